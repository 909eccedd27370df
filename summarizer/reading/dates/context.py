"""What a date expression is resolved against, and what a rule is."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from summarizer.reading.dates.tense import Direction, direction
from summarizer.reading.dates.values import Day

Match = re.Match[str]


class Unanchored(ValueError):
    """The publication date is needed and unknown: a date, but of no known value."""


class NotADate(Exception):
    """The words point to no date that can be told from the text."""


@dataclass(frozen=True)
class Context:
    """The words around `match`, the publication day, and the value of the date told of before, if near."""

    match: Match
    published: Day | None
    previous: str | None

    @property
    def anchor(self) -> Day:
        """The publication day; Unanchored if unknown."""
        if self.published is None:
            raise Unanchored
        return self.published

    @cached_property
    def direction(self) -> Direction:
        """Whether the sentence looks back or ahead."""
        return direction(self.match.string, self.match.start(), self.match.end())

    @property
    def ahead(self) -> bool:
        """Whether the sentence looks ahead; a bare weekday or month otherwise is past, as most news is."""
        return self.direction == "ahead"

    def group(self, name: str) -> str:
        """The named group in lower case with single spaces; empty where it did not match."""
        return " ".join((self.match.groupdict().get(name) or "").lower().split())

    def year(self, name: str = "year") -> int | None:
        """The year that a group of `YEAR_WORDS` names; None where it did not match."""
        words = self.group(name).split()
        if not words:
            return None
        if words[-1].isdigit():
            return int(words[-1])
        if words[-2] in {"previous", "following", "same"}:
            return self._told_year() + {"previous": -1, "following": 1, "same": 0}[words[-2]]
        return self.anchor.year + {"last": -1, "next": 1}.get(words[-2], 0)

    def _told_year(self) -> int:
        return int(self.previous[:4]) if self.previous else self.anchor.year


Resolver = Callable[[Context], str | None]


@dataclass(frozen=True)
class Rule:
    """A pattern for lines that have at least one of `words`, which are runs of letters in lower case, or digits."""

    pattern: re.Pattern[str]
    resolver: Resolver
    words: frozenset[str]


def rule(pattern: str, resolver: Resolver, words: str, *, after_hyphen: bool = False) -> Rule:
    """A rule whose pattern matches whole words within one line, letter case aside unless it says otherwise.

    Every match must hold one of `words`, which spare lines without them the slow search.
    What follows a hyphen is part of a name or number ("Su-35"), save where the rule takes the end of a range
    ("June 28-July 2").
    """
    mark = "" if after_hyphen else "-"
    within_a_line = pattern.replace(r"[\s", r"[ ").replace(r"\s", r"[^\S\n]")
    whole = re.compile(rf"(?<![\w$£€¥@#/{mark}])(?<!\d[.,]){within_a_line}(?!\w)", re.IGNORECASE)
    return Rule(whole, resolver, frozenset(words.split()))
