"""Shares, parts of scales and vague amounts: "one in three", "a quarter of a million", "dozens"."""

import re
from collections.abc import Iterator

from summarizer.reading import number_words
from summarizer.reading.mentions import NumberMention
from summarizer.reading.number_words import FRACTIONS, MAGNITUDES, VAGUE, whole, word_value
from summarizer.reading.numbers.amounts import LONGEST, mention_of
from summarizer.reading.numbers.written import SCALES
from summarizer.reading.units import unit_after

_SEVERAL = re.compile(
    r"(?<![\w-])(?:several|a few|many|a couple of|some few)\s+(?P<scale>hundred|thousand|million|dozen|billion)"
    r"(?:\s+(?P<more>thousand|million|billion))?(?!\w)",
    re.IGNORECASE,
)
_COUPLE = re.compile(
    r"(?<![\w-])a\s+(?:couple|pair)(?=\s+(?:of\s+)?(?!of\b)\w+)(?!\s+of\s+(?:dozen|hundred|thousand|million|billion))",
    re.IGNORECASE,
)
_PART_OF_SCALE = re.compile(
    r"(?<![\w-])(?:(?P<count>an?|one|three)\s+)?(?P<part>half|quarter|quarters|third)\s+of\s+an?\s+"
    r"(?P<scale>million|billion|century|hour|hundred|thousand)(?!\w)",
    re.IGNORECASE,
)
_HALF_UNIT = re.compile(
    r"(?<![\w-])half\s+an?\s+(?=percentage|per\s?cent|point|mile|hour|year|kilomet|degree|day|minute|second|month|penny|inch|tonne)",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"(?<![\w-])(?:" + "|".join(sorted(VAGUE, key=len, reverse=True)) + r")(?=\s+(?:of\b|more\b|\w+))", re.IGNORECASE
)
_FRACTION = re.compile(
    r"(?<![\w-])(?:(?P<count>an?|one|two|three|four|five|six|seven|eight|nine)[\s-])?"
    r"(?P<part>half|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)"
    r"(?![\w-])",
    re.IGNORECASE,
)
_AFTER_FRACTION = re.compile(
    r"\s+(?:of|the)\b|\s+(?:as|its|their|his|her|for|off|more|less|lower|higher|above|below)\b|[.,;]|\s+(?:to|in|from|said|were|was|are|had|have)\b",
    re.IGNORECASE,
)
_AFTER_HALF = re.compile(rf"\s+(?:an?|past|time|dozen|hour|hours|{SCALES})\b", re.IGNORECASE)
"""After what is half of a unit, or of the next hour, or no half at all."""
_ORDINAL_PARTS = frozenset({"fifth", "sixth", "seventh", "eighth", "ninth", "tenth"})
"""What names one more of a row where nothing is said to be parted: "five were jailed, and a sixth, Orr, fled"."""
_QUARTERS_OF_A_YEAR = re.compile(
    r"\b(?:over|for|in|or|last|past|next|first|after|within|the|consecutive|straight)\s(?:two|four|five|six|seven|eight)\squarters$",
    re.IGNORECASE,
)
_NEAR_QUARTERS = 32
_OF_A_TIME = re.compile(r"\b(?:first|second|latter)\s$", re.IGNORECASE)
"""Before which half it is: "the second half of 2026"."""
_IN = re.compile(
    r"(?<![\w.,-])(?P<first>\d+|one|two|three|four|five|six|seven|eight|nine|ten)(?:\s+(?:in|out of)\s+(?:every\s+)?|-in-)"
    r"(?P<second>\d+|two|three|four|five|six|seven|eight|nine|ten|twenty|hundred)(?!\w|,\d)",
    re.IGNORECASE,
)


def shares(text: str) -> Iterator[NumberMention]:
    """ "One in three", "3 out of 10"."""
    for match in _IN.finditer(text):
        if len(match.group()) > LONGEST:
            continue
        first, second = (_small(match.group(group)) for group in ("first", "second"))
        if second and first <= second and second < 1000:
            yield mention_of(text, match.start(), match.end(), whole(first / second), "share")


def _small(word: str) -> int:
    return int(word) if word.isdigit() else int(word_value(word))


def fractions(text: str) -> Iterator[NumberMention]:
    """ "A third of", "nearly half", "two-fifths"."""
    for match in _FRACTION.finditer(text):
        part = match.group("part").lower()
        count = (match.group("count") or "").lower()
        if (not count and part != "half") or _QUARTERS_OF_A_YEAR.search(text[: match.end()][-_NEAR_QUARTERS:]):
            continue
        if _OF_A_TIME.search(text, max(0, match.start() - 8), match.start()):
            continue
        after = text[match.end() : match.end() + 6]
        hedged = re.search(
            r"\b(?:nearly|about|almost|roughly|some|around|than|over|under|just|close to|by|lopped|up|barely|only|within|even)\s+$",
            text[max(0, match.start() - 14) : match.start()],
            re.IGNORECASE,
        )
        if not (_AFTER_HALF.match(text, match.end()) is None if hedged else _AFTER_FRACTION.match(text, match.end())):
            continue
        if not hedged and count in {"a", "an", "one"} and part in _ORDINAL_PARTS and re.match(r"[.,;]", after):
            continue
        spelt = count in {"a", "an", "one"} and part in {"quarter", "half", "third"} and not after.startswith(" of")
        if spelt and not hedged and (part == "third" or not re.match(r"\s+(?:the|as)\b", after)):
            continue
        if (
            not count
            and not hedged
            and not re.match(r"\s+(?:of|the|its|their|his|her)\b", text[match.end() : match.end() + 8])
        ):
            continue
        times = 1 if count in {"", "a", "an", "one"} else number_words.ONES[count]
        yield mention_of(text, match.start(), match.end(), whole(times * FRACTIONS[part.removesuffix("s")]), "share")


def parts_of_scales(text: str) -> Iterator[NumberMention]:
    """ "a quarter of a million", "half a percentage point"."""
    for match in _PART_OF_SCALE.finditer(text):
        times = 3 if (match.group("count") or "").lower() == "three" else 1
        share = FRACTIONS[match.group("part").lower().removesuffix("s")] * times
        scale = match.group("scale").lower()
        if scale == "century":
            yield mention_of(text, match.start(), match.end(), whole(share * 100), "years")
        elif scale == "hour":
            yield mention_of(text, match.start(), match.end(), whole(share * 60), "minutes")
        else:
            yield mention_of(text, match.start(), match.end(), whole(share * MAGNITUDES[scale]))
    for match in _HALF_UNIT.finditer(text):
        yield mention_of(text, match.start(), match.start() + 4, 0.5, unit_after(text, match.end() - 1)[0])
    for match in _COUPLE.finditer(text):
        yield mention_of(text, match.start(), match.end(), 2)


def vague_amounts(text: str) -> Iterator[NumberMention]:
    """ "Dozens", "several thousand", "tens of millions", with the least that they may be."""
    for match in _SEVERAL.finditer(text):
        times = 2 * MAGNITUDES.get(match.group("scale").lower(), 12)
        low = times * MAGNITUDES.get((match.group("more") or "").lower(), 1)
        yield mention_of(text, match.start(), match.end(), None, low=low)
    for match in _VAGUE.finditer(text):
        words = " ".join(match.group().lower().split())
        yield mention_of(text, match.start(), match.end(), None, low=VAGUE[words])
