"""Votes for and against: "nine votes to three", "passed it 22-17"."""

import re

from summarizer.reading.counting.nouns import Amount
from summarizer.reading.counting.phrases import noun_words, object_of, subject_of

_PASSING = set("pass carry approve adopt back endorse clear support accept ratify vote agree elect decide".split())
_FAILING = set("reject defeat fail throw block oppose scrap refuse".split())
_FIRST = re.compile(r"\s?(?:votes?\s)?(?:to|-|–|against)\s?(?:\d|none\b|[a-z]+\b)")
_SECOND = re.compile(r"(?:\d|\w)\s?(?:votes?\s)?(?:to|-|–|against)\s?$")


def votes(amount: Amount) -> str:
    """ "votes for the scheme" or "votes against the scheme"; nothing where no vote is told."""
    number, text, verb = amount.number, amount.reading.text, amount.governor
    if verb is None or verb.lemma_ not in _PASSING | _FAILING or amount.number.unit not in {None, "votes", "people"}:
        return ""
    before, after = text[max(0, number.start - 16) : number.start], text[number.end : number.end + 16]
    paired = re.search(r"\bvotes?\b|\d\s?[-–]\s?$", before + "|" + after) or re.match(r"\s?[-–]\s?\d", after)
    first, second = bool(_FIRST.match(after)), bool(_SECOND.search(before))
    if not paired or first == second:
        return ""
    favours = (verb.lemma_ in _PASSING) == first
    found = object_of(verb)
    thing = found if found is not None and found.lemma_ != "vote" else subject_of(verb)
    told = noun_words(amount.reading, thing) if thing is not None else ""
    return (
        f"votes {'for' if favours else 'against'} {told}".strip()
        if told
        else f"votes {'for' if favours else 'against'}"
    )
