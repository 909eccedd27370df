"""The flow: source → article → draft → checked brief."""

import asyncio
import time
from collections.abc import AsyncGenerator, AsyncIterable, Iterable, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import Self

from summarizer import prompts
from summarizer.article import Article
from summarizer.brief import Brief, Event, Rejection, Run
from summarizer.checking import Accepted, check, check_summary
from summarizer.draft import Draft, DraftItem, DraftItems, ItemSection, Refused
from summarizer.drafting import Progress, Strategy, strategy_named
from summarizer.many import Briefing, BriefResult, Processes, Source, Threads
from summarizer.merging import merged
from summarizer.models import AnswerCache, Meter, Model, open_model
from summarizer.reading.reading import Reading
from summarizer.relay import Listening, Told
from summarizer.sources import read_article
from summarizer.stepping import Stepping, Steps
from summarizer.summary import summary_of
from summarizer.telemetry import operation
from summarizer.workers import as_they_end

SECTIONS: tuple[ItemSection, ...] = ("who", "what", "numbers", "stances", "disputed")


def _silent(what: str, number: int, total: int) -> None:
    """No progress."""


class Summarizer:
    """Makes validated briefs with a model.

    `model` is "embedded", "openai/NAME", "http://host:port/v1#NAME", "azure/DEPLOYMENT", or an opened `Model`;
    None takes SUMMARIZER_MODEL, else OpenAI where OPENAI_API_KEY is set, else the embedded model. Several names, in a
    sequence or with commas between them, are in order of preference: when a model is out, the next one begins the
    brief anew in its own way, so that each brief is wholly drafted by the one that `run.model` names.
    `strategy` is "whole" or "sentences"; None takes the one of each model's profile.
    With `cache`, a model named here is not asked again what it has answered before, unless SUMMARIZER_NO_CACHE is
    set; an opened `Model` has its own, or none.
    `progress` is called with what is being read, its number, and how many there are.
    """

    def __init__(
        self,
        model: str | Sequence[str] | Model | None = None,
        *,
        strategy: str | None = None,
        cache: bool = True,
        progress: Progress = _silent,
    ) -> None:
        self._opened = isinstance(model, Model)
        self._spec = None if isinstance(model, Model) else model
        self._cache = cache
        answers = AnswerCache.from_environment() if cache else None
        self.model = model if isinstance(model, Model) else open_model(model, cache=answers)
        self.strategy = strategy_named(strategy) if strategy else None
        """How every model is asked; None is each in its own way."""
        self._progress = progress

    def brief(self, source: Source, *, published: str | None = None) -> Brief:
        """A brief of `source`: text, a path, an http(s) URL or an Article.

        `published` (ISO 8601) overrides the publication date found in the source.
        Raises SourceError if there is no article to be read, ModelError if the model cannot do its part.
        """
        return self._brief(read_article(source, published=published))

    async def abrief(self, source: Source, *, published: str | None = None) -> Brief:
        """`brief`, in a thread beside the running event loop."""
        return await asyncio.to_thread(self.brief, source, published=published)

    async def briefs(
        self, sources: Iterable[Source] | AsyncIterable[Source], *, concurrency: int = 16, processes: int | None = None
    ) -> AsyncGenerator[BriefResult, None]:
        """A result for every source, in the order they finish; an error is a result, never a stop.

        At most `concurrency` (1 or more) requests to the model are under way, fewer while it answers 429. `sources`
        may be of any length, and is asked for no more than a few articles ahead. Reading is done in `processes` of
        their own, by default one for each core, so that neither the event loop nor a broken article holds the others
        up, and the embedded model is loaded into one more. A model that was opened by the caller stays in this
        process, and so does the reading for it, and slows down for 429 only as far as it was opened to.
        """
        made = self.told_briefs(sources, Listening.here(), concurrency=concurrency, processes=processes)
        async with aclosing(made) as results:
            async for result, told in results:
                told.again()
                yield result

    async def told_briefs(
        self,
        sources: Iterable[Source] | AsyncIterable[Source],
        listening: Listening,
        *,
        concurrency: int,
        processes: int | None = None,
    ) -> AsyncGenerator[tuple[BriefResult, Told], None]:
        """As `briefs`, each with what `listening` has heard of it, to be told again where somebody watches."""
        if concurrency < 1:
            raise ValueError(f"concurrency is {concurrency}: give 1 or more")
        async with (
            self._crowd(listening, concurrency, processes) as crowd,
            aclosing(as_they_end(sources, crowd.result, crowd.room)) as results,
        ):
            async for result in results:
                yield result

    def steps(self, *, price_share: float = 1.0) -> Steps:
        """Briefs in steps, each up to the next question: for a model that is asked by other means than this object.

        `price_share` is what is paid of the list price.
        """
        if self._opened:
            raise ValueError("steps are taken in other processes: give the model's name, not an opened model")
        strategy = self.strategy_for(self.model).name
        return Steps(Stepping(self._spec, strategy, self._cache, price_share, _with_model, Listening.here()))

    def _crowd(self, listening: Listening, concurrency: int, processes: int | None) -> Processes | Threads:
        if self._opened:
            return Threads(self, concurrency)
        strategy = self.strategy.name if self.strategy else None
        work = Briefing(self._spec, strategy, self._cache, _with_model, listening)
        return Processes(work, concurrency, processes)

    def _brief(self, article: Article) -> Brief:
        known = {"gen_ai.agent.name": "brief", "summarizer.article.id": article.id}
        with operation("invoke_workflow", "brief", known) as told:
            brief = self._briefed(article)
            told.update(_told(brief))
            return brief

    def _briefed(self, article: Article) -> Brief:
        started = time.monotonic()
        reading = Reading(article)
        with self.model.metered() as meter:
            made = self.model.whichever(lambda model: self._made(model, reading))
        return Brief(
            article=article,
            summary=made.summary,
            **merged(made.accepted),
            rejected=made.rejected,
            run=_run(made, meter, time.monotonic() - started),
        )

    def _made(self, model: Model, reading: Reading) -> "_Made":
        strategy = self.strategy_for(model)
        reading = strategy.read(model, reading, self._progress)
        draft = strategy.draft(model, reading, self._progress)
        accepted, refused = _checked(draft, reading)
        if refused:
            self._progress("refused items again", 1, 1)
            again, refused = _second_chance(strategy, model, reading, refused)
            accepted += again
        summary, rejected = _summary(draft, accepted, reading)
        rejected += [_rejection(each) for each in refused]
        return _Made(model, strategy, summary, accepted, tuple(rejected), draft.notes)

    def strategy_for(self, model: Model) -> Strategy:
        """How `model` is asked."""
        return self.strategy or strategy_named(model.profile.strategy)

    def close(self) -> None:
        """Let go of the model's connections and memory."""
        self.model.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


