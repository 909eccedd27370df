"""How amounts are written in digits: the parts of patterns that several files share."""

import re

from summarizer.reading import number_words
from summarizer.reading.number_words import APART, MAGNITUDES, SHORT_MAGNITUDES
from summarizer.reading.units import CURRENCY_SIGNS

SIGNS = "|".join(re.escape(sign) for sign in sorted(CURRENCY_SIGNS, key=len, reverse=True))
VULGAR = "".join(number_words.VULGAR)
_SPACED = r"[1-9]\d{0,2}(?: \d{3})+(?![\d%]|[.,:]\d| \d|-?[A-Za-z])"
"""Thousands parted by plain spaces: "2 800 permanent workers"."""
DIGITS = rf"(?:\d{{1,3}}(?:(?:,\d{{2,3}})*,\d{{3}}|(?:[\u00a0\u2009\u202f]\d{{3}})+)|{_SPACED}|\d+)(?:\.\d+|\s?[{VULGAR}])?(?!\d|\.\d)|[{VULGAR}]"
SCALES = "|".join(MAGNITUDES)
SHORT = "|".join(sorted(SHORT_MAGNITUDES, key=len, reverse=True))
SET_APART = "|".join(APART)
"""Those that may stand apart from the digits."""
