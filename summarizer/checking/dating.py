"""Every date of a summary must be one of the article's, or its day of publication, and stand where its event does."""

import calendar
import datetime
import re

from summarizer.checking.claims import Claims
from summarizer.checking.finding import Finding, with_passage
from summarizer.checking.source import stems_of
from summarizer.reading.mentions import DateMention

ELSEWHERE = 0.25
SURE = 3.5
_WORD = re.compile(r"[a-z]+|\d+")
_VAGUE = frozenset("early late mid this last next the on of in year month week weekend earlier later ago a an".split())
_WEEKDAY = re.compile("|".join(calendar.day_name))
_COUNTED = re.compile(r"\b(weeks?|fortnights?|months?)(?:['’]s?)? (?:time|ago|earlier|later|from now)\b", re.IGNORECASE)
_SLACK = {"w": 3, "f": 3, "m": 15}
Days = tuple[datetime.date, datetime.date]


def check_dates(claims: Claims) -> list[Finding]:
    """A finding for each date that the article does not have, or has only for something else."""
    return [finding for date in claims.dates if (finding := _judge(claims, date))]


def _judge(claims: Claims, date: DateMention) -> Finding | None:
    source = claims.source
    near = claims.around(date) - stems_of(date.text)
    there = source.dates
    known = [each for each in there if agree(date, each)]
    published = source.published is not None and _covers(date, source.published)
    if not known and not published and not _is_vague(date):
        why = f"the article has no {date.text!r}"
        return claims.finding(date, "date_not_in_text", with_passage(why, source.passage(near)))
    scores = source.scores(near)
    places = [index for each in known if (index := source.index_at(each.start)) is not None]
    reached = max((scores[index] for index in places), default=0.0)
    best = max(range(len(scores)), key=scores.__getitem__, default=None)
    if best is None or scores[best] < SURE or reached >= ELSEWHERE * scores[best] or not places or published:
        return None
    rivals = [each for each in there if source.index_at(each.start) == best and _is_day(each) and _is_day(date)]
    if rivals and not any(agree(date, each) for each in rivals):
        why = f"the article has {date.text!r} only for something else; here it has {rivals[0].text!r}"
        return claims.finding(date, "date_misplaced", with_passage(why, source.sentences[best].text))
    return None


def _loosely(date: DateMention) -> Days | None:
    """The days that "in two weeks' time" and the like may mean: half a week or half a month to each side."""
    days, counted = _days(date), _COUNTED.search(date.text)
    if days is None or counted is None:
        return days
    slack = datetime.timedelta(days=_SLACK[counted.group(1)[0].lower()])
    return days[0] - slack, days[1] + slack


def agree(first: DateMention, second: DateMention) -> bool:
    """Whether two date expressions can mean the same time: one within the other, or overlapping."""
    one, other = _loosely(first), _days(second)
    if named := _same_weekday(first, second):
        return named == "same"
    if one and other and one[0] == one[1] and other[0] == other[1] and not _has_year(first, second):
        return (one[0].month, one[0].day) == (other[0].month, other[0].day)
    if one and other:
        return one[0] <= other[1] and other[0] <= one[1] and not _years_apart(first, second)
    words, others = _telling(first.text), _telling(second.text)
    return bool(words) and (words <= others or others <= words) and bool(others)


def _same_weekday(first: DateMention, second: DateMention) -> str | None:
    """Whether two days of which one is told by its weekday are the same or a week apart: ahead or behind is a guess."""
    days = [_WEEKDAY.search(each.text) for each in (first, second)]
    if all(days):
        return "same" if len({day.group() for day in days if day}) == 1 else "other"
    one, other = _days(first), _days(second)
    if not any(days) or one is None or other is None or one[0] != one[1] or other[0] != other[1]:
        return None
    if not re.search(r"\d{4}", first.text) and (one[0].month, one[0].day) != (2, 29):
        one = (one[0].replace(year=other[0].year), one[1])
    return "same" if (one[0] - other[0]).days in {-7, 0, 7} else "other"


def _has_year(first: DateMention, second: DateMention) -> bool:
    return all(re.search(r"\d{4}", each.text) for each in (first, second))


def _years_apart(first: DateMention, second: DateMention) -> bool:
    """A year covers its days, yet "in 2024" says nothing of a day: only a date without a day may be so covered."""
    widths = sorted((days[1] - days[0]).days for each in (first, second) if (days := _days(each)))
    return widths[-1] > 300 and widths[0] < 300 and not set(_telling(first.text)) & set(_telling(second.text))


def _telling(text: str) -> set[str]:
    return {word[:3] if word.isalpha() else word.lstrip("0") for word in _WORD.findall(text.casefold())} - {
        word[:3] for word in _VAGUE
    }


def _is_vague(date: DateMention) -> bool:
    return not _telling(date.text)


def _is_day(date: DateMention) -> bool:
    return bool(_WEEKDAY.search(date.text)) or bool(re.search(r"\d", date.text))


def _covers(date: DateMention, published: str) -> bool:
    days = _days(date)
    day = _day(published)
    return days is not None and day is not None and days[0] <= day <= days[1]


def _days(date: DateMention) -> Days | None:
    """The first and last day of a date expression, None where it is unresolved."""
    if not date.value:
        return None
    ends = date.value.split("/")
    first, last = _interval(ends[0]), _interval(ends[-1])
    return (first[0], last[1]) if first and last else None


def _interval(value: str) -> Days | None:
    parts = [int(part) for part in value.split("-")] if re.fullmatch(r"\d{4}(-\d\d){0,2}", value) else []
    try:
        if len(parts) == 3:
            return (day := datetime.date(*parts)), day
        if len(parts) == 2:
            last = calendar.monthrange(parts[0], parts[1])[1]
            return datetime.date(parts[0], parts[1], 1), datetime.date(parts[0], parts[1], last)
        return (datetime.date(parts[0], 1, 1), datetime.date(parts[0], 12, 31)) if parts else None
    except ValueError:
        return None


def _day(value: str) -> datetime.date | None:
    interval = _interval(value)
    return interval[0] if interval else None
