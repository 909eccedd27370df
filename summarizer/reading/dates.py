"""Finds dates, absolute and relative, and resolves them against the publication date."""

import calendar
import datetime
import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from summarizer.reading.furniture import furniture_lines
from summarizer.reading.mentions import DateMention, Span
from summarizer.reading.number_words import ONES, TENS

Day = datetime.date
Match = re.Match[str]
Resolver = Callable[[Match, Day | None, str], str | None]

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_SHORT_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_MONTH_NUMBERS = _MONTHS | _SHORT_MONTHS
_WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
_MONTH = "(?:" + "|".join([*_MONTHS, *(f"{short}\\.?" for short in _SHORT_MONTHS if short != "may")]) + r")(?!\w)"
_WEEKDAY = "(?:" + "|".join(_WEEKDAYS) + ")"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_YEAR = r"(?<![.,]\d)(?<!\d[.,])(?:1[5-9]\d\d|20\d\d)"
_COUNT = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty)"
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}
_FUTURE = re.compile(
    r"\b(?:will|would|plans?|due|next|to be|scheduled|set to|until|by|before|expected)\b[^.]{0,80}$", re.I
)


def find_dates(text: str, published: str | None = None, *, include_furniture: bool = False) -> list[DateMention]:
    """The date expressions of `text` in order, none overlapping; offsets in code points.

    `published` (ISO 8601 day) anchors relative ones; without it their value is None. A weekday or month
    alone is the nearest past one, or the next where the words before it look ahead. Furniture lines are
    left out unless `include_furniture`. ValueError if `published` is not ISO 8601.
    """
    anchor = _anchor(published)
    furniture = () if include_furniture else furniture_lines(text)
    return [each for each in _found(text, anchor) if not any(each.overlaps(line) for line in furniture)]


def _anchor(published: str | None) -> Day | None:
    if not published:
        return None
    parts = [int(part) for part in published.split("/")[0].split("-")]
    return Day(parts[0], parts[1], parts[2]) if len(parts) == 3 else None


@lru_cache(maxsize=16)
def _found(text: str, anchor: Day | None) -> tuple[DateMention, ...]:
    taken: list[DateMention] = []
    for match, resolver in _matches(text):
        span = Span(match.start(), match.end())
        if not any(span.overlaps(other) for other in taken):
            taken.append(DateMention(*_ends(span), match.group(), _safe(resolver, match, anchor)))
    return tuple(sorted(taken, key=lambda mention: mention.start))


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _safe(resolver: Resolver, match: Match, anchor: Day | None) -> str | None:
    try:
        return resolver(match, anchor, match.string[max(0, match.start() - 90) : match.start()])
    except (ValueError, OverflowError):
        return None


def _matches(text: str) -> Iterator[tuple[Match, Resolver]]:
    for pattern, resolver in _RULES:
        for match in pattern.finditer(text):
            yield match, resolver


def _month_number(word: str) -> int:
    return _MONTH_NUMBERS[word.lower().rstrip(".")]


def _iso_day(year: int, month: int, day: int) -> str:
    return Day(year, month, day).isoformat()


def _iso_month(year: int, month: int) -> str:
    carried, index = divmod(month - 1, 12)
    return f"{year + carried:04d}-{index + 1:02d}"


def _interval(first: str, last: str) -> str:
    return f"{first}/{last}"


def _absolute(match: Match, anchor: Day | None, before: str) -> str | None:
    year, month, day = match.group("year"), _month_number(match.group("month")), int(match.group("day"))
    if year:
        return _iso_day(int(year), month, day)
    return None if anchor is None else _nearest_day(anchor, month, day, bool(_FUTURE.search(before)))


def _nearest_day(anchor: Day, month: int, day: int, ahead: bool) -> str:
    this = Day(anchor.year, month, day)
    if ahead:
        return (this if this >= anchor else Day(anchor.year + 1, month, day)).isoformat()
    gap = (this - anchor).days
    return (this if gap <= 31 else Day(anchor.year - 1, month, day)).isoformat()


def _day_range(match: Match, anchor: Day | None, before: str) -> str | None:
    year = int(match.group("year")) if match.group("year") else (anchor.year if anchor else None)
    if year is None:
        return None
    month = _month_number(match.group("month"))
    return _interval(_iso_day(year, month, int(match.group("first"))), _iso_day(year, month, int(match.group("last"))))


def _iso(match: Match, anchor: Day | None, before: str) -> str | None:
    return _iso_day(*(int(part) for part in match.group().split("-")))


