"""What speaks for a pronoun's meaning somebody: how both stand in their clauses, who spoke, who was called so before."""

from collections.abc import Sequence
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

_CLASSES = {
    **dict.fromkeys(("he", "she", "his", "her", "him"), "he"),
    **dict.fromkeys(("it", "its"), "it"),
    **dict.fromkeys(("they", "their", "them"), "they"),
}
PRONOUNS = frozenset(_CLASSES)
FORMS = (frozenset({"he", "his", "him"}), frozenset({"she", "her"}), frozenset({"it", "its"}), frozenset({"they", "their", "them"}))
_STOPS = frozenset({",", '"', "”", "’", "'", "''"})
_EMPTY_VERBS = frozenset("take seem appear rain snow turn happen emerge matter come cost mean follow".split())
_FAR = 4


@dataclass
class Asked:
    """A pronoun, and what is known of the text before it."""

    mentioned: Mentioned
    pronoun: "Token"
    spoke: Entity | None = None
    """Who spoke last before it."""
    before: "tuple[Entity | None, int] | None" = None
    """Whom the pronoun of the same class before it meant, and in which sentence."""
    says_it: Entity | None = None
    """Who says the words in quotation marks that it stands in."""

    @cached_property
    def form(self) -> str:
        return _CLASSES[self.pronoun.lower_]

    @cached_property
    def sentence(self) -> int:
        return self.mentioned.sentence(self.pronoun)

    @cached_property
    def role(self) -> str:
        return role_of(self.pronoun)

    @cached_property
    def part(self) -> str:
        return "owner" if self.pronoun.dep_ == "poss" else "subject" if self.pronoun.dep_ in SUBJECTS else "other"

    @cached_property
    def line(self) -> int:
        """The first word of its line."""
        at = self.sentence
        doc = self.pronoun.doc
        while at and "\n" not in doc.text[doc[doc.starts[at - 1]].idx : doc[doc.starts[at]].idx]:
            at -= 1
        return doc.starts[at]

    @cached_property
    def verb(self) -> "Token":
        return clause_of(self.pronoun)

    @cached_property
    def quoted(self) -> bool:
        return self.mentioned.mark_at(self.pronoun) is not None

    @cached_property
    def above(self) -> "dict[int, str]":
        """Each word above the pronoun, and how it leads down: in a clause of its own, or within its phrase."""
        found, clause = {}, False
        below = self.pronoun
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
    def subjects_above(self) -> set[int]:
        """The subjects of the clauses that its clause hangs on, that tell nothing."""
        return {each.i for verb in self._verbs_above if verb.lemma_ not in TELLING for each in subjects_of(with_the_subject(verb))}

    @cached_property
    def tellers(self) -> set[int]:
        """Who tells what its clause tells: Rehn of "Rehn said he …", and whose lawyer it is of "his lawyer said he"."""
        verbs = [verb for verb in self._verbs_above if verb.lemma_ in TELLING]
        subjects = [each for verb in verbs for each in subjects_of(with_the_subject(verb)) if each.i < self.pronoun.i]
        return {each.i for each in subjects}

    @cached_property
    def owners_of_tellers(self) -> set[int]:
        return {child.i for at in self.tellers for child in self.pronoun.doc[at].children if child.dep_ == "poss"}

    @cached_property
    def _verbs_above(self) -> "list[Token]":
        found, below = [], self.verb
        for each in self.verb.ancestors:
            if below.dep_ in {"parataxis"}:
                break
            if each.pos_ in {"VERB", "AUX"} and below.dep_ != "conj":
                found.append(each)
            below = each
        return found

    @cached_property
    def joined_subjects(self) -> set[int]:
        """The subjects of the clauses before to which its clause is joined."""
        verb, found = self.verb, set()
        while verb.dep_ in {"conj", "ccomp", "parataxis", "advcl"} and verb.head is not verb:
            verb = verb.head
            found |= {each.i for each in subjects_of(verb) if each.i < self.pronoun.i}
        return found

    @cached_property
    def is_comment(self) -> bool:
        """Whether somebody is only said to go on: "…, she added"."""
        before = self.pronoun.doc[max(0, self.pronoun.i - 1)].text
        return self.pronoun.dep_ == "nsubj" and self.pronoun.head.lemma_ in TELLING and before in _STOPS

    @cached_property
    def deed(self) -> str:
        """What is said of it: whether only people and bodies can do so."""
        if self.pronoun.dep_ == "poss":
            return "owns"
        if self.pronoun.dep_ not in SUBJECTS:
            return self.role
        verb = self.pronoun.head
        if self.pronoun.dep_ == "nsubjpass":
            return "undergoes"
        if verb.lemma_ in TELLING:
            return "says"
        if verb.lemma_ == "be":
            called = next((child for child in verb.children if child.dep_ in {"attr", "acomp"}), None)
            if called is None:
                return "is"
            body = called.lower_ in cues.BODIES | cues.PEOPLE_NOUNS
            return "is a body" if body else "is a thing" if called.dep_ == "attr" else "is such"
        return "does" if any(child.dep_ in {"dobj", "xcomp"} for child in verb.children) else "acts"

    @cached_property
    def opens(self) -> bool:
        """Whether it begins its sentence."""
        start = self.pronoun.doc.starts[self.sentence]
        return all(each.pos_ in {"CCONJ", "PUNCT", "SPACE", "ADV"} for each in self.pronoun.doc[start : self.pronoun.i])


