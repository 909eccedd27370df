"""What is told "according to" somebody."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.mentions import Quotation, Span
from summarizer.reading.parse import sentence_of, text_of
from summarizer.reading.quotations.spans import phrase_of, sized, span_of, style_of, subtree_of
from summarizer.reading.references import referent

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NEW_CLAUSE = re.compile(r",?\s*(?:and|but|or|while|though|which|most|some|many)\b")


def according(doc: "Doc", cue: "Token", marks: tuple[Span, ...], recent: str | None) -> Iterator[Quotation]:
    to = next((child for child in cue.children if child.lower_ == "to"), None)
    speaker = to and next((child for child in to.children if child.dep_ == "pobj"), None)
    if to is None or speaker is None:
        return
    medium = next((each.text for each in speaker.subtree if each.lower_ in cues.MEDIA), None)
    name = medium or referent(doc, speaker, recent)
    if name is None:
        return
    end, sentence = subtree_of(cue), Span(sentence_of(cue).start_char, sentence_of(cue).end_char)
    before = Span(sentence.start, end.start)
    verb = cue.head
    if not any(letter.isalnum() for letter in before.of(text_of(doc))):
        contents = sized(end.end, sentence.end)
    elif verb.pos_ in {"VERB", "AUX"} and verb.i > cue.i and not _NEW_CLAUSE.match(text_of(doc), end.end):
        contents = sized(end.end, subtree_of(verb).end)
    else:
        contents = sized(before.start, before.end)
    for content in contents:
        yield Quotation(content, span_of(cue), phrase_of(speaker), style_of(content, marks), (name,))
