"""Limited by the model alone, in constant memory: smaller runs of `python -m evals speed batch`."""

import asyncio

import pytest

from evals.gold import split_of
from evals.speed.batch import LATENCY, TARGET_GROWTH_MB, TARGET_SHARE, articles, briefed, growth, model

pytestmark = [pytest.mark.batch, pytest.mark.timeout(900)]


def test_the_model_is_the_limit() -> None:
    concurrency = 8
    with model(LATENCY) as spec:
        rate, _ = asyncio.run(briefed(spec, articles(split_of("dev"), 20), 48, concurrency))
    assert rate * LATENCY / concurrency >= TARGET_SHARE


def test_memory_does_not_grow_with_the_articles() -> None:
    assert growth(split_of("dev"), 2_000, 15) < TARGET_GROWTH_MB
