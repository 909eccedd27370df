"""Fits the rankings of `summarizer.ranking` on the articles of dev and train: `python -m evals fit events`.

Logistic regression with an L2 penalty, the bias hardly penalised, by L-BFGS. Every fixture's passages are ranked once
by weights fitted without it (folds of whole articles), and only that ranking is reported; the sentence encoder that
reads an article has not been trained on it either. The kept weights have seen all of them, so that dev scores of whole
briefs flatter them a little, and test scores do not.
"""

import json
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from random import Random

import numpy as np
from scipy.optimize import minimize

import summarizer.ranking
from evals.gold import Fixture, load, split_of
from evals.matching import Item, Matcher, Section
from evals.reliability import BANDS, parted
from evals.running import gold_sections
from evals.scoring import Counts, counted
from evals.unseen import unseen
from evals.wording import Sentences
from summarizer.ranking import Features, Ranking
from summarizer.reading.reading import Reading
from summarizer.sources import read_article

WEIGHTS = Path(summarizer.ranking.__file__).parent
FOLDS = 8
SEED = 20_261_125
_BIAS_PENALTY = 0.01


@dataclass(frozen=True, slots=True)
class Passage:
    """Something reading proposes: its features, and whether it stands for an item of the label, a required one."""

    features: Features
    right: bool
    required: bool
    among: Hashable = None
    """Of which passages just one stands, where one is chosen: this is the same for all of them."""


@dataclass(frozen=True, slots=True)
class Task:
    """A ranking to be fitted: the passages of an article with its label, and the settings of the fit."""

    name: str
    passages: Callable[[Reading, Sentences, dict[str, list[Item]]], list[Passage]]
    penalty: float
    cut: float
    weight_of_required: float = 1.0
    """What a required item counts for beyond the 1 of any other passage."""
    section: Section | None = None
    """The section of the brief that the ranking alone decides, for scoring what it lists."""
    listed: Callable[[Reading, Ranking], dict[str, list[Item]]] | None = None
    """The section that a ranking gives, and `who` for comparing names."""
    probed: bool = False
    """Whether it is for articles that the probes have read too."""


@dataclass(frozen=True, slots=True)
class Fit:
    """Weights, and how passages rank by weights that were fitted without their articles."""

    ranking: Ranking
    held_out: tuple[tuple[float, Passage], ...]
    without: dict[str, Ranking]
    """For each article the weights that were fitted without it."""

    @property
    def auc(self) -> float:
        """How often a right passage is ranked above a wrong one."""
        right = np.array([p for p, each in self.held_out if each.right])
        wrong = np.array([p for p, each in self.held_out if not each.right])
        above = (right[:, None] > wrong).mean() + 0.5 * (right[:, None] == wrong).mean()
        return float(above)

    def reliability(self) -> list[tuple[float, float, int]]:
        """Mean probability, share right, and number of passages, from the least probable fifth to the most."""
        ordered = sorted(self.held_out, key=lambda each: each[0])
        return [
            (float(np.mean([p for p, _ in part])), float(np.mean([each.right for _, each in part])), len(part))
            for part in parted(ordered, BANDS)
        ]


def learnt_from() -> list[str]:
    """The articles that rankings and the encoder may learn from."""
    return [*split_of("dev"), *split_of("train")]


def articles(task: Task) -> dict[str, list[Passage]]:
    """The passages of every article of dev and train."""
    found = {}
    for name in learnt_from():
        fixture, reading = _read(task, name)
        with unseen(name):
            found[name] = task.passages(reading, Sentences(fixture.text), gold_sections(fixture))
    return found


@cache
def article(name: str) -> tuple[Fixture, Reading]:
    """The fixture, and what is worked out of it, which is kept."""
    fixture = load(name)
    return fixture, Reading(read_article(fixture.text))


def _read(task: Task, name: str) -> tuple[Fixture, Reading]:
    from evals import states

    return states.read(name) if task.probed else article(name)


def fitted(task: Task, passages: dict[str, list[Passage]]) -> Fit:
    """The task's weights, and the held-out ranking of all passages."""
    names = sorted(passages)
    Random(SEED).shuffle(names)
    held_out: list[tuple[float, Passage]] = []
    without: dict[str, Ranking] = {}
    for fold in (names[start::FOLDS] for start in range(FOLDS)):
        others = [each for name in names if name not in fold for each in passages[name]]
        ranking = _fitted(task, others)
        without.update(dict.fromkeys(fold, ranking))
        held_out += [ranked for name in fold for ranked in _ranked(ranking, passages[name])]
    return Fit(_fitted(task, [each for name in names for each in passages[name]]), tuple(held_out), without)


