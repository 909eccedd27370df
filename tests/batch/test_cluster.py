"""The engine on a Ray cluster of two workers, started on this machine; one of them is killed in the middle."""

import json
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.batch.batches import (
    article,
    articles,
    batch,
    command,
    environment,
    ids,
    records,
    spans,
    told_lines,
    watched,
)
from tests.batch.test_provider import content, quoting
from tests.loopback import ChatServer, Reply, Request
from tests.test_summarizer import drafted

pytestmark = [pytest.mark.ray, pytest.mark.timeout(1200)]
ARTICLES = 40


def slowly(request: Request) -> Reply:
    return Reply(quoting(request).body, delay=0.2)


def actors(batch: int) -> Iterator[int]:
    """The processes of Ray's actors that brief for the process `batch`, which has started Ray."""
    for each in Path("/proc").iterdir():
        if each.name.isdigit():
            try:
                title = (each / "cmdline").read_bytes()
            except OSError:
                continue
            if title.startswith(b"ray::") and b"MapBatches(Actor)" in title and parent(parent(int(each.name))) == batch:
                yield int(each.name)


def parent(process: int) -> int:
    """Who has started a process; 0 if it is no more."""
    try:
        return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def killed_in_the_middle(output: Path, arguments: list[str], **settings: str) -> tuple[int, bytes]:
    """Kill one of the two actors when there are records, and wait for the end; how many there were, and stderr."""
    settings = {"RAY_worker_niceness": "0", **settings}  # Ray's 15 would starve beside anything else that runs
    process = subprocess.Popen(command(*arguments), stderr=subprocess.PIPE, env=environment(**settings))
    until = time.monotonic() + 600
    found: list[int] = []
    while time.monotonic() < until and process.poll() is None and len(found) < 2:
        time.sleep(0.02)
        found = list(actors(process.pid)) if output.exists() and output.stat().st_size else []
    assert len(found) == 2, process.communicate()
    os.kill(found[0], signal.SIGKILL)
    before = len(output.read_bytes().splitlines())
    _, told = process.communicate(timeout=600)
    assert process.returncode == 0, told
    return before, told


def unevenly(request: Request) -> Reply:
    """Answers that overtake each other, so that a dead actor's rows are made anew in another order."""
    return Reply(
        drafted().body, delay=0.05 + hash((len(request.body["messages"][-1]["content"]), time.monotonic())) % 100 / 100
    )


KEY = "sk-secret-of-this-test-0123456789"


def test_results_that_overtake_each_other_are_neither_lost_nor_doubled_and_no_log_has_the_key(tmp_path: Path) -> None:
    source, output = articles(tmp_path / "in.jsonl", 400), tmp_path / "out.jsonl"
    kept = {"SUMMARIZER_NO_CACHE": "", "SUMMARIZER_CACHE_DIR": str(tmp_path / "cache"), "SUMMARIZER_API_KEY": KEY}
    with (
        ChatServer(unevenly) as server,
        tempfile.TemporaryDirectory(dir="/tmp") as logs,
    ):  # Ray's sockets need a short path
        given = [str(source), "--model", f"{server.url}#m", "--concurrency", "32", "--engine", "ray"]
        assert killed_in_the_middle(output, [*given, "--output", str(output)], **kept, RAY_TMPDIR=logs)[0] < 400
        assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"
        written = [each for each in Path(logs).rglob("*") if each.is_file() and each.stat().st_size]
        assert any(each.name.startswith("raylet") for each in written)
        assert [each for each in written if KEY.encode() in each.read_bytes()] == []
    assert ids(records(output)) == {f"a{n}": 1 for n in range(400)}


def test_a_cluster_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    source = articles(tmp_path / "in.jsonl", 1)
    done = batch(str(source), "--model", "none", "--engine", "ray", RAY_ADDRESS="127.0.0.1:1")
    assert done.returncode == 2
    assert "Ray's cluster cannot be reached" in done.stderr.decode().splitlines()[-1]


def test_with_a_worker_killed_it_gives_what_the_local_engine_gives(tmp_path: Path) -> None:
    source, output, local = articles(tmp_path / "in.jsonl", ARTICLES), tmp_path / "out.jsonl", tmp_path / "local.jsonl"
    with ChatServer(slowly) as server:
        given = [str(source), "--model", f"{server.url}#m", "--concurrency", "2"]
        engine = ["--output", str(output), "--engine", "ray"]
        before, stderr = killed_in_the_middle(output, [*given, *engine], **watched(tmp_path / "watched"))
        assert before < ARTICLES
        assert batch(*given, "--output", str(local)).returncode == 0
    assert ids(records(output)) == {f"a{n}": 1 for n in range(ARTICLES)}
    assert content(records(output)) == content(records(local))
    assert article(3) in json.dumps(records(output))
    told = told_lines(stderr)
    assert [each["message"].partition(" in ")[0] for each in told] == ["invoke_workflow: done"] * ARTICLES
    assert spans(tmp_path / "watched") == {"invoke_workflow brief": ARTICLES, "chat m": 2 * ARTICLES}
    assert b"Velm" not in stderr
