"""`summarizer batch` as a user meets it: a process, a file of records, an exit code, one line on stderr."""

import json
import os
import pty
import subprocess
import threading
from pathlib import Path

import pytest

from tests.batch.batches import (
    article,
    articles,
    asked,
    batch,
    command,
    environment,
    ids,
    model,
    poisoned_pipeline,
    records,
)
from tests.loopback import ChatServer, Reply, Request, failure
from tests.test_summarizer import drafted


def test_every_article_has_one_record_and_the_same_command_again_asks_nothing(tmp_path: Path) -> None:
    source, output = articles(tmp_path / "in.jsonl", 12), tmp_path / "out.jsonl"
    more = tmp_path / "more"
    more.mkdir()
    (more / "good.txt").write_text(article(50))
    (more / "empty.txt").write_text("")
    given = (
        json.dumps({"id": "a3", "text": article(3)}) + "\n" + json.dumps({"id": "a4", "text": "Another text."}) + "\n"
    )
    with model() as server:
        arguments = [str(source), str(more), "-", "--output", str(output), "--model", f"{server.url}#m"]
        first = batch(*arguments, stdin=given.encode())
        made = len(server.requests)
        second = batch(*arguments, stdin=given.encode())
    assert (first.returncode, second.returncode) == (1, 1), first.stderr
    assert len(server.requests) == made == 13
    assert max(asked(server.requests).values()) == 1
    found = records(output)
    assert ids(found) == dict.fromkeys(
        [*(f"a{n}" for n in range(12)), str(more / "good.txt"), str(more / "empty.txt"), "stdin:2"], 1
    )
    errors = {each["id"]: each["error"] for each in found if "error" in each}
    assert errors.keys() == {str(more / "empty.txt"), "stdin:2"}
    assert "has the id 'a4' of another article" in errors["stdin:2"]["message"]
    assert all(each["brief"]["article"]["text"] for each in found if "brief" in each)
    assert all(each["usage"]["calls"] == 1 for each in found if "brief" in each)
    line = first.stderr.decode().splitlines()[-1]
    assert "15 done, 2 failed" in line
    assert "1 named twice" in line
    assert "15 done (15 before)" in second.stderr.decode()


@pytest.mark.batch
def test_a_poisoned_article_has_a_record_of_its_own_and_the_others_go_on(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    texts = [article(n) for n in range(12)]
    for number, word in {2: "segfault", 5: "killed", 7: "breaks"}.items():
        texts[number] += f" It {word}."
    given = "".join(json.dumps({"id": str(n), "text": text}) + "\n" for n, text in enumerate(texts))
    with model() as server:
        done = batch("-", "--output", str(output), "--model", f"{server.url}#m", "--concurrency", "3", stdin=given.encode(), PYTHONPATH=poisoned_pipeline(tmp_path))  # fmt: skip
    assert done.returncode == 1, done.stderr
    found = records(output)
    assert ids(found) == {str(n): 1 for n in range(12)}
    errors = {each["id"]: each["error"] for each in found if "error" in each}
    assert {each["kind"] for each in errors.values()} == {"ReadingFailed"}
    assert "SIGSEGV" in errors["2"]["message"]
    assert "SIGKILL" in errors["5"]["message"]
    assert "MemoryError" in errors["7"]["message"]
    assert len(errors) == 3


@pytest.mark.batch
def test_a_model_out_of_reach_ends_it_and_the_next_run_makes_up_for_it(tmp_path: Path) -> None:
    source, output = articles(tmp_path / "in.jsonl", 40), tmp_path / "out.jsonl"
    with ChatServer([failure(401, "bad key")]) as server:
        down = batch(str(source), "--output", str(output), "--model", f"{server.url}#m", "--concurrency", "4")
        assert len(server.requests) < 30
    assert down.returncode == 3
    line = down.stderr.decode().splitlines()[-1]
    assert "bad key" in line
    with model() as server:
        up = batch(str(source), "--output", str(output), "--model", f"{server.url}#m")
    assert up.returncode == 0, up.stderr
    assert ids(records(output)) == {f"a{n}": 1 for n in range(40)}


@pytest.mark.batch
@pytest.mark.parametrize(("limit", "most"), [(["--max-tokens", "12500"], 10), (["--max-tokens", "1000"], 1)])
def test_a_budget_is_kept_and_more_of_it_goes_on(limit: list[str], most: int, tmp_path: Path) -> None:
    source, output = articles(tmp_path / "in.jsonl", 16), tmp_path / "out.jsonl"
    with model() as server:
        arguments = [str(source), "--output", str(output), "--model", f"{server.url}#m", "--concurrency", "4"]
        poor = batch(*arguments, *limit)
        assert poor.returncode == 1
        assert b"the budget is spent" in poor.stderr
        assert len(records(output)) == most
        assert batch(*arguments).returncode == 0
    assert ids(records(output)) == {f"a{n}": 1 for n in range(16)}
    assert len(server.requests) == 16


@pytest.mark.batch
def test_a_limit_in_dollars_needs_a_price(tmp_path: Path) -> None:
    source = articles(tmp_path / "in.jsonl", 8)
    with model() as server:
        done = batch(
            str(source), "--output", str(tmp_path / "out.jsonl"), "--model", f"{server.url}#m", "--max-cost", "1"
        )
    assert done.returncode == 2
    assert b"give --max-tokens" in done.stderr
    assert len(server.requests) == 1


@pytest.mark.batch
def test_records_on_stdout_and_a_reader_that_leaves(tmp_path: Path) -> None:
    source = articles(tmp_path / "in.jsonl", 30)
    with model() as server:
        arguments = command(str(source), "--model", f"{server.url}#m", "--concurrency", "2")
        process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())
        assert process.stdout is not None
        assert process.stderr is not None
        assert "brief" in json.loads(process.stdout.readline())
        process.stdout.close()
        err = process.stderr.read()
        process.stderr.close()
        assert process.wait(60) == 2
    assert err == b"summarizer: cannot write stdout: Broken pipe; what is written stands\n"


