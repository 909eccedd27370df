"""The course of a batch: items → engine → records, with everything that may end it before its time."""

import asyncio
import sys
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import aclosing

from summarizer import BriefResult, SummarizerError
from summarizer.batch import records
from summarizer.batch.output import Output, key
from summarizer.batch.progress import Progress
from summarizer.batch.settings import Settings
from summarizer.batch.sources import Item, count, items, require_sources
from summarizer.batch.spending import Budget
from summarizer.batch.streaming import beside
from summarizer.errors import SourceError

ALL_BRIEFED, SOME_FAILED, NO_MODEL = 0, 1, 3
FEWEST_OF_AN_OUTAGE = 8
Engine = Callable[[Settings, AsyncIterator[Item]], AsyncGenerator[tuple[str, BriefResult], None]]


def run(settings: Settings) -> int:
    """Brief every article that has no record yet; 0 if all have a brief, 1 if not, 3 if the model is out of reach.

    Raises SummarizerError for what concerns no single article: bad settings, an output that cannot be written.
    """
    require_sources(settings.sources)
    engine = _engine(settings)
    output = Output(settings)
    try:
        return asyncio.run(_Batch(settings, output).run(engine))
    finally:
        output.close()


def _engine(settings: Settings) -> Engine:
    limited = settings.max_cost is not None or settings.max_tokens is not None
    if limited and settings.engine == "openai-batch":
        raise SourceError("--engine openai-batch hands everything out at once: a budget needs another engine")
    match settings.engine:
        case "local":
            from summarizer.batch.local import local

            return local
        case "openai-batch":
            from summarizer.batch.provider import provider

            return provider
        case "ray":
            from summarizer.batch.cluster import cluster

            return cluster


class _Batch:
    def __init__(self, settings: Settings, output: Output) -> None:
        self._settings = settings
        self._output = output
        self._progress = Progress(count(settings.sources, settings.output))
        self._budget = Budget(settings, output.spent, len(output.done))
        self._seen: dict[int, int] = {}
        self._under_way = 0
        self._in_a_row = 0
        self._less_under_way = asyncio.Event()

    async def run(self, engine: Engine) -> int:
        note = ""
        try:
            async with aclosing(engine(self._settings, self._feed())) as results:
                async for name, result in results:
                    self._under_way -= 1
                    self._less_under_way.set()
                    self._record(name, result)
                    if note := self._outage(result):
                        break
        except BaseException:
            self._progress.clear()
            raise
        return self._end(note)

    async def _feed(self) -> AsyncIterator[Item]:
        """The items that an engine is to brief; waits where the budget may not hold for another one."""
        async for named in beside(items(self._settings.sources, sys.stdin.buffer, self._settings.output)):
            item = self._new(named)
            if item is None:
                continue
            if isinstance(item.source, SummarizerError):
                self._record(item.id, BriefResult(item.place, error=item.source))
                continue
            while not self._budget.allows(self._under_way):
                if not self._under_way:
                    self._budget.reached = True
                    return
                self._less_under_way.clear()
                await self._less_under_way.wait()
            self._under_way += 1
            yield item

    def _new(self, item: Item) -> Item | None:
        """The item if it is to have a record of this run; one with another's id is an error, named after its place."""
        name, content = key(item.id), key(item.content)
        if self._seen.get(name, content) != content and item.id != item.place:
            error = SourceError(f"{item.place} has the id {item.id!r} of another article before it")
            return self._new(Item(item.place, error, item.place))
        if name in self._seen:
            self._progress.repeated += 1
            return None
        self._seen[name] = content
        if name in self._output.done:
            self._progress.known += 1
            return None
        return item

    def _record(self, name: str, result: BriefResult) -> None:
        self._output.append(records.written(name, result))
        if result.error is None:
            self._progress.briefed += 1
        else:
            self._progress.failed += 1
        self._budget.add(result.usage)
        self._progress.show(self._budget.spent)

    def _outage(self, result: BriefResult) -> str:
        """What to say if one article after another has failed for the model's sake; else nothing."""
        passing = type(result.error).__name__ in records.PASSING
        self._in_a_row = self._in_a_row + 1 if passing else 0
        if self._in_a_row < max(FEWEST_OF_AN_OUTAGE, self._settings.concurrency):
            return ""
        return str(result.error)

    def _end(self, note: str) -> int:
        progress = self._progress
        if self._budget.reached:
            note = "the budget is spent"
        elif not note and not progress.done:
            raise SourceError("there are no articles in what was named")
        self._progress.end(self._budget.spent, note)
        if self._in_a_row and (note or (self._in_a_row == progress.failed and not progress.briefed)):
            return NO_MODEL
        failed = progress.failed or self._output.failed or self._budget.reached
        return SOME_FAILED if failed else ALL_BRIEFED
