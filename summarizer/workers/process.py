"""A worker, as the pool sees it: a child process with a pipe each way."""

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Self

from summarizer.workers.frames import next_frame, packed
from summarizer.workers.messages import Asks, Began, Ended, Setup

PACKAGE_FOLDER = Path(__file__).parents[2]
HUNG = 1
"""The exit code that `faulthandler` ends a process with."""


class WorkerDied(Exception):
    """The process ended before the job did; `str(error)` says how, `suspect` whether the job had the turn then."""

    def __init__(self, how: str, *, suspect: bool = False) -> None:
        super().__init__(how)
        self.suspect = suspect


class Worker:
    """A process that does up to `setup.threads` jobs at once; what it asks is told to `answer`."""

    def __init__(self, setup: Setup, answer: Callable[[Asks], Awaitable[Ended]] | None = None) -> None:
        self.taken = 0
        """How many jobs it has been given."""
        self._begun: int | None = None
        self._setup = setup
        self._answer = answer
        self._answering: set[asyncio.Task[None]] = set()
        self._waiting: dict[int, asyncio.Future[Ended]] = {}
        self._process: asyncio.subprocess.Process
        self._listening: asyncio.Task[None]

    @property
    def free(self) -> int:
        """How many jobs more it can take."""
        return self._setup.threads - len(self._waiting) if self.alive else 0

    @property
    def idle(self) -> bool:
        """Whether nobody waits for it."""
        return not self._waiting

    @property
    def alive(self) -> bool:
        """Whether it may still answer."""
        return not self._listening.done()

    async def start(self) -> Self:
        """Start the process; it is told its work, and may be given jobs at once."""
        paths = [str(PACKAGE_FOLDER), os.environ.get("PYTHONPATH", "")]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "summarizer.workers"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            env=environment,
        )
        self._listening = asyncio.create_task(self._listen())
        self._send(self._setup)
        return self

    def give(self, job: object) -> "asyncio.Future[Ended]":
        """Hand over a job; what comes of it, or WorkerDied."""
        ended: asyncio.Future[Ended] = asyncio.get_running_loop().create_future()
        if not self.alive:
            ended.set_exception(WorkerDied("its process had ended"))
            return ended
        number, self.taken = self.taken, self.taken + 1
        self._waiting[number] = ended
        ended.add_done_callback(lambda _: self._waiting.pop(number, None))
        self._send((number, job))
        return ended

    async def close(self) -> None:
        """End the process, whatever it is at."""
        for task in (self._listening, *self._answering):
            task.cancel()
        with suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()
        if self._process.stdin is not None:
            self._process.stdin.close()

    def _send(self, thing: object) -> None:
        assert self._process.stdin is not None
        with suppress(ConnectionError):
            self._process.stdin.write(packed(thing))

    async def _listen(self) -> None:
        try:
            await self._hear()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        except Exception:  # whatever unpickling it may raise: what the process says makes no sense here
            self._process.kill()
        how = _how(await self._process.wait(), self._setup.longest_turn)
        for job, each in list(self._waiting.items()):
            if not each.done():
                each.set_exception(WorkerDied(how, suspect=job == self._begun))

    async def _hear(self) -> None:
        assert self._process.stdout is not None
        while True:
            frame = await next_frame(self._process.stdout)
            if isinstance(frame, Began):
                self._begun = frame.job
            elif isinstance(frame, Asks):
                self._answering.add(task := asyncio.create_task(self._answered(frame)))
                task.add_done_callback(self._answering.discard)
            elif frame.job in self._waiting and not self._waiting[frame.job].done():
                self._waiting[frame.job].set_result(frame)

    async def _answered(self, asks: Asks) -> None:
        assert self._answer is not None
        answer = await self._answer(asks)
        if self.alive:
            self._send(answer)


def _how(code: int, longest_turn: float) -> str:
    if code == HUNG:
        return f"its process was ended after {longest_turn:g} seconds on it"
    if code >= 0:
        return f"its process ended with exit code {code}"
    try:
        return f"its process was killed by {signal.Signals(-code).name}"
    except ValueError:
        return f"its process was killed by signal {-code}"
