"""Jobs that a worker's own jobs hand to the one process that all workers share."""

import itertools
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from summarizer.workers.messages import Asks, Ended


class Asking:
    """The worker's end: `send` brings a frame to the pool, and `hear` is told what comes back."""

    def __init__(self, send: Callable[[Asks], None]) -> None:
        self._send = send
        self._numbers = itertools.count()
        self._waiting: dict[int, Future[Ended]] = {}

    def ask(self, job: object, seconds: float | None = None) -> Any:
        """What the shared process makes of `job`; TimeoutError after `seconds`, WorkerDied if the process ends."""
        number, answer = next(self._numbers), Future[Ended]()
        self._waiting[number] = answer
        try:
            self._send(Asks(number, job))
            return answer.result(seconds).outcome
        finally:
            del self._waiting[number]

    def hear(self, answer: Ended) -> None:
        """An answer has come, perhaps to somebody who waits no longer."""
        if waiting := self._waiting.get(answer.job):
            waiting.set_result(answer)
