"""Numbers of different writing made comparable: units brought to a base, and how far a rounding may reach."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from summarizer.reading.mentions import Hedge, NumberMention

_BASES: dict[str, tuple[str, float]] = {
    "%": ("share", 0.01), "share": ("share", 1.0), "percentage points": ("points", 1.0), "points": ("points", 1.0),
    "basis points": ("points", 0.01), "seconds": ("time", 1.0), "minutes": ("time", 60.0), "hours": ("time", 3600.0),
    "days": ("time", 86_400.0), "weeks": ("time", 604_800.0), "months": ("time", 2_629_800.0),
    "years": ("time", 31_557_600.0), "seasons": ("time", 31_557_600.0),
    "nights": ("time", 86_400.0), "fortnights": ("time", 1_209_600.0), "decades": ("time", 315_576_000.0),
    "centuries": ("time", 3_155_760_000.0),
    "mm": ("length", 0.001), "cm": ("length", 0.01), "m": ("length", 1.0), "km": ("length", 1000.0),
    "miles": ("length", 1609.344), "yards": ("length", 0.9144), "feet": ("length", 0.3048),
    "inches": ("length", 0.0254), "g": ("mass", 0.001), "kg": ("mass", 1.0), "tonnes": ("mass", 1000.0),
}  # fmt: skip
_COUNTED = frozenset({"people", "votes", "seats", "goals", "times"})
_DOLLARS = frozenset({"USD", "AUD", "CAD", "NZD", "HKD", "SGD"})
_MONTH_SLACK = 0.035
"""Months are 28 to 31 days, so "two months" is 60 days."""
_CONVERSION_SLACK = 0.02
_FRACTION_SLACK = 0.012
_LOOSE_FRACTION, _LOOSELY_MORE = 0.06, 0.2
"""How far "more than a quarter" and "more than half" may be exceeded."""
_DOZEN, _DOZEN_STEP = 12, 6.0
"""A dozen is a round number: "almost two dozen" may be 22."""
_NEARLY, _FARTHEST = 0.11, 0.055
"""How far "nearly a third" may be off, as a share of itself, and at most."""
_AGED = re.compile(r"\b(?:(?:girl|boy|man|woman|child|son|daughter|teenager) of|aged) $")
_SHARED_UNIT = re.compile(rf" (?:and|or) [\w.,]+ ({'|'.join(unit for unit in _BASES if unit.isalpha())})\b")
"""The unit that two numbers share: "taken 7 and 19 days later"."""
_OR_MORE_THAN = re.compile(r"\bor more$")
_LOOSELY = re.compile(r"(?:about|around|some|roughly|nearly|almost)\b")
_WIDEST_BOUND = 1.5
LARGEST = 1e300
_HEDGES: dict[str, tuple[str, ...]] = {
    "at_least": ("at least", "at the very least", "or more", "no fewer than", "and change"),
    "more_than": ("more than", "and change"),
    "at_most": ("at most", "at the most", "up to", "or fewer", "or less"),
    "less_than": ("less than", "fewer than", "under "),
}
LOWER: frozenset[Hedge] = frozenset({"at_least", "more_than"})
UPPER: frozenset[Hedge] = frozenset({"at_most", "less_than"})
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Amount:
    """One value in its base unit. `kind` is the dimension, a currency code, "count", another unit, or None."""

    value: float
    kind: str | None
    hedge: Hedge
    step: float
    """The place of the last digit that is not zero: what rounding to these digits may move."""
    scale: float
    fraction: bool


def amount(number: NumberMention, value: float, hedge: Hedge | None = None) -> Amount:
    """`value`, one of the bounds or the value of `number`, in its base unit."""
    kind, scale = kind_of(number.unit)
    fraction = number.unit == "share"
    return Amount(value * scale, kind, hedge or number.hedge, _step(number, value) * scale, scale, fraction)


def amounts(number: NumberMention) -> list[Amount]:
    """The values of `number`: its value, or both ends of its range, each bounded by the other."""
    if any(value is not None and abs(value) > LARGEST for value in (number.value, number.low, number.high)):
        return []
    if number.value is not None:
        return [amount(number, float(number.value))]
    ends: list[tuple[float | None, Hedge]] = [(number.low, "at_least"), (number.high, "at_most")]
    return [amount(number, float(value), hedge) for value, hedge in ends if value is not None]


def kind_of(unit: str | None) -> tuple[str | None, float]:
    """The dimension of a unit, and how many base units it is."""
    if unit in _COUNTED:
        return "count", 1.0
    return _BASES.get(unit or "", (unit, 1.0))


def comparable(first: str | None, second: str | None) -> bool:
    """Whether amounts of two kinds can be one and the same."""
    if first == second or first is None or second is None:
        return True
    if {first, second} <= _DOLLARS:
        return "USD" in (first, second)
    return {first, second} == {"share", "points"}


def _step(number: NumberMention, value: float) -> float:
    digits = _DIGITS.search(number.text)
    if digits is None and "dozen" in number.text.casefold():
        return _DOZEN_STEP
    if digits is None and "half" in number.text.casefold() and value > 1:
        return float(10.0 ** math.floor(math.log10(value))) / 4
    if digits is None and value < 20:
        return 1.0
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return float(10.0**exponent) if isinstance(exponent, int) else 1.0


def same_value(first: float, second: float) -> bool:
    """Whether two values are equal but for the noise of reckoning."""
    return abs(first - second) <= 1e-6 * max(abs(first), abs(second), 1e-9)


def fits(said: Amount, there: Amount) -> str | None:
    """How the article's amount bears out the summary's: "same", "rounded", or "hedge" where only the hedge differs."""
    if not comparable(said.kind, there.kind):
        return None
    if said.kind is None or there.kind is None:
        said, there = _bare(said), _bare(there)
    if same_value(said.value, there.value):
        if said.fraction and not there.fraction:
            return "rounded"
        return "same" if _hedges_agree(said.hedge, there.hedge) else "hedge"
    if _rounds(said, there) and not _money_against_none(said, there):
        return "rounded"
    if _same_period(said, there) or _same_share(said, there) or _same_measure(said, there):
        return "rounded" if _hedges_agree(said.hedge, there.hedge) else "hedge"
    return None


def comes_to(said: Amount, value: float) -> bool:
    """Whether a reckoned value is the one given, rounded as its digits and hedge allow."""
    if value <= 0:
        return False
    reckoned = Amount(value, said.kind, "exact", 0.0, said.scale, False)
    if fits(said, reckoned) in {"same", "rounded"}:
        return True
    return said.hedge == "exact" and said.kind == "share" and abs(said.value - value) <= said.step / 2


def _money_against_none(said: Amount, there: Amount) -> bool:
    """Whether a sum of money is set against a bare count, which only the very same digits could bear out."""
    kinds = {said.kind, there.kind}
    return None in kinds and any(kind and kind.isupper() for kind in kinds)


def _bare(each: Amount) -> Amount:
    """The amount as written, where the other has no unit to convert from."""
    return replace(each, value=each.value / each.scale, step=each.step / each.scale, scale=1.0)


def _same_period(said: Amount, there: Amount) -> bool:
    converted = said.kind == there.kind == "time" and said.scale != there.scale
    return converted and abs(said.value - there.value) <= _MONTH_SLACK * there.value


def _same_measure(said: Amount, there: Amount) -> bool:
    """Whether a length or weight is the same in other units: 46 feet for 14 m, 25 miles for 40 km."""
    converted = said.kind == there.kind and said.kind in {"length", "mass"} and said.scale != there.scale
    return converted and abs(said.value - there.value) <= max(said.step / 2, _CONVERSION_SLACK * there.value)


def _same_share(said: Amount, there: Amount) -> bool:
    fraction = said.kind == there.kind == "share" and said.fraction != there.fraction
    return fraction and abs(said.value - there.value) <= _FRACTION_SLACK


def same_kind(first: Amount, second: Amount) -> bool:
    """Whether one of the two could be put for the other: of one dimension, and both written as fractions or neither."""
    kinds = {None if each.kind == "count" else each.kind for each in (first, second)}
    return len(kinds) == 1 and first.fraction == second.fraction


def hedged_alike(first: Hedge, second: Hedge) -> bool:
    """Whether two hedges bound a number on the same side, or neither does."""
    return first == second or {first, second} <= LOWER or {first, second} <= UPPER


def opposite_bounds(first: Hedge, second: Hedge) -> bool:
    """Whether one bounds a number from below and the other from above."""
    return {first, second} & LOWER != set() and {first, second} & UPPER != set()


def _hedges_agree(said: Hedge, there: Hedge) -> bool:
    """Whether a summary may write `said` where the article has `there`."""
    if said == there or (said == "about" and there != "exact"):
        return True
    if said == "exact":
        return there == "range"
    return (said in LOWER and there in LOWER) or (said in UPPER and there in UPPER | {"exact"}) or said == "about"


def _rounds(said: Amount, there: Amount) -> bool:
    """Whether the article's amount, rounded to the digits of the summary's, is the summary's."""
    gap = there.value - said.value
    reach = max(_LOOSE_FRACTION, _LOOSELY_MORE * said.value) if said.fraction else said.step
    if said.hedge in LOWER:
        return 0 < gap < reach and there.value <= _WIDEST_BOUND * said.value and there.hedge not in UPPER
    if said.hedge in UPPER:
        return 0 < -gap < reach and said.value <= _WIDEST_BOUND * there.value and there.hedge not in LOWER
    if said.hedge == "about" and said.fraction:
        return abs(gap) <= min(_FARTHEST, _NEARLY * said.value)
    if said.hedge == "about":
        return abs(gap) <= reach / 2 * 1.0001
    whole_number = said.step >= said.scale and said.kind != "share" and said.value < 1_000_000 * said.scale
    return not said.fraction and not whole_number and abs(gap) <= reach / 2 and said.value >= 10 * said.step


