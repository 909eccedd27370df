"""Ours and its peers over the same articles on the same model, each as its own documentation advises for many."""

import asyncio
import logging
import resource
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import islice
from typing import Any

from evals.speed.figures import OURS
from evals.speed.server import answered
from summarizer import Article, Summarizer

WARM = 64
"""Articles before the clock starts: processes start, parsers load, connections open."""
MODEL = "m"


@dataclass(frozen=True, slots=True)
class Pace:
    """Articles and requests a second, seconds of processor time an article, and how many cores were kept busy."""

    articles: float
    requests: float
    processor: float
    cores: float


Briefs = Callable[[str, Sequence[Article], int], None]


def ours(url: str, articles: Sequence[Article], concurrency: int) -> None:
    """Every article briefed with at most `concurrency` requests at once, read on all cores."""

    async def run() -> None:
        with Summarizer(f"{url}#{MODEL}", cache=False) as summarizer:
            async for result in summarizer.briefs(articles, concurrency=concurrency):
                assert result.brief is not None, result.error

    asyncio.run(run())


def plain_instructor(url: str, articles: Sequence[Article], concurrency: int) -> None:
    """An asynchronous client, and a semaphore."""
    from instructor import Mode, from_openai
    from openai import AsyncOpenAI

    from evals.peers.instructor import INSTRUCTIONS, OUTPUT_TOKENS, Answer

    async def run() -> None:
        gate = asyncio.Semaphore(concurrency)
        async with AsyncOpenAI(base_url=url, api_key="none") as opened:
            client: Any = from_openai(opened, mode=Mode.JSON_SCHEMA)

            async def brief(article: Article) -> None:
                turns = [{"role": "system", "content": INSTRUCTIONS}, {"role": "user", "content": article.text}]
                async with gate:
                    await client.create(
                        model=MODEL, response_model=Answer, max_retries=1, messages=turns, max_tokens=OUTPUT_TOKENS
                    )

            await asyncio.gather(*map(brief, articles))

    asyncio.run(run())


def langextract(url: str, articles: Sequence[Article], concurrency: int) -> None:
    """Its own provider for OpenAI with as many workers, and batches of chunks that keep them all busy."""
    import langextract
    from langextract.core.data import Document
    from langextract.prompt_validation import PromptValidationLevel
    from langextract.providers.openai import OpenAILanguageModel
    from langextract.providers.schemas.openai import OpenAISchema

    from evals.peers.langextract import example
    from evals.peers.langextract_prompt import EXAMPLES, INSTRUCTIONS

    examples = [example(each) for each in EXAMPLES]
    schema = OpenAISchema.from_examples(examples)
    asked = OpenAILanguageModel(
        MODEL, api_key="none", base_url=url, openai_schema=schema, max_workers=concurrency, temperature=0.0
    )
    found = langextract.extract(
        [Document(text=each.text) for each in articles],
        prompt_description=INSTRUCTIONS,
        examples=examples,
        model=asked,
        use_schema_constraints=False,  # the provider has the schema already
        batch_length=4 * concurrency,
        max_workers=concurrency,
        prompt_validation_level=PromptValidationLevel.OFF,
        show_progress=False,
    )
    assert any(each.extractions for each in found)


def contenders() -> dict[str, Briefs]:
    """Ours, and the peers that are installed, by name."""
    logging.getLogger("instructor").addHandler(logging.NullHandler())
    peers = {"instructor": plain_instructor, "langextract": langextract}
    return {OURS: ours, **{name: each for name, each in peers.items() if find_spec(name)}}


def pace(brief: Briefs, url: str, articles: Iterator[Article], count: int, concurrency: int) -> Pace:
    """How fast `brief` is over `count` articles, its start and its end left out.

    The clock runs from the first `WARM` articles' worth of answers to the last but `WARM`.
    """
    given = list(islice(articles, count + 2 * WARM))
    watch = _Watch(url, share=WARM / len(given))
    before = _processor_seconds()
    started = time.monotonic()
    with watch:
        brief(url, given, concurrency)
    processor, seconds = _processor_seconds() - before, time.monotonic() - started
    requests = watch.rate()
    return Pace(requests * len(given) / watch.total, requests, processor / len(given), processor / seconds)


class _Watch:
    """Notes how many requests have been answered, every tenth of a second, in a thread of its own."""

    def __init__(self, url: str, *, share: float) -> None:
        self.total = 0
        self._url, self._share = url, share
        self._marks: list[tuple[float, int]] = []
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def rate(self) -> float:
        """Requests a second between the first `share` of all and the last."""
        least, most = self._share * self.total, (1 - self._share) * self.total
        within = [(at, count) for at, count in self._marks if least <= count <= most]
        (began, first), (ended, last) = within[0], within[-1]
        return (last - first) / (ended - began)

    def _run(self) -> None:
        while not self._end.wait(0.1):
            self._marks.append((time.monotonic(), answered(self._url) - self._before))

    def __enter__(self) -> None:
        self._before = answered(self._url)
        self._thread.start()

    def __exit__(self, *error: object) -> None:
        self._end.set()
        self._thread.join()
        self.total = answered(self._url) - self._before


def _processor_seconds() -> float:
    """Of this process and of those that have ended."""
    times = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in times)
