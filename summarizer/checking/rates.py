"""Numbers that follow from those of an article by time, rate, share or ratio: "twice as much", "£85 a year"."""

import datetime
import re
from collections.abc import Iterator
from itertools import combinations

from summarizer.checking.claims import Claims
from summarizer.checking.measures import LOWER, UPPER, Amount, amount, amounts, comes_to, fits, kind_of
from summarizer.reading.mentions import NumberMention

_APART = re.compile(r"^\s*(?:\w+\s+)?(?:before|earlier|later|after|on)\b")
_YEARLY = re.compile(r"^\s*(?:yearly|annually|per annum)\b")
_TIMES_A_YEAR = {"year": 1, "week": 52, "month": 12, "quarter": 4, "day": 365}
_PER = re.compile(r"^\s*(?:[a-z]+ ){0,5}?(?:a|per|each|every) (year|week|month|quarter|day)\b")
_MAJORITY = re.compile(r"\b(?:majority|margin)\b", re.IGNORECASE)
_ROUNDED_RATE = 0.02
_DAY = 86_400.0
_TENTH, _TOO_MUCH, _TOO_LITTLE = 0.1, 1.5, 0.7
_SLIGHT = 0.01
_ALL = 0.97
"""A share that is nearly all says nothing of its part that the whole does not."""
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


def per_time(claims: Claims, number: NumberMention, said: Amount) -> str | None:
    """ "about £85 a year" from "£1.63 a week", "300,000 tonnes a month" from "3.6 million a year"."""
    source, wanted = claims.source, _per(claims.text, number)
    for each in source.reading.numbers if wanted else ():
        there = _per(source.text, each)
        if there and there != wanted and each.value is not None and each.unit == number.unit:
            value = amount(each, float(each.value)).value * _TIMES_A_YEAR[there] / _TIMES_A_YEAR[wanted]
            if abs(said.value - value) <= max(_ROUNDED_RATE * value, said.step / 2):
                return f"{each.text} a {there}"
    return None


def _per(text: str, number: NumberMention) -> str:
    """The time of a rate: "week" of "£1.63 a week"; empty if `number` is none."""
    after = text[number.end : number.end + REACH]
    if per := _PER.match(after):
        return per.group(1)
    return "year" if _YEARLY.match(after) else ""


def portions(claims: Claims, said: Amount, near: set[str]) -> Iterator[str]:
    """ "nearly 400 bridges" from "1,900 bridges, of which a fifth": a share and its whole in one sentence."""
    source = claims.source
    for index in source.supporting(near, 0.3) if said.kind not in {"share", "time"} else ():
        inside = [each for each in source.reading.numbers_in(source.sentences[index]) if each.value is not None]
        there = [(each, amount(each, float(each.value or 0))) for each in inside]
        for share, whole in ((a, b) for a in there for b in there):
            if share[1].kind == "share" != whole[1].kind and 0 < share[1].value < _ALL and one_kind(said, whole[1]):
                part = share[1].value * whole[1].value
                if abs(said.value - part) <= _SLIGHT * part or (said.hedge != "exact" and comes_to(said, part)):
                    yield f"{share[0].text} of {whole[0].text}"


def majority(claims: Claims, number: NumberMention, near: set[str]) -> str | None:
    """ "a majority of eight" from "104 of 200 seats": more than the others have, or more than half."""
    if not _MAJORITY.search(claims.text[max(0, number.start - REACH) : number.end + REACH]):
        return None
    source = claims.source
    for index in source.supporting(near, 0.3):
        values = [each.value for each in source.reading.numbers_in(source.sentences[index]) if each.value is not None]
        for part, whole in ((a, b) for a in values for b in values if a < b < 2 * a):
            if number.value in {2 * part - whole, part - whole // 2}:
                return f"{part:g} of {whole:g}"
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
