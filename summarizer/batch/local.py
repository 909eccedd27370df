"""The engine on this machine: requests to the model at once, reading on all cores."""

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from pathlib import Path

from summarizer import BriefResult, Summarizer, SummarizerError
from summarizer.batch.settings import Settings
from summarizer.batch.sources import Item
from summarizer.sources import Described


async def local(settings: Settings, feed: AsyncIterator[Item]) -> AsyncGenerator[tuple[str, BriefResult], None]:
    """The id of every item of `feed` with its result, in the order in which they are done."""
    names: dict[int, str] = {}

    async def sources() -> AsyncIterator[str | Path | Described]:
        async for item in feed:
            if not isinstance(item.source, SummarizerError):
                names[id(item.source)] = item.id
                yield item.source

    with Summarizer(settings.model, strategy=settings.strategy, cache=settings.cache) as summarizer:
        async with aclosing(summarizer.briefs(sources(), concurrency=settings.concurrency)) as results:
            async for result in results:
                yield names.pop(id(result.source)), result
