"""Resolves the pronouns of a text, each once and in order: each means whom a learned ranking holds likeliest."""

from bisect import insort
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.ranking import Features, Ranking
from summarizer.reading.pronouns.mentioned import Entity, Mentioned, Naming, Place
from summarizer.reading.pronouns.traits import CLASSES, Asked, of_entity, of_nobody
from summarizer.reading.sexes import sex_of_pronoun

if TYPE_CHECKING:
    from summarizer.reading.tree import Doc, Token

_PEOPLE = frozenset({"person", "name"})
_NEAREST_THINGS = 1
"""Sentences back to a thing that "it" may mean."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Whom or what a pronoun may mean, or None for nothing that is named, with what speaks for it."""

    entity: Entity | None
    features: Features


class Resolver:
    """The pronouns of a text and whom they mean, found when first asked for, those before them first."""

    def __init__(self, doc: "Doc", naming: Naming) -> None:
        self._mentioned = Mentioned(doc, naming)
        self._ranking = Ranking.named("pronouns")
        self._answers: dict[int, str | None] = {}
        self._called: list[tuple[int, str, Entity]] = []
        self._spoken = sorted(
            ((place.token.i, entity) for entity in self._mentioned.entities for place in entity.places if place.speaks),
            key=_place_of,
        )
        pronouns = (each for each in doc if each.lower_ in CLASSES and each.pos_ == "PRON")
        self.waiting = deque(sorted(pronouns, key=self._turn))
        """Those whose meaning has not been asked for, in the order in which they are resolved."""

    def meant(self, pronoun: "Token") -> str | None:
        """The name of whoever is meant; None for a thing, for nothing, and where nobody is likely enough."""
        while self.waiting and pronoun.i not in self._answers:
            self._resolve(self.waiting.popleft())
        return self._answers.get(pronoun.i)

    def person_meant(self, noun: "Token") -> str | None:
        """The named person whom a noun stands for as "he" does: "the 34-year-old"."""
        while self.waiting and self.waiting[0].i < noun.i:
            self._resolve(self.waiting.popleft())
        candidates = self.candidates(noun)
        shares = self._ranking.shares([each.features for each in candidates])
        _, likeliest = max(zip(shares, candidates, strict=True), key=lambda each: each[0])
        entity = likeliest.entity
        return entity.name if entity is not None and entity.named else None

    def candidates(self, pronoun: "Token") -> list[Candidate]:
        """All that `pronoun` may mean."""
        self._mentioned.read_to(pronoun)
        asked = self._asked(pronoun)
        told = [(entity, self._places(asked, entity)) for entity in self._mentioned.entities if _fits(asked, entity)]
        near = [(entity, places) for entity, places in told if places and _is_near(asked, entity, places)]
        near.sort(key=lambda each: -each[1][-1].token.i)
        found = [] if near and asked.form == "he" else [Candidate(None, of_nobody(asked))]
        ranks = {True: 0, False: 0}
        for entity, places in near:
            found.append(Candidate(entity, of_entity(asked, entity, places, ranks[entity.kind == "thing"])))
            ranks[entity.kind == "thing"] += 1
        return found

    def note(self, pronoun: "Token", entity: Entity) -> None:
        """Heed from now on that `pronoun` means `entity`."""
        place = self._mentioned.place(pronoun)
        entity.add(place)
        entity.called.add(sex_of_pronoun(pronoun))
        insort(self._called, (pronoun.i, _form(pronoun), entity), key=_place_of)
        if place.speaks:
            insort(self._spoken, (pronoun.i, entity), key=_place_of)

    def _turn(self, pronoun: "Token") -> tuple[int, bool, int]:
        """By line, those in quotation marks last: who is told to speak is known before what is said is read."""
        return self._mentioned.line(pronoun), self._mentioned.is_quoted(pronoun), pronoun.i

    def _resolve(self, pronoun: "Token") -> None:
        self._answers[pronoun.i] = None  # for what is asked on the way
        candidates = self.candidates(pronoun)
        shares = self._ranking.shares([each.features for each in candidates])
        share, likeliest = max(zip(shares, candidates, strict=True), key=lambda each: each[0])
        entity = likeliest.entity
        if entity is None:
            return
        self.note(pronoun, entity)
        if entity.kind != "thing" and (share >= self._ranking.cut or self._mentioned.place(pronoun).speaks):
            self._answers[pronoun.i] = entity.name

    def _asked(self, pronoun: "Token") -> Asked:
        form = _form(pronoun)
        called = (
            (entity, at) for at, its_form, entity in reversed(self._called) if at < pronoun.i and its_form == form
        )
        spoke = next((entity for at, entity in reversed(self._spoken) if at < pronoun.i), None)
        entity, at = next(called, (None, pronoun.i))
        sentence = self._mentioned.sentence(pronoun.doc[at])
        return Asked(self._mentioned, pronoun, spoke, entity, sentence, self._speaker_of(pronoun) or spoke)

    def _speaker_of(self, pronoun: "Token") -> Entity | None:
        """Who speaks in the line of a pronoun in quotation marks, outside of them."""
        if not self._mentioned.is_quoted(pronoun):
            return None
        line = self._mentioned.line(pronoun)
        here = (each for each in self._spoken if self._mentioned.line(pronoun.doc[each[0]]) == line)
        nearest = min(here, key=lambda each: abs(each[0] - pronoun.i), default=None)
        return nearest[1] if nearest is not None else None

    def _places(self, asked: Asked, entity: Entity) -> list[Place]:
        return [place for place in entity.places if _may_be_meant(asked, place)]


def _place_of(noted: tuple[int, Entity] | tuple[int, str, Entity]) -> int:
    return noted[0]


def _form(pronoun: "Token") -> str:
    """Pronouns of one form can mean the same one."""
    return CLASSES.get(pronoun.lower_, "") + sex_of_pronoun(pronoun)


def _fits(asked: Asked, entity: Entity) -> bool:
    if asked.form == "he":
        surname = entity.kind == "organisation" and entity.name.istitle() and " " not in entity.name
        return entity.kind in _PEOPLE or surname
    return asked.form == "they" or not (entity.several and entity.kind in {"thing", "person", "group"})


def _is_near(asked: Asked, entity: Entity, places: Sequence[Place]) -> bool:
    return entity.kind != "thing" or asked.sentence - places[-1].sentence <= _NEAREST_THINGS


def _may_be_meant(asked: Asked, place: Place) -> bool:
    """Whether it is before the pronoun, or the subject after its clause: "For his part, the Regent had asked"."""
    if place.token.i < asked.pronoun.i:
        return True
    verb = place.token.head
    fronted = place.sentence == asked.sentence and place.role == "subject" and verb.i in asked.above
    return fronted and place.token.pos_ != "PRON" and verb is not asked.pronoun.head and asked.is_fronted
