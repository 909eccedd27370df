"""Threads for work that waits: on Slack, on the model, for its time."""

import heapq
import itertools
import logging
import threading
import time
from collections.abc import Callable

log = logging.getLogger("summarizer.slack")
Task = Callable[..., None]


class Pool:
    """Daemon threads that do tasks when they are due, so that a process may end in the middle of one.

    What waits for its time keeps no thread waiting.
    """

    def __init__(self, name: str, threads: int) -> None:
        self._tasks: list[tuple[float, int, Task, tuple[object, ...]]] = []
        self._order = itertools.count()
        self._changed = threading.Condition()
        for number in range(threads):
            threading.Thread(target=self._work, name=f"{name}-{number}", daemon=True).start()

    def do(self, task: Task, *arguments: object, after: float = 0.0) -> None:
        """Call `task` with the arguments in `after` seconds, or when a thread is free from then on."""
        with self._changed:
            heapq.heappush(self._tasks, (time.monotonic() + after, next(self._order), task, arguments))
            self._changed.notify()

    def _next(self) -> tuple[Task, tuple[object, ...]]:
        with self._changed:
            while True:
                wait = self._tasks[0][0] - time.monotonic() if self._tasks else None
                if wait is not None and wait <= 0:
                    _, _, task, arguments = heapq.heappop(self._tasks)
                    return task, arguments
                self._changed.wait(wait)

    def _work(self) -> None:
        while True:
            task, arguments = self._next()
            try:
                task(*arguments)
            except Exception:
                log.exception("a task failed")
