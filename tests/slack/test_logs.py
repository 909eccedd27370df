"""The log: no secret in any line of it, whoever writes it, and no line that a stranger could have written."""

import logging
import urllib.parse
from pathlib import Path

import pytest

from summarizer.slack.logs import UNSIGNED, Redacting, without_body
from tests.slack.bots import Running, article, bot_here
from tests.slack.slack_api import OTHER_TOKEN, SECRET, TOKEN, SlackApi
from tests.slack.test_installing import MANY, begin, get


def logged(caplog: pytest.LogCaptureFixture) -> str:
    """All that was logged, as the bot writes it."""
    formatter = Redacting([SECRET, TOKEN, "hush"])
    return "\n".join(formatter.format(record) for record in caplog.records if without_body(record))


def test_no_token_is_in_any_line_of_the_log(
    slack: SlackApi, running: Running, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    slack.trouble("chat.postMessage", status=500, times=9)
    slack.trouble("chat.update", error="invalid_auth")
    running.sender.mention(article(1), "1.1")
    slack.wait(lambda: not running.bot.store.unfinished(), 60)
    lines = logged(caplog)
    assert len(lines) > 1000
    assert TOKEN not in lines
    assert SECRET not in lines


def test_nothing_of_an_installation_that_others_could_use_is_in_the_log(
    slack: SlackApi, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with bot_here(slack, tmp_path, **MANY) as running:
        state, cookie = begin(running.port)
        assert get(running.port, f"/slack/oauth_redirect?code=good-code&state={state}", cookie=cookie)[0] == 200
    lines = logged(caplog)
    assert "oauth.v2.access" in lines
    for secret in ("good-code", state, OTHER_TOKEN, "hush"):
        assert secret not in lines


def test_what_a_stranger_sends_is_not_in_the_log(
    slack: SlackApi, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)  # before the bot is built: the framework asks for the level then
    body = "token=gIkuvaNzQIHg97ATvDxqgjtO\n2026-01-01 00:00:00,000 INFO summarizer.slack: all is well" * 1_000
    with bot_here(slack, tmp_path) as running:
        assert running.sender.send(body, "application/x-www-form-urlencoded", {}, signature="v0=0")[0] == 401
    lines = logged(caplog)
    assert UNSIGNED in lines
    assert "all is well" not in lines
    assert len(lines) < 1_000


FORM = urllib.parse.urlencode({
    "token": "gIkuvaNzQIHg97", "text": "kept", "response_url": "https://hooks.slack.com/commands/1/secretpart",
    "trigger_id": "13345224609.738474920.8088930838",
})  # fmt: skip


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        (TOKEN, TOKEN),
        (f"Bearer {TOKEN}", TOKEN),
        ("xapp-1-A0-1-abc", "abc"),
        ("xoxe.xoxp-1-Mi0yLTEx", "Mi0yLTEx"),
        (SECRET, SECRET),
        ("Authorization: Bearer abc.def", "abc.def"),
        (FORM, "gIkuvaNzQIHg97"),
        (FORM, "secretpart"),
        (FORM, "738474920"),
        ('{"token": "gIkuvaNzQIHg97", "a": 1}', "gIkuvaNzQIHg97"),
        (r'{"token":"gIku","response_url":"https:\/\/hooks.slack.com\/actions\/1\/secretpart"}', "secretpart"),
        ("payload=%7B%22token%22%3A%22gIkuvaNzQIHg97%22%7D", "gIkuvaNzQIHg97"),
        ("payload=%7B%22a%22%3A1%2C%22trigger_id%22%3A%221334.5%22%7D", "1334.5"),
        ("{'code': 'good-code', 'redirect_uri': None}", "good-code"),
        ("{'code': ['good-code'], 'state': ['531bf86b-d57c']}", "531bf86b-d57c"),
        ("wss://wss-primary.slack.com/link/?ticket=6d9c9ff1-0a&app_id=A1", "6d9c9ff1-0a"),
    ],
)
def test_what_looks_like_a_secret_is_taken_out(text: str, secret: str) -> None:
    record = logging.LogRecord("x", logging.INFO, "x", 1, "before %s after", (text,), None)
    line = Redacting([SECRET]).format(record)
    assert "before" in line
    assert "after" in line
    assert secret not in line


def test_ordinary_words_are_not_taken_out() -> None:
    text = "Responding with status: 200, status_code: 200, the state of the union; 12 tokens in"
    record = logging.LogRecord("x", logging.INFO, "x", 1, text, (), None)
    assert text in Redacting([]).format(record)


def test_no_line_can_be_forged() -> None:
    forged = "\n2026-01-01 00:00:00,000 INFO x: all is well"
    try:
        raise ValueError(forged)
    except ValueError as error:
        told = (type(error), error, error.__traceback__)
    record = logging.LogRecord("x", logging.INFO, "x", 1, "said %s", (f"a{forged}\u2028\r",), told)
    first, *others = Redacting([]).format(record).splitlines()
    assert first.endswith(r"all is well\u2028\r")
    assert all(line.startswith("  ") for line in others)
