"""Two numbers that are one: "12-15", "between 3 and 5 per cent", "120 or 130"."""

import re

from summarizer.reading.contests import is_score
from summarizer.reading.mentions import NumberMention, Span
from summarizer.reading.number_words import MAGNITUDES, SHORT_MAGNITUDES, whole
from summarizer.reading.numbers.written import DIGITS, SCALES, SHORT, SIGNS

_RANGE_JOIN = re.compile(rf"\s?(?:-|–|—|\bto\b|\band\b)\s?(?:(?:{SIGNS})\s?)?", re.IGNORECASE)
_FURTHEST_GUESS = 2
"""How many times as much the second number of a guess may be: "120 or 130", "six or seven"."""


def joined_ranges(text: str, mentions: list[NumberMention]) -> list[NumberMention]:
    """`mentions`, in order, with every two that are the ends of a range as one."""
    joined: list[NumberMention] = []
    for mention in mentions:
        if joined and _is_range(text, joined[-1], mention):
            joined[-1] = _range(text, joined[-1], mention)
        else:
            joined.append(mention)
    return joined


def _is_range(text: str, first: NumberMention, second: NumberMention) -> bool:
    between = text[first.end : second.start]
    if first.value is None or second.value is None or first.value <= 0 or _scaled_like(first, second) > second.value:
        return False
    if re.fullmatch(r"(?:,|\s[-–—])?\s(?:perhaps|maybe|possibly|or even)\s", between, re.IGNORECASE):
        return True
    if between == " or ":
        return first.unit in (None, second.unit) and first.value < second.value <= _FURTHEST_GUESS * first.value
    if not _RANGE_JOIN.fullmatch(between) and not _unit_between(first, between):
        return False
    before = text[max(0, first.start - 24) : first.start].lower()
    if re.search(r"\band\b", between, re.IGNORECASE):
        return bool(re.search(r"\bbetween\s+(?:an?\s)?$", before))
    if not between.strip("-–") and is_score(text, first, second):
        return False
    if re.search(r"\bto\b", between, re.IGNORECASE):
        if re.search(r"(?:anywhere|somewhere|ranging|range|varying)\s+from\s+$", before):
            return True
        if re.search(r"(?:from|votes?|vote of|score of|won)\s+$", before):
            return False
        if re.search(r"by\s+$", before):
            return first.unit is None and second.unit is not None
        percent = first.text.endswith(("%", "cent", "percent"))
        return not percent or bool(
            re.search(r"(?:of|at|to|for|with|is|was|be|around|about|interval|another|further)\s+$", before)
        )
    return True


def _unit_between(first: NumberMention, between: str) -> bool:
    """The unit repeated inside a range: "12 months to 18 months", "between 1.5 billion euros and 2 billion"."""
    units = rf"\s{re.escape(first.unit)}|p" if first.unit else "p"
    return first.unit is not None and bool(re.fullmatch(rf"(?:{units})\s(?:to|and)\s", between))


def _scaled_like(first: NumberMention, second: NumberMention) -> int | float:
    """The first number of a range in the scale of the second: the 3 of "3-4 million" is three million."""
    scale = re.search(rf"(?<=[\d\s-])(?:{SCALES}|{SHORT})(?!\w)", second.text, re.IGNORECASE)
    assert first.value is not None
    if scale and re.fullmatch(rf"(?:(?:{SIGNS})\s?)?(?:{DIGITS})", first.text):
        word = scale.group().lower()
        scaled = whole(first.value * (MAGNITUDES.get(word) or SHORT_MAGNITUDES[word]))
        return first.value if second.value is not None and scaled > second.value else scaled
    return first.value


def _range(text: str, first: NumberMention, second: NumberMention) -> NumberMention:
    between = re.search(
        r"(?:between|from|anywhere from|somewhere between)\s+$",
        text[max(0, first.start - 20) : first.start],
        re.IGNORECASE,
    )
    start = first.start - (len(between.group()) if between else 0)
    span = Span(min(start, first.hedged.start), second.hedged.end)
    low, unit = _scaled_like(first, second), second.unit or first.unit
    return NumberMention(
        first.start, second.end, text[first.start : second.end], None, low, second.value, unit, "range", span
    )
