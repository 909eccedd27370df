"""Votes for and against: "nine votes to three", "passed it 22-17"."""

import re
from typing import TYPE_CHECKING

from summarizer.reading.counting.nouns import Amount
from summarizer.reading.counting.phrases import noun_words, object_of, subject_of
from summarizer.reading.parse import sentence_of

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

_PASSING = set("pass carry approve adopt back endorse clear support accept ratify vote agree elect decide".split())
_FAILING = set("reject defeat fail throw block oppose scrap refuse".split())
_DECIDING = _PASSING | _FAILING
_FIRST = re.compile(r"\s?(?:votes?\s)?(?:to|-|–|against)\s?(?:\d|none\b|[a-z]+\b)")
_NEAR = 20
"""Code points from one number of a vote to the end of the other."""
_BY_VOTES = re.compile(r"\bby \S+ votes to \S")
_SECOND = re.compile(r"(?:\d|\w)\s?(?:votes?\s)?(?:to|-|–|against)\s?$")


def _decided(amount: Amount) -> "Token | None":
    """The verb of deciding that governs the number, or the nearest where the parse lost it: "by 121 votes to 117, agreed"."""
    verb = amount.governor
    if verb is None or verb.lemma_ in _DECIDING:
        return verb
    near = amount.reading.text[max(0, amount.number.start - _NEAR) : amount.number.end + _NEAR]
    if not _BY_VOTES.search(near):
        return None
    deciding = [each for each in sentence_of(verb) if each.pos_ == "VERB" and each.lemma_ in _DECIDING]
    return min(deciding, key=lambda each: abs(each.idx - amount.number.start), default=None)


def votes(amount: Amount) -> str:
    """ "votes for the scheme" or "votes against the scheme"; nothing where no vote is told."""
    number, text, verb = amount.number, amount.reading.text, _decided(amount)
    if verb is None or amount.number.unit not in {None, "votes", "people"}:
        return ""
    before, after = text[max(0, number.start - 16) : number.start], text[number.end : number.end + 16]
    paired = re.search(r"\bvotes?\b|\d\s?[-–]\s?$", before + "|" + after) or re.match(r"\s?[-–]\s?\d", after)
    first, second = bool(_FIRST.match(after)), bool(_SECOND.search(before))
    if not paired or first == second:
        return ""
    favours = (verb.lemma_ in _PASSING) == first
    thing = object_of(verb)
    if thing is None or thing.lemma_ == "vote":
        thing = subject_of(verb) if verb is amount.governor else None
    told = noun_words(amount.reading, thing) if thing is not None else ""
    return (
        f"votes {'for' if favours else 'against'} {told}".strip()
        if told
        else f"votes {'for' if favours else 'against'}"
    )
