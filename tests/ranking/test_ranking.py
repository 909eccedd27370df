"""Rankings: probabilities from features, and kept weights that the rules of reading really use."""

import math

import pytest

from evals.tasks import TASKS
from summarizer.ranking import Ranking


def test_the_probability_is_the_logistic_of_the_weighted_sum() -> None:
    ranking = Ranking({"bias": -1.0, "a": 2.0}, cut=0.5)
    assert ranking.probability({"bias": 1, "a": 1.5}) == pytest.approx(1 / (1 + math.exp(-2.0)))


def test_a_feature_without_a_weight_changes_nothing() -> None:
    ranking = Ranking({"bias": 0.3}, cut=0.5)
    assert ranking.probability({"bias": 1, "never seen": 9}) == ranking.probability({"bias": 1})


@pytest.mark.parametrize("score", [-1e6, 1e6])
def test_no_score_is_too_far_out(score: float) -> None:
    assert 0 <= Ranking({"a": 1.0}, cut=0.5).probability({"a": score}) <= 1


@pytest.mark.parametrize("name", sorted(TASKS))
def test_every_task_has_kept_weights_cut_as_the_task_says(name: str) -> None:
    ranking = Ranking.named(name)
    assert ranking.cut == TASKS[name].cut
    assert len(ranking.weights) > 1
