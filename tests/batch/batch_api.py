"""A server on this machine's loopback that speaks OpenAI's /v1/files and /v1/batches, and answers from a script."""

import json
import re
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.loopback import Loopback, Reply, Request

Script = Callable[[Request], Reply | None]
"""The answer to a request of a batch; None for one that has not been asked when the batch ends."""


class BatchApi(Loopback):
    """`polls` is how often a batch is asked for before it has ended; `ending` is how it ends.

    `files` are the uploads, `batches` what was made of them, `calls` every request by method and path. Of a request in
    `lost` the answer is lost after it was carried out, of one in `torn` half of it; each once.
    """

    def __init__(self, script: Script, *, polls: int = 2, ending: str = "completed") -> None:
        super().__init__()
        self.files: dict[str, bytes] = {}
        self.batches: dict[str, dict[str, Any]] = {}
        self.calls: list[tuple[str, str]] = []
        self.lost: list[tuple[str, str]] = []
        self.torn: list[tuple[str, str]] = []
        self.ending = ending
        self._script, self._polls = script, polls
        self._lock = threading.Lock()

    @property
    def url(self) -> str:
        """Where to send requests."""
        return f"{self.address}/v1"

    def asked(self) -> list[dict[str, Any]]:
        """Every line of every upload."""
        uploads = [self.files[each["input_file_id"]] for each in self.batches.values()]
        return [json.loads(line) for upload in uploads for line in upload.splitlines()]

    def upload(self, headers: dict[str, str], body: bytes) -> dict[str, Any]:
        """POST /v1/files, a form with `purpose` and `file`."""
        found = re.search(r"boundary=([^;]+)", headers["content-type"])
        assert found
        boundary = b"--" + found[1].strip('"').encode()
        parts = [part.partition(b"\r\n\r\n") for part in body.split(boundary)[1:-1]]
        forms = {re.search(rb'name="(\w+)"', head)[1]: value.removesuffix(b"\r\n") for head, _, value in parts}  # type: ignore[index]
        assert forms[b"purpose"] == b"batch"
        return self._file(forms[b"file"])

    def create(self, body: dict[str, Any]) -> dict[str, Any]:
        """POST /v1/batches."""
        assert body["endpoint"] == "/v1/chat/completions"
        assert body["completion_window"] == "24h"
        name = f"batch_{len(self.batches)}"
        made = {"id": name, "object": "batch", "status": "in_progress", "created_at": 1, "polls": 0, "errors": None}
        self.batches[name] = {**made, **body, "output_file_id": None, "error_file_id": None}
        return self.batches[name]

    def retrieve(self, name: str) -> dict[str, Any]:
        """GET /v1/batches/NAME; the batch has ended when it has been asked for often enough."""
        batch = self.batches[name]
        batch["polls"] += 1
        if batch["polls"] > self._polls and batch["status"] == "in_progress":
            batch["status"] = self.ending
            if self.ending == "failed":
                batch["errors"] = {"object": "list", "data": [{"message": "too many tokens are waiting"}]}
            else:
                self._answer(batch)
        return batch

    def _answer(self, batch: dict[str, Any]) -> None:
        good, bad = [], []
        for line in map(json.loads, self.files[batch["input_file_id"]].splitlines()):
            reply = self._script(Request(line["url"], {}, line["body"], 0.0))
            answered = {"id": "r", "custom_id": line["custom_id"], "response": None, "error": None}
            if reply is None:
                bad.append({**answered, "error": {"code": "batch_expired", "message": "not asked in time"}})
                continue
            answered["response"] = {"status_code": reply.status, "request_id": "q", "body": reply.body}
            (good if reply.status == 200 else bad).append(answered)
        for key, lines in (("output_file_id", good), ("error_file_id", bad)):
            if lines:
                batch[key] = self._file("".join(json.dumps(line) + "\n" for line in reversed(lines)).encode())["id"]

    def _file(self, content: bytes) -> dict[str, Any]:
        name = f"file_{len(self.files)}"
        self.files[name] = content
        kept = {"id": name, "object": "file", "bytes": len(content), "created_at": 1, "filename": "x"}
        return {**kept, "purpose": "batch", "status": "processed"}

    def route(self, method: str, path: str, headers: dict[str, str], body: bytes) -> bytes | None:
        """The body of the answer; None for what is not there."""
        with self._lock:
            path = path.partition("?")[0]
            self.calls.append((method, path))
            match method, path.removeprefix("/v1/").split("/"):
                case "POST", ["files"]:
                    return json.dumps(self.upload(headers, body)).encode()
                case "POST", ["batches"]:
                    return json.dumps(self.create(json.loads(body))).encode()
                case "GET", ["batches"]:
                    listed = {"object": "list", "data": list(self.batches.values()), "has_more": False}
                    return json.dumps(listed).encode()
                case "GET", ["batches", name]:
                    return json.dumps(self.retrieve(name)).encode()
                case "GET", ["files", name, "content"]:
                    return self.files[name]
            return None

    def handler(self) -> type[BaseHTTPRequestHandler]:
        """What answers a request."""
        return _handler(self)


def _handler(api: BatchApi) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._respond(b"")

        def do_POST(self) -> None:
            self._respond(self.rfile.read(int(self.headers["content-length"])))

        def _respond(self, body: bytes) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            data = api.route(self.command, self.path, headers, body)
            call = self.command, self.path
            if call in api.lost:
                api.lost.remove(call)
                self.close_connection = True
                return
            self.send_response(200 if data is not None else 404)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(data or b"")))
            self.end_headers()
            if call in api.torn:
                api.torn.remove(call)
                self.wfile.write((data or b"")[: len(data or b"") // 2])
                self.close_connection = True
                return
            self.wfile.write(data or b"")

        def log_message(self, *arguments: object) -> None:
            """Tests print nothing."""

    return Handler
