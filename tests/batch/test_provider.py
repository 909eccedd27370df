"""The engine of a provider's batch API, at the wire."""

import json
import os
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from tests.batch.batch_api import BatchApi
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
from tests.batch.test_batch import PRICE
from tests.loopback import ChatServer, Reply, Request, failure
from tests.test_summarizer import drafted, number

pytestmark = [pytest.mark.batch, pytest.mark.timeout(300)]
KEY = "sk-secret-0123456789"


def quoting(request: Request) -> Reply:
    """A draft with a number, wrong at first and right when it is asked for again."""
    turns = json.dumps(request.body["messages"])
    crowns = next(n for n in range(1000, 2000) if f"{n} crowns" in turns)
    again = "hedge_differs" in turns
    told = number(article(crowns - 1000), text=str(crowns), value=crowns, counts="crowns", said_by=["mayor"], hedge="exact" if again else "about")  # fmt: skip
    return drafted(numbers=[told])


def arguments(source: Path, output: Path, server: Any) -> list[str]:
    return [str(source), "--output", str(output), "--model", f"{server.url}#m", "--engine", "openai-batch"]


def content(found: list[dict[str, Any]]) -> list[str]:
    """The records without what differs from run to run, sorted."""
    for each in found:
        each["usage"].pop("seconds")
        if "brief" in each:
            each["brief"]["run"].pop("seconds")
    return sorted(json.dumps(each, sort_keys=True) for each in found)


def test_two_rounds_give_what_the_local_engine_gives(tmp_path: Path) -> None:
    source = articles(tmp_path / "in.jsonl", 5)
    with BatchApi(quoting) as api:
        done = batch(*arguments(source, tmp_path / "out.jsonl", api))
        shown = f"m at {api.url}"
    assert done.returncode == 0, done.stderr
    found = records(tmp_path / "out.jsonl")
    assert ids(found) == {f"a{n}": 1 for n in range(5)}
    assert sorted(each["brief"]["numbers"][0]["value"] for each in found) == [1000, 1001, 1002, 1003, 1004]
    assert len(api.batches) == 2
    assert len(api.asked()) == 10
    assert {*tmp_path.iterdir()} == {source, tmp_path / "out.jsonl"}
    with ChatServer(quoting) as server:
        assert (
            batch(str(source), "--output", str(tmp_path / "local.jsonl"), "--model", f"{server.url}#m").returncode == 0
        )
        local = json.loads(json.dumps(records(tmp_path / "local.jsonl")).replace(f"m at {server.url}", shown))
    assert content(found) == content(local)


MOMENTS = [("POST", "files"), ("POST", "batches"), ("GET", "batches/batch_0"), ("GET", "content"),
           ("POST", "files"), ("POST", "batches"), ("GET", "batches/batch_1"), ("GET", "content")]  # fmt: skip
"""A round of questions, and a second one."""


def test_killed_at_any_moment_it_sends_nothing_twice(tmp_path: Path) -> None:
    source, output = articles(tmp_path / "in.jsonl", 6), tmp_path / "out.jsonl"
    with BatchApi(quoting) as api:
        for method, ending in MOMENTS:

            def times(method: str = method, ending: str = ending) -> int:
                return sum(called == method and path.endswith(ending) for called, path in api.calls)

            before = times()
            process = subprocess.Popen(
                command(*arguments(source, output, api)), stderr=subprocess.DEVNULL, env=environment()
            )
            until = time.monotonic() + 60
            while times() == before and process.poll() is None and time.monotonic() < until:
                time.sleep(0.001)
            process.send_signal(signal.SIGKILL)
            process.wait()
            assert times() > before, (method, ending)
        done = batch(*arguments(source, output, api))
    assert done.returncode == 0, done.stderr
    assert ids(records(output)) == {f"a{n}": 1 for n in range(6)}
    assert len(api.batches) == 2
    assert len(api.asked()) == 12


def test_a_batch_whose_answer_is_lost_is_not_sent_twice(tmp_path: Path) -> None:
    source, output = articles(tmp_path / "in.jsonl", 2), tmp_path / "out.jsonl"
    with BatchApi(lambda request: drafted()) as api:
        api.lost = [("POST", "/v1/batches")]
        done = batch(*arguments(source, output, api))
    assert done.returncode == 0, done.stderr
    assert api.lost == []
    assert len(api.batches) == 1


