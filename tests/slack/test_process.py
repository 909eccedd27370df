"""The bot as a process: flooded while the model is busy; killed and started again at every stage of its work."""

import json
import signal
from collections import Counter
from pathlib import Path

import pytest

from tests.loopback import Request
from tests.slack.bots import article, bot_process
from tests.slack.flood import REQUESTS, flood, slow_model
from tests.slack.slack_api import SECRET, TOKEN, Sender, SlackApi

MOST_SECONDS = 240


def asked_for(requests: list[Request]) -> Counter[str]:
    """How often the model was asked about each article, named by its number."""
    sent = [json.dumps(request.body) for request in requests]
    return Counter(str(number) for number in range(100) for each in sent if f" {1000 + number} " in each)


@pytest.mark.slack
@pytest.mark.timeout(MOST_SECONDS)
def test_fifty_at_once_are_acknowledged_within_a_second_and_all_answered(slack: SlackApi, tmp_path: Path) -> None:
    with slow_model(0.3) as model, bot_process(slack, tmp_path, f"{model.url}#m") as bot:
        bot.sender.mention(article(99), "1.99")
        slack.wait(lambda: model.requests)
        acknowledged = flood(bot)
        assert acknowledged.statuses == [200] * REQUESTS
        assert acknowledged.percentile(99) < 1.0, str(acknowledged)
        slack.wait(lambda: len(slack.briefs()) + refused_in(slack) == REQUESTS + 1, MOST_SECONDS)
        assert refused_in(slack) <= 1
        assert max(asked_for(model.requests).values()) == 1


def refused_in(slack: SlackApi) -> int:
    return sum("Please ask again" in each["text"] for each in slack.shown("C1"))


@pytest.mark.slack
@pytest.mark.timeout(MOST_SECONDS)
@pytest.mark.parametrize("calls_before", [2, 3, 5, 8, 12])
def test_killed_and_started_again_nothing_is_lost_or_briefed_twice(
    calls_before: int, slack: SlackApi, tmp_path: Path
) -> None:
    def ask_all(sender: Sender, **headers: str) -> None:
        for number in range(4):
            assert sender.mention(article(number), f"{number + 1}.1", **headers)[0] == 200
        assert sender.command(article(5), "t5", channel="C5", **headers)[0] == 200

    with slow_model(0.5) as model:
        with bot_process(slack, tmp_path, f"{model.url}#m") as bot:
            ask_all(bot.sender)
            slack.wait(lambda: len(slack.calls) >= calls_before, 60)
            bot.process.send_signal(signal.SIGKILL)
            bot.process.wait()
        with bot_process(slack, tmp_path, f"{model.url}#m") as bot:
            ask_all(bot.sender, X_Slack_Retry_Num="1")
            slack.wait(lambda: len(slack.briefs()) == 5, 120)
            ask_all(bot.sender, X_Slack_Retry_Num="2")
            assert bot.sender.mention(article(6), "9.1", channel="C9")[0] == 200
            slack.wait(lambda: slack.briefs("C9"), 60)
        assert Counter(brief.get("thread_ts") for brief in slack.briefs("C1")) == {f"{n}.1": 1 for n in range(1, 5)}
        assert len(slack.briefs("C5")) == 1
        asked = asked_for(model.requests)
        assert sum(asked.values()) <= 6 + 1
        assert max(asked.values()) <= 2


@pytest.mark.slack
@pytest.mark.timeout(MOST_SECONDS)
def test_a_brief_that_slack_did_not_take_is_sent_after_a_restart_and_not_made_again(
    slack: SlackApi, tmp_path: Path
) -> None:
    with slow_model(0.2) as model:
        with bot_process(slack, tmp_path, f"{model.url}#m") as bot:
            slack.trouble("chat.update", status=500, times=10_000)
            bot.sender.mention(article(1), "1.1")
            slack.wait(lambda: len(slack.called("chat.update")) >= 3, 60)
            bot.process.send_signal(signal.SIGKILL)
            bot.process.wait()
        slack.troubles.clear()
        with bot_process(slack, tmp_path, f"{model.url}#m"):
            slack.wait(slack.briefs, 60)
        assert len(model.requests) == 1
        assert len(slack.shown("C1")) == 1


@pytest.mark.slack
@pytest.mark.timeout(MOST_SECONDS)
def test_terminated_it_ends_at_once_and_its_log_holds_no_token(slack: SlackApi, tmp_path: Path) -> None:
    with slow_model(30) as model, bot_process(slack, tmp_path, f"{model.url}#m") as bot:
        bot.sender.mention(article(1), "1.1")
        slack.wait(lambda: model.requests)
        bot.process.send_signal(signal.SIGTERM)
        assert bot.process.wait(10) == 0
    text = "".join(bot.lines)
    assert "DEBUG" in text
    assert "Traceback" not in text
    assert TOKEN not in text
    assert SECRET not in text
