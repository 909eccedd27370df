"""Which predicted item may stand for which gold item, what is right about a pair, and the best pairing of all.

The rules are those of the labelling contract. Items are plain JSON objects, so that any system can be scored, also
one whose output breaks the contract.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from scipy.optimize import linear_sum_assignment

from evals.quantities import same_quantity, same_unit
from evals.wording import Sentences, content_words, jaccard, overlap_f1, plain

Item = dict[str, Any]
Section = Literal["who", "what", "numbers", "stances", "disputed"]
SECTIONS: tuple[Section, ...] = ("who", "what", "numbers", "stances", "disputed")
DECISIVE: dict[Section, tuple[str, ...]] = {
    "who": (),
    "what": ("status",),
    "numbers": ("said_by",),
    "stances": ("position",),
    "disputed": ("parties",),
}
EVENT_OVERLAP = 0.25
TARGET_OVERLAP = 0.25
COUNTS_OVERLAP = 0.5


@dataclass(frozen=True, slots=True)
class Pair:
    """A predicted item standing for a gold item; `right` says of each attribute whether it agrees."""

    predicted: int
    gold: int
    right: dict[str, bool]

    def strict(self, section: Section) -> bool:
        """Whether every decisive attribute agrees."""
        return all(self.right[name] for name in DECISIVE[section])

    def wrong(self) -> list[str]:
        """The attributes that differ."""
        return [name for name, right in self.right.items() if not right]


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A predicted item that says of a gold item the wrong `attribute`, one that decides which item it is."""

    predicted: int
    gold: int
    attribute: str


