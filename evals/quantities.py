"""When two numbers are the same quantity, and two units the same unit."""

from collections.abc import Sequence
from typing import Any

from evals.wording import content_words, plain

Item = dict[str, Any]
FLOAT = 1e-9
ROUNDING = 1.5e-3
"""A third may be written 0.333, or 33.3%."""
_PERCENT = frozenset({"%", "percent", "per cent", "percentage point", "point"})
_SHARE = frozenset({"share"})
_ALIKE: Sequence[frozenset[str]] = [
    _PERCENT | _SHARE,
    frozenset({"people", "person", ""}),
    frozenset({"km", "kilometre", "kilometer"}),
    frozenset({"m", "metre", "meter"}),
    frozenset({"usd", "dollar", "$"}),
]


def same_quantity(first: Item, second: Item) -> bool:
    """The same value, a share equal to its percentage, the same low and high, or both vague."""
    if first["hedge"] == second["hedge"] == "vague":
        return True
    if first["value"] is not None and second["value"] is not None:
        return _same_value(first, second)
    bounds = (first["low"], first["high"], second["low"], second["high"])
    return None not in bounds and _close(bounds[0], bounds[2]) and _close(bounds[1], bounds[3])


def _same_value(first: Item, second: Item) -> bool:
    a, b = unit(first), unit(second)
    mine, theirs = first["value"], second["value"]
    if a in _SHARE and b in _PERCENT:
        return _close(100 * mine, theirs, ROUNDING)
    if a in _PERCENT and b in _SHARE:
        return _close(mine, 100 * theirs, ROUNDING)
    return _close(mine, theirs, ROUNDING if a in _SHARE and b in _SHARE else FLOAT)


def _close(first: float, second: float, tolerance: float = FLOAT) -> bool:
    return bool(abs(first - second) <= tolerance * max(abs(first), abs(second)))


def same_unit(first: Item, second: Item) -> bool:
    """The same unit, singular or plural; a thing counted may stand as the unit or not at all."""
    a, b = unit(first), unit(second)
    if a == b or any(a in alike and b in alike for alike in _ALIKE):
        return True
    things = content_words(first["counts"]) | content_words(second["counts"])
    return "" in (a, b) and content_words(a or b) <= things


def unit(item: Item) -> str:
    """The item's unit without letter case and plural; empty where it has none."""
    name = plain(item["unit"] or "")
    return name.removesuffix("s") if len(name) > 2 else name
