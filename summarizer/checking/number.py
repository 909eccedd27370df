"""A number must be the one the text has at that place: value, and hedge."""

import re
from collections.abc import Sequence

from summarizer.checking.faults import CheckFailed
from summarizer.checking.measures import kind_of
from summarizer.draft import DraftNumber
from summarizer.reading.mentions import NumberMention, Span
from summarizer.reading.numbers.incidental import find_incidental
from summarizer.reading.reading import Reading

_NOISE = 1e-9
_ROUNDED = 1.5e-3
"""A third may be written 0.333."""


def the_number(item: DraftNumber, span: Span, reading: Reading) -> NumberMention:
    """The quantity in `span` that `item` is about; fails if there is none or its value or hedge differs."""
    there = reading.numbers_in(span)
    named = _named(item, there)
    right = [each for each in named if _has_value(each, item)]
    right = right or [each for each in _incidental(item, span, reading) if _has_value(each, item)]
    if not right and not named:
        said = ", ".join(repr(each.text) for each in there) or "no quantity"
        raise CheckFailed("number_differs", f"the quote has {said}, not {item.text!r}")
    if not right:
        nearest = named[0]
        raise CheckFailed("number_differs", f"{nearest.text!r} is {nearest.value:g}, not {item.value:g}")
    mention = next((each for each in right if each.hedge == item.hedge), right[0])
    if item.hedge != mention.hedge:
        said = mention.hedged.of(reading.text)
        raise CheckFailed("hedge_differs", f"the text says {said!r}, which is {mention.hedge}, not {item.hedge}")
    return mention


def _named(item: DraftNumber, mentions: Sequence[NumberMention]) -> list[NumberMention]:
    """Those of `mentions` that the item's words mean, the nearest to its place first."""
    wanted = item.text.strip().casefold()
    same = [each for each in mentions if each.text.casefold() == wanted]
    same = same or [each for each in mentions if wanted and _holds(wanted, each)]
    return sorted(same, key=lambda each: abs(each.start - (item.near if item.near is not None else each.start)))


def _holds(wanted: str, mention: NumberMention) -> bool:
    text = mention.text.casefold()
    return _is_in(text, wanted) or _is_in(wanted, text)


def _is_in(words: str, others: str) -> bool:
    """Whether `others` has the very words, joined at most with letters where a unit may follow: "118km/h"."""
    after = r"(?!\d|[.,]\d)" if words[-1].isdigit() else r"(?!\w)"
    return re.search(rf"(?<!\w)(?<!\d[.,]){re.escape(words)}{after}", others) is not None


def _incidental(item: DraftNumber, span: Span, reading: Reading) -> list[NumberMention]:
    """The quantities that reading never proposes in the item's words, where the quote has those."""
    place = span.of(reading.text).casefold().find(item.text.strip().casefold())
    if place < 0:
        return []
    start = span.start + place
    return list(find_incidental(reading.text, Span(start, start + len(item.text.strip()))))


def _has_value(mention: NumberMention, item: DraftNumber) -> bool:
    """Whether the values agree, or one is missing, or they do in the units that both have: two decades, 20 years."""
    if item.value is None or mention.value is None:
        return True
    return _close(item.value, mention.value, mention.unit) or _is_reckoned(mention, item, mention.value)


def _is_reckoned(mention: NumberMention, item: DraftNumber, value: float) -> bool:
    (here, scale), (there, other) = kind_of(mention.unit), kind_of(item.unit)
    return here == there and scale != other and abs(value * scale - (item.value or 0) * other) <= _NOISE * value * scale


def _close(first: float, second: float, unit: str | None) -> bool:
    noise = _ROUNDED if unit == "share" else _NOISE
    return abs(first - second) <= noise * max(1.0, abs(first), abs(second)) or abs(first - 100 * second) < _NOISE
