"""The listeners, the same for HTTP and Socket Mode. Each only keeps what was asked; the desk does the rest.

Listeners run in the thread of the request and before its acknowledgement (`process_before_response`), so that a
request that was acknowledged is one that is kept: a process that dies in between leaves it to Slack to ask again.
"""

from functools import partial
from typing import Any

from slack_bolt import Ack, App, BoltContext

from summarizer.slack.asking import same_as, source_in, source_in_message
from summarizer.slack.home import HOW_TO, home_view
from summarizer.slack.manifest import COMMAND, FEEDBACK, SHORTCUT
from summarizer.slack.posting import Post
from summarizer.slack.store import Job, Store
from summarizer.slack.work import Desk

NO_ARTICLE = "There is no article in that: I take a link, or a text of a few sentences. Files I do not open."
NOTED = "Noted, thank you."
TOO_OLD = "I no longer have that brief, so I cannot keep what you say of it."
WRITTEN = (None, "file_share", "thread_broadcast")
"""What Slack calls the messages that a person writes: plain, with a file, and sent to a channel from its thread."""
MOST_UNFURLS = 3


def listen(app: App, desk: Desk, post: Post, store: Store, unfurl: tuple[str, ...] = ()) -> None:
    """Register every listener with `app`; links are unfurled only for the domains in `unfurl`."""
    listeners = Listeners(desk, post, store)
    app.command(COMMAND)(listeners.command)
    app.shortcut(SHORTCUT)(listeners.shortcut)
    app.event("app_mention")(listeners.message)
    app.event("message")(listeners.direct_message)
    app.event("app_home_opened")(listeners.home)
    app.action(FEEDBACK)(listeners.feedback)
    if unfurl:
        app.event("link_shared")(partial(listeners.links, domains=unfurl))


class Listeners:
    """What is done with each kind of request."""

    def __init__(self, desk: Desk, post: Post, store: Store) -> None:
        self._desk, self._post, self._store = desk, post, store

    def command(self, ack: Ack, body: dict[str, Any], context: BoltContext) -> None:
        """`/brief`: the brief goes to the channel, the first word of it to the user alone."""
        source = source_in(body.get("text") or "")
        if source is None:
            ack(text=HOW_TO)
            return
        job = _job(context, body["channel_id"], None, body["user_id"], source)
        if busy := self._desk.busy(job):
            ack(text=busy)
            return
        ahead = self._desk.submit(job, [f"trigger:{body['trigger_id']}"])
        ack(text=f"On it, after {ahead} ahead of you." if ahead else "On it.")

    def shortcut(self, ack: Ack, body: dict[str, Any], context: BoltContext) -> None:
        """ "Brief this article" in the menu of a message: answered in its thread."""
        message = body["message"]
        source = source_in_message(message)
        thread = message.get("thread_ts") or message["ts"]
        job = _job(context, body["channel"]["id"], thread, body["user"]["id"], source)
        self._desk.submit(job, [f"trigger:{body['trigger_id']}"])
        ack()

    def message(self, body: dict[str, Any], event: dict[str, Any], context: BoltContext) -> None:
        """A mention, or a direct message: answered in its thread."""
        source = source_in_message(event)
        thread = event.get("thread_ts") or event["ts"]
        job = _job(context, event["channel"], thread, event.get("user"), source)
        self._desk.submit(job, [f"event:{body['event_id']}", f"message:{event['channel']}:{event['ts']}"])

    def direct_message(self, body: dict[str, Any], event: dict[str, Any], context: BoltContext) -> None:
        """What a person writes to the bot; edits, joins and other bots are no requests."""
        if event.get("channel_type") == "im" and event.get("subtype") in WRITTEN and not event.get("bot_id"):
            self.message(body, event, context)

    def links(
        self, body: dict[str, Any], event: dict[str, Any], context: BoltContext, domains: tuple[str, ...]
    ) -> None:
        """Links of the chosen domains in a posted message: a short brief below each."""
        if event.get("source", "conversations_history") != "conversations_history":
            return
        chosen = [each["url"] for each in event["links"] if _within(each.get("domain", ""), domains)]
        for number, url in enumerate(dict.fromkeys(chosen[:MOST_UNFURLS])):
            job = _job(context, event["channel"], event["message_ts"], event.get("user"), url, kind="unfurl")
            self._desk.submit(job, [f"event:{body['event_id']}:{number}"])

    def home(self, event: dict[str, Any], context: BoltContext) -> None:
        """The Home tab is opened: show what the bot does."""
        if event.get("tab", "home") == "home":
            show = partial(self._post.home, context.enterprise_id, context.team_id, event["user"], home_view())
            self._desk.later(show)

    def feedback(self, ack: Ack, body: dict[str, Any], context: BoltContext) -> None:
        """Good or Wrong below a brief: kept, and the user told so."""
        verdict, _, brief = body["actions"][0]["value"].partition(":")
        user, channel = body["user"]["id"], body["channel"]["id"]
        if verdict in ("good", "wrong") and brief.isdigit():
            kept = self._store.judge(int(brief), context.team_id, user, verdict)
            thread = (body.get("message") or {}).get("thread_ts")
            job = _job(context, channel, thread, user, "")
            self._desk.later(partial(self._post.thank, job, NOTED if kept else TOO_OLD))
        ack()


def _within(domain: str, domains: tuple[str, ...]) -> bool:
    return any(domain == each or domain.endswith(f".{each}") for each in domains)


def _job(
    context: BoltContext, channel: str, thread: str | None, user: str | None, source: str | None, kind: Any = "message"
) -> Job:
    return Job(
        kind=kind,
        enterprise=context.enterprise_id,
        team=context.team_id,
        channel=channel,
        thread=thread,
        user=user,
        source=source or "",
        article=same_as(source or ""),
        reply=NO_ARTICLE if source is None else None,
    )
