"""The engine of a Ray cluster (extra `ray`): the same briefs, made wherever Ray Data places its actors.

Ray is found by RAY_ADDRESS, else started on this machine. Articles of JSON lines travel with their rows; a path must
mean the same file on every machine. When an actor dies Ray starts another, which does the rows anew that it had; when
an article kills its process, the actor has a process of its own for it and lives on. What is told of an article comes
back with its result.
"""

import asyncio
import logging
import os
import pickle
import queue
import socket
import threading
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator, Mapping
from contextlib import aclosing
from typing import Any

from summarizer import BriefResult, Summarizer, SummarizerError
from summarizer.batch.settings import Settings
from summarizer.batch.sources import Item
from summarizer.batch.streaming import beside
from summarizer.errors import ReadingFailed, SourceError, one_line
from summarizer.relay import Listening, Told

WINDOW = 4_096
"""Articles handed to Ray at a time, so that a stream of any length takes no more memory."""
PAUSE_SECONDS = 1.0
"""How long a window that is not full waits for one article more."""
ROUNDS = 3
"""How often an article is handed to Ray whose result does not come back."""
ROWS_FOR_EACH_REQUEST = 8
"""Rows of a call to an actor, for each request it may have under way: what is done again when it dies, at most."""
BLOCK_BYTES = 64_000
"""Results come back when they fill a block, which is 128 MB otherwise."""
CONNECT_SECONDS = 10.0
PASSED_ON = ("SUMMARIZER_", "OPENAI_", "AZURE_")

Row = dict[str, Any]
Made = Iterator[tuple[int, BriefResult, Told]]


async def cluster(settings: Settings, feed: AsyncIterator[Item]) -> AsyncGenerator[tuple[str, BriefResult], None]:
    """The id of every item of `feed` with its result, in the order in which they come back."""
    ray = _started()
    try:
        actors = min(int(ray.cluster_resources().get("CPU", 1)), settings.concurrency)
        async with aclosing(windows(feed)) as opened:
            async for window in opened:
                made = each_once(window, lambda rows: _results(ray, rows, settings, actors))
                async with aclosing(made) as results:
                    async for name, result in results:
                        yield name, result
    finally:
        ray.shutdown()


async def each_once(
    window: list[Item], make: Callable[[list[Row]], Made]
) -> AsyncGenerator[tuple[str, BriefResult], None]:
    """The id of every item with its one result, whatever rows are lost or come twice.

    A row that Ray makes again after an actor's death takes the place of the one that stood there in the order of the
    first attempt, so that results made in another order may be missing, and others there twice.
    """
    left = {number: {"number": number, "source": pickle.dumps(item.source)} for number, item in enumerate(window)}
    for _ in range(ROUNDS):
        async with aclosing(beside(make(list(left.values())))) as results:
            async for number, result, told in results:
                if left.pop(number, None):
                    told.again()
                    yield window[number].id, result
        if not left:
            return
    for number in left:
        yield window[number].id, BriefResult(window[number].place, error=ReadingFailed("no worker came back with it"))


async def windows(feed: AsyncIterator[Item]) -> AsyncGenerator[list[Item], None]:
    """Items as they come, a window full of them together, or fewer where no more come for a while."""
    window: list[Item] = []
    coming: asyncio.Future[Item | None] | None = None
    try:
        while True:
            coming = coming or asyncio.ensure_future(anext(feed, None))
            come, _ = await asyncio.wait({coming}, timeout=PAUSE_SECONDS if window else None)
            item = coming.result() if come else None
            window += [item] if item else []
            if window and (item is None or len(window) == WINDOW):
                yield window
                window = []
            if come and item is None:
                return
            coming = None if come else coming
    finally:
        if coming is not None:
            coming.cancel()
            await asyncio.gather(coming, return_exceptions=True)


def _require_there(address: str) -> None:
    """SourceError if nobody listens at HOST:PORT: Ray itself would try for minutes, and then end the process."""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    if not host or not port.isdigit():
        return
    try:
        socket.create_connection((host, int(port)), timeout=CONNECT_SECONDS).close()
    except OSError as error:
        raise SourceError(f"Ray's cluster cannot be reached: {address}: {one_line(error)}") from error


def _started() -> Any:
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise SourceError("--engine ray needs an extra: pip install 'summarizer[ray]'") from error
    _require_there(os.environ.get("RAY_ADDRESS", ""))
    try:
        ray.init(log_to_driver=False, logging_level=logging.ERROR, include_dashboard=False)
    except Exception as error:  # a node that does not start in time is one of no class of its own
        raise SourceError(f"Ray's cluster cannot be reached: {one_line(error)}") from error
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.target_max_block_size = BLOCK_BYTES
    return ray


def _results(ray: Any, rows: list[Row], settings: Settings, actors: int) -> Made:
    share = max(1, settings.concurrency // actors)
    made = ray.data.from_items(rows, override_num_blocks=min(len(rows), 4 * actors)).map_batches(
        Actor,
        batch_size=share * ROWS_FOR_EACH_REQUEST,
        batch_format="numpy",
        num_cpus=1,
        compute=ray.data.ActorPoolStrategy(size=actors),
        fn_constructor_args=(settings, share, _passed_on(), Listening.here()),
    )
    try:
        for row in made.iter_rows():
            yield int(row["number"]), *pickle.loads(row["result"])  # noqa: S301
    except ray.exceptions.RayError as error:
        raise SummarizerError(f"Ray has ended the batch: {one_line(error)}") from error


def _passed_on() -> dict[str, str]:
    """What actors need of this environment. Ray writes the environment that it is given itself to its logs."""
    return {name: value for name, value in os.environ.items() if name.startswith(PASSED_ON)}


class Actor:
    """Briefs rows on a machine of the cluster, in a process of its own."""

    def __init__(self, settings: Settings, share: int, environment: Mapping[str, str], listening: Listening) -> None:
        os.environ.update(environment)
        self._summarizer = Summarizer(settings.model, strategy=settings.strategy, cache=settings.cache)
        self._share = share
        self._listening = listening
        self._waiting: dict[int, tuple[int, queue.SimpleQueue[Any]]] = {}
        self._broken: BaseException | None = None
        self._loop = asyncio.new_event_loop()
        self._sources: asyncio.Queue[Any] = asyncio.Queue()
        threading.Thread(target=self._serving, daemon=True).start()

    def __call__(self, batch: Row) -> Iterator[dict[str, list[Any]]]:
        """A row for every row, in the order in which they are done."""
        done: queue.SimpleQueue[tuple[int, tuple[BriefResult, Told]] | None] = queue.SimpleQueue()
        for number, pickled in zip(batch["number"], batch["source"], strict=True):
            source = pickle.loads(pickled)  # noqa: S301
            self._waiting[id(source)] = int(number), done
            self._loop.call_soon_threadsafe(self._sources.put_nowait, source)
        for _ in batch["number"]:
            if self._broken or (row := done.get()) is None:
                raise RuntimeError("briefing has ended") from self._broken
            yield {"number": [row[0]], "result": [pickle.dumps(row[1])]}

    def _serving(self) -> None:
        try:
            self._loop.run_until_complete(self._serve())
        except BaseException as error:
            self._broken = error
            for _, done in list(self._waiting.values()):
                done.put(None)

    async def _serve(self) -> None:
        made = self._summarizer.told_briefs(self._forever(), self._listening, concurrency=self._share, processes=1)
        async for result, told in made:
            number, done = self._waiting.pop(id(result.source))
            done.put((number, (result, told)))

    async def _forever(self) -> AsyncIterator[Any]:
        while True:
            yield await self._sources.get()
