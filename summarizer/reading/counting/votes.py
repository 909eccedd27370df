"""Votes for and against: "nine votes to three", "passed it 22-17"."""

import re
from typing import TYPE_CHECKING

from summarizer.reading.clauses import is_negated
from summarizer.reading.counting.nouns import Amount, is_measure
from summarizer.reading.counting.phrases import noun_words, object_of, subject_of
from summarizer.reading.counting.scores import other_of
from summarizer.reading.counting.verbs import gerund, particle
from summarizer.reading.number_words import ONES, TENS
from summarizer.reading.parse import sentence_of

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

_PASSING = set("pass carry approve adopt back endorse clear support accept ratify vote agree elect decide".split())
_FAILING = set("reject defeat fail throw block oppose scrap refuse".split())
_DECIDING = _PASSING | _FAILING
_COUNTED = rf"(?:\d[\d,]*|{'|'.join([*ONES, *TENS])}|none|nil|nothing)\b"
_FIRST = re.compile(rf"(?:\s?(?:votes?\s)?(?:to|-|–|against)\s?|-to-){_COUNTED}")
_NEAR = 20
"""Code points from one number of a vote to the end of the other."""
_BY_VOTES = re.compile(r"\bby \S+ votes to \S")
_SECOND = re.compile(rf"{_COUNTED}(?:\s?(?:votes?\s)?(?:to|-|–|against)\s?|-to-)$")
_PAIRED = re.compile(r"\bvot(?:e|es|ed|ing)\b|\d\s?[-–]\s?$|\bsplit\b|\boutvoted\b|\bunanimous")
_DASHED = re.compile(r"\s?[-–]\s?\d")
_OF_SIDES = frozenset("split decision vote ruling verdict majority side division tally".split())
_HELD = {"pass", "carry", "fail", "clear", "survive", "win", "fall"}
_MOTIONS = frozenset({"amendment", "motion", "bill", "measure", "proposal", "resolution"})
_BEFORE, _AFTER = 60, 20


def _decided(amount: Amount) -> "Token | None":
    """The verb of deciding that governs the number, or the nearest where the parse lost it: "by 121 votes to 117, agreed"."""
    verb = amount.governor
    if verb is not None and verb.lemma_ == "fall" and _is_of_a_motion(verb):
        return verb
    if verb is None or verb.lemma_ in _DECIDING or verb.lemma_ in {"split", "divide", "outvote"}:
        return verb
    near = amount.reading.text[max(0, amount.number.start - _NEAR) : amount.number.end + _NEAR]
    if not _BY_VOTES.search(near):
        return None
    deciding = [each for each in sentence_of(verb) if each.pos_ == "VERB" and each.lemma_ in _DECIDING]
    return min(deciding, key=lambda each: abs(each.idx - amount.number.start), default=None)


def _is_of_a_motion(verb: "Token") -> bool:
    """ "her amendment fell by 5-8"."""
    subject = subject_of(verb)
    return subject is not None and subject.lemma_.lower() in _MOTIONS


def votes(amount: Amount) -> str:
    """ "votes for the scheme" or "votes against the scheme"; nothing where no vote is told."""
    number, text, verb = amount.number, amount.reading.text, _decided(amount)
    other, leads = other_of(amount)
    if other is not None and not leads and (verb is None or verb.lemma_ not in _DECIDING):
        verb = _decided(Amount(amount.reading, other))
    if amount.number.unit not in {None, "votes", "people"}:
        return ""
    before, after = text[max(0, number.start - _BEFORE) : number.start], text[number.end : number.end + _AFTER]
    first, second = bool(_FIRST.match(after)), bool(_SECOND.search(before))
    if first == second:
        return ""
    if sides := _sides(amount, verb):
        return f"{'majority' if first else 'minority'} in {sides}"
    told = _PAIRED.search(f"{before}|{after}")
    if verb is None or not (told or other is not None or _DASHED.match(after)):
        return "votes" if told and told.group().startswith("vot") else ""
    aim = next((child for child in verb.children if child.dep_ == "xcomp" and child.tag_ == "VB"), None)
    failing = (
        verb.lemma_ in _FAILING
        or verb.lemma_ == "fall"
        or _against(verb) is not None
        or (aim is not None and is_negated(aim))
    )
    decision = _doing(amount, aim, gerund(aim)) if aim is not None else _decision(amount, verb)
    by_size = failing and other is not None and other.value != number.value
    won = (number.value or 0) > (other.value or 0) if by_size and other is not None else first
    return f"votes {'for' if failing != won else 'against'} {decision}".strip()


def _doing(amount: Amount, verb: "Token", form: str) -> str:
    """ "leasing the road", "spending on the hall": what it was voted to do."""
    thing = object_of(verb)
    if thing is None or thing.like_num or is_measure(thing):
        by = next((child for child in verb.children if child.dep_ == "prep" and child.lower_ in {"on", "for"}), None)
        inner = [each for each in by.children if each.dep_ == "pobj"] if by is not None else []
        return f"{form} {by} {noun_words(amount.reading, inner[0], place=False)}" if inner else form
    return f"{form} {noun_words(amount.reading, thing)}".strip()


def _against(verb: "Token") -> "Token | None":
    """ "against" of "voted 9 to 2 against closing the school", "down" of "voted the bill down 9 to 2"."""
    return next(
        (
            child
            for child in verb.children
            if (child.lower_ == "against" and any(each.dep_ == "pcomp" for each in child.children))
            or (child.dep_ == "prt" and child.lower_ in {"down", "out"})
        ),
        None,
    )


def _sides(amount: Amount, verb: "Token | None") -> str:
    """What the members were divided in: "a 5-2 decision", "the board split 5-4"."""
    noun = amount.sized
    if noun is not None and noun.lemma_ in _OF_SIDES:
        return noun_words(amount.reading, noun, skip=amount.head)
    near = verb if verb is not None and verb.lemma_ in {"split", "divide", "outvote"} else None
    return "vote" if near is not None else ""


def _decision(amount: Amount, verb: "Token") -> str:
    """What was voted on: the object of deciding, or what passed."""
    thing = object_of(verb)
    if (against := _against(verb)) is not None:
        doing = next((each for each in against.children if each.dep_ == "pcomp"), None)
        if doing is not None:
            return _doing(amount, doing, f"{doing.text}{particle(doing)}")
    if thing is None or thing.lemma_ == "vote" or thing in amount:
        passive = any(child.dep_ == "nsubjpass" for child in verb.children)
        thing = subject_of(verb) if verb is amount.governor and (passive or verb.lemma_ in _HELD) else None
    return noun_words(amount.reading, thing) if thing is not None else ""
