"""Intervals by resampling articles: items of one article are not independent, articles are.

Percentile bootstrap over articles (Efron and Tibshirani 1993, chapter 13), seeded, so that the same scores always
give the same interval.
"""

from collections.abc import Sequence

import numpy as np

from evals.matching import SECTIONS
from evals.scoring import ArticleScore

RESAMPLES = 2_000
SEED = 20_250_101
Rates = dict[str, float]
"""A rate by section, and "macro", their mean."""
_FIELDS = ("predicted", "required", "right", "right_required", "strict", "strict_required")


def rates(scores: Sequence[ArticleScore], *, strict: bool) -> Rates:
    """F1 of each section over all articles, and the mean of the sections."""
    return _rates(_table(scores).sum(axis=0)[None], strict=strict)[0]


def intervals(scores: Sequence[ArticleScore], *, strict: bool) -> dict[str, tuple[float, float]]:
    """The 95% interval of each of `rates`."""
    sampled = _resampled(_table(scores), strict=strict)
    return {name: _ends([each[name] for each in sampled]) for name in sampled[0]}


def differences(
    first: Sequence[ArticleScore], second: Sequence[ArticleScore], *, strict: bool
) -> dict[str, tuple[float, float, float]]:
    """Second less first, for the same articles in the same order: the difference and its paired 95% interval."""
    if len(first) != len(second):
        raise ValueError("a paired comparison needs the same articles on both sides")
    before, after = rates(first, strict=strict), rates(second, strict=strict)
    sampled_before, sampled_after = (_resampled(_table(each), strict=strict) for each in (first, second))
    return {
        name: (
            after[name] - before[name],
            *_ends([b[name] - a[name] for a, b in zip(sampled_before, sampled_after, strict=True)]),
        )
        for name in before
    }


def _table(scores: Sequence[ArticleScore]) -> np.ndarray:
    """Articles by sections by counts."""
    if not scores:
        raise ValueError("no articles to score")
    return np.array(
        [[[getattr(score.counts[section], name) for name in _FIELDS] for section in SECTIONS] for score in scores],
        dtype=float,
    )


def _resampled(table: np.ndarray, *, strict: bool) -> list[Rates]:
    drawn = np.random.default_rng(SEED).integers(0, len(table), size=(RESAMPLES, len(table)))
    return _rates(table[drawn].sum(axis=1), strict=strict)


def _rates(sums: np.ndarray, *, strict: bool) -> list[Rates]:
    right, right_required = (4, 5) if strict else (2, 3)
    precision = _share(sums[..., right], sums[..., 0])
    recall = _share(sums[..., right_required], sums[..., 1])
    both = precision + recall
    f1 = np.where(both > 0, 2 * precision * recall / np.where(both > 0, both, 1), 0.0)
    return [_named(row) for row in f1]


def _share(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    return np.where(whole > 0, part / np.where(whole > 0, whole, 1), 1.0)


def _named(row: np.ndarray) -> Rates:
    by_section: dict[str, float] = {section: float(value) for section, value in zip(SECTIONS, row, strict=True)}
    return by_section | {"macro": float(row.mean())}


def _ends(values: Sequence[float]) -> tuple[float, float]:
    low, high = np.percentile(values, [2.5, 97.5])
    return float(low), float(high)
