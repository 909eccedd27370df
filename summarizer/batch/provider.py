"""The engine of a provider's batch API (OpenAI's, and others that speak it): half the price, within a day.

Every question that an article asks goes into the next batch: the draft into the first, what was refused into the
second, and so on. What is asked and waited for is kept beside the output, so that the same command, started again at
any time, goes on: it sends nothing twice, as each batch carries a mark by which it is found again.
"""

import asyncio
import json
import tempfile
import uuid
from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Iterator
from contextlib import aclosing, contextmanager
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from summarizer import BriefResult, Summarizer, SummarizerError
from summarizer.batch.settings import Settings
from summarizer.batch.sources import Item
from summarizer.batch.waiting import Waiting
from summarizer.errors import ModelUnavailable, SourceError
from summarizer.stepping import Step, Steps

if TYPE_CHECKING:
    from openai import OpenAI
    from openai.types import Batch

ENDPOINT: Literal["/v1/chat/completions"] = "/v1/chat/completions"
MOST_REQUESTS = 50_000
MOST_BYTES = 190_000_000
"""OpenAI's limits are 50,000 requests and 200 MB a file."""
MARK = "summarizer"
FIRST_WAIT_SECONDS = 0.5
LONGEST_WAIT_SECONDS = 60.0
ENDED = frozenset({"completed", "failed", "expired", "cancelled"})
GIVEN_UP = frozenset({"failed", "cancelled"})
NEVER_ASKED = "batch_expired"
TRIES = 8
PRICE_SHARE = 0.5
"""What is paid of the list price (OpenAI, Azure)."""

T = TypeVar("T")


async def provider(settings: Settings, feed: AsyncIterator[Item]) -> AsyncGenerator[tuple[str, BriefResult], None]:
    """The id of every item of `feed` with its result: first those that need no answer, then batch after batch."""
    if settings.output is None:
        raise SourceError("--engine openai-batch waits for hours: give --output a file, by which it can go on")
    path = settings.output.with_name(settings.output.name + ".waiting")
    with (
        Summarizer(settings.model, strategy=settings.strategy, cache=settings.cache) as summarizer,
        Waiting(path) as waiting,
    ):
        if hasattr(summarizer.model, "models"):
            raise SourceError("--engine openai-batch asks one model: name one")
        if summarizer.strategy_for(summarizer.model).name != "whole":
            raise SourceError("--engine openai-batch asks for all of an article at once: give --strategy whole")
        async with summarizer.steps(price_share=PRICE_SHARE) as steps:
            batching = _Batching(summarizer.model.client.with_options(max_retries=TRIES), waiting, steps)
            async with aclosing(batching.results(feed)) as results:
                async for name, result in results:
                    waiting.finish(name)
                    yield name, result
            waiting.clean()


