"""What speaks for a pronoun's meaning somebody: how both stand in their clauses, who spoke, who was called so before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log
from typing import TYPE_CHECKING

from summarizer.ranking import Features
from summarizer.reading import cues
from summarizer.reading.pronouns.mentioned import (
    SUBJECTS,
    TELLING,
    Entity,
    Mentioned,
    Place,
    clause_of,
    role_of,
    subjects_of,
    with_the_subject,
)
from summarizer.reading.sexes import sex_of_pronoun

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

SINGULAR = frozenset({"he", "she", "his", "her", "him"})
NEUTER = frozenset({"it", "its"})
PLURAL = frozenset({"they", "their", "them"})
CLASSES = {**dict.fromkeys(SINGULAR, "he"), **dict.fromkeys(NEUTER, "it"), **dict.fromkeys(PLURAL, "they")}
"""The pronouns that are resolved, by the class whose features they share."""
_STOPS = frozenset({",", '"', "”", "’", "'", "''"})
_EMPTY_VERBS = frozenset("take seem appear rain snow turn happen emerge matter come cost mean follow".split())
_CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "advcl", "acl"})
_SORTS = {"thing": "thing", "person": "person", "name": "person"}
_ARTICLES = {
    **dict.fromkeys(("the", "this", "that", "these", "those"), "the"),
    **dict.fromkeys(("a", "an", "another", "one", "some"), "a"),
}
_FAR = 4
_MOST_PLACES = 6
"""The latest mentions of somebody, of which each is looked at."""
_OPENING = 4
"""Tokens from the start of a line within which it is opened by a name."""


@dataclass
class Asked:
    """A pronoun, and what is known of the text before it."""

    mentioned: Mentioned
    pronoun: "Token"
    spoke: Entity | None
    """Who spoke last before it."""
    called: Entity | None
    """Whom the pronoun of the same form before it meant."""
    called_in: int
    """In which sentence."""
    says_it: Entity | None
    """Who says the words in quotation marks, if it stands in such."""

    @cached_property
    def form(self) -> str:
        return CLASSES.get(self.pronoun.lower_, "he")

    @cached_property
    def sentence(self) -> int:
        return self.mentioned.sentence(self.pronoun)

    @cached_property
    def line(self) -> int:
        """The first word of its line."""
        return self.mentioned.line(self.pronoun)

    @cached_property
    def verb(self) -> "Token":
        return clause_of(self.pronoun)

    @cached_property
    def quoted(self) -> bool:
        return self.mentioned.is_quoted(self.pronoun)

    @cached_property
    def is_fronted(self) -> bool:
        """Whether it may stand before the name it means: "In his speech", "As he left"."""
        return self.pronoun.dep_ == "poss" or self.pronoun.dep_ in SUBJECTS

    @cached_property
    def above(self) -> "dict[int, str]":
        """Each word above the pronoun, and how it leads down: in a clause of its own, or within its phrase."""
        found, clause, below = {}, False, self.pronoun
        for each in self.pronoun.ancestors:
            clause = clause or below.dep_ in {"relcl", "acl"}
            found[each.i] = "told in a clause" if clause else "within its phrase"
            below = each
        return found

    @cached_property
    def own_subjects(self) -> set[int]:
        """The subjects of its own clause."""
        return {each.i for each in subjects_of(with_the_subject(self.verb)) if each is not self.pronoun}

    @cached_property
    def tellers(self) -> set[int]:
        """Who tells what its clause tells: Rehn of "Rehn said he …"."""
        verbs = (with_the_subject(verb) for verb in self._verbs_above() if verb.lemma_ in TELLING)
        return {each.i for verb in verbs for each in subjects_of(verb) if each.i < self.pronoun.i}

    def _verbs_above(self) -> "Iterator[Token]":
        below = self.verb
        for each in self.verb.ancestors:
            if below.dep_ == "parataxis":
                return
            if each.pos_ in {"VERB", "AUX"} and below.dep_ != "conj":
                yield each
            below = each

    @cached_property
    def is_comment(self) -> bool:
        """Whether somebody is only said to go on: "…, she added"."""
        before = self.pronoun.doc[max(0, self.pronoun.i - 1)].text
        return self.pronoun.dep_ == "nsubj" and self.pronoun.head.lemma_ in TELLING and before in _STOPS

    @cached_property
    def deed(self) -> str:
        """What part it plays, and as a subject what is said of it: whether only people and bodies do so."""
        verb = self.pronoun.head
        if self.pronoun.dep_ == "poss":
            return "owns"
        if self.pronoun.dep_ not in SUBJECTS:
            return role_of(self.pronoun)
        if self.pronoun.dep_ == "nsubjpass":
            return "undergoes"
        if verb.lemma_ in TELLING:
            return "says"
        if verb.lemma_ == "be":
            return _what_it_is(verb)
        return "does" if any(child.dep_ in {"dobj", "xcomp"} for child in verb.children) else "acts"


def _what_it_is(verb: "Token") -> str:
    called = next((child for child in verb.children if child.dep_ in {"attr", "acomp"}), None)
    if called is None:
        return "is"
    body = called.lower_ in cues.BODIES | cues.PEOPLE_NOUNS
    return "is a body" if body else "is a thing" if called.dep_ == "attr" else "is such"


def of_nobody(asked: Asked) -> Features:
    """What speaks for a pronoun's meaning nothing that is named: "it is clear that", "it rained"."""
    found = {"nobody": 1.0, f"nobody {asked.deed}": 1.0, "nobody quoted": float(asked.quoted)}
    pronoun, verb = asked.pronoun, asked.pronoun.head
    clause = any(child.dep_ in _CLAUSES for child in verb.children if child.i > verb.i)
    if asked.form == "it" and pronoun.dep_ in SUBJECTS:
        found["nobody is such that"] = float(clause and asked.deed in {"is such", "is a thing", "is"})
        found["nobody empty verb"] = float(verb.lemma_ in _EMPTY_VERBS)
        found["nobody undergoes that"] = float(clause and asked.deed == "undergoes")
        found["nobody before a clause"] = float(clause and verb.lemma_ not in TELLING)
    elif asked.form == "it":
        found["nobody before a clause, as object"] = float(clause)
        found["nobody expletive"] = float(pronoun.dep_ == "expl")
    return _of_class(asked, found)


