"""For whom somebody speaks: a spokesperson without a name for a body, papers for who keeps them, state media for a state."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.clauses import party_of
from summarizer.reading.mentions import NamedParty, Sentence
from summarizer.reading.parse import tokens_over
from summarizer.reading.reading import Reading
from summarizer.reading.references import MOUTHPIECES, referent
from summarizer.reading.words import content_words

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

_PAPERS = cues.DOCUMENTS | cues.ISSUED | frozenset("readout text monitor communique account book books website".split())
_OWN_PAPERS = re.compile(r"(.+?)(?:['’]s|(?<=s)['’])(?:\s[\w-]+){0,3}\s([\w-]+)$")
_FOR = re.compile(r"\s(?:for|of|at)\s(.+)$")
_STATE_MEDIA = re.compile(r"\b(?:state|official) (?:news agency|media|television|radio|broadcaster|newspaper|agency)\b")
_OWNER_BEFORE = re.compile(r"([A-Z][\w-]*(?:\s[A-Z][\w-]*)*)['’]s?\s$")
_ADVOCATES = MOUTHPIECES | frozenset("lawyer attorney counsel solicitor barrister advocate agent".split())
_HEADS = frozenset({"executive", "ceo", "boss"})
_RESEARCH = frozenset("study paper survey poll research report researchers authors".split())
"""A study and the paper that tells of it are one, and so are two polls by one pollster."""
_SPEAKING_FOR = re.compile(r"\bspokes\w+ (?:for|of|at)\b")
_OWNING = ("'s ", "’s ", "' ", "’ ", ", whose ")
_SUBJECTS = {"nsubj", "nsubjpass"}
_BACK = 3
"""Sentences back to the body that "a spokeswoman" speaks for."""


def who_stands_behind(reading: Reading, name: str, sentence: Sentence) -> str:
    """The party for which `name` speaks in `sentence`: the firm of "a spokeswoman", the county of "its own records".

    Whoever speaks for themselves, and whoever's body the article does not tell, keep their name.
    """
    words = name.lower().split()
    if words[:1] and words[0] in MOUTHPIECES:
        return _body_of(reading, name) or _body_spoken_of(reading, sentence) or name
    if words and words[-1] in MOUTHPIECES:
        return _body_of(reading, name) or name
    owned = _OWN_PAPERS.match(name)
    if owned and owned.group(2).lower() in _PAPERS:
        return _proper(reading, owned.group(1)) or name
    return _state_of(reading, reading.party_named(name)) or name


def _firm(reading: Reading) -> str | None:
    """The one body that the article is of, whose head "chief executive" is without being told so."""
    bodies = sorted(
        (each for each in reading.parties if each.kind == "organisation"), key=lambda each: -len(each.mentions)
    )
    second = len(bodies[1].mentions) if len(bodies) > 1 else 0
    return bodies[0].name if bodies and len(bodies[0].mentions) > 2 * second else None


def _body_of(reading: Reading, name: str) -> str | None:
    """Dunlind of "Dunlind spokesperson", the council of "spokesperson for the district council"."""
    after = _FOR.search(name)
    return _proper(reading, after.group(1) if after else name.rpartition(" ")[0])


def _proper(reading: Reading, name: str) -> str | None:
    party = reading.party_named(name) if name else None
    return party.name if party is not None else None


def _body_spoken_of(reading: Reading, sentence: Sentence) -> str | None:
    """The body last told of as doing something, in the sentence itself or shortly before."""
    for subject in _subjects_before(reading, sentence):
        party = reading.party_named(referent(reading.doc, subject) or "")
        if party is not None and party.kind in {"organisation", "country"}:
            return party.name
    return None


def _subjects_before(reading: Reading, sentence: Sentence) -> "Iterator[Token]":
    near = reading.sentences_around(sentence, _BACK, 0)
    for each in reversed(near):
        tokens = tokens_over(reading.doc, each.start, each.end)
        yield from (token for token in tokens if token.dep_ in _SUBJECTS and token.lower_ not in MOUTHPIECES)


def _state_of(reading: Reading, party: NamedParty | None) -> str | None:
    """The country of "Kavistan's state news agency, KavPress", whose position its media voice."""
    if party is None or not _STATE_MEDIA.search(party.role or ""):
        return None
    for mention in party.mentions:
        before = reading.text[max(0, mention.start - 60) : mention.start]
        if (called := _STATE_MEDIA.search(before)) and (owner := _OWNER_BEFORE.search(before[: called.start()])):
            state = reading.party_named(owner.group(1))
            return state.name if state is not None and state.kind == "country" else None
    return None


def served(reading: Reading, party: NamedParty) -> set[str]:
    """Whom somebody is told to speak for: the union of "its president, Anna Berg", a person of "her lawyer"."""
    heads = [tokens_over(reading.doc, mention.start, mention.end).root for mention in party.mentions]
    roles = [role for head in heads for role in (head, head.head, *head.children) if _is_role(role, head)]
    owners = [(role, child) for role in roles for child in role.children if child.dep_ == "poss"]
    found = [(role, _party(reading, owner)) for role, owner in owners]
    mouthpiece = (party.role or "").rpartition(" ")[2].lower() in MOUTHPIECES
    others = [(role, of) for role, of in found if of is not None and of is not party]
    named = {of.name for role, of in others if mouthpiece or _speaks_for(role, of)}
    return named or _served_untold(reading, party)


def _served_untold(reading: Reading, party: NamedParty) -> set[str]:
    """Whom somebody speaks for where only a role tells it: the group last told of, a governor's central bank."""
    role = (party.role or "").lower().split()
    if role[-1:] == ["governor"]:
        return {each.name for each in reading.parties if "bank" in each.name.lower().split()}
    if role[-1:] == ["minister"] and len(role) > 1:
        return {each.name for each in reading.parties if {*role[:-1], "ministry"} <= set(each.name.lower().split())}
    sentence = reading.sentence_at(party.mentions[0].start)
    if role[-1:] and role[-1] in _HEADS and (firm := _firm(reading)):
        return {firm}
    if sentence is None or len(role) != 1 or role[0] not in MOUTHPIECES or _SPEAKING_FOR.search(sentence.text):
        return set()
    body = _body_spoken_of(reading, sentence)
    return {body} if body else set()


