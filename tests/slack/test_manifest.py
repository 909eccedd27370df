"""The manifest: what Slack's schema wants, what the listeners need, and no more."""

import json
import subprocess
import sys

from summarizer.slack import manifest

WITHOUT = """
import sys
class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("slack_bolt", "slack_sdk", "waitress"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Missing())
from summarizer.cli import main
sys.exit(main(sys.argv[1:]))
"""


def without_the_extra(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The command line where nothing of the extra `slack` can be imported."""
    return subprocess.run([sys.executable, "-c", WITHOUT, *arguments], capture_output=True, text=True, check=False, timeout=60)  # fmt: skip


def test_for_a_socket() -> None:
    made = manifest()
    assert made["settings"]["socket_mode_enabled"] is True
    assert "http" not in json.dumps(made)
    assert made["features"]["agent_view"]["agent_description"]
    assert "assistant_view" not in made["features"]
    assert set(made["settings"]["event_subscriptions"]["bot_events"]) == {
        "app_home_opened",
        "app_mention",
        "message.im",
    }


def test_for_http_every_address_is_the_public_one() -> None:
    made = manifest("https://bot.example/", ("news.example",))
    assert made["settings"]["socket_mode_enabled"] is False
    assert made["settings"]["event_subscriptions"]["request_url"] == "https://bot.example/slack/events"
    assert made["settings"]["interactivity"]["request_url"] == "https://bot.example/slack/events"
    assert made["features"]["slash_commands"][0]["url"] == "https://bot.example/slack/events"
    assert {"app_uninstalled", "tokens_revoked"} <= set(made["settings"]["event_subscriptions"]["bot_events"])
    assert made["oauth_config"]["redirect_urls"] == ["https://bot.example/slack/oauth_redirect"]


def test_links_are_read_only_where_asked_for() -> None:
    assert "links:read" not in json.dumps(manifest())
    made = manifest(None, ("news.example",))
    assert made["features"]["unfurl_domains"] == ["news.example"]
    assert {"links:read", "links:write"} <= set(made["oauth_config"]["scopes"]["bot"])
    assert "link_shared" in made["settings"]["event_subscriptions"]["bot_events"]


def test_documented_lengths() -> None:
    made = manifest("https://bot.example")
    information, features = made["display_information"], made["features"]
    assert len(information["name"]) <= 35
    assert len(information["description"]) <= 140
    assert len(features["bot_user"]["display_name"]) <= 80
    assert len(features["shortcuts"][0]["name"]) <= 24
    assert len(features["shortcuts"][0]["description"]) <= 150
    assert len(features["slash_commands"][0]["description"]) <= 2_000


def test_the_manifest_needs_no_extra() -> None:
    done = without_the_extra("slack", "--manifest")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == manifest()


def test_without_the_extra_the_bot_says_so_in_one_line() -> None:
    done = without_the_extra("slack")
    assert done.returncode == 2
    assert done.stderr == "summarizer: the Slack bot needs the extra `slack`: pip install 'summarizer[slack]'\n"