def of_nobody(asked: Asked) -> Features:
    """What speaks for a pronoun's meaning nothing that is named: "it is clear that", "it rained"."""
    found = {"nobody": 1.0, f"nobody {asked.deed}": 1.0, "nobody quoted": float(asked.quoted)}
    pronoun, verb = asked.pronoun, asked.pronoun.head
    if asked.form == "it":
        after = [child for child in verb.children if child.i > verb.i]
        clause = any(child.dep_ in {"ccomp", "xcomp", "csubj", "advcl", "acl"} for child in after)
        if pronoun.dep_ in SUBJECTS:
            found["nobody it is such that"] = float(clause and asked.deed in {"is such", "is a thing", "is"})
            found["nobody it is such"] = float(asked.deed == "is such")
            found["nobody empty verb"] = float(verb.lemma_ in _EMPTY_VERBS)
            found["nobody it is said that"] = float(clause and asked.deed == "undergoes")
            found["nobody before a clause"] = float(clause and verb.lemma_ not in TELLING)
        else:
            found["nobody before a clause, as object"] = float(clause)
        found["nobody expletive"] = float(pronoun.dep_ == "expl" or pronoun.tag_ == "EX")
    return _of_class(asked, found)


def of_entity(asked: Asked, entity: Entity, places: Sequence[Place], rank: int) -> Features:
    """What speaks for and against the pronoun's meaning `entity`, whose places before it are given, the last last."""
    found: dict[str, float] = {}
    last = places[-1]
    away = asked.sentence - last.sentence
    found[f"kind {entity.kind}"] = 1.0
    found[f"{asked.deed} {_sort(entity)}"] = 1.0
    found["named"] = float(entity.named)
    found["several"] = float(entity.several)
    if not entity.named:
        found[f"told by {_article(last.token)}"] = 1.0
    found[f"away {min(away, _FAR)}"] = 1.0
    found["same line"] = float(asked.line <= last.token.i)
    found["opens the line"] = float(places[-1].token.i >= asked.line and any(asked.line <= each.token.i <= asked.line + 4 for each in places))
    found["tokens"] = log(1 + max(0, asked.pronoun.i - last.token.i)) / 4
    found[f"rank {min(rank, 3)}"] = 1.0
    found["often"] = log(1 + len(places))
    found["told"] = log(1 + entity.told)
    found["at the head"] = float(places[0].sentence <= 1)
    for place in places[-6:]:
        back = asked.sentence - place.sentence
        if back == 0:
            _of_same_sentence(asked, place, found)
        elif back <= 2:
            found[f"{back} back, {place.role}"] = 1.0
            if back == 1:
                found[f"1 back, {place.role} to {asked.part}"] = 1.0
                if place.by_pronoun:
                    found[f"1 back, pronoun {place.role}"] = 1.0
            if place.role == asked.role:
                found[f"{back} back, parallel"] = 1.0
    if away and last.by_pronoun:
        found["called by a pronoun last"] = 1.0
    _of_speech(asked, entity, places, found)
    _of_the_chain(asked, entity, found)
    _of_sex(asked, entity, found)
    return _of_class(asked, found)


