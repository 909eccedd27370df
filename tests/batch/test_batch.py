"""`summarizer batch` as a user meets it: a process, a file of records, an exit code, one line on stderr."""

import json
import os
import pty
import re
import subprocess
import threading
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from summarizer.batch.sources import digest
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
from tests.loopback import ChatServer, Loopback, Reply, Request, failure
from tests.test_summarizer import drafted

CLASHING = f"a4#{digest('Another text.')}"


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
        [*(f"a{n}" for n in range(12)), str(more / "good.txt"), str(more / "empty.txt"), CLASHING], 1
    )
    errors = {each["id"]: each["error"] for each in found if "error" in each}
    assert errors.keys() == {str(more / "empty.txt"), CLASHING}
    assert "stdin:2 has the id 'a4' of another article" in errors[CLASHING]["message"]
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


OF_OPENAI = {"OPENAI_API_KEY": "sk-test", "OPENAI_BASE_URL": "{url}"}
PRICE = 900 * 0.4e-6 + 300 * 1.6e-6
"""Of an article with gpt-4.1-mini, in US dollars."""


def paid(server: ChatServer) -> dict[str, str]:
    """What leads `openai/…`, whose prices are known, to the loopback."""
    return {name: value.format(url=server.url) for name, value in OF_OPENAI.items()}


@pytest.mark.batch
def test_a_budget_in_dollars_is_kept(tmp_path: Path) -> None:
    source, output = articles(tmp_path / "in.jsonl", 12), tmp_path / "out.jsonl"
    with model() as server:
        limit = f"{5.5 * PRICE:.6f}"
        done = batch(str(source), "--output", str(output), "--model", "openai/gpt-4.1-mini", "--max-cost", limit, **paid(server))  # fmt: skip
    assert done.returncode == 1
    assert b"the budget is spent" in done.stderr
    found = records(output)
    assert len(found) == len(server.requests) == 5
    assert sum(each["usage"]["cost_usd"] for each in found) == pytest.approx(5 * PRICE)
    assert f"${5 * PRICE:.4f}" in done.stderr.decode()


@pytest.mark.batch
def test_a_line_that_costs_nothing_opens_no_gate(tmp_path: Path) -> None:
    source, output = articles(tmp_path / "in.jsonl", 40), tmp_path / "out.jsonl"
    source.write_text("{torn\n" + source.read_text())
    with model() as server:
        batch(str(source), "--output", str(output), "--model", f"{server.url}#m", "--concurrency", "32", "--max-tokens", "1000")  # fmt: skip
    assert len(server.requests) == 1


@pytest.mark.batch
def test_when_the_budget_is_spent_a_model_of_this_machine_goes_on(tmp_path: Path) -> None:
    source, output = articles(tmp_path / "in.jsonl", 9), tmp_path / "out.jsonl"
    with model() as server:
        arguments = [str(source), "--output", str(output), "--model", f"{server.url}#m,none", "--concurrency", "4"]
        done = batch(*arguments, "--max-tokens", "3700")
        assert done.returncode == 0, done.stderr
        assert len(server.requests) == 3
        found = records(output)
        source.write_text(source.read_text() + json.dumps({"id": "later", "text": article(50)}) + "\n")
        assert batch(*arguments, "--max-tokens", "3700").returncode == 0
        assert len(server.requests) == 3
    assert ids(found) == {f"a{n}": 1 for n in range(9)}
    runs = [each["brief"]["run"] for each in found]
    assert [run["model"] for run in runs].count("none") == 6
    for run in runs:
        told = [each for each in run["notes"] if "the budget is spent" in each]
        assert len(told) == (run["model"] == "none")


@pytest.mark.batch
def test_models_in_order_of_preference(tmp_path: Path) -> None:
    source, output = articles(tmp_path / "in.jsonl", 12), tmp_path / "out.jsonl"
    with ChatServer([failure(401, "bad key")]) as first, model() as second:
        models = f"{first.url}#a,{second.url}#b"
        done = batch(str(source), "--output", str(output), "--model", models, "--concurrency", "4")
        assert len(first.requests) <= 4 + 2 * 3
    assert done.returncode == 0, done.stderr
    found = records(output)
    assert ids(found) == {f"a{n}": 1 for n in range(12)}
    assert {each["brief"]["run"]["model"] for each in found} == {f"b at {second.url}"}
    assert all(any("passed over" in note for note in each["brief"]["run"]["notes"]) for each in found)
    assert b"a at http" in done.stderr
    assert b"is passed over: AccessDenied" in done.stderr


