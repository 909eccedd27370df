"""Nothing is briefed twice: deliveries again, also after a restart; the same article again within a day."""

import dataclasses
import json
from pathlib import Path

import pytest

from summarizer import Brief
from summarizer.slack.work import Progress
from tests.slack.bots import Counting, Running, article, bot_here, install
from tests.slack.slack_api import OTHER_TOKEN, TOKEN, SlackApi
from tests.slack.test_links import from_this_machine, website

RETRY = {"X_Slack_Retry_Num": "1", "X_Slack_Retry_Reason": "http_timeout"}


def test_a_delivery_again_is_acknowledged_and_not_briefed_again(slack: SlackApi, running: Running) -> None:
    for headers in ({}, RETRY, RETRY):
        assert running.sender.mention(article(1), "1.1", **headers)[0] == 200
    assert running.sender.mention(article(2), "1.2")[0] == 200
    slack.wait(lambda: len(slack.briefs()) == 2)
    assert len(slack.called("chat.postMessage")) == 2


def test_an_event_with_a_number_seen_before_is_no_request(slack: SlackApi, running: Running) -> None:
    assert running.sender.mention(article(1), "1.1", "Ev1")[0] == 200
    assert running.sender.mention(article(2), "1.2", "Ev1")[0] == 200
    assert running.sender.mention(article(3), "1.3", "Ev3")[0] == 200
    slack.wait(lambda: len(slack.briefs()) == 2)
    assert {brief["thread_ts"] for brief in slack.briefs()} == {"1.1", "1.3"}


def test_what_cannot_be_kept_is_not_acknowledged(slack: SlackApi, running: Running) -> None:
    running.bot.store.close()
    assert running.sender.mention(article(1), "1.1")[0] == 500
    assert running.sender.command(article(1), "t1")[0] == 500


def test_one_message_that_comes_as_two_events_is_one_request(slack: SlackApi, running: Running) -> None:
    text = article(1)
    both = {"user": "U1", "text": text, "ts": "1.1", "channel": "D1", "channel_type": "im"}
    assert running.sender.event({"type": "app_mention", **both}, "Ev1")[0] == 200
    assert running.sender.event({"type": "message", **both}, "Ev2")[0] == 200
    assert running.sender.mention(article(2), "1.2")[0] == 200
    slack.wait(lambda: len(slack.briefs()) == 2)
    assert len(slack.briefs("D1")) == 1


def test_a_command_or_shortcut_again_is_not_briefed_again(slack: SlackApi, running: Running) -> None:
    message = {"type": "message", "ts": "7.1", "user": "U2", "text": article(4)}
    payload = {"type": "message_action", "callback_id": "brief_article", "trigger_id": "t1", "channel": {"id": "C2"}, "message": message}  # fmt: skip
    for headers in ({}, RETRY):
        assert running.sender.command(article(3), "t0", **headers)[0] == 200
        assert running.sender.interaction(payload, **headers)[0] == 200
    running.sender.mention(article(5), "1.2")
    slack.wait(lambda: len(slack.briefs()) == 3)
    assert len(slack.called("chat.postMessage")) == 3


def test_a_delivery_again_after_a_restart_is_not_briefed_again(slack: SlackApi, tmp_path: Path) -> None:
    with bot_here(slack, tmp_path) as before:
        before.sender.mention(article(1), "1.1")
        before.sender.command(article(2), "t1")
        slack.wait(lambda: len(slack.briefs()) == 2 and not before.bot.store.unfinished())
    with bot_here(slack, tmp_path) as after:
        after.sender.mention(article(1), "1.1", **RETRY)
        after.sender.command(article(2), "t1", **RETRY)
        after.sender.mention(article(3), "1.3")
        slack.wait(lambda: len(slack.briefs()) == 3)
    assert len(slack.called("chat.postMessage")) == 3


def test_events_in_any_order_are_each_answered_in_their_own_thread(slack: SlackApi, running: Running) -> None:
    for ts in ("3.1", "1.1", "2.1"):
        running.sender.mention(article(int(ts[0])), ts)
    slack.wait(lambda: len(slack.briefs()) == 3)
    for brief in slack.briefs():
        assert f"100{brief['thread_ts'][0]}" in json.dumps(brief)


