"""Many workspaces: installed by OAuth, each served with its own token; one workspace: its token must be right."""

import html
import http.client
import re
import urllib.parse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from summarizer import Summarizer
from summarizer.slack.serving import briefer, build
from summarizer.slack.settings import Settings, SetupError
from tests.slack.bots import Running, article, bot_here
from tests.slack.slack_api import OTHER_TOKEN, SECRET, SlackApi


@pytest.fixture
def many(slack: SlackApi, tmp_path: Path) -> Iterator[Running]:
    with bot_here(slack, tmp_path, bot_token=None, client_id="17.42", client_secret="hush") as running:
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
    assert len(slack.called("auth.test")) == 2  # at the installation, and once for the token


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


def test_tokens_are_in_a_private_file(many: Running, tmp_path: Path) -> None:
    assert (tmp_path / "installations.sqlite3").stat().st_mode & 0o077 == 0


def settings(slack: SlackApi, state: Path, **given: str) -> Settings:
    return Settings.from_environment({"SUMMARIZER_STATE_DIR": str(state), "SLACK_API_URL": slack.url, **given})


INCOMPLETE = [
    ({}, "SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET"),
    ({"SLACK_SIGNING_SECRET": SECRET}, "set SLACK_BOT_TOKEN"),
    ({"SLACK_SIGNING_SECRET": SECRET, "SLACK_CLIENT_ID": "1"}, "SLACK_CLIENT_SECRET"),
    ({"SLACK_SIGNING_SECRET": SECRET, "SLACK_BOT_TOKEN": "xoxb-wrong"}, "invalid_auth"),
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
