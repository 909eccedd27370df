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

from summarizer import Summarizer
from summarizer.slack.serving import Bot, briefer, build
from summarizer.slack.settings import Settings
from summarizer.slack.work import Briefer
from tests.slack.slack_api import SECRET, TOKEN, Sender, SlackApi

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


@contextmanager
def bot_here(slack: SlackApi, state: Path, brief: Briefer | None = None, **settings: Any) -> Iterator[Running]:
    """The bot in this process; without `brief` it reads without a model."""
    given: dict[str, Any] = {"bot_token": TOKEN, "signing_secret": SECRET, "slack_api": slack.url, **settings}
    bot = build(Settings(state=state, **given), brief or briefer(Summarizer("none")), first_pause=0.1)
    bot.desk.resume()
    server = _Server(("127.0.0.1", 0), _Quiet)
    server.set_app(SlackRequestHandler(bot.app, path="/slack/events"))
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    port = server.server_address[1]
    try:
        yield Running(bot, Sender(port), port)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        bot.store.close()


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
