"""The words dates are written with, as pattern pieces, and what they count."""

import calendar

from summarizer.reading.number_words import ONES, TENS, word_value

_LONG = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_SHORT = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_MONTH_NUMBERS = _LONG | _SHORT
WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}
STEPS = {
    "last": -1,
    "previous": -1,
    "past": -1,
    "preceding": -1,
    "this": 0,
    "same": 0,
    "next": 1,
    "coming": 1,
    "following": 1,
}

_names = [*_LONG, *(f"{short}\\.?" for short in _SHORT if short != "may")]
MONTH = "(?:" + "|".join(_names) + r")(?![^\W\d_])"
BARE_MONTH = (
    "(?-i:" + "|".join(word for name in _names for word in (name.capitalize(), name.upper())) + r")(?![^\W\d_])"
)
PLAIN_MONTH = "(?-i:January|February|July|September|October|November|December)"
"""Months whose names are no other English words and no first names."""
MONTH_WORDS = " ".join(_MONTH_NUMBERS)
WEEKDAY_WORDS = " ".join(WEEKDAYS)
WEEKDAY = "(?:" + "|".join(WEEKDAYS) + ")"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
YEAR = r"(?:1[5-9]\d\d|20\d\d)(?!\d|[.,]\d)"
PART = r"(?:(?:very\s+)?(?:early|mid|late|midway\s+through)(?:\s+in\s+|\s+|-))"
YEAR_WORDS = rf"(?:(?:fiscal\s+)?{YEAR}|(?:last|this|next|the\s+(?:previous|following|same|current))\s+year|the\s+year)"
DAYTIME = r"(?:morning|afternoon|evening|night|lunchtime|noon|midnight)"
SEASON = r"(?:spring|summer|autumn|fall|winter)"
SEASON_WORDS = "spring summer autumn fall winter"
UNIT = r"(?:minutes?|hours?|days?|weeks?|fortnights?|months?|years?|decades?|centur(?:y|ies))"
UNIT_WORDS = (
    "minute minutes hour hours day days week weeks fortnight fortnights month months year years decade decades century "
    "centuries"
)
DIGITS = "#"
"""Stands among the words of a line for digits."""
YEAR_DIGITS = "####"
"""Stands among the words of a line for four digits or more."""
JOIN = r"\s?(?:-|–|—|\bto\b|\band\b|\bthrough\b|\buntil\b)\s?"

_ones = "|".join(sorted(ONES, key=len, reverse=True))
_tens = "|".join(TENS)
COUNT = (
    rf"(?:\d{{1,4}}(?:\.5)?|(?:an?\s+couple\s+of|an?\s+dozen|half\s+an?|(?:{_tens})(?:[\s-](?:{_ones}))?|{_ones}|an?)"
    r"(?:\s+and\s+a\s+half)?)"
)


def month_number(word: str) -> int:
    """1 to 12 for a month's name, in full or short, with or without its full stop."""
    return _MONTH_NUMBERS[word.lower().rstrip(".")]


def count_of(words: str) -> float:
    """The number that a match of `COUNT` names."""
    text = " ".join(words.lower().split())
    if text.endswith(" and a half"):
        return count_of(text.removesuffix(" and a half")) + 0.5
    if text in {"a", "an"}:
        return 1
    known = {"a couple of": 2, "a dozen": 12, "half a": 0.5, "half an": 0.5}
    if text in known:
        return known[text]
    return float(text) if text[0].isdigit() else float(word_value(text))
