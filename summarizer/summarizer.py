"""The flow: source → article → draft → checked brief."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from summarizer import prompts
from summarizer.article import Article
from summarizer.brief import Brief, Event, Rejection, Run
from summarizer.checking import Accepted, check, check_summary
from summarizer.draft import Draft, DraftItem, DraftItems, ItemSection, Refused
from summarizer.drafting import Progress, Strategy, strategy_named
from summarizer.errors import SummarizerError
from summarizer.merging import merged
from summarizer.models import AnswerCache, Meter, Model, open_model
from summarizer.reading.reading import Reading
from summarizer.sources import read_article
from summarizer.telemetry import operation

Source = str | Path | Article
SUMMARY_EVENTS = 2
SECTIONS: tuple[ItemSection, ...] = ("who", "what", "numbers", "stances", "disputed")


def _silent(what: str, number: int, total: int) -> None:
    """No progress."""


@dataclass(frozen=True, slots=True)
class BriefResult:
    """One of `Summarizer.briefs`: the source as given, and either its brief or the error it met."""

    source: Source
    brief: Brief | None = None
    error: SummarizerError | None = None


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

    async def briefs(self, sources: Iterable[Source], *, concurrency: int = 16) -> AsyncIterator[BriefResult]:
        """A result for every source, in the order they finish; an error is a result, never a stop.

        At most `concurrency` (1 or more) are under way, and `sources` is read no faster than that.
        """
        pending: set[asyncio.Task[BriefResult]] = set()
        waiting = iter(sources)
        exhausted = False
        try:
            while pending or not exhausted:
                while len(pending) < concurrency and not exhausted:
                    try:
                        pending.add(asyncio.create_task(self._result(next(waiting))))
                    except StopIteration:
                        exhausted = True
                if pending:
                    done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
                    for task in done:
                        yield task.result()
        finally:
            for task in pending:
                task.cancel()

    async def _result(self, source: Source) -> BriefResult:
        try:
            return BriefResult(source, brief=await self.abrief(source))
        except SummarizerError as error:
            return BriefResult(source, error=error)

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
    """The drafted summary if the article supports all of it, else the first accepted events."""
    findings = check_summary(draft.summary, reading)
    if draft.summary and not findings:
        return draft.summary, []
    rejected = [
        Rejection(section="summary", item=draft.summary, reason=each.reason, detail=each.detail) for each in findings
    ]
    events = [item for _, item in accepted if isinstance(item, Event)]
    leads = [_lead(event, reading) for event in events[:SUMMARY_EVENTS]]
    return " ".join(lead for lead in leads if not check_summary(lead, reading)), rejected


def _lead(event: Event, reading: Reading) -> str:
    speaker = event.said_by[0] if event.said_by else None
    party = reading.party_named(speaker) if speaker else None
    article = "the " if party and party.kind == "organisation" and f"the {speaker}" in reading.text.lower() else ""
    source = f", according to {article}{speaker}" if speaker else ""
    return f"{event.event.rstrip('.')}{source}."


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
