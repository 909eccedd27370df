"""Dates told from the day of publication or from a date told of before: weekdays, yesterday, "three days later"."""

import datetime

from summarizer.reading.dates.context import Context, NotADate, Rule, rule
from summarizer.reading.dates.values import Day, first_day, interval, is_fine_enough, shifted, unit_of
from summarizer.reading.dates.vocabulary import (
    COUNT,
    DAYTIME,
    PART,
    STEPS,
    UNIT,
    WEEKDAY,
    WEEKDAY_WORDS,
    WEEKDAYS,
    count_of,
)


def _on(day: Day, step: int) -> str:
    return (day + datetime.timedelta(days=step)).isoformat()


def _weekday(context: Context) -> str:
    anchor, which = context.anchor, context.group("which")
    back = (anchor.weekday() - WEEKDAYS[context.group("weekday")]) % 7
    if which in {"last", "this past", "past", "the previous"}:
        return _on(anchor, -back or -7)
    if which in {"next", "coming", "this coming"}:
        return _on(anchor, 7 - back)
    if which == "this" and context.direction != "back":
        return _on(anchor, (7 - back) % 7)
    return _on(anchor, (7 - back) % 7 if context.ahead else -back)


def _weekday_of_week(context: Context) -> str:
    monday = context.anchor - datetime.timedelta(days=context.anchor.weekday())
    return _on(monday, WEEKDAYS[context.group("weekday")] + 7 * STEPS[context.group("step")])


def _week_from(context: Context) -> str:
    """ "a week ago Tuesday", "a week on Monday"."""
    anchor, weekday = context.anchor, WEEKDAYS[context.group("weekday")]
    back = (anchor.weekday() - weekday) % 7
    return _on(anchor, -back - 7) if context.group("way") == "ago" else _on(anchor, 7 + (7 - back) % 7)


_NEAR = {"yesterday": -1, "tomorrow": 1, "last night": -1, "last evening": -1, "the day before yesterday": -2,
         "the day after tomorrow": 2}  # fmt: skip


def _near_day(context: Context) -> str:
    return _on(context.anchor, _NEAR.get(context.group("near"), 0))


def _overnight(context: Context) -> str:
    """The night up to the morning of publication, or of the weekday named with it."""
    last = first_day(_weekday(context)) if context.group("weekday") else context.anchor
    return interval(_on(last, -1), last.isoformat())


def _ago(context: Context) -> str:
    count, unit = count_of(context.group("count")), unit_of(context.group("unit"))
    return shifted(context.anchor, unit, count if context.group("way") != "ago" else -count)


def _told(context: Context) -> str:
    """Counted from the date told of before; what is "earlier" without one, from publication."""
    count, unit = count_of(context.group("count")), unit_of(context.group("unit"))
    if context.group("way") in {"earlier", "previously"}:
        return shifted(_told_from(context, unit) if context.previous else context.anchor, unit, -count)
    return shifted(_told_from(context, unit), unit, count)


def _told_from(context: Context, unit: str) -> Day:
    if context.previous is None or not is_fine_enough(context.previous, unit):
        raise NotADate
    return first_day(context.previous)


def _neighbour(context: Context) -> str:
    """ "the following day", "the same month", "that year"."""
    which = context.group("which").removeprefix("the ").removeprefix("very ").split()[-1]
    word = context.group("unit")
    unit = word if word in {"week", "month", "year"} else "day"
    return shifted(_told_from(context, unit), unit, STEPS.get(which, 0))


def _before(context: Context) -> str:
    unit = context.group("unit")
    return shifted(_told_from(context, unit), unit, -1)


def _the_day(context: Context) -> str:
    """ "late in the day", "for the full year": the one told of before, else the one of publication."""
    unit = context.group("unit")
    told = context.previous if context.previous and is_fine_enough(context.previous, unit) else None
    return shifted(first_day(told) if told else context.anchor, unit, 0)


