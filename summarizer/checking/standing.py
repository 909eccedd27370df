"""Whether a number or a name stands where the article has it, told by what else could stand there.

The words around it in the summary are compared with those around it in the article, and with those around every
other number or name of its kind that the summary does not have anyway. One that clearly fits better speaks against it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from summarizer.checking.claims import Claims
from summarizer.checking.context import Context, contrast, likeness, reach
from summarizer.checking.measures import Amount, comparable, fit, hedged_alike, same_kind, same_value
from summarizer.checking.places import NumberPlace, PartyPlace, number_places, party_places
from summarizer.reading.counting.nouns import counted_noun, is_measure
from summarizer.reading.mentions import NamedParty, NumberMention, Span
from summarizer.reading.reading import Reading
from summarizer.reading.references import referent

P = TypeVar("P", NumberPlace, PartyPlace)
CLEARLY = 0.4
"""A place that is less than this share as like as another is not the one that the words are about.

This and `SURE` were taken from a grid over faithful and edited summaries of 24 articles: (1.5, 0.6) flags 3% of
faithful sentences for a moved number or name and sees 74% of moved numbers, (2.5, 0.4) 1.4% and 63%, (3.5, 0.4) none
and 52%."""
WIDEST = 50
"""How many times its lower bound a vague amount may be: "thousands" of 2,000 to 100,000."""
FEW = 10
_MEASURED = frozenset({"time", "length", "mass", "share", "points", "USD", "EUR", "GBP", "JPY", "AUD", "CAD", "INR"})
"""Kinds that no number of things is of."""
SURE = 3.0
"""How like a place must be (inverse frequencies by nearness) before it speaks against another."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A number of the summary, its amounts and the words it stands in."""

    number: NumberMention
    amounts: tuple[Amount, ...]
    sentence: Span
    context: Context


@dataclass(frozen=True, slots=True)
class Fitting:
    """A place of the article that has the number, how it bears it out, and how like its words are."""

    place: NumberPlace
    fit: str
    likeness: float


def better(
    words: Context, own: Context, rivals: Sequence[P], weight: Callable[[str], float], trust: float = 1.0
) -> P | None:
    """The place among `rivals` that clearly fits `words` better than `own`, whose evidence counts `trust` times."""
    best: tuple[float, P | None] = (0.0, None)
    for rival in rivals:
        for_own, for_rival = contrast(words, own, rival.context, weight)
        if for_rival >= SURE and trust * for_own < CLEARLY * for_rival and for_rival - for_own > best[0]:
            best = (for_rival - for_own, rival)
    return best[1]


def fitting(claims: Claims, stated: Stated, everything: Sequence[Stated]) -> list[Fitting]:
    """Where the article has an amount that bears `stated` out, likest first."""
    source = claims.source
    twins = [each for each in everything if each is not stated and _is_twin(each, stated)]
    found = []
    for place in number_places(source):
        if how := _bears_out(claims, stated, place):
            like = likeness(stated.context, place.context, source.weight)
            if not any(likeness(each.context, place.context, source.weight) > like for each in twins):
                found.append(Fitting(place, how, like))
    return sorted(found, key=lambda each: -each.likeness)


def _bears_out(claims: Claims, stated: Stated, place: NumberPlace) -> str | None:
    """How the number of `place` bears out `stated`; "dozens" by any number of that size."""
    if stated.number.hedge == "vague" and place.amounts and comparable(stated.amounts[0].kind, place.amounts[0].kind):
        low = stated.amounts[0].value
        return "rounded" if any(low <= each.value <= WIDEST * low for each in place.amounts) else None
    if place.amounts and _of_other_things(claims, stated, place):
        return None
    return fit(stated.amounts, place.amounts, place.number, claims.source.text)


