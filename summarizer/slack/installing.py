"""Many workspaces: each installs the app by OAuth, and what it is given is kept until it removes the app."""

import logging
import time
from pathlib import Path
from typing import Any

from slack_bolt import App, BoltContext
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.authorize import Authorize
from slack_bolt.oauth.oauth_settings import OAuthSettings
from slack_sdk.oauth.installation_store import Bot, Installation, InstallationStore
from slack_sdk.oauth.installation_store.sqlite3 import SQLite3InstallationStore
from slack_sdk.oauth.state_store.sqlite3 import SQLite3OAuthStateStore

from summarizer.slack.manifest import REDIRECT_PATH, REMOVALS, scopes
from summarizer.slack.settings import Settings

STATE_SECONDS = 600
MOST_STATES = 10_000
"""Installations that may be under way; anybody can begin one."""
_silent = logging.getLogger("summarizer.slack.installing")
_silent.setLevel(logging.INFO)  # the SDK tells the states at DEBUG


class Installations(SQLite3InstallationStore):
    """The newest installation of each workspace, in a file that only this user may read."""

    def __init__(self, path: Path, client_id: str) -> None:
        path.touch(mode=0o600)
        super().__init__(database=str(path), client_id=client_id)
        self.init()  # type: ignore[no-untyped-call]

    def save(self, installation: Installation) -> None:
        """Keep it in place of the workspace's earlier ones."""
        super().save(installation)
        workspace = (self.client_id, installation.enterprise_id or "", installation.team_id or "")
        with self.connect() as database:
            for table in ("slack_installations", "slack_bots"):
                same = f"FROM {table} WHERE client_id = ? AND enterprise_id = ? AND team_id = ?"
                newest = f"SELECT max(id) {same}"
                database.execute(f"DELETE {same} AND id < ({newest})", [*workspace, *workspace])

    def find_bot(
        self, *, enterprise_id: str | None, team_id: str | None, is_enterprise_install: bool | None = False
    ) -> Bot | None:
        """The workspace's bot; None only where there is none: sqlite3.Error if the file cannot be asked."""
        found = super().find_bot(
            enterprise_id=enterprise_id, team_id=team_id, is_enterprise_install=is_enterprise_install
        )
        if found is None:  # also what the SDK says of any error
            with self.connect() as database:
                database.execute("SELECT 1 FROM slack_bots LIMIT 1").fetchone()
        return found


class States(SQLite3OAuthStateStore):
    """Installations under way, each until it is done or too old."""

    def __init__(self, path: Path) -> None:
        super().__init__(database=str(path), expiration_seconds=STATE_SECONDS, logger=_silent)
        self.init()  # type: ignore[no-untyped-call]

    def issue(self, *arguments: object, **named: object) -> str:
        """A new state; those that nobody came back with are forgotten."""
        state: str = super().issue(*arguments, **named)
        with self.connect() as database:
            forgotten = "expire_at < ? OR id <= (SELECT max(id) FROM oauth_states) - ?"
            database.execute(f"DELETE FROM oauth_states WHERE {forgotten}", (time.time(), MOST_STATES))  # noqa: S608
        return state


class Installed(Authorize):
    """Authorises by what was kept at the installation.

    The framework's own asks Slack whether the token still holds, and acknowledges what it then throws away if Slack
    does not answer.
    """

    def __init__(self, installations: InstallationStore) -> None:
        self._installations = installations

    def __call__(
        self, *, enterprise_id: str | None, team_id: str | None, user_id: str | None, **_: Any
    ) -> AuthorizeResult | None:
        """Who the bot is in a workspace; None if the app is not installed there."""
        bot = self._installations.find_bot(enterprise_id=enterprise_id, team_id=team_id)
        if bot is None:
            return None
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=team_id,
            bot_id=bot.bot_id,
            bot_user_id=bot.bot_user_id,
            bot_token=bot.bot_token,
            user_id=user_id,
        )


def listen_for_removals(app: App, installations: Installations) -> None:
    """Forget the tokens of a workspace that removes the app, or takes back the bot's token."""

    def removed(event: dict[str, Any], context: BoltContext) -> None:
        if event["type"] == "app_uninstalled" or (event.get("tokens") or {}).get("bot"):
            installations.delete_all(enterprise_id=context.enterprise_id, team_id=context.team_id)

    for each in REMOVALS:
        app.event(each)(removed)


def oauth_settings(settings: Settings, installations: Installations) -> OAuthSettings:
    """How workspaces install the app and are recognised."""
    oauth = OAuthSettings(
        client_id=settings.client_id,
        client_secret=settings.client_secret,
        scopes=scopes(settings.unfurl),
        installation_store=installations,
        installation_store_bot_only=True,
        state_store=States(Path(installations.database)),
        state_expiration_seconds=STATE_SECONDS,
        redirect_uri_path=REDIRECT_PATH,
    )
    oauth.authorize = Installed(installations)
    return oauth
