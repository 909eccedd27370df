"""Clients of Slack's Web API, one workspace each, patient or not."""

from dataclasses import dataclass

from slack_sdk import WebClient
from slack_sdk.http_retry import RetryHandler
from slack_sdk.http_retry.builtin_handlers import (
    ConnectionErrorRetryHandler,
    RateLimitErrorRetryHandler,
    ServerErrorRetryHandler,
)
from slack_sdk.oauth import InstallationStore

PATIENT_SECONDS, HURRIED_SECONDS = 20, 3


class NotInstalled(Exception):
    """The workspace has no token here: the app was never installed there, or was removed."""


@dataclass(frozen=True, slots=True)
class Clients:
    """Makes clients with the one token, or with the token of a workspace's installation."""

    slack_api: str
    token: str | None = None
    installations: InstallationStore | None = None

    def of(self, enterprise: str | None, team: str | None) -> WebClient:
        """A client that waits out rate limits as Slack asks (Retry-After) and tries again after an error."""
        handlers: list[RetryHandler] = [
            ConnectionErrorRetryHandler(max_retry_count=2),
            ServerErrorRetryHandler(max_retry_count=2),
            RateLimitErrorRetryHandler(max_retry_count=3),
        ]
        return self._client(self._token(enterprise, team), PATIENT_SECONDS, handlers)

    def hurried(self, enterprise: str | None, team: str | None) -> WebClient:
        """A client for what may be left out: it gives up at once."""
        return self._client(self._token(enterprise, team), HURRIED_SECONDS, [])

    def unbound(self) -> WebClient:
        """A client for the framework, which must not wait: what it asks for stands before an acknowledgement."""
        return self._client(self.token, HURRIED_SECONDS, [])

    def _token(self, enterprise: str | None, team: str | None) -> str:
        if self.token:
            return self.token
        bot = self.installations.find_bot(enterprise_id=enterprise, team_id=team) if self.installations else None
        if bot is None or not bot.bot_token:
            raise NotInstalled(f"no installation in workspace {team}")
        return bot.bot_token

    def _client(self, token: str | None, timeout: int, handlers: list[RetryHandler]) -> WebClient:
        return WebClient(token=token, base_url=self.slack_api, timeout=timeout, retry_handlers=handlers)
