"""Every way to ask, over HTTP with requests signed as Slack signs them, and the answers as Slack gets them."""

import dataclasses
import hashlib
import hmac
import json
import time
from typing import Any

import pytest

from tests.rendering.blockkit import words_of
from tests.slack.bots import Running, article
from tests.slack.slack_api import SECRET, SlackApi


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


@pytest.mark.parametrize("subtype", ["file_share", "thread_broadcast"])
def test_a_direct_message_with_a_file_or_out_of_a_thread_is_answered(
    subtype: str, slack: SlackApi, running: Running
) -> None:
    more = {"subtype": subtype, "files": [{"id": "F1", "mode": "snippet"}]}
    assert running.sender.direct(article(2), "1.1", **more)[0] == 200
    assert running.sender.direct("", "1.2", **more)[0] == 200
    slack.wait(slack.briefs)
    slack.wait(lambda: "Files I do not open" in "".join(each["text"] for each in slack.shown("D1")))
    assert {each["thread_ts"] for each in slack.shown("D1")} == {"1.1", "1.2"}


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


def test_a_pasted_article_that_names_a_site_is_briefed_and_not_the_site(slack: SlackApi, running: Running) -> None:
    assert running.sender.direct(f"{article(7)} So <http://Harbour.example|Harbour.example> reports.", "1.1")[0] == 200
    (brief,) = slack.wait(slack.briefs)
    assert "1007" in words_of([brief])


def test_the_message_shortcut_takes_the_text_of_the_message(slack: SlackApi, running: Running) -> None:
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


def test_feedback_on_a_brief_that_is_gone_is_answered(slack: SlackApi, running: Running) -> None:
    assert feedback(running, "good:41") == 200
    (call,) = slack.wait(lambda: slack.called("chat.postEphemeral"))
    assert "no longer have that brief" in call.arguments["text"]
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


def test_the_signature_of_another_body_or_none_is_refused(slack: SlackApi, running: Running) -> None:
    at = int(time.time())
    other = BODY.replace("1.1", "1.2")
    signature = "v0=" + hmac.new(SECRET.encode(), f"v0:{at}:{other}".encode(), hashlib.sha256).hexdigest()
    for given in (signature, signature.removeprefix("v0="), ""):
        assert running.sender.send(BODY, "application/json", {}, at=at, signature=given or " ")[0] == 401
    assert running.sender.send(other, "application/json", {}, at=at, signature=signature)[0] == 200
    slack.wait(slack.briefs)
    assert dataclasses.replace(running.sender, secret="another").mention(article(1), "1.1")[0] == 401


def test_the_challenge_of_slack_is_answered(running: Running) -> None:
    status, body = running.sender.send(
        json.dumps({"type": "url_verification", "challenge": "c1"}), "application/json", {}
    )
    assert (status, json.loads(body)["challenge"]) == (200, "c1")
