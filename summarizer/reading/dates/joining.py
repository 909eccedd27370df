"""Two dates that are the ends of one interval: "from March to May", "28 June to 2 July 2024", "Monday to Friday"."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summarizer.reading.dates.context import Match
from summarizer.reading.dates.values import first_day, interval
from summarizer.reading.mentions import DateMention

_TO = re.compile(
    r"(?:\s?[-–—]\s?|\s(?:to|through|until|till)\s(?:the\s)?|\s(?P<between>and)\s)(?:(?:the\s)?end\sof\s)?"
)
_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?$", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:mov|postpon|delay|push|shift|bring|brought|put|extend|reschedul|revis|chang)\w*\b[^.\n]{0,50}$",
    re.IGNORECASE,
)
_REACH = 70


@dataclass(frozen=True, slots=True)
class Resolved:
    """A matched expression and its ISO value, None where unresolved."""

    match: Match
    value: str | None

    @property
    def names_its_year(self) -> bool:
        """Whether the words themselves say which year is meant."""
        groups = self.match.groupdict()
        return bool(groups.get("year")) or self.match.group()[:4].isdigit()


def joined(text: str, found: Sequence[Resolved]) -> Iterator[DateMention]:
    """The mentions of `found`, which is in order; two that a word or dash makes one interval become one."""
    position = 0
    while position < len(found):
        first = found[position]
        second = found[position + 1] if position + 1 < len(found) else None
        if second and _are_ends(text, first, second) and (value := _value(first, _whole(text, first, second))):
            start, end = first.match.start(), second.match.end()
            yield DateMention(start, end, text[start:end], value)
            position += 2
        else:
            yield DateMention(first.match.start(), first.match.end(), first.match.group(), first.value)
            position += 1


def _are_ends(text: str, first: Resolved, second: Resolved) -> bool:
    start, end = first.match.end(), second.match.start()
    link = _TO.fullmatch(text, start, end) if end - start < 24 else None
    if link is None:
        return False
    before = text[max(0, first.match.start() - _REACH) : first.match.start()]
    if link.group("between"):
        return bool(_BETWEEN.search(before))
    return not _MOVED.search(before)


def _whole(text: str, first: Resolved, second: Resolved) -> Resolved:
    """The second end as fine as the first: "March 2022 and the end of 2024" ends in December."""
    months = len(first.value or "") == 7 and len(second.value or "") == 4
    if months and text.endswith("end of ", 0, second.match.start()):
        return replace(second, value=f"{second.value}-12")
    return second


def _value(first: Resolved, second: Resolved) -> str | None:
    """The interval from one to the other, the second carried on until it is the later; None if that makes none."""
    if (
        not first.value
        or not second.value
        or len(first.value) != len(second.value)
        or "/" in first.value + second.value
    ):
        return None
    begin, end = first.value, second.value
    try:
        if second.names_its_year and not first.names_its_year:
            begin = _of_year(begin, int(end[:4]))
            begin = _of_year(begin, int(end[:4]) - 1) if begin > end else begin
        elif end < begin and "weekday" in second.match.groupdict():
            end = (first_day(end) + datetime.timedelta(weeks=1)).isoformat()
        elif not second.names_its_year and len(end) > 4:
            end = _of_year(end, int(begin[:4]))
            end = _of_year(end, int(begin[:4]) + 1) if end < begin else end
        return interval(begin, end)
    except ValueError:
        return None


def _of_year(value: str, year: int) -> str:
    moved = f"{year:04d}{value[4:]}"
    first_day(moved)
    return moved
