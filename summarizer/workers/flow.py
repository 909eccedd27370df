"""A stream of jobs to a stream of results, a bounded number of them under way."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator, Awaitable, Callable, Iterable
from typing import TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")


async def as_they_end(
    jobs: Iterable[Job] | AsyncIterable[Job], do: Callable[[Job], Awaitable[Result]], room: int
) -> AsyncGenerator[Result, None]:
    """The result of every job in the order in which they end; the next job is asked for when fewer than `room` run."""
    feed = aiter(jobs if isinstance(jobs, AsyncIterable) else _asynchronous(jobs))
    running: set[asyncio.Task[Result]] = set()
    coming: asyncio.Task[Job] | None = _next(feed)
    try:
        while running or coming:
            wanted = coming if len(running) < room else None
            await asyncio.wait({*running, wanted} if wanted else running, return_when=asyncio.FIRST_COMPLETED)
            ended = {each for each in running if each.done()}
            running -= ended
            if wanted and wanted.done():
                try:
                    running.add(asyncio.create_task(_doing(do, wanted.result())))
                    coming = _next(feed)
                except StopAsyncIteration:
                    coming = None
            for task in ended:
                yield task.result()
    finally:
        for task in (*running, *((coming,) if coming else ())):
            task.cancel()
        await asyncio.gather(*running, *((coming,) if coming else ()), return_exceptions=True)


def _next(feed: AsyncIterator[Job]) -> "asyncio.Task[Job]":
    async def following() -> Job:
        return await anext(feed)

    return asyncio.create_task(following())


async def _doing(do: Callable[[Job], Awaitable[Result]], job: Job) -> Result:
    return await do(job)


async def _asynchronous(jobs: Iterable[Job]) -> AsyncIterator[Job]:
    for job in jobs:
        yield job
