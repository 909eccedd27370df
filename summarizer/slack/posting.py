"""Answers in Slack: progress, then the brief in its place and what is left of it in the thread."""

import logging
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
UPDATED: dict[str, Any] = {"parse": "none", "link_names": False}
PLAIN: dict[str, Any] = {**UPDATED, "unfurl_links": False, "unfurl_media": False}
LONGEST_LINE = 500
PASSING = {"fatal_error", "internal_error", "ratelimited", "rate_limited", "request_timeout", "service_unavailable"}
GONE = {"message_not_found", "cant_update_message", "edit_window_closed"}


class SlackUnreachable(Exception):
    """Slack does not take it now; it is to be tried again, after `seconds` at the least."""

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
        """Show `text` where the brief will be; the message's timestamp."""
        return self._send(job, "chat_postMessage", thread_ts=job.thread, **PLAIN, **_line(text))

    def progress(self, job: Job, text: str) -> None:
        """Show `text` instead; left out where Slack is slow or will not have it."""
        if self._quiet_seconds(job, "chat_update"):
            return
        try:
            client = self._clients.hurried(job.enterprise, job.team)
            client.chat_update(channel=job.channel, ts=job.shown or "", **UPDATED, **_line(escape(text)))
        except (SlackClientError, HTTPException, OSError, NotInstalled) as error:
            if isinstance(error, SlackApiError):
                self._quiet_until[job.team, "chat_update"] = time.monotonic() + _retry_after(error)
            log.info("progress of request %s not shown: %s", job.id, _word(error))

    def answer(self, job: Job, brief: Brief | None, on_sent: Callable[[Job], None]) -> None:
        """Send the answer's messages that are not sent yet; `on_sent` hears of each, so that none is sent twice.

        Raises SlackUnreachable where it is to be tried again, SlackRefused where that is no use.
        """
        if job.kind == "unfurl":
            self._unfurl(job, brief)
            return
        messages = _messages(job, brief)
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
        _sent(lambda: self._clients.of(enterprise, team).views_publish(user_id=user, view=view))

    def _send(self, job: Job, method: str, **arguments: Any) -> str:
        time.sleep(self._quiet_seconds(job, method))

        def send() -> Any:
            client: WebClient = self._clients.of(job.enterprise, job.team)
            return getattr(client, method)(channel=job.channel, **arguments)

        return _sent(send)

    def _quiet_seconds(self, job: Job, method: str) -> float:
        """How long Slack wants to hear nothing of this method in this workspace, as it said to a progress."""
        return max(0.0, self._quiet_until.get((job.team, method), 0.0) - time.monotonic())


def _sent(send: Callable[[], Any]) -> str:
    try:
        return str(send().get("ts") or "")
    except SlackApiError as error:
        word = _word(error)
        status = getattr(error.response, "status_code", 500)
        if status >= 429 or word in PASSING:
            raise SlackUnreachable(word, _retry_after(error)) from error
        raise SlackRefused(word) from error
    except NotInstalled as error:
        raise SlackRefused(str(error)) from error
    except (SlackClientError, HTTPException, OSError) as error:
        raise SlackUnreachable(type(error).__name__) from error


def _retry_after(error: SlackApiError) -> float:
    headers = {name.lower(): value for name, value in getattr(error.response, "headers", {}).items()}
    value = headers.get("retry-after", "0")
    text = str(value[0] if isinstance(value, list) else value)
    return float(text) if text.isdigit() else 0.0


def _word(error: Exception) -> str:
    """Slack's word for an error, without the headers and body that its exception carries."""
    if isinstance(error, SlackApiError):
        answer = error.response if isinstance(error.response, dict) else error.response.data
        return str(answer.get("error", "no reason")) if isinstance(answer, dict) else "no reason"
    return type(error).__name__


def _line(text: str) -> SlackMessage:
    return {"text": text, "blocks": [text_section(text)]}


def _messages(job: Job, brief: Brief | None) -> list[SlackMessage]:
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