def test_a_repeat_before_its_original_and_a_reply_before_its_parent(slack: SlackApi, running: Running) -> None:
    assert running.sender.mention(article(1), "5.1", "Ev1", **RETRY)[0] == 200
    reply = {"type": "app_mention", "user": "U1", "text": article(2), "ts": "6.2", "thread_ts": "6.1", "channel": "C1"}
    assert running.sender.event(reply, "Ev2")[0] == 200
    assert running.sender.mention(article(3), "6.1", "Ev3")[0] == 200
    assert running.sender.mention(article(1), "5.1", "Ev1")[0] == 200
    assert running.sender.event(reply, "Ev2", **RETRY)[0] == 200
    slack.wait(lambda: len(slack.briefs()) == 3 and not running.bot.store.unfinished())
    assert sorted(brief["thread_ts"] for brief in slack.briefs()) == ["5.1", "6.1", "6.1"]
    assert len(slack.called("chat.postMessage")) == 3


def test_the_same_link_again_is_answered_with_the_same_brief(slack: SlackApi, tmp_path: Path) -> None:
    asked: list[str] = []

    def brief(source: str, progress: Progress) -> Brief:
        asked.append(source)
        return from_this_machine(source, progress)

    with website(f"<p>{article(1)}</p>" * 3) as url, bot_here(slack, tmp_path, brief) as running:
        running.sender.mention(f"<{url}?utm_source=a&amp;b=1>", "1.1")
        slack.wait(slack.briefs)
        assert running.sender.command(f"{url}?b=1#top", "t2", channel="C2")[0] == 200
        running.sender.mention(f"once more: <{url}?b=1|the news>, please", "1.3", channel="C3")
        slack.wait(lambda: len(slack.briefs()) == 3)
        running.sender.mention(f"<{url}?b=2>", "1.4", channel="C4")
        slack.wait(lambda: slack.briefs("C4"))
    assert len(asked) == 2
    assert len({json.dumps(slack.briefs(channel)[0]["blocks"]) for channel in ("C1", "C2", "C3")}) == 1


@pytest.mark.parametrize("gap", ["after", "during"])
def test_the_same_article_again_is_answered_with_the_same_brief(gap: str, slack: SlackApi, tmp_path: Path) -> None:
    brief = Counting()
    with bot_here(slack, tmp_path, brief, workers=2) as running:
        if gap == "during":
            brief.gate.clear()
        running.sender.mention(article(1), "1.1")
        slack.wait(lambda: brief.asked)
        if gap == "after":
            slack.wait(slack.briefs)
        running.sender.mention(f"  {article(1)}\n", "1.2", channel="C2")
        running.sender.mention(article(2), "1.3")
        slack.wait(lambda: len(brief.asked) == 2)
        brief.gate.set()
        slack.wait(lambda: len(slack.briefs()) == 3)
    assert len(brief.asked) == 2
    first, second = slack.briefs("C1")[0], slack.briefs("C2")[0]
    assert first["blocks"] == second["blocks"]


def test_the_brief_of_another_workspace_is_not_given_away(slack: SlackApi, tmp_path: Path) -> None:
    brief = Counting()
    settings = {"bot_token": None, "client_id": "1.1", "client_secret": "hush"}
    with bot_here(slack, tmp_path, brief, **settings) as running:
        for team, token in (("T1", TOKEN), ("T2", OTHER_TOKEN)):
            install(running, team, token)
        running.sender.mention(article(1), "1.1")
        slack.wait(lambda: len(slack.briefs()) == 1)
        dataclasses.replace(running.sender, team="T2").mention(article(1), "1.1", "Ev-other", channel="C2")
        slack.wait(lambda: len(slack.briefs()) == 2)
    assert len(brief.asked) == 2
    assert {call.token for call in slack.called("chat.postMessage")} == set(slack.teams)