def _month_year(match: Match, anchor: Day | None, before: str) -> str | None:
    return _iso_month(int(match.group("year")), _month_number(match.group("month")))


def _month_relative(match: Match, anchor: Day | None, before: str) -> str | None:
    if anchor is None:
        return None
    month = _month_number(match.group("month"))
    which = (match.group("before") or match.group("after") or "").lower()
    if match.group("after"):
        return _iso_month(anchor.year + _STEP[which.split()[0]], month)
    if which.startswith("next"):
        return _iso_month(anchor.year + (month <= anchor.month), month)
    if which.startswith("last"):
        return _iso_month(anchor.year - (month >= anchor.month), month)
    if which.startswith("this"):
        return _iso_month(anchor.year, month)
    if _FUTURE.search(before):
        return _iso_month(anchor.year + (month < anchor.month), month)
    return _iso_month(anchor.year - (month > anchor.month), month)


_STEP = {"last": -1, "previous": -1, "past": -1, "this": 0, "next": 1, "coming": 1, "following": 1}


def _weekday(match: Match, anchor: Day | None, before: str) -> str | None:
    if anchor is None:
        return None
    day = _WEEKDAYS[match.group("weekday").lower()]
    back = (anchor.weekday() - day) % 7
    which = (match.group("which") or "").lower()
    if which == "last" and back == 0:
        back = 7
    if which in {"next", "coming"} or (which != "last" and _FUTURE.search(before) and "by" not in before[-4:]):
        return (anchor + datetime.timedelta(days=(7 - back) if back or which else 0)).isoformat()
    return (anchor - datetime.timedelta(days=back)).isoformat()


def _near_day(match: Match, anchor: Day | None, before: str) -> str | None:
    shift = {"yesterday": -1, "tomorrow": 1, "last night": -1}.get(" ".join(match.group().lower().split()), 0)
    return None if anchor is None else (anchor + datetime.timedelta(days=shift)).isoformat()


