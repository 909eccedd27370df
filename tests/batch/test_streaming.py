"""A blocking iterator beside an event loop, left early and ended by errors."""

import asyncio
import gc
import threading
from collections.abc import Iterator

import pytest

from summarizer.batch.streaming import AHEAD, beside


def test_one_that_is_left_early_leaves_nothing_behind() -> None:
    """Warnings of coroutines never awaited and tasks destroyed would be errors here."""
    ended = threading.Event()

    def things() -> Iterator[int]:
        try:
            yield from range(100 * AHEAD)
        finally:
            ended.set()

    async def leave() -> None:
        async for thing in beside(things()):
            if thing == 3:
                break

    asyncio.run(leave())
    gc.collect()
    assert ended.wait(20)


def test_it_reads_no_further_than_a_little_ahead() -> None:
    given: list[int] = []

    def things() -> Iterator[int]:
        while len(given) < 10 * AHEAD:
            given.append(len(given))
            yield given[-1]

    async def some() -> None:
        async for thing in beside(things()):
            await asyncio.sleep(0)
            assert len(given) <= thing + AHEAD + 3

    asyncio.run(some())


class Panic(BaseException):
    pass


@pytest.mark.parametrize("error", [ValueError, Panic])
def test_whatever_ends_it_is_told(error: type[BaseException]) -> None:
    def things() -> Iterator[int]:
        yield 1
        raise error

    async def collect() -> None:
        assert [each async for each in beside(things())] == [1]

    with pytest.raises(error):
        asyncio.run(collect())
