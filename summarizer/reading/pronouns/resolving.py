"""Resolves the pronouns of a text, each once, in order: whoever a learned ranking holds to be meant."""

import math
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.ranking import Features, Ranking
from summarizer.reading.pronouns.mentioned import Entity, Mentioned, Place, with_the_subject
from summarizer.reading.pronouns.traits import FORMS, PRONOUNS, Asked, of_entity, of_nobody

if TYPE_CHECKING:
    from summarizer.reading.pronouns.mentioned import Naming
    from summarizer.reading.tree import Doc, Token

_NEAR = 4
"""Sentences back to whoever a pronoun may mean."""
_NEAR_THINGS = 1
_OWN_KINDS = {"he": {"person", "name"}, "it": {"organisation", "country", "group", "person", "thing", "name"}, "they": {"group", "organisation", "country", "person", "thing", "name"}}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Whom a pronoun may mean, or None for nobody, with what speaks for it."""

    entity: Entity | None
    features: Features


class Resolver:
    """The answers for the pronouns of a text, worked out as they are asked for, in order."""

    def __init__(self, doc: "Doc", naming: "Naming", ranking: Ranking | None = None, right: "Callable[[Token, Sequence[Candidate]], Entity | None] | None" = None) -> None:
        self._mentioned = Mentioned(doc, naming)
        self._ranking = ranking or Ranking.named("pronouns")
        self._right = right
        self.answers: dict[int, str | None] = {}
        self.log: list[tuple[Token, list[Candidate], list[float]]] = []
        self._busy: set[int] = set()
        self._last: dict[int, tuple[Entity | None, int]] = {}
        self._spoken: list[tuple[int, Entity]] = sorted(
            ((place.token.i, entity) for entity in self._mentioned.entities for place in entity.places if place.speaks),
            key=lambda each: each[0],
        )
        self._waiting = deque(sorted((each for each in doc if each.lower_ in PRONOUNS and each.pos_ == "PRON"), key=self._turn))

    def meant(self, pronoun: "Token") -> str | None:
        while pronoun.i not in self.answers and pronoun.i not in self._busy and self._waiting:
            self._resolve(self._waiting.popleft())
        return self.answers.get(pronoun.i)

    def _turn(self, pronoun: "Token") -> tuple[int, bool, int]:
        """Pronouns of a paragraph outside quotation marks come first."""
        line = pronoun.doc.text.count("\n", 0, pronoun.idx)
        return line, self._mentioned.mark_at(pronoun) is not None, pronoun.i

    def _resolve(self, pronoun: "Token") -> None:
        self._busy.add(pronoun.i)
        self._mentioned.read_to(pronoun)
        form = next(at for at, words in enumerate(FORMS) if pronoun.lower_ in words)
        asked = Asked(self._mentioned, pronoun, self._spoke_before(pronoun), self._last.get(form), self._speaker_of(pronoun))
        candidates = list(self._candidates(asked))
        shares = shares_of(self._ranking, candidates)
        self.log.append((pronoun, candidates, shares))
        likeliest = max(range(len(candidates)), key=lambda at: shares[at])
        entity = candidates[likeliest].entity
        if self._right is not None:
            entity = self._right(pronoun, candidates)
        sure = entity is not None and entity.kind != "thing" and shares[likeliest] >= self._ranking.cut
        self.answers[pronoun.i] = entity.name if sure and entity else None
        if entity is not None:
            self._note(pronoun, entity, form)

    def _note(self, pronoun: "Token", entity: Entity, form: int) -> None:
        place = self._mentioned.place(pronoun, by_pronoun=True)
        entity.places.append(place)
        entity.places.sort(key=lambda each: each.token.i)
        if form < 2:
            entity.called.add("mf"[form])
        self._last[form] = (entity, place.sentence)
        if place.speaks:
            self._spoken.append((pronoun.i, entity))
            self._spoken.sort(key=lambda each: each[0])

    def _spoke_before(self, pronoun: "Token") -> Entity | None:
        return next((entity for at, entity in reversed(self._spoken) if at < pronoun.i), None)

    def _speaker_of(self, pronoun: "Token") -> Entity | None:
        """Who says the words that a pronoun stands in: who speaks in its sentence or line outside them."""
        if self._mentioned.mark_at(pronoun) is None:
            return None
        text = pronoun.doc.text
        start, end = text.rfind("\n", 0, pronoun.idx) + 1, text.find("\n", pronoun.idx)
        end = end if end >= 0 else len(text)
        here = [(at, entity) for at, entity in self._spoken if start <= pronoun.doc[at].idx < end]
        return min(here, key=lambda each: abs(each[0] - pronoun.i))[1] if here else self._spoke_before(pronoun)

    def _candidates(self, asked: Asked) -> Iterator[Candidate]:
        yield Candidate(None, of_nobody(asked))
        found = []
        for entity in self._mentioned.entities:
            if entity.kind not in _OWN_KINDS[asked.form] or (asked.form == "it" and entity.kind in {"thing", "person"} and entity.several):
                continue
            places = [place for place in entity.places if self._may_be_told(asked, place)]
            near = _NEAR_THINGS if entity.kind == "thing" else 99
            if places and asked.sentence - places[-1].sentence <= near:
                found.append((entity, places))
        found.sort(key=lambda each: -each[1][-1].token.i)
        parties = things = 0
        for entity, places in found:
            yield Candidate(entity, of_entity(asked, entity, places, things if entity.kind == "thing" else parties))
            things, parties = things + (entity.kind == "thing"), parties + (entity.kind != "thing")

    def _may_be_told(self, asked: Asked, place: Place) -> bool:
        if place.token.i < asked.pronoun.i:
            return True
        if place.token.i == asked.pronoun.i or place.sentence != asked.sentence or place.by_pronoun:
            return False
        return place.role == "subject" and place.token.head.i in asked.above and asked.pronoun.dep_ in {"poss", "nsubj", "nsubjpass"} and place.token.head is not asked.pronoun.head


def shares_of(ranking: Ranking, candidates: Sequence[Candidate]) -> list[float]:
    """How likely each candidate is, of all of them."""
    weight = ranking.weights.get
    scores = [sum([weight(name, 0.0) * value for name, value in each.features.items()]) for each in candidates]
    top = max(scores)
    odds = [math.exp(score - top) for score in scores]
    total = sum(odds)
    return [each / total for each in odds]
