"""Whose age a number is: "Moussa Edrees, 44,", "the 44-year-old trader", "a woman of 32", "he was 90"."""

import re
from typing import TYPE_CHECKING

from summarizer.reading.clauses import antecedent, name_of, party_of
from summarizer.reading.counting.nouns import Amount
from summarizer.reading.counting.phrases import actor_words, noun_words, own_subject, subject_of
from summarizer.reading.mentions import Span
from summarizer.reading.names.vocabulary import ROLES
from summarizer.reading.units import PERSONS

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

OLDEST = 122
"""Years that the oldest person on record has lived."""
_STOP = re.compile(r"(?<=[a-z]{3})\.\s")
"""The end of a sentence, and no initial: "said Brad Keller. Moss, 79,"."""
_NAME = r"((?:[A-Z][\w.’'-]+\s?)+)"
_BEFORE = re.compile(rf"{_NAME}(?:,\s(?:aged\s)?|\s\()$")
_AFTER = re.compile(r"\s*(?:[,.;)]|who\b|told\b|said\b|$)")
_CALLED = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er)\s((?:[\w-]+\s)?([a-z]+)),\s$")
_BESIDE = re.compile(rf"{_NAME},\s(?:an?|the)\s$")
_AGED = re.compile(r"\baged\s(?:between\s)?$")
_AGED_BEFORE = re.compile(r"\baged\s(?:\d{1,3}(?:,\s|\sand\s|\sto\s|,\sand\s))+$")
_UNIT_AFTER = re.compile(r"\s(?:months|weeks|days|[a-z]+s)\b")
_DIES = re.compile(r"\b(?:dies|died|(?<!of )(?<!the )dead),?\s(?:at|aged|at the age of)\s$")
_BEYOND = frozenset({"over", "under", "above", "below"})
_ENDS = re.compile(
    r"[ \t]*(?:[,.;:)?!\n]|(?:who|and|or|in|with|to|at|on|from|are|were|is|was|have|had|will|would|can|may|could|must|"
    r"should)\b|[a-z]+ed\b|$)"
)
_OLD = re.compile(r"^(?:-(?:year|month|week|day)-olds?|\s+(?:years?|months?|weeks?)\s+old)\b")
_ALONE = re.compile(r"\s*(?:[,.;:)!?]|(?:and|or|but|when|years? old|today|now)\b|$)")
_MONTHS = frozenset("January February March April May June July August September October November December".split())
_TURNING = {"be", "turn", "become"}
_LIVING = frozenset("die retire marry begin start leave join become quit return win run".split())
_PERSON = frozenset("man woman boy girl child youth lad widow widower baby person mother father".split())
_SPEAKING = {"he", "she", "i"}
_INSIDE = {"nummod", "npadvmod", "amod", "nmod", "compound", "quantmod"}


def age(amount: Amount) -> str:
    """ "age of Moussa Edrees" for "Moussa Edrees, 44," and "the 44-year-old trader"; empty where no age is told."""
    number, text = amount.number, amount.reading.text
    if number.unit not in {None, "years", "months", "weeks", "days"} or not number.value or number.value > OLDEST:
        return ""
    before, after = text[max(0, number.start - 60) : number.start], text[number.end : number.end + 14]
    named = _BEFORE.search(before)
    if named and named.group(1).split()[-1] not in _MONTHS and _AFTER.match(after):
        return f"age of {_STOP.split(named.group(1).strip())[-1]}"
    called = _CALLED.search(before)
    if called and called.group(2) in _PERSON | ROLES and _AFTER.match(after):
        return f"age of {called.group(1)}"
    if _DIES.search(before) and _ENDS.match(after):
        return _of_the_dead(amount)
    if _AGED.search(before) or (_AGED_BEFORE.search(before) and not _UNIT_AFTER.match(after)):
        return f"age{_of(amount, _aged(amount))}"
    by = amount.preposition
    if by is not None and by.lower_ in _BEYOND and _is_of_people(by.head) and _ENDS.match(after):
        return f"age of {noun_words(amount.reading, by.head, place=False)}"
    if _OLD.match(after):
        return _years_old(amount, before)
    person = _told_of(amount, after) if number.unit in {None, "years"} else None
    return f"age{_of(amount, person)}" if person is not None else ""


