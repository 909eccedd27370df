"""Runs the rules over a text: the first rule to claim words has them; then values in the order of the text."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from summarizer.reading.dates.context import Context, Match, NotADate, Resolver, Rule
from summarizer.reading.dates.joining import Resolved, joined
from summarizer.reading.dates.periods import ENDED, PARTS_OF_YEARS, PERIODS
from summarizer.reading.dates.points import DAYS, MONTHS, MONTHS_OF_YEARS, RANGES, YEARS
from summarizer.reading.dates.relatives import RELATIVES
from summarizer.reading.dates.values import Day
from summarizer.reading.dates.vocabulary import DIGITS, YEAR_DIGITS
from summarizer.reading.furniture import furniture_lines
from summarizer.reading.mentions import DateMention, Span
from summarizer.reading.notes import noted

_RULES: Sequence[Rule] = [
    *ENDED,
    *RANGES,
    *DAYS,
    *PARTS_OF_YEARS,
    *MONTHS_OF_YEARS,
    *RELATIVES,
    *PERIODS,
    *MONTHS,
    *YEARS,
]
_BY_WORD: Mapping[str, Sequence[int]] = {
    word: [number for number, rule in enumerate(_RULES) if word in rule.words] for rule in _RULES for word in rule.words
}
"""The numbers of the rules that need a word."""
_LINE = re.compile(r"[^\n]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d+")
NEAR = 400
"""How many code points back "the following day" may find the day it follows."""


def find_dates(text: str, published: str | None = None, *, include_furniture: bool = False) -> list[DateMention]:
    """The date expressions of `text` in order, none overlapping; offsets in code points.

    `published` (ISO 8601 day) anchors relative ones; without it their value is None. A weekday or month alone is the
    nearest one on the side that its sentence looks to, the past where nothing tells. "The following day" and the like
    count from the date before them, and are left out where there is none near. Periods counted back from publication
    ("the past five years") are left out without it: they are quantities then. Furniture lines are left out unless
    `include_furniture`. ValueError if `published` is not ISO 8601.
    """
    found = _found(text, _anchor(published))
    if include_furniture:
        return list(found)
    taken = _Taken(text, furniture_lines(text))
    return [each for each in found if taken.is_free(each)]


def _anchor(published: str | None) -> Day | None:
    if not published:
        return None
    parts = [int(part) for part in published.split("/")[0].split("-")]
    return Day(parts[0], parts[1], parts[2]) if len(parts) == 3 else None


class _Taken:
    """Which code points of a text are taken: a look costs the length of the span, however many are taken."""

    def __init__(self, text: str, spans: Sequence[Span] = ()) -> None:
        self._map = bytearray(len(text))
        for span in spans:
            self.take(span)

    def take(self, span: Span) -> None:
        self._map[span.start : span.end] = b"\1" * (span.end - span.start)

    def is_free(self, span: Span) -> bool:
        return not any(self._map[span.start : span.end])


@noted
def _found(text: str, anchor: Day | None) -> tuple[DateMention, ...]:
    return tuple(joined(text, list(_resolved(_claims(text), anchor))))


@noted
def _claims(text: str) -> tuple[tuple[Match, Resolver], ...]:
    taken = _Taken(text)
    claims = []
    for rule, start, end in _to_try(text):
        for match in rule.pattern.finditer(text, start, end):
            span = Span(match.start(), match.end())
            if taken.is_free(span):
                taken.take(span)
                claims.append((match, rule.resolver))
    return tuple(sorted(claims, key=lambda claim: claim[0].start()))


def _to_try(text: str) -> Iterator[tuple[Rule, int, int]]:
    """The rules in their order, each with the lines that have one of its words."""
    lines: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for line in _LINE.finditer(text):
        for number in {number for word in _words(line.group()) for number in _BY_WORD.get(word, ())}:
            lines[number].append((line.start(), line.end()))
    return ((_RULES[number], start, end) for number in sorted(lines) for start, end in lines[number])


def _words(line: str) -> set[str]:
    """The runs of letters of `line` in lower case, and what stands for its digits."""
    words = set(_LETTERS.findall(line.lower()))
    digits = max(map(len, _DIGITS.findall(line)), default=0)
    return words | {DIGITS[:digits], YEAR_DIGITS[: digits // 4 * 4]}


def _resolved(claims: Sequence[tuple[Match, Resolver]], anchor: Day | None) -> Iterator[Resolved]:
    last: Resolved | None = None
    for match, resolver in claims:
        near = last is not None and match.start() - last.match.end() <= NEAR
        context = Context(match, anchor, last.value if near and last else None)
        try:
            value = resolver(context)
        except NotADate:
            continue
        except (ValueError, OverflowError):
            value = None
        made = Resolved(match, value)
        yield made
        last = made if value else last
