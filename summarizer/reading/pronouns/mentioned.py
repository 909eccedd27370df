"""Whom and what a text has mentioned up to a word, and in which role: those whom a pronoun may mean."""

from bisect import bisect_right, insort
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from summarizer.reading import cues
from summarizer.reading.countries import BY_FORM
from summarizer.reading.index import Index
from summarizer.reading.marks import marks_over
from summarizer.reading.mentions import NamedParty
from summarizer.reading.names import ROLES, full_phrase, names_in, proper_run
from summarizer.reading.names.nouns import meaning_of
from summarizer.reading.parse import span_of, text_of, tokens_over
from summarizer.reading.sentences import sentences_in
from summarizer.reading.sexes import sex_of
from summarizer.reading.times import tells_time

if TYPE_CHECKING:
    from summarizer.reading.tree import Doc, Token

Naming: TypeAlias = "Callable[[Doc, Token], str | None]"
"""Whom a noun means, by name."""

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
TELLING = cues.ALL - cues.FIGURING
MAIN = frozenset({"ROOT", "conj", "parataxis"})
_KINDS: dict[str, str] = {"person": "person", "people": "group", "body": "organisation"}
_MANY = frozenset({"NNS", "NNPS"})
_SEVERAL = frozenset({"police", "people", "staff", "family"})
_WITHIN_NAMES = frozenset({"compound", "nmod", "amod", "npadvmod", "nummod"})
_RELATIVE = frozenset({"WP", "WDT"})
_ROLES = {
    "dobj": "object",
    "dative": "object",
    "poss": "possessor",
    "compound": "modifier",
    "nmod": "modifier",
    "amod": "modifier",
    "attr": "complement",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A word that mentions somebody or something."""

    token: "Token"
    sentence: int
    role: str
    quoted: bool
    """Whether it stands in quotation marks."""

    @property
    def speaks(self) -> bool:
        """Whether who is mentioned says something there, in the words of the article."""
        head = self.token.head
        cited = self.token.dep_ == "pobj" and head.lower_ == "to" and head.head.lower_ == "according"
        return not self.quoted and (cited or (self.token.dep_ == "nsubj" and head.lemma_ in TELLING))


@dataclass(eq=False, slots=True)
class Entity:
    """Somebody or something that a text mentions, with its places, those of pronouns as they are resolved."""

    name: str
    kind: str
    """A kind of party, "name" for a name that is no party's, or "thing"."""
    several: bool
    named: bool
    told: int = 0
    """How often the whole text mentions a party by name."""
    sex: str = ""
    plain: bool = False
    """Whether its sex is told plainly."""
    called: set[str] = field(default_factory=set)
    """The sexes by whose pronouns it has been called."""
    places: list[Place] = field(default_factory=list)
    """In the order of the text."""

    def add(self, place: Place) -> None:
        """One more place."""
        insort(self.places, place, key=lambda each: each.token.i)


class Mentioned:
    """Who and what a text mentions: its parties, and as the text is read all other nouns."""

    def __init__(self, doc: "Doc", naming: Naming) -> None:
        self.doc, self._naming = doc, naming
        self.entities: list[Entity] = []
        self._by_name: dict[str, Entity] = {}
        self._taken: set[int] = set()
        self._read_to = 0
        furniture = (each for each in sentences_in(text_of(doc)) if each.kind == "furniture")
        self._furniture = Index((each, each) for each in furniture)
        titles = (each for each in sentences_in(text_of(doc)) if each.kind == "title")
        self._titles = Index((each, each) for each in titles)
        self._lines = list(_lines(doc))
        for party in names_in(text_of(doc)):
            self._add_party(party)

    def is_quoted(self, token: "Token") -> bool:
        """Whether it stands in quotation marks."""
        return bool(marks_over(self.doc.text, span_of(token)))

    def sentence(self, token: "Token") -> int:
        """The number of the token's sentence."""
        return bisect_right(self.doc.starts, token.i) - 1

    def line(self, token: "Token") -> int:
        """The index of the first token of its line."""
        return self._lines[self.sentence(token)]

    def place(self, token: "Token") -> Place:
        """The token as a mention."""
        return Place(token, self.sentence(token), role_of(token), self.is_quoted(token))

    def read_to(self, token: "Token") -> None:
        """Add the nouns before `token` that are no party's name."""
        for each in self.doc.tokens[self._read_to : token.i]:
            if each.pos_ not in {"NOUN", "PROPN"} or each.i in self._taken or each.dep_ in _WITHIN_NAMES:
                continue
            if self._furniture.touching(span_of(each)) or tells_time(each):
                continue
            if _is_named_beside(each):
                continue
            if each.pos_ == "NOUN":
                self._add_noun(each)
            elif each.text[:1].isupper() and each.text not in BY_FORM and not self._titles.touching(span_of(each)):
                self._add_name(each)
        self._read_to = max(self._read_to, token.i)

    def _add_party(self, party: NamedParty) -> None:
        several = party.kind == "group" or party.name.lower().endswith(tuple(_SEVERAL))
        entity = Entity(party.name, party.kind, several, party.name[:1].isupper(), len(party.mentions))
        for name in (party.name, *party.aliases):
            self._by_name.setdefault(name.casefold(), entity)
        self.entities.append(entity)
        for mention in party.mentions:
            words = tokens_over(self.doc, mention.start, mention.end)
            self._taken.update(range(words.start, words.end))
            entity.add(self.place(words.root))
            if not entity.plain:
                sex, plain = sex_of(self.doc, party, mention)
                entity.sex, entity.plain = sex or entity.sex, plain

    def _add_noun(self, noun: "Token") -> None:
        meaning = meaning_of(noun) or ("person" if noun.lower_ in ROLES and noun.tag_ == "NN" else None)
        kind = _KINDS[meaning] if meaning else "thing"
        name = self._name_of(noun) if meaning else noun.lemma_
        party = self._by_name.get(name.casefold()) if meaning else None
        several = noun.tag_ in _MANY or noun.lower_ in _SEVERAL
        entity = party or self._unnamed(
            Entity(name if meaning else full_phrase(noun), kind, several, named=False), name
        )
        entity.add(self.place(noun))

    def _add_name(self, token: "Token") -> None:
        """Add a name that is no party's."""
        entity = self._unnamed(Entity(proper_run(token), "name", token.tag_ == "NNPS", named=True), token.text)
        entity.add(self.place(token))

    def _unnamed(self, entity: Entity, called: str) -> Entity:
        """The entity that was called so before, else `entity`."""
        known = self._by_name.setdefault(f"{entity.kind} {called.casefold()}", entity)
        if known is entity:
            self.entities.append(entity)
        return known

    def _name_of(self, noun: "Token") -> str:
        owned = any(child.tag_ == "PRP$" for child in noun.children)  # whose meaning may not have been found yet
        return (None if owned else self._naming(self.doc, noun)) or full_phrase(noun)


def _lines(doc: "Doc") -> Iterator[int]:
    """For each sentence the first token of its line."""
    line = 0
    for before, start in zip([0, *doc.starts], doc.starts, strict=False):
        line = start if "\n" in doc.text[doc[before].idx : doc[start].idx] else line
        yield line


def _is_named_beside(noun: "Token") -> bool:
    """Whether a name beside it says who it is: "the registry, Terranorm"."""
    beside = noun.head if noun.dep_ == "appos" else next((each for each in noun.children if each.dep_ == "appos"), noun)
    return beside.pos_ == "PROPN"


def role_of(token: "Token") -> str:
    """The part that a noun plays in its clause, that of the noun it stands beside or is joined to."""
    while token.dep_ in {"appos", "conj"} and token.head.pos_ in {"NOUN", "PROPN", "PRON"}:
        token = token.head
    if token.dep_ in SUBJECTS:
        return "subject" if token.head.dep_ in MAIN else "subject below"
    if token.dep_ == "pobj":
        preposition = token.head
        if preposition.dep_ == "agent":
            return "agent"
        return "of a noun" if preposition.head.pos_ in {"NOUN", "PROPN"} else "oblique"
    return _ROLES.get(token.dep_, "other")


def clause_of(token: "Token") -> "Token":
    """The verb of the clause that a word stands in."""
    return next((each for each in token.ancestors if each.pos_ in {"VERB", "AUX"}), token)


def with_the_subject(verb: "Token") -> "Token":
    """The verb whose subject `verb` shares: "cut" of "the firm cut its forecast and said it would close"."""
    while verb.dep_ in {"conj", "xcomp"} and verb.head is not verb and not any(subjects_of(verb)):
        verb = verb.head
    return verb


def subjects_of(verb: "Token") -> "Iterator[Token]":
    """The subjects of a verb, whom "who" stands for in its place."""
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            yield verb.head if child.tag_ in _RELATIVE and verb.dep_ == "relcl" else child