def test_answers_that_break_off_are_read_by_the_next_run(tmp_path: Path) -> None:
    source, output = articles(tmp_path / "in.jsonl", 3), tmp_path / "out.jsonl"
    with BatchApi(lambda request: drafted()) as api:
        api.torn = [("GET", "/v1/files/file_1/content")]
        done = batch(*arguments(source, output, api), SUMMARIZER_API_KEY="sk-secret-0123456789")
        assert done.returncode == 3
        assert done.stderr.count(b"\n") == 1
        assert b"cannot read what the batch batch_0 has answered" in done.stderr
        assert batch(*arguments(source, output, api)).returncode == 0
    assert len(api.batches) == 1
    assert ids(records(output)) == {f"a{n}": 1 for n in range(3)}


def test_whoever_watches_is_told_of_every_brief_once(tmp_path: Path) -> None:
    source = articles(tmp_path / "in.jsonl", 4)
    with BatchApi(quoting) as api:
        settings = watched(tmp_path / "watched")
        done = batch(*arguments(source, tmp_path / "out.jsonl", api), SUMMARIZER_API_KEY=KEY, **settings)
    assert done.returncode == 0, done.stderr
    told = told_lines(done.stderr)
    assert [each["message"].partition(" in ")[0] for each in told] == ["invoke_workflow: done"] * 4
    assert {each["gen_ai.usage.input_tokens"] for each in told} == {1800}
    assert spans(tmp_path / "watched") == {"invoke_workflow brief": 4, "chat m": 8}
    for each in ("Velm", "crowns", KEY):
        assert each.encode() not in done.stderr


def test_half_of_the_price_is_told(tmp_path: Path) -> None:
    source, output = articles(tmp_path / "in.jsonl", 2), tmp_path / "out.jsonl"
    with BatchApi(lambda request: drafted()) as api:
        given = [str(source), "--output", str(output), "--model", "openai/gpt-4.1-mini", "--engine", "openai-batch"]
        done = batch(*given, OPENAI_API_KEY="sk-test", OPENAI_BASE_URL=api.url)
    assert done.returncode == 0, done.stderr
    for each in records(output):
        assert each["usage"]["cost_usd"] == pytest.approx(PRICE / 2)
        assert each["brief"]["run"]["cost_usd"] == pytest.approx(PRICE / 2)


def test_a_second_run_into_another_file_sends_nothing(tmp_path: Path) -> None:
    source = articles(tmp_path / "in.jsonl", 3)
    kept = {"SUMMARIZER_NO_CACHE": "", "SUMMARIZER_CACHE_DIR": str(tmp_path / "cache")}
    with BatchApi(quoting) as api:
        for number, sent in enumerate((6, 6)):
            output = tmp_path / f"out{number}.jsonl"
            done = batch(*arguments(source, output, api), **kept)
            assert done.returncode == 0, done.stderr
            assert len(api.asked()) == sent
            assert sorted(each["brief"]["numbers"][0]["value"] for each in records(output)) == [1000, 1001, 1002]
    assert sum(each["usage"]["calls"] for each in records(output)) == 0


def test_what_is_not_named_this_time_is_neither_sent_nor_lost(tmp_path: Path) -> None:
    first, second = articles(tmp_path / "first.jsonl", 3), tmp_path / "second.jsonl"
    second.write_text(json.dumps({"id": "b", "text": article(9)}) + "\n")
    output = tmp_path / "out.jsonl"
    with BatchApi(lambda request: drafted()) as api:
        process = subprocess.Popen(
            command(*arguments(first, output, api)), stderr=subprocess.DEVNULL, env=environment()
        )
        until = time.monotonic() + 60
        while ("GET", "/v1/batches/batch_0") not in api.calls and time.monotonic() < until:
            time.sleep(0.001)
        process.kill()
        process.wait()
        assert batch(*arguments(second, output, api)).returncode == 0
        assert ids(records(output)) == {"b": 1}
        assert batch(*arguments(first, output, api)).returncode == 0
    assert ids(records(output)) == {"b": 1, "a0": 1, "a1": 1, "a2": 1}
    assert len(api.asked()) == 4


