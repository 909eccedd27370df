"""Days, weeks, months, quarters, seasons, years and intervals as ISO 8601, and the way from one to another."""

import datetime

Day = datetime.date
_SEASON_STARTS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def iso_day(year: int, month: int, day: int) -> str:
    """The day; ValueError if there is none."""
    return Day(year, month, day).isoformat()


def iso_month(year: int, month: int) -> str:
    """The month; numbers outside 1 to 12 carry into other years."""
    carried, index = divmod(month - 1, 12)
    return f"{iso_year(year + carried)}-{index + 1:02d}"


def iso_year(year: int) -> str:
    """The year; ValueError where ISO 8601 has no four digits for it."""
    if not 1 <= year <= 9999:
        raise ValueError(f"no year {year}")
    return f"{year:04d}"


def interval(first: str, last: str) -> str:
    """`first` to `last`, both included; ValueError if it ends before it begins."""
    if last < first:
        raise ValueError(f"{last} is before {first}")
    return f"{first}/{last}"


def days(first: Day, count: int) -> str:
    """The `count` days from `first` on."""
    return interval(first.isoformat(), (first + datetime.timedelta(days=count - 1)).isoformat())


def week(day: Day) -> str:
    """Monday to Sunday of the week that holds `day`."""
    return days(day - datetime.timedelta(days=day.weekday()), 7)


def months(year: int, month: int, count: int) -> str:
    """The `count` months from `month` on."""
    return interval(iso_month(year, month), iso_month(year, month + count - 1))


def quarter(year: int, number: int) -> str:
    """A calendar quarter; numbers outside 1 to 4 carry into other years."""
    return months(year, 3 * number - 2, 3)


def season(year: int, name: str) -> str:
    """Three months in the northern, meteorological reckoning; winter begins in December of `year`."""
    return months(year, _SEASON_STARTS[name], 3)


def first_day(value: str) -> Day:
    """The first day of an ISO value."""
    parts = [int(part) for part in value.split("/")[0].split("-")]
    return Day(*([*parts, 1, 1][:3]))


_FINENESS = {
    "minute": 5,
    "hour": 5,
    "day": 4,
    "week": 3,
    "fortnight": 3,
    "month": 2,
    "year": 1,
    "decade": 1,
    "century": 1,
}


def unit_of(word: str) -> str:
    """The singular of a unit word."""
    singular = word.lower().removesuffix("s")
    return "century" if singular.startswith("centur") else singular


def is_fine_enough(value: str, unit: str) -> bool:
    """Whether `value` is precise enough to count `unit`s from it."""
    point, *more = value.split("/")
    fineness = {10: 4, 7: 2, 4: 1}[len(point)] - bool(more)
    return fineness >= min(4, _FINENESS[unit])


def shifted(day: Day, unit: str, count: float) -> str:
    """What lies `count` units from `day`, as precise as the unit: a week is an interval, a month a month."""
    if unit in {"minute", "hour"}:
        unit, count = "day", int(count / (24 if unit == "hour" else 1440))
    if unit in {"year", "decade", "century"} and count % 1:
        unit, count = "month", count * {"year": 12, "decade": 120, "century": 1200}[unit]
    whole = round(count)
    match unit:
        case "day":
            return (day + datetime.timedelta(days=whole)).isoformat()
        case "week" | "fortnight":
            return week(day + datetime.timedelta(weeks=round(count * (2 if unit == "fortnight" else 1))))
        case "month":
            return iso_month(day.year, day.month + whole)
        case _:
            return iso_year(day.year + whole * {"year": 1, "decade": 10, "century": 100}[unit])


def stretch(day: Day, unit: str, count: float) -> str:
    """The `count` units up to `day` or, above zero, from it on; one unit alone is told in the next finer one."""
    finer = {"decade": ("year", 10), "century": ("year", 100), "year": ("month", 12), "month": ("day", 0)}
    if unit in {"week", "fortnight"}:
        unit, count = "day", count * (7 if unit == "week" else 14)
    elif unit == "month" and abs(count) == 1:
        return interval(*sorted([_same_day(day, int(count)).isoformat(), day.isoformat()]))
    elif unit in {"decade", "century"} or (unit == "year" and (abs(count) == 1 or count % 1)):
        unit, count = finer[unit][0], count * finer[unit][1]
    if unit in {"minute", "hour"}:
        unit = "hour" if unit == "hour" else "minute"
    here = shifted(day, "day" if unit in {"minute", "hour"} else unit, 0)
    return interval(*sorted([shifted(day, unit, count), here]))


def _same_day(day: Day, months_on: int) -> Day:
    first = first_day(iso_month(day.year, day.month + months_on))
    following = first_day(iso_month(first.year, first.month + 1))
    return first.replace(day=min(day.day, (following - datetime.timedelta(days=1)).day))
