"""Jobs over processes: one more when all are busy, another when one dies, a cell for what may have killed it."""

import asyncio
import os
from typing import Any, Generic, Self, TypeVar, cast

from summarizer.workers.messages import Ended, Setup
from summarizer.workers.process import Worker, WorkerDied
from summarizer.workers.shared import Shared
from summarizer.workers.turn import Work

Job = TypeVar("Job")
Result = TypeVar("Result")
AHEAD = 3
"""Jobs that a process is given beyond its share of requests, so that one is ready when a request is done."""
MOST_JOBS = 2_000
"""Jobs after which a process is replaced: libraries keep every new word that they meet."""
LONGEST_TURN = 120.0
"""Seconds a job may compute without a pause; the longest article that is let in takes a quarter of that."""
INNOCENT_DEATHS = 2


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Pool(Generic[Job, Result]):
    """`async with Pool(work, concurrency=32) as pool: await pool.run(job)`.

    `concurrency` requests at once are shared out over `processes`, by default one for each core, which start when
    they are needed. `room` is how many jobs it can be busy with. What `work` asks is done by `shared`, in a process
    that is the same for all.
    """

    def __init__(
        self,
        work: Work[Job, Result],
        *,
        concurrency: int,
        processes: int | None = None,
        shared: Work[Any, Any] | None = None,
        longest_turn: float = LONGEST_TURN,
    ) -> None:
        count = max(1, min(processes or cores(), concurrency))
        shares = [concurrency // count + (each < concurrency % count) for each in range(count)]
        self._setups = [Setup(work, share, share + AHEAD, longest_turn) for share in shares]
        self._solitary = Setup(work, 1, 1, longest_turn)
        self._workers: list[Worker | None] = [None] * count
        self._retired: list[Worker] = []
        self._cell: Worker | None = None
        self._one_in_the_cell = asyncio.Lock()
        self._one_starts = asyncio.Lock()
        self.room = sum(each.threads for each in self._setups)
        self._shared = Shared(Setup(shared, 1, self.room + 1, longest_turn)) if shared else None
        self._open = asyncio.Semaphore(self.room)

    async def run(self, job: Job) -> Result:
        """The job's result; raises what it raised, or WorkerDied if it ends whatever process it is given to."""
        deaths = 0
        while deaths < INNOCENT_DEATHS:
            try:
                async with self._open:
                    return cast(Result, (await self._given(job)).outcome)
            except WorkerDied as death:
                deaths += 1
                if death.suspect:
                    break
        async with self._one_in_the_cell:
            if self._cell is None or not self._cell.alive:
                self._cell = await self._started(self._solitary)
            return cast(Result, (await self._cell.give(job)).outcome)

    async def _given(self, job: Job) -> Ended:
        async with self._one_starts:
            given = (await self._least_busy()).give(job)
        return await given

    async def _least_busy(self) -> Worker:
        """The worker that has the most room; a new one where there is none, it has died, or done enough."""
        for place, worker in enumerate(self._workers):
            if worker is not None and (not worker.alive or worker.taken >= MOST_JOBS):
                self._retired.append(worker)
                self._workers[place] = None
        await self._close_retired()
        running = [each for each in self._workers if each is not None]
        best = max(running, key=lambda each: each.free, default=None)
        if best is not None and best.free > AHEAD:
            return best
        if None in self._workers:
            place = self._workers.index(None)
            started = self._workers[place] = await self._started(self._setups[place])
            return started
        assert best is not None
        return best

    async def _started(self, setup: Setup) -> Worker:
        return await Worker(setup, self._shared.answer if self._shared else None).start()

    async def _close_retired(self) -> None:
        idle = [each for each in self._retired if each.idle]
        self._retired = [each for each in self._retired if not each.idle]
        for each in idle:
            await each.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *error: object) -> None:
        for each in (*self._workers, *self._retired, self._cell, self._shared):
            if each is not None:
                await each.close()
