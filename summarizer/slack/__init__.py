"""The Slack bot: a desk pastes a link and gets a brief in the thread.

`settings` is what it is told, `manifest` what Slack is told of it; `app` listens, `asking` reads what was asked,
`work` queues and briefs, `posting` answers, `store` remembers across restarts, `installing` keeps the tokens of many
workspaces, `serving` connects it all to Slack.
"""

from summarizer.slack.manifest import manifest
from summarizer.slack.settings import Settings, SetupError

__all__ = ["Settings", "SetupError", "manifest", "run"]


def run(settings: Settings) -> None:
    """Serve until interrupted; SetupError in one line if the extra, a token or Slack itself is missing."""
    try:
        from summarizer.slack.serving import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("slack_bolt", "slack_sdk", "waitress"):
            raise
        raise SetupError("the Slack bot needs the extra `slack`: pip install 'summarizer[slack]'") from error
    serve(settings)
