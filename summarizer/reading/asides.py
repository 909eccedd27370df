"""What stands in brackets, kept from leading the parse of its sentence astray."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_LONGEST = 14
"""Words within brackets; what is longer is a sentence of its own."""
_READ = ["TAG", "HEAD", "DEP", "SENT_START"]
_NOMINAL = frozenset("NN NNS NNP NNPS CD".split())

Aside = tuple[int, int]
"""The index of the opening bracket and the one after the closing one."""


def parsed_around_asides(nlp: "Language", doc: "Doc") -> "Doc":
    """`doc`, with each sentence that has brackets parsed as if they and what is in them were not there.

    What is in brackets keeps its own parse and hangs on the word before: "the United Front for the North (UFN)
    refused to sign". `doc` has been through all of `nlp`.
    """
    found = [(sentence.start, sentence.end, asides_in(sentence)) for sentence in doc.sents if "(" in sentence.text]
    found = [each for each in found if each[2]]
    if not found:
        return doc
    kept = [i for start, end, asides in found for i in range(start, end) if not _is_within(i, asides)]
    again = _parsed_alone(nlp, doc, kept, {start for start, _, _ in found})
    told: Any = doc.to_array(_READ)
    for at, token in zip(kept, again, strict=True):
        told[at, :3] = token.tag, _unsigned(kept[token.head.i] - at), token.dep
    for _, _, asides in found:
        for aside in asides:
            _hang(doc, told, aside)
    doc.from_array(_READ, told)
    return doc


def asides_in(words: "Sequence[Any]") -> list[Aside]:
    """The brackets within a sentence: neither at its start, nor nested, nor longer than a few words."""
    found: list[Aside] = []
    opening = None
    for token in words:
        if token.text == "(":
            opening = token.i if token.i > words[0].i else None
        elif token.text == ")" and opening is not None:
            if 1 < token.i - opening <= _LONGEST:
                found.append((opening, token.i + 1))
            opening = None
    return found


def _is_within(i: int, asides: list[Aside]) -> bool:
    return any(start <= i < end for start, end in asides)


def _parsed_alone(nlp: "Language", doc: "Doc", kept: list[int], starts: set[int]) -> "Doc":
    from spacy.tokens import Doc

    again = Doc(
        doc.vocab,
        words=[doc[i].text for i in kept],
        spaces=[bool(doc[i].whitespace_) for i in kept],
        sent_starts=[i in starts for i in kept],
    )
    for _, component in nlp.pipeline:
        again = component(again)
    return again


def _hang(doc: "Doc", told: Any, aside: Aside) -> None:
    start, end = aside
    before = start - 1
    roots = [i for i in range(start + 1, end - 1) if doc[i].head.i == i or not start < doc[i].head.i < end - 1]
    for root in roots:
        told[root, 1] = _unsigned(before - root)
        told[root, 2] = doc.vocab.strings.add("appos" if doc[root].tag_ in _NOMINAL else "parataxis")
    for mark in (start, end - 1):
        told[mark, 1:3] = _unsigned(before - mark), doc.vocab.strings.add("punct")


def _unsigned(step: int) -> int:
    """As spaCy keeps the way to a head, which may be backwards."""
    return step % 2**64