def as_meant(number: NumberMention, text: str) -> NumberMention:
    """`number` with the hedge that words before it turn round ("not exceed") or undo ("€38m over two years")."""
    lead = text[: number.hedged.start].rstrip().casefold()
    hedged = number.hedged.of(text).casefold()
    if text.startswith(("-year-old", " years old"), number.end) or _AGED.search(text[: number.start][-20:]):
        return replace(number, unit="years")
    if number.unit is None and (shared := _SHARED_UNIT.match(text, number.end)):
        return replace(number, unit=shared.group(1))
    if number.unit is None and text.startswith(" seasons", number.end):
        return replace(number, unit="seasons")
    if _OR_MORE_THAN.search(hedged) and text.startswith(" than ", number.hedged.end):
        return replace(number, hedge="about" if _LOOSELY.match(hedged) else "exact")
    if number.hedge == "more_than" and lead.endswith((" not", " never", "n't", " no")):
        return replace(number, hedge="at_most")
    if number.hedge == "more_than" and hedged.startswith("over ") and amounts(number)[0].kind == "time":
        return replace(number, hedge="exact")
    if "dozen" in number.text.casefold() and number.hedge == "exact" and (number.value or 0) > _DOZEN:
        return replace(number, hedge="about")
    return number


def fit(said: Sequence[Amount], there: Sequence[Amount], number: NumberMention, text: str) -> str | None:
    """How the amounts `there`, of `number` in `text`, bear out what is said: as `fits`, ranges as a whole."""
    if len(said) > 1:
        whole = len(there) == len(said) and all(fits(a, b) == "same" for a, b in zip(said, there, strict=True))
        return "same" if whole else None
    kinds = [how for each in there if (how := fits(said[0], each))]
    if len(there) > 1 and said[0].hedge == "about" and not kinds:
        low, high = there[0].value, there[-1].value
        return "rounded" if low < said[0].value < high and comparable(said[0].kind, there[0].kind) else None
    if number.hedge == "range" and kinds and said[0].hedge == "exact":
        return "same" if text[: number.start].endswith("from ") else "hedge"
    if "hedge" in kinds and _hedge_stands_near(said[0], number, text):
        return "same"
    return next((kind for kind in ("same", "rounded", "hedge") if kind in kinds), None)


def _hedge_stands_near(said: Amount, number: NumberMention, text: str) -> bool:
    """Whether the words of the summary's hedge stand a little further off: "Four hundred of us, at the very least"."""
    around = text[max(0, number.start - 40) : number.end + 40].casefold()
    return any(words in around for words in _HEDGES.get(said.hedge, ()))
