"""How long something took, told in two units or by a stop-watch."""

import re
from collections.abc import Iterator

from summarizer.reading import number_words
from summarizer.reading.mentions import NumberMention
from summarizer.reading.numbers.amounts import mention_of

_TIMED = re.compile(r"(?<!\bat )(?<![\d:.,])(\d):([0-5]\d):([0-5]\d)(?![\d:]|\s?[ap]\.?m\b|\s[A-Z]{3,4}\b)")
_TOLD_TIME = re.compile(
    r"(?<![\w.,-])(?P<whole>\d{1,3}|[a-z]+)\s(?:hours?(?=.{2,20}\sminute)|minutes?(?=.{2,20}\ssecond)),?\s(?:and\s)?"
    r"(?P<rest>\d{1,2}|[a-z]+)\s(?P<unit>minute|second)s?\b",
    re.IGNORECASE,
)
_PER_UNIT = 60


def durations(text: str) -> Iterator[NumberMention]:
    """How long something took, in the smallest unit told: "2:08:19", "three hours and ten minutes"."""
    for match in _TOLD_TIME.finditer(text):
        whole_units, rest = (_in_words_or_digits(match.group(part)) for part in ("whole", "rest"))
        if whole_units is not None and rest is not None and rest < _PER_UNIT:
            unit = f"{match.group('unit').lower()}s"
            yield mention_of(text, match.start(), match.end(), _PER_UNIT * whole_units + rest, unit)
    for match in _TIMED.finditer(text):
        hours, minutes, seconds = map(int, match.groups())
        yield mention_of(text, match.start(), match.end(), 3600 * hours + 60 * minutes + seconds, "seconds")


def _in_words_or_digits(number: str) -> int | None:
    if number.lower() in {"a", "an"}:
        return 1
    return (
        int(number)
        if number.isdigit()
        else number_words.ONES.get(number.lower(), number_words.TENS.get(number.lower()))
    )