def _speaks_for(role: "Token", of: NamedParty) -> bool:
    return of.kind != "person" or role.lower_ in _ADVOCATES


def _is_role(role: "Token", head: "Token") -> bool:
    """Whether a noun is what the person at `head` is called: the name itself, or what stands in apposition to it."""
    return role is head or (role.dep_ == "appos" and role.head is head) or (head.dep_ == "appos" and head.head is role)


def _party(reading: Reading, owner: "Token") -> NamedParty | None:
    name = referent(reading.doc, owner) if owner.pos_ == "PRON" else None
    return reading.party_named(name) if name else party_of(reading, owner)


def owners_end(party: str, text: str) -> Iterator[int]:
    """Where the name of an owner of `party` would end: before "'s PARTY"."""
    at = text.find(party)
    while at >= 0:
        yield from (at - len(own) for own in _OWNING if text.endswith(own, 0, at))
        at = text.find(party, at + 1)


def of_one_party(first: str, second: str) -> bool:
    """Whether one name tells no more than the other does: "police" and "a police spokesperson"."""
    one, other = content_words(first), content_words(second)
    if first.casefold() == second.casefold() or one <= other or other <= one:
        return True
    papers = [bool(words & _RESEARCH) for words in (set(first.lower().split()), set(second.lower().split()))]
    named = [{word for word in name.split() if word[:1].isupper()} for name in (first, second)]
    return all(papers) and (bool(named[0] & named[1]) or not (named[0] or named[1]))
