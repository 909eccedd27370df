"""Whether confidence means something: how many of the items in which a system is so confident are right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from evals.gold import load
from evals.matching import SECTIONS, Matcher, Section
from evals.running import Prediction, gold_sections

BANDS = 5
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Judged:
    """A listed item with a confidence: whether it stands for an item of the label, and whether that strictly."""

    section: Section
    confidence: float
    right: bool
    strict: bool


@dataclass(frozen=True, slots=True)
class Band:
    """Some items of like confidence."""

    items: int
    confidence: float
    """The mean of theirs."""
    right: float
    strict: float
    """Shares."""


def judged(made: Iterable[Prediction]) -> list[Judged]:
    """Every item of the predictions that has a confidence, against its fixture's label."""
    return [each for prediction in made for each in _judged(prediction)]


def _judged(prediction: Prediction) -> list[Judged]:
    fixture = load(prediction.fixture)
    gold = gold_sections(fixture)
    matcher = Matcher(fixture.text, prediction.sections, gold)
    found = []
    for section in SECTIONS:
        listed = prediction.sections[section]
        pairs = {pair.predicted: pair for pair in matcher.pairs(section, listed, gold[section])}
        for at, item in enumerate(listed):
            if (confidence := item.get("confidence")) is not None:
                strict = at in pairs and pairs[at].strict(section)
                found.append(Judged(section, confidence, at in pairs, strict))
    return found


def bands(items: Sequence[Judged], count: int = BANDS) -> list[Band]:
    """The items from the least confident to the most, in `count` bands of equally many; empty ones are left out."""
    return [_band(part) for part in parted(sorted(items, key=lambda each: each.confidence), count)]


def parted(ordered: Sequence[T], count: int) -> list[Sequence[T]]:
    """`count` runs of equally many; empty ones are left out."""
    edges = [round(len(ordered) * part / count) for part in range(count + 1)]
    return [ordered[start:end] for start, end in pairwise(edges) if end > start]


def _band(items: Sequence[Judged]) -> Band:
    many = len(items)
    return Band(
        many,
        sum(each.confidence for each in items) / many,
        sum(each.right for each in items) / many,
        sum(each.strict for each in items) / many,
    )


def table(items: Sequence[Judged]) -> str:
    """By section and over all: the halves, then the bands, each with its mean confidence and the shares right."""
    return "\n".join(line for section in (*SECTIONS, None) for line in _rows(items, section))


def _rows(items: Sequence[Judged], section: Section | None) -> list[str]:
    own = [each for each in items if section in (None, each.section)]
    if not own:
        return [f"{section}: no item has a confidence"]
    rows = [f"{section or 'all'}: {len(own)} items"]
    for name, parts in (("half", bands(own, 2)), ("fifth", bands(own))):
        rows += [
            f"  {name} {n}: confidence {band.confidence:.2f}, right {band.right:.2f}, strictly {band.strict:.2f} "
            f"of {band.items}"
            for n, band in enumerate(parts, 1)
        ]
    return rows
