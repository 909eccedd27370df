"""A chat-completions server on this machine's loopback, which answers from a script and keeps what it was asked."""

import json
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self


@dataclass(frozen=True)
class Reply:
    """One answer: a status, headers and a body; `delay` seconds late."""

    body: dict[str, Any] | str
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0


@dataclass(frozen=True)
class Request:
    """What was received."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]
    at: float


Script = Iterable[Reply] | Callable[[Request], Reply]


def answer(content: str | None, *, finish: str = "stop", tokens: tuple[int, int] = (10, 5), **extra: Any) -> Reply:
    """A chat completion; `refusal` goes into the message, `logprobs` beside it."""
    message = {"role": "assistant", "content": content, "refusal": extra.get("refusal")}
    choice = {"index": 0, "message": message, "finish_reason": finish, "logprobs": extra.get("logprobs")}
    usage = {"prompt_tokens": tokens[0], "completion_tokens": tokens[1], "total_tokens": sum(tokens)}
    whole = {"id": "x", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice], "usage": usage}
    return Reply(whole)


def failure(status: int, message: str = "no", *, code: str | None = None, **headers: str) -> Reply:
    """An error as OpenAI words it; `retry_after="1"` becomes a Retry-After header."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply({"error": {"message": message, "type": "error", "code": code}}, status, named)


def logprobs(**tokens: float) -> dict[str, Any]:
    """The log-probabilities part of an answer of one token."""
    listed = [{"token": token, "logprob": value, "bytes": None} for token, value in tokens.items()]
    return {"content": [{**listed[0], "top_logprobs": listed}], "refusal": None}


class Loopback:
    """A server on a port of this machine's loopback, in threads of its own, from `with` to its end."""

    def __init__(self) -> None:
        self.leaving = threading.Event()

    @property
    def address(self) -> str:
        """Scheme, host and port."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def handler(self) -> type[BaseHTTPRequestHandler]:
        """What answers a request."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        self._server = _Server(("127.0.0.1", 0), self.handler())
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.leaving.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256


class ChatServer(Loopback):
    """`with ChatServer([answer("{}"), ...]) as server:` serves the replies in turn, the last one for ever.

    A callable makes the reply from the request. `server.url` ends in /v1; `server.requests` is all it received.
    """

    def __init__(self, script: Script) -> None:
        super().__init__()
        self.requests: list[Request] = []
        self._lock = threading.Lock()
        self._script = script if callable(script) else _in_turn(list(script))

    @property
    def url(self) -> str:
        """Where to send requests."""
        return f"{self.address}/v1"

    def _reply(self, request: Request) -> Reply:
        with self._lock:
            self.requests.append(request)
            return self._script(request)

    def handler(self) -> type[BaseHTTPRequestHandler]:
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["content-length"])))
                reply = outer._reply(Request(self.path, dict(self.headers), body, time.monotonic()))
                outer.leaving.wait(reply.delay)
                data = (reply.body if isinstance(reply.body, str) else json.dumps(reply.body)).encode()
                try:
                    self._send(reply, data)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True

            def _send(self, reply: Reply, data: bytes) -> None:
                self.send_response(reply.status)
                for name, value in {"content-type": "application/json", **reply.headers}.items():
                    self.send_header(name, value)
                self.send_header("content-length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *arguments: object) -> None:
                """Tests print nothing."""

        return Handler


def _in_turn(replies: list[Reply]) -> Callable[[Request], Reply]:
    left = list(replies)
    return lambda _: left.pop(0) if len(left) > 1 else left[0]