@pytest.mark.batch
def test_no_place_on_the_disk_is_one_line(tmp_path: Path) -> None:
    source = articles(tmp_path / "in.jsonl", 3)
    with model() as server:
        done = batch(str(source), "--output", "/dev/full", "--model", f"{server.url}#m")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"summarizer: cannot write /dev/full: No space left on device; what is written stands\n"


BAD = [(["/nonexistent"], "no file or folder"), (["-", "-"], "only once"), (["{empty}"], "no articles"),
       (["-", "--output", "/nonexistent/out"], "existing folder"), (["-", "--concurrency", "0"], "1 or more")]  # fmt: skip


@pytest.mark.parametrize(("arguments", "message"), BAD)
def test_bad_input_is_told_before_anything_is_done(arguments: list[str], message: str, tmp_path: Path) -> None:
    done = batch(*(each.format(empty=tmp_path) for each in arguments), "--model", "none")
    assert (done.returncode, done.stdout) == (2, b"")
    assert message in done.stderr.decode().splitlines()[-1]


@pytest.mark.batch
def test_progress_on_a_terminal_is_one_line_that_is_wiped_away(tmp_path: Path) -> None:
    source, output = articles(tmp_path / "in.jsonl", 6), tmp_path / "out.jsonl"
    terminal, end = pty.openpty()
    shown = b""
    with model(0.4) as server:
        arguments = command(str(source), "--output", str(output), "--model", f"{server.url}#m", "--concurrency", "1")
        process = subprocess.Popen(arguments, stderr=end, env=environment())
        os.close(end)
        try:
            while some := os.read(terminal, 65_536):
                shown += some
        except OSError:  # how Linux says that a terminal is closed
            pass
        assert process.wait(60) == 0
    os.close(terminal)
    *before, last = shown.decode().split("\r\x1b[K")
    assert any(" of 6 done, 0 failed, " in each and each.endswith(" left") for each in before)
    assert not any("\n" in each for each in before)
    assert last.startswith("summarizer: 6 of 6 done, 0 failed")


@pytest.mark.batch
def test_it_goes_on_with_a_stream_while_it_waits_for_more_of_it(tmp_path: Path) -> None:
    briefed = threading.Event()

    def reply(request: Request) -> Reply:
        briefed.set()
        return drafted()

    with ChatServer(reply) as server:
        arguments = command("-", "--model", f"{server.url}#m")
        process = subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps({"id": "a", "text": article(1)}).encode() + b"\n")
        process.stdin.flush()
        assert briefed.wait(60)
        assert json.loads(process.stdout.readline())["id"] == "a"
        out, _ = process.communicate(b"", timeout=60)
    assert (out, process.returncode) == (b"", 0)
