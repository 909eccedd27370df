"""What the bot is told: by flags, by the environment, and where it keeps its state."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from summarizer import SummarizerError

SLACK_API = "https://slack.com/api/"


class SetupError(SummarizerError):
    """The bot cannot start as it is set up."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the bot runs. Secrets are kept out of its representation."""

    state: Path
    """Folder of the bot's databases; it holds article texts and, with OAuth, tokens."""
    model: str | None = None
    bot_token: str | None = field(default=None, repr=False)
    """One workspace's token; without it, workspaces install the app by OAuth."""
    app_token: str | None = field(default=None, repr=False)
    """Socket Mode's token; without it, the bot serves HTTP."""
    signing_secret: str | None = field(default=None, repr=False)
    client_id: str | None = None
    client_secret: str | None = field(default=None, repr=False)
    host: str = "127.0.0.1"
    port: int = 3000
    workers: int = 1
    """Articles briefed at once."""
    capacity: int = 50
    """Requests that may wait; a further one is told that the bot is busy."""
    unfurl: tuple[str, ...] = ()
    """Domains whose links get a short brief below them."""
    slack_api: str = SLACK_API

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ, **flags: object) -> Self:
        """Settings from SLACK_* and SUMMARIZER_* variables; `flags` that are not None go before them."""
        named = {
            "bot_token": "SLACK_BOT_TOKEN", "app_token": "SLACK_APP_TOKEN", "signing_secret": "SLACK_SIGNING_SECRET",
            "client_id": "SLACK_CLIENT_ID", "client_secret": "SLACK_CLIENT_SECRET", "slack_api": "SLACK_API_URL",
        }  # fmt: skip
        values: dict[str, object] = {name: environment[key] for name, key in named.items() if environment.get(key)}
        values |= {name: value for name, value in flags.items() if value is not None}
        return cls(**{"state": state_directory(environment), **values})  # type: ignore[arg-type]

    def require_complete(self) -> None:
        """SetupError naming the variable that is missing."""
        if self.workers < 1:
            raise SetupError("--workers must be 1 or more")
        if not self.app_token and not self.signing_secret:
            raise SetupError("set SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET for HTTP")
        if not self.bot_token and not (self.client_id and self.client_secret):
            raise SetupError(
                "set SLACK_BOT_TOKEN for one workspace, or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET for many"
            )
        if not self.bot_token and self.app_token:
            raise SetupError("many workspaces are served over HTTP, where they install the app: unset SLACK_APP_TOKEN")

    def secrets(self) -> list[str]:
        """What must not be logged."""
        given = (self.bot_token, self.app_token, self.signing_secret, self.client_secret)
        return [secret for secret in given if secret]


def state_directory(environment: Mapping[str, str]) -> Path:
    """SUMMARIZER_STATE_DIR, else the user's folder for state on this platform."""
    if chosen := environment.get("SUMMARIZER_STATE_DIR"):
        return Path(chosen)
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "summarizer"
    if sys.platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "summarizer"
    return Path(environment.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "summarizer"