def of_entity(asked: Asked, entity: Entity, places: Sequence[Place], rank: int) -> Features:
    """What speaks for and against the pronoun's meaning `entity`: its places so far, and how many are nearer."""
    last, sort = places[-1], _SORTS.get(entity.kind, "body")
    found = {
        f"kind {entity.kind}": 1.0,
        f"{asked.deed} {sort}": 1.0,
        f"several {sort}": float(entity.several),
        "named" if entity.named else f"told by {_article(last.token)}": 1.0,
        f"away {min(asked.sentence - last.sentence, _FAR)}": 1.0,
        f"rank {min(rank, 3)}": 1.0,
        "tokens": log(1 + max(0, asked.pronoun.i - last.token.i)) / 4,
        "told": log(1 + entity.told),
        "at the head": float(places[0].sentence <= 1),
    }
    if asked.line <= last.token.i:
        found["same line"] = 1.0
        found["opens the line"] = float(any(0 <= each.token.i - asked.line <= _OPENING for each in places))
    for place in places[-_MOST_PLACES:]:
        back = asked.sentence - place.sentence
        if back == 0:
            _of_same_sentence(asked, place, found)
        elif back <= 2:
            found[f"{back} back, {place.role}"] = 1.0
    _of_speech(asked, entity, places, found)
    _of_the_chain(asked, entity, found)
    _of_sex(asked, entity, found)
    return _of_class(asked, found)


def _of_same_sentence(asked: Asked, place: Place, found: dict[str, float]) -> None:
    at, owns = place.token.i, asked.pronoun.dep_ == "poss"
    part = "owner" if owns else "other"
    found[f"here, {place.role}"] = 1.0
    if at > asked.pronoun.i:
        found["after"] = 1.0
    if at in asked.tellers:
        found["teller"] = 1.0
    if at in asked.own_subjects:
        found[f"own subject of {part}"] = 1.0
    elif at in asked.above:
        found[f"{asked.above[at]} of {part}"] = 1.0
    elif not owns and place.token.dep_ != "poss" and clause_of(place.token) is asked.verb:
        found["beside it in the clause"] = 1.0


def _of_speech(asked: Asked, entity: Entity, places: Sequence[Place], found: dict[str, float]) -> None:
    if entity is asked.spoke:
        line = "same" if asked.line <= places[-1].token.i else "other"
        found["spoke last"] = found[f"spoke last, {line} line, {asked.deed}"] = 1.0
        found["spoke last, now a comment"] = float(asked.is_comment)
        found["spoke last, now quoted"] = float(asked.quoted)
    if asked.is_comment:
        found["only named in what is commented on"] = float(
            places[-1].sentence == asked.sentence and entity is not asked.spoke
        )
    if asked.quoted:
        found["own words"] = float(entity is asked.says_it)
        found["named in the words"] = float(places[-1].quoted)
    else:
        found["named in words only"] = float(all(place.quoted for place in places))


def _of_the_chain(asked: Asked, entity: Entity, found: dict[str, float]) -> None:
    if asked.called is not None:
        who = "called so" if asked.called is entity else "another called so"
        found[f"{who} {min(asked.sentence - asked.called_in, 3)} back"] = 1.0


def _of_sex(asked: Asked, entity: Entity, found: dict[str, float]) -> None:
    sex = sex_of_pronoun(asked.pronoun)
    if sex and entity.sex:
        found[f"sex {'agrees' if entity.sex == sex else 'differs'}{' plainly' if entity.plain else ''}"] = 1.0
    if sex and entity.called:
        found["called by this sex"] = float(sex in entity.called)
        found["called by the other sex"] = float(bool(entity.called - {sex}))


def _article(noun: "Token") -> str:
    words = [child.lower_ for child in noun.children if child.dep_ in {"det", "poss"}]
    told = (_ARTICLES[each] for each in words if each in _ARTICLES)
    return next(told, "owner" if words else "none")


def _of_class(asked: Asked, found: dict[str, float]) -> Features:
    return {f"{asked.form}: {name}": value for name, value in found.items() if value}
