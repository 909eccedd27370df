"""How fast a model is asked: at most so many requests at once, fewer as soon as it answers 429, then slowly more again.

Additive increase, multiplicative decrease, as TCP does (Chiu and Jain, 1989): half as many after a 429, one more after
as many good replies as there may be requests at once. Until the time that Retry-After asks for, none is sent at all.
"""

import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TypeVar

from summarizer.models.retrying import retry_after_seconds

T = TypeVar("T")
FIRST_WAIT_SECONDS = 0.5
LONGEST_WAIT_SECONDS = 60.0


class Throttle:
    """Holds requests back; one for all threads that ask one model.

    `most` is how many requests there may be at once. `away` is entered for as long as an answer is waited for.
    """

    def __init__(self, most: int, away: Callable[[], AbstractContextManager[None]] = nullcontext) -> None:
        self.away = away
        self.limit = float(most)
        """How many requests there may be at once now; a fraction counts down."""
        self._most = most
        self._under_way = 0
        self._since_cut = 0.0
        self._cuts = 0
        self._resume = 0.0
        self._changed = threading.Condition()

    def send(self, call: Callable[[], T]) -> T:
        """`call()` when there is room for it, again after a 429; raises whatever else it raises."""
        import openai

        while True:
            with self._room() as sent:
                try:
                    reply = call()
                except openai.RateLimitError as error:
                    if error.code == "insufficient_quota":
                        raise
                    self._slower(sent, retry_after_seconds(error))
                else:
                    self._faster()
                    return reply

    @contextmanager
    def _room(self) -> Iterator[float]:
        with self._changed:
            while (wait := self._resume - time.monotonic()) > 0 or self._under_way >= max(1, int(self.limit)):
                self._changed.wait(wait if wait > 0 else None)
            self._under_way += 1
        try:
            yield time.monotonic()
        finally:
            with self._changed:
                self._under_way -= 1
                self._changed.notify_all()

    def _slower(self, sent: float, asked: float | None) -> None:
        with self._changed:
            if sent >= self._since_cut:  # not once more for requests that were under way already
                self.limit = max(1.0, self.limit / 2)
                self._since_cut = time.monotonic()
                self._cuts += 1
            guess = random.uniform(0.5, 1.0) * FIRST_WAIT_SECONDS * 2.0 ** min(self._cuts, 10)  # noqa: S311
            wait = min(guess if asked is None else asked, LONGEST_WAIT_SECONDS)
            self._resume = max(self._resume, time.monotonic() + wait)

    def _faster(self) -> None:
        with self._changed:
            self._cuts = 0
            self.limit = min(float(self._most), self.limit + 1 / self.limit)
            self._changed.notify_all()
