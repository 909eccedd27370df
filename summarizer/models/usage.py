"""What was spent: calls, tokens, seconds, money."""

import threading
from dataclasses import dataclass, field
from typing import Self


@dataclass(frozen=True, slots=True)
class Usage:
    """Totals. `calls` counts every request sent, `retries` those of them that repeat a failed one.

    `cost_usd` is None as soon as one part of the total has no known price. `cached` counts the answers that were
    kept from before; they are no calls and cost nothing.
    """

    calls: int = 0
    retries: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    seconds: float = 0.0
    cost_usd: float | None = 0.0
    cached: int = 0

    def __add__(self, other: "Usage") -> "Usage":
        unknown = self.cost_usd is None or other.cost_usd is None
        return Usage(
            self.calls + other.calls,
            self.retries + other.retries,
            self.input_tokens + other.input_tokens,
            self.output_tokens + other.output_tokens,
            self.seconds + other.seconds,
            None if unknown else (self.cost_usd or 0.0) + (other.cost_usd or 0.0),
            self.cached + other.cached,
        )


@dataclass
class Meter:
    """Adds up the usage of one thread's calls while it is open; `notes` is what else there is to tell of them."""

    usage: Usage = field(default_factory=Usage)
    notes: list[str] = field(default_factory=list)


class Meters(threading.local):
    """The meters open on the current thread: several briefs may share one model."""

    def __init__(self) -> None:
        self.open: list[Meter] = []

    def add(self, usage: Usage) -> Self:
        """Count `usage` on every open meter."""
        for meter in self.open:
            meter.usage += usage
        return self

    def note(self, text: str) -> None:
        """Tell `text` on every open meter."""
        for meter in self.open:
            meter.notes.append(text)
