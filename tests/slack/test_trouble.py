"""Slack limits, fails, or is gone; the article or the model fails: everyone is answered, once, in one line."""

import json
import logging
import threading
import time
from pathlib import Path

import pytest

from summarizer import Article, Brief, SummarizerError
from summarizer.brief import Event, Evidence, Run
from summarizer.slack.logs import Redacting
from summarizer.slack.work import Progress
from tests.rendering.blockkit import words_of
from tests.slack.bots import Running, article, bot_here
from tests.slack.slack_api import SECRET, TOKEN, SlackApi
from tests.slack.test_once import Counting


def test_a_rate_limit_is_waited_out_as_slack_asks(slack: SlackApi, running: Running) -> None:
    slack.trouble("chat.postMessage", status=429, error="ratelimited", headers={"Retry-After": "1"})
    slack.trouble("chat.update", status=429, error="ratelimited", headers={"Retry-After": "1"})
    assert running.sender.mention(article(1), "1.1")[0] == 200
    slack.wait(slack.briefs)
    for method in ("chat.postMessage", "chat.update"):
        first, second, *_ = slack.called(method)
        assert second.at - first.at >= 1.0
    assert len(slack.shown("C1")) == 1


def test_errors_of_slack_pass_and_the_brief_comes_once(slack: SlackApi, running: Running) -> None:
    slack.trouble("chat.postMessage", status=500, times=5)
    slack.trouble("chat.update", status=503, times=4)
    slack.trouble("chat.update", error="internal_error")
    assert running.sender.mention(article(1), "1.1")[0] == 200
    slack.wait(lambda: slack.briefs() and not running.bot.store.unfinished(), 60)
    assert len(slack.shown("C1")) == 1


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


def test_a_long_brief_goes_on_in_the_thread_each_part_once(slack: SlackApi, tmp_path: Path) -> None:
    text = "word " * 500
    at = (Evidence.at(text, 0, 4),)
    events = tuple(Event(event=f"{number}. {text}", status="happened", evidence=at) for number in range(12))
    run = Run(model="none", strategy="whole", prompt_version="0", calls=0, retries=0, input_tokens=0, output_tokens=0, seconds=0)  # fmt: skip
    brief = Brief(article=Article(text=text), summary="Words.", what=events, run=run)
    with bot_here(slack, tmp_path, lambda source, progress: brief) as running:
        running.sender.command(article(1), "t1")
        slack.wait(slack.briefs)
        slack.trouble("chat.postMessage", status=500, times=7)
        slack.wait(lambda: not running.bot.store.unfinished(), 60)
    first, *others = slack.shown("C1")
    assert len(others) > 2
    assert {each["thread_ts"] for each in others} == {first["ts"]}
    assert [words_of([first, *others]).count(f"•{number}.word") for number in range(12)] == [1] * 12
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
    slack.trouble("chat.postMessage", error="not_in_channel", times=2)
    running.sender.command(article(1), "t1")
    (told,) = slack.wait(lambda: slack.shown("U1"))
    assert "not_in_channel" in told["text"]
    assert running.bot.store.unfinished() == []


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


def test_no_token_is_in_any_line_of_the_log(
    slack: SlackApi, running: Running, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    slack.trouble("chat.postMessage", status=500, times=9)
    slack.trouble("chat.update", error="invalid_auth")
    running.sender.mention(article(1), "1.1")
    slack.wait(lambda: not running.bot.store.unfinished(), 60)
    formatter = Redacting([SECRET, TOKEN])
    lines = "\n".join(map(formatter.format, caplog.records))
    assert len(lines) > 1000
    assert TOKEN not in lines
    assert SECRET not in lines


@pytest.mark.parametrize(
    "text",
    [TOKEN, f"Bearer {TOKEN}", "xapp-1-A0-1-abc", "xoxe.xoxp-1-Mi0yLTEx", SECRET, "Authorization: Bearer abc.def"],
)
def test_what_looks_like_a_secret_is_taken_out(text: str) -> None:
    record = logging.LogRecord("x", logging.INFO, "x", 1, "before %s after", (text,), None)
    line = Redacting([SECRET]).format(record)
    assert "before" in line
    assert "after" in line
    assert text.split()[-1] not in line
