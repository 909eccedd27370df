"""Fitting: it finds what tells right from wrong, and judges itself on articles it has not seen."""

from math import exp
from random import Random

import pytest

from evals.fitting import Passage, Task, fitted, report

TASK = Task("made up", lambda *_: [], penalty=0.01, cut=0.5)


def made(telling: float) -> dict[str, list[Passage]]:
    """Articles whose passages are likely right where the feature "sign" is high, as far as `telling` goes."""
    chance = Random(7)
    articles = {}
    for number in range(16):
        signs = [chance.random() for _ in range(20)]
        articles[f"article {number}"] = [
            Passage({"bias": 1.0, "sign": sign}, chance.random() < 1 / (1 + exp(-16 * telling * (sign - 0.5))), False)
            for sign in signs
        ]
    return articles


def test_a_telling_feature_gets_weight_and_ranks_unseen_articles() -> None:
    fit = fitted(TASK, made(1.0))
    assert fit.ranking.weights["sign"] > 1
    assert fit.auc > 0.9


def test_what_tells_nothing_ranks_like_chance() -> None:
    assert fitted(TASK, made(0.0)).auc == pytest.approx(0.5, abs=0.1)


def test_every_passage_is_judged_once_by_weights_that_have_not_seen_it() -> None:
    articles = made(0.8)
    fit = fitted(TASK, articles)
    assert sorted(map(id, (each for _, each in fit.held_out))) == sorted(
        id(each) for passages in articles.values() for each in passages
    )
    seen = fit.ranking.probability
    assert any(abs(probability - seen(each.features)) > 1e-6 for probability, each in fit.held_out)


def test_probabilities_are_reliable_where_the_model_fits() -> None:
    for mean, share, count in fitted(TASK, made(0.8)).reliability():
        assert count == 64
        assert share == pytest.approx(mean, abs=0.15)


def test_the_report_tells_the_held_out_figures() -> None:
    articles = made(1.0)
    fit = fitted(TASK, articles)
    assert report(TASK, articles, fit).startswith("made up: 320 passages of 16 articles, ")
    assert f"held-out AUC {fit.auc:.3f}" in report(TASK, articles, fit)


def test_of_rivals_the_likeliest_is_chosen_by_their_shares() -> None:
    choice = [
        [Passage({"a: sign": 1.0}, True, False, among=n), Passage({"a: sign": -1.0}, False, False, among=n)]
        for n in range(16)
    ]
    articles = {f"article {n}": passages for n, passages in enumerate(choice)}
    fit = fitted(TASK, articles)
    assert fit.ranking.weights["a: sign"] > 1
    assert sum(share for share, _ in fit.held_out) == pytest.approx(16)
    assert "held-out choices: 16 of 16 right" in report(TASK, articles, fit)
