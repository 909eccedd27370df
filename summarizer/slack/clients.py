"""Clients of Slack's Web API, one workspace each. They ask once: who has something to say waits by itself."""

from dataclasses import dataclass

from slack_sdk import WebClient
from slack_sdk.oauth import InstallationStore

PATIENT_SECONDS, HURRIED_SECONDS = 20, 5


class NotInstalled(Exception):
    """The workspace has no token here: the app was never installed there, or was removed."""


@dataclass(frozen=True, slots=True)
class Clients:
    """Makes clients with the one token, or with the token of a workspace's installation."""

    slack_api: str
    token: str | None = None
    installations: InstallationStore | None = None

    def of(self, enterprise: str | None, team: str | None) -> WebClient:
        """A client that Slack has time to answer; NotInstalled, or sqlite3.Error where that cannot be told."""
        return self._client(self._token(enterprise, team), PATIENT_SECONDS)

    def hurried(self, enterprise: str | None, team: str | None) -> WebClient:
        """A client for what may be left out."""
        return self._client(self._token(enterprise, team), HURRIED_SECONDS)

    def unbound(self) -> WebClient:
        """A client for the framework, which must not wait: what it asks for stands before an acknowledgement."""
        return self._client(self.token, HURRIED_SECONDS)

    def _token(self, enterprise: str | None, team: str | None) -> str:
        if self.token:
            return self.token
        bot = self.installations.find_bot(enterprise_id=enterprise, team_id=team) if self.installations else None
        if bot is None or not bot.bot_token:
            raise NotInstalled(f"no installation in workspace {team}")
        return bot.bot_token

    def _client(self, token: str | None, timeout: int) -> WebClient:
        return WebClient(token=token, base_url=self.slack_api, timeout=timeout, retry_handlers=[])
