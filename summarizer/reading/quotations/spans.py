"""Spans of tokens, and how much of a span stands in marks."""

import re
from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.mentions import QuotationStyle, Span
from summarizer.reading.names import speaker_phrase
from summarizer.reading.parse import sentence_of, span_of

if TYPE_CHECKING:
    from summarizer.reading.tree import Token


FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SHORTEST = 3
"""Code points of the shortest content."""
BEFORE_A_COMMENT = frozenset({",", "—", "–", "-", '"', "”", "'", "’", "?", "!", "''", "”,", "…", "..."})

SET_AGAINST = re.compile(r",? (?:down|up|lower|higher) (?:from|by) [^,;.]*(?:[.,]\d[^,;.]*)*")
"""What a figure is set against: "logged 17 breaches, down from 43"."""


def subtree_of(token: "Token") -> Span:
    edge = token.right_edge
    return Span(token.left_edge.idx, edge.idx + len(edge))


def phrase_of(token: "Token") -> Span:
    return speaker_phrase(token) if token.pos_ == "NOUN" else span_of(token)


def sized(start: int, end: int) -> list[Span]:
    return [Span(start, end)] if end - start >= SHORTEST else []


def stretch_of(cue: "Token", marks: tuple[Span, ...]) -> Span:
    """The sentence of the cue, between the semicolons that part it, and after a colon that ends another's words."""
    sentence = sentence_of(cue)
    stops = [
        token for token in sentence if token.text in {";", ":"} and not any(span_of(token) in mark for mark in marks)
    ]
    left = [stop for stop in stops if stop.i < cue.i and (stop.text == ";" or _parts(stop, cue))]
    right = [stop for stop in stops if stop.i > cue.i and stop.text == ";"]
    start = left[-1].idx + 1 if left else sentence.start_char
    return Span(start, right[0].idx if right else sentence.end_char)


def _parts(colon: "Token", cue: "Token") -> bool:
    """Whether the words before a colon are another saying, or a source is named right after it."""
    before = cue.doc[sentence_of(cue).start : colon.i]
    return colon.nbor().lower_ == "according" or any(each.pos_ == "VERB" and each.lemma_ in cues.ALL for each in before)


def style_of(content: Span, marks: tuple[Span, ...]) -> QuotationStyle:
    inside = [mark for mark in marks if mark.overlaps(content)]
    if not inside:
        return "indirect"
    quoted = sum(min(mark.end, content.end) - max(mark.start, content.start) for mark in inside)
    return "direct" if quoted >= 0.8 * (content.end - content.start) else "mixed"
