"""The file of records, gone on with after any end."""

import json
import os
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from summarizer import Article, Brief, BriefResult, SummarizerError, Usage
from summarizer.batch.output import Output, key
from summarizer.batch.records import read, written
from summarizer.batch.settings import Settings
from summarizer.brief import Run
from summarizer.errors import FetchError, FetchUnavailable, ModelUnavailable

USAGE = Usage(calls=2, input_tokens=100, output_tokens=20, seconds=1.5, cost_usd=0.25)
RUN = Run(
    model="m", strategy="whole", prompt_version="1", calls=2, retries=0, input_tokens=1, output_tokens=1, seconds=1
)


def brief(text: str) -> Brief:
    return Brief(article=Article(text=text), summary="", run=RUN)


def good(name: str) -> bytes:
    return written(name, BriefResult("x", brief=brief('He said "no", {…}\u2028.'), usage=USAGE))


def bad(name: str, error: SummarizerError) -> bytes:
    return written(name, BriefResult("x", error=error, usage=USAGE))


def opened(path: Path, **settings: bool) -> Output:
    return Output(replace(Settings((), output=path), **settings))


@pytest.mark.parametrize("name", ["a1", 'a "quoted" {id}', "été\n", "/a/\udce9.txt", "\\"])
def test_a_record_is_one_line_and_is_read_back(name: str) -> None:
    line = good(name)
    assert line.count(b"\n") == 1
    record = read(line)
    assert record is not None
    assert (record.id, record.kind, record.spent) == (name, None, USAGE)
    assert Brief.model_validate(json.loads(line)["brief"]) == brief('He said "no", {…}\u2028.')


def test_an_error_has_its_kind_and_one_line() -> None:
    line = bad("a", FetchError("no\nanswer"))
    assert json.loads(line)["error"] == {"kind": "FetchError", "message": "no answer"}
    record = read(line)
    assert record is not None
    assert (record.kind, record.settled) == ("FetchError", True)


def test_a_record_that_another_program_has_rewritten_is_still_one() -> None:
    compact = json.dumps(json.loads(good("a")), separators=(",", ":")).encode() + b"\n"
    assert read(compact) == read(good("a"))


@pytest.mark.parametrize(
    "line", [b"", b"\n", b"{}\n", b'{"id": "a"}\n', b"[]\n", b'{"id": "a", "error": 5}\n', b"\xff\n"]
)
def test_what_is_no_record_is_none(line: bytes) -> None:
    assert read(line) is None


def test_every_torn_end_goes_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    whole = good("a") + bad("b", FetchError("gone"))
    last = good("c")
    for cut in (0, 1, 5, 8, 60, len(last) - 2, len(last) - 1):
        path.write_bytes(whole + last[:cut])
        output = opened(path)
        assert output.done == {key("a"), key("b")}
        assert (output.failed, output.spent.calls, output.spent.cost_usd) == (1, 4, 0.5)
        output.append(last)
        output.close()
        assert path.read_bytes() == whole + last


def test_what_the_model_failed_is_made_again_and_the_rest_only_on_demand(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    lines = [good("a"), bad("b", FetchError("404")), bad("c", ModelUnavailable("down")), good("d")]
    path.write_bytes(b"".join(lines))
    path.chmod(0o640)
    opened(path).close()
    assert path.read_bytes() == lines[0] + lines[1] + lines[3]
    output = opened(path, retry_failed=True)
    assert output.done == {key("a"), key("d")}
    output.append(good("b"))
    output.close()
    assert path.read_bytes() == lines[0] + lines[3] + good("b")
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("content", ["my notes", "my notes\n", '{"id": "a"}\n', '{"id": "a"}\n{"id": '])
def test_a_file_that_no_batch_has_written_is_left_alone(tmp_path: Path, content: str) -> None:
    path = tmp_path / "notes.txt"
    path.write_text(content)
    with pytest.raises(SummarizerError, match="is no record of a batch"):
        opened(path)
    assert path.read_text() == content


def test_what_a_rewriting_that_was_killed_left_behind_goes(tmp_path: Path) -> None:
    path, part = tmp_path / "out.jsonl", tmp_path / ".out.jsonl.part"
    path.write_bytes(good("a") + bad("b", FetchUnavailable("no connection")))
    part.write_bytes(good("x") + b"torn")
    opened(path).close()
    assert path.read_bytes() == good("a")
    assert list(tmp_path.iterdir()) == [path]


def test_what_was_spent_and_who_was_asked_is_known(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_bytes(good("a") + written("b", BriefResult("x", error=FetchError("404"))))
    output = opened(path)
    assert (output.spent, output.asked, len(output.done)) == (USAGE, 1, 2)
    output.close()


def test_a_pipe_without_a_reader_is_told_and_one_that_is_full_is_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    output = opened(pipe)
    os.set_blocking(reader, True)
    line = good("a" * 100_000)
    read: list[bytes] = []
    reading = threading.Thread(target=lambda: read.extend(iter(lambda: os.read(reader, 4096), b"")))
    reading.start()
    output.append(line)
    output.append(line)
    output.close()
    reading.join()
    assert b"".join(read) == 2 * line
    os.close(reader)

    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    output = opened(pipe)
    os.close(reader)
    with pytest.raises(SummarizerError, match="Broken pipe"):
        output.append(line)
    output.close()


def test_two_processes_do_not_write_one_file(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_bytes(bad("c", ModelUnavailable("down")))
    output = opened(path)
    code = f"from tests.batch.test_output import *\nopened(Path({str(path)!r}))"
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "is being written by another process" in other.stderr
    output.close()
    opened(path).close()


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_a_full_disk_leaves_whole_lines(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    room = len(good("a")) + 50
    code = (
        "import resource\nfrom tests.batch.test_output import *\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))\n"
        f"output = opened(Path({str(path)!r}))\noutput.append(good('a'))\n"
        "try:\n    output.append(good('b'))\nexcept SummarizerError as error:\n    print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == f"cannot write {path}: File too large; what is written stands\n"
    assert path.read_bytes() == good("a")
