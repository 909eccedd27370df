"""Whether a number or a name stands where the article has it, told by what else could stand there.

The words around it in the summary are compared with those around it in the article, and with those around every
other number or name of its kind that the summary does not have anyway. One that clearly fits better speaks against it.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from summarizer.checking.claims import Claims
from summarizer.checking.context import Context, contrast, likeness, reach
from summarizer.checking.measures import Amount, comparable, fit, hedged_alike, same_kind, same_value
from summarizer.checking.places import NumberPlace, PartyPlace, number_places, party_places
from summarizer.checking.sorts import of_other_things
from summarizer.reading.mentions import NamedParty, NumberMention, Span
from summarizer.reading.references import referent

P = TypeVar("P", NumberPlace, PartyPlace)


class Bar(NamedTuple):
    """What another place must have for it to stand in a place's stead: so much likeness, of which its own has a share.

    Likeness is a sum of inverse frequencies by nearness. The bars were taken from grids over faithful and edited
    summaries of 41 dev articles.
    """

    least: float
    share: float


OF_NUMBERS = Bar(3.0, 0.35)
OF_STRANGERS = Bar(1.5, 0.4)
"""For a number whose place is hardly like its words."""
OF_NAMES = Bar(1.75, 0.3)
FEWEST = 2
"""Words that another place must have: one alone may stand there by chance."""
STRANGE = 1.0
"""How like a place must be that is not hardly like: 95 of 100 places of faithful numbers are."""
APART, KNOWN = 0.25, 4.0
"""A place less like than `APART` is none of words that the article has to the extent of `KNOWN`."""
_FOLLOWING = re.compile(r"\s+\w+")
WIDEST = 50
"""How many times its lower bound a vague amount may be: "thousands" of 2,000 to 100,000."""


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
    words: Context, own: Context, rivals: Sequence[P], weight: Callable[[str], float], bar: Bar, trust: float = 1.0
) -> P | None:
    """The place among `rivals` that clearly fits `words` better than `own`, whose evidence counts `trust` times."""
    best: tuple[float, P | None] = (0.0, None)
    for rival in rivals:
        for_own, for_rival = contrast(words, own, rival.context, weight)
        clearly = for_rival >= bar.least and trust * for_own < bar.share * for_rival
        clearly = clearly and len(words.keys() & rival.context.keys()) >= FEWEST
        if clearly and for_rival - for_own > best[0]:
            best = (for_rival - for_own, rival)
    return best[1]


def rival_of(claims: Claims, stated: Stated, place: Fitting, rivals: Sequence[NumberPlace]) -> NumberPlace | None:
    """The number of the article that belongs where `stated` is, rather than the one at `place`."""
    bar = OF_STRANGERS if place.likeness < STRANGE else OF_NUMBERS
    return better(stated.context, place.place.context, rivals, claims.source.weight, bar)


def is_astray(claims: Claims, stated: Stated, place: Fitting) -> bool:
    """Whether the words around `stated` are the article's, and yet have nothing to do with those of `place`."""
    return place.likeness < APART and max(reach(stated.context, claims.source), default=0.0) >= KNOWN


def fitting(claims: Claims, stated: Stated, everything: Sequence[Stated]) -> list[Fitting]:
    """Where the article has an amount that bears `stated` out, likest first."""
    source = claims.source
    twins = [each for each in everything if each is not stated and _is_twin(claims, each, stated)]
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
    if place.amounts and of_other_things(claims, stated.number, stated.amounts[0], (place.number, place.amounts[0])):
        return None
    return fit(stated.amounts, place.amounts, place.number, claims.source.text)


def _is_twin(claims: Claims, first: Stated, second: Stated) -> bool:
    """Whether one sentence has the same value twice, so that one place of the article cannot bear out both.

    "Two dealers were called, two dealers said" is of the same two.
    """
    things = [_FOLLOWING.match(claims.text, each.number.end) for each in (first, second)]
    if things[0] and things[1] and things[0].group() == things[1].group():
        return False
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
        if (place.sentence is None or most[place.sentence] >= OF_STRANGERS.least)
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
    places = party_places(claims.source)
    rivals = [
        place
        for place in places.near(words, OF_NAMES.least)
        if _alike(party, place, speaks=speaks)
        and not people.forms(place.party.name) & (forms | here)
        and not people.spoken_of(place.sentence) & forms
    ]
    if better(words, {}, rivals, weight, OF_NAMES) is None:
        return None
    own = places.likest(words, lambda each: bool(people.forms(each.name) & forms))
    return better(words, own, rivals, weight, OF_NAMES, trust)


def _alike(party: NamedParty, place: PartyPlace, *, speaks: bool) -> bool:
    """Whether the party of `place`, named there, could be taken for `party`, who speaks or does not."""
    words = place.party.name.split()
    proper = words[0][:1].isupper() and (words[-1][:1].isupper() or not words[-1].isalpha())
    named = (place.how == "named" or (speaks and place.how != "meant")) and proper
    return named and (place.party.kind == "person") == (party.kind == "person")


def _spoken_of(claims: Claims, sentence: Span) -> set[str]:
    """The words of a sentence of the summary, and of the names its pronouns stand for."""
    found: set[str] = set()
    for token in claims.at(sentence):
        found.add(token.lower_)
        if token.pos_ == "PRON" and (name := referent(claims.reading.doc, token)):
            found |= claims.people.forms(name)
    return found
