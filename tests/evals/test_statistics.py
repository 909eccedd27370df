"""Rates over articles and their intervals."""

import numpy as np
import pytest

from evals.matching import SECTIONS
from evals.scoring import ArticleScore, macro_f1, total
from evals.statistics import RESAMPLES, SEED, attribute_differences, differences, intervals, rates
from tests.evals.items import HURT, number, required, scored

GOOD = scored("numbers", [number(40, HURT)], [required(number(40, HURT))])
BAD = scored("numbers", [number(41, HURT)], [required(number(40, HURT))])


def test_rates_are_those_of_the_summed_counts() -> None:
    assert rates([GOOD, BAD], strict=True)["numbers"] == 0.5
    assert list(rates([GOOD], strict=True)) == [*SECTIONS, "macro"]
    for strict in (True, False):
        assert rates([GOOD, BAD], strict=strict)["macro"] == pytest.approx(macro_f1(total([GOOD, BAD]), strict=strict))


def test_intervals_hold_the_rate_and_are_the_same_every_time() -> None:
    low, high = intervals([GOOD, BAD] * 4, strict=True)["numbers"]
    assert 0 < low < 0.5 < high < 1
    assert intervals([GOOD, BAD] * 4, strict=True) == intervals([GOOD, BAD] * 4, strict=True)
    assert intervals([GOOD] * 3, strict=True)["numbers"] == (1.0, 1.0)


def test_intervals_are_those_of_resampling_articles_one_by_one() -> None:
    scores = [GOOD, BAD, GOOD, GOOD, BAD]
    drawn = np.random.default_rng(SEED).integers(0, 5, size=(RESAMPLES, 5))
    one_by_one = [rates([scores[i] for i in each], strict=True)["numbers"] for each in drawn.tolist()]
    low, high = np.percentile(one_by_one, [2.5, 97.5])
    assert intervals(scores, strict=True)["numbers"] == pytest.approx((low, high))


def test_differences_are_paired_by_article() -> None:
    assert differences([GOOD] * 5, [BAD] * 5, strict=True)["numbers"] == (-1.0, -1.0, -1.0)
    mixed = [GOOD, BAD, GOOD, BAD, BAD]
    assert differences(mixed, mixed, strict=True)["numbers"] == (0.0, 0.0, 0.0)
    with pytest.raises(ValueError, match="same articles"):
        differences([GOOD], [], strict=True)


def test_differences_of_attributes_are_shares_of_pairs() -> None:
    vague = scored("numbers", [number(40, HURT, hedge="about")], [required(number(40, HURT))])
    found = attribute_differences([GOOD, GOOD, BAD], [vague, GOOD, BAD], confidence=0.99)
    assert list(found) == [("numbers", name) for name in ("hedge", "said_by", "unit", "counts")]
    assert found["numbers", "hedge"][0] == -0.5
    assert found["numbers", "hedge"][1:] == (-1.0, 0.0)
    assert found["numbers", "unit"] == (0.0, 0.0, 0.0)
    assert attribute_differences([GOOD], [BAD], confidence=0.99) == {}


def test_no_articles_have_no_rate() -> None:
    nothing: list[ArticleScore] = []
    with pytest.raises(ValueError, match="no articles"):
        rates(nothing, strict=True)
