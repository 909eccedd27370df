"""The command line as a user meets it: a process, its two streams and its exit code."""

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.conftest import HARBOUR
from tests.interrupting import hearing
from tests.loopback import ChatServer, Reply, Request
from tests.test_summarizer import PUT, drafted, number


def bare_environment() -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("SUMMARIZER_", "OPENAI_"))}
    return kept | {"SUMMARIZER_NO_CACHE": "1"}


def run(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "summarizer.cli", *arguments]
    given = bare_environment() | environment
    return subprocess.run(command, input=stdin, capture_output=True, env=given, timeout=60, check=False)


def start(*arguments: str, stderr: int = subprocess.PIPE) -> subprocess.Popen[bytes]:
    command = hearing([sys.executable, "-m", "summarizer.cli", *arguments])
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=stderr, env=bare_environment())


def test_json_on_stdout_and_nothing_on_stderr() -> None:
    with ChatServer([drafted(numbers=[number(PUT)])]) as server:
        done = run("brief", str(HARBOUR), "--format", "json", "--model", f"{server.url}#m")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["numbers"][0]["value"] == 1400
    assert done.stderr == b""


def test_markdown_to_a_file_from_stdin(tmp_path: Path) -> None:
    target = tmp_path / "brief.md"
    with ChatServer([drafted(numbers=[number(PUT)])]) as server:
        done = run(
            "brief", "-", "--output", str(target), stdin=HARBOUR.read_bytes(), SUMMARIZER_MODEL=f"{server.url}#m"
        )
    assert (done.returncode, done.stdout) == (0, b"")
    assert "about 1,400" in target.read_text()


def test_schema_is_json() -> None:
    assert "disputed" in json.loads(run("schema").stdout)["properties"]


BAD = [
    (b"", "is empty"), (b"%PDF-1.4", "a PDF"), (b"\x00\x01", "NUL"), (b"Share\nRead more\n", "only page furniture"),
    (b"x" * 6_000_000, "larger than 5 MB"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "message"), BAD)
def test_bad_input_is_one_line_and_exit_2(data: bytes, message: str, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    done = run("brief", "-", "--model", "http://127.0.0.1:9/v1#m", "--output", str(target), stdin=data)
    assert done.returncode == 2
    assert done.stdout == b""
    assert message in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1
    assert not target.exists()


SOURCES = [("/nonexistent", "No such file"), ("/", "is a directory"), ("http://127.0.0.1/x", "not a public address"),
           ("ftp://example.org/x", "only http and https")]  # fmt: skip


@pytest.mark.parametrize(("source", "message"), SOURCES)
def test_bad_sources_are_one_line_and_exit_2(source: str, message: str) -> None:
    done = run("brief", source, "--model", "http://127.0.0.1:9/v1#m")
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert message in done.stderr.decode()


@pytest.mark.parametrize("model", ["http://127.0.0.1:9/v1", "nonsense", "embedded:/nonexistent.gguf"])
def test_a_model_that_cannot_be_reached_is_one_line_and_exit_3(model: str) -> None:
    done = run("brief", str(HARBOUR), "--model", model)
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (3, b"", 1)


def test_ctrl_c_is_one_line_and_leaves_nothing(tmp_path: Path) -> None:
    asked = threading.Event()

    def hang(request: Request) -> Reply:
        asked.set()
        return Reply("", delay=30)

    with ChatServer(hang) as server:
        process = start("brief", str(HARBOUR), "--model", f"{server.url}#m", "--output", str(tmp_path / "out.json"))
        assert asked.wait(30)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (130, b"", b"summarizer: interrupted\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
def test_progress_is_one_line_on_a_terminal_and_is_wiped_away() -> None:
    import pty

    terminal, end = pty.openpty()
    with ChatServer([drafted(numbers=[number(PUT)])]) as server:
        process = start("brief", str(HARBOUR), "--model", f"{server.url}#m", "--format", "json", stderr=end)
        out, _ = process.communicate(timeout=60)
    shown = os.read(terminal, 65_536).decode()
    os.close(end)
    os.close(terminal)
    assert json.loads(out)["numbers"]
    assert "reading the article (1 of 1)" in shown
    assert "\n" not in shown
    assert shown.endswith("\r\x1b[K")


def test_check_flags_what_the_article_does_not_support(tmp_path: Path) -> None:
    summary = tmp_path / "summary.txt"
    summary.write_text("More than 3,000 dockers walked out at Port Velm.")
    done = run("check", str(summary), "--against", str(HARBOUR))
    assert done.returncode == 1
    assert b"number_not_in_text" in done.stdout
    summary.write_text("More than 2,000 dockers walked out at Port Velm.")
    assert run("check", str(summary), "--against", str(HARBOUR)).returncode == 0


@pytest.mark.parametrize(("format_", "opening"), [("html", "<!doctype html>"), ("jsonld", "{")])
def test_a_page_and_json_ld_on_stdout(format_: str, opening: str) -> None:
    done = run("brief", str(HARBOUR), "--model", "none", "--format", format_)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().startswith(opening)


@pytest.mark.skipif(sys.platform == "win32", reason="BROWSER is not read there")
@pytest.mark.parametrize("output", ["page.html", None])
def test_open_shows_the_page_in_the_browser(output: str | None, tmp_path: Path) -> None:
    browser, shown = tmp_path / "browser", tmp_path / "shown"
    browser.write_text(f"#!/bin/sh\necho \"$1\" > '{shown}'\n")
    browser.chmod(0o755)
    chosen = ["--output", str(tmp_path / output)] if output else []
    done = run("brief", str(HARBOUR), "--model", "none", "--open", *chosen, BROWSER=str(browser), TMPDIR=str(tmp_path))
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    path = Path(unquote(urlsplit(shown.read_text().strip()).path))
    assert path.read_text().startswith("<!doctype html>")
    assert path.is_relative_to(tmp_path)
    assert output is None or path.name == output


def test_open_shows_nothing_but_a_page() -> None:
    done = run("brief", str(HARBOUR), "--model", "none", "--open", "--format", "json")
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)


def test_slack_messages_on_stdout() -> None:
    done = run("brief", str(HARBOUR), "--format", "slack", "--model", "none")
    assert (done.returncode, done.stderr) == (0, b"")
    (message,) = json.loads(done.stdout)
    assert message["blocks"][0]["type"] == "header"
