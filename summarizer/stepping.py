"""A brief in steps, for a model that is asked by other means and answers hours later.

Nothing is kept between steps but the replies so far: each step drafts anew, is given the reply to each question, and
ends at the first question that has none, or with the brief. Drafting is deterministic, so the questions are the same
again; what the cache of answers knows is not asked.
"""

import hashlib
import json
import threading
from collections.abc import AsyncGenerator, AsyncIterable, Callable, Iterable, Sequence
from contextlib import aclosing, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from summarizer.article import Article
from summarizer.errors import SummarizerError
from summarizer.many import BriefResult, Source, SteppingAside, attempt, outcome, unforeseen
from summarizer.models import AnswerCache, open_model
from summarizer.models.cache import CacheUnusable
from summarizer.relay import Listening, Told
from summarizer.sources import read_article
from summarizer.workers import Ask, Pool, Turn, as_they_end
from summarizer.workers.pool import cores

if TYPE_CHECKING:
    import httpx2

    from summarizer.many import Briefer
    from summarizer.models import Model


@dataclass(frozen=True, slots=True)
class Reply:
    """What the endpoint answered to a request: its status and its body; `to` is the request's digest."""

    to: str
    status: int
    body: dict[str, Any]


def request_digest(request: dict[str, Any]) -> str:
    """What the body of a request is known by."""
    return hashlib.sha256(json.dumps(request, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Step:
    """A source, and the replies to the questions asked for it so far."""

    source: Source
    replies: tuple[Reply, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A step that ended at a question: the article that was read, and the body of the request."""

    article: Article
    request: dict[str, Any]


class _KeptAtTheEnd(AnswerCache):
    """Holds the answers of a step back until its brief is made: the next step is given them again, and counts them."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self._this_thread = threading.local()

    def keep(self, key: bytes, said: str) -> None:
        """Hold it back."""
        self._this_thread.held = [*getattr(self._this_thread, "held", ()), (key, said)]

    def settle(self, *, made: bool) -> None:
        """Keep what this thread holds back if the brief is made, else drop it."""
        held, self._this_thread.held = getattr(self._this_thread, "held", ()), ()
        with suppress(CacheUnusable):
            for key, said in held if made else ():
                super().keep(key, said)


class _Question(BaseException):
    """Leaves a draft at the first question without a reply; no error that anyone handles."""

    def __init__(self, request: dict[str, Any]) -> None:
        super().__init__("a question without a reply")
        self.request = request


@dataclass(frozen=True, slots=True)
class Stepping:
    """What the workers do: one step. `price_share` is what is paid of the list price; what a step tells comes along."""

    spec: str | Sequence[str] | None
    strategy: str
    cache: bool
    price_share: float
    open_briefer: "Callable[[Model, str | None], Briefer]"
    listening: Listening

    def open(self, share: int, turn: Turn, ask: Ask) -> Callable[[Step], tuple[Asked | BriefResult, Told]]:  # noqa: ARG002
        """What takes a step."""
        given = threading.local()
        answers = _KeptAtTheEnd.from_environment() if self.cache else None
        model = open_model(self.spec, carrier=lambda _: _replaying(given), cache=answers, price_share=self.price_share)
        briefer = self.open_briefer(model, self.strategy)
        fetcher = SteppingAside(away=turn.away)
        self.listening.begin()

        def take(step: Step) -> Asked | BriefResult:
            given.replies = list(step.replies)
            try:
                article = read_article(step.source, fetcher=fetcher)
            except SummarizerError as error:
                return BriefResult(step.source, error=error)
            except Exception as unknown:
                return BriefResult(step.source, error=unforeseen(unknown))
            try:
                ended: Asked | BriefResult = attempt(briefer, article)
            except _Question as question:
                ended = Asked(article, question.request)
            if answers:
                answers.settle(made=isinstance(ended, BriefResult))
            return ended

        def heard(step: Step) -> tuple[Asked | BriefResult, Told]:
            with self.listening.job() as told:
                return take(step), told

        return heard


def _replaying(given: threading.local) -> "httpx2.BaseTransport":
    import httpx2

    class Replaying(httpx2.BaseTransport):
        """Answers each request of a thread with the first reply to it that was not given yet."""

        def handle_request(self, request: httpx2.Request) -> httpx2.Response:
            asked = json.loads(request.read())
            replies: list[Reply] = given.replies
            reply = next((each for each in replies if each.to == request_digest(asked)), None)
            if reply is None:
                raise _Question(asked)
            replies.remove(reply)
            return httpx2.Response(reply.status, json=reply.body, request=request)

    return Replaying()


class Steps:
    """`async with Steps(work) as steps: steps.taken(…)`: in processes of their own, as many as there are cores."""

    def __init__(self, work: Stepping) -> None:
        self._pool: Pool[Step, tuple[Asked | BriefResult, Told]] = Pool(work, concurrency=cores())

    async def taken(
        self, steps: Iterable[Step] | AsyncIterable[Step]
    ) -> AsyncGenerator[tuple[Step, Asked | BriefResult], None]:
        """Every step with what comes of it, in the order in which they end; a step may end its process."""
        async with aclosing(as_they_end(steps, self._taken, self._pool.room)) as taken:
            async for each in taken:
                yield each

    async def _taken(self, step: Step) -> tuple[Step, Asked | BriefResult]:
        ended = await outcome(self._pool.run(step), step.source)
        if isinstance(ended, BriefResult):
            return step, ended
        result, told = ended
        if isinstance(result, BriefResult):  # each step tells anew of those before it
            told.again()
        return step, result

    async def __aenter__(self) -> Self:
        await self._pool.__aenter__()
        return self

    async def __aexit__(self, *error: object) -> None:
        await self._pool.__aexit__(*error)