@pytest.mark.batch
def test_a_second_run_into_another_file_calls_no_model_unless_it_is_told_to(tmp_path: Path) -> None:
    source = articles(tmp_path / "in.jsonl", 10)
    kept = {"SUMMARIZER_NO_CACHE": "", "SUMMARIZER_CACHE_DIR": str(tmp_path / "cache")}
    calls, asked_for = [], []
    with model() as server:
        for number, flags in enumerate(([], [], ["--no-cache"])):
            output = tmp_path / f"out{number}.jsonl"
            done = batch(str(source), "--output", str(output), "--model", f"{server.url}#m", *flags, **kept)
            assert done.returncode == 0, done.stderr
            calls.append(sum(each["usage"]["calls"] for each in records(output)))
            asked_for.append(len(server.requests))
            assert ids(records(output)) == {f"a{n}": 1 for n in range(10)}
    assert calls == [10, 0, 10]
    assert asked_for == [10, 10, 20]


@pytest.mark.batch
def test_requests_slow_down_for_a_server_that_answers_429(tmp_path: Path) -> None:
    source, output = articles(tmp_path / "in.jsonl", 80), tmp_path / "out.jsonl"
    server = Narrow(6)
    with server:
        done = batch(str(source), "--output", str(output), "--model", f"{server.url}#m", "--concurrency", "32")
    assert done.returncode == 0, done.stderr
    assert ids(records(output)) == {f"a{n}": 1 for n in range(80)}
    assert all("brief" in each for each in records(output))
    assert 0 < sum(server.refused) < 80
    assert sum(server.refused[-32:]) < sum(server.refused[:32])


class Narrow(ChatServer):
    """A model that takes `most` requests at once and answers 429 to more; `refused` tells which, in order."""

    def __init__(self, most: int) -> None:
        super().__init__(self._told)
        self.refused: list[bool] = []
        self._ends: list[float] = []
        self._most = most

    def _told(self, request: Request) -> Reply:
        self._ends = [each for each in self._ends if each > request.at]
        self.refused.append(len(self._ends) >= self._most)
        if self.refused[-1]:
            return failure(429, "slower", retry_after="0.1")
        self._ends.append(request.at + 0.2)
        return Reply(drafted().body, delay=0.2)


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
    assert err.endswith(b"summarizer: cannot write stdout: Broken pipe; what is written stands\n")
    assert b"Traceback" not in err


@pytest.mark.batch
def test_no_place_on_the_disk_is_one_line(tmp_path: Path) -> None:
    source = articles(tmp_path / "in.jsonl", 3)
    with model() as server:
        done = batch(str(source), "--output", "/dev/full", "--model", f"{server.url}#m")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"summarizer: cannot write /dev/full: No space left on device; what is written stands\n"


BAD = [(["/nonexistent"], "no file or folder"), (["-", "-"], "only once"), (["{empty}"], "no articles"),
       (["-", "--output", "/nonexistent/out"], "existing folder"), (["-", "--concurrency", "0"], "1 or more"),
       (["-", "--max-cost", "0"], "more than 0"), (["-", "--max-cost", "-1"], "more than 0"), (["-", "--max-cost", "nan"], "more than 0")]  # fmt: skip


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
    assert any(
        re.fullmatch(r"[1-5] of 6 done, 0 failed, \d\.\d/s, [1-6],\d00 tokens, price unknown, \d+ s left", each)
        for each in before
    )
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


@pytest.mark.batch
def test_every_brief_is_a_line_of_json_on_demand(tmp_path: Path) -> None:
    source = articles(tmp_path / "in.jsonl", 3)
    with model() as server:
        done = batch(str(source), "--output", str(tmp_path / "out.jsonl"), "--model", f"{server.url}#m", SUMMARIZER_LOG="json", SUMMARIZER_API_KEY="sk-secret-0123456789")  # fmt: skip
    assert done.returncode == 0, done.stderr
    *told, _ = done.stderr.decode().splitlines()
    lines = [json.loads(each) for each in told]
    assert [each["level"] for each in lines] == ["info"] * 3
    assert [each["gen_ai.usage.input_tokens"] for each in lines] == [900] * 3
    assert all(each["summarizer.seconds"] > 0 for each in lines)
    assert not any(secret in each for each in told for secret in ("crowns", "Velm", "sk-secret"))


