"""What else is done to a batch by whoever starts it: nothing is lost without a word, nothing stops for one article."""

import json
import os
import signal
import subprocess
import threading
import time
from pathlib import Path
from typing import IO

import pytest

from tests.batch.batches import article, articles, batch, command, environment, ids, model, records
from tests.interrupting import hearing

pytestmark = pytest.mark.batch
CLOSED = "import os, sys; [os.close(int(each)) for each in sys.argv[1]]; os.execv(sys.argv[2], sys.argv[2:])"
MEMORY_KB = 400_000


def test_what_is_told_of_an_article_and_is_no_text_is_an_error_of_its_own(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    lines = [{"id": "title", "text": article(1), "title": "Bad \udfff"}, {"id": "id \ud800", "text": article(2)}]
    lines += [
        {"id": "url", "text": article(3), "url": "https://example.org/\ud800"},
        {"id": "good", "text": article(4)},
    ]
    given = "".join(json.dumps(each) + "\n" for each in lines)
    done = batch("-", "--output", str(output), "--model", "none", stdin=given.encode())
    assert done.returncode == 1, done.stderr
    errors = {each["id"]: each["error"] for each in records(output) if "error" in each}
    assert errors.keys() == {"title", "url"}
    assert errors["title"] == {"kind": "SourceError", "message": "its title is not text: it holds lone surrogates"}
    assert ids(records(output)) == dict.fromkeys([each["id"] for each in lines], 1)


def test_what_is_no_file_in_a_folder_is_an_error_and_is_not_waited_for(tmp_path: Path) -> None:
    folder, output = tmp_path / "in", tmp_path / "out.jsonl"
    folder.mkdir()
    (folder / "good.txt").write_text(article(1))
    os.mkfifo(folder / "pipe.txt")
    (folder / "device.txt").symlink_to("/dev/zero")
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "again").symlink_to(".")
    done = batch(str(folder), "--output", str(output), "--model", "none")
    assert done.returncode == 1, done.stderr
    errors = {each["id"]: each["error"]["message"] for each in records(output) if "error" in each}
    assert errors == {
        str(folder / "pipe.txt"): f"cannot read {folder}/pipe.txt: it is no file",
        str(folder / "device.txt"): f"cannot read {folder}/device.txt: it is no file",
        str(folder / "loop.txt"): f"cannot read {folder}/loop.txt: Too many levels of symbolic links",
    }
    assert b"4 of 4 done, 3 failed" in done.stderr


def reading_a_stream(output: Path) -> subprocess.Popen[bytes]:
    """A batch without a model that reads its articles from a pipe."""
    return subprocess.Popen(
        command("-", "--output", str(output), "--model", "none"),
        stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(),
    )  # fmt: skip


def test_a_line_without_end_is_an_error_and_takes_no_memory(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    process = reading_a_stream(output)
    assert process.stdin is not None
    assert process.stderr is not None
    for _ in range(600):
        process.stdin.write(b"x" * 1_000_000)
    process.stdin.write(b"\n" + json.dumps({"id": "good", "text": article(1)}).encode() + b"\n")
    process.stdin.close()
    told = process.stderr.read()
    process.stderr.close()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 1, told
    assert used.ru_maxrss < MEMORY_KB
    bad, good = sorted(records(output), key=lambda each: "brief" in each)
    assert "stdin:1 cannot be read: it is larger than 5 MB" in bad["error"]["message"]
    assert good["id"] == "good"


def test_an_output_that_is_removed_is_no_success(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    process = reading_a_stream(output)
    watching = threading.Thread(target=_removed_with_its_first_record, args=(output, process.stdin))
    watching.start()
    assert process.stderr is not None
    told = process.stderr.read()
    process.stderr.close()
    watching.join()
    assert process.wait(60) == 2
    assert told.splitlines()[-1].startswith(f"summarizer: {output} was removed".encode())


def _removed_with_its_first_record(output: Path, stdin: IO[bytes]) -> None:
    line = json.dumps({"id": "a", "text": article(1)}).encode() + b"\n"
    stdin.write(line)
    stdin.flush()
    while not output.exists() or not output.stat().st_size:
        time.sleep(0.001)
    output.unlink()
    stdin.close()


@pytest.mark.parametrize("closed", ["0", "2", "02", "012"])
def test_streams_that_are_closed_are_taken_for_no_file(closed: str, tmp_path: Path) -> None:
    source, output = articles(tmp_path / "in.jsonl", 2), tmp_path / "out.jsonl"
    given = command(str(source), "--output", str(output), "--model", "none")
    done = subprocess.run([given[0], "-c", CLOSED, closed, *given], env=environment(), timeout=240, check=False)
    assert done.returncode == 0
    assert ids(records(output)) == {"a0": 1, "a1": 1}


@pytest.mark.parametrize(
    ("closed", "arguments", "message"),
    [("0", ["-"], b"stdin"), ("1", ["{source}"], b"cannot write stdout: Bad file descriptor")],
)
def test_what_is_to_be_read_or_written_and_is_closed_is_told(
    closed: str, arguments: list[str], message: bytes, tmp_path: Path
) -> None:
    source = articles(tmp_path / "in.jsonl", 1)
    given = command(*(each.format(source=source) for each in arguments), "--model", "none")
    started = [given[0], "-c", CLOSED, closed, *given]
    done = subprocess.run(started, capture_output=True, env=environment(), timeout=240, check=False)
    assert done.returncode in (1, 2)
    assert b"Traceback" not in done.stderr
    assert message in done.stderr + done.stdout


def test_no_room_for_one_brief_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(article(1))
    with Path("/dev/full").open("wb") as full:
        given = [*command()[:-1], "brief", str(path), "--model", "none"]
        done = subprocess.run(given, stdout=full, stderr=subprocess.PIPE, env=environment(), check=False)
    assert (done.returncode, done.stderr) == (2, b"summarizer: cannot write stdout: No space left on device\n")


def test_ctrl_c_is_one_line_and_leaves_no_process(tmp_path: Path) -> None:
    source, output = articles(tmp_path / "in.jsonl", 40), tmp_path / "out.jsonl"
    with model(0.5) as server:
        given = [str(source), "--output", str(output), "--model", f"{server.url}#m", "--concurrency", "2"]
        started = hearing(command(*given))
        # A terminal's Ctrl-C goes to every process of the group.
        process = subprocess.Popen(started, stderr=subprocess.PIPE, env=environment(), start_new_session=True)
        while not output.exists() or not output.stat().st_size:
            assert process.poll() is None
            time.sleep(0.001)
        os.killpg(process.pid, signal.SIGINT)
        _, told = process.communicate(timeout=120)
        assert process.returncode == 130
        assert told.endswith(b"summarizer: interrupted\n"), told
        assert b"Traceback" not in told
        with pytest.raises(ProcessLookupError):
            os.killpg(process.pid, 0)
        assert 0 < len(records(output)) < 40
        assert batch(*given).returncode == 0
    assert ids(records(output)) == {f"a{n}": 1 for n in range(40)}
