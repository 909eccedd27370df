"""Dates of the contract in words."""

import calendar


def in_words(date: str) -> str:
    """ "18 June 2025", "April 2025", "2024"; an interval as "1–7 June 2025" or "January–March 2025"."""
    first, *last = date.split("/")
    return _interval(_parts(first), _parts(last[0])) if last else " ".join(_parts(first))


def _parts(point: str) -> list[str]:
    """Day, month and year, as far as given."""
    year, *rest = point.split("-")
    month = [calendar.month_name[int(rest[0])]] if rest else []
    day = [str(int(rest[1]))] if len(rest) > 1 else []
    return [*day, *month, year]


def _interval(first: list[str], last: list[str]) -> str:
    """What both ends share is said once, at the end."""
    ends = " ".join(last)
    while len(first) > 1 and len(first) == len(last) and first[-1] == last[-1]:
        first, last = first[:-1], last[:-1]
    dash = "–" if len(first) == len(last) == 1 else " – "
    return " ".join(first) + dash + ends
