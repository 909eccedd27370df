"""The bot in this process on a real port, or as a process of its own."""

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk.oauth.installation_store import Installation

from summarizer import Brief, Summarizer
from summarizer.slack.serving import Bot, briefer, build
from summarizer.slack.settings import Settings
from summarizer.slack.work import Briefer, Progress
from tests.slack.slack_api import OTHER_TOKEN, SECRET, TOKEN, Sender, SlackApi

PEOPLE = "The port operator put the number at about {n} people. Ada Lim, the mayor of Velm, said {n} dockers had joined the strike on Tuesday and that talks over pay would go on until a deal is signed."


def article(number: int) -> str:
    """A short article unlike any of another number."""
    return PEOPLE.format(n=1000 + number)


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 256


class _Quiet(WSGIRequestHandler):
    def log_message(self, *arguments: object) -> None:
        """Tests print nothing."""


@dataclass(frozen=True)
class Running:
    """A bot that runs, and the way to send it requests."""

    bot: Bot
    sender: Sender
    port: int
    settings: Settings


@contextmanager
def bot_here(
    slack: SlackApi, state: Path, brief: Briefer | None = None, longest: float = 600.0, **settings: Any
) -> Iterator[Running]:
    """The bot in this process; without `brief` it reads without a model."""
    given: dict[str, Any] = {"bot_token": TOKEN, "signing_secret": SECRET, "slack_api": slack.url, **settings}
    told = Settings(state=state, **given)
    bot = build(told, brief or briefer(Summarizer("none")), first_pause=0.1, longest=longest)
    bot.desk.resume()
    server = _Server(("127.0.0.1", 0), _Quiet)
    server.set_app(SlackRequestHandler(bot.app, path="/slack/events"))
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    port = server.server_address[1]
    try:
        yield Running(bot, Sender(port), port, told)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        bot.store.close()


def install(running: Running, team: str = "T2", token: str = OTHER_TOKEN, **more: object) -> None:
    """Make the app installed in a workspace."""
    store = running.bot.app.installation_store
    assert store is not None
    known = {"bot_id": "B", "bot_user_id": "UB", "bot_scopes": ["commands"], "user_id": "U1", **more}
    store.save(Installation(app_id="A1", team_id=team, bot_token=token, **known))


class Counting:
    """Briefs without a model, and keeps what it was asked; `gate` can hold it back."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.gate = threading.Event()
        self.gate.set()
        self._brief = briefer(Summarizer("none"))

    def __call__(self, source: str, progress: Progress) -> Brief:
        self.asked.append(source)
        assert self.gate.wait(60)
        return self._brief(source, progress)


@dataclass(frozen=True)
class Process:
    """A bot that is a process."""

    process: subprocess.Popen[bytes]
    sender: Sender
    lines: list[str]


@contextmanager
def bot_process(slack: SlackApi, state: Path, model: str, **environment: str) -> Iterator[Process]:
    """`summarizer slack` over HTTP on a free port; killed at the end if it still runs."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("SLACK_", "SUMMARIZER_", "OPENAI_"))}
    own = {"SLACK_BOT_TOKEN": TOKEN, "SLACK_SIGNING_SECRET": SECRET, "SLACK_API_URL": slack.url,
           "SUMMARIZER_STATE_DIR": str(state), "SUMMARIZER_LOG": "DEBUG", "SUMMARIZER_NO_CACHE": "1", **environment}  # fmt: skip
    command = [sys.executable, "-m", "summarizer.cli", "slack", "--model", model, "--port", "0"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, env=inherited | own)
    lines: list[str] = []
    listening = threading.Event()
    ports: list[int] = []

    def read() -> None:
        assert process.stderr is not None
        for raw in process.stderr:
            lines.append(raw.decode())
            if found := re.search(r"listening on http://[\d.]+:(\d+)", lines[-1]):
                ports.append(int(found.group(1)))
                listening.set()
        listening.set()

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    try:
        assert listening.wait(60), "the bot does not listen"
        assert ports, "".join(lines)
        yield Process(process, Sender(ports[0]), lines)
    finally:
        process.kill()
        process.wait()
        reader.join()
        assert process.stderr is not None
        process.stderr.close()
