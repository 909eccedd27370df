"""Figures that two voices give: whether they can be of one quantity, and whether both can be true."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import log
from typing import TYPE_CHECKING

from summarizer.reading.clauses import subtree
from summarizer.reading.conflicts.vocabulary import CHANGED, COMPARED, EARLIER, GROWN, PART, WHOLE
from summarizer.reading.conflicts.voices import Voice
from summarizer.reading.counting import FIGURES, counted_noun, is_measure, what_is_counted
from summarizer.reading.mentions import NumberMention, Span
from summarizer.reading.notes import once
from summarizer.reading.parse import tokens_over
from summarizer.reading.reading import Reading
from summarizer.reading.units import CODES, CURRENCY_WORDS
from summarizer.reading.words import content_words, stem

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

FATES = {
    name: frozenset(stem(word) for word in words.split())
    for name, words in {
        "dead": (
            "killed kill die died dead deaths death drowned bodies toll lives casualties martyrs victims losses loss "
            "lost perished fatalities fatality eliminated neutralised neutralized slain"
        ),
        "hurt": "hurt injured wounded injuries treated wounding",
        "held": "arrested detained arrests detainees held custody",
        "crowd": "marched march demonstrated protested gathered turnout crowd attended rallied marchers took joined",
        "missing": "missing unaccounted escaped escape escapees fugitives",
        "aboard": "aboard board passengers tickets manifest carrying",
        "displaced": "displaced homes evacuated driven displacement left fled",
        "cost": "cost costs bill price worth damage value valued",
    }.items()
}
ALIKE = (
    frozenset({"soldier", "troop", "serviceman", "personnel", "life", "man"}),
    frozenset({"insurgent", "rebel", "fighter", "militant", "gunman"}),
    frozenset({"protester", "demonstrator", "marcher", "supporter", "farmer", "person"}),
    frozenset({"worker", "employee", "member", "staff", "striker", "job", "post"}),
    frozenset({"prisoner", "inmate", "detainee", "convict"}),
    frozenset({"ballot", "vote"}),
    frozenset({"case", "infection", "positive", "patient"}),
    frozenset({"home", "house", "building", "flat", "apartment", "dwelling"}),
    frozenset({"unit", "device", "product", "machine", "handset", "phone"}),
    frozenset({"complaint", "incident", "report", "fault"}),
    frozenset({"user", "customer", "account", "subscriber", "client"}),
    frozenset({"migrant", "refugee", "arrival", "newcomer"}),
    frozenset({"student", "pupil", "child", "schoolchild"}),
    frozenset({"officer", "guard", "policeman", "warden"}),
    frozenset({"tenant", "occupant", "resident", "inhabitant", "passenger"}),
)
_ANYONE = frozenset(
    "people person body toll turnout crowd casualty death name ticket case patient victim injury".split()
) | {""}
_BACKWARD = FIGURES | {"cost", "bill", "it", "distance", "magnitude", "stockpile", "crowd"}
_ABOUT = 0.05
_BACK = 40
_VAGUE_REACH = 9
_BOUND_REACH = 2
"""How far beyond "at least" and below "up to" a figure is thought to be: "up to 45" is not said of 15."""
_OF_ANYTHING = frozenset(
    "year month week day hour minute second metre meter mile kilometre kilometer km foot dollar euro pound point cent".split()
)
"""Measures so common that two figures in them need not be of one thing; a speed or a weight seldom is of another."""
_INCLUDING = frozenset({"including", "among"})
_EVIDENCE = frozenset(
    ("same noun", "like nouns", "same fate", "counts alike", "same measure", "points back", "shared told", "left out")
)
"""What may tell that two figures are of one quantity; where nothing does, that they stand near each other is chance."""
_SAME_THINGS = frozenset({"same noun"})
_FARTHEST_APART = log(30)
_MONEY = CODES | frozenset(CURRENCY_WORDS.values())
_IN_MILLIONS = re.compile(r"\b(?:million|billion|trillion|crore|lakh)$|\d(?:m|bn|tn)$")
_CLAUSE_ENDS = {"advcl", "conj", "parataxis"}


@dataclass(frozen=True)
class Figure:
    """A number in the clause that gives it."""

    reading: Reading
    voice: Voice
    number: NumberMention

    @cached_property
    def noun(self) -> str:
        """What is counted, in its dictionary form; empty where the tree does not tell."""
        return self._noun.lemma_.lower() if self._noun is not None else ""

    @cached_property
    def is_measured(self) -> bool:
        """Whether the noun is but a unit, as the years and dollars of very different things."""
        return self._noun is not None and is_measure(self._noun)

    @cached_property
    def _noun(self) -> "Token | None":
        return counted_noun(self.reading, self.number)

    @cached_property
    def counts(self) -> frozenset[str]:
        """The stems of the words that say what is counted; none where the article does not tell."""
        return frozenset(content_words(what_is_counted(self.reading, self.number) or ""))

    @cached_property
    def is_change(self) -> bool:
        """ "31 more bodies", "four lower than its figure": by how much something differs, not how much there is."""
        return bool(CHANGED.match(self.reading.text, self.number.end))

    @cached_property
    def is_subset(self) -> bool:
        """ "eight of a promised 30", "17 of the dead": a part of what is counted."""
        return bool(PART.match(self.reading.text, self.number.end))

    @cached_property
    def told(self) -> frozenset[str]:
        """The stems of the words that tell of it: of its clause, without what is told of a part of it alone.

        Of the whole that another number is a part of, only what it counts: of "1,000 of the 11,000 troops had been
        killed" it is not the 11,000 who were.
        """
        if self.is_part:
            return self.counts | content_words(self.noun)
        text, inside = self.reading.text, self._included
        if inside is not None:
            return frozenset(content_words(inside.of(text)) - content_words(self.number.text))
        parts = [subtree(each) for each in self._verb.subtree if each.lower_ in _INCLUDING] if self._verb else []
        words = content_words(self._clause.of(text)) - content_words(self.number.text)
        return frozenset(words.difference(*(content_words(part.of(text)) for part in parts)))

    @cached_property
    def fates(self) -> frozenset[str]:
        """What became of those counted, as far as the words tell."""
        return frozenset(name for name, words in FATES.items() if self.told & words)

    @cached_property
    def _included(self) -> Span | None:
        """The words of "including 600 deaths" around the number."""
        root = tokens_over(self.reading.doc, self.number.start, self.number.end).root
        within = next((each for each in root.ancestors if each.lower_ in _INCLUDING or each is self._verb), None)
        return subtree(within) if within is not None and within is not self._verb else None

    @cached_property
    def points_back(self) -> bool:
        """ "put the figure at 780", "measured it at 6.9": a figure for what was named before."""
        verb = self._verb
        roles = [child for child in verb.children if child.dep_ in {"dobj", "nsubj", "nsubjpass"}] if verb else []
        return self.noun in FIGURES or any(child.lemma_.lower() in _BACKWARD for child in roles)

    @cached_property
    def is_past(self) -> bool:
        """ "had put the toll at 99": what was given before the time of the report."""
        verb = first = self._verb
        while first is not None and first.dep_ == "conj" and first.head is not first:
            first = first.head
        told = first is None or first.dep_ == "ccomp"
        return verb is not None and not told and any(child.lower_ == "had" for child in verb.children)

    @cached_property
    def is_earlier(self) -> bool:
        """ "in the same quarter a year ago", "compared with 112 last year": of another time than the rest."""
        before = self.reading.text[max(0, self.number.start - _BACK) : self.number.start]
        return bool(EARLIER.search(self._clause.of(self.reading.text)) or COMPARED.search(before))

    @cached_property
    def is_part(self) -> bool:
        """Whether it is the whole that another number is a part of."""
        return bool(WHOLE.search(self.reading.text[max(0, self.number.start - 40) : self.number.start]))

    @cached_property
    def _clause(self) -> Span:
        return subtree(self._verb, without=_CLAUSE_ENDS) if self._verb is not None else self.voice.sentence

    @cached_property
    def _verb(self) -> "Token | None":
        root = tokens_over(self.reading.doc, self.number.start, self.number.end).root
        verbs = (each for each in root.ancestors if each.pos_ in {"VERB", "AUX"})
        return next((each for each in verbs if each.lower_ not in _INCLUDING), None)


@dataclass(frozen=True)
class FigurePair:
    """A figure of each of two voices, and what tells for and against their being of one quantity."""

    first: Figure
    second: Figure
    features: Mapping[str, float]

    @property
    def may_be_of_one_thing(self) -> bool:
        """Whether nothing tells that they count different things; of two lengths of time something must tell it."""
        if not _EVIDENCE & self.features.keys():
            return False
        if self.features.get("ratio", 0) > _FARTHEST_APART and not _SAME_THINGS & self.features.keys():
            return False
        told = bool({"of one thing", "counts alike", "same measure", "like nouns"} & self.features.keys())
        return told or not ("counts differ" in self.features or self.first.is_measured or self.second.is_measured)

    @property
    def weight(self) -> float:
        """How much tells that the two are of one quantity; only to choose among the figures of two voices."""
        for_it = sum(
            self.features.get(name, 0)
            for name in ("same noun", "same fate", "points back", "alike", "shared told", "same measure")
        )
        against = self.features.get("fates differ", 0) + self.features.get("subset", 0) / 4
        return for_it - against - self.features.get("ratio", 0) / 10


def figure_pair(figures: Mapping[NumberMention, Figure], first: Voice, second: Voice) -> FigurePair | None:
    """The two incompatible figures of two voices that are likeliest of one quantity."""
    pairs = [
        FigurePair(figures[a], figures[b], _features(figures[a], figures[b]))
        for a in first.numbers
        for b in second.numbers
        if incompatible(a, b) and not _may_have_grown(figures[a], figures[b])
        if figures[a].is_change == figures[b].is_change
    ]
    return max([each for each in pairs if each.may_be_of_one_thing], key=lambda pair: pair.weight, default=None)


def _may_have_grown(first: Figure, second: Figure) -> bool:
    """Whether one figure is of before: "had put the toll at 99", "has since risen to 118"."""
    grown = any(GROWN.search(figure.voice.sentence.text) for figure in (first, second))
    return grown or first.is_past != second.is_past or first.is_earlier != second.is_earlier


def incompatible(first: NumberMention, second: NumberMention) -> bool:
    """Whether no one quantity could be both: other units, and bounds that allow each other, are not incompatible."""
    if _unit(first) != _unit(second) and not (_is_of_any_money(first, second) or _is_of_any_money(second, first)):
        return False
    (low, high), (other_low, other_high) = _bounds(first), _bounds(second)
    return high < other_low or other_high < low


def _is_of_any_money(bare: NumberMention, money: NumberMention) -> bool:
    """Whether a bare number may be of the currency of the other: "19 million rand", "no more than 6.4 million"."""
    return bare.unit is None and money.unit in _MONEY and _IN_MILLIONS.search(bare.text) is not None


def _unit(number: NumberMention) -> str:
    return "%" if number.unit == "share" else number.unit or "people"


def _bounds(number: NumberMention) -> tuple[float, float]:
    times = 100.0 if number.unit == "share" else 1.0
    if number.value is None:
        low = float(number.low or 0) * times
        return low, float(number.high) * times if number.high is not None else low * _VAGUE_REACH
    value = float(number.value) * times
    match number.hedge:
        case "at_least" | "more_than":
            return value, value * _BOUND_REACH
        case "at_most" | "less_than":
            return value / _BOUND_REACH, value
        case "about":
            return value * (1 - _ABOUT), value * (1 + _ABOUT)
        case _:
            return value, value


def _features(first: Figure, second: Figure) -> dict[str, float]:
    kinds = [next((group for group in ALIKE if each.noun in group), frozenset({each.noun})) for each in (first, second)]
    fates = first.fates & second.fates
    alike = bool(kinds[0] & kinds[1]) or any(each.noun in _ANYONE for each in (first, second))
    other = bool(first.noun and second.noun) and not alike
    shared = (first.told & second.told) - names_of(first.reading)
    low, high = sorted(abs(_size(each.number)) or 1.0 for each in (first, second))
    counts = [each.counts - names_of(first.reading) for each in (first, second)]
    counted = counts[0] & counts[1]
    same = bool(first.noun) and first.noun == second.noun and (not first.is_measured or bool(counted))
    found = {
        "counts alike": bool(counted),
        "counts differ": bool(counts[0] and counts[1]) and not counted,
        "same measure": first.is_measured and first.noun == second.noun and first.noun not in _OF_ANYTHING,
        "subset": first.is_subset or second.is_subset,
        "same noun": same,
        "like nouns": bool(first.noun and second.noun and kinds[0] & kinds[1]) and not first.is_measured,
        "alike": alike,
        "of one thing": (alike and bool(fates or same)) or (second.points_back and not other),
        "other noun": other,
        "left out": not second.noun and second.voice.order - first.voice.order <= 1,
        "same fate": bool(fates) and alike,
        "fate of others": bool(fates) and not alike,
        "fates differ": bool(first.fates and second.fates) and not fates,
        "points back": second.points_back,
        "shared told": min(len(shared), 4) / 2,
        "unit": first.number.unit is not None,
        "ratio": min(log(high / low), 4.0) if high > 0 and low > 0 else 0.0,
        "part": first.is_part or second.is_part,
        "other dates": bool(_dates(first) ^ _dates(second)),
        "vague": "vague" in (first.number.hedge, second.number.hedge),
        "small": high < 10,
        "many": max(len(first.voice.numbers), len(second.voice.numbers)) > 2,
    }
    return {name: float(value) for name, value in found.items() if value}


@once
def names_of(reading: Reading) -> frozenset[str]:
    """The stems of the words of all names of the article, which tell whom a thing is of and not what it is."""
    return content_words(" ".join(form for party in reading.parties for form in (party.name, *party.aliases)))


def _dates(figure: Figure) -> set[str]:
    return {date.value for date in figure.reading.dates_in(figure.voice.sentence) if date.value}


def _size(number: NumberMention) -> float:
    return float(number.value if number.value is not None else number.low or 0)
