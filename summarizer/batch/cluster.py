"""The engine of a Ray cluster (extra `ray`): the same briefs, made wherever Ray Data places its actors.

Ray is found by RAY_ADDRESS, else started on this machine. Articles of JSON lines travel with their rows; a path must
mean the same file on every machine. When an actor dies Ray starts another, which does the rows anew that it had; when
an article kills its process, the actor has a process of its own for it and lives on.
"""

import asyncio
import logging
import os
import pickle
import queue
import threading
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from typing import Any

from summarizer import BriefResult, Summarizer
from summarizer.batch.settings import Settings
from summarizer.batch.sources import Item
from summarizer.batch.streaming import beside
from summarizer.errors import SourceError

WINDOW = 4_096
"""Articles handed to Ray at a time, so that a stream of any length takes no more memory."""
ROWS_FOR_EACH_REQUEST = 8
"""Rows of a call to an actor, for each request it may have under way: what is done again when it dies, at most."""
BLOCK_BYTES = 64_000
"""Results come back when they fill a block, which is 128 MB otherwise."""
PASSED_ON = ("SUMMARIZER_", "OPENAI_", "AZURE_")


async def cluster(settings: Settings, feed: AsyncIterator[Item]) -> AsyncGenerator[tuple[str, BriefResult], None]:
    """The id of every item of `feed` with its result, in the order in which they come back."""
    ray = _started()
    try:
        actors = min(int(ray.cluster_resources().get("CPU", 1)), settings.concurrency)
        async for window in _windows(feed):
            async for name, result in beside(_results(ray, window, settings, actors)):
                yield name, result
    finally:
        ray.shutdown()


def _started() -> Any:
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise SourceError("--engine ray needs an extra: pip install 'summarizer[ray]'") from error
    variables = {name: value for name, value in os.environ.items() if name.startswith(PASSED_ON)}
    ray.init(
        log_to_driver=False, logging_level=logging.ERROR, include_dashboard=False, runtime_env={"env_vars": variables}
    )
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.target_max_block_size = BLOCK_BYTES
    return ray


async def _windows(feed: AsyncIterator[Item]) -> AsyncIterator[list[Item]]:
    window: list[Item] = []
    async for item in feed:
        window.append(item)
        if len(window) == WINDOW:
            yield window
            window = []
    if window:
        yield window


def _results(ray: Any, window: list[Item], settings: Settings, actors: int) -> Iterator[tuple[str, BriefResult]]:
    share = max(1, settings.concurrency // actors)
    rows = [{"name": item.id, "source": pickle.dumps(item.source)} for item in window]
    made = ray.data.from_items(rows, override_num_blocks=min(len(rows), 4 * actors)).map_batches(
        Actor,
        batch_size=share * ROWS_FOR_EACH_REQUEST,
        batch_format="numpy",
        num_cpus=1,
        compute=ray.data.ActorPoolStrategy(size=actors),
        fn_constructor_args=(settings, share),
    )
    for row in made.iter_rows():
        yield row["name"], pickle.loads(row["result"])  # noqa: S301


class Actor:
    """Briefs rows on a machine of the cluster, in a process of its own."""

    def __init__(self, settings: Settings, share: int) -> None:
        self._summarizer = Summarizer(settings.model, strategy=settings.strategy, cache=settings.cache)
        self._share = share
        self._waiting: dict[int, tuple[str, queue.SimpleQueue[tuple[str, BriefResult]]]] = {}
        self._loop = asyncio.new_event_loop()
        self._sources: asyncio.Queue[Any] = asyncio.Queue()
        threading.Thread(target=self._loop.run_until_complete, args=(self._serve(),), daemon=True).start()

    def __call__(self, batch: dict[str, Any]) -> Iterator[dict[str, list[Any]]]:
        """A row for every row, in the order in which they are done."""
        done: queue.SimpleQueue[tuple[str, BriefResult]] = queue.SimpleQueue()
        for name, pickled in zip(batch["name"], batch["source"], strict=True):
            source = pickle.loads(pickled)  # noqa: S301
            self._waiting[id(source)] = str(name), done
            self._loop.call_soon_threadsafe(self._sources.put_nowait, source)
        for _ in batch["name"]:
            name, result = done.get()
            yield {"name": [name], "result": [pickle.dumps(result)]}

    async def _serve(self) -> None:
        async for result in self._summarizer.briefs(self._forever(), concurrency=self._share, processes=1):
            name, done = self._waiting.pop(id(result.source))
            done.put((name, result))

    async def _forever(self) -> AsyncIterator[Any]:
        while True:
            yield await self._sources.get()
