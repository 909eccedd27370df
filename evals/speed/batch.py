"""`python -m evals speed batch`: many articles, limited by the model alone; what they cost beside it.

The model is a server in a process of its own that answers every draft after a fixed time; it is no part of the figures.
"""

import asyncio
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path

from evals.gold import FIXTURES
from evals.speed.reading import brief_of
from summarizer import Article, Summarizer

LATENCY = 3.0
SAMPLE = 12
TARGET_SHARE = 0.90
TARGET_GROWTH_MB = 50.0
WARM = 64
"""Articles before the clock starts: processes start, parsers load."""
SERVER = "from evals.speed.batch import serve; serve()"
DRAFT = {"summary": "", "who": [], "what": [], "numbers": [], "stances": [], "disputed": []}


def serve() -> None:
    """Answer chat completions on a free port, which is told on stdout; the first argument is the latency."""
    from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

    latency = float(sys.argv[1])
    message = {"role": "assistant", "content": json.dumps(DRAFT)}
    usage = {"prompt_tokens": 900, "completion_tokens": 300, "total_tokens": 1200}
    choice = {"index": 0, "message": message, "finish_reason": "stop"}
    body = {"id": "x", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice], "usage": usage}
    data = json.dumps(body).encode()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["content-length"]))
            time.sleep(latency)
            self.send_response(200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *arguments: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    print(server.server_address[1], flush=True)
    server.serve_forever()


@contextmanager
def model(latency: float) -> Iterator[str]:
    """A model that answers after `latency` seconds, by the name to ask for it."""
    process = subprocess.Popen([sys.executable, "-c", SERVER, str(latency)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    try:
        yield f"http://127.0.0.1:{int(process.stdout.readline())}/v1#m"
    finally:
        process.kill()
        process.communicate()


def articles(fixtures: Sequence[str], words: int) -> Iterator[Article]:
    """The fixtures' articles without end, cut to the lines that hold `words` words, each with a line of its own."""
    texts = [(FIXTURES / name / "article.txt").read_text(encoding="utf-8") for name in fixtures]
    for number, text in enumerate(cycle(texts)):
        yield Article(text=f"{_cut(text, words)}\nThis is report {number}.")


def _cut(text: str, words: int) -> str:
    lines, size = [], 0
    for line in text.splitlines():
        lines.append(line)
        size += len(line.split())
        if size >= words:
            break
    return "\n".join(lines)


async def briefed(spec: str, sources: Iterator[Article], count: int, concurrency: int) -> tuple[float, float]:
    """Articles a second of wall time after the first `WARM`, and seconds of processor an article of all that ran."""
    before = _processor_seconds()
    started, done = 0.0, 0
    with Summarizer(spec, cache=False) as summarizer:
        async for result in summarizer.briefs(islice(sources, count + WARM), concurrency=concurrency):
            assert result.brief is not None, result.error
            done += 1
            if done == WARM:
                started = time.monotonic()
        rate = count / (time.monotonic() - started)
    return rate, (_processor_seconds() - before) / (count + WARM)


def _processor_seconds() -> float:
    """Of this process and of those that have ended."""
    times = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in times)


def growth(fixtures: Sequence[str], count: int, words: int) -> float:
    """MB that this process and its workers grow by over the last nine tenths of `count` articles, with no model."""

    async def run() -> float:
        first = last = 0.0
        done = 0
        with Summarizer("none") as summarizer:
            async for _ in summarizer.briefs(islice(articles(fixtures, words), count), concurrency=8):
                done += 1
                if done in (count // 10, count - 8):
                    first, last = last, _resident_mb()
        return last - first

    return asyncio.run(run())


def _resident_mb() -> float:
    """Of this process and its children, as Linux tells it."""
    here = Path("/proc/self").resolve()
    children = Path(here, "task", here.name, "children").read_text().split()
    pages = [int(Path("/proc", each, "statm").read_text().split()[1]) for each in (here.name, *children)]
    return sum(pages) * resource.getpagesize() / 1e6


def startup() -> float:
    """Seconds until the command line has told what it can do."""
    started = time.monotonic()
    command = [sys.executable, "-m", "summarizer.cli", "batch", "--help"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - started


def main(fixtures: Sequence[str], count: int, words: int, concurrency: int) -> int:
    """Print the report; 1 if a target is missed."""
    with model(LATENCY) as spec:
        rate, seconds = asyncio.run(briefed(spec, articles(fixtures, words), count, concurrency))
    share = rate * LATENCY / concurrency
    print(f"{count} articles of about {words} words, {LATENCY:g} s latency, {concurrency} requests at once")
    print(f"  {rate:.2f} articles/s, {share:.1%} of the ideal (target {TARGET_SHARE:.0%})")
    split = [brief_of(each.text)[:2] for each in islice(articles(fixtures, words), SAMPLE)][1:]
    parser, rest = (statistics.median(each[part] for each in split) * 1000 for part in (0, 1))
    print(f"  {seconds * 1000:.0f} ms of processor an article with all processes and their start")
    print(f"  {parser:.0f} ms of it the parser, {rest:.0f} ms the rest of reading, drafting and checking with no model")
    grown = growth(fixtures, 20 * count, words // 4)
    print(f"  {grown:+.1f} MB over {20 * count} articles (target {TARGET_GROWTH_MB:g})")
    print(f"  {startup():.2f} s until the command line is there")
    return 0 if share >= TARGET_SHARE and grown < TARGET_GROWTH_MB else 1
