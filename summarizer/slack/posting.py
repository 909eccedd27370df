"""Answers in Slack: progress, then the brief in its place and what is left of it in the thread."""

import logging
import sqlite3
import time
from collections.abc import Callable
from dataclasses import replace
from http.client import HTTPException
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from summarizer import Brief
from summarizer.rendering import render_slack
from summarizer.rendering.slack import Block, SlackMessage, escape, render_slack_preview, shortened, text_section
from summarizer.slack.clients import Clients, NotInstalled
from summarizer.slack.manifest import FEEDBACK
from summarizer.slack.store import Job

log = logging.getLogger("summarizer.slack")
ClientOf = Callable[[str | None, str | None], WebClient]
UPDATED: dict[str, Any] = {"parse": "none", "link_names": False}
PLAIN: dict[str, Any] = {**UPDATED, "unfurl_links": False, "unfurl_media": False}
LONGEST_LINE = 500
PASSING = {"fatal_error", "internal_error", "ratelimited", "rate_limited", "request_timeout", "service_unavailable"}
GONE = {"message_not_found", "cant_update_message", "edit_window_closed"}
NO_PLACE = {
    "access_denied", "cannot_reply_to_message", "channel_not_found", "is_archived", "is_inactive", "no_permission",
    "not_in_channel", "restricted_action", "restricted_action_non_threadable_channel",
    "restricted_action_read_only_channel", "restricted_action_thread_locked",
    "restricted_action_thread_only_channel", "team_access_not_granted", "thread_not_found",
}  # fmt: skip
"""Slack's words for a place where the bot may not write, whatever it has to say."""


class SlackUnreachable(Exception):
    """Slack does not take it now, or did and its answer was lost; to be tried again, after `seconds` at the least."""

    def __init__(self, word: str, seconds: float = 0.0) -> None:
        super().__init__(word)
        self.seconds = seconds


class SlackRefused(Exception):
    """Slack will never take it; `str(error)` is Slack's word for why."""


