"""What reading marks in a text: plain values with code-point offsets into it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

Hedge = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than", "range", "vague"]
NameKind = Literal["person", "organisation", "country", "group"]
QuotationStyle = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True)
class Span:
    """`text[start:end]`, offsets in Unicode code points."""

    start: int
    end: int

    def __contains__(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The words of the span."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Sentence(Span):
    """A sentence, headline or piece of page furniture; never crosses a paragraph end."""

    text: str
    paragraph: int
    kind: Literal["prose", "title", "furniture"] = "prose"


@dataclass(frozen=True, slots=True)
class NumberMention(Span):
    """A quantity as written. `text` is its surface without the hedge.

    `value` is the number in full (None for ranges and vague amounts, which fill `low` and `high`);
    a bound ("at least 107") has the bound in `value`. `unit` is an ISO 4217 code, `%`, `share`,
    or the singular/plural noun of measure as the contract writes it (km, months, people), else None.
    `hedged` spans hedge, number and unit words together ("at least 1,000", "some $40bn").
    """

    text: str
    value: int | float | None
    low: int | float | None
    high: int | float | None
    unit: str | None
    hedge: Hedge
    hedged: Span


@dataclass(frozen=True, slots=True)
class DateMention(Span):
    """A date expression; `value` is ISO 8601 (day, month, year or interval) or None where unresolved."""

    text: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Something said: what (`content`), by which word (`cue`), by whom (`speaker`), all spans of the text.

    `chain` is the speakers from the innermost outwards as names ("Sergei Shoigu", "TASS").
    """

    content: Span
    cue: Span | None
    speaker: Span | None
    style: QuotationStyle
    chain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedParty:
    """A person, organisation, country or group with every mention of it.

    `name` is the fullest form in the text; `aliases` the others; `mentions` every span, in order.
    """

    name: str
    kind: NameKind
    role: str | None
    aliases: tuple[str, ...]
    mentions: Sequence[Span] = field(default_factory=tuple)
