"""How the memory of `summarizer batch` grows over a stream of articles, as Linux tells it."""

import json
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO

from summarizer import Article

CONCURRENCY = 8
TENTHS = 10
LOOKS_SECONDS = 0.05
Look = tuple[int, float, float]


@dataclass(frozen=True, slots=True)
class Growth:
    """MB from the most of the first tenth of the articles to the most of the last."""

    whole: float
    parent: float
    """Of that, the process that reads the stream and writes the records."""


def growth(articles: Iterator[Article], count: int) -> Growth:
    """How much the command and its workers grow by over `count` articles on stdin, read with no model."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder, "out.jsonl")
        command = [sys.executable, "-m", "summarizer.cli", "batch", "-", "--model", "none"]
        command += ["--concurrency", str(CONCURRENCY), "--output", str(output)]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert process.stdin is not None
        feeding = threading.Thread(target=_feed, args=(process.stdin, articles, count), daemon=True)
        feeding.start()
        looks = list(_looks(process, output))
        assert process.returncode == 0
        feeding.join()
    first, last = looks[: _after(looks, count / TENTHS)], looks[_after(looks, count - count / TENTHS) :]
    return Growth(_most(last, 1) - _most(first, 1), _most(last, 2) - _most(first, 2))


def _after(looks: list[Look], records: float) -> int:
    return next(place for place, look in enumerate(looks) if look[0] > records)


def _most(looks: list[Look], column: int) -> float:
    return max(look[column] for look in looks)


def _feed(stdin: IO[bytes], articles: Iterator[Article], count: int) -> None:
    with suppress(BrokenPipeError), stdin:
        for number, article in enumerate(islice(articles, count)):
            stdin.write(json.dumps({"id": number, "text": article.text}).encode() + b"\n")


def _looks(process: "subprocess.Popen[bytes]", output: Path) -> Iterator[Look]:
    """Records so far, and the MB of all processes and of the first."""
    done, at = 0, 0
    while process.poll() is None:
        time.sleep(LOOKS_SECONDS)
        if output.exists():
            with output.open("rb") as file:
                file.seek(at)
                new = file.read()
            done, at = done + new.count(b"\n"), at + len(new)
        with suppress(OSError, ValueError):  # it has just ended
            parent = _resident_mb(process.pid)
            yield done, parent + sum(map(_resident_mb, _children(process.pid))), parent


def _children(process: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def _resident_mb(process: int) -> float:
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * resource.getpagesize() / 1e6
