"""Amounts in digits or words: money, thousands and millions, signs, and the mention that each becomes."""

import re
from collections.abc import Iterator
from decimal import Decimal

from summarizer.reading import number_words
from summarizer.reading.hedges import hedge_around
from summarizer.reading.mentions import NumberMention, Span
from summarizer.reading.number_words import MAGNITUDES, SHORT_MAGNITUDES, WORDS, whole, word_value
from summarizer.reading.numbers.lookalikes import is_name_or_ordinal, is_pronoun_or_pair
from summarizer.reading.numbers.written import DIGITS, SCALES, SET_APART, SHORT, SIGNS, VULGAR
from summarizer.reading.units import CURRENCY_SIGNS, LETTER_SIGNS, unit_after

_AMOUNT = rf"(?:{DIGITS})(?:(?:\s|-)?(?:{SCALES}|{SET_APART})(?![\w])|(?:{SHORT})(?![\w]))?"
_LETTER_SIGN = rf"(?-i:[{''.join(LETTER_SIGNS)}])(?=\d{{1,3}}(?:[, ]\d{{3}})+(?!\d)|\d+(?:\.\d+)?(?:(?:\s|-)?(?:{SCALES}|{SET_APART})|[mbk])(?!\w))"
"""A letter that is a currency before what only money is written like: "N1,640", "R4 100", "K86 million"."""
_NUMBER = re.compile(
    rf"(?:(?<![\w.,])(?=[\d{VULGAR}])|(?<![A-Za-z\d])(?P<sign>(?:{SIGNS})\s?|{_LETTER_SIGN}))(?P<amount>{_AMOUNT})"
    rf"|(?:(?<![\w-]){number_words.AFTER_UNIT})(?P<words>{WORDS})(?![\w])",
    re.IGNORECASE,
)
LONGEST = 100
"""Characters: what is longer is a key or noise, no quantity, and may be no number that a computer holds."""
LONGEST_IN_WORDS = 200
_SIGN = re.compile(r"(?:\bminus\s|(?<![\w\d]\s)(?<!\w)−|(?<![^\s(])-)$", re.IGNORECASE)
_NEGATIVE = re.compile(r"[\d.]+(?:%|\s?°|\s?per\s?cent|\sdegrees)")
_PLUS_OR_MINUS = re.compile(r"plus or\s+minus\s$", re.IGNORECASE)
_AMOUNT_DIGITS = re.compile(DIGITS)
_BETWEEN_DIGITS = re.compile(rf"[,\s{VULGAR}]")
_IN_METRES = re.compile(r"[\d,]+m")
_METRES_AFTER = re.compile(
    r"\s(?:long|wide|high|deep|tall|thick|away|above|below|before|beyond|from|apart|off|inside|short|downstream|upstream|"
    r"north|south|east|west|race|final|sprint|freestyle)\b"
)
"""After "600m" that is a distance: "600m from the last house"."""
_CURRENCIES = {sign.lower(): code for sign, code in reversed((CURRENCY_SIGNS | LETTER_SIGNS).items())}


def mention_of(text: str, start: int, end: int, value: int | float | None, unit: str | None = None,
             low: int | float | None = None) -> NumberMention:  # fmt: skip
    """The quantity of `text[start:end]` with its unit and hedge, which may stand around it."""
    found, unit_end = (unit, end) if unit else unit_after(text, end)
    surface_end = unit_end if found == "%" or (found in _ISO and unit_end > end) else end
    hedge, hedged_start, hedged_end = hedge_around(text, start, surface_end)
    if low is not None and value is None:
        hedge = "vague"
    spread = Span(hedged_start, max(hedged_end, surface_end))
    return NumberMention(start, surface_end, text[start:surface_end], value, low, None, found, hedge, spread)


_ISO = frozenset((CURRENCY_SIGNS | LETTER_SIGNS).values())


def plain_amounts(text: str) -> Iterator[NumberMention]:
    """Digits, words of number and money, as far as they are no name, ordinal, pronoun or pair."""
    for match in _NUMBER.finditer(text):
        if len(match.group()) > (LONGEST if match.group("amount") else LONGEST_IN_WORDS):
            continue
        sign = (match.group("sign") or "").strip()
        amount = match.group("amount")
        start, end = match.start(), match.end()
        if amount is None:
            if not is_pronoun_or_pair(text, start, end, match.group("words").lower()):
                value, start = _signed(text, start, word_value(match.group("words")))
                yield mention_of(text, start, end, value)
        elif not is_name_or_ordinal(text, start, end, bool(sign)):
            if not sign and _IN_METRES.fullmatch(amount) and _METRES_AFTER.match(text, end):
                amount, end = amount[:-1], end - 1
            value, start = _signed(text, start, _amount_value(amount))
            share = text[start:end] in number_words.VULGAR and re.match(r"\s+of\b", text[end : end + 8])
            yield mention_of(text, start, end, value, "share" if share else _CURRENCIES.get(sign.lower()))


def _signed(text: str, start: int, value: int | float) -> tuple[int | float, int]:
    """The value below zero, and the start of the sign, where "minus" or "−" stands before."""
    sign = _SIGN.search(text[max(0, start - 8) : start])
    if sign and sign.group() == "-" and not _NEGATIVE.match(text[start : start + 20]):
        return value, start
    if not sign or _PLUS_OR_MINUS.search(text[max(0, start - 16) : start]):
        return value, start
    return -value, start - len(sign.group())


def _amount_value(amount: str) -> int | float:
    match = _AMOUNT_DIGITS.match(amount)
    assert match
    vulgar = number_words.VULGAR.get(match.group()[-1], 0)
    digits = _BETWEEN_DIGITS.sub("", match.group()) or "0"
    scale = amount[match.end() :].strip(" -\u00a0").lower()
    times = MAGNITUDES.get(scale) or SHORT_MAGNITUDES.get(scale) or 1
    if vulgar:
        return whole((int(digits) + vulgar) * times)
    return whole(float(Decimal(digits) * times)) if "." in digits else int(digits) * times