def section_score(task: Task, fit: Fit) -> Counts | None:
    """How the task's section of every article scores with weights that have not seen the article."""
    if task.section is None or task.listed is None:
        return None
    sum_of_all = Counts()
    for name, ranking in fit.without.items():
        fixture, reading = _read(task, name)
        with unseen(name):
            gold, predicted = gold_sections(fixture), task.listed(reading, ranking)
        mine, theirs = predicted[task.section], gold[task.section]
        pairs = Matcher(fixture.text, predicted, gold).pairs(task.section, mine, theirs)
        sum_of_all += counted(task.section, len(mine), theirs, pairs)
    return sum_of_all


def _ranked(ranking: Ranking, passages: Sequence[Passage]) -> list[tuple[float, Passage]]:
    """The passages with their probabilities, those of a choice with their shares of it."""
    ranked = []
    for _, group in groupby(passages, key=lambda each: each.among):
        rivals = list(group)
        if rivals[0].among is None:
            ranked += [(ranking.probability(each.features), each) for each in rivals]
        else:
            ranked += zip(ranking.shares([each.features for each in rivals]), rivals, strict=True)
    return ranked


def _fitted(task: Task, passages: Sequence[Passage]) -> Ranking:
    names = ["bias", *sorted({name for each in passages for name in each.features} - {"bias"})]
    x = np.array([[each.features.get(name, 0.0) for name in names] for each in passages])
    y = np.array([float(each.right) for each in passages])
    if any(each.among is not None for each in passages):
        return _kept(task, names, _chosen(task, names, x, y, [each.among for each in passages]))
    share = np.array([1 + task.weight_of_required * each.required for each in passages])
    penalty = np.full(len(names), task.penalty)
    penalty[0] *= _BIAS_PENALTY

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        score = x @ weights
        surprise = share * (np.logaddexp(0, score) - y * score)
        slope = x.T @ (share * (1 / (1 + np.exp(-score)) - y))
        return float(surprise.sum() + 0.5 * (penalty * weights**2).sum()), slope + penalty * weights

    return _kept(task, names, minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x)


def _kept(task: Task, names: Sequence[str], weights: np.ndarray) -> Ranking:
    return Ranking({name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}, task.cut)


def _chosen(
    task: Task, names: Sequence[str], x: np.ndarray, right: np.ndarray, among: Sequence[Hashable]
) -> np.ndarray:
    """The weights by which what is right has most of each choice; features of one name lean on each other, whatever
    class stands before it ("he: named").
    """
    alike = sorted({name.split(": ")[-1] for name in names})
    leaning = np.array([[float(name.split(": ")[-1] == each) for each in alike] for name in names])
    wide = np.hstack([x, x @ leaning])
    starts = [at for at, each in enumerate(among) if not at or each != among[at - 1]]
    choice = np.repeat(np.arange(len(starts)), np.diff([*starts, len(among)]))

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        score = wide @ weights
        odds = np.exp(score - np.maximum.reduceat(score, starts)[choice])
        of_all, of_right = np.add.reduceat(odds, starts), np.add.reduceat(odds * right, starts)
        slope = wide.T @ (odds / of_all[choice] - odds * right / of_right[choice])
        surprise = (np.log(of_all) - np.log(of_right)).sum() + 0.5 * task.penalty * (weights**2).sum()
        return float(surprise), slope + task.penalty * weights

    best = minimize(loss, np.zeros(wide.shape[1]), jac=True, method="L-BFGS-B").x
    weights: np.ndarray = best[: len(names)] + leaning @ best[len(names) :]
    return weights


def keep(task: Task, fit: Fit) -> Path:
    """Write the weights where the summarizer reads them."""
    path = WEIGHTS / f"{task.name}.json"
    kept = {"cut": fit.ranking.cut, "weights": dict(fit.ranking.weights)}
    path.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    return path


def _choice_of(ranked: tuple[float, Passage]) -> Hashable:
    return ranked[1].among


def report(task: Task, passages: dict[str, list[Passage]], fit: Fit) -> str:
    """What was fitted, and how well it ranks passages of articles it has not seen."""
    right = sum(each.right for _, each in fit.held_out)
    lines = [
        f"{task.name}: {len(fit.held_out)} passages of {len(passages)} articles, {right} right, "
        f"held-out AUC {fit.auc:.3f}",
        "probability, share right, passages:",
        *(f"  {mean:.2f}  {share:.2f}  {count}" for mean, share, count in fit.reliability()),
    ]
    if choices := [list(group) for among, group in groupby(fit.held_out, key=_choice_of) if among is not None]:
        hits = sum(max(rivals, key=lambda each: each[0])[1].right for rivals in choices)
        lines.append(f"held-out choices: {hits} of {len(choices)} right")
    if (score := section_score(task, fit)) is not None:
        lines.append(
            f"held-out {task.section} at {task.cut}: {score.predicted} listed, P {score.precision:.2f}, "
            f"R {score.recall:.2f}, F1 {score.f1:.2f}, strict F1 {score.strict_f1:.3f}"
        )
    return "\n".join(lines)
