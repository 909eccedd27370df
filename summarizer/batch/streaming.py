"""A blocking iterator beside an event loop."""

import asyncio
import threading
from collections.abc import AsyncGenerator, Iterator
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")
AHEAD = 64


async def beside(things: Iterator[T]) -> AsyncGenerator[T, None]:
    """`things`, read in a thread that nobody waits for: one that hangs in a read of stdin holds nothing up."""
    loop = asyncio.get_running_loop()
    come: asyncio.Queue[tuple[T] | BaseException | None] = asyncio.Queue()
    room, left = threading.Semaphore(AHEAD), threading.Event()

    def tell(what: tuple[T] | BaseException | None) -> None:
        with suppress(RuntimeError):  # the loop is closed: nobody listens any more
            loop.call_soon_threadsafe(come.put_nowait, what)

    def read() -> None:
        try:
            for thing in things:
                room.acquire()
                if left.is_set():
                    return
                tell((thing,))
            tell(None)
        except BaseException as error:
            tell(error)

    threading.Thread(target=read, daemon=True).start()
    try:
        while (one := await come.get()) is not None:
            if isinstance(one, BaseException):
                raise one
            room.release()
            yield one[0]
    finally:
        left.set()
        room.release()