@pytest.mark.batch
def test_it_ends_while_more_of_the_stream_may_come_and_nobody_reads_its_progress(tmp_path: Path) -> None:
    """A thread that still waits in a read of stdin must not abort the interpreter as it ends."""
    with ChatServer([failure(401, "bad key")]) as server:
        arguments = command("-", "--output", str(tmp_path / "out.jsonl"), "--model", f"{server.url}#m", "--concurrency", "4")  # fmt: skip
        process = subprocess.Popen(arguments, stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())
        assert process.stdin is not None
        assert process.stderr is not None
        for number in range(200):
            process.stdin.write(json.dumps({"id": number, "text": article(number)}).encode() + b"\n")
        process.stdin.flush()
        assert process.wait(120) == 3
        told = process.stderr.read()
        process.stderr.close()
        process.stdin.close()
    assert b"bad key" in told.splitlines()[-1]
    assert b"rror: " not in told


@pytest.mark.batch
def test_nobody_reads_what_it_tells_and_it_goes_on(tmp_path: Path) -> None:
    source, output = articles(tmp_path / "in.jsonl", 6), tmp_path / "out.jsonl"
    reading, writing = os.pipe()
    os.close(reading)
    with model() as server:
        arguments = command(str(source), "--output", str(output), "--model", f"{server.url}#m")
        done = subprocess.run(arguments, stderr=writing, env=environment(), timeout=120, check=False)
    os.close(writing)
    assert done.returncode == 0
    assert ids(records(output)) == {f"a{n}": 1 for n in range(6)}


@pytest.mark.batch
def test_a_network_that_is_out_ends_it_and_the_next_run_makes_up_for_it(tmp_path: Path) -> None:
    output, patch = tmp_path / "out.jsonl", loopback_is_public(tmp_path / "patch")
    with Pages() as pages, model() as server:
        urls = [f"http://host{n}.test:{pages.port}/{n}" for n in range(20)]
        given = "".join(f"{url}\n" for url in urls).encode()
        arguments = ["-", "--output", str(output), "--model", f"{server.url}#m", "--concurrency", "4"]
        pages.out = True
        down = batch(*arguments, stdin=given, PYTHONPATH=patch)
        assert down.returncode == 3, down.stderr
        assert b"answers 503" in down.stderr
        assert len(records(output)) < 20
        pages.out = False
        up = batch(*arguments, stdin=given, PYTHONPATH=patch)
    assert up.returncode == 1, up.stderr
    found = records(output)
    assert ids(found) == dict.fromkeys(urls, 1)
    errors = {each["id"]: each["error"]["kind"] for each in found if "error" in each}
    assert errors == {urls[7]: "FetchError"}
    assert all(each["brief"]["article"]["url"] == each["id"] for each in found if "brief" in each)


def loopback_is_public(folder: Path) -> str:
    """What to put on PYTHONPATH for a web whose every name is this machine."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(
        "import summarizer.sources as sources\n"
        "from summarizer.sources import fetch\n"
        "from summarizer import many\n"
        "for each in (fetch.Fetcher, many.SteppingAside):\n"
        "    permitted, deadline, resolver, waits, *rest = each.__init__.__defaults__\n"
        "    new = (lambda address: True, deadline, lambda host, port: ['127.0.0.1'], (0.01, 0.01), *rest)\n"
        "    each.__init__.__defaults__ = new\n"
    )
    return str(folder)


class Pages(Loopback):
    """A web of short articles by their numbers, 7 not among them; while it is `out`, everything is 503."""

    out = False

    @property
    def port(self) -> int:
        return int(self.address.rpartition(":")[2])

    def handler(self) -> type[BaseHTTPRequestHandler]:
        pages = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                status = 503 if pages.out else 404 if self.path == "/7" else 200
                data = article(int(self.path[1:])).encode()
                self.send_response(status)
                self.send_header("content-type", "text/plain")
                self.send_header("content-length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *arguments: object) -> None:
                """Tests print nothing."""

        return Handler
