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
    return _named(_f1(_table(scores).sum(axis=0), strict=strict))


def intervals(scores: Sequence[ArticleScore], *, strict: bool) -> dict[str, tuple[float, float]]:
    """The 95% interval of each of `rates`."""
    low, high = _ends(_resampled(_table(scores), strict=strict))
    return {name: (low[name], high[name]) for name in low}


def differences(
    first: Sequence[ArticleScore], second: Sequence[ArticleScore], *, strict: bool
) -> dict[str, tuple[float, float, float]]:
    """Second less first, for the same articles in the same order: the difference and its paired 95% interval."""
    if len(first) != len(second):
        raise ValueError("a paired comparison needs the same articles on both sides")
    before, after = rates(first, strict=strict), rates(second, strict=strict)
    tables = _table(first), _table(second)
    low, high = _ends(_resampled(tables[1], strict=strict) - _resampled(tables[0], strict=strict))
    return {name: (after[name] - before[name], low[name], high[name]) for name in before}


def _table(scores: Sequence[ArticleScore]) -> np.ndarray:
    """Articles by sections by counts."""
    if not scores:
        raise ValueError("no articles to score")
    return np.array(
        [[[getattr(score.counts[section], name) for name in _FIELDS] for section in SECTIONS] for score in scores],
        dtype=float,
    )


def _resampled(table: np.ndarray, *, strict: bool) -> np.ndarray:
    """Resamples by sections and their mean; the same articles are drawn for every table of one length."""
    drawn = np.random.default_rng(SEED).integers(0, len(table), size=(RESAMPLES, len(table)))
    times_drawn = (drawn[:, :, None] == np.arange(len(table))).sum(axis=1)
    return _f1(np.tensordot(times_drawn, table, axes=1), strict=strict)


def _f1(sums: np.ndarray, *, strict: bool) -> np.ndarray:
    right, right_required = (4, 5) if strict else (2, 3)
    precision = _share(sums[..., right], sums[..., 0])
    recall = _share(sums[..., right_required], sums[..., 1])
    both = precision + recall
    f1 = np.where(both > 0, 2 * precision * recall / np.where(both > 0, both, 1), 0.0)
    return np.concatenate([f1, f1.mean(axis=-1, keepdims=True)], axis=-1)


def _share(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    return np.where(whole > 0, part / np.where(whole > 0, whole, 1), 1.0)


def _named(row: np.ndarray) -> Rates:
    return dict(zip((*SECTIONS, "macro"), row.tolist(), strict=True))


def _ends(sampled: np.ndarray) -> tuple[Rates, Rates]:
    low, high = np.percentile(sampled, [2.5, 97.5], axis=0)
    return _named(low), _named(high)
