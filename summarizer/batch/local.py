"""The engine on this machine: requests to the model at once, reading on all cores."""

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from pathlib import Path

from summarizer import Article, BriefResult, Summarizer, SummarizerError
from summarizer.batch.settings import Settings
from summarizer.batch.sources import Item


async def local(settings: Settings, feed: AsyncIterator[Item]) -> AsyncGenerator[tuple[Item, BriefResult], None]:
    """Every item of `feed` with its result, in the order in which they are done."""
    items: dict[int, Item] = {}

    async def sources() -> AsyncIterator[str | Path | Article]:
        async for item in feed:
            if not isinstance(item.source, SummarizerError):
                items[id(item.source)] = item
                yield item.source

    with Summarizer(settings.model, strategy=settings.strategy) as summarizer:
        async with aclosing(summarizer.briefs(sources(), concurrency=settings.concurrency)) as results:
            async for result in results:
                yield items.pop(id(result.source)), result