_HOURS = r"(?:minutes?|hours?)"
RELATIVES: list[Rule] = [
    rule(rf"(?P<weekday>{WEEKDAY})(?:\s+{DAYTIME})?,?\s+(?:of\s+)?(?P<step>last|this|next)\s+week", _weekday_of_week, "week"),
    rule(rf"(?P<step>last|this|next)\s+week\s+on\s+(?P<weekday>{WEEKDAY})", _weekday_of_week, "week"),
    rule(rf"a\s+week\s+(?P<way>ago|on)\s+(?:on\s+)?(?P<weekday>{WEEKDAY})", _week_from, "week"),
    rule(rf"overnight\s+(?:on|into|to)\s+(?P<weekday>{WEEKDAY})", _overnight, "overnight"),
    rule(rf"(?:{PART}(?:on\s+)?)?(?P<which>this\s+past|this\s+coming|last|past|next|this|coming|the\s+previous)?(?(which)\s+|)(?P<weekday>{WEEKDAY})(?:\s+(?:early\s+|late\s+)?{DAYTIME})?", _weekday, WEEKDAY_WORDS, after_hyphen=True),
    rule(rf"(?P<near>the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|(?:yesterday|today|tomorrow)(?!['’]s\s+(?:world|children))(?:\s+{DAYTIME})?|last\s+night|last\s+evening|tonight|(?:(?:early|late|earlier|later)\s+)?this\s+(?:morning|afternoon|evening|lunchtime)|(?:earlier|later)\s+today)", _near_day, "yesterday today tomorrow tonight night morning afternoon evening lunchtime"),
    rule(r"overnight(?!\s+(?:stay|train|bag|guest|rate|lending|camp|queue|success))(?P<weekday>)", _overnight, "overnight"),
    rule(rf"(?P<count>{COUNT})\s+(?P<unit>{UNIT})\s+(?P<way>ago|from\s+now|from\s+today|hence)(?!\s+(?:on\s+)?{WEEKDAY})", _ago, "ago now today hence"),
    rule(rf"(?P<count>{COUNT})\s+(?P<unit>{UNIT})['’]\s+(?P<way>time)", _ago, "time"),
    rule(r"(?P<count>a)\s+(?P<unit>day|week|month|year)['’]s\s+(?P<way>time)", _ago, "time"),
    rule(rf"(?P<count>{COUNT})\s+(?!{_HOURS})(?P<unit>{UNIT})\s+(?P<way>later|earlier|previously|afterwards|after\s+that)(?!\s+than)", _told, "later earlier previously afterwards after"),
    rule(r"(?P<which>the\s+(?:very\s+)?(?:following|next|same|previous|preceding)|that(?:\s+same)?)\s+(?P<unit>day|morning|afternoon|evening|night|week|month|year)(?=\W*$|\s*[.,;:)]|\s+(?:in|at|on|by|to|after|before|when|with|and|the|a|he|she|it|they|was|were|had|for|as)\b)", _neighbour, "following next same previous preceding that"),
    rule(r"the\s+(?P<unit>day|week|month|year)\s+(?:before|previous|earlier)(?=\s*[.,;:)]|\W*$)", _before, "before previous earlier"),
    rule(r"(?:(?:late|later|early|earlier)\s+in\s+|(?<=\bfor )|(?<=\bend )|(?<=\bending )|(?<=\bended )|(?<=\bfinish )|(?<=\bfinished )|(?<=\bclosed )|(?<=\bclosing ))the\s+(?P<unit>day)(?!\s+(?:that|when|of|[a-z]+s)\b)", _the_day, "day"),
    rule(r"(?<=\bfor )the\s+(?:(?:entire|full|whole)\s+)?(?P<unit>year)(?=\s*[.,;:)]|\s+(?:was|were|rose|fell|of|at|to)\b|\W*$)", _the_day, "year"),
]  # fmt: skip
