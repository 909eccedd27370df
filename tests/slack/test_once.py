"""Nothing is briefed twice: deliveries again, also after a restart; the same article again within a day."""

import dataclasses
import json
import threading
from pathlib import Path

import pytest
from slack_sdk.oauth.installation_store import Installation

from summarizer import Brief, Summarizer
from summarizer.slack.serving import briefer
from summarizer.slack.work import Progress
from tests.slack.bots import Running, article, bot_here
from tests.slack.slack_api import OTHER_TOKEN, SlackApi


class Counting:
    """Briefs without a model, and keeps what it was asked; `gate` can hold it back."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.gate = threading.Event()
        self.gate.set()
        self._brief = briefer(Summarizer("none"))

    def __call__(self, source: str, progress: Progress) -> Brief:
        self.asked.append(source)
        assert self.gate.wait(60)
        return self._brief(source, progress)


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
        store = running.bot.app.installation_store
        assert store is not None
        for team, token in (("T1", next(iter(slack.teams))), ("T2", OTHER_TOKEN)):
            store.save(Installation(app_id="A1", user_id="U1", team_id=team, bot_token=token, bot_id="B", bot_user_id="UB", bot_scopes=["commands"]))  # fmt: skip
        running.sender.mention(article(1), "1.1")
        slack.wait(lambda: len(slack.briefs()) == 1)
        dataclasses.replace(running.sender, team="T2").mention(article(1), "1.1", "Ev-other", channel="C2")
        slack.wait(lambda: len(slack.briefs()) == 2)
    assert len(brief.asked) == 2
    assert {call.token for call in slack.called("chat.postMessage")} == set(slack.teams)
