"""Words that tell when: days, months, years, and what time is counted in."""

import re
from typing import TYPE_CHECKING

from summarizer.reading.dates.vocabulary import MONTH_WORDS, SEASON_WORDS, UNIT_WORDS, WEEKDAY_WORDS

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

_WORDS = frozenset(
    " ".join(
        (
            MONTH_WORDS, SEASON_WORDS, UNIT_WORDS, WEEKDAY_WORDS,
            "today yesterday tomorrow tonight noon midnight morning afternoon evening night lunchtime weekend quarter "
            "quarters monday's tuesday's wednesday's thursday's friday's saturday's sunday's a.m. p.m. am pm gmt",
        )
    ).split()
) - {"may", "mar", "march", "second", "fall"}  # fmt: skip
_IF_CAPITALISED = frozenset({"May", "March", "Mar"})
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def tells_time(token: "Token") -> bool:
    """Whether a word by itself says when: "Tuesday", "years", "2019", but not "may" or "march"."""
    return token.lower_ in _WORDS or token.text in _IF_CAPITALISED or _YEAR.fullmatch(token.text) is not None