def _aged(amount: Amount) -> "Token | None":
    """Who is aged: the noun or the subject that "aged" belongs to."""
    aged = next((each for each in amount.head.ancestors if each.lower_ == "aged"), None)
    if aged is not None and aged.head.pos_ in {"NOUN", "PROPN"}:
        return aged.head
    return subject_of(amount.governor) if amount.governor is not None else None


def _of_the_dead(amount: Amount) -> str:
    """Whose age a headline's "dies at 94" tells: the first person's that it names."""
    sentence = amount.reading.sentence_at(amount.number.start)
    before = amount.reading.text[sentence.start : amount.number.start] if sentence is not None else ""
    named = (party.name for party in amount.reading.parties if party.kind == "person" and party.name in before)
    person = next(named, None)
    return f"age of {person}" if person else "age"


def _is_of_people(noun: "Token") -> bool:
    return noun.lower_ in PERSONS or noun.lower_ in {"those", "anyone", "anybody", "everyone"}


def _years_old(amount: Amount, before: str) -> str:
    noun = amount.head
    while noun.dep_ in _INSIDE and noun.head is not noun:
        noun = noun.head
    if noun.pos_ in {"NOUN", "PROPN"} and noun.lower_ not in {"year", "years", "old", "month", "months", "weeks"}:
        names = [child for child in noun.children if child.dep_ == "appos" and child.pos_ == "PROPN"]
        told = actor_words(amount.reading, names[0]) if names else ""
        told = told or noun_words(amount.reading, noun, place=False, skip=amount.head)
        if noun.lower_ == "olds":
            return "age"
        return f"age of {told}" if told else ""
    if beside := _BESIDE.search(before):
        return f"age of {beside.group(1).strip()}"
    subject = subject_of(noun.head) if noun.dep_ in {"acomp", "attr"} else None
    name = name_of(amount.reading, subject) if subject is not None else _last_named(amount)
    return f"age of {name}" if name else "age"


def _last_named(amount: Amount) -> str | None:
    """The person named last before the number, or who speaks there: "the 23-year-old said"."""
    start = amount.number.start
    spoke = amount.reading.speakers_at(Span(max(0, start - 12), max(1, start - 6)))
    named = [
        (max(at.start for at in party.mentions if at.start < start), party.name)
        for party in amount.reading.parties
        if party.kind == "person" and party.mentions[0].start < start
    ]
    return spoke[0] if spoke else max(named, default=(0, None))[1]


def _told_of(amount: Amount, after: str) -> "Token | None":
    """Whose age it is where only the verb or a person's noun tells: "he is 58", "retired at 30", "a girl of eight"."""
    head, by, verb = amount.head, amount.preposition, amount.governor
    if by is not None and by.lower_ == "of" and by.head.lower_ in _PERSON:
        return by.head.head if by.head.dep_ == "appos" else by.head
    if verb is None or not _ALONE.match(after if by is None else ","):
        return None
    subject = own_subject(verb)
    if subject is None or not _is_person(amount, subject):
        return None
    if by is None:
        return subject if head.dep_ in {"attr", "acomp", "dobj"} and verb.lemma_ in _TURNING else None
    opens = by.is_sent_start and by.head == verb
    return subject if by.lower_ == "at" and (opens or (by.head == verb and verb.lemma_ in _LIVING)) else None


def _is_person(amount: Amount, subject: "Token") -> bool:
    party = party_of(amount.reading, antecedent(subject))
    return subject.lower_ in _SPEAKING | _PERSON or (party is not None and party.kind == "person")


def _of(amount: Amount, person: "Token | None") -> str:
    words = actor_words(amount.reading, person)
    return f" of {words}" if words and words.lower() not in {"who", "which", "that"} else ""
