"""Who does what to whom, and who says what, must be as in the article."""

import re
from typing import TYPE_CHECKING

from summarizer.checking.claims import Claims
from summarizer.checking.finding import Finding, with_passage
from summarizer.checking.meaning import agree
from summarizer.checking.source import stems_of
from summarizer.reading.clauses import actors, phrase, with_conjuncts
from summarizer.reading.cues import DENYING
from summarizer.reading.mentions import Quotation, Span
from summarizer.reading.references import referent

if TYPE_CHECKING:
    from summarizer.reading.tree import Doc, Token

SUPPORT = 0.75
SURE = 4.75
CUE_REACH = 4
_WORD = re.compile(r"[^\W_]+")


def check_roles(claims: Claims) -> list[Finding]:
    """A finding where subject and object stand in each other's place, and for each speaker who is not the article's."""
    return [*_swapped(claims), *_speakers(claims)]


def _swapped(claims: Claims) -> list[Finding]:
    findings = []
    for verb in claims.tokens:
        ends = _ends(verb)
        if ends is None:
            continue
        actor, patient = ends
        one, other = _forms(claims, actor), _forms(claims, patient)
        if one and other and not one & other and (passage := _reversed(claims, verb, one, other)):
            one_end, other_end = phrase(actor), phrase(patient)
            span = Span(min(one_end.start, other_end.start), max(one_end.end, other_end.end))
            why = f"in the article it is the other way round: {patient.text}, not {actor.text}"
            findings.append(claims.finding(span, "roles_swapped", with_passage(why, passage)))
    return findings


def _ends(verb: "Token") -> "tuple[Token, Token] | None":
    """The heads of who acts and of whom it is done to."""
    if verb.pos_ != "VERB":
        return None
    agent = actors(verb)
    touched = [child for child in verb.children if child.dep_ in {"dobj", "dative", "nsubjpass"}]
    touched += [each for by in verb.children if by.dep_ == "prep" for each in by.children if each.dep_ == "pobj"]
    return (agent[0], with_conjuncts(touched)[0]) if agent and touched and agent[0].i != touched[0].i else None


def _forms(claims: Claims, token: "Token") -> frozenset[str]:
    name = referent(token.doc, token) or token.text
    words = _WORD.findall(name)
    return claims.people.forms(name) if words and any(word[0].isupper() for word in words) else frozenset()


def _reversed(claims: Claims, verb: "Token", one: frozenset[str], other: frozenset[str]) -> str | None:
    """The sentence that has `other` do this to `one`; None if some sentence has it as the summary does."""
    doc = claims.source.reading.doc
    found = None
    for index, sentence in enumerate(claims.source.sentences):
        for token in claims.source.tokens(index):
            if token.pos_ == "VERB" and agree(verb.lemma_.lower(), token.lemma_.lower()) and (ends := _ends(token)):
                actor, patient = (_named(doc, each) for each in ends)
                if actor & one:
                    return None
                if actor & other and patient & one:
                    found = sentence.text
    return found


def _named(doc: "Doc", token: "Token") -> set[str]:
    words = (
        {each.lower_ for each in token.subtree if each.pos_ == "PROPN"} if token.pos_ in {"PROPN", "NOUN"} else set()
    )
    return words | set(_WORD.findall((referent(doc, token) or "").casefold()))


def _speakers(claims: Claims) -> list[Finding]:
    findings = []
    for said in claims.reading.quotations:
        if said.speaker is not None and said.chain and (finding := _wrong_speaker(claims, said, said.speaker)):
            findings.append(finding)
    return findings


def _wrong_speaker(claims: Claims, said: Quotation, speaker: Span) -> Finding | None:
    """A finding if the passages that say this are all said by others, who are named."""
    source, people = claims.source, claims.people
    forms = people.forms(said.chain[0])
    if not any(word[:1].isupper() for word in said.chain[0].split()) or not forms & source.words:
        return None
    cue = claims.at(said.cue) if said.cue else []
    far = not cue or min(abs(cue[0].i - each.i) for each in claims.at(speaker)) > CUE_REACH
    party = people.party_of(said.chain[0])
    if far or cue[0].lemma_ in DENYING or party is None or party.kind != "person":
        return None
    content = stems_of(said.content.of(claims.text)) - stems_of(said.chain[0])
    supporting = source.supporting(content, SUPPORT, SURE)
    if not supporting:
        return None
    named: list[str] = []
    for index in supporting:
        sentence = source.sentences[index]
        inside = [each for each in source.reading.quotations if each.content.overlaps(sentence) and each.chain]
        chain = [name for each in inside for name in each.chain]
        here = set(people.spoken_of(index))
        parties = [each for name in chain if (each := people.party_of(name)) is not None]
        others = [each for each in parties if each.kind == "person" and each.name[:1].isupper()]
        stated = claims.sentence(speaker).of(claims.text)
        if any(each.name.split()[-1] in stated for each in others):
            return None
        if forms & here or not others or any(forms & people.forms(name) for name in chain):
            return None
        named += chain
    why = f"the article has {named[0]} say this, not {said.chain[0]}"
    return claims.finding(speaker, "speaker_differs", with_passage(why, source.sentences[supporting[0]].text))
