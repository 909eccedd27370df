"""Limited by the model alone, in constant memory: smaller runs of `python -m evals speed batch`."""

from itertools import islice

import pytest

from evals.gold import split_of
from evals.speed import batch
from evals.speed.batch import LATENCY, TARGET_GROWTH_MB, TARGET_SHARE, WORDS_OF_THE_STREAM, articles
from evals.speed.contenders import contenders, ours, pace
from evals.speed.memory import growth
from evals.speed.server import answered, model

pytestmark = [pytest.mark.batch, pytest.mark.timeout(900)]
DEV = split_of("dev")


def test_the_model_is_the_limit() -> None:
    concurrency = 8
    with model(LATENCY) as url:
        measured = pace(ours, url, articles(DEV, 20), 48, concurrency)
    assert measured.requests * LATENCY / concurrency >= TARGET_SHARE


def test_memory_does_not_grow_with_the_articles() -> None:
    grown = growth(articles(DEV, WORDS_OF_THE_STREAM), 2_000)
    assert grown.whole < TARGET_GROWTH_MB
    assert grown.parent < 10


def test_everyone_briefs_the_same_articles_and_there_is_something_to_check() -> None:
    given = list(islice(articles(DEV), 3))
    with model(0.0) as url:
        for name, brief in contenders().items():
            before = answered(url)
            brief(url, given, 2)
            assert answered(url) - before >= 3, name


def test_processor_time_and_the_second_run_are_measured() -> None:
    parser, rest = batch.processor(DEV[:2])
    assert parser.ours > 0
    assert 0 < rest.ours < 10_000
    again = batch.second_run(DEV[:2])
    assert (again.ours, again.missed) == (0, False)