def _period(match: Match, anchor: Day | None, before: str) -> str | None:
    if anchor is None:
        return None
    words = match.group().lower().split()
    step = next((_STEP[word] for word in words if word in _STEP), 0)
    unit = words[-1]
    if unit == "week":
        monday = anchor - datetime.timedelta(days=anchor.weekday() - 7 * step)
        return _interval(monday.isoformat(), (monday + datetime.timedelta(days=6)).isoformat())
    if unit == "weekend":
        saturday = anchor + datetime.timedelta(
            days=5 - anchor.weekday() + 7 * (step if step else -(anchor.weekday() < 5))
        )
        return _interval(saturday.isoformat(), (saturday + datetime.timedelta(days=1)).isoformat())
    if unit == "month":
        return _iso_month(anchor.year, anchor.month + step)
    if unit == "quarter":
        return _quarter(anchor.year, (anchor.month - 1) // 3 + 1 + step)
    if unit in _SEASONS:
        first, last = _SEASONS[unit]
        year = anchor.year + step + (-1 if step == 0 and first > anchor.month + 3 else 0)
        return _interval(_iso_month(year, first), _iso_month(year, last))
    return f"{anchor.year + step:04d}"


def _quarter(year: int, quarter: int) -> str:
    first = 3 * quarter - 2
    return _interval(_iso_month(year, first), _iso_month(year, first + 2))


def _named_quarter(match: Match, anchor: Day | None, before: str) -> str | None:
    word = (match.group("ordinal") or match.group("digit")).lower()
    year = match.group("year") or (anchor and anchor.year)
    return _quarter(int(year), _QUARTERS.get(word) or int(word)) if year else None


def _ago(match: Match, anchor: Day | None, before: str) -> str | None:
    if anchor is None:
        return None
    word = match.group("count").lower()
    count = int(word) if word.isdigit() else 1 if word in {"a", "an"} else ONES.get(word, TENS.get(word, 0))
    unit = match.group("unit").lower()
    sign = 1 if match.group("direction").lower() in {"from now"} else -1
    if unit.startswith("day"):
        return (anchor + datetime.timedelta(days=sign * count)).isoformat()
    if unit.startswith("week"):
        day = anchor + datetime.timedelta(weeks=sign * count)
        monday = day - datetime.timedelta(days=day.weekday())
        return _interval(monday.isoformat(), (monday + datetime.timedelta(days=6)).isoformat())
    if unit.startswith("month"):
        return _iso_month(anchor.year, anchor.month + sign * count)
    years = count * (10 if unit.startswith("decade") else 1)
    return f"{anchor.year + sign * years:04d}"


def _years(match: Match, anchor: Day | None, before: str) -> str | None:
    first, last = int(match.group("first")), match.group("last")
    end = int(last) if len(last) == 4 else first - first % 100 + int(last)
    return _interval(f"{first:04d}", f"{end:04d}") if end > first else None


def _decade(match: Match, anchor: Day | None, before: str) -> str | None:
    first = int(match.group("year"))
    return _interval(f"{first:04d}", f"{first + 9:04d}")


def _year(match: Match, anchor: Day | None, before: str) -> str | None:
    return match.group("year")


def _rule(pattern: str, resolver: Resolver) -> tuple[re.Pattern[str], Resolver]:
    within_a_line = pattern.replace(r"[\s", r"[ ").replace(r"\s", r"[^\S\n]")
    return re.compile(rf"(?<![\w-]){within_a_line}(?!\w)", re.IGNORECASE), resolver


_ORD = r"(?:st|nd|rd|th)?"
_RULES = [
    _rule(
        rf"(?:{_WEEKDAY},?\s+)?(?P<first>{_DAY})\s?[-–]\s?(?P<last>{_DAY})\s+(?P<month>{_MONTH})(?:,?\s+(?P<year>{_YEAR}))?",
        _day_range,
    ),
    _rule(rf"(?P<month>{_MONTH})\s+(?P<first>{_DAY})\s?[-–]\s?(?P<last>{_DAY})(?:,?\s+(?P<year>{_YEAR}))?", _day_range),
    _rule(
        rf"(?:{_WEEKDAY},?\s+)?(?:the\s+)?(?P<day>{_DAY}){_ORD}\s+(?:of\s+)?(?P<month>{_MONTH})(?:,?\s+(?P<year>{_YEAR}))?",
        _absolute,
    ),
    _rule(
        rf"(?:{_WEEKDAY},?\s+)?(?P<month>{_MONTH})\s+(?P<day>{_DAY}){_ORD}(?!\d|,\d|\.\d)(?:,?\s+(?P<year>{_YEAR}))?",
        _absolute,
    ),
    _rule(r"(?:1[5-9]|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T\d)?", _iso),
    _rule(rf"(?:(?:early|mid|late)[\s-])?(?P<month>{_MONTH})\s+(?:of\s+)?(?P<year>{_YEAR})", _month_year),
    _rule(
        rf"(?:(?P<before>last|next|this)\s+)?(?P<month>{_MONTH})\s+(?P<after>last year|this year|next year|of last year|the previous year)",
        _month_relative,
    ),
    _rule(rf"(?:(?P<before>last|next|this)\s+)(?P<month>{_MONTH})(?P<after>)", _month_relative),
    _rule(
        rf"(?:earlier\s+in\s+|later\s+in\s+|(?:early|mid|late)[\s-]|(?<=\bin )|(?<=\bsince )|(?<=\bby )|(?<=\buntil )|(?<=\bfrom )|(?<=\bof )|(?<=\bto ))(?P<before>)(?P<month>{_MONTH})(?P<after>)",
        _month_relative,
    ),
    _rule(
        rf"(?:(?P<which>last|next|this|coming)\s+)?(?P<weekday>{_WEEKDAY})(?:\s+(?:morning|afternoon|evening|night))?",
        _weekday,
    ),
    _rule(r"(?:yesterday|today|tomorrow|overnight|last night|tonight)", _near_day),
    _rule(
        r"(?:(?:earlier|later)\s+)?(?:this|last|next|the past|the previous|the coming)\s+(?:week|weekend|month|quarter|year|spring|summer|autumn)",
        _period,
    ),
    _rule(
        rf"(?:the\s+)?(?:(?P<ordinal>first|second|third|fourth)\s+quarter|Q(?P<digit>[1-4]))(?:\s+(?:of\s+)?(?P<year>{_YEAR}))?",
        _named_quarter,
    ),
    _rule(
        rf"(?P<count>{_COUNT})\s+(?P<unit>days?|weeks?|months?|years?|decades?)\s+(?P<direction>ago|earlier|from now)",
        _ago,
    ),
    _rule(rf"(?P<first>{_YEAR})\s?[-–/]\s?(?P<last>{_YEAR}|\d\d)(?!-)", _years),
    _rule(rf"(?:the\s+)?(?:(?:early|mid|late)[\s-])?(?P<year>{_YEAR})s", _decade),
    _rule(rf"(?:(?:early|mid|late)[\s-])?(?P<year>{_YEAR})(?![,.]\d|%|\s?(?:%|per cent|percent|people|km|m\b))", _year),
]
