"""Numbers that follow from those of an article by time, rate, share or ratio: "twice as much", "£85 a year"."""

import datetime
import re
from collections.abc import Iterator
from itertools import combinations

from summarizer.checking.claims import Claims
from summarizer.checking.measures import LOWER, UPPER, Amount, amount, amounts, fits, kind_of
from summarizer.reading.mentions import NumberMention

_APART = re.compile(r"^\s*(?:\w+\s+)?(?:before|earlier|later|after|on)\b")
_YEARLY = re.compile(r"^\s*(?:[a-z]+ )?(?:a|per|each|every) year\b|^\s*(?:yearly|annually)\b")
_TIMES_A_YEAR = {"week": 52, "month": 12, "quarter": 4, "day": 365}
_PER = re.compile(r"^\s*(?:[a-z]+ )?(?:a|per|each|every) (week|month|quarter|day)\b")
_ROUNDED_RATE = 0.02
_DAY = 86_400.0
_TENTH, _TOO_MUCH, _TOO_LITTLE = 0.1, 1.5, 0.7
_SLIGHT = 0.01
REACH = 45


def between_days(claims: Claims, number: NumberMention) -> str | None:
    """ "two days earlier" from "on Monday" and "on Wednesday"."""
    kind, seconds = kind_of(number.unit)
    if kind != "time" or number.value is None or not _APART.match(claims.text[number.end :]):
        return None
    days = {date.value for date in claims.source.dates if date.value and re.fullmatch(r"\d{4}-\d\d-\d\d", date.value)}
    known = sorted(datetime.date.fromisoformat(day) for day in days)
    wanted = float(number.value) * seconds / _DAY
    pair = next(((a, b) for a, b in combinations(known, 2) if (b - a).days == wanted), None)
    return f"{pair[0]} to {pair[1]}" if pair else None


def a_year(claims: Claims, number: NumberMention, said: Amount) -> str | None:
    """ "about £85 a year" from "£1.63 a week"."""
    source = claims.source
    if not _YEARLY.match(claims.text[number.end :]):
        return None
    for each in source.reading.numbers:
        per = _PER.match(source.text[each.end : each.end + REACH])
        if per and each.value is not None and each.unit == number.unit:
            yearly = float(each.value) * _TIMES_A_YEAR[per.group(1)]
            if abs(said.value - yearly) <= _ROUNDED_RATE * yearly:
                return f"{each.text} a {per.group(1)}"
    return None


def products(claims: Claims, number: NumberMention, said: Amount) -> Iterator[str]:
    """ "£8.5m, or 4% of turnover" from a turnover of £212m: the sentence gives the share, the article the whole."""
    sentence = claims.sentence(number)
    parts = [amount(each, float(each.value)) for each in claims.reading.numbers if each in sentence and each.value]
    shares = [each.value for each in parts if each.kind == "share"]
    for each in claims.source.reading.numbers if shares and said.kind != "share" else ():
        if each.value is not None and each.unit == number.unit:
            for share in shares:
                whole = amount(each, float(each.value)).value
                if share < 1 and abs(said.value - share * whole) <= max(said.step / 2, _SLIGHT * said.value):
                    yield f"{share:.0%} of {each.text}"


def ratios(claims: Claims, number: NumberMention, said: Amount, near: set[str]) -> Iterator[str]:
    """ "more than ten times the figure" from 11 million and 900,000."""
    if number.unit != "times":
        return
    source = claims.source
    sentences = set(source.supporting(near, 0.3))
    sentence = claims.sentence(number)
    stated = [each for each in claims.reading.numbers if each in sentence and each.start != number.start]
    there = [each for each in source.reading.numbers if each.unit != "times"]
    about = [
        each for each in there if source.index_at(each.start) in sentences or any(says(other, each) for other in stated)
    ]
    for first, second in combinations(about, 2):
        for a in amounts(first):
            for b in amounts(second):
                small, big = sorted((a.value, b.value))
                if one_kind(a, b) and small > 0 and _times_as_much(said, big / small):
                    yield f"{second.text} against {first.text}"


def _times_as_much(said: Amount, ratio: float) -> bool:
    off = ratio / said.value
    if said.hedge in LOWER:
        return 1 <= off < _TOO_MUCH
    return _TOO_LITTLE < off <= 1 if said.hedge in UPPER else abs(off - 1) <= _TENTH


def says(stated: NumberMention, there: NumberMention) -> bool:
    """Whether a number of the summary is one that the article has."""
    return any(fits(a, b) for a in amounts(stated) for b in amounts(there)) and stated.unit == (
        there.unit or stated.unit
    )


def one_kind(first: Amount, second: Amount) -> bool:
    """Whether two amounts can be set against each other as they are."""
    return first.kind == second.kind or {first.kind, second.kind} in ({"count", None}, {"share", "points"})
