"""What one voice does to a claim: denies it, doubts it, calls it untrue, accuses, insists; and at what it points."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.reading.clauses import is_negated, subtree
from summarizer.reading.conflicts import vocabulary as words_that
from summarizer.reading.conflicts.voices import Voice
from summarizer.reading.judged import Asked
from summarizer.reading.parse import span_of, text_of
from summarizer.reading.sentiment import leaning_of
from summarizer.reading.words import negated, words

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

_OBJECTS = {"dobj", "nsubjpass", "pobj", "oprd"}
_NAMED_AS = {"oprd", "attr", "ccomp", "xcomp", "prep", "advcl", "dobj", "acomp"}
_CONTRADICTING = ("denies", "rejects a claim", "calls untrue", "does not accept", "says otherwise", "pleads", "doubts")
_CLAIMED = words_that.CLAIM_NOUNS | words_that.POINTING
_SHORT = 12


def asked_of(voice: Voice) -> Asked:
    """What the encoder is asked about a voice: its words, and those that tell that it speaks or acts."""
    return Asked("side", voice.sentence, voice.spans, [span_of(verb) for verb in voice.verbs])


def traits_of(voice: Voice) -> dict[str, float]:
    """The traits of a voice by name; those that are nothing are left out."""
    lemmas, text = voice.lemmas, voice.sentence.text
    said = _own_words(voice)
    leaning = leaning_of(said)
    found: dict[str, bool] = {
        "pleads": bool(words_that.PLEA.search(voice.text)),
        "doubts": bool(words_that.UNSURE.search(said)) or bool(lemmas & words_that.DOUBTING),
        "says otherwise": bool(words_that.OTHERWISE.search(text)) and _speaks_alone(voice),
        "untrue": not words_that.UNTRUE.isdisjoint(words(said)),
        "never": bool(words_that.NEVER.search(said)),
        "negated": negated(said),
        "accuses": bool(lemmas & words_that.ACCUSING),
        "claims": bool(lemmas & words_that.CLAIMING),
        "insists": bool(lemmas & words_that.INSISTING),
        "replies": bool(lemmas & words_that.REPLYING),
        "names a claim": not _CLAIMS.isdisjoint(words(text)),
        "own figure": bool(voice.numbers) and bool(words_that.OWN_FIGURE.search(text)),
        "has number": bool(voice.numbers),
        "tells a multiple": bool(words_that.MULTIPLE.search(said)),
        "hostile": leaning == "opposes",
        "kind": leaning == "supports",
        "begins with contrast": bool(words_that.CONTRAST.match(text)),
        "contrasts": bool(words_that.CONTRAST.search(text)),
        "quoted": any(mark in text for mark in '"“‘'),
        "short": len(text.split()) < _SHORT,
    }
    for verb in voice.verbs:
        for name in _of_verb(verb):
            found[name] = True
    found["contradicts"] = any(found.get(name) for name in _CONTRADICTING)
    return {name: 1.0 for name, is_so in found.items() if is_so}


_CLAIMS = words_that.CLAIM_NOUNS | {f"{noun}s" for noun in words_that.CLAIM_NOUNS}


def _own_words(voice: Voice) -> str:
    return " ".join(dict.fromkeys(span.of(voice.reading.text) for span in voice.spans))


def _speaks_alone(voice: Voice) -> bool:
    said = voice.reading.quotations_over(voice.sentence)
    return all(not each.chain or each.chain[0] == voice.party for each in said) or not said


def _of_verb(verb: "Token") -> Iterator[str]:
    """What the verb itself tells, by its object and its negation."""
    lemma, objects = verb.lemma_.lower(), _objects(verb)
    points = bool(objects & words_that.POINTING)
    at_claim = bool(objects & words_that.CLAIM_NOUNS) or _on_a_claim(verb)
    if lemma in words_that.DENYING and not is_negated(verb) and not objects & words_that.OFFERS:
        yield "denies"
        yield from ["denies what was said"] if points or at_claim else []
        yield from ["denies a clause"] if any(child.dep_ in {"ccomp", "xcomp"} for child in verb.children) else []
    elif lemma in words_that.REJECTING:
        yield "rejects a claim" if points or at_claim else "rejects something"
    elif lemma in words_that.NAMING:
        yield from ["calls untrue"] if (at_claim or points) and _by_a_hostile_name(verb) else []
        yield from ["characterises"] if _names(verb) else []
    elif lemma in words_that.ACCEPTING and is_negated(verb):
        yield "does not accept"
    elif lemma == "cast" and "doubt" in objects:
        yield "doubts"


def _objects(verb: "Token") -> set[str]:
    return {child.lemma_.lower() for child in verb.children if child.dep_ in _OBJECTS} | {
        noun.lemma_.lower()
        for child in verb.children
        if child.dep_ == "prep" and child.lower_ in {"of", "off", "at"}
        for noun in child.children
    }


def _on_a_claim(verb: "Token") -> bool:
    return verb.dep_ == "relcl" and verb.head.lemma_.lower() in _CLAIMED


def _names(verb: "Token") -> "list[Token]":
    return [child for child in verb.children if child.dep_ in _NAMED_AS and child.i > verb.i]


def _by_a_hostile_name(verb: "Token") -> bool:
    named = " ".join(subtree(child).of(text_of(verb.doc)) for child in _names(verb))
    return leaning_of(named) == "opposes" or not words_that.UNTRUE.isdisjoint(words(named))