class Matcher:
    """Compares the items of one article: knows its sentences and all names of everyone in it."""

    def __init__(self, text: str, predicted: dict[str, list[Item]], gold: dict[str, list[Item]]) -> None:
        self._sentences = Sentences(text)
        self._forms = [
            {plain(form) for form in (who["name"], *who["aliases"])} for who in (*predicted["who"], *gold["who"])
        ]
        self._people = {plain(who["name"]) for who in (*predicted["who"], *gold["who"]) if who["kind"] == "person"}

    def pairs(self, section: Section, predicted: Sequence[Item], gold: Sequence[Item]) -> list[Pair]:
        """The pairing of as many items as possible, required ones first, then with most attributes right."""
        found = {
            (p, g): Pair(p, g, self._right(section, mine, theirs))
            for p, mine in enumerate(predicted)
            for g, theirs in enumerate(gold)
            if self._eligible(section, mine, theirs)
        }
        weights = np.zeros((len(predicted), len(gold)))
        for (p, g), pair in found.items():
            quality = (2 * pair.strict(section) + sum(pair.right.values()) / (1 + len(pair.right))) / 3
            weights[p, g] = 1 + 0.01 * gold[g]["required"] + 0.0001 * quality
        return [found[place] for place in _assigned(weights)]

    def near_misses(self, section: Section, predicted: Sequence[Item], gold: Sequence[Item]) -> list[NearMiss]:
        """Among items that stand for none: those of the other list they would stand for, but for one attribute."""
        found = {
            (p, g): NearMiss(p, g, attribute)
            for p, mine in enumerate(predicted)
            for g, theirs in enumerate(gold)
            if (attribute := self._only_difference(section, mine, theirs))
        }
        weights = np.zeros((len(predicted), len(gold)))
        for p, g in found:
            weights[p, g] = 1 + 0.01 * gold[g]["required"]
        return [found[place] for place in _assigned(weights)]

    def _eligible(self, section: Section, mine: Item, theirs: Item) -> bool:
        match section:
            case "who":
                return self._same_who(mine, theirs)
            case "what":
                words = jaccard(content_words(mine["event"]), content_words(theirs["event"]))
                return words >= EVENT_OVERLAP and self._share_a_sentence(mine, theirs)
            case "numbers":
                return same_quantity(mine, theirs) and self._share_a_sentence(mine, theirs)
            case "stances":
                return self.same_name(mine["holder"], theirs["holder"]) and self._share_a_sentence(mine, theirs)
            case "disputed":
                return self._touches_two_sides(mine, theirs)

    def _only_difference(self, section: Section, mine: Item, theirs: Item) -> str | None:
        """`value` for the same thing counted in the same sentence, `holder` for the same target."""
        if section == "numbers" and self._share_a_sentence(mine, theirs):
            words = overlap_f1(content_words(mine["counts"]), content_words(theirs["counts"]))
            return "value" if mine["text"] == theirs["text"] or words >= COUNTS_OVERLAP else None
        if section == "stances" and self._share_a_sentence(mine, theirs):
            words = jaccard(content_words(mine["target"]), content_words(theirs["target"]))
            return "holder" if words >= TARGET_OVERLAP else None
        return None

    def _right(self, section: Section, mine: Item, theirs: Item) -> dict[str, bool]:
        match section:
            case "who":
                return {"kind": mine["kind"] == theirs["kind"]}
            case "what":
                return {"status": mine["status"] == theirs["status"], "when": mine["when"] == theirs["when"]}
            case "numbers":
                words = overlap_f1(content_words(mine["counts"]), content_words(theirs["counts"]))
                return {
                    "hedge": mine["hedge"] == theirs["hedge"],
                    "said_by": self._same_speaker(mine["said_by"], theirs["said_by"]),
                    "unit": same_unit(mine, theirs),
                    "counts": words >= COUNTS_OVERLAP,
                }
            case "stances":
                return {"position": mine["position"] == theirs["position"]}
            case "disputed":
                return {
                    "parties": self._same_parties(mine, theirs),
                    "kind": mine["kind"] == theirs["kind"],
                    "positions": self._same_positions(mine, theirs),
                }

    def same_name(self, first: str, second: str) -> bool:
        """Whether two names are of the same party: equal, aliases of one another, or one person's last name."""
        a, b = plain(first), plain(second)
        if a == b or any(a in forms and b in forms for forms in self._forms):
            return True
        return bool(a and b) and a.split()[-1] == b.split()[-1] and self._is_person(a) and self._is_person(b)

    def _is_person(self, name: str) -> bool:
        return any(name == person or name == person.split()[-1] for person in self._people if person)

    def _same_who(self, mine: Item, theirs: Item) -> bool:
        a, b = plain(mine["name"]), plain(theirs["name"])
        if a == b or a in map(plain, theirs["aliases"]) or b in map(plain, mine["aliases"]):
            return True
        people = mine["kind"] == theirs["kind"] == "person"
        return people and bool(a and b) and a.split()[-1] == b.split()[-1]

    def _same_speaker(self, mine: Sequence[str], theirs: Sequence[str]) -> bool:
        if not mine or not theirs:
            return not mine and not theirs
        return self.same_name(mine[0], theirs[0])

    def _same_parties(self, mine: Item, theirs: Item) -> bool:
        """Every party named is one of the label's, and at least two of the label's are named."""
        wanted = {side["party"] for side in theirs["sides"]}
        given = {side["party"] for side in mine["sides"]}
        found = {a for a in wanted if any(self.same_name(a, b) for b in given)}
        return len(found) >= 2 and all(any(self.same_name(a, b) for a in wanted) for b in given)

    def _same_positions(self, mine: Item, theirs: Item) -> bool:
        """No party of both asserts in one what it denies or doubts in the other."""
        return all(
            any(a["position"] == b["position"] for b in theirs["sides"] if self.same_name(a["party"], b["party"]))
            for a in mine["sides"]
            if any(self.same_name(a["party"], b["party"]) for b in theirs["sides"])
        )

    def _touched(self, spans: Iterable[Item]) -> set[int]:
        return {n for span in spans if span["start"] >= 0 for n in self._sentences.touched(span["start"], span["end"])}

    def _share_a_sentence(self, mine: Item, theirs: Item) -> bool:
        return bool(self._touched(mine["evidence"]) & self._touched(theirs["evidence"]))

    def _touches_two_sides(self, mine: Item, theirs: Item) -> bool:
        touched = self._touched(span for side in mine["sides"] for span in side["evidence"])
        hit = [side for side in theirs["sides"] if touched & self._touched(side["evidence"])]
        return len(hit) >= 2


def _assigned(weights: np.ndarray) -> list[tuple[int, int]]:
    """The places of the heaviest one-to-one assignment, those without weight left out."""
    rows, columns = linear_sum_assignment(weights, maximize=True)
    return [place for place in zip(rows.tolist(), columns.tolist(), strict=True) if weights[place]]
