"""The words that name somebody, seen from their head noun."""

import re
from typing import TYPE_CHECKING

from summarizer.reading.mentions import Span
from summarizer.reading.names.runs import without_titles
from summarizer.reading.names.vocabulary import LABEL
from summarizer.reading.parse import sentence_of, text_of
from summarizer.reading.times import tells_time

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

_BEFORE = frozenset({"amod", "compound", "nmod", "poss", "nummod"})
_TELLING_APART = frozenset({"of", "at", "from", "by", "in", "for"})
_LONGEST = 60
"""Code points by which somebody may still be called."""
_MATTERS = frozenset("foreign interior internal constitutional supreme high military civil public".split())
_WHERE = frozenset("city town borough county state district village local national federal parent home".split())
"""What a body may be told by, though its name has other words: "the town council" of "Kettlebridge Borough Council"."""
_SERVING = frozenset("adviser advisor aide ambassador assistant counsel envoy".split())
"""Who is told by whom they serve: "an adviser to the Treasury"."""
_SOURCES = frozenset({"person", "people", "official", "officials", "source", "sources", "men", "women"})


def speaker_phrase(token: "Token") -> Span:
    """The noun phrase of an unnamed speaker without its article: "Western officials"."""
    kept = [token]
    for child in token.children:
        if child.dep_ in _BEFORE:
            kept += list(child.subtree)
    kept = [each for each in kept if each.dep_ != "det" and each.i <= token.i and each.tag_ not in {"PRP$", "WP$"}]
    first = min(kept, key=lambda each: each.i, default=token)
    if first.pos_ == "ADJ":
        first = next((each for each in token.doc[first.i : token.i] if each.pos_ == "PROPN"), first)
    if LABEL.match(text_of(token.doc), first.idx):
        first = first.nbor(2)
    return Span(first.idx, token.idx + len(token))


def full_phrase(token: "Token") -> str:
    """The noun phrase with what tells the speaker apart: "nurse at the hospital", "study by lawyers in Leuven"."""
    end = token.idx + len(token)
    for child in token.children:
        if child.i > token.i and child.dep_ == "prep" and _tells_apart(token, child):
            end = max(end, child.right_edge.idx + len(child.right_edge))
        participle = child.dep_ == "acl" and child.tag_ == "VBN" and token.lower_ in _SOURCES
        if child.i == token.i + 1 and (participle or (child.dep_ in {"amod", "acl"} and child.tag_ == "JJ")):
            end = max(end, child.right_edge.idx + len(child.right_edge))
    words = text_of(token.doc)[speaker_phrase(token).start : end]
    words = words.lstrip(" ,;:'‘’\"“”-–—")
    return re.split(r",\s|[\"“”(]|\s(?:who|which|that)\s", words)[0].strip() or token.text


def whole_phrase(token: "Token") -> str | None:
    """The noun with its adjectives and the clause that tells who it is: "lawyer who has read it"; None if too long."""
    clauses = [each for each in token.children if each.dep_ == "relcl" and each.left_edge.i == token.i + 1]
    before = [
        each.left_edge.idx for each in token.children if each.dep_ in _BEFORE and each.tag_ not in {"PRP$", "WP$"}
    ]
    end = clauses[0].right_edge if clauses else token
    words = text_of(token.doc)[min([token.idx, *before]) : end.idx + len(end)]
    words = words[label.end() :] if (label := LABEL.match(words)) else words
    return words if len(words) <= _LONGEST and "," not in words else None


def matter_of(body: "Token") -> set[str]:
    """What tells a body from others of its kind: *interior* of "the interior ministry"; not "town" of "town council"."""
    before = (each for each in body.children if each.dep_ in {"compound", "nmod"} or each.lower_ in _MATTERS)
    return {each.lower_ for each in before} - _WHERE


def _tells_apart(noun: "Token", preposition: "Token") -> bool:
    if any(tells_time(child) or _is_ours(child) or child.dep_ == "pcomp" for child in preposition.children):
        return False
    if preposition.lower_ not in {"on", "with", "to"}:
        return preposition.lower_ in _TELLING_APART
    if preposition.lower_ == "to" and noun.lower_ in _SERVING:
        return True
    named = any(child.pos_ == "PROPN" for child in preposition.children)
    return named if preposition.lower_ == "on" else noun.lower_ in _SOURCES


def _is_ours(noun: "Token") -> bool:
    """Whether the article speaks of itself: "this newspaper"."""
    return any(child.lower_ in {"this", "our"} for child in noun.children)


def proper_run(token: "Token") -> str:
    """The capitalised name that ends in `token`, titles left out: "Ilse Verhaegen" of "Commissioner Ilse Verhaegen"."""
    if token.text[:1].islower():
        return speaker_phrase(token).of(text_of(token.doc))
    run = [token]
    for before in reversed(token.doc[max(sentence_of(token).start, token.i - 6) : token.i]):
        if before.pos_ != "PROPN" or not before.whitespace_:
            break
        run.insert(0, before)
    return without_titles(text_of(token.doc), Span(run[0].idx, token.idx + len(token))).of(text_of(token.doc))