def _with_model(model: Model, strategy: str | None) -> Summarizer:
    return Summarizer(model, strategy=strategy)


Checked = list[tuple[ItemSection, Accepted]]


@dataclass(frozen=True, slots=True)
class _Made:
    """What one model has made of an article."""

    model: Model
    strategy: Strategy
    summary: str
    accepted: Checked
    rejected: tuple[Rejection, ...]
    notes: list[str]


def _items(draft: DraftItems) -> list[tuple[ItemSection, DraftItem]]:
    return [(section, item) for section in SECTIONS for item in getattr(draft, section)]


def _checked(draft: DraftItems, reading: Reading) -> tuple[Checked, list[Refused]]:
    accepted: Checked = []
    refused: list[Refused] = []
    for section, item in _items(draft):
        outcome = check(section, item, reading)
        if isinstance(outcome, Refused):
            refused.append(outcome)
        else:
            accepted.append((section, outcome))
    return accepted, refused


def _second_chance(
    strategy: Strategy, model: Model, reading: Reading, refused: list[Refused]
) -> tuple[Checked, list[Refused]]:
    """Refused items once more: what fails again, or is not given again, stays refused."""
    again = strategy.redraft(model, reading, refused)
    accepted, still_refused = _checked(again, reading)
    answered = {section: len(getattr(again, section)) for section in SECTIONS}
    for section in SECTIONS:
        unanswered = [each for each in refused if each.section == section][answered[section] :]
        still_refused += unanswered
    return accepted, still_refused


def _summary(draft: Draft, accepted: Checked, reading: Reading) -> tuple[str, list[Rejection]]:
    """The drafted summary if the article supports all of it, else the accepted events that it tells first."""
    findings = check_summary(draft.summary, reading) if draft.summary else []
    if draft.summary and not findings:
        return draft.summary, []
    rejected = [
        Rejection(section="summary", item=draft.summary, reason=each.reason, detail=each.detail) for each in findings
    ]
    return summary_of([item for _, item in accepted if isinstance(item, Event)], reading), rejected


def _rejection(refused: Refused) -> Rejection:
    return Rejection(section=refused.section, item=refused.proposal, reason=refused.reason, detail=refused.detail)


def _told(brief: Brief) -> dict[str, str | int]:
    """What whoever watches may know of a brief: names and numbers, none of its words."""
    run = brief.run
    return {
        "gen_ai.request.model": run.model,
        "gen_ai.usage.input_tokens": run.input_tokens,
        "gen_ai.usage.output_tokens": run.output_tokens,
        "summarizer.strategy": run.strategy,
        "summarizer.prompt_version": run.prompt_version,
        "summarizer.calls": run.calls,
        "summarizer.items": sum(len(getattr(brief, section)) for section in SECTIONS),
        "summarizer.rejected": len(brief.rejected),
    }


def _run(made: _Made, meter: Meter, seconds: float) -> Run:
    usage = meter.usage
    cached = [f"{usage.cached} of the answers came from the cache"] if usage.cached else []
    return Run(
        model=made.model.name,
        strategy=made.strategy.name,
        prompt_version=prompts.version(),
        calls=usage.calls,
        retries=usage.retries,
        input_tokens=usage.input_tokens,
        output_tokens=usage.output_tokens,
        seconds=round(seconds, 3),
        cost_usd=usage.cost_usd,
        notes=(*made.notes, *cached, *meter.notes),
    )
