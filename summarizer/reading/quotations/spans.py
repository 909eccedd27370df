"""Spans of tokens, and how much of a span stands in marks."""

from typing import TYPE_CHECKING

from summarizer.reading.mentions import QuotationStyle, Span
from summarizer.reading.names import speaker_phrase
from summarizer.reading.parse import sentence_of, text_of

if TYPE_CHECKING:
    from spacy.tokens import Token


BEFORE_A_COMMENT = frozenset({",", "—", "–", "-", '"', "”", "'", "’", "?", "!", "''", "”,", "…", "..."})


def span_of(token: "Token") -> Span:
    return Span(token.idx, token.idx + len(token))


def subtree_of(token: "Token") -> Span:
    edge = token.right_edge
    return Span(token.left_edge.idx, edge.idx + len(edge))


def phrase_of(token: "Token") -> Span:
    return speaker_phrase(token) if token.pos_ == "NOUN" else span_of(token)


def sized(start: int, end: int) -> list[Span]:
    return [Span(start, end)] if end - start >= 3 else []


def stretch_of(cue: "Token", marks: tuple[Span, ...]) -> Span:
    """The sentence of the cue, between the semicolons, or after the colon, that part it."""
    start, end, text = sentence_of(cue).start_char, sentence_of(cue).end_char, text_of(cue.doc)
    cuts = [at for at in range(start, end) if _parts(text, at, cue.idx) and not any(m.start <= at < m.end for m in marks)]
    left = max((at + 1 for at in cuts if at < cue.idx), default=start)
    right = min((at for at in cuts if at > cue.idx), default=end)
    return Span(left, right)


def _parts(text: str, at: int, cue: int) -> bool:
    return text[at] == ";" or (text[at] == ":" and at < cue and text[at + 1 : at + 2] == " ")


def style_of(content: Span, marks: tuple[Span, ...]) -> QuotationStyle:
    inside = [mark for mark in marks if mark.overlaps(content)]
    if not inside:
        return "indirect"
    quoted = sum(min(mark.end, content.end) - max(mark.start, content.start) for mark in inside)
    return "direct" if quoted >= 0.8 * (content.end - content.start) else "mixed"
