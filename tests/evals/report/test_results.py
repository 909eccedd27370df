"""Results as the page shows them."""

from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest

from evals import running
from evals.gold import load
from evals.matching import SECTIONS
from evals.report.results import KINDS, Result, article_views
from evals.running import Prediction, scored
from evals.statistics import rates


@pytest.fixture
def result(predictions: list[Prediction], tmp_path: Path) -> Result:
    return Result.of(running.save("first", predictions, tmp_path))


def other(result: Result, **changes: object) -> Result:
    """The first article alone, changed."""
    name = min(result.predictions)
    made = replace(deepcopy(result.predictions[name]), **changes)
    return Result("other", {name: made}, {name: scored(made)})


def test_a_result_is_called_as_its_file_and_scored(result: Result) -> None:
    assert result.name == "first"
    assert result.strict == rates([scored(each) for each in result.predictions.values()], strict=True)
    errors = sum(len(score.errors) for score in result.scores.values())
    assert result.spent.errors == errors == sum(kinds.total() for kinds in result.kinds.values())
    assert result.spent.cost_usd == 0.0
    assert {kind for kinds in result.kinds.values() for kind in kinds} <= set(KINDS)


def test_an_unknown_price_makes_the_sum_unknown(result: Result) -> None:
    assert other(result, cost_usd=None).spent.cost_usd is None


def test_every_error_of_every_article_is_shown_once(result: Result) -> None:
    for view in article_views([result]):
        errors = result.scores[view.name].errors
        assert sorted(fault.kind for fault in view.faults) == sorted(error.kind for error in errors)
        assert [fault.number for fault in view.faults] == list(range(len(errors)))
        assert "".join(piece.text for piece in view.pieces) == load(view.name).text


def test_an_error_that_two_results_share_is_one(result: Result) -> None:
    (first, *rest) = article_views([result, other(result, summary="Another.")])
    assert {fault.results for fault in first.faults} == {(0, 1)}
    assert first.summaries == {result.predictions[first.name].summary: [0], "Another.": [1]}
    assert all(view.predictions[1] is None and view.rates[1] is None for view in rest)


def test_errors_of_one_result_are_its_own(result: Result) -> None:
    emptied = other(result, sections={section: [] for section in SECTIONS})
    (first, *_) = article_views([result, emptied])
    assert {fault.results for fault in first.faults if fault.kind == "invented"} == {(0,)}
    assert (1,) in {fault.results for fault in first.faults if fault.kind == "missed"}
