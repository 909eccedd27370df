"""Every way to ask, over HTTP with requests signed as Slack signs them, and the answers as Slack gets them."""

import dataclasses
import json
import time
from typing import Any

import pytest

from tests.rendering.blockkit import words_of
from tests.slack.bots import Running, article
from tests.slack.slack_api import SlackApi


def last_line(slack: SlackApi, channel: str) -> str:
    found = slack.shown(channel)
    return str(found[-1]["text"]) if found else ""


def test_a_mention_is_answered_in_its_thread(slack: SlackApi, running: Running) -> None:
    status, _ = running.sender.mention(article(1), "100.1")
    assert status == 200
    (brief,) = slack.wait(slack.briefs)
    assert brief["thread_ts"] == "100.1"
    assert "1001" in words_of([brief])
    first = slack.called("chat.postMessage")[0].arguments
    assert first["text"] == "Reading the article…"
    assert [call.arguments["ts"] for call in slack.called("chat.update")][-1] == brief["ts"]
    assert len(slack.shown("C1")) == 1


def test_a_reply_in_a_thread_stays_in_that_thread(slack: SlackApi, running: Running) -> None:
    event = {"type": "app_mention", "user": "U1", "text": article(1), "ts": "5.2", "thread_ts": "5.1", "channel": "C1"}
    assert running.sender.event(event, "Ev1")[0] == 200
    assert slack.wait(slack.briefs)[0]["thread_ts"] == "5.1"


def test_a_direct_message_is_answered_and_an_edit_or_a_bot_is_not(slack: SlackApi, running: Running) -> None:
    assert running.sender.direct("Hello", "1.1", subtype="message_changed")[0] == 200
    assert running.sender.direct("Hello", "1.2", bot_id="B9")[0] == 200
    assert running.sender.direct(article(2), "1.3")[0] == 200
    slack.wait(slack.briefs)
    assert [each["thread_ts"] for each in slack.shown("D1")] == ["1.3"]


def test_the_command_is_acknowledged_with_a_word_and_answered_in_the_channel(slack: SlackApi, running: Running) -> None:
    status, body = running.sender.command(article(3), "trigger-1")
    assert status == 200
    assert body == "On it."
    (brief,) = slack.wait(slack.briefs)
    assert brief["channel"] == "C1"
    assert "thread_ts" not in brief


def test_a_command_without_an_article_says_how(slack: SlackApi, running: Running) -> None:
    status, body = running.sender.command("help", "trigger-1")
    assert status == 200
    assert "mention me with a link" in body
    assert running.bot.store.unfinished() == []


def test_the_message_shortcut_takes_the_link_or_the_text_of_the_message(slack: SlackApi, running: Running) -> None:
    message = {"type": "message", "ts": "7.1", "user": "U2", "text": article(4)}
    payload = {"type": "message_action", "callback_id": "brief_article", "trigger_id": "t1", "channel": {"id": "C1"}, "message": message}  # fmt: skip
    assert running.sender.interaction(payload)[0] == 200
    assert slack.wait(slack.briefs)[0]["thread_ts"] == "7.1"


def test_talk_is_answered_with_what_the_bot_takes(slack: SlackApi, running: Running) -> None:
    running.sender.mention("good morning", "8.1")
    assert "I take a link" in slack.wait(lambda: last_line(slack, "C1"))


def test_home_is_published(slack: SlackApi, running: Running) -> None:
    event = {"type": "app_home_opened", "user": "U1", "channel": "D1", "tab": "home", "event_ts": "1.1"}
    assert running.sender.event(event, "Ev9")[0] == 200
    (call,) = slack.wait(lambda: slack.called("views.publish"))
    assert call.arguments["user_id"] == "U1"
    assert "/brief" in json.dumps(call.arguments["view"])


def feedback(running: Running, value: str, team: str = "T1", user: str = "U1") -> int:
    action = {
        "type": "feedback_buttons",
        "action_id": "brief_feedback",
        "block_id": "b",
        "value": value,
        "action_ts": "1.1",
    }
    payload: dict[str, Any] = {"type": "block_actions", "actions": [action], "channel": {"id": "C1"}, "message": {"ts": "1.1"}, "trigger_id": "t", "team": {"id": team}, "user": {"id": user, "team_id": team}}  # fmt: skip
    return running.sender.interaction(payload)[0]


def test_feedback_is_kept_the_last_word_of_each_user(slack: SlackApi, running: Running) -> None:
    running.sender.mention(article(1), "100.1")
    (brief,) = slack.wait(slack.briefs)
    (buttons,) = [block["elements"][0] for block in brief["blocks"] if block["type"] == "context_actions"]
    good, wrong = buttons["positive_button"]["value"], buttons["negative_button"]["value"]
    assert [feedback(running, good), feedback(running, wrong), feedback(running, good, user="U2")] == [200] * 3
    assert running.bot.store.verdicts() == [(1, "U1", "wrong"), (1, "U2", "good")]
    slack.wait(lambda: len(slack.called("chat.postEphemeral")) == 3)


def test_feedback_on_the_briefs_of_others_or_forged_is_not_kept(slack: SlackApi, running: Running) -> None:
    running.sender.mention(article(1), "100.1")
    slack.wait(slack.briefs)
    for value, team in [("good:1", "T2"), ("good:99", "T1"), ("good:1; DROP TABLE", "T1"), ("great:1", "T1")]:
        assert feedback(running, value, team) == 200
    assert running.bot.store.verdicts() == []


BODY = json.dumps({"type": "event_callback", "team_id": "T1", "event_id": "E", "event": {"type": "app_mention", "user": "U1", "text": article(1), "ts": "1.1", "channel": "C1"}})  # fmt: skip


@pytest.mark.parametrize(
    "forged",
    [
        {"age": 301},
        {"age": -310},
        {"signature": "v0=" + "0" * 64},
        {"signature": "v0="},
    ],
)
def test_stale_and_forged_requests_are_refused(forged: dict[str, Any], slack: SlackApi, running: Running) -> None:
    at = int(time.time()) - forged.get("age", 0)
    status, _ = running.sender.send(BODY, "application/json", {}, at=at, signature=forged.get("signature"))
    assert status == 401
    assert running.bot.store.unfinished() == []
    assert slack.called("chat.postMessage") == []


def test_a_signature_of_another_body_is_refused(slack: SlackApi, running: Running) -> None:
    other = dataclasses.replace(running.sender, secret="another")
    assert other.mention(article(1), "1.1")[0] == 401


def test_the_challenge_of_slack_is_answered(running: Running) -> None:
    status, body = running.sender.send(
        json.dumps({"type": "url_verification", "challenge": "c1"}), "application/json", {}
    )
    assert (status, json.loads(body)["challenge"]) == (200, "c1")
