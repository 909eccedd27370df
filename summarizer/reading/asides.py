"""What stands aside in a sentence, kept from leading the parse of all the rest astray."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

LONGEST = 14
"""Words within brackets; what is longer is a sentence of its own."""
_READ: list[int | str] = ["TAG", "HEAD", "DEP", "SENT_START"]
_NOMINAL = frozenset("NN NNS NNP NNPS CD".split())
_OF_VERBS = frozenset("VBD VBZ VBP VBN MD".split())
_WEEKDAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_OF_A_DAY = frozenset("morning afternoon evening night".split())
_DASHES = frozenset("–—")
_AGE = re.compile(r"\d{1,3}")
_SCALES = frozenset("thousand million billion trillion bn m tn".split())
_MISLEADING = {"won": "dollars"}
"""Currencies that are verbs too, and what stands in for them."""
_A_NAME = "Smith"
"""What stands in for a name that the parse takes for another word."""
_TAKEN_FOR = frozenset("RB RBR JJ JJR UH FW VB VBD VBN VBG VBP VBZ".split())
"""Tags that a name at the start of a sentence may get by mistake."""


class Aside(NamedTuple):
    """The words from the index `start` to before `end`, and whether what follows has them, not what stands before."""

    start: int
    end: int
    belongs_after: bool = False


def parsed_around_asides(nlp: "Language", doc: "Doc") -> "Doc":
    """`doc`, with its sentences parsed as if what stands aside in them was not there.

    Asides are brackets, what two dashes part, ages between commas, and days between a subject and its verb: "the United Front for the North
    (UFN) refused to sign", "Ada Lund, 58, said", "a judge on Friday barred". They keep a parse of their own and hang
    on the word before or after. `doc` has been through all of `nlp`.
    """
    found = {sentence: list(_asides_in(sentence)) for sentence in doc.sents}
    read_as = dict(_read_as(doc))
    concerned = [each for each, asides in found.items() if asides or not read_as.keys().isdisjoint(_range_of(each))]
    if not concerned:
        return doc
    asides = [aside for each in concerned for aside in found[each]]
    left_out = {i for aside in asides for i in range(aside.start, aside.end)}
    kept = [token for sentence in concerned for token in sentence if token.i not in left_out]
    told: Any = doc.to_array(_READ)
    words = [read_as.get(each.i, each.text) for each in kept]
    for at, token in zip(kept, _parsed_alone(nlp, kept, words, {each.start for each in concerned}), strict=True):
        told[at.i, :3] = token.tag, _unsigned(kept[token.head.i].i - at.i), token.dep
    for aside in asides:
        _hang(doc, told, aside)
    doc.from_array(_READ, told)
    return doc


def _asides_in(sentence: "Span") -> "Iterator[Aside]":
    opening = None
    yield from _between_dashes(sentence)
    for token in sentence:
        if token.text == "(":
            opening = token.i if token.i > sentence.start else None
        elif token.text == ")" and opening is not None:
            if 1 < token.i - opening <= LONGEST:
                yield Aside(opening, token.i + 1)
            opening = None
        elif opening is None and sentence.start + 1 < token.i < sentence.end - 2:
            yield from _aside_at(token)


def _between_dashes(sentence: "Span") -> "Iterator[Aside]":
    """The only two dashes of a sentence with what stands between them: "the court — its balance at stake — to rule"."""
    dashes = [token.i for token in sentence if token.text in _DASHES]
    if len(dashes) == 2 and "(" not in sentence.text:
        start, end = dashes[0], dashes[1] + 1
        if sentence.start < start and 2 < end - start <= LONGEST and end < sentence.end - 1:
            yield Aside(start, end)


def _aside_at(token: "Token") -> "Iterator[Aside]":
    """An age or a day, told by its last word."""
    doc, i = token.doc, token.i
    before, after = doc[i - 1], doc[i + 1]
    if _AGE.fullmatch(token.text) and before.text == "," == after.text and doc[i - 2].tag_ == "NNP":
        yield Aside(i - 1, i + 2 if doc[i + 2].tag_ in _OF_VERBS else i + 1)
    elif after.tag_ in _OF_VERBS and (start := _start_of_day(token)) is not None and doc[start - 1].tag_ in _NOMINAL:
        yield Aside(start, i + 1, belongs_after=True)


def _start_of_day(last: "Token") -> int | None:
    """Where "on Friday", "Friday" or "late on Friday night" begins that ends with `last`; None if it is no day."""
    day = last.nbor(-1) if last.text in _OF_A_DAY else last
    if day.text not in _WEEKDAYS:
        return None
    start = day.i - 1 if day.nbor(-1).lower_ == "on" else day.i
    return start if start > last.sent.start else None


def _read_as(doc: "Doc") -> "Iterator[tuple[int, str]]":
    """Words that the parse takes for something else, by their index, with what stands in for them: the currency of
    "600 billion won", a name at the start of a sentence that is one elsewhere ("Scully, the member, accused").
    """
    names = {token.text for token in doc if token.tag_ == "NNP" and not token.is_sent_start}
    for token in doc:
        before = doc[token.i - 1] if token.i else token
        if token.lower_ in _MISLEADING and (before.lower_ in _SCALES or before.text[-1:].isdigit()):
            yield token.i, _MISLEADING[token.lower_]
        elif token.is_sent_start and token.tag_ in _TAKEN_FOR and token.text in names and token.is_title:
            yield token.i, _A_NAME


def _range_of(sentence: "Span") -> range:
    return range(sentence.start, sentence.end)


def _parsed_alone(nlp: "Language", kept: "list[Token]", words: list[str], starts: set[int]) -> "Doc":
    from spacy.tokens import Doc

    again = Doc(
        nlp.vocab,
        words=words,
        spaces=[bool(each.whitespace_) for each in kept],
        sent_starts=[each.i in starts for each in kept],
    )
    for _, component in nlp.pipeline:
        again = component(again)
    return again


def _hang(doc: "Doc", told: Any, aside: Aside) -> None:
    start, end, belongs_after = aside
    if belongs_after:
        verb = end if doc.vocab.strings[int(told[end, 2])] not in {"aux", "auxpass"} else end + _signed(told[end, 1])
        _set(doc, told, start, verb, "prep" if doc[start].lower_ == "on" else "npadvmod")
        for i in range(start + 1, end):
            _set(doc, told, i, start, "pobj" if i == end - 1 and doc[start].lower_ == "on" else "compound")
        return
    marks = [i for i in range(start, end) if doc[i].is_punct]
    inside = range(start, end)
    for i in inside:
        if i in marks and not any(child.i in inside for child in doc[i].children):
            _set(doc, told, i, start - 1, "punct")
        elif doc[i].head.i == i or doc[i].head.i not in inside or doc[i].head.i in marks:
            _set(doc, told, i, start - 1, "appos" if doc[i].tag_ in _NOMINAL else "parataxis")


def _set(doc: "Doc", told: Any, word: int, head: int, dep: str) -> None:
    told[word, 1:3] = _unsigned(head - word), doc.vocab.strings.add(dep)


def _unsigned(step: int) -> int:
    """As spaCy keeps the way to a head, which may be backwards."""
    return step % 2**64


def _signed(step: Any) -> int:
    return (int(step) + 2**63) % 2**64 - 2**63
