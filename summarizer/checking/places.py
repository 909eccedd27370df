"""Where an article has its numbers and its parties, each with the words around it, worked out as they are asked for."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Literal

from summarizer.checking.context import BEFORE, Context, context, likeness, reach
from summarizer.checking.measures import Amount, amounts, as_meant
from summarizer.checking.people import People, people_of
from summarizer.checking.source import Source, stems_of
from summarizer.reading.mentions import NamedParty, NumberMention, Span
from summarizer.reading.notes import once
from summarizer.reading.parse import tokens_over
from summarizer.reading.references import referent

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

SPOKEN = 0.5
"""The nearness of what is said to who says it."""
How = Literal["named", "meant", "speaks", "said"]


@dataclass(frozen=True)
class NumberPlace:
    """A number of the article, its amounts, and the words it stands in; `sentence` is None in page furniture."""

    source: Source
    number: NumberMention
    amounts: tuple[Amount, ...]
    sentence: int | None

    @cached_property
    def context(self) -> Context:
        """The words it stands in, and those of the sentence before."""
        words = context(list(tokens_over(self.source.reading.doc, self.number.start, self.number.end)))
        return words if self.sentence is None else _with_before(self.source, self.sentence, words)


@dataclass(frozen=True)
class PartyPlace:
    """Where the article has a party: named, meant by a pronoun or a role, named as who speaks, or by what it said."""

    party: NamedParty
    how: How
    source: Source
    sentence: int
    around: Callable[[], Context]

    @cached_property
    def context(self) -> Context:
        """The words around the place, and those of the sentence before."""
        return _with_before(self.source, self.sentence, self.around())


@once
def number_places(source: Source) -> tuple[NumberPlace, ...]:
    """Every number of the article."""
    return tuple(
        NumberPlace(source, each, tuple(amounts(as_meant(each, source.text))), source.index_at(each.start))
        for each in source.reading.numbers
    )


class PartyPlaces:
    """Every place where the article speaks of a party, or a party speaks; a sentence is read when it is asked for."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._source = people.source
        self._speakers = [said.speaker for said in self._source.reading.quotations if said.speaker]
        self._spoken: dict[int, list[PartyPlace]] = {}
        self._said: dict[int, list[PartyPlace]] = {}

    def near(self, words: Context, least: float) -> list[PartyPlace]:
        """The places in the sentences that can share `least` with `words`: first who is named, then who speaks."""
        wanted = [index for index, most in enumerate(reach(words, self._source)) if most >= least]
        return list(self._within(wanted))

    def likest(self, words: Context, of: Callable[[NamedParty], bool]) -> Context:
        """The context most like `words` among the places of the parties that are `of` a kind; empty if none is."""
        weight = self._source.weight
        best: tuple[float, Context] = (0.0, {})
        reached = reach(words, self._source)
        for index in sorted(range(len(reached)), key=lambda each: -reached[each]):
            if reached[index] <= best[0]:
                break
            for place in self._within([index]):
                if of(place.party) and (like := likeness(words, place.context, weight)) > best[0]:
                    best = (like, place.context)
        return best[1]

    def _within(self, sentences: Sequence[int]) -> Iterator[PartyPlace]:
        for kept, find in ((self._spoken, self._spoken_of), (self._said, self._said_in)):
            for index in sentences:
                if index not in kept:
                    kept[index] = list(find(index))
                yield from kept[index]

    def _spoken_of(self, index: int) -> Iterator[PartyPlace]:
        source = self._source
        by_name: dict[str, list[Token]] = {}
        for token in source.tokens(index):
            if token.pos_ in {"PROPN", "PRON", "NOUN", "ADJ"} and (name := referent(source.reading.doc, token)):
                by_name.setdefault(name, []).append(token)
        for name, tokens in by_name.items():
            if party := source.reading.party_named(name):
                for run in _runs(tokens):
                    yield PartyPlace(party, _how(run, name, self._speakers), source, index, partial(context, run))

    def _said_in(self, index: int) -> Iterator[PartyPlace]:
        source, sentence = self._source, self._source.sentences[index]
        for said in source.reading.quotations_over(sentence):
            inside = Span(max(sentence.start, said.content.start), min(sentence.end, said.content.end))
            for name in said.chain:
                if party := self._people.party_of(name):
                    yield PartyPlace(party, "said", source, index, partial(_said_words, inside.of(source.text)))


@once
def party_places(source: Source) -> PartyPlaces:
    """The places of the article's parties."""
    return PartyPlaces(people_of(source))


def _said_words(said: str) -> Context:
    return dict.fromkeys(stems_of(said), SPOKEN)


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


def _with_before(source: Source, index: int, own: Context) -> Context:
    before = source.stems[index - 1] if index and source.sentences[index].kind == "prose" else ()
    return dict.fromkeys(before, BEFORE) | own
