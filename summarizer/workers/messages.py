"""What the pool and a worker say to each other."""

from dataclasses import dataclass
from typing import Any

from summarizer.workers.turn import Work


@dataclass(frozen=True, slots=True)
class Setup:
    """What a worker is told first: the work, and how much of it at once."""

    work: Work[Any, Any]
    share: int
    threads: int
    longest_turn: float


@dataclass(frozen=True, slots=True)
class Began:
    """A job has the turn."""

    job: int


@dataclass(frozen=True, slots=True)
class Asks:
    """A worker's job for the process that is shared; its answer is an `Ended` of the same number."""

    number: int
    job: Any


@dataclass(frozen=True, slots=True)
class Ended:
    """A job is done: its result, or what it raised."""

    job: int
    result: Any = None
    error: Exception | None = None

    @property
    def outcome(self) -> Any:
        """The result; raises the error."""
        if self.error is not None:
            raise self.error
        return self.result
