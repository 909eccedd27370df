"""Slack limits, fails, or is gone; the article or the model fails: everyone is answered, once, in one line."""

import json
import sqlite3
import threading
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from summarizer import Article, Brief, SummarizerError
from summarizer.brief import Event, Evidence, Run
from summarizer.errors import AccessDenied, ModelUnavailable, ReadingFailed, ReplyInvalid
from summarizer.slack import work
from summarizer.slack.failures import FAILED
from summarizer.slack.work import Progress
from tests.rendering.blockkit import words_of
from tests.rendering.briefs import a_brief
from tests.slack.bots import Counting, Running, article, bot_here, install
from tests.slack.slack_api import OTHER_TOKEN, TOKEN, SlackApi

LIMITED = {"status": 429, "error": "ratelimited"}


def test_a_rate_limit_is_waited_out_as_slack_asks(slack: SlackApi, tmp_path: Path) -> None:
    brief = Counting()
    brief.gate.clear()
    with bot_here(slack, tmp_path, brief) as running:
        running.sender.mention(article(1), "1.1")
        slack.wait(lambda: brief.asked)
        for method in ("chat.postMessage", "chat.update"):
            slack.trouble(method, **LIMITED, headers={"Retry-After": "1"})
        assert running.sender.mention(article(2), "1.2")[0] == 200
        slack.wait(lambda: len(slack.called("chat.postMessage")) == 2)
        brief.gate.set()
        slack.wait(lambda: len(slack.briefs()) == 2)
    for method, first in (("chat.postMessage", 1), ("chat.update", 0)):
        limited, *others = slack.called(method)[first:]
        assert others
        assert min(call.at for call in others) - limited.at >= 1.0
    assert len(slack.shown("C1")) == 2


def test_a_workspace_that_is_limited_does_not_hold_up_another(slack: SlackApi, tmp_path: Path) -> None:
    for method in ("chat.postMessage", "chat.update"):
        slack.trouble(method, **LIMITED, headers={"Retry-After": "120"}, times=1_000, token=TOKEN)
    with bot_here(slack, tmp_path, bot_token=None, client_id="1.1", client_secret="hush") as running:
        for team, token in (("T1", TOKEN), ("T2", OTHER_TOKEN)):
            install(running, team, token)
        for number in range(20):
            assert running.sender.command(article(number), f"t{number}", channel="C1")[0] == 200
        slack.wait(lambda: slack.called("chat.postMessage"))
        assert replace(running.sender, team="T2").mention(article(30), "1.1", channel="C2")[0] == 200
        slack.wait(lambda: slack.briefs("C2"), 60)
        limited = [call for call in slack.called("chat.postMessage") if call.token == TOKEN]
        assert len(limited) <= work.TALKERS, "Slack is asked what it does not want to hear"
    assert slack.briefs("C1") == []


def test_a_line_whose_answer_is_lost_does_not_cost_the_brief(slack: SlackApi, running: Running) -> None:
    slack.trouble("chat.postMessage", lost=True)
    assert running.sender.mention(article(1), "1.1")[0] == 200
    slack.wait(lambda: slack.briefs() and not running.bot.store.unfinished())
    first, brief = slack.shown("C1")
    assert first["text"] == "Reading the article…"
    assert brief["ts"] == slack.briefs()[0]["ts"]


def test_a_brief_whose_answer_is_lost_stands_once(slack: SlackApi, running: Running) -> None:
    slack.trouble("chat.update", lost=True, times=3)
    assert running.sender.mention(article(1), "1.1")[0] == 200
    slack.wait(lambda: len(slack.called("chat.update")) > 3 and not running.bot.store.unfinished())
    assert len(slack.shown("C1")) == len(slack.briefs()) == 1


def test_errors_of_slack_pass_and_the_brief_comes_once(slack: SlackApi, running: Running) -> None:
    slack.trouble("chat.update", status=503, times=4)
    slack.trouble("chat.update", error="internal_error")
    assert running.sender.mention(article(1), "1.1")[0] == 200
    slack.wait(lambda: slack.briefs("C1") and not running.bot.store.unfinished(), 60)
    slack.trouble("chat.postMessage", status=500, times=5)
    assert running.sender.mention(article(2), "1.2", channel="C2")[0] == 200
    slack.wait(lambda: slack.briefs("C2") and not running.bot.store.unfinished(), 60)
    assert [len(slack.shown(channel)) for channel in ("C1", "C2")] == [1, 1]


