"""Dates of the calendar: days, months, years, decades, centuries, with or without their year."""

from summarizer.reading.dates.context import Context, NotADate, Rule, rule
from summarizer.reading.dates.values import Day, interval, iso_day, iso_month, iso_year
from summarizer.reading.dates.vocabulary import (
    BARE_MONTH,
    DAY,
    DAYTIME,
    DIGITS,
    JOIN,
    MONTH,
    MONTH_WORDS,
    PART,
    PLAIN_MONTH,
    WEEKDAY,
    YEAR,
    YEAR_DIGITS,
    YEAR_WORDS,
    month_number,
)

CLOSE = 45
"""Days: news names the year of a day eleven months off, so one as close as this is meant whatever the tense."""


def _day(context: Context) -> str:
    month, day = month_number(context.group("month")), int(context.group("day"))
    year = context.year()
    return iso_day(year, month, day) if year else day_without_year(context, month, day).isoformat()


def day_without_year(context: Context, month: int, day: int) -> Day:
    """Such a day on the side that the sentence looks to; the nearest where that is close, or nothing tells."""
    anchor = context.anchor
    near = [Day(year, month, day) for year in range(anchor.year - 1, anchor.year + 2) if _exists(year, month, day)]
    if not near:
        raise ValueError(f"no day {day} in month {month}")
    nearest = min(near, key=lambda each: abs((each - anchor).days))
    if context.direction == "open" or abs((nearest - anchor).days) <= CLOSE:
        return nearest
    if context.ahead:
        return min((each for each in near if each >= anchor), default=near[-1])
    return max((each for each in near if each <= anchor), default=near[0])


def _exists(year: int, month: int, day: int) -> bool:
    try:
        Day(year, month, day)
    except ValueError:
        return False
    return True


def _days(context: Context) -> str:
    month, first, last = month_number(context.group("month")), int(context.group("first")), int(context.group("last"))
    year = context.year() or day_without_year(context, month, first).year
    return interval(iso_day(year, month, first), iso_day(year, month, last))


def _iso(context: Context) -> str:
    return iso_day(*(int(context.group(name)) for name in ("year", "month", "day")))


def _slashed(context: Context) -> str | None:
    """ "17/06/2025" and "06/17/2025"; where both orders make a day, the one close to publication, else no value."""
    first, second, year = (int(context.group(name)) for name in ("first", "second", "year"))
    year = year if year > 99 else 2000 + year if year < 70 else 1900 + year
    if "." in context.match.group():
        return iso_day(year, second, first)
    orders = {Day(year, month, day) for month, day in ((second, first), (first, second)) if _exists(year, month, day)}
    if len(orders) < 2:
        return orders.pop().isoformat() if orders else None
    nearest = min(orders, key=lambda each: abs((each - context.anchor).days))
    return nearest.isoformat() if abs((nearest - context.anchor).days) <= CLOSE else None