def _of_same_sentence(asked: Asked, place: Place, found: dict[str, float]) -> None:
    at, pronoun = place.token.i, asked.pronoun
    found[f"here, {place.role}"] = 1.0
    found[f"here, {place.role} to {asked.part}"] = 1.0
    if place.by_pronoun:
        found["here, pronoun"] = 1.0
    if place.role == asked.role:
        found["here, parallel"] = 1.0
    owns = "owner" if pronoun.dep_ == "poss" else "other"
    if at > pronoun.i:
        found["after"] = 1.0
    if at in asked.tellers:
        found["teller"] = 1.0
    if at in asked.owners_of_tellers:
        found["owner of the teller"] = 1.0
    if at in asked.own_subjects:
        found[f"own subject of {owns}"] = 1.0
    if at in asked.subjects_above:
        found["subject above"] = 1.0
    if at in asked.joined_subjects:
        found["joined subject"] = 1.0
    if at in asked.above:
        found[f"{asked.above[at]} of {owns}"] = 1.0
    elif pronoun.dep_ != "poss" and place.token.dep_ != "poss" and clause_of(place.token) is asked.verb and at not in asked.own_subjects:
        found["beside it in the clause"] = 1.0


def _of_speech(asked: Asked, entity: Entity, places: Sequence[Place], found: dict[str, float]) -> None:
    spoke = entity is asked.spoke
    if spoke:
        found["spoke last"] = 1.0
        found["spoke last, now a comment"] = float(asked.is_comment)
        found["spoke last, now quoted"] = float(asked.quoted)
    if asked.quoted:
        found["own words"] = float(entity is asked.says_it)
        found["named in the words"] = float(places[-1].quoted)
    else:
        found["named in words only"] = float(all(place.quoted for place in places))


def _of_the_chain(asked: Asked, entity: Entity, found: dict[str, float]) -> None:
    if asked.before is None:
        return
    meant, sentence = asked.before
    if meant is entity:
        found[f"called so {min(asked.sentence - sentence, 3)} back"] = 1.0
    elif meant is not None:
        found[f"another called so {min(asked.sentence - sentence, 3)} back"] = 1.0


def _of_sex(asked: Asked, entity: Entity, found: dict[str, float]) -> None:
    sex = sex_of_pronoun(asked.pronoun)
    if not sex:
        return
    if entity.sex:
        found[f"sex {'agrees' if entity.sex == sex else 'differs'}{' plainly' if entity.plain else ''}"] = 1.0
    if entity.called:
        found["called by this sex"] = float(sex in entity.called)
        found["called by the other sex"] = float(bool(entity.called - {sex}))


def _article(noun: "Token") -> str:
    words = {child.lower_ for child in noun.children if child.dep_ in {"det", "poss"}}
    return "the" if words & {"the", "this", "that", "these", "those"} else "a" if words & {"a", "an", "another", "one", "some"} else "owner" if words else "none"


def _sort(entity: Entity) -> str:
    return "thing" if entity.kind == "thing" else "person" if entity.kind in {"person", "name"} else "body"


def _of_class(asked: Asked, found: dict[str, float]) -> Features:
    return {f"{asked.form}: {name}": value for name, value in found.items() if value}