def test_an_outage_in_the_middle_loses_nothing(slack: SlackApi, tmp_path: Path) -> None:
    brief = Counting()
    brief.gate.clear()
    with bot_here(slack, tmp_path, brief) as running:
        assert running.sender.mention(article(1), "1.1")[0] == 200
        slack.wait(lambda: brief.asked)
        slack.down = True
        assert running.sender.mention(article(2), "1.2")[0] == 200
        assert running.sender.command(article(3), "t3") == (200, "On it, after 2 ahead of you.")
        brief.gate.set()
        tried = len(slack.called("chat.update"))
        slack.wait(lambda: len(slack.called("chat.update")) > tried + 3, 60)
        slack.down = False
        slack.wait(lambda: len(slack.briefs()) == 3 and not running.bot.store.unfinished(), 60)
    assert len(slack.shown("C1")) == 3


def test_a_long_brief_goes_on_in_the_thread_and_no_part_is_lost(slack: SlackApi, tmp_path: Path) -> None:
    text = "word " * 500
    at = (Evidence.at(text, 0, 4),)
    events = tuple(Event(event=f"{number}. {text}", status="happened", evidence=at) for number in range(12))
    run = Run(model="none", strategy="whole", prompt_version="0", calls=0, retries=0, input_tokens=0, output_tokens=0, seconds=0)  # fmt: skip
    brief = Brief(article=Article(text=text), summary="Words.", what=events, run=run)
    with bot_here(slack, tmp_path, lambda source, progress: brief) as running:
        running.sender.command(article(1), "t1")
        slack.wait(slack.briefs)
        slack.trouble("chat.postMessage", status=500, times=7)
        slack.trouble("chat.postMessage", lost=True)
        slack.wait(lambda: not running.bot.store.unfinished(), 60)
    first, *others = slack.shown("C1")
    assert len(others) > 2
    assert {each["thread_ts"] for each in others} == {first["ts"]}
    stands = [words_of([first, *others]).count(f"•{number}.word") for number in range(12)]
    assert min(stands) == 1
    assert max(stands) == 2, "a part whose answer was lost is sent again: Slack has no way to ask whether it stands"
    assert len(slack.called("chat.update")) == 1


def test_what_is_asked_is_acknowledged_while_slack_hangs(slack: SlackApi, running: Running) -> None:
    for method in ("chat.postMessage", "views.publish", "auth.test"):
        slack.trouble(method, hangs=True, times=100)
    home = {"type": "app_home_opened", "user": "U1", "channel": "D1", "tab": "home", "event_ts": "1.1"}
    begun = time.monotonic()
    for number in range(8):
        assert running.sender.mention(article(number), f"1.{number}")[0] == 200
        assert running.sender.command(article(number), f"t{number}")[0] == 200
        assert running.sender.event(home, f"Home{number}")[0] == 200
    assert time.monotonic() - begun < 3.0


def test_a_deleted_progress_message_is_replaced(slack: SlackApi, tmp_path: Path) -> None:
    brief = Counting()
    brief.gate.clear()
    with bot_here(slack, tmp_path, brief) as running:
        running.sender.mention(article(1), "1.1")
        slack.wait(lambda: brief.asked)
        slack.messages.clear()
        brief.gate.set()
        assert slack.wait(slack.briefs)[0]["thread_ts"] == "1.1"


def test_where_the_bot_is_no_member_the_requester_is_told(slack: SlackApi, running: Running) -> None:
    slack.trouble("chat.postMessage", error="not_in_channel", times=3)
    running.sender.command(article(1), "t1")
    (told,) = slack.wait(lambda: slack.shown("U1"))
    assert "not_in_channel" in told["text"]
    assert running.bot.store.unfinished() == []


def ready_made(source: str, progress: Progress) -> Brief:
    """A brief at once, with no progress."""
    return a_brief()


def test_an_answer_that_slack_will_not_have_is_said_in_its_place(slack: SlackApi, tmp_path: Path) -> None:
    slack.trouble("chat.update", error="invalid_blocks")
    with bot_here(slack, tmp_path, ready_made) as running:
        running.sender.mention(article(1), "1.1")
        slack.wait(lambda: slack.shown("C1") and slack.shown("C1")[0]["text"] == FAILED)
        slack.wait(lambda: not running.bot.store.unfinished())
    assert len(slack.messages) == 1