class _Batching:
    def __init__(self, client: "OpenAI", waiting: Waiting, steps: Steps) -> None:
        self._client = client
        self._waiting = waiting
        self._steps = steps

    async def results(self, feed: AsyncIterator[Item]) -> AsyncGenerator[tuple[str, BriefResult], None]:
        """Every item's id with its result."""
        left: set[str] = set()

        async def steps() -> AsyncIterator[tuple[str, Step]]:
            async for item in feed:
                left.add(item.id)
                if not self._waiting.is_asked(item.id):
                    assert not isinstance(item.source, SummarizerError)
                    yield item.id, self._waiting.step(item.id) or Step(item.source)

        async for name, result in self._taken(steps()):
            left.discard(name)
            yield name, result
        while left:
            await self._send(left)
            answered = left.intersection(await self._answered())
            async for name, result in self._taken(_each(self._known(answered))):
                left.discard(name)
                yield name, result

    def _known(self, names: Iterable[str]) -> Iterator[tuple[str, Step]]:
        for name in names:
            step = self._waiting.step(name)
            assert step is not None
            yield name, step

    async def _taken(self, named: AsyncIterator[tuple[str, Step]]) -> AsyncGenerator[tuple[str, BriefResult], None]:
        """The steps that end with a result; of the others the question is kept."""
        names: dict[int, str] = {}

        async def steps() -> AsyncIterator[Step]:
            async for name, step in named:
                names[id(step)] = name
                yield step

        async with aclosing(self._steps.taken(steps())) as taken:
            async for step, outcome in taken:
                name = names.pop(id(step))
                if isinstance(outcome, BriefResult):
                    yield name, outcome
                else:
                    self._waiting.ask(name, outcome, step.replies)

    async def _send(self, wanted: set[str]) -> None:
        """Send every question of `wanted` articles that is not sent."""
        while self._waiting.gather(uuid.uuid4().hex, wanted, MOST_REQUESTS, MOST_BYTES) is not None:
            pass
        for batch, mark, remote in self._waiting.batches():
            if remote is None:
                self._waiting.sent(batch, await asyncio.to_thread(self._sent, batch, mark))

    def _sent(self, batch: int, mark: str) -> str:
        """The id of a batch, which the provider has already if the last run, or the last try, ended just after it.

        The client must not send it again by itself: if only the answer were lost there would be two, both paid.
        """
        import openai
        import tenacity

        passing = (openai.APIConnectionError, openai.InternalServerError, openai.RateLimitError, openai.ConflictError)
        repeated = tenacity.Retrying(
            retry=tenacity.retry_if_exception_type(passing),
            stop=tenacity.stop_after_attempt(TRIES),
            wait=tenacity.wait_random_exponential(multiplier=FIRST_WAIT_SECONDS, max=LONGEST_WAIT_SECONDS),
            reraise=True,
        )
        with self._told("send the batch"):
            made: str = repeated(lambda: self._found(mark) or self._created(batch, mark))
            return made

    def _found(self, mark: str) -> str | None:
        marked = (each.id for each in self._client.batches.list() if (each.metadata or {}).get(MARK) == mark)
        return next(marked, None)

    def _created(self, batch: int, mark: str) -> str:
        with tempfile.TemporaryFile() as lines:
            lines.writelines(_line(number, request) for number, request in self._waiting.requests(batch))
            lines.seek(0)
            file = self._client.files.create(file=("requests.jsonl", lines), purpose="batch")
        once = self._client.with_options(max_retries=0)
        made = once.batches.create(
            input_file_id=file.id, endpoint=ENDPOINT, completion_window="24h", metadata={MARK: mark}
        )
        return made.id

    async def _answered(self) -> list[str]:
        """Wait for the next batch to end; the names of its articles."""
        wait = FIRST_WAIT_SECONDS
        while True:
            for batch, _, remote in self._waiting.batches():
                assert remote is not None
                ended = await asyncio.to_thread(self._ended, remote)
                if ended is not None:
                    names = await asyncio.to_thread(self._collected, batch, ended)
                    if ended.status in GIVEN_UP:
                        raise ModelUnavailable(f"the batch {remote} has {ended.status}{_reasons(ended)}")
                    return names
            await asyncio.sleep(wait)
            wait = min(2 * wait, LONGEST_WAIT_SECONDS)

    def _ended(self, remote: str) -> "Batch | None":
        with self._told(f"ask for the batch {remote}"):
            found = self._client.batches.retrieve(remote)
        return found if found.status in ENDED else None

    def _collected(self, batch: int, ended: "Batch") -> list[str]:
        with self._told(f"read what the batch {ended.id} has answered"):
            return self._waiting.answer(batch, self._replies(ended))

    def _replies(self, ended: "Batch") -> Iterator[tuple[int, int, dict[str, Any]]]:
        for file in (ended.output_file_id, ended.error_file_id):
            if file is not None:
                with self._client.files.with_streaming_response.content(file) as content:
                    for line in content.iter_lines():
                        if line.strip() and (reply := _reply(json.loads(line))):
                            yield reply

    @contextmanager
    def _told(self, what: str) -> Iterator[None]:
        """Errors on the way to the provider as this package's, in one line and without the key."""
        import httpx2
        import openai

        try:
            yield
        except (openai.OpenAIError, httpx2.HTTPError, ValueError, KeyError) as error:
            line = " ".join(str(error).split()).replace(self._client.api_key, "[key]")
            raise ModelUnavailable(f"cannot {what}: {line[:200]}") from error


async def _each(things: Iterable[T]) -> AsyncIterator[T]:
    for thing in things:
        yield thing


def _line(number: int, request: dict[str, Any]) -> bytes:
    line = {"custom_id": str(number), "method": "POST", "url": ENDPOINT, "body": request}
    return json.dumps(line).encode() + b"\n"


def _reply(line: dict[str, Any]) -> tuple[int, int, dict[str, Any]] | None:
    """An article's number with the status and the body that it is answered; None where the question was never asked."""
    number, response, error = int(line["custom_id"]), line.get("response"), line.get("error")
    if response:
        return number, int(response["status_code"]), response["body"] or {}
    if not error or error.get("code") == NEVER_ASKED:
        return None
    return number, 400, {"error": error}


def _reasons(ended: "Batch") -> str:
    found = [each.message for each in (ended.errors and ended.errors.data) or [] if each.message]
    return ": " + "; ".join(found[:3]) if found else ""
