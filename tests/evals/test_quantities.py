"""When two numbers are one quantity."""

import pytest

from evals.quantities import same_quantity, same_unit
from tests.evals.items import HURT, Item, number


def of(value: float | None, unit: str | None = "people", **more: object) -> Item:
    return number(value, HURT, unit=unit, **more)


def vague(low: float | None) -> Item:
    return of(None, hedge="vague", low=low)


def between(low: float, high: float) -> Item:
    return of(None, hedge="range", low=low, high=high)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (of(40), of(40), True),
        (of(40), of(40.0), True),
        (of(40), of(41), False),
        (of(40), of(40, hedge="about"), True),
        (of(4_200_000), of(4_200_100), False),
        (of(1.2345, "USD"), of(1.2341, "USD"), False),
        (of(0.1 + 0.2, "kg"), of(0.3, "kg"), True),
        (of(0.25, "share"), of(25, "%"), True),
        (of(25, "percent"), of(0.25, "share"), True),
        (of(25, "percent"), of(25, "%"), True),
        (of(5, "percentage points"), of(5, "%"), True),
        (of(0.25, "share"), of(0.25, "%"), False),
        (of(0.25, "kg"), of(25, "%"), False),
        (of(25, None), of(25, "%"), True),
        (of(1 / 3, "share"), of(0.333, "share"), True),
        (of(33.3, "%"), of(1 / 3, "share"), True),
        (of(1 / 3, "share"), of(0.3, "share"), False),
        (vague(24), vague(200), True),
        (vague(24), vague(None), True),
        (vague(24), of(24), False),
        (of(40, hedge="vague"), of(40), True),
        (between(1, 3), between(1, 3), True),
        (between(1, 3), between(1, 4), False),
        (between(1, 3), between(2, 3), False),
        (between(1, 3), of(3), False),
        (between(1, 3), vague(1), False),
        (of(None), of(None), False),
        (of(0), of(0), True),
    ],
)
def test_a_quantity_is_the_same_either_way_round(first: Item, second: Item, same: bool) -> None:
    assert same_quantity(first, second) == same_quantity(second, first) == same


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (of(1, "people"), of(1, "person"), True),
        (of(1, "people"), of(1, None), True),
        (of(1, "months"), of(1, "month"), True),
        (of(1, "%"), of(1, "share"), True),
        (of(1, "USD"), of(1, "EUR"), False),
        (of(1, "houses", counts="houses lost"), of(1, None, counts="homes"), True),
        (of(1, "houses", counts="homes"), of(1, None, counts="homes"), False),
    ],
)
def test_units_are_the_same_in_any_wording(first: Item, second: Item, same: bool) -> None:
    assert same_unit(first, second) == same_unit(second, first) == same
