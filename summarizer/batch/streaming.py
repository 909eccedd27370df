"""A blocking iterator beside an event loop."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")
AHEAD = 64


async def beside(things: Iterator[T]) -> AsyncIterator[T]:
    """`things`, read in a thread that nobody waits for: one that hangs in a read of stdin holds nothing up."""
    loop = asyncio.get_running_loop()
    queue: asyncio.Queue[tuple[T] | BaseException | None] = asyncio.Queue(AHEAD)

    def read() -> None:
        with suppress(RuntimeError, asyncio.CancelledError):  # the loop is closed: nobody listens any more
            try:
                for thing in things:
                    asyncio.run_coroutine_threadsafe(queue.put((thing,)), loop).result()
            except Exception as error:
                asyncio.run_coroutine_threadsafe(queue.put(error), loop).result()
            asyncio.run_coroutine_threadsafe(queue.put(None), loop).result()

    threading.Thread(target=read, daemon=True).start()
    while (read_one := await queue.get()) is not None:
        if isinstance(read_one, BaseException):
            raise read_one
        yield read_one[0]
