"""Words in marks that no cue reaches: whoever speaks, or acts, beside them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.index import Index
from summarizer.reading.mentions import Quotation, Span
from summarizer.reading.parse import sentence_of, text_of, tokens_over
from summarizer.reading.quotations.spans import phrase_of
from summarizer.reading.references import referent

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SPEAKING = frozenset({"he", "she", "they"})


def whole_marks(doc: "Doc", marks: tuple[Span, ...], found: list[Quotation]) -> Iterator[Quotation]:
    """Quotation marks that no cue reached wholly: the speaker is whoever speaks, or acts, beside them."""
    text = text_of(doc)
    previous: Quotation | None = None
    last: Span | None = None
    in_marks = Index((each.content, each) for each in found if each.style != "indirect")
    for mark in marks:
        touching = in_marks.touching(mark)
        if touching:
            inner = min(touching, key=lambda each: each.content.end - each.content.start)
            previous = inner
            if mark not in inner.content:
                yield Quotation(mark, inner.cue, inner.speaker, "direct", inner.chain)
        elif previous is not None and last is not None and _goes_on_from(text, last, mark):
            yield Quotation(mark, None, previous.speaker, "direct", previous.chain)
        elif _is_utterance(text, mark) and (speaker := _actor_beside(doc, mark)) is not None:
            chain = tuple(name for name in [referent(doc, speaker)] if name)
            yield Quotation(mark, None, phrase_of(speaker), "direct", chain)
        else:
            continue
        last = mark


def _actor_beside(doc: "Doc", mark: Span) -> "Token | None":
    """Who acts in the sentence around marked words, or in the one before where they are a sentence of their own."""
    first = next((token for token in tokens_over(doc, mark.start, mark.end) if token.is_alpha), None)
    if first is None:
        return None
    sentence = sentence_of(first)
    if sentence.root.idx in range(mark.start, mark.end):
        line_start = text_of(doc).rfind("\n", 0, mark.start) + 1
        if sentence.start == 0 or sentence.start_char <= line_start:
            return None
        sentence = sentence_of(doc[sentence.start - 1])
    subjects = [child for child in sentence.root.children if child.dep_ == "nsubj"]
    people = [each for each in subjects if each.pos_ == "PROPN" or each.lower_ in _SPEAKING | cues.PEOPLE_NOUNS]
    return people[0] if people and sentence.root.pos_ == "VERB" else None


def _is_utterance(text: str, mark: Span) -> bool:
    """Whether marked words are speech, not a term: four words or more, or a stop before the closing mark."""
    words = mark.of(text)
    last = words.rstrip("\"”'’»")[-1:]
    return len(words.split()) > 3 or last in {".", "!", "?"} or (last == "," and words[1:2].isupper())


def _goes_on_from(text: str, last: Span, mark: Span) -> bool:
    """Whether `mark` carries on the speech of `last`: in the same paragraph, or as a paragraph of its own next to it."""
    between = text[last.end : mark.start]
    line_end = text.find("\n", mark.end)
    rest = text[mark.end : line_end if line_end >= 0 else len(text)]
    if "\n" not in between:
        return len(between) < 400 and _is_utterance(text, mark)
    return between.count("\n") <= 3 and not between.strip() and not any(letter.isalnum() for letter in rest)
