"""Cuts an article into paragraphs, and those into pieces, so that every evidence span is a run of whole pieces."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from summarizer.brief import Evidence
from summarizer.rendering.notes import Notes, Spans

LONGEST_KEPT = 24
"""Code points of a last word that is kept on the line of the note after it."""
_LINE = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that the same notes cover; `exact` are the items whose own words they are."""

    start: int
    text: str
    notes: tuple[int, ...]
    exact: tuple[str, ...]
    ends: tuple[int, ...]
    """The notes whose last words these are."""

    @property
    def kept(self) -> bool:
        """Whether these words stay on the line of the note after them."""
        return bool(self.ends) and len(self.text) <= LONGEST_KEPT


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the article; `close` if no blank line is above it in an article that has blank lines."""

    pieces: tuple[Piece, ...]
    close: bool

    @property
    def text(self) -> str:
        """Its words, without white space around them."""
        return "".join(piece.text for piece in self.pieces).strip()


def paragraphs(text: str, notes: Notes, exact: Mapping[str, Spans]) -> list[Paragraph]:
    """The paragraphs of the article `text`; `exact` are the exact words by item."""
    cuts = sorted(
        {edge for each in notes.evidence for edge in (each.start, _last_word(each), each.end)}
        | {edge for spans in exact.values() for span in spans for edge in span}
    )
    ends = _ends(notes)
    spaced = re.search(r"\n[^\S\n]*\n", text.strip()) is not None
    found: list[Paragraph] = []
    above = 0
    for line in _LINE.finditer(text):
        pieces = tuple(_piece(text, start, end, notes, exact, ends) for start, end in _cut(line.span(), cuts))
        found.append(Paragraph(pieces, close=spaced and bool(found) and text.count("\n", above, line.start()) == 1))
        above = line.end()
    return found


def _cut(span: tuple[int, int], cuts: list[int]) -> Iterator[tuple[int, int]]:
    start, end = span
    return pairwise([start, *cuts[bisect_right(cuts, start) : bisect_left(cuts, end)], end])


def _piece(
    text: str, start: int, end: int, notes: Notes, exact: Mapping[str, Spans], ends: Mapping[int, list[int]]
) -> Piece:
    return Piece(
        start,
        text[start:end],
        notes=tuple(n for n, each in enumerate(notes.evidence, 1) if each.start <= start and end <= each.end),
        exact=tuple(key for key, spans in exact.items() if any(low <= start and end <= high for low, high in spans)),
        ends=tuple(n for place in range(start + 1, end + 1) for n in ends.get(place, ())),
    )


def _last_word(evidence: Evidence) -> int:
    """Where the last word of a span starts; the start of the span where that word is too long to be kept whole."""
    words = evidence.quote.rstrip()
    last = words.split()[-1] if words else ""
    return evidence.start + len(words) - len(last) if len(last) <= LONGEST_KEPT else evidence.start


def _ends(notes: Notes) -> dict[int, list[int]]:
    """Where notes end, white space left out, so that the end is inside a paragraph."""
    ends: dict[int, list[int]] = {}
    for number, each in enumerate(notes.evidence, 1):
        if words := each.quote.rstrip():
            ends.setdefault(each.start + len(words), []).append(number)
    return ends
