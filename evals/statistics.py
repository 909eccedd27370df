"""Intervals by resampling articles: items of one article are not independent, articles are.

Percentile bootstrap over articles (Efron and Tibshirani 1993, chapter 13), seeded, so that the same scores always
give the same interval.
"""

from collections.abc import Sequence

import numpy as np

from evals.matching import SECTIONS, Section
from evals.scoring import ArticleScore

RESAMPLES = 2_000
SEED = 20_250_101
Rates = dict[str, float]
"""A rate by section, and "macro", their mean."""
Difference = tuple[float, float, float]
"""A change, and the low and the high end of its interval."""
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
) -> dict[str, Difference]:
    """Second less first, for the same articles in the same order: the difference and its paired 95% interval."""
    if len(first) != len(second):
        raise ValueError("a paired comparison needs the same articles on both sides")
    before, after = rates(first, strict=strict), rates(second, strict=strict)
    tables = _table(first), _table(second)
    low, high = _ends(_resampled(tables[1], strict=strict) - _resampled(tables[0], strict=strict))
    return {name: (after[name] - before[name], low[name], high[name]) for name in before}


def attribute_differences(
    first: Sequence[ArticleScore], second: Sequence[ArticleScore], *, confidence: float
) -> dict[tuple[Section, str], Difference]:
    """The share of pairs with an attribute right, second less first, with its paired interval; see `differences`.

    An attribute of a section in which one side has no pairs at all is left out.
    """
    found: dict[tuple[Section, str], Difference] = {}
    times_drawn = _times_drawn(len(first))
    for section, name in dict.fromkeys((s, n) for score in first for s in SECTIONS for n in score.counts[s].attributes):
        before, after = (_attribute_table(each, section, name) for each in (first, second))
        if before[:, 1].any() and after[:, 1].any():
            level, now = (_ratio(each.sum(axis=0)) for each in (before, after))
            sampled = _ratio(times_drawn @ after) - _ratio(times_drawn @ before)
            tail = 50 * (1 - confidence)
            low, high = np.nanpercentile(sampled, [tail, 100 - tail])
            found[section, name] = (float(now - level), float(low), float(high))
    return found


def _attribute_table(scores: Sequence[ArticleScore], section: Section, name: str) -> np.ndarray:
    """Articles by pairs with the attribute right, and all pairs."""
    return np.array([score.counts[section].attributes.get(name, (0, 0)) for score in scores], dtype=float)


def _ratio(sums: np.ndarray) -> np.ndarray:
    pairs = sums[..., 1]
    return np.where(pairs > 0, sums[..., 0] / np.where(pairs > 0, pairs, 1), np.nan)


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
    return _f1(np.tensordot(_times_drawn(len(table)), table, axes=1), strict=strict)


def _times_drawn(articles: int) -> np.ndarray:
    drawn = np.random.default_rng(SEED).integers(0, articles, size=(RESAMPLES, articles))
    times: np.ndarray = (drawn[:, :, None] == np.arange(articles)).sum(axis=1)
    return times


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
