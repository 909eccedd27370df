"""Where an article has its numbers and its parties, each with the words around it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from summarizer.checking.context import Context, context
from summarizer.checking.measures import Amount, amounts, as_meant
from summarizer.checking.people import People
from summarizer.checking.source import Source, stems_of
from summarizer.reading.mentions import NamedParty, NumberMention, Span
from summarizer.reading.parse import tokens_over
from summarizer.reading.references import referent

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

BEFORE = 0.15
"""The nearness of the words of the sentence before."""
SPOKEN = 0.5
"""The nearness of what is said to who says it."""
How = Literal["named", "meant", "speaks", "said"]


@dataclass(frozen=True, slots=True)
class NumberPlace:
    """A number of the article, its amounts, and the words it stands in."""

    number: NumberMention
    amounts: tuple[Amount, ...]
    sentence: int | None
    context: Context


@dataclass(frozen=True, slots=True)
class PartyPlace:
    """Where the article has a party: named, meant by a pronoun or a role, named as who speaks, or by what it said."""

    party: NamedParty
    how: How
    sentence: int
    context: Context


@lru_cache(maxsize=8)
def number_places(source: Source) -> tuple[NumberPlace, ...]:
    """Every number of the article; `sentence` is None in page furniture."""
    return tuple(_number_place(source, each) for each in source.reading.numbers)


def _number_place(source: Source, number: NumberMention) -> NumberPlace:
    index = source.index_at(number.start)
    words = context(list(tokens_over(source.reading.doc, number.start, number.end)))
    words = words if index is None else _with_before(source, index, words)
    return NumberPlace(number, tuple(amounts(as_meant(number, source.text))), index, words)


@lru_cache(maxsize=8)
def party_places(people: People) -> tuple[PartyPlace, ...]:
    """Every place where the article speaks of a party, or a party speaks."""
    return (*_spoken_of(people), *_said(people))


def _spoken_of(people: People) -> Iterator[PartyPlace]:
    source = people.source
    speakers = [said.speaker for said in source.reading.quotations if said.speaker]
    for index in range(len(source.sentences)):
        by_name: dict[str, list[Token]] = {}
        for token in source.tokens(index):
            if token.pos_ in {"PROPN", "PRON", "NOUN", "ADJ"} and (name := referent(source.reading.doc, token)):
                by_name.setdefault(name, []).append(token)
        for name, tokens in by_name.items():
            if party := source.reading.party_named(name):
                for run in _runs(tokens):
                    yield PartyPlace(party, _how(run, name, speakers), index, _with_before(source, index, context(run)))


def _how(run: "list[Token]", name: str, speakers: list[Span]) -> How:
    if not any(each.pos_ == "PROPN" and each.text in name for each in run):
        return "meant"
    span = Span(run[0].idx, run[-1].idx + len(run[-1]))
    return "speaks" if any(span.overlaps(each) for each in speakers) else "named"


def _runs(tokens: "list[Token]") -> "list[list[Token]]":
    runs: list[list[Token]] = []
    for token in tokens:
        if runs and token.i == runs[-1][-1].i + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    return runs


def _said(people: People) -> Iterator[PartyPlace]:
    source = people.source
    for said in source.reading.quotations:
        parties = [party for name in said.chain if (party := people.party_of(name))]
        for index, sentence in enumerate(source.sentences):
            if parties and sentence.overlaps(said.content):
                inside = Span(max(sentence.start, said.content.start), min(sentence.end, said.content.end))
                words = _with_before(source, index, dict.fromkeys(stems_of(inside.of(source.text)), SPOKEN))
                yield from (PartyPlace(party, "said", index, words) for party in parties)


def _with_before(source: Source, index: int, own: Context) -> Context:
    before = source.stems[index - 1] if index and source.sentences[index].kind == "prose" else set()
    return dict.fromkeys(before, BEFORE) | own
