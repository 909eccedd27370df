"""Puts the bot together and connects it to Slack: over HTTP, or over Socket Mode where there is an app token."""

import logging
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass

import waitress
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_bolt.error import BoltError
from slack_sdk.errors import SlackApiError, SlackClientError

from summarizer import Brief, Summarizer
from summarizer.errors import one_line
from summarizer.slack.app import listen
from summarizer.slack.clients import Clients
from summarizer.slack.installing import Installations, listen_for_removals, oauth_settings
from summarizer.slack.logs import log_to_stderr
from summarizer.slack.manifest import EVENTS_PATH
from summarizer.slack.posting import Post
from summarizer.slack.settings import Settings, SetupError
from summarizer.slack.store import Store
from summarizer.slack.work import LONGEST_BRIEF, Briefer, Desk, Progress

log = logging.getLogger("summarizer.slack")
HTTP_THREADS, SOCKET_THREADS = 16, 16
LARGEST_REQUEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Bot:
    """The bot, put together and not yet connected."""

    app: App
    desk: Desk
    store: Store


def briefer(summarizer: Summarizer) -> Briefer:
    """Briefs with the one open model, each with a progress of its own."""

    def brief(source: str, progress: Progress) -> Brief:
        strategy = summarizer.strategy.name if summarizer.strategy else None
        return Summarizer(summarizer.model, strategy=strategy, progress=progress).brief(source)

    return brief


def build(settings: Settings, brief: Briefer, *, first_pause: float = 1.0, longest: float = LONGEST_BRIEF) -> Bot:
    """The bot as `settings` tell, with the times of its `Desk`; SetupError if Slack refuses the token or is out."""
    settings.require_complete()
    store = Store(settings.state / "slack.sqlite3")
    try:
        app, clients = _app(settings)
    except (BoltError, SlackClientError, OSError) as error:
        store.close()
        raise SetupError(f"Slack does not take the bot's token: {_reason(error)}") from error
    post = Post(clients)
    desk = Desk(
        store,
        post,
        brief,
        workers=settings.workers,
        capacity=settings.capacity,
        first_pause=first_pause,
        longest=longest,
    )
    listen(app, desk, post, store, settings.unfurl)
    return Bot(app, desk, store)


def _app(settings: Settings) -> tuple[App, Clients]:
    if settings.bot_token:
        installations = oauth = None
        clients = Clients(settings.slack_api, token=settings.bot_token)
    else:
        installations = Installations(settings.state / "installations.sqlite3", settings.client_id or "")
        oauth = oauth_settings(settings, installations)
        clients = Clients(settings.slack_api, installations=installations)
    with _no_variables_of_slack():
        app = App(
            client=clients.unbound(),
            signing_secret=settings.signing_secret or "",
            request_verification_enabled=not settings.app_token,
            oauth_settings=oauth,
            process_before_response=True,
        )
    if installations:
        listen_for_removals(app, installations)
    return app, clients


@contextmanager
def _no_variables_of_slack() -> Iterator[None]:
    """Hides variables that the framework would read by itself, and take for another way to run than the settings'."""
    hidden = {name: os.environ.pop(name) for name in tuple(os.environ) if name.startswith("SLACK_")}
    try:
        yield
    finally:
        os.environ.update(hidden)


def _reason(error: Exception) -> str:
    cause = error.__cause__ or error.__context__ or error
    for each in (error, cause):
        if isinstance(each, SlackApiError):
            return str(each.response.get("error", "no reason"))
    return one_line(cause) or type(cause).__name__


def serve(settings: Settings) -> None:
    """Connect to Slack and serve until SIGTERM or Ctrl-C; work that is not finished waits for the next start."""
    log_to_stderr(settings.secrets(), os.environ.get("SUMMARIZER_LOG", "INFO").upper())
    with Summarizer(settings.model) as summarizer:
        bot = build(settings, briefer(summarizer))
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        bot.desk.resume()
        with closing(bot.store), suppress(KeyboardInterrupt):
            serve_socket(bot, settings) if settings.app_token else serve_http(bot, settings)


def serve_http(bot: Bot, settings: Settings) -> None:
    """Serve Slack's requests, and with OAuth the installation pages, until interrupted."""
    handler = SlackRequestHandler(bot.app, path=EVENTS_PATH)
    try:
        server = waitress.create_server(
            handler,
            host=settings.host,
            port=settings.port,
            threads=HTTP_THREADS,
            max_request_body_size=LARGEST_REQUEST,
            ident=None,
        )
    except OSError as error:
        raise SetupError(f"cannot listen on {settings.host}:{settings.port}: {error.strerror}") from error
    log.info("listening on http://%s:%s%s", settings.host, server.effective_port, EVENTS_PATH)
    server.run()


def serve_socket(bot: Bot, settings: Settings, until: threading.Event | None = None) -> None:
    """Receive Slack's requests over a web socket until interrupted, or until the event."""
    handler = SocketModeHandler(bot.app, settings.app_token, concurrency=SOCKET_THREADS)
    try:
        handler.connect()  # type: ignore[no-untyped-call]
    except (SlackClientError, OSError) as error:
        raise SetupError(f"Slack does not take the app token: {_reason(error)}") from error
    log.info("connected by Socket Mode")
    try:
        (until or threading.Event()).wait()
    finally:
        handler.close()  # type: ignore[no-untyped-call]
