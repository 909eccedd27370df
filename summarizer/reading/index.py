"""Spans looked up by place, in time that grows with the answer and not with the text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Generic, TypeVar

from summarizer.reading.mentions import Span

Thing = TypeVar("Thing")


class Index(Generic[Thing]):
    """Things that each have a span; every answer is in the order of the starts, equal starts as they were given."""

    def __init__(self, things: "Iterable[tuple[Span, Thing]]") -> None:
        found = sorted(things, key=lambda each: each[0].start)
        self._spans = [span for span, _ in found]
        self._things = [thing for _, thing in found]
        self._starts = [span.start for span in self._spans]
        self._furthest_ends = list(accumulate((span.end for span in self._spans), max))

    def touching(self, span: Span) -> list[Thing]:
        """Those that share a code point with `span`."""
        stop = bisect_left(self._starts, span.end)
        start = bisect_right(self._furthest_ends, span.start, hi=stop)
        return [self._things[at] for at in range(start, stop) if self._spans[at].end > span.start]

    def around(self, span: Span) -> list[Thing]:
        """Those that hold the whole of `span`."""
        stop = bisect_right(self._starts, span.start)
        start = bisect_left(self._furthest_ends, span.end, hi=stop)
        return [self._things[at] for at in range(start, stop) if self._spans[at].end >= span.end]

    def within(self, span: Span) -> list[Thing]:
        """Those that lie wholly inside `span`."""
        start, stop = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [self._things[at] for at in range(start, stop) if self._spans[at].end <= span.end]

    def before(self, offset: int) -> Iterator[tuple[Span, Thing]]:
        """Those that start before `offset`, the nearest first."""
        for at in range(bisect_left(self._starts, offset) - 1, -1, -1):
            yield self._spans[at], self._things[at]
