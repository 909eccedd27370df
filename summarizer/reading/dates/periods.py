"""Weeks, weekends, months, quarters, halves, seasons and years told from publication, and stretches of several."""

import datetime

from summarizer.reading.dates.context import Context, NotADate, Rule, rule
from summarizer.reading.dates.points import day_without_year, month_without_year, year_begun
from summarizer.reading.dates.values import (
    Day,
    days,
    first_day,
    iso_month,
    iso_year,
    months,
    quarter,
    season,
    shifted,
    stretch,
    unit_of,
    week,
)
from summarizer.reading.dates.vocabulary import (
    COUNT,
    DAY,
    MONTH,
    MONTH_WORDS,
    PART,
    QUARTERS,
    SEASON,
    SEASON_WORDS,
    STEPS,
    UNIT,
    UNIT_WORDS,
    YEAR,
    YEAR_WORDS,
    count_of,
    month_number,
)


def _period(context: Context) -> str:
    unit, anchor = context.group("unit"), context.anchor
    step = STEPS.get(context.group("which").split(" ")[-1], 0)
    if unit == "weekend":
        return _weekend(context)
    if unit == "quarter":
        return quarter(anchor.year, (anchor.month - 1) // 3 + 1 + step)
    if unit == "decade":
        first = anchor.year - anchor.year % 10 + 10 * step
        return f"{iso_year(first)}/{iso_year(first + 9)}"
    return shifted(anchor, unit, step)


def _weekend(context: Context) -> str:
    anchor, which = context.anchor, context.group("which").split(" ")[-1]
    saturday = anchor + datetime.timedelta(days=5 - anchor.weekday())
    past = which in {"last", "past", "previous"} or context.group("which") == "this past"
    ahead = which in {"next", "coming"} or (
        not past and (context.ahead or (which == "this" and context.direction == "open"))
    )
    if anchor.weekday() < 5:
        return days(saturday - datetime.timedelta(days=0 if ahead else 7), 2)
    return days(saturday + datetime.timedelta(days=7 * (which in {"next", "coming"}) - 7 * past), 2)


def _quarter(context: Context) -> str:
    number = QUARTERS.get(context.group("ordinal")) or int(context.group("digit") or 0)
    year = context.year() or context.year("before")
    return quarter(year or _year_of_part(context, 3 * number - 2, 3), number)


def _half(context: Context) -> str:
    number = {"first": 1, "second": 2, "latter": 2}.get(context.group("ordinal")) or int(context.group("digit"))
    return months(context.year() or _year_of_part(context, 6 * number - 5, 6), 6 * number - 5, 6)


def _year_of_part(context: Context, month: int, count: int) -> int:
    """The year whose part is meant: the last that has begun, or the first that has not ended."""
    anchor = context.anchor
    if context.ahead:
        return anchor.year + (month + count - 1 < anchor.month)
    return year_begun(context, month)


def _months_of_year(context: Context) -> str:
    count, year = int(count_of(context.group("count"))), context.year() or context.anchor.year
    if not 1 <= count <= 12:
        raise NotADate
    return months(year, 1 if context.group("which") in {"first", "opening"} else 13 - count, count)


_FIRST_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def _season(context: Context) -> str:
    name, year = context.group("season"), context.year() or context.year("spelt")
    if year:
        return season(year, name)
    anchor, which = context.anchor, context.group("which").split(" ")[-1]
    starts = {each: Day(each, _FIRST_MONTHS[name], 1) for each in range(anchor.year - 2, anchor.year + 2)}
    begun = max(each for each, start in starts.items() if start <= anchor)
    running = first_day(shifted(starts[begun], "month", 3)) > anchor
    if which in {"last", "past"}:
        return season(begun - running, name)
    if which in {"next", "coming"} or (context.ahead and not running):
        return season(begun + 1, name)
    if which == "this" and context.direction == "open" and name != "winter":
        return season(anchor.year, name)
    return season(begun, name)


def _rolling(context: Context) -> str:
    """ "the past five years": up to publication. Without it, a quantity and no date."""
    if context.published is None:
        raise NotADate
    count, unit = count_of(context.group("count") or "a"), unit_of(context.group("unit"))
    if context.group("half"):
        count += 0.5
    back = (context.group("way") or context.group("other_way")) in {"last", "past", "previous", "preceding"}
    return stretch(context.published, unit, -count if back else count)


def _ended(context: Context) -> str:
    """ "the week ended 12 March", "the three months to June": as many units as said, the last one named."""
    unit = context.group("unit")
    count = count_of(context.group("count") or "a")
    last = _end(context)
    if unit.startswith(("week", "day", "fortnight")):
        length = round(count * {"week": 7, "fortnight": 14}.get(unit.removesuffix("s"), 1))
        if len(last) < 10:
            raise NotADate
        return days(first_day(last) - datetime.timedelta(days=length - 1), length)
    length = round(count * {"month": 1, "quarter": 3, "half": 6, "year": 12}[unit.removesuffix("s")])
    end = first_day(last)
    return months(end.year, end.month - length + 1, length)


def _end(context: Context) -> str:
    month = month_number(context.group("month"))
    day = int(context.group("day") or context.group("later_day") or 0)
    year = context.year()
    if year:
        return Day(year, month, day).isoformat() if day else iso_month(year, month)
    return day_without_year(context, month, day).isoformat() if day else month_without_year(context, month)


def _week_at(context: Context) -> str:
    day = first_day(_end(context))
    return week(day) if context.group("way") == "of" else days(day, 7)


def _week_of_month(context: Context) -> str:
    """Seven days from the 1st, 8th, 15th or 22nd; the last week is the last seven."""
    month = first_day(_end(context))
    number = {"first": 0, "second": 1, "third": 2, "fourth": 3}.get(context.group("ordinal"))
    after = first_day(iso_month(month.year, month.month + 1))
    start = after - datetime.timedelta(days=7) if number is None else month + datetime.timedelta(days=7 * number)
    return days(start, 7)


_DATE = rf"(?:(?P<day>{DAY})(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?P<month>{MONTH})(?:\s+(?P<later_day>{DAY})(?:st|nd|rd|th)?(?!\d))?(?:,?\s+(?P<year>{YEAR_WORDS}))?"
_COUNTED = COUNT.replace("|an?)", ")")
_OF_YEAR = rf"(?:,?\s+(?:of\s+|in\s+)?(?P<year>{YEAR_WORDS}))"
_EDGE = r"(?:(?:the\s+)?(?:very\s+)?(?:end|start|beginning|middle|rest|remainder|close|turn)\s+of\s+)"
_SOME_TIME = rf"(?:{PART}|(?:earlier|later|sometime|some\s+time)\s+)"

ENDED: list[Rule] = [
    rule(rf"(?:the\s+)?(?:(?P<count>{COUNT})[\s-]+)?(?:(?:fiscal|financial|first|second|third|fourth|full)\s+)?(?P<unit>weeks?|days|fortnight|months|quarters?|half|year)(?:\s+(?:that\s+)?(?:ended|ending|to|through)(?:\s+(?:on|in))?(?:\s+the\s+end\s+of)?\s+){_DATE}", _ended, MONTH_WORDS),
    rule(rf"the\s+week\s+(?P<way>of|beginning|starting|commencing)\s+{_DATE}", _week_at, "week"),
    rule(rf"the\s+(?P<ordinal>first|second|third|fourth|last|final)\s+week\s+(?:of|in)\s+(?P<day>)(?P<later_day>)(?P<month>{MONTH})(?:\s+(?P<year>{YEAR_WORDS}))?", _week_of_month, "week"),
]  # fmt: skip
PARTS_OF_YEARS: list[Rule] = [
    rule(rf"(?:the\s+)?(?:(?P<ordinal>first|second|third|fourth|final|last)(?:\s+|-)(?:fiscal\s+)?quarter(?!-final|final|-mile|\s+of\s+an?\b|s\b)|Q(?P<digit>[1-4]))(?:{_OF_YEAR})?", _quarter, "quarter q"),
    rule(rf"(?P<before>{YEAR})[\s-]?Q(?P<digit>[1-4])(?P<ordinal>)", _quarter, "q"),
    rule(rf"(?:the\s+)?(?P<ordinal>first|second|latter)\s+half{_OF_YEAR}", _half, "half"),
    rule(rf"(?:the\s+)?H(?P<digit>[12])(?:{_OF_YEAR})", _half, "h"),
    rule(rf"(?:the\s+)?(?P<which>first|opening|last|final|closing)\s+(?P<count>{_COUNTED})\s+months{_OF_YEAR}", _months_of_year, "months"),
    rule(rf"(?:the\s+)?{PART}?(?P<season>{SEASON})\s+(?:of\s+)?(?P<year>{YEAR_WORDS})(?P<which>)", _season, SEASON_WORDS),
]  # fmt: skip
PERIODS: list[Rule] = [
    rule(rf"{PART}?(?P<which>last|this\s+past|this|next|this\s+coming|the\s+coming)\s+{PART}?(?P<season>{SEASON})(?!\w)(?P<spelt>)", _season, SEASON_WORDS),
    rule(rf"(?:{PART}|(?<=\bin )|(?<=\bby )|(?<=\bsince )|(?<=\buntil )|(?<=\bduring )|(?<=\bduring ))(?:the\s+)(?P<which>){PART}?(?P<season>{SEASON})(?!\s+(?:of|in)\b)", _season, SEASON_WORDS),
    rule(rf"(?:the\s+)?(?P<way>last|past|next|coming|previous|preceding)\s+(?P<count>{_COUNTED})\s+(?P<unit>{UNIT})(?P<half>)", _rolling, UNIT_WORDS),
    rule(r"the\s+(?:(?P<way>past|coming)|(?:(?<=\bover the )|(?<=\bin the )|(?<=\bduring the )|(?<=\bwithin the ))(?P<other_way>last|next))\s+(?P<unit>day|week|fortnight|month|year|decade|century)(?P<half>\s+and\s+a\s+half)?(?!['’]s)", _rolling, "past coming last next"),
    rule(rf"{_SOME_TIME}?(?P<which>this\s+past|this|last|next|this\s+coming|the\s+current|the\s+last)\s+(?:financial\s+|fiscal\s+|calendar\s+)?(?P<unit>week|weekend|month|quarter|year|decade)(?!-)", _period, "week weekend month quarter year decade"),
    rule(rf"{_SOME_TIME}?(?P<which>the\s+(?:past|previous|coming|following))\s+(?P<unit>weekend|quarter)", _period, "weekend quarter"),
    rule(r"(?:(?<=\bat )|(?<=\bover )|(?<=\bsince )|(?<=\bduring )|(?<=\bby )|(?<=\bon )|(?<=\bof ))(?P<which>)the\s+(?P<unit>weekend)(?!\s+of\b)", _period, "weekend"),
    rule(rf"(?:{_EDGE}|(?:later|earlier)\s+in\s+)the\s+(?:financial\s+|fiscal\s+|calendar\s+)?(?P<unit>week|month|quarter|year|decade)(?P<which>)(?!-)", _period, "week month quarter year decade"),
]  # fmt: skip
