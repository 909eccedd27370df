"""The course of a batch: items → engine → records, with everything that may end it before its time."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import aclosing
from dataclasses import replace

from summarizer import BriefResult, SummarizerError
from summarizer.batch import records
from summarizer.batch.outage import Outage
from summarizer.batch.output import Output, key
from summarizer.batch.progress import Progress
from summarizer.batch.settings import Settings
from summarizer.batch.sources import Item, count, digest, items, require_sources
from summarizer.batch.spending import Budget, stand_ins
from summarizer.batch.streaming import beside
from summarizer.errors import SourceError

ALL_BRIEFED, SOME_FAILED, NO_MODEL = 0, 1, 3
SPENT = "passed over: the models before this one, since the budget is spent"
TICK_SECONDS = 1.0
Engine = Callable[[Settings, AsyncIterator[Item]], AsyncGenerator[tuple[str, BriefResult], None]]


def run(settings: Settings) -> int:
    """Brief every article that has no record yet.

    0 if all have a brief, 1 if not, 3 if the model or the network is out of reach.
    Raises SummarizerError for what concerns no single article: bad settings, an output that cannot be written.
    """
    require_sources(settings.sources)
    engine = _engine(settings)
    output = Output(settings)
    try:
        code = asyncio.run(_Batch(settings, output).run(engine))
        output.require_there()
        return code
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
        self._budget = Budget(settings, output.spent, output.asked)
        self._outage = Outage(settings.concurrency)
        self._seen: dict[int, int] = {}
        self._under_way = 0
        self._less_under_way = asyncio.Event()
        self._left_out: Item | None = None
        """What the budget did not allow."""
        self._stands_in = False

    async def run(self, engine: Engine) -> int:
        telling = asyncio.create_task(self._tell())
        try:
            async with aclosing(beside(items(self._settings.sources, self._settings.output))) as named:
                stopped = await self._briefed(engine, self._settings, named)
                if self._left_out and not stopped and (others := stand_ins(self._settings.model)):
                    self._budget.lift()
                    self._stands_in = True
                    stopped = await self._briefed(engine, replace(self._settings, model=others), named)
        except BaseException:
            self._progress.clear()
            raise
        finally:
            telling.cancel()
        return self._end(stopped)

    async def _briefed(self, engine: Engine, settings: Settings, named: AsyncIterator[Item]) -> str:
        """Record what the engine makes of what is named; says why it was stopped, if it was."""
        async with aclosing(engine(settings, self._feed(named))) as results:
            async for name, result in results:
                self._under_way -= 1
                self._less_under_way.set()
                self._record(name, result)
                if stopped := self._outage.after(result):
                    return stopped
        return ""

    async def _tell(self) -> None:
        while True:
            self._progress.tick(self._budget.spent)
            await asyncio.sleep(TICK_SECONDS)

    async def _feed(self, named: AsyncIterator[Item]) -> AsyncIterator[Item]:
        """The items that an engine is to brief; waits where the budget may not hold for another one."""
        if self._left_out:
            left_out, self._left_out = self._left_out, None
            self._under_way += 1
            yield left_out
        async for each in named:
            item = self._new(each)
            if item is None:
                continue
            if isinstance(item.source, SummarizerError):
                self._record(item.id, BriefResult(item.place, error=item.source))
                continue
            while not self._budget.allows(self._under_way):
                if not self._under_way:
                    self._left_out = item
                    return
                self._less_under_way.clear()
                await self._less_under_way.wait()
            self._under_way += 1
            yield item

    def _new(self, item: Item) -> Item | None:
        """The item if it is to have a record of this run; one with another's id is an error with an id of its own."""
        content = key(item.content)
        if self._seen.get(key(item.id), content) != content:
            error = SourceError(f"{item.place} has the id {item.id!r} of another article before it")
            item = Item(f"{item.id}#{digest(item.content)}", error, item.place)
        name = key(item.id)
        if name in self._seen:
            self._progress.repeated += 1
            return None
        self._seen[name] = content
        if name in self._output.done:
            self._progress.known += 1
            return None
        return item

    def _record(self, name: str, result: BriefResult) -> None:
        if self._stands_in and result.brief:
            run = result.brief.run
            told = run.model_copy(update={"notes": (*run.notes, SPENT)})
            result = replace(result, brief=result.brief.model_copy(update={"run": told}))
        self._output.append(records.written(name, result))
        if result.error is None:
            self._progress.briefed += 1
        else:
            self._progress.failed += 1
        self._budget.add(result.usage)
        self._progress.show(self._budget.spent)

    def _end(self, stopped: str) -> int:
        progress = self._progress
        if not (stopped or progress.done or self._left_out):
            raise SourceError("there are no articles in what was named")
        spent = "the budget is spent" if self._left_out or self._stands_in else ""
        progress.end(self._budget.spent, stopped or spent)
        if stopped or (progress.failed and progress.failed == self._outage.passing and not progress.briefed):
            return NO_MODEL
        failed = progress.failed or self._output.failed or self._left_out
        return SOME_FAILED if failed else ALL_BRIEFED
