"""What an amount is of where nothing nearer tells: what was paid for, what passed it, what was expected, whose share it is."""

import re
from typing import TYPE_CHECKING

from summarizer.reading.counting.nouns import FIGURES, LENGTHS, Amount
from summarizer.reading.counting.phrases import actor_words, noun_words, object_of, subject_of, tidy
from summarizer.reading.counting.verbs import denied, undergone

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

_BUYING = frozenset("buy sell purchase acquire sign".split())
_PASSING = frozenset("pass reach exceed top hit surpass".split())
_MONEY = re.compile("[A-Z]{3}|dinars|crowns")
_AREAS = frozenset({"hectares", "acres", "km", "miles", "square km", "square miles", "tonnes", "tons", "litres"})
_NEAR = 60
_EXPECTED = re.compile(
    r"\s(?:that\s)?(?:it\s|they\s|he\s|she\s|analysts\s|economists\s)?(?:had\s|was\s|were\s)?(?:been\s)?"
    r"(expected|forecast|predicted)\b"
)
_OF_ANOTHER = re.compile(r"(?:\band|\bwhile|\bagainst|,)\s((?:[A-Z][\w’'-]+\s){1,3})$")
_NAME_AFTER = re.compile(r"\s((?:[A-Z][\w’'-]+)(?:\s[A-Z][\w’'-]+){0,2})(?=[,.;])")
_UNDECIDED = re.compile(r"\s(undecided|unsure)\b")


def of_price(amount: Amount) -> str:
    """ "price of the club" of "bought the club for £41m"."""
    by = amount.preposition
    verb = by.head if by is not None and by.lower_ == "for" else None
    if verb is None or verb.lemma_ not in _BUYING or not _MONEY.fullmatch(amount.number.unit or "") or denied(verb):
        return ""
    passive = any(child.dep_ == "nsubjpass" for child in verb.children)
    return _of("price", amount, subject_of(verb) if passive else object_of(verb))


def of_passing(amount: Amount) -> str:
    """ "measles cases" of "the number of measles cases has passed 1,000"."""
    verb = amount.governor
    if verb is None or verb.lemma_ not in _PASSING or amount.head.dep_ != "dobj" or denied(verb):
        return ""
    subject = subject_of(verb)
    told = [each for of in subject.children if of.lower_ == "of" for each in of.children] if subject is not None else []
    counted = told[0] if told and subject is not None and subject.lower_ in FIGURES else None
    return noun_words(amount.reading, counted, place=False) if counted is not None else ""


def of_doing(amount: Amount) -> str:
    """ "burned by blaze" of "a blaze that has burned 2,300 hectares", "contained" of "it was 60% contained"."""
    above = amount.head.head
    if amount.head.dep_ == "npadvmod" and above.tag_ == "VBN" and amount.number.unit == "%":
        return above.text
    measured = amount.number.unit in _AREAS and amount.head.lemma_ not in LENGTHS
    if not measured or amount.head.dep_ != "dobj" or above.pos_ != "VERB" or denied(above):
        return ""
    actor = actor_words(amount.reading, subject_of(above))
    return tidy(f"{undergone(above)} by {actor}") if actor and undergone(above) else ""


def foreseen(amount: Amount) -> str:
    """ "expected" of "$212 million, below the $231 million expected by analysts", said of what the first measures."""
    told = _EXPECTED.match(amount.reading.text[amount.number.end :][:_NEAR])
    return told.group(1) if told else ""


def is_set_against(amount: Amount) -> bool:
    """Whether a name or "undecided" beside a share says whose it is, as nothing else does."""
    alone = amount.number.unit in {"%", "points", None}
    return alone and (_named_beside(amount) is not None or _UNDECIDED.match(_after(amount)) is not None)


def of_another(amount: Amount, before: str) -> str:
    """ "won by Mendes" of "Tavares won 38.4% and Mendes 36.9%", "voters undecided"; `before` is of the share before."""
    if undecided := _UNDECIDED.match(_after(amount)):
        return f"{before.split(' who ')[0]} {undecided.group(1)}" if " who " in before else undecided.group(1)
    named = _named_beside(amount)
    forms = [form for party in amount.reading.parties for form in (party.name, *party.aliases)]
    known = max((form for form in forms if before.endswith(f" {form}")), key=len, default=None)
    return f"{before.removesuffix(known)}{named}" if named and known else ""


def _named_beside(amount: Amount) -> str | None:
    start = amount.number.start
    beside = _OF_ANOTHER.search(amount.reading.text[max(0, start - _NEAR) : start]) or _NAME_AFTER.match(_after(amount))
    name = beside.group(1).strip() if beside else ""
    return name if name and amount.reading.party_named(name) is not None else None


def _after(amount: Amount) -> str:
    return amount.reading.text[amount.number.end : amount.number.end + _NEAR]


def _of(word: str, amount: Amount, thing: "Token | None") -> str:
    words = noun_words(amount.reading, thing, place=False) if thing is not None else ""
    return f"{word} of {words}" if words else ""
