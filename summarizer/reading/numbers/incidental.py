"""Quantities that seldom carry news, and so are never proposed, but that a brief may list: one, none, twice, an hour ago."""

import re
from collections.abc import Iterator

from summarizer.reading.mentions import NumberMention, Span
from summarizer.reading.number_words import WORDS, word_value
from summarizer.reading.numbers.amounts import mention_of

_VALUES: dict[str, float] = {
    r"one|a single|a lone|once|(?<=only )a": 1,
    r"no|none|nobody|no one|nothing|not (?:a single|one|a|any)|zero|nil": 0,
    r"twice|doubl(?:e[sd]?|ing)|two-?fold": 2,
    r"thrice|tripl(?:e[sd]?|ing)|trebl(?:e[sd]?|ing)|three-?fold": 3,
    r"halv(?:e[sd]?|ing)": 0.5,
    r"quadrupl(?:e[sd]?|ing)|four-?fold": 4,
    r"ten-?fold": 10,
}
_SIMPLE = [(re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE), value) for words, value in _VALUES.items()]
_TIMES = r"(?:second|minute|hour|day|night|week|fortnight|month|year|decade|century|centurie)"
_ONE_TIME = re.compile(rf"(?<![\w-])(?:an?|the(?: last| past)?)\s(?P<unit>{_TIMES})(?!\w)", re.IGNORECASE)
_LENGTH = re.compile(
    rf"(?<![\w.,-])(?P<amount>\d{{1,3}}(?:\.\d+)?|{WORDS})(?:\s(?:\w+\s)?|-)(?P<unit>{_TIMES})s?(?!\w)", re.IGNORECASE
)
"""How long, also where it tells when: "18 months ago"."""


def find_incidental(text: str, within: Span) -> Iterator[NumberMention]:
    """The quantities of this kind in `text`, as far as they lie in `within`, kind after kind."""
    for shape, value in _SIMPLE:
        for match in shape.finditer(text, within.start, within.end):
            yield mention_of(text, match.start(), match.end(), value)
    for match in _ONE_TIME.finditer(text, within.start, within.end):
        yield _lasting(text, match, 1)
    for match in _LENGTH.finditer(text, within.start, within.end):
        amount = match.group("amount")
        yield _lasting(text, match, float(amount) if amount[0].isdigit() else word_value(amount))


def _lasting(text: str, match: re.Match[str], value: float) -> NumberMention:
    unit = match.group("unit").lower()
    return mention_of(text, match.start(), match.end(), value, "centuries" if unit.startswith("centur") else f"{unit}s")
