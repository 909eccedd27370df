"""Socket Mode: the same listeners over a web socket to a loopback Slack."""

import json
import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from slack_bolt.adapter.socket_mode import SocketModeHandler
from websockets.exceptions import ConnectionClosed
from websockets.sync.server import ServerConnection, serve

from tests.slack.bots import article, bot_here
from tests.slack.slack_api import SlackApi

APP_TOKEN = "xapp-1-A1-1-socket"


class Socket:
    """Slack's end of the socket: sends envelopes, keeps what is acknowledged."""

    def __init__(self) -> None:
        self.acknowledged: queue.Queue[dict[str, Any]] = queue.Queue()
        self._connected = threading.Event()

    def serve(self, connection: ServerConnection) -> None:
        self._connection = connection
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


@contextmanager
def socket_mode(slack: SlackApi, state: Path) -> Iterator[Socket]:
    socket = Socket()
    with serve(socket.serve, "127.0.0.1", 0) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        slack.socket_url = f"ws://127.0.0.1:{server.socket.getsockname()[1]}/link"
        with bot_here(slack, state, app_token=APP_TOKEN, signing_secret=None) as running:
            handler = SocketModeHandler(running.bot.app, APP_TOKEN)
            handler.connect()
            yield socket
            handler.close()
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
