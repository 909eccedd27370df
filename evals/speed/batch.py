"""`python -m evals speed batch`: many articles, limited by the model alone; what they cost beside it.

The model is a server in a process of its own that answers after a fixed time what an editor would, so that there are
items to check; peers that are installed (extra `peers`) have the same articles, the same server and the same number of
requests at once. Processor time is taken in one process, with the server answering at once.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from time import process_time
from typing import Any

from evals.gold import FIXTURES
from evals.speed.contenders import MODEL, Briefs, Pace, contenders, pace
from evals.speed.figures import OURS, Figure, table
from evals.speed.memory import growth
from evals.speed.reading import watched
from evals.speed.server import answered, model
from summarizer import Article, Summarizer
from summarizer.models import open_model

LATENCY = 3.0
SAMPLE = 12
TARGET_SHARE = 0.90
TARGET_REST_MS = 30.0
TARGET_GROWTH_MB = 50.0
WORDS_OF_THE_STREAM = 30
"""With fewer some fixtures are cut down to page furniture, which is no article."""
AGAIN = 20
"""Articles of the batch that is run twice."""


def articles(fixtures: Sequence[str], words: int | None = None) -> Iterator[Article]:
    """The fixtures' articles without end, whole or cut to the lines that hold `words` words, each with a line of its
    own.
    """
    texts = [(FIXTURES / name / "article.txt").read_text(encoding="utf-8") for name in fixtures]
    for number, text in enumerate(cycle(texts)):
        yield Article(text=f"{_cut(text, words) if words else text}\nThis is report {number}.")


def _cut(text: str, words: int) -> str:
    lines, size = [], 0
    for line in text.splitlines():
        lines.append(line)
        size += len(line.split())
        if size >= words:
            break
    return "\n".join(lines)


def throughput(fixtures: Sequence[str], count: int, concurrency: int) -> list[Figure]:
    """Share of the ideal, articles a second and cores, ours and peers'."""
    with model(LATENCY) as url:
        paces = {name: pace(brief, url, articles(fixtures), count, concurrency) for name, brief in contenders().items()}
    ideal = concurrency / LATENCY
    title = f"{concurrency} requests at once of {LATENCY:g} s"
    share = {name: 100 * each.requests / ideal for name, each in paces.items()}
    return [
        _figure(f"{title}, of the ideal", "%", share, target=100 * TARGET_SHARE, more_is_better=True),
        _figure(f"{title}, articles", "/s", _column(paces, "articles"), more_is_better=True),
        _figure("processor time of an article, all processes", "ms", _column(paces, "processor", 1000)),
        _figure(f"cores kept busy, of {os.cpu_count()}", "", _column(paces, "cores")),
    ]


def _column(paces: dict[str, Pace], name: str, times: float = 1.0) -> dict[str, float]:
    return {who: times * getattr(each, name) for who, each in paces.items()}


def _figure(what: str, unit: str, values: dict[str, float], **more: Any) -> Figure:
    peers = {name: each for name, each in values.items() if name != OURS}
    return Figure("batch", what, unit, values[OURS], peers, **more)


def processor(fixtures: Sequence[str]) -> list[Figure]:
    """Milliseconds of an article in one process: the parser, all the rest, and a peer's."""
    with model(0.0) as url:
        parser, rest = _of_ours(url, fixtures)
        peers = {name: _of_peer(brief, url, fixtures) for name, brief in contenders().items() if name != OURS}
    return [
        Figure("batch", "processor time of an article, the parser", "ms", parser),
        Figure("batch", "processor time of an article, all but the parser", "ms", rest, peers, TARGET_REST_MS),
    ]


def _of_ours(url: str, fixtures: Sequence[str]) -> tuple[float, float]:
    split = []
    with Summarizer(open_model(f"{url}#{MODEL}")) as summarizer, watched() as watch:
        for article in islice(articles(fixtures), SAMPLE + 1):
            began, parsed = process_time(), watch.total
            summarizer.brief(article)
            parser = watch.total - parsed
            split.append((parser * 1000, (process_time() - began - parser) * 1000))
    warm = split[1:]
    return statistics.median(each for each, _ in warm), statistics.median(each for _, each in warm)


def _of_peer(brief: Briefs, url: str, fixtures: Sequence[str]) -> float:
    seconds = []
    for article in islice(articles(fixtures), SAMPLE + 1):
        began = process_time()
        brief(url, [article], 1)
        seconds.append((process_time() - began) * 1000)
    return statistics.median(seconds[1:])


def second_run(fixtures: Sequence[str]) -> Figure:
    """The requests of a second run over the same articles into another file."""
    with model(0.0) as url, tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "in.jsonl")
        lines = (each.model_dump_json(include={"text"}) for each in islice(articles(fixtures), AGAIN))
        source.write_text("\n".join(lines), encoding="utf-8")
        own = {**os.environ, "SUMMARIZER_CACHE_DIR": folder, "SUMMARIZER_NO_CACHE": ""}
        asked = []
        for name in ("first.jsonl", "second.jsonl"):
            command = ["-m", "summarizer.cli", "batch", str(source), "--output", str(Path(folder, name))]
            command += ["--model", f"{url}#{MODEL}"]
            subprocess.run([sys.executable, *command], env=own, stderr=subprocess.DEVNULL, check=True)
            asked.append(answered(url))
    assert asked[0] >= AGAIN
    return Figure("batch", "requests of a second run", "", asked[1] - asked[0], target=0)


def memory(fixtures: Sequence[str], count: int) -> list[Figure]:
    """MB that `summarizer batch` grows by over a stream of `count` short articles."""
    grown = growth(articles(fixtures, WORDS_OF_THE_STREAM), count)
    return [
        Figure("batch", f"growth over a stream of {count:,}", "MB", grown.whole, target=TARGET_GROWTH_MB),
        Figure("batch", "  of that, the process that writes", "MB", grown.parent),
    ]


def main(fixtures: Sequence[str], count: int, concurrency: int, stream: int) -> list[Figure]:
    """Print and give the figures."""
    figures = [
        *throughput(fixtures, count, concurrency),
        *processor(fixtures),
        second_run(fixtures),
        *memory(fixtures, stream),
    ]
    print(table(figures))
    return figures
