"""Keeps away for a while from what keeps failing: a circuit breaker (Nygard, *Release It!*, 2007).

The packaged ones either hold a lock for as long as a call lasts or are not safe between threads.
"""

import threading
import time
from collections.abc import Callable

FAILURES = 3
REST_SECONDS = 60.0


class Breaker:
    """Opens after `failures` in a row for `rest_seconds`; then one trial at a time decides whether it closes again.

    Whoever `admits` lets through tells the outcome by `succeeded`, `failed` or `learnt_nothing`. Safe to share
    between threads. `clock` tells seconds and never goes back.
    """

    def __init__(
        self,
        *,
        failures: int = FAILURES,
        rest_seconds: float = REST_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._most, self._rest_seconds, self._clock = failures, rest_seconds, clock
        self._lock = threading.Lock()
        self._failures = 0
        self._open_until: float | None = None
        self._on_trial = False

    @property
    def seconds_left(self) -> float:
        """How long until it lets a trial through; 0 while it is closed."""
        until = self._open_until
        return 0.0 if until is None else max(0.0, until - self._clock())

    def admits(self) -> bool:
        """Whether to try now."""
        with self._lock:
            if self._open_until is None:
                return True
            if self._on_trial or self._clock() < self._open_until:
                return False
            self._on_trial = True
            return True

    def succeeded(self) -> None:
        """It works: closed."""
        with self._lock:
            self._failures, self._open_until, self._on_trial = 0, None, False

    def failed(self, *, surely: bool = False) -> None:
        """One more failure; `surely` opens it at once."""
        with self._lock:
            self._failures += 1
            self._on_trial = False
            if surely or self._failures >= self._most:
                self._open_until = self._clock() + self._rest_seconds

    def learnt_nothing(self) -> None:
        """The attempt was given up, or never reached what may fail."""
        with self._lock:
            self._on_trial = False
