"""A second brief of the same article, at the wire: nothing is asked, and the brief says so."""

import json
from pathlib import Path

import pytest

from summarizer import Brief, Summarizer
from tests.conftest import HARBOUR
from tests.loopback import ChatServer, Reply, Request, answer
from tests.test_cli import run
from tests.test_summarizer import PUT, drafted, number


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.delenv("SUMMARIZER_NO_CACHE")


BARE_NUMBERS = (
    "The council of Callow met on Monday. It was 17 to 4 in the end, said Ada Lund, the mayor. "
    "Tomas Brandt called it 300 against 12."
)


def again(first: Brief, second: Brief) -> None:
    """The second brief is the first, made without a call."""
    assert second.model_dump(exclude={"run"}) == first.model_dump(exclude={"run"})
    run = second.run
    assert (run.calls, run.retries, run.input_tokens, run.output_tokens) == (0, 0, 0, 0)
    assert run.cost_usd == 0
    assert first.run.notes == ()
    assert first.run.calls > 0


def test_a_second_run_calls_no_model() -> None:
    wrong, right = drafted(numbers=[number(PUT, hedge="exact")]), drafted(numbers=[number(PUT)])
    briefs = []
    with ChatServer([wrong, right]) as server:
        for _ in range(2):
            with Summarizer(f"{server.url}#test") as summarizer:
                briefs.append(summarizer.brief(HARBOUR))
    assert len(server.requests) == 2
    again(*briefs)
    assert briefs[1].run.notes == ("2 of the answers came from the cache",)


def test_small_questions_are_kept_one_by_one() -> None:
    def play(request: Request) -> Reply:
        fields = json.dumps(request.body.get("response_format", {}))
        if '"counts"' in fields:
            numbers = json.loads(request.body["messages"][-1]["content"].split("Numbers: ")[1])
            return answer(json.dumps({"counts": ["members" for _ in numbers]}))
        return answer('{"claim": "how many members joined the strike"}' if '"claim"' in fields else "{}")

    briefs = []
    with ChatServer(play) as server:
        for _ in range(2):
            with Summarizer(f"{server.url}#test", strategy="sentences") as summarizer:
                briefs.append(summarizer.brief(BARE_NUMBERS))
    again(*briefs)


def test_what_only_repeats_a_number_is_not_taken_for_what_it_counts() -> None:
    def play(request: Request) -> Reply:
        fields = json.dumps(request.body.get("response_format", {}))
        if '"counts"' not in fields:
            return answer("{}")
        numbers = json.loads(request.body["messages"][-1]["content"].split("Numbers: ")[1])
        return answer(json.dumps({"counts": [numbers[0], *("mayor" for _ in numbers[1:])]}))

    with ChatServer(play) as server, Summarizer(f"{server.url}#test", strategy="sentences") as summarizer:
        numbers = summarizer.brief(BARE_NUMBERS).numbers
    assert {each.counts for each in numbers} == {"", "mayor"}


def test_no_cache_asks_again() -> None:
    with ChatServer([drafted(numbers=[number(PUT)])]) as server:
        for _ in range(2):
            with Summarizer(f"{server.url}#test", cache=False) as summarizer:
                assert summarizer.brief(HARBOUR).run.calls == 1
    assert len(server.requests) == 2


def test_from_the_command_line(tmp_path: Path) -> None:
    asked, calls = [], []
    with ChatServer([drafted(numbers=[number(PUT)])]) as server:
        for flags in ([], [], ["--no-cache"], []):
            command = ["brief", str(HARBOUR), "--format", "json", "--model", f"{server.url}#m", *flags]
            done = run(*command, SUMMARIZER_CACHE_DIR=str(tmp_path / "own"), SUMMARIZER_NO_CACHE="")
            assert (done.returncode, done.stderr) == (0, b"")
            asked.append(len(server.requests))
            calls.append(json.loads(done.stdout)["run"]["calls"])
    assert asked == [1, 1, 2, 2]
    assert calls == [1, 0, 1, 0]


def test_a_broken_cache_is_a_note_in_the_brief(tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "answers.sqlite3").write_bytes(b"no database" * 1000)
    with ChatServer([drafted(numbers=[number(PUT)])]) as server, Summarizer(f"{server.url}#test") as summarizer:
        brief = summarizer.brief(HARBOUR)
    assert brief.run.calls == 1
    (note,) = brief.run.notes
    assert "without the cache" in note


def test_a_bad_setting_is_exit_2() -> None:
    done = run("brief", str(HARBOUR), "--model", "none", SUMMARIZER_CACHE_MB="lots", SUMMARIZER_NO_CACHE="")
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)
    assert b"SUMMARIZER_CACHE_MB" in done.stderr
