"""The app manifest that Slack is given: https://docs.slack.dev/reference/app-manifest."""

from typing import Any

from summarizer.slack import home

COMMAND, SHORTCUT, FEEDBACK = "/brief", "brief_article", "brief_feedback"
SCOPES = ("app_mentions:read", "assistant:write", "chat:write", "chat:write.public", "commands", "im:history")
UNFURL_SCOPES = ("links:read", "links:write")
REMOVALS = ("app_uninstalled", "tokens_revoked")
"""What Slack says to a bot over HTTP, which may serve many workspaces, when one of them removes it."""
EVENTS_PATH, REDIRECT_PATH = "/slack/events", "/slack/oauth_redirect"


def scopes(unfurl: tuple[str, ...] = ()) -> list[str]:
    """The bot's scopes; links are read only where unfurling is asked for."""
    return [*SCOPES, *(UNFURL_SCOPES if unfurl else ())]


def manifest(url: str | None = None, unfurl: tuple[str, ...] = ()) -> dict[str, Any]:
    """The manifest: for Socket Mode, or for HTTP at the public address `url`; `unfurl` are domains to unfurl."""
    events = f"{url.rstrip('/')}{EVENTS_PATH}" if url else None
    address = {"request_url": events} if events else {}
    oauth: dict[str, Any] = {"scopes": {"bot": scopes(unfurl)}}
    if url:
        oauth["redirect_urls"] = [f"{url.rstrip('/')}{REDIRECT_PATH}"]
    return {
        "display_information": {"name": "Summarizer", "description": home.DESCRIPTION},
        "features": _features(events, unfurl),
        "oauth_config": oauth,
        "settings": {
            "event_subscriptions": {**address, "bot_events": _events(url, unfurl)},
            "interactivity": {"is_enabled": True, **address},
            "org_deploy_enabled": False,
            "socket_mode_enabled": not url,
            "token_rotation_enabled": False,
        },
    }


def _features(events: str | None, unfurl: tuple[str, ...]) -> dict[str, Any]:
    command: dict[str, Any] = {
        "command": COMMAND,
        "description": "Brief an article",
        "usage_hint": "a link, or the text",
        "should_escape": False,
    }
    return {
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True, "messages_tab_read_only_enabled": False},
        "bot_user": {"display_name": "summarizer", "always_online": True},
        "agent_view": {"agent_description": home.DESCRIPTION},
        "shortcuts": [
            {
                "name": "Brief this article",
                "type": "message",
                "callback_id": SHORTCUT,
                "description": "Briefs the article that this message links to or quotes",
            }
        ],
        "slash_commands": [{**command, "url": events} if events else command],
        **({"unfurl_domains": list(unfurl)} if unfurl else {}),
    }


def _events(url: str | None, unfurl: tuple[str, ...]) -> list[str]:
    asked = ["app_home_opened", "app_mention", *(["link_shared"] if unfurl else []), "message.im"]
    return [*asked, *(REMOVALS if url else ())]
