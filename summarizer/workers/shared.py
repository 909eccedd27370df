"""The one process that all workers share, for what is too large to be had by each."""

import asyncio
from typing import Any

from summarizer.workers.messages import Asks, Ended, Setup
from summarizer.workers.process import Worker, WorkerDied


class Shared:
    """Starts when it is first asked, and anew when it has died."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._worker: Worker | None = None
        self._one_starts = asyncio.Lock()

    async def answer(self, asks: Asks) -> Ended:
        """What comes of a job, whatever that is."""
        try:
            ended: Ended = await self._given(asks.job)
        except (OSError, WorkerDied) as error:
            return Ended(asks.number, error=WorkerDied(str(error)))
        return Ended(asks.number, ended.result, ended.error)

    async def close(self) -> None:
        """End the process, whatever it is at."""
        if self._worker is not None:
            await self._worker.close()

    async def _given(self, job: Any) -> Ended:
        async with self._one_starts:
            if self._worker is None or not self._worker.alive:
                await self.close()
                self._worker = await Worker(self._setup).start()
            given = self._worker.give(job)
        return await given