def test_what_slack_refuses_to_the_end_is_left(slack: SlackApi, tmp_path: Path) -> None:
    slack.trouble("chat.update", error="invalid_blocks", times=1_000)
    with bot_here(slack, tmp_path, ready_made) as running:
        running.sender.mention(article(1), "1.1")
        slack.wait(lambda: len(slack.called("chat.update")) == 2 and not running.bot.store.unfinished())


def change(state: Path, statement: str) -> None:
    """Change what a bot that has ended has kept."""
    with closing(sqlite3.connect(state / "slack.sqlite3")) as database, database:
        database.execute(statement)


def test_a_brief_of_another_version_is_made_anew_or_its_loss_is_said(slack: SlackApi, tmp_path: Path) -> None:
    asked: list[str] = []

    def brief(source: str, progress: Progress) -> Brief:
        asked.append(source)
        return a_brief()

    with bot_here(slack, tmp_path, brief) as running:
        running.sender.mention(article(1), "1.1")
        slack.wait(lambda: slack.briefs() and not running.bot.store.unfinished())
        slack.trouble("chat.update", status=500, times=1_000)
        running.sender.mention(article(2), "1.2")
        slack.wait(lambda: len(slack.called("chat.update")) > 3)
    change(tmp_path, """UPDATE briefs SET json = '{"schema_version": "0.9"}'""")
    slack.troubles.clear()
    with bot_here(slack, tmp_path, brief) as running:
        slack.wait(lambda: slack.shown("C1")[1]["text"] == FAILED)
        running.sender.mention(article(1), "1.3", channel="C2")
        slack.wait(lambda: slack.briefs("C2") and not running.bot.store.unfinished())
    assert len(asked) == 3


def test_an_answer_is_not_sent_again_for_ever(slack: SlackApi, tmp_path: Path) -> None:
    slack.trouble("chat.update", error="fatal_error", times=1_000)
    with bot_here(slack, tmp_path, ready_made) as running:
        running.sender.mention(article(1), "1.1")
        slack.wait(lambda: len(slack.called("chat.update")) > 1)
    change(tmp_path, "UPDATE jobs SET at = at - 90000")
    tried = len(slack.called("chat.update"))
    with bot_here(slack, tmp_path, ready_made) as running:
        slack.wait(lambda: not running.bot.store.unfinished())
    assert len(slack.called("chat.update")) <= tried + 2


def test_what_is_briefed_already_is_answered_also_when_busy(slack: SlackApi, tmp_path: Path) -> None:
    brief = Counting()
    with bot_here(slack, tmp_path, brief, capacity=1) as running:
        running.sender.mention(article(1), "1.1")
        slack.wait(lambda: slack.briefs() and not running.bot.store.unfinished())
        brief.gate.clear()
        running.sender.mention(article(2), "1.2")
        slack.wait(lambda: len(brief.asked) == 2)
        assert "Busy" in running.sender.command(article(3), "t3")[1]
        assert "On it" in running.sender.command(article(1), "t1", channel="C2")[1]
        running.sender.mention(article(1), "1.4", channel="C3")
        slack.wait(lambda: slack.briefs("C2") and slack.briefs("C3"))
        brief.gate.set()
    assert len(brief.asked) == 2


def test_beyond_all_room_nothing_is_kept_or_acknowledged(
    slack: SlackApi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "MOST_ANSWERS", 4)
    with bot_here(slack, tmp_path, capacity=2) as running:
        slack.down = True
        threads = threading.active_count()
        statuses = [running.sender.mention("good morning", f"1.{number}")[0] for number in range(30)]
        assert statuses == [200] * 16 + [500] * 14
        assert threading.active_count() < threads + 10, "what waits keeps no thread waiting"
        slack.down = False
        slack.wait(lambda: len(slack.shown("C1")) == 16)
        assert running.sender.mention("good morning", "1.29", X_Slack_Retry_Num="1")[0] == 200
        slack.wait(lambda: len(slack.shown("C1")) == 17)


def test_busy_is_said_with_how_many_are_ahead(slack: SlackApi, tmp_path: Path) -> None:
    brief = Counting()
    brief.gate.clear()
    with bot_here(slack, tmp_path, brief, capacity=3) as running:
        for number in range(3):
            running.sender.mention(article(number), f"1.{number}")
            slack.wait(lambda: len(slack.shown("C1")) == number + 1)  # noqa: B023
        assert [each["text"] for each in slack.shown("C1")][1:] == ["Busy: 1 ahead of this article.", "Busy: 2 ahead of this article."]  # fmt: skip
        running.sender.mention(article(4), "1.4", channel="C2")
        (refused,) = slack.wait(lambda: slack.shown("C2"))
        assert refused["text"] == "Busy: 3 articles are ahead. Please ask again in a few minutes."
        assert refused["thread_ts"] == "1.4"
        assert running.sender.command(article(5), "t5", channel="C3") == (200, refused["text"])
        brief.gate.set()
        slack.wait(lambda: len(slack.briefs()) == 3)
    assert len(brief.asked) == 3
    assert slack.shown("C3") == []


