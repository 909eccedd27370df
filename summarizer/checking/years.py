"""Numbers of years that follow from the years an article names, and from the day it was published."""

import re
from itertools import combinations

from summarizer.checking.claims import Claims
from summarizer.checking.measures import Amount, fits
from summarizer.reading.mentions import NumberMention

YEAR = 31_557_600.0
_UNITS = frozenset({"years", "decades", "centuries"})
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_SUPPORT = 0.3
"""How like the likeliest sentence one must be for its years to count, and those of its neighbours."""


def years_between(claims: Claims, number: NumberMention, said: Amount, near: set[str]) -> str | None:
    """ "five years longer" from "will run dry in 2031 … until 2036", "62-year-old" from "built in 1962"."""
    if number.unit not in _UNITS:
        return None
    published = int(claims.source.published[:4]) if claims.source.published else None
    years = sorted({*_years_near(claims, near), *([published] if published else [])})
    for first, last in combinations(years, 2):
        if _is(said, last - first, {"same", "rounded"}):
            return f"{last} - {first}"
        if published in (first, last) and _is(said, last - first - 1, {"same", "rounded", "hedge"}):
            return f"{last} - {first}, the year not yet full"
    return None


def _years_near(claims: Claims, near: set[str]) -> set[int]:
    source = claims.source
    reached = {other for index in source.supporting(near, _SUPPORT) for other in (index - 1, index, index + 1)}
    sentences = [each.text for index, each in enumerate(source.sentences) if index in reached]
    return {int(year) for text in sentences for year in _YEAR.findall(text)}


def _is(said: Amount, years: int, how: set[str]) -> bool:
    return years > 0 and fits(said, Amount(years * YEAR, "time", "exact", YEAR, YEAR, False)) in how
