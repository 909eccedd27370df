"""A worker, as its own process sees it: `python -m summarizer.workers`, started by the pool.

The first frame on stdin is a `Setup`, each later one a numbered job, or what came of one that this process has asked
for. On stdout go `Began` when a job takes its turn, `Asks`, and `Ended` with its result. When stdin ends, so does the
process: an orphan goes on with nothing.
"""

import gc
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from summarizer.workers.asking import Asking
from summarizer.workers.frames import packed, read_frame, write_all
from summarizer.workers.messages import Asks, Began, Ended, Setup
from summarizer.workers.turn import Turn

BROKEN = 70


class _Replies:
    """Frames on what was stdout; whatever is printed goes to stderr instead."""

    def __init__(self) -> None:
        self._handle = os.dup(1)
        self._lock = threading.Lock()
        os.dup2(2, 1)

    def send(self, reply: Began | Ended | Asks) -> None:
        frame = packed(reply)
        with self._lock:
            write_all(self._handle, frame)


def main() -> None:
    """Serve until stdin ends; whatever prevents that is printed, and ends the process."""
    try:
        _serve()
    except BaseException:
        traceback.print_exc()
        os._exit(BROKEN)
    os._exit(0)


def _serve() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which closes stdin
    _first_to_go()
    replies, jobs = _Replies(), os.fdopen(os.dup(0), "rb")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    with Path(os.devnull).open("w") as nowhere, suppress(EOFError):
        setup: Setup = read_frame(jobs)
        turn = Turn(lambda job: replies.send(Began(job)), setup.longest_turn, nowhere)
        asking, threads = Asking(replies.send), ThreadPoolExecutor(setup.threads)
        do = setup.work.open(setup.share, turn, asking.ask)
        while True:
            frame = read_frame(jobs)
            if isinstance(frame, Ended):
                asking.hear(frame)
            else:
                number, job = frame
                threads.submit(_run, do, number, job, turn, replies)


def _run(do: Callable[[Any], Any], number: int, job: object, turn: Turn, replies: _Replies) -> None:
    try:
        with turn.held(number):
            result = do(job)
            ended = Ended(number, result=result)
            pickle.dumps(ended)
    except BaseException as error:  # a panic of Rust code is no Exception, and would never be answered
        ended = Ended(number, error=RuntimeError(f"{type(error).__name__}: {error}"))
    replies.send(ended)
    _settle()


@cache
def _settle() -> None:
    """Leave what has been loaded for the first job out of all later searches for what is not needed any more."""
    gc.collect()
    gc.freeze()


def _first_to_go() -> None:
    """Where memory runs out, Linux ends a worker rather than whoever waits for it."""
    if sys.platform == "linux":
        with suppress(OSError):
            Path("/proc/self/oom_score_adj").write_text("1000")
