"""The day of an act that is told by the clock alone, or as of course on the day the news is of."""

import re
from typing import TYPE_CHECKING

from summarizer.reading.clauses import party_of, subtree
from summarizer.reading.events.subjects import subject_of
from summarizer.reading.mentions import DateMention
from summarizer.reading.notes import once
from summarizer.reading.reading import Reading
from summarizer.reading.units import CURRENCY_SIGNS, CURRENCY_WORDS

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

_LEAD = 2
"""Sentences in which the day of the news is told, if at all."""
_CLOCK = re.compile(
    r"\b(?:at|by|around|about|before|after|until|from)\s(?:about\s|around\s|mid-)?(?:\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b|"
    r"\d{1,2}[:.]\d\d\b|(?:dawn|nightfall|dusk|sunrise|noon|midday|lunchtime|midnight|morning|afternoon|evening)\b)|"
    r"\b(?:an|one)\shour\s(?:earlier|later)\b|\bwithin\s(?:minutes|hours)\b|\b(?:hours|minutes)\s(?:earlier|later)\b|"
    r"\bthe\ssame\s(?:day|morning|afternoon|evening)\b",
    re.IGNORECASE,
)
_TRADED = frozenset("share stock bond gilt index yield future s&p nasdaq dow ftse dax nikkei sensex nifty".split())
_MOVES = frozenset(
    (
        "rise fall jump slip sink edge ease drop climb tumble slide surge plunge soar dip slump advance retreat rally "
        "inch tick"
    ).split()
)
_TRADING = _MOVES | {"close", "end", "gain", "lose", "finish", "add", "shed"}
_PERIODS = frozenset("days weeks months years quarters decades".split())
_MONEY = frozenset({*CURRENCY_SIGNS.values(), *CURRENCY_WORDS.values(), "%", "basis points", "points", "cents"})


def day_of(reading: Reading, verb: "Token") -> DateMention | None:
    """The day that the news is of, for an act without a date that must have been on it; else None.

    Such are what was at a time of day ("at 2.26pm", "by nightfall"), a vote, and the close of a market.
    """
    if verb.tag_ not in {"VBD", "VBN"}:
        return None
    voted = verb.lower_ == "voted" and verb.tag_ == "VBD"
    return _day_of_the_news(reading) if voted or _by_the_clock(reading, verb) or _is_traded(reading, verb) else None


def _by_the_clock(reading: Reading, verb: "Token") -> bool:
    return bool(_CLOCK.search(subtree(verb, without={"relcl", "ccomp", "parataxis", "conj"}).of(reading.text)))


def _is_traded(reading: Reading, verb: "Token") -> bool:
    """ "Shares in the chain fell 18%", "Novo rose 1.5%": a move of one day, told with how far or to what."""
    subject = subject_of(verb)
    if subject is None or verb.lemma_ not in _TRADING or verb.tag_ != "VBD":
        return False
    numbers = reading.numbers_in(subtree(verb))
    if not any(number.unit in _MONEY for number in numbers) or any(number.unit in _PERIODS for number in numbers):
        return False
    party = party_of(reading, subject)
    named = party is not None and party.kind == "organisation" and subject.pos_ == "PROPN" and verb.lemma_ in _MOVES
    return named or subject.lemma_.lower() in _TRADED or subject.lower_ in CURRENCY_WORDS


@once
def _day_of_the_news(reading: Reading) -> DateMention | None:
    """The first day that the lead tells, else that of publication where the page tells it."""
    published = reading.article.published
    if not published:
        return None
    told = [date for sentence in reading.prose[:_LEAD] for date in reading.dates_in(sentence)]
    past = (date for date in told if date.value and len(date.value) == len(published) and date.value <= published)
    return next(past, None) or next((date for date in reading.dates_of_page if date.value == published), None)
