"""Many workspaces: installed by OAuth, each served with its own token; one workspace: its token must be right."""

import html
import http.client
import os
import re
import sqlite3
import urllib.parse
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from summarizer import Summarizer
from summarizer.slack.serving import briefer, build
from summarizer.slack.settings import Settings, SetupError
from tests.slack.bots import Running, article, bot_here, install
from tests.slack.slack_api import OTHER_TOKEN, SECRET, TOKEN, SlackApi

MANY: dict[str, Any] = {"bot_token": None, "client_id": "17.42", "client_secret": "hush"}


@pytest.fixture
def many(slack: SlackApi, tmp_path: Path) -> Iterator[Running]:
    with bot_here(slack, tmp_path, **MANY) as running:
        yield running


def get(port: int, path: str, **headers: str) -> tuple[int, dict[str, str], str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    answer = response.status, {k.lower(): v for k, v in response.getheaders()}, response.read().decode()
    connection.close()
    return answer


def begin(port: int) -> tuple[str, str]:
    status, headers, page = get(port, "/slack/install")
    assert status == 200
    (address,) = re.findall(r'https://slack\.com/oauth/v2/authorize\?[^"]+', page)
    asked = urllib.parse.parse_qs(urllib.parse.urlsplit(html.unescape(address)).query)
    assert asked["client_id"] == ["17.42"]
    assert "chat:write" in asked["scope"][0]
    return asked["state"][0], headers["set-cookie"].split(";")[0]


def test_a_workspace_is_installed_and_served_with_its_own_token(slack: SlackApi, many: Running) -> None:
    state, cookie = begin(many.port)
    assert get(many.port, f"/slack/oauth_redirect?code=good-code&state={state}", cookie=cookie)[0] == 200
    (call,) = slack.called("oauth.v2.access")
    assert call.arguments["code"] == "good-code"
    for number in (1, 2):
        assert replace(many.sender, team="T2").mention(article(number), f"1.{number}")[0] == 200
    slack.wait(lambda: len(slack.briefs()) == 2)
    assert {call.token for call in slack.called("chat.postMessage")} == {OTHER_TOKEN}
    assert len(slack.called("auth.test")) == 1  # at the installation: nothing is asked before an acknowledgement


def test_an_installation_with_a_forged_or_used_state_is_refused(slack: SlackApi, many: Running) -> None:
    state, cookie = begin(many.port)
    assert get(many.port, "/slack/oauth_redirect?code=good-code&state=forged", cookie=cookie)[0] == 400
    assert get(many.port, f"/slack/oauth_redirect?code=good-code&state={state}")[0] == 400
    assert get(many.port, f"/slack/oauth_redirect?code=good-code&state={state}", cookie=cookie)[0] == 200
    assert get(many.port, f"/slack/oauth_redirect?code=good-code&state={state}", cookie=cookie)[0] == 401
    assert len(slack.called("oauth.v2.access")) == 1


def test_a_workspace_that_never_installed_it_gets_no_brief(slack: SlackApi, many: Running) -> None:
    many.sender.mention(article(1), "1.1")
    assert many.bot.store.unfinished() == []
    assert slack.called("chat.postMessage") == []


@pytest.mark.parametrize("answer", [{"status": 500}, {"error": "ratelimited", "status": 429}, {"hangs": True}])
def test_what_is_asked_after_a_restart_while_slack_is_out_is_kept(
    answer: dict[str, Any], slack: SlackApi, tmp_path: Path
) -> None:
    with bot_here(slack, tmp_path, **MANY) as before:
        install(before)
    slack.trouble("auth.test", times=100, **answer)
    with bot_here(slack, tmp_path, **MANY) as running:
        assert replace(running.sender, team="T2").mention(article(1), "1.1")[0] == 200
        assert replace(running.sender, team="T2").command(article(2), "t2")[0] == 200
        slack.wait(lambda: len(slack.briefs()) == 2)


def test_where_the_installations_cannot_be_read_nothing_is_acknowledged(
    slack: SlackApi, many: Running, tmp_path: Path
) -> None:
    install(many)
    with closing(sqlite3.connect(tmp_path / "installations.sqlite3")) as database, database:
        database.execute("ALTER TABLE slack_bots RENAME TO elsewhere")
    sender = replace(many.sender, team="T2")
    assert sender.mention(article(1), "1.1")[0] == 500
    with closing(sqlite3.connect(tmp_path / "installations.sqlite3")) as database, database:
        database.execute("ALTER TABLE elsewhere RENAME TO slack_bots")
    assert sender.mention(article(1), "1.1", X_Slack_Retry_Num="1")[0] == 200
    slack.wait(slack.briefs)


def rows(state: Path, table: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(state / "installations.sqlite3")) as database:
        return database.execute(f"SELECT * FROM {table}").fetchall()


REMOVED = [
    ({"type": "app_uninstalled"}, False),
    ({"type": "tokens_revoked", "tokens": {"bot": ["UB"], "oauth": []}}, False),
    ({"type": "tokens_revoked", "tokens": {"oauth": ["U1"]}}, True),
]


@pytest.mark.parametrize(("event", "stays"), REMOVED)
def test_a_workspace_that_removes_the_app_leaves_no_token(
    event: dict[str, Any], stays: bool, slack: SlackApi, many: Running, tmp_path: Path
) -> None:
    install(many)
    install(many, team="T1", token=TOKEN)
    assert replace(many.sender, team="T2").event(event, "Ev1")[0] == 200
    kept = str([*rows(tmp_path, "slack_bots"), *rows(tmp_path, "slack_installations")])
    assert (OTHER_TOKEN in kept) is stays
    assert TOKEN in kept
    replace(many.sender, team="T2").mention(article(1), "1.1")
    many.sender.mention(article(2), "1.2", "Ev-other")
    slack.wait(lambda: len(slack.briefs()) == 1 + stays)
    assert {call.token for call in slack.called("chat.postMessage")} == {TOKEN, *([OTHER_TOKEN] if stays else [])}


def test_a_workspace_that_installs_again_is_served_with_the_new_token(
    slack: SlackApi, many: Running, tmp_path: Path
) -> None:
    slack.teams["xoxb-old"] = "T2"
    for token in ("xoxb-old", OTHER_TOKEN):
        install(many, token=token, user_id=token)
    replace(many.sender, team="T2").mention(article(1), "1.1")
    slack.wait(slack.briefs)
    assert {call.token for call in slack.called("chat.postMessage")} == {OTHER_TOKEN}
    assert [len(rows(tmp_path, table)) for table in ("slack_bots", "slack_installations")] == [1, 1]


def test_installations_that_nobody_finishes_are_forgotten(many: Running, tmp_path: Path) -> None:
    for _ in range(3):
        begin(many.port)
    assert len(rows(tmp_path, "oauth_states")) == 3
    with closing(sqlite3.connect(tmp_path / "installations.sqlite3")) as database, database:
        database.execute("UPDATE oauth_states SET expire_at = expire_at - 700")
    begin(many.port)
    assert len(rows(tmp_path, "oauth_states")) == 1
    with closing(sqlite3.connect(tmp_path / "installations.sqlite3")) as database, database:
        database.execute("UPDATE oauth_states SET id = id + 20000 WHERE id = (SELECT max(id) FROM oauth_states)")
        database.execute("INSERT INTO oauth_states VALUES (1, 'early', 1e12)")
    begin(many.port)
    assert "early" not in str(rows(tmp_path, "oauth_states"))


ALL_SET = {"SLACK_CLIENT_ID": "17.42", "SLACK_CLIENT_SECRET": "hush", "SLACK_BOT_TOKEN": "xoxb-x", "SLACK_SCOPES": "x"}


def test_the_one_workspace_of_a_token_is_served_whatever_else_is_set(
    slack: SlackApi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in ALL_SET.items():
        monkeypatch.setenv(name, value)
    with bot_here(slack, tmp_path, client_id="17.42", client_secret="hush") as running:
        assert running.sender.mention(article(1), "1.1")[0] == 200
        slack.wait(slack.briefs)
        assert get(running.port, "/slack/install")[0] == 404
    assert all(os.environ[name] == value for name, value in ALL_SET.items())


def test_tokens_are_in_a_private_file(many: Running, tmp_path: Path) -> None:
    assert (tmp_path / "installations.sqlite3").stat().st_mode & 0o077 == 0


def settings(slack: SlackApi, state: Path, **given: str) -> Settings:
    return Settings.from_environment({"SUMMARIZER_STATE_DIR": str(state), "SLACK_API_URL": slack.url, **given})


INCOMPLETE = [
    ({}, "SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET"),
    ({"SLACK_SIGNING_SECRET": SECRET}, "set SLACK_BOT_TOKEN"),
    ({"SLACK_SIGNING_SECRET": SECRET, "SLACK_CLIENT_ID": "1"}, "SLACK_CLIENT_SECRET"),
    ({"SLACK_SIGNING_SECRET": SECRET, "SLACK_BOT_TOKEN": "xoxb-wrong"}, "invalid_auth"),
    ({"SLACK_APP_TOKEN": "xapp-1", "SLACK_CLIENT_ID": "1", "SLACK_CLIENT_SECRET": "x"}, "unset SLACK_APP_TOKEN"),
]


@pytest.mark.parametrize(("given", "message"), INCOMPLETE)
def test_what_is_missing_or_wrong_is_named_in_one_line(
    given: dict[str, str], message: str, slack: SlackApi, tmp_path: Path
) -> None:
    with pytest.raises(SetupError, match=message) as refused:
        build(settings(slack, tmp_path, **given), briefer(Summarizer("none")))
    assert "\n" not in str(refused.value)
    assert "xoxb" not in str(refused.value)


def test_no_worker_is_refused(slack: SlackApi, tmp_path: Path) -> None:
    given = Settings(state=tmp_path, workers=0, signing_secret=SECRET, bot_token=OTHER_TOKEN, slack_api=slack.url)
    with pytest.raises(SetupError, match="--workers must be 1 or more"):
        build(given, briefer(Summarizer("none")))


def test_settings_do_not_show_their_secrets(slack: SlackApi, tmp_path: Path) -> None:
    made = settings(slack, tmp_path, SLACK_SIGNING_SECRET=SECRET, SLACK_BOT_TOKEN=OTHER_TOKEN)
    assert SECRET not in repr(made)
    assert OTHER_TOKEN not in repr(made)
