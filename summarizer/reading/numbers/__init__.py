"""Finds quantities as written: digits, words, money, shares, ranges, vague amounts; and leaves out what only looks so."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from summarizer.reading import number_words
from summarizer.reading.dates import find_dates
from summarizer.reading.furniture import furniture_lines
from summarizer.reading.mentions import NumberMention, Span
from summarizer.reading.number_words import FRACTIONS, MAGNITUDES, VAGUE
from summarizer.reading.numbers.amounts import plain_amounts
from summarizer.reading.numbers.durations import durations
from summarizer.reading.numbers.lookalikes import NO_QUANTITIES, marks_of_a_list
from summarizer.reading.numbers.parts import fractions, parts_of_scales, shares, vague_amounts
from summarizer.reading.numbers.ranges import joined_ranges
from summarizer.reading.numbers.units import in_dollars, with_unit_of
from summarizer.reading.numbers.written import VULGAR
from summarizer.reading.units import bare_dollar

_DIGIT = re.compile(rf"[\d{VULGAR}]")
_LETTERS = re.compile(r"[^\W\d_]+")
_OF_NUMBER = frozenset({"couple", "pair"}).union(
    number_words.ONES, number_words.TENS, number_words.DOZEN, MAGNITUDES, FRACTIONS,
    [f"{part}s" for part in FRACTIONS], [words.split()[-1] for words in VAGUE],
)  # fmt: skip
"""One of which stands in every number that is written in words."""


def find_numbers(text: str) -> list[NumberMention]:
    """The quantities of `text` in order, none overlapping; offsets in code points.

    Dates, clock times, ordinals, digits inside names, "one" as a pronoun, fixed pairs ("the two countries")
    and page furniture are not quantities.
    """
    return list(_found(text)) if _may_count(text) else []


def _may_count(text: str) -> bool:
    """Whether there is a digit or a word of number, which spares lines without them the slow search."""
    return bool(_DIGIT.search(text)) or not _OF_NUMBER.isdisjoint(_LETTERS.findall(text.lower()))


@lru_cache(maxsize=64)
def _found(text: str) -> tuple[NumberMention, ...]:
    taken = _Taken(text)
    mentions = [
        *taken.keep(shares(text)),
        *taken.keep(durations(text)),
        *taken.keep(parts_of_scales(text)),
        *taken.keep(fractions(text)),
        *taken.keep(vague_amounts(text)),
        *taken.keep(plain_amounts(text)),
    ]
    joined = joined_ranges(text, sorted(mentions, key=lambda mention: mention.start))
    pairs = zip(joined, [None, *joined], strict=False)
    dollar = bare_dollar(text)
    return tuple(in_dollars(with_unit_of(text, mention, previous), dollar) for mention, previous in pairs)


class _Taken:
    """Spans that are not, or are already, quantities."""

    def __init__(self, text: str) -> None:
        dates = find_dates(text, include_furniture=True)
        others = [Span(*match.span()) for shape in NO_QUANTITIES for match in shape.finditer(text)]
        self._take([*dates, *others, *marks_of_a_list(text), *furniture_lines(text)])

    def keep(self, mentions: Iterator[NumberMention]) -> list[NumberMention]:
        """Those that overlap nothing before; from now on they are taken too."""
        kept = [mention for mention in mentions if not self._covers(mention)]
        if kept:
            self._take([*self._spans, *kept])
        return kept

    def _take(self, spans: Sequence[Span]) -> None:
        self._spans = sorted(spans, key=lambda span: span.start)
        self._starts = [span.start for span in self._spans]

    def _covers(self, mention: NumberMention) -> bool:
        at = bisect_right(self._starts, mention.end)
        return any(span.overlaps(mention) for span in self._spans[max(0, at - 6) : at])