def test_a_name_that_is_no_unicode_is_a_name(tmp_path: Path) -> None:
    folder, output = tmp_path / "in", tmp_path / "out.jsonl"
    folder.mkdir()
    path = os.fsencode(folder) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_text(article(1))
    with BatchApi(lambda request: drafted()) as api:
        done = batch(*arguments(folder, output, api))
    assert done.returncode == 0, done.stderr
    assert ids(records(output)) == {os.fsdecode(path): 1}


def test_a_source_on_which_reading_breaks_is_a_record(tmp_path: Path) -> None:
    source, output = articles(tmp_path / "in.jsonl", 2), tmp_path / "out.jsonl"
    with BatchApi(lambda request: drafted()) as api:
        done = batch(*arguments(source, output, api), PYTHONPATH=broken_reading(tmp_path / "patch"))
    assert done.returncode == 1, done.stderr
    errors = {each["id"]: each["error"] for each in records(output) if "error" in each}
    assert errors.keys() == {"a1"}
    assert errors["a1"]["kind"] == "ReadingFailed"
    assert "RecursionError: too deep" in errors["a1"]["message"]


def broken_reading(folder: Path) -> str:
    """What to put on PYTHONPATH for a reader that one article breaks."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(
        "import summarizer.sources as sources\n"
        "whole = sources.article_from_text\n"
        "def broken(text):\n"
        "    if '1001 crowns' in text:\n"
        "        raise RecursionError('too deep')\n"
        "    return whole(text)\n"
        "sources.article_from_text = broken\n"
    )
    return str(folder)


def test_what_fails_is_a_record_and_what_was_never_asked_is_asked_again(tmp_path: Path) -> None:
    source, output = articles(tmp_path / "in.jsonl", 4), tmp_path / "out.jsonl"
    seen: list[str] = []

    def script(request: Request) -> Reply | None:
        turns = json.dumps(request.body["messages"])
        (crowns,) = [each for each in ("1000", "1001", "1002", "1003") if f"{each} crowns" in turns]
        first = crowns not in seen
        seen.append(crowns)
        match crowns:
            case "1001":
                return failure(400, "too long")
            case "1002":
                return failure(500, "down") if first else drafted()
            case "1003":
                return None if first else drafted()
        return drafted()

    with BatchApi(script) as api:
        done = batch(*arguments(source, output, api))
    assert done.returncode == 1, done.stderr
    errors = {each["id"]: each["error"] for each in records(output) if "error" in each}
    assert errors.keys() == {"a1"}
    assert errors["a1"]["kind"] == "ModelDenied"
    assert len(api.batches) == 2


def test_a_batch_that_the_provider_gives_up_is_sent_anew_by_the_next_run(tmp_path: Path) -> None:
    source, output = articles(tmp_path / "in.jsonl", 3), tmp_path / "out.jsonl"
    with BatchApi(lambda request: drafted(), ending="failed") as api:
        done = batch(*arguments(source, output, api))
        assert done.returncode == 3
        assert b"too many tokens are waiting" in done.stderr
        assert records(output) == []
        api.ending = "completed"
        assert batch(*arguments(source, output, api)).returncode == 0
    assert len(api.batches) == 2
    assert ids(records(output)) == {f"a{n}": 1 for n in range(3)}


WRONG = [(["--engine", "openai-batch", "--model", "http://h/v1#m"], "give --output"),
         (["--engine", "openai-batch", "--model", "http://h/v1#m", "--output", "{out}", "--max-tokens", "5"], "needs another engine"),
         (["--engine", "openai-batch", "--model", "embedded", "--output", "{out}"], "--strategy whole")]  # fmt: skip


@pytest.mark.parametrize(("given", "message"), WRONG)
def test_what_the_engine_cannot_do_is_bad_input(given: list[str], message: str, tmp_path: Path) -> None:
    source = articles(tmp_path / "in.jsonl", 1)
    done = batch(str(source), *(each.format(out=tmp_path / "out.jsonl") for each in given))
    assert done.returncode == 2
    assert message in done.stderr.decode()
