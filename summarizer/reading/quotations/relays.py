"""Whose words a medium passes on: "TASS quoted Shoigu as saying", "Reuters reported, citing two officials"."""

from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.parse import sentence_of

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

_QUOTING = frozenset({"quote", "cite"})
_CITING = frozenset({"citing", "quoting"})
_REPORTING = frozenset({"say", "report", "announce", "write", "state"})
_SPEAKERS = cues.PEOPLE_NOUNS | cues.BODIES | cues.DOCUMENTS | {"people", "person", "bureau", "centre", "center"}
_FURTHEST = 14
"""Tokens between a quoting verb and its "as saying"."""


def quoting_verb(cue: "Token") -> "Token | None":
    """The verb that brings in an "as saying": *quoted* of "TASS quoted Shoigu as saying"."""
    if cue.lower_ != "saying" or not cue.i or cue.nbor(-1).lower_ != "as":
        return None
    start = max(sentence_of(cue).start, cue.i - _FURTHEST)
    return next((each for each in reversed(cue.doc[start : cue.i]) if each.lemma_ in _QUOTING), None)


def quoted_one(quoting: "Token") -> "Token | None":
    """Who is quoted: the object of the quoting verb, the subject where it is passive."""
    passive = _child(quoting, "nsubjpass")
    return passive if passive is not None else _child(quoting, "dobj")


def relay_of(quoting: "Token") -> "Token | None":
    """Who quotes: the subject of the quoting verb, its agent where it is passive."""
    if (agent := _child(quoting, "agent")) is not None:
        return _child(agent, "pobj")
    return _child(quoting, "nsubj")


def source_cited(cue: "Token") -> "Token | None":
    """Who stands behind a report: *officials* of "Reuters said, citing two officials"."""
    if cue.lemma_ not in _REPORTING:
        return None
    for citing in sentence_of(cue):
        opens = citing.i == sentence_of(cue).start or citing.nbor(-1).text == ","
        if citing.lower_ in _CITING and opens and citing.dep_ in {"advcl", "acl", "prep"}:
            source = _child(citing, "dobj")
            source = source if source is not None else _child(citing, "pobj")
            if source is not None and _can_speak(source):
                return source
    return None


def _can_speak(token: "Token") -> bool:
    words = {token.lower_, token.lemma_.lower()}
    return token.pos_ == "PROPN" or bool(words & _SPEAKERS)


def _child(token: "Token", dep: str) -> "Token | None":
    return next((child for child in token.children if child.dep_ == dep), None)