def test_progress_is_shown_and_cannot_ping(slack: SlackApi, tmp_path: Path) -> None:
    seen = threading.Event()

    def brief(source: str, progress: Progress) -> Brief:
        progress("<!channel>", 3, 12)
        seen.set()
        raise SummarizerError("no")

    with bot_here(slack, tmp_path, brief) as running:
        running.sender.mention(article(1), "1.1")
        slack.wait(lambda: len(slack.called("chat.update")) == 2)
    assert slack.called("chat.update")[0].arguments["text"] == "Reading &lt;!channel&gt; (3 of 12)…"


def test_an_expected_error_is_one_line(slack: SlackApi, running: Running) -> None:
    running.sender.command("http://169.254.169.254/latest/meta-data/", "t1")
    running.sender.mention("<http://localhost:8000/|x>", "1.2", channel="C2")
    slack.wait(lambda: "not a public address" in json.dumps([slack.shown("C1"), slack.shown("C2")]) and len(slack.called("chat.update")) == 2)  # fmt: skip
    for channel in ("C1", "C2"):
        (message,) = slack.shown(channel)
        assert message["text"].startswith("No brief: http://")
        assert "\n" not in message["text"]
    assert slack.briefs() == []


def test_an_error_of_any_length_is_within_the_limits(slack: SlackApi, running: Running) -> None:
    running.sender.mention("<http://localhost/" + "&amp;" * 3_000 + ">", "1.1")
    slack.wait(lambda: slack.shown("C1") and slack.shown("C1")[0]["text"].startswith("No brief"))
    assert slack.shown("C1")[0]["text"].endswith("…")


INSIDE = [
    ModelUnavailable("http://10.0.0.7:8000/v1#m cannot be reached: [Errno 111] Connection refused"),
    AccessDenied("m does not accept the request (401): Incorrect API key provided: sk-abc; check the API key"),
    ReplyInvalid("http://10.0.0.7:8000/v1#m gave no answer that fits the schema"),
    ReadingFailed("reading it failed: KeyError: 10.0.0.7"),
]


@pytest.mark.parametrize("error", INSIDE, ids=lambda error: type(error).__name__)
def test_what_ails_the_model_is_for_the_log_and_not_for_the_channel(
    error: SummarizerError, slack: SlackApi, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def brief(source: str, progress: Progress) -> Brief:
        raise error

    with bot_here(slack, tmp_path, brief) as running:
        running.sender.mention(article(1), "1.1")
        slack.wait(lambda: not running.bot.store.unfinished() and slack.shown("C1"))
    (message,) = slack.shown("C1")
    assert "It is logged" in message["text"]
    assert not any(inside in message["text"] for inside in ("10.0.0.7", "sk-abc", "401", "schema"))
    assert str(error) in caplog.text


def test_an_article_that_takes_too_long_makes_way(slack: SlackApi, tmp_path: Path) -> None:
    def brief(source: str, progress: Progress) -> Brief:
        for number in range(10_000):
            progress("numbers", number, 10_000)
            time.sleep(0.01)
        raise AssertionError("nobody stopped it")

    with bot_here(slack, tmp_path, brief, longest=0.3) as running:
        running.sender.mention(article(1), "1.1")
        slack.wait(lambda: not running.bot.store.unfinished())
    assert slack.shown("C1")[0]["text"].startswith("No brief: it takes longer than")


def test_an_unexpected_error_is_one_line_and_logged(
    slack: SlackApi, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def brief(source: str, progress: Progress) -> Brief:
        raise RuntimeError("inner workings of /etc/secret")

    with bot_here(slack, tmp_path, brief) as running:
        running.sender.mention(article(1), "1.1")
        slack.wait(lambda: any("Something went wrong" in each["text"] for each in slack.shown("C1")))
        slack.wait(lambda: not running.bot.store.unfinished())
    assert "inner workings" not in json.dumps(slack.shown("C1"))
    assert "inner workings" in caplog.text
