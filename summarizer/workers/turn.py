"""Whose turn it is on the processor: threads of one process would only get into each other's way."""

import faulthandler
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any, Protocol, TypeVar

Job = TypeVar("Job", contravariant=True)
Result = TypeVar("Result", covariant=True)


class Turn:
    """One thread at a time computes, and steps aside while it waits for something else.

    `tell` hears which job has the turn before it computes. A turn of more than `seconds` ends the process: the
    watch is a thread of C, which no loop in Python or in a library can hold up.
    """

    def __init__(self, tell: Callable[[int], None], seconds: float, watched: IO[str]) -> None:
        self._tell = tell
        self._seconds = seconds
        self._watched = watched
        self._lock = threading.Lock()
        self._mine = threading.local()

    @contextmanager
    def held(self, job: int) -> Iterator[None]:
        """The turn, for `job`, within the `with` block."""
        self._mine.job = job
        self._take()
        try:
            yield
        finally:
            self._give()

    @contextmanager
    def away(self) -> Iterator[None]:
        """Somebody else's turn within the `with` block, for a wait on the network or a sleep."""
        self._give()
        try:
            yield
        finally:
            self._take()

    def _take(self) -> None:
        self._lock.acquire()
        self._tell(self._mine.job)
        faulthandler.dump_traceback_later(self._seconds, exit=True, file=self._watched)

    def _give(self) -> None:
        faulthandler.cancel_dump_traceback_later()
        self._lock.release()


class Ask(Protocol):
    """Has a job done by the process that all share: `Asking.ask`."""

    def __call__(self, job: object, seconds: float | None = None, /) -> Any: ...


class Work(Protocol[Job, Result]):
    """What a pool is given: pickled once for each process, and opened there."""

    def open(self, share: int, turn: Turn, ask: Ask) -> Callable[[Job], Result]:
        """What does a job in a thread of its own.

        `share` is how many requests this process may have under way at once; `turn` is held when a job starts; a job
        may `ask` the process that all share.
        """