def _day_of_month(context: Context) -> str:
    anchor, day = context.anchor, int(context.group("day"))
    candidates = [
        (anchor.year + (anchor.month + step - 1) // 12, (anchor.month + step - 1) % 12 + 1) for step in (-1, 0, 1)
    ]
    days = [Day(year, month, day) for year, month in candidates if _exists(year, month, day)]
    if context.ahead:
        return min(each for each in days if each >= anchor).isoformat()
    return max(each for each in days if each <= anchor).isoformat()


def _month(context: Context) -> str:
    month, year = month_number(context.group("month")), context.year()
    return iso_month(year, month) if year else month_without_year(context, month)


def month_without_year(context: Context, month: int) -> str:
    """The month nearest to publication, on the side that the words before it or the sentence look to."""
    anchor, which = context.anchor, context.group("which")
    if which.endswith("next"):
        return iso_month(anchor.year + (month <= anchor.month), month)
    if which.endswith(("last", "past")):
        return iso_month(anchor.year - (month >= anchor.month), month)
    if which.endswith("this"):
        return iso_month(anchor.year, month)
    if context.ahead:
        return iso_month(anchor.year + (month < anchor.month), month)
    return iso_month(year_begun(context, month), month)


def year_begun(context: Context, month: int) -> int:
    """The year in which `month` last began; the coming one where that is close and nothing tells of the past."""
    anchor = context.anchor
    if month <= anchor.month:
        return anchor.year
    close = (Day(anchor.year, month, 1) - anchor).days <= CLOSE
    return anchor.year - (not close or context.direction == "back")


def _years(context: Context) -> str:
    first, last = int(context.group("first")), context.group("last")
    end = int(last) if len(last) == 4 else first - first % 100 + int(last)
    if end <= first:
        raise NotADate
    return interval(iso_year(first), iso_year(end))


def _decade(context: Context) -> str:
    first = int(context.group("decade"))
    if first < 100:
        first += 1900 if first > 10 else 2000
    return interval(iso_year(first), iso_year(first + 9))


_SPELT_DECADES = {"twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960,
                  "seventies": 1970, "eighties": 1980, "nineties": 1990}  # fmt: skip


def _spelt_decade(context: Context) -> str:
    first = _SPELT_DECADES[context.group("decade")]
    return interval(iso_year(first), iso_year(first + 9))


def _century(context: Context) -> str:
    number = int(context.group("number"))
    if not 10 <= number <= 21:
        raise NotADate
    return interval(iso_year(100 * (number - 1)), iso_year(100 * number - 1))


def _year(context: Context) -> str:
    return iso_year(int(context.group("year")))


def _short_year(context: Context) -> str:
    short = int(context.group("short"))
    return iso_year((1900 if short > context.anchor.year % 100 + 5 else 2000) + short)


_OF_YEAR = rf"(?:,?\s+(?:of\s+)?(?P<year>{YEAR_WORDS}))?"
_ON = rf"(?:{WEEKDAY}(?:\s+{DAYTIME})?,?\s+(?:the\s+)?)?"
_GOVERNED = "|".join(
    rf"(?<=\b{word} )"
    for word in ("in", "since", "by", "until", "till", "from", "of", "to", "during", "before", "after", "through", "around",
                 "between", "for", "and", "or", "late", "early", "mid", "than")
)  # fmt: skip
_NOT_A_NAME = r"(?!\s(?-i:[A-Z])[a-z]+(?<!day)\b)(?!\s\d)"
_NO_AMOUNT = r"(?!\s?(?:%|per\s?cent|km|kg|MW|GW|m\b|people|men|women|troops|soldiers|jobs|homes|tonnes|tons|miles|metres|meters|feet|dollars|euros|pounds|workers|members|employees|votes|points|barrels|megawatts|[a-z]+\sof\sthem))"
_HEDGES = (
    "some ",
    "about ",
    "over ",
    "nearly ",
    "almost ",
    "than ",
    "roughly ",
    "least ",
    "approximately ",
    "up to ",
    "No. ",
)
_HEDGED = "(?P<hedged>" + "|".join(rf"(?<=\b{hedge})" for hedge in _HEDGES) + ")?+"
_NO_COUNT = r"(?(hedged)(?!\s(?:[a-z-]+\s)?[a-z]+s\b)|)"

RANGES: list[Rule] = [
    rule(rf"{_ON}(?:the\s+)?(?P<first>{DAY})(?:st|nd|rd|th)?{JOIN}(?:the\s+)?(?P<last>{DAY})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{MONTH}){_OF_YEAR}", _days, MONTH_WORDS),
    rule(rf"(?P<month>{MONTH})\s+(?P<first>{DAY})(?:st|nd|rd|th)?{JOIN}(?P<last>{DAY})(?:st|nd|rd|th)?(?![\d%]|[,.:]\d|\s(?:{MONTH}|people|per\s?cent)){_OF_YEAR}", _days, MONTH_WORDS),
]  # fmt: skip
DAYS: list[Rule] = [
    rule(rf"(?P<year>{YEAR})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?:T\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?", _iso, YEAR_DIGITS),
    rule(rf"(?P<year>{YEAR})/(?P<month>0[1-9]|1[0-2])/(?P<day>0[1-9]|[12]\d|3[01])", _iso, YEAR_DIGITS),
    rule(r"(?P<first>0?[1-9]|[12]\d|3[01])(?P<mark>[./])(?P<second>0?[1-9]|[12]\d|3[01])(?P=mark)(?P<year>(?:19|20)\d\d|\d\d(?!\d|[./]\d))", _slashed, DIGITS),
    rule(rf"{_ON}(?:the\s+)?(?P<day>{DAY})(?:st|nd|rd|th)?\s+(?:day\s+)?(?:of\s+)?(?P<month>{MONTH}){_OF_YEAR}", _day, MONTH_WORDS),
    rule(rf"(?P<day>{DAY})-(?P<month>{MONTH})-(?P<year>{YEAR})", _day, MONTH_WORDS),
    rule(rf"{_ON}(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>{DAY})(?:st|nd|rd|th)?(?![\d%]|[,.:]\d|\s?per\s?cent|\s(?:million|billion|people)){_OF_YEAR}", _day, MONTH_WORDS, after_hyphen=True),
    rule(rf"(?:{WEEKDAY}\s+)?(?:(?<=\bon )|(?<=\bby )|(?<=\buntil )|(?<=day ))the\s+(?P<day>{DAY})(?:st|nd|rd|th)(?!\s+[a-z]+(?<!\band)(?<!\bof)(?<!\bat)(?<!\bin)\b)", _day_of_month, DIGITS),
]  # fmt: skip
MONTHS_OF_YEARS: list[Rule] = [
    rule(rf"{PART}?(?P<month>{MONTH}),?\s+(?:of\s+)?(?P<year>{YEAR_WORDS})", _month, MONTH_WORDS, after_hyphen=True),
    rule(rf"(?:{PART}|earlier\s+in\s+|later\s+in\s+)?(?P<which>last|next|this|this\s+past)\s+(?P<month>{BARE_MONTH})", _month, MONTH_WORDS),
]  # fmt: skip
MONTHS: list[Rule] = [
    rule(rf"(?:{PART}|earlier\s+in\s+|later\s+in\s+|{_GOVERNED})(?P<month>{BARE_MONTH}){_NOT_A_NAME}", _month, MONTH_WORDS, after_hyphen=True),
    rule(rf"(?:(?<=[a-z]-)|(?<=[a-z]–))(?P<month>{BARE_MONTH}){_NOT_A_NAME}", _month, MONTH_WORDS, after_hyphen=True),
    rule(rf"(?P<month>{PLAIN_MONTH}){_NOT_A_NAME}", _month, MONTH_WORDS, after_hyphen=True),
    rule(r"(?P<month>(?-i:March|April|June|August))(?=['’]s\s)", _month, "march april june august"),
    rule(rf"(?P<month>{BARE_MONTH})(?=\s?(?:-|–|to|through)\s?{BARE_MONTH}{_NOT_A_NAME})", _month, MONTH_WORDS),
]  # fmt: skip
YEARS: list[Rule] = [
    rule(rf"(?P<first>{YEAR})\s?[-–/]\s?(?P<last>{YEAR}|\d\d)(?!-|\.\d|,\d)", _years, YEAR_DIGITS),
    rule(rf"(?:the\s+)?{PART}?(?P<decade>(?:1[5-9]|20)\d0)['’]?s", _decade, YEAR_DIGITS),
    rule(rf"the\s+{PART}?['’‘]?(?P<decade>[2-9]0)['’]?s", _decade, DIGITS),
    rule(rf"the\s+{PART}?(?P<decade>{'|'.join(_SPELT_DECADES)})", _spelt_decade, " ".join(_SPELT_DECADES)),
    rule(rf"the\s+{PART}?(?P<number>1\d|2[01])(?:th|st)[\s-]century", _century, "century"),
    rule(r"(?:(?<=\bsince )|(?<=\bin )|(?<=\bof )|(?<=\bfrom )|(?<=\bby ))['’](?P<short>\d\d)(?!\w)", _short_year, DIGITS),
    rule(rf"(?:{PART}|fiscal\s+)?{_HEDGED}(?P<year>{YEAR})(?!-\w){_NO_AMOUNT}{_NO_COUNT}", _year, YEAR_DIGITS),
]  # fmt: skip
