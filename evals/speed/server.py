"""A model on this machine's loopback, in a process of its own, that answers after a fixed time what an editor would.

Whoever asks gets the labels of the article that is asked about, in the shape that is asked for: a draft of ours, plain
instructor's answer, or LangExtract's extractions from the passage. So there is something to check and to align.
"""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.request import urlopen

from evals.gold import load, split_of
from evals.running import gold_sections

SERVER = "from evals.speed.server import serve; serve()"
USAGE = {"prompt_tokens": 900, "completion_tokens": 300, "total_tokens": 1200}
SECTIONS = ("who", "what", "numbers", "stances", "disputed")
MOST = {"who": 15, "what": 7, "numbers": 20, "stances": 8, "disputed": 4}
LONG_LINE = 40
Items = dict[str, list[dict[str, Any]]]


class Editor:
    """Knows the labels of some fixtures, by the lines of their articles."""

    def __init__(self, fixtures: list[str]) -> None:
        loaded = [load(each) for each in fixtures]
        self._known = [(_lines(each.text), {k: _quoted(v) for k, v in gold_sections(each).items()}) for each in loaded]

    def reply(self, body: dict[str, Any]) -> str:
        """The answer to a request, as JSON."""
        prompt = "\n".join(each["content"] for each in body["messages"])
        schema = body.get("response_format", {}).get("json_schema", {})
        found = next((items for lines, items in self._known if any(line in prompt for line in lines)), None)
        if "extractions" in schema.get("schema", {}).get("properties", {}):
            return json.dumps({"extractions": list(_extractions(found or {}, prompt))})
        if found is None or schema.get("name") == "DraftItems":  # what was refused is not given again
            return json.dumps(dict.fromkeys(SECTIONS, ()))
        return json.dumps({section: items[: MOST[section]] for section, items in found.items()})


def _lines(article: str) -> list[str]:
    return [line[: 2 * LONG_LINE] for line in article.splitlines() if len(line) >= LONG_LINE]


def _quoted(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Items with the words of their evidence in the place of offsets, as a model gives them."""
    made = []
    for item in items:
        rest = {name: value for name, value in item.items() if name not in ("evidence", "required", "confidence")}
        if "evidence" in item:
            rest["quote"] = item["evidence"][0]["quote"]
        if "sides" in item:
            rest["sides"] = _quoted(item["sides"][: MOST["disputed"]])
        if "said_by" in item:
            rest["said_by"] = item["said_by"][:2]
        made.append(rest)
    return made


def _extractions(items: Items, prompt: str) -> Iterator[dict[str, Any]]:
    passage = prompt.rpartition("Q: ")[2]
    for kind, section, words, attributes in (
        ("who", "who", "name", ("kind",)),
        ("event", "what", "quote", ("status",)),
        ("number", "numbers", "text", ("hedge", "counts")),
        ("stance", "stances", "quote", ("holder", "position", "target")),
    ):
        for item in items.get(section, ()):
            if item[words] in passage:
                yield {kind: item[words], f"{kind}_attributes": {each: str(item[each]) for each in attributes}}


def serve() -> None:
    """Answer chat completions on a free port, which is told on stdout; the first argument is the latency in seconds.

    GET tells how many have been answered.
    """
    latency, editor, answered = float(sys.argv[1]), Editor(split_of("dev")), [0]

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            ends = time.monotonic() + latency
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            message = {"role": "assistant", "content": editor.reply(body)}
            choice = {"index": 0, "message": message, "finish_reason": "stop"}
            reply = {"id": "x", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice]}
            time.sleep(max(0.0, ends - time.monotonic()))
            answered[0] += 1
            self._send({**reply, "usage": USAGE})

        def do_GET(self) -> None:
            self._send(answered[0])

        def _send(self, what: object) -> None:
            data = json.dumps(what).encode()
            self.send_response(200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *arguments: object) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 256

    server = Server(("127.0.0.1", 0), Handler)
    print(server.server_address[1], flush=True)
    server.serve_forever()


@contextmanager
def model(latency: float) -> Iterator[str]:
    """The base URL of a model that answers after `latency` seconds."""
    process = subprocess.Popen([sys.executable, "-c", SERVER, str(latency)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    try:
        yield f"http://127.0.0.1:{int(process.stdout.readline())}/v1"
    finally:
        process.kill()
        process.communicate()


def answered(url: str) -> int:
    """How many requests the model at `url` has answered."""
    with urlopen(url) as reply:
        return int(reply.read())
