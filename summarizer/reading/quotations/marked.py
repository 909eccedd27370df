"""Words in marks that no cue reaches: whoever speaks, or acts, beside them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.index import Index
from summarizer.reading.mentions import Quotation, Span
from summarizer.reading.parse import sentence_of, text_of, tokens_over
from summarizer.reading.quotations.cue import is_verb
from summarizer.reading.quotations.spans import phrase_of
from summarizer.reading.quotations.speakers import speaker_of
from summarizer.reading.references import referent
from summarizer.reading.times import tells_time

if TYPE_CHECKING:
    from summarizer.reading.tree import Doc, Token

_NEAR_THE_END = 30
"""Code points after the last quotation of a paragraph to its end."""
_SPEAKING = cues.PEOPLE_NOUNS | {"he", "she", "they"}


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
        elif (speaker := _labelled(doc, mark) or _announced(doc, mark) or _putting_it(doc, mark)) is not None:
            chain = tuple(name for name in [referent(doc, speaker)] if name)
            yield Quotation(mark, None, phrase_of(speaker), "direct", chain)
        elif _is_paragraph(text, mark) and (closing := _closing_paragraph_before(text, found, mark)) is not None:
            yield Quotation(mark, None, closing.speaker, "direct", closing.chain)
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
    people = [each for each in subjects if each.pos_ == "PROPN" or each.lower_ in _SPEAKING]
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


def _labelled(doc: "Doc", mark: Span) -> "Token | None":
    """Whose words a colon brings in without a verb of saying: "Dana Pike:", "Her answer:", "The governor's advice was:"."""
    text = text_of(doc)
    before = text[: mark.start].rstrip(" ")
    line = text.rfind("\n", 0, mark.start) + 1
    if not before.endswith(":") or not before[line:].strip(" :"):
        return None
    colon = tokens_over(doc, len(before) - 1, len(before)).root
    words = [token for token in doc[sentence_of(colon).start : colon.i] if token.idx >= line and not token.is_space]
    named = [token for token in words if token.dep_ in {"poss", "nsubj", "pobj", "ROOT", "appos"} and _can_speak(token)]
    verbs = [token for token in words if token.pos_ in {"VERB", "AUX"}]
    if not verbs:
        heading = next((token for token in named if token.pos_ == "PROPN" and token.dep_ in {"nsubj", "ROOT"}), None)
        return heading or next((token for token in reversed(words) if token in named or token.pos_ == "PROPN"), None)
    from_whom = [token for token in named if token.dep_ == "poss" or token.head.lower_ in {"from", "of"}]
    return from_whom[0] if from_whom else None


def _announced(doc: "Doc", mark: Span) -> "Token | None":
    """Who "said:" at the end of the paragraph before, where the words in marks are a paragraph of their own."""
    before = text_of(doc)[: mark.start].rstrip()
    if not before.endswith(":") or "\n" not in text_of(doc)[len(before) : mark.start]:
        return None
    colon = tokens_over(doc, len(before) - 1, len(before)).root
    verbs = [token for token in doc[sentence_of(colon).start : colon.i] if is_verb(token) and token.lemma_ in cues.ALL]
    return speaker_of(verbs[-1], ()) if verbs else None


def _putting_it(doc: "Doc", mark: Span) -> "Token | None":
    """ "As the mayor put it, …"."""
    first = tokens_over(doc, mark.start, mark.end)[0]
    for put in sentence_of(first):
        if put.lemma_ == "put" and any(child.lower_ == "it" and child.i == put.i + 1 for child in put.children):
            return next((child for child in put.children if child.dep_ == "nsubj"), None)
    return None


def _can_speak(token: "Token") -> bool:
    if token.dep_ == "poss" and token.tag_ == "PRP$":
        return True
    return (token.pos_ == "PROPN" and not tells_time(token)) or token.lower_ in cues.PEOPLE_NOUNS


def _is_paragraph(text: str, mark: Span) -> bool:
    start, end = text.rfind("\n", 0, mark.start) + 1, text.find("\n", mark.end)
    rest = text[mark.end : end if end >= 0 else len(text)]
    return not any(letter.isalnum() for letter in text[start : mark.start] + rest)


def _closing_paragraph_before(text: str, found: list[Quotation], mark: Span) -> Quotation | None:
    """The quotation that the paragraph before `mark` ends with."""
    before = [each for each in found if _end(each) <= mark.start]
    last = max(before, key=_end, default=None)
    if last is None:
        return None
    rest, _, between = text[_end(last) : mark.start].lstrip("\n").partition("\n")
    return last if len(rest) < _NEAR_THE_END and not between.strip() else None


def _end(each: Quotation) -> int:
    return max(each.content.end, each.cue.end if each.cue else 0)
