"""The engine on a Ray cluster of two workers, started on this machine; one of them is killed in the middle."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.batch.batches import article, articles, batch, command, environment, ids, records
from tests.batch.test_provider import content, quoting
from tests.loopback import ChatServer, Reply, Request

pytestmark = [pytest.mark.ray, pytest.mark.timeout(1200)]
ARTICLES = 40


def slowly(request: Request) -> Reply:
    return Reply(quoting(request).body, delay=0.2)


def actors() -> Iterator[int]:
    """The processes of Ray's actors that brief."""
    for each in Path("/proc").iterdir():
        if each.name.isdigit():
            try:
                title = (each / "cmdline").read_bytes()
            except OSError:
                continue
            if title.startswith(b"ray::") and b"MapBatches(Actor)" in title + (each / "comm").read_bytes():
                yield int(each.name)


def test_with_a_worker_killed_it_gives_what_the_local_engine_gives(tmp_path: Path) -> None:
    source, output, local = articles(tmp_path / "in.jsonl", ARTICLES), tmp_path / "out.jsonl", tmp_path / "local.jsonl"
    with ChatServer(slowly) as server:
        given = [str(source), "--model", f"{server.url}#m", "--concurrency", "2"]
        process = subprocess.Popen(
            command(*given, "--output", str(output), "--engine", "ray"), stderr=subprocess.PIPE, env=environment()
        )
        until = time.monotonic() + 600
        while (
            time.monotonic() < until and process.poll() is None and (not output.exists() or not output.stat().st_size)
        ):
            time.sleep(0.02)
        found = list(actors())
        assert len(found) == 2, process.communicate()
        os.kill(found[0], signal.SIGKILL)
        before = len(output.read_bytes().splitlines())
        _, told = process.communicate(timeout=600)
        assert process.returncode == 0, told
        assert before < ARTICLES
        assert batch(*given, "--output", str(local)).returncode == 0
    assert ids(records(output)) == {f"a{n}": 1 for n in range(ARTICLES)}
    assert content(records(output)) == content(records(local))
    assert article(3) in json.dumps(records(output))