def _of_other_things(claims: Claims, stated: Stated, place: NumberPlace) -> bool:
    """Whether one of two numbers measures and the other counts things: 85,000 spectators are not £85,000.

    Small numbers are left aside: what is told in words is often counted anew.
    """
    if (stated.number.value or 0) <= FEW:
        return False
    one, other = stated.amounts[0].kind, place.amounts[0].kind
    if one in _MEASURED and other is None:
        return _counts(claims.source.reading, place.number)
    return one in {None, "count"} and other in _MEASURED and _counts(claims.reading, stated.number)


def _counts(reading: Reading, number: NumberMention) -> bool:
    """Whether a number without a unit is said of a plain noun that is itself no measure."""
    noun = counted_noun(reading, number)
    return noun is not None and noun.pos_ == "NOUN" and noun.i > 0 and not is_measure(noun) and not noun.like_num


def _is_twin(first: Stated, second: Stated) -> bool:
    """Whether one sentence has the same value twice, so that one place of the article cannot bear out both."""
    if first.sentence != second.sentence or len(first.amounts) != 1 or len(second.amounts) != 1:
        return False
    one, other = first.amounts[0], second.amounts[0]
    return same_kind(one, other) and same_value(one.value, other.value)


def number_rivals(claims: Claims, stated: Stated, everything: Sequence[Stated]) -> list[NumberPlace]:
    """The numbers of the article that could stand in the place of `stated` and that the summary has nowhere else."""
    others = [each for each in everything if each is not stated and each.amounts]
    most = reach(stated.context, claims.source)
    return [
        place
        for place in number_places(claims.source)
        if (place.sentence is None or most[place.sentence] >= SURE)
        and _could_stand(claims, stated, place)
        and not _has(claims, others, stated, place)
    ]


def _could_stand(claims: Claims, stated: Stated, place: NumberPlace) -> bool:
    vague = "vague" in {stated.number.hedge, place.number.hedge} and stated.number.hedge != place.number.hedge
    if not place.amounts or vague or fit(stated.amounts, place.amounts, place.number, claims.source.text):
        return False
    said = stated.amounts[0]
    return same_kind(said, place.amounts[0]) and any(hedged_alike(said.hedge, each.hedge) for each in place.amounts)


def _has(claims: Claims, others: Sequence[Stated], stated: Stated, place: NumberPlace) -> bool:
    """Whether the summary has the number of `place` in the same sentence, or where it fits at least as well."""
    weight = claims.source.weight
    return any(
        fit(each.amounts, place.amounts, place.number, claims.source.text)
        and (
            each.sentence == stated.sentence
            or likeness(each.context, place.context, weight) >= likeness(stated.context, place.context, weight)
        )
        for each in others
    )


def party_rival(
    claims: Claims, words: Context, party: NamedParty, sentence: Span, *, speaks: bool, trust: float
) -> PartyPlace | None:
    """Where the article has another party that clearly fits `words` better than `party`, which says or does this."""
    people, weight = claims.people, claims.source.weight
    forms, here = people.forms(party.name), _spoken_of(claims, sentence)
    places = party_places(people)
    rivals = [
        place
        for place in places.near(words, SURE)
        if _alike(party, place, speaks=speaks) and not people.forms(place.party.name) & (forms | here)
    ]
    if better(words, {}, rivals, weight) is None:
        return None
    own = places.likest(words, lambda each: bool(people.forms(each.name) & forms))
    return better(words, own, rivals, weight, trust)


def _alike(party: NamedParty, place: PartyPlace, *, speaks: bool) -> bool:
    """Whether the party of `place`, named there, could be taken for `party`, who speaks or does not."""
    named = (place.how == "named" or (speaks and place.how != "meant")) and place.party.name[:1].isupper()
    return named and (place.party.kind == "person") == (party.kind == "person")


def _spoken_of(claims: Claims, sentence: Span) -> set[str]:
    """The words of a sentence of the summary, and of the names its pronouns stand for."""
    found: set[str] = set()
    for token in claims.at(sentence):
        found.add(token.lower_)
        if token.pos_ == "PRON" and (name := referent(claims.reading.doc, token)):
            found |= claims.people.forms(name)
    return found
