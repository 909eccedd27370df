"""Socket Mode: the same listeners over a web socket to a loopback Slack."""

import json
import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.server import ServerConnection, serve

from summarizer.slack.serving import serve_socket
from summarizer.slack.settings import SetupError
from tests.slack.bots import article, bot_here
from tests.slack.slack_api import SlackApi

APP_TOKEN = "xapp-1-A1-1-socket"


class Socket:
    """Slack's end of the socket: sends envelopes, keeps what is acknowledged."""

    def __init__(self) -> None:
        self.acknowledged: queue.Queue[dict[str, Any]] = queue.Queue()
        self._connected = threading.Event()
        self.connections = 0

    def serve(self, connection: ServerConnection) -> None:
        self._connection = connection
        self.connections += 1
        connection.send(json.dumps({"type": "hello", "num_connections": 1, "connection_info": {"app_id": "A1"}}))
        self._connected.set()
        try:
            for message in connection:
                if str(message).startswith("{"):
                    self.acknowledged.put(json.loads(message))
        except ConnectionClosed:
            return

    def send(self, kind: str, payload: dict[str, Any], envelope: str, **more: Any) -> None:
        assert self._connected.wait(20)
        self._connection.send(json.dumps({"type": kind, "envelope_id": envelope, "payload": payload, **more}))

    def refresh(self) -> None:
        """Ask for a new connection and end this one, as Slack does every few hours."""
        assert self._connected.wait(20)
        self._connected.clear()
        self._connection.send(json.dumps({"type": "disconnect", "reason": "refresh_requested", "debug_info": {}}))

    def drop(self) -> None:
        """End the connection without a word."""
        assert self._connected.wait(20)
        self._connected.clear()
        self._connection.close()


@contextmanager
def socket_mode(slack: SlackApi, state: Path) -> Iterator[Socket]:
    socket = Socket()
    with serve(socket.serve, "127.0.0.1", 0) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        slack.socket_url = f"ws://127.0.0.1:{server.socket.getsockname()[1]}/link"
        with bot_here(slack, state, app_token=APP_TOKEN, signing_secret=None) as running:
            ended = threading.Event()
            bot = threading.Thread(target=serve_socket, args=(running.bot, running.settings, ended), daemon=True)
            bot.start()
            yield socket
            ended.set()
            bot.join(20)
            assert not bot.is_alive()
        server.shutdown()
        thread.join()


def test_the_same_listeners_answer_over_a_socket_and_once(slack: SlackApi, tmp_path: Path) -> None:
    event = {"type": "app_mention", "user": "U1", "text": article(1), "ts": "1.1", "channel": "C1"}
    payload = {"type": "event_callback", "team_id": "T1", "event_id": "Ev1", "event": event}
    command = {"command": "/brief", "text": article(2), "trigger_id": "t1", "team_id": "T1", "channel_id": "C2", "user_id": "U1"}  # fmt: skip
    with socket_mode(slack, tmp_path) as socket:
        socket.send("events_api", payload, "e1", accepts_response_payload=False, retry_attempt=0)
        socket.send(
            "events_api", payload, "e2", accepts_response_payload=False, retry_attempt=1, retry_reason="timeout"
        )
        socket.send("slash_commands", command, "e3", accepts_response_payload=True)
        answers = [socket.acknowledged.get(timeout=20) for _ in range(3)]
        slack.wait(lambda: len(slack.briefs()) == 2)
    assert {each["envelope_id"] for each in answers} == {"e1", "e2", "e3"}
    assert "On it" in json.dumps(answers)
    assert len(slack.called("chat.postMessage")) == 2


def mention(number: int) -> dict[str, Any]:
    event = {"type": "app_mention", "user": "U1", "text": article(number), "ts": f"{number}.1", "channel": "C1"}
    return {"type": "event_callback", "team_id": "T1", "event_id": f"Ev{number}", "event": event}


@pytest.mark.parametrize("how", ["refresh", "drop"])
def test_a_connection_that_ends_is_made_anew(how: str, slack: SlackApi, tmp_path: Path) -> None:
    with socket_mode(slack, tmp_path) as socket:
        socket.send("events_api", mention(1), "e1", accepts_response_payload=False)
        socket.acknowledged.get(timeout=20)
        getattr(socket, how)()
        socket.send("events_api", mention(1), "e2", accepts_response_payload=False, retry_attempt=1)
        socket.send("events_api", mention(2), "e3", accepts_response_payload=False)
        assert {socket.acknowledged.get(timeout=40)["envelope_id"] for _ in range(2)} == {"e2", "e3"}
        slack.wait(lambda: len(slack.briefs()) == 2)
    assert socket.connections == 2
    assert len(slack.called("chat.postMessage")) == 2


def test_home_shortcut_and_feedback_come_over_a_socket_too(slack: SlackApi, tmp_path: Path) -> None:
    who = {"team": {"id": "T1"}, "user": {"id": "U1", "team_id": "T1"}, "trigger_id": "t1", "channel": {"id": "C1"}}
    message = {"type": "message", "ts": "7.1", "user": "U2", "text": article(4)}
    shortcut = {"type": "message_action", "callback_id": "brief_article", "message": message, **who}
    action = {"type": "feedback_buttons", "action_id": "brief_feedback", "value": "good:1", "block_id": "b", "action_ts": "1.1"}  # fmt: skip
    pressed = {"type": "block_actions", "actions": [action], "message": {"ts": "1.1"}, **who}
    home = {"type": "app_home_opened", "user": "U1", "channel": "D1", "tab": "home", "event_ts": "1.1"}
    opened = {"type": "event_callback", "team_id": "T1", "event_id": "Ev1", "event": home}
    with socket_mode(slack, tmp_path) as socket:
        socket.send("interactive", shortcut, "e1", accepts_response_payload=True)
        slack.wait(slack.briefs)
        socket.send("interactive", pressed, "e2", accepts_response_payload=True)
        socket.send("events_api", opened, "e3", accepts_response_payload=False)
        slack.wait(lambda: slack.called("views.publish") and slack.called("chat.postEphemeral"))


def test_a_wrong_app_token_is_refused_in_one_line(slack: SlackApi, tmp_path: Path) -> None:
    with (
        bot_here(slack, tmp_path, app_token="xoxb-no", signing_secret=None) as running,
        pytest.raises(SetupError, match="does not take the app token: invalid_auth"),
    ):
        serve_socket(running.bot, running.settings)
