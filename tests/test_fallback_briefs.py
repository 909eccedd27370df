"""A brief when models are out, at the wire: wholly drafted by one of them, and said so."""

import asyncio
import json

from summarizer import Summarizer
from summarizer.brief import Brief
from summarizer.workers.pool import AHEAD
from tests.conftest import HARBOUR
from tests.loopback import ChatServer, failure
from tests.test_cli import run
from tests.test_summarizer import PUT, drafted, number

WRONG = drafted(summary="Dockers walked out at Port Velm.", numbers=[number(PUT, hedge="exact")])


def content(brief: Brief) -> dict[str, object]:
    return brief.model_dump(exclude={"run"})


def test_the_next_model_begins_anew_in_its_own_way() -> None:
    """The first model is gone when it is asked about its refused items: nothing of its draft is left."""
    with ChatServer([WRONG, failure(401)]) as server, Summarizer(f"{server.url}#first,none") as summarizer:
        brief = summarizer.brief(HARBOUR)
    with Summarizer("none") as alone:
        assert content(brief) == content(alone.brief(HARBOUR))
    assert (brief.run.model, brief.run.strategy) == ("none", "sentences")
    assert (brief.run.calls, brief.run.input_tokens) == (2, 900)
    (note,) = [each for each in brief.run.notes if "passed over" in each]
    assert "first at" in note
    assert "401" in note


def test_a_named_strategy_is_that_of_every_model() -> None:
    right = drafted(numbers=[number(PUT)])
    with (
        ChatServer([failure(401)]) as first,
        ChatServer([right]) as second,
        Summarizer([f"{first.url}#m", f"{second.url}#m"], strategy="whole") as summarizer,
    ):
        brief = summarizer.brief(HARBOUR)
    assert brief.run.strategy == "whole"
    assert [each.value for each in brief.numbers] == [1400]


def test_many_briefs_at_once_pass_a_model_over_together() -> None:
    async def collect() -> list[Brief | None]:
        with ChatServer([failure(401)]) as server, Summarizer(f"{server.url}#m,none") as summarizer:
            made = [each.brief async for each in summarizer.briefs([HARBOUR] * 16, concurrency=2)]
            assert len(server.requests) <= 2 + 2 * AHEAD  # those under way when it becomes known
        return made

    briefs = asyncio.run(collect())
    assert len(briefs) == 16
    assert all(brief and "passed over" in " ".join(brief.run.notes) for brief in briefs)


def test_from_the_command_line_it_is_told_on_stderr() -> None:
    with ChatServer([failure(401)]) as server:
        done = run("brief", str(HARBOUR), "--format", "json", "--model", f"{server.url}#m,none")
    assert done.returncode == 0
    assert json.loads(done.stdout)["run"]["model"] == "none"
    assert done.stderr.startswith(b"summarizer: m at http")
    assert b"is passed over: AccessDenied" in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_all_out_is_one_line_and_exit_3() -> None:
    done = run("brief", str(HARBOUR), "--model", "embedded:/nonexistent.gguf,openai/gpt-4.1")
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (3, b"", 1)
    with ChatServer([failure(401)]) as server:
        done = run("brief", str(HARBOUR), "--model", f"{server.url}#a,{server.url}#b")
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (3, b"", 1)
