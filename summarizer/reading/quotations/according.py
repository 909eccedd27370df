"""What is told "according to" somebody: before it, after it, or around it."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.mentions import Quotation, Span
from summarizer.reading.parse import sentence_of, span_of, text_of
from summarizer.reading.quotations.cue import is_cue
from summarizer.reading.quotations.spans import SET_AGAINST, phrase_of, sized, stretch_of, style_of, subtree_of
from summarizer.reading.references import named_by, referent

if TYPE_CHECKING:
    from summarizer.reading.tree import Doc, Token

_NEW_CLAUSE = re.compile(
    r"[\s,]*(?:[-–—(]|(?:and|but|or|while|whereas|though|although|which|who|whose|most|some|many)\b)"
)
_JOINT = re.compile(r"\b(?:and|but|that|where|while|although|though)[\s,]*$")


def according(doc: "Doc", cue: "Token", marks: tuple[Span, ...], recent: str | None) -> Iterator[Quotation]:
    """The quotation that the "according" of `cue` brings in, if it says to whom."""
    to = next((child for child in cue.children if child.lower_ == "to"), None)
    speaker = to and next((child for child in to.children if child.dep_ == "pobj"), None)
    if speaker is None:
        return
    medium = next((each.text for each in speaker.subtree if each.lower_ in cues.MEDIA), None)
    name = medium or referent(doc, speaker, recent)
    if name is None:
        return
    for content in _told(cue, Span(cue.idx, _end_of_source(cue, speaker)), stretch_of(cue, marks)):
        yield Quotation(content, span_of(cue), phrase_of(speaker), style_of(content, marks), (name,))


def _end_of_source(cue: "Token", speaker: "Token") -> int:
    """Where the source ends, its name in apposition included: "according to the prosecutor, Ivo Lang,"."""
    named = named_by(speaker)
    to = next(child for child in cue.children if child.lower_ == "to")
    end = max(subtree_of(to).end, named.idx + len(named))
    commas = (each.idx for each in to.subtree if each.text == "," and each.nbor().like_num and each.idx > speaker.idx)
    return min(end, next(commas, end))


def _told(cue: "Token", source: Span, stretch: Span) -> list[Span]:
    text = text_of(cue.doc)
    before, after = Span(stretch.start, source.start), Span(source.end, stretch.end)
    if not any(letter.isalnum() for letter in before.of(text)) or _JOINT.search(before.of(text)):
        return [] if _is_told_by_another(cue, after) else sized(after.start, after.end)
    if _goes_on(cue, after) and not _NEW_CLAUSE.match(text, after.start):
        return [Span(_start_of_clause(cue, stretch.start), stretch.end)]
    if not any(each.lemma_ in cues.ALL for each in sentence_of(cue) if each.pos_ == "VERB" and each.idx < before.start):
        before = Span(sentence_of(cue).start_char, before.end)
    set_against = SET_AGAINST.match(text, after.start, after.end)
    return [*sized(before.start, before.end), *([Span(after.start, set_against.end())] if set_against else [])]


def _start_of_clause(cue: "Token", start: int) -> int:
    """The relative that the source interrupts: "…, whose price, according to agents, now stands at £6m"."""
    for token in reversed(cue.doc[sentence_of(cue).start : cue.i]):
        if token.tag_ in {"WDT", "WP", "WP$", "WRB"}:
            return max(start, token.idx)
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD"}:
            break
    return start


def _is_told_by_another(cue: "Token", after: Span) -> bool:
    """Whether a comment follows at once: "according to its data, it said, …"."""
    tokens = [token for token in sentence_of(cue) if token.idx >= after.start and not token.is_punct][:2]
    return len(tokens) == 2 and tokens[1].dep_ == "ROOT" and tokens[0].head == tokens[1] and is_cue(tokens[1])


def _goes_on(cue: "Token", after: Span) -> bool:
    """Whether the clause that the source comments on begins before it and ends after it."""
    verb = next((each for each in cue.ancestors if each.pos_ in {"VERB", "AUX"}), None)
    first = next((each for each in sentence_of(cue) if each.idx >= after.start and not each.is_punct), None)
    if verb is None or first is None or verb.left_edge.i >= cue.i:
        return False
    if first.head == cue:
        return True
    return verb.idx >= after.start or (first.head == verb and first.dep_ in {"advcl", "xcomp", "prep", "prt", "acomp"})
