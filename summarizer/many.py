"""Briefs of many articles at once: in processes where the model can be opened there, else in threads."""

from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Protocol, Self, TypeVar

from summarizer.article import Article
from summarizer.brief import Brief
from summarizer.errors import ReadingFailed, SummarizerError, one_line
from summarizer.models import AnswerCache, Model, Usage, open_model
from summarizer.models.loading import Loading, shared
from summarizer.models.throttling import Throttle
from summarizer.relay import Listening, Told
from summarizer.sources import Described, read_article
from summarizer.sources.fetch import Fetcher, Page
from summarizer.workers import Ask, Pool, Turn, WorkerDied

Source = str | Path | Article | Described
T = TypeVar("T")
DEADLINE_SECONDS = 1_800.0
"""For one answer: rate limits are waited out for longer than anyone who watches would wait."""


@dataclass(frozen=True, slots=True)
class BriefResult:
    """One of `Summarizer.briefs`: the source as given, its brief or the error it met, and what was spent on it."""

    source: Source
    brief: Brief | None = None
    error: SummarizerError | None = None
    usage: Usage = field(default_factory=Usage)


class Briefer(Protocol):
    """A `Summarizer`, of which this page needs to know no more."""

    @property
    def model(self) -> Model:
        """What is asked."""

    def brief(self, source: Source) -> Brief:
        """The brief of `source`; raises SummarizerError."""


@dataclass(frozen=True, slots=True)
class Briefing:
    """What the workers do: `open_briefer` is called in each with a model of its own; what they tell comes along.

    A model that would be loaded into memory is asked of the process that they share.
    """

    spec: str | Sequence[str] | None
    strategy: str | None
    cache: bool
    open_briefer: Callable[[Model, str | None], Briefer]
    listening: Listening

    def open(self, share: int, turn: Turn, ask: Ask) -> Callable[[Source], tuple[BriefResult, Told]]:
        """What briefs one source, with at most `share` requests to the model at once."""
        throttle = Throttle(share, turn.away)
        answers = AnswerCache.from_environment() if self.cache else None
        model = open_model(
            self.spec, deadline_seconds=DEADLINE_SECONDS, load=shared(ask), cache=answers, throttle=throttle
        )
        briefer = self.open_briefer(model, self.strategy)
        fetcher = SteppingAside(away=turn.away)
        self.listening.begin()

        def brief(source: Source) -> tuple[BriefResult, Told]:
            with self.listening.job() as told:
                return attempt(briefer, source, fetcher), told

        return brief


def attempt(briefer: Briefer, source: Source, fetcher: Fetcher | None = None) -> BriefResult:
    """The result of one source, whatever goes wrong."""
    with briefer.model.metered() as meter:
        try:
            brief, error = briefer.brief(read_article(source, fetcher=fetcher)), None
        except SummarizerError as known:
            brief, error = None, known
        except Exception as unknown:
            brief, error = None, unforeseen(unknown)
    return BriefResult(source, brief, error, meter.usage)


def unforeseen(error: Exception) -> ReadingFailed:
    """What nobody raises on purpose, in one line: a fault of this package or of a library."""
    return ReadingFailed(f"reading it failed: {type(error).__name__}: {one_line(error)}")


async def outcome(job: Awaitable[T], source: Source) -> T | BriefResult:
    """What a job in another process gives, or the result of `source` where it, or the process, came to grief.

    SummarizerError if no process can be started.
    """
    try:
        return await job
    except OSError as error:
        raise SummarizerError(f"no process can be started to read in: {one_line(error)}") from error
    except WorkerDied as death:
        return BriefResult(source, error=ReadingFailed(f"reading it failed: {death}"))
    except Exception as unknown:
        return BriefResult(source, error=unforeseen(unknown))


class Processes:
    """Results by processes of their own, as many as there are cores, and one more for models that are loaded."""

    def __init__(self, work: Briefing, concurrency: int, processes: int | None) -> None:
        self._pool: Pool[Source, tuple[BriefResult, Told]] = Pool(
            work, concurrency=concurrency, processes=processes, shared=Loading()
        )
        self.room = self._pool.room

    async def result(self, source: Source) -> tuple[BriefResult, Told]:
        """The result of `source`, also if reading it ends the process; SummarizerError if none can be started."""
        ended = await outcome(self._pool.run(source), source)
        if isinstance(ended, BriefResult):
            return ended, Told()
        result, told = ended
        return replace(result, source=source), told

    async def __aenter__(self) -> Self:
        await self._pool.__aenter__()
        return self

    async def __aexit__(self, *error: object) -> None:
        await self._pool.__aexit__(*error)


class Threads:
    """Results by threads of this process, with the model that it has opened."""

    def __init__(self, briefer: Briefer, concurrency: int) -> None:
        self._briefer = briefer
        self._threads = ThreadPoolExecutor(concurrency)
        self.room = concurrency

    async def result(self, source: Source) -> tuple[BriefResult, Told]:
        """The result of `source`; what there is to tell has been told."""
        import asyncio
        from contextvars import copy_context

        briefed = partial(copy_context().run, attempt, self._briefer, source)
        return await asyncio.get_running_loop().run_in_executor(self._threads, briefed), Told()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *error: object) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)


@dataclass(frozen=True, slots=True)
class SteppingAside(Fetcher):
    """Lets others compute while a page is fetched."""

    away: Callable[[], AbstractContextManager[None]] = nullcontext

    def fetch(self, url: str) -> Page:
        """The page at `url`."""
        with self.away():
            return Fetcher.fetch(self, url)
