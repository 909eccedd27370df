"""Work for the pool's processes that does as its jobs say: answers, raises, dies, hangs, waits."""

import ctypes
import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass

from summarizer.workers import Ask, Turn


class Panic(BaseException):
    """As pyo3 raises one for Rust code that panics."""


class Unreadable:
    """Can be pickled, and not be read by anyone."""

    def __reduce__(self) -> tuple[object, ...]:
        return _broken, ()


def _broken() -> None:
    raise AttributeError("no such name")


@dataclass(frozen=True)
class Obeying:
    """`double 4` is 8; `raise`, `segfault`, `killed`, `loop` and `print` are what they say; `aside` waits 0.2 s.

    `ask double 4` is done by the process that all share; `hurry` asks the same with little patience.
    """

    def open(self, share: int, turn: Turn, ask: Ask) -> Callable[[str], object]:
        def do(job: str) -> object:
            word, _, rest = job.partition(" ")
            match word:
                case "double":
                    return int(rest) * 2
                case "raise":
                    raise ValueError(rest)
                case "panic":
                    raise Panic(rest)
                case "nonsense":
                    return Unreadable()
                case "segfault":
                    ctypes.string_at(0)
                case "killed":
                    os.kill(os.getpid(), signal.SIGKILL)
                case "loop":
                    while True:
                        pass
                case "print":
                    print(rest)  # noqa: T201
                case "process":
                    return os.getpid()
                case "share":
                    return share
                case "aside":
                    with turn.away():
                        time.sleep(0.2)
                case "compute":
                    return _overlap(turn)
                case "ask":
                    with turn.away():
                        return os.getpid(), ask(rest)
                case "hurry":
                    return ask(rest, 0.01)
            return None

        return do


def _overlap(turn: Turn) -> tuple[float, float]:
    began = time.monotonic()
    sum(range(200_000))
    return began, time.monotonic()