class Post:
    """Posts into the workspaces whose clients it is given."""

    def __init__(self, clients: Clients) -> None:
        self._clients = clients
        self._quiet_until: dict[tuple[str | None, str], float] = {}

    def announce(self, job: Job, text: str) -> str:
        """Show `text` where the brief will be, if Slack is quick to take it; the message's timestamp."""
        hurried = self._clients.hurried
        return self._send(job, "chat_postMessage", hurried, thread_ts=job.thread, **PLAIN, **_line(text))

    def progress(self, job: Job, text: str) -> None:
        """Show `text` in its place; left out where Slack is slow or will not have it."""
        try:
            hurried = self._clients.hurried
            self._send(job, "chat_update", hurried, ts=job.shown or "", **UPDATED, **_line(escape(text)))
        except (SlackUnreachable, SlackRefused) as error:
            log.info("progress of request %s not shown: %s", job.id, error)

    def answer(self, job: Job, brief: Brief | None, on_sent: Callable[[Job], None]) -> None:
        """Send the answer's messages that are not sent yet; `on_sent` hears of each that Slack says it took.

        One that it took without being heard to say so is sent again: Slack cannot be asked whether it stands.

        Raises SlackUnreachable where it is to be tried again, SlackRefused where that is no use.
        """
        if job.kind == "unfurl":
            self._unfurl(job, brief)
            return
        messages = answer_messages(job, brief)
        for number in range(job.sent, len(messages)):
            job = replace(self._answer_part(job, messages[number], number), sent=number + 1)
            on_sent(job)

    def _answer_part(self, job: Job, message: SlackMessage, number: int) -> Job:
        if number:
            self._send(job, "chat_postMessage", thread_ts=job.thread or job.shown, **PLAIN, **message)
            return job
        if job.shown:
            try:
                self._send(job, "chat_update", ts=job.shown, **UPDATED, **message)
                return job
            except SlackRefused as error:
                if str(error) not in GONE:
                    raise
        shown = self._send(job, "chat_postMessage", thread_ts=job.thread, **PLAIN, **message)
        return replace(job, shown=shown)

    def _unfurl(self, job: Job, brief: Brief | None) -> None:
        if brief is not None:
            blocks = render_slack_preview(brief)
            self._send(job, "chat_unfurl", ts=job.thread, unfurls={job.source: {"blocks": blocks}})

    def tell(self, job: Job, text: str) -> None:
        """Tell the requester alone, in a direct message."""
        if job.user:
            self._send(replace(job, channel=job.user), "chat_postMessage", **PLAIN, **_line(text))

    def thank(self, job: Job, text: str) -> None:
        """A line that only the user sees."""
        self._send(job, "chat_postEphemeral", user=job.user, thread_ts=job.thread, text=text)

    def home(self, enterprise: str | None, team: str | None, user: str, view: dict[str, Any]) -> None:
        """Publish the Home tab."""
        self._ask(enterprise, team, "views_publish", self._clients.of, user_id=user, view=view)

    def _send(self, job: Job, method: str, client: ClientOf | None = None, **arguments: Any) -> str:
        of = client or self._clients.of
        return self._ask(job.enterprise, job.team, method, of, channel=job.channel, **arguments)

    def _ask(self, enterprise: str | None, team: str | None, method: str, client: ClientOf, **arguments: Any) -> str:
        """The timestamp in Slack's answer. Slack hears nothing of a method in a workspace while it wants none."""
        if (quiet := self._quiet_until.get((team, method), 0.0) - time.monotonic()) > 0:
            raise SlackUnreachable("ratelimited", quiet)
        try:
            return str(getattr(client(enterprise, team), method)(**arguments).get("ts") or "")
        except SlackApiError as error:
            if seconds := _retry_after(error):
                self._quiet_until[team, method] = time.monotonic() + seconds
            raise _why(error, seconds) from error
        except NotInstalled as error:
            raise SlackRefused(str(error)) from error
        except (SlackClientError, HTTPException, OSError, sqlite3.Error) as error:
            raise SlackUnreachable(type(error).__name__) from error


def _why(error: SlackApiError, seconds: float) -> SlackUnreachable | SlackRefused:
    word = _word(error)
    passing = getattr(error.response, "status_code", 500) >= 429 or word in PASSING
    return SlackUnreachable(word, seconds) if passing else SlackRefused(word)


def _retry_after(error: SlackApiError) -> float:
    headers = {name.lower(): value for name, value in getattr(error.response, "headers", {}).items()}
    value = headers.get("retry-after", "0")
    text = str(value[0] if isinstance(value, list) else value)
    return float(text) if text.isdigit() else 0.0


def _word(error: SlackApiError) -> str:
    """Slack's word for an error, without the headers and body that its exception carries."""
    answer = error.response if isinstance(error.response, dict) else error.response.data
    return str(answer.get("error", "no reason")) if isinstance(answer, dict) else "no reason"


def _line(text: str) -> SlackMessage:
    return {"text": text, "blocks": [text_section(text)]}


def answer_messages(job: Job, brief: Brief | None) -> list[SlackMessage]:
    """The messages that answer `job`: its brief with feedback buttons, or its line."""
    if brief is None:
        return [_line(escape(shortened(job.reply or "", LONGEST_LINE)))]
    first, *others = render_slack(brief)
    return [{**first, "blocks": [*first["blocks"], _feedback(job.brief or 0)]}, *others]


def _feedback(brief: int) -> Block:
    """Good and wrong, with the number of the brief they are about."""

    def button(label: str, verdict: str) -> Block:
        return {"text": {"type": "plain_text", "text": label}, "value": f"{verdict}:{brief}"}

    buttons = {"positive_button": button("Good", "good"), "negative_button": button("Wrong", "wrong")}
    return {"type": "context_actions", "elements": [{"type": "feedback_buttons", "action_id": FEEDBACK, **buttons}]}
