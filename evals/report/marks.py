"""An article's text cut where marks begin and end, so that marks may overlap."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from evals.matching import Item, Section

Layer = Literal["gold", "predicted", "word"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that belong to an error: evidence of its gold or predicted item, or the very words that it names."""

    start: int
    end: int
    error: int
    layer: Layer


@dataclass(frozen=True, slots=True)
class Piece:
    """Words between two ends of marks; `marks` such as "3g 4p": the errors and the first letter of each layer."""

    text: str
    marks: str
    layers: str


def pieces(text: str, marks: Sequence[Mark]) -> Iterator[Piece]:
    """The whole text in order; pieces without marks too."""
    ends = sorted({0, len(text), *(m.start for m in marks), *(m.end for m in marks)})
    for start, end in pairwise(ends):
        over = [m for m in marks if m.start <= start and end <= m.end]
        names = dict.fromkeys(f"{m.error}{m.layer[0]}" for m in over)
        layers = sorted({m.layer for m in over})
        yield Piece(text[start:end], " ".join(names), " ".join(layers))


def marks_of(text: str, error: int, section: Section, item: Item | None, layer: Layer) -> list[Mark]:
    """The marks of an item: its evidence as far as it is in the text, and in it the words that the item names."""
    if item is None:
        return []
    spans = [(span["start"], span["end"]) for span in _evidence(section, item) if _holds(text, span)]
    named = [form for form in _named(section, item) if form]
    words = [
        Mark(match.start(), match.end(), error, "word")
        for start, end in spans
        for form in named
        for match in re.compile(rf"(?<!\w){re.escape(form)}(?!\w)").finditer(text, start, end)
    ]
    return [Mark(start, end, error, layer) for start, end in spans] + words


def unfound(text: str, section: Section, item: Item) -> list[str]:
    """The quotes of an item that do not stand in the text where it says."""
    return [str(span["quote"]) for span in _evidence(section, item) if not _holds(text, span)]


def _evidence(section: Section, item: Item) -> list[dict[str, Any]]:
    holders = item["sides"] if section == "disputed" else [item]
    return [span for holder in holders for span in holder["evidence"]]


def _holds(text: str, span: dict[str, Any]) -> bool:
    return bool(0 <= span["start"] < span["end"] and text[span["start"] : span["end"]] == span["quote"])


def _named(section: Section, item: Item) -> list[str | None]:
    match section:
        case "who":
            return [item["name"], *item["aliases"]]
        case "what":
            return [item.get("when_text")]
        case "numbers":
            return [item["text"], *item["said_by"][:1]]
        case "stances":
            return [item["holder"], item.get("wording")]
        case "disputed":
            return [side["party"] for side in item["sides"]]
