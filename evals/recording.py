"""Keeps every raw reply of a model, and gives it back without the model.

A reply is kept under a digest of the whole request: model, messages, schema and parameters. So a changed prompt,
schema or setting finds nothing, and the old reply can never pass for an answer to the new question.
"""

import gzip
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2

HERE = Path(__file__).parent / "recordings"
LONGEST_REQUEST_SECONDS = 3600.0
"""How long a recorded model may take: a small one on a slow machine, asked everything at once."""


class MissingRecording(BaseException):
    """There is no kept reply for a request.

    No Exception, because it is raised below a client, which would take it for a failed connection and try again.
    """


@dataclass(frozen=True, slots=True)
class Spent:
    """Tokens read and written, and the model's own seconds, which only a llama.cpp server tells."""

    input_tokens: int = 0
    output_tokens: int = 0
    seconds: float = 0.0

    @classmethod
    def of(cls, reply: Any) -> "Spent":
        """What one reply took, as far as it says."""
        usage, timings = reply.get("usage") or {}, reply.get("timings") or {}
        return cls(
            usage.get("prompt_tokens", 0),
            usage.get("completion_tokens", 0),
            (timings.get("prompt_ms", 0.0) + timings.get("predicted_ms", 0.0)) / 1000,
        )

    def __add__(self, other: "Spent") -> "Spent":
        return Spent(
            self.input_tokens + other.input_tokens,
            self.output_tokens + other.output_tokens,
            self.seconds + other.seconds,
        )


class Recording:
    """The kept replies of one model to all requests about one article: `recordings/MODEL/FIXTURE.json.gz`."""

    def __init__(self, model: str, fixture: str, root: Path = HERE) -> None:
        self.path = root / _slug(model) / f"{fixture}.json.gz"
        self.replies: dict[str, Any] = {}
        if self.path.exists():
            self.replies = json.loads(gzip.decompress(self.path.read_bytes()))
        self.used: dict[str, Any] = {}
        """The requests so far that a reply is kept for, by their digests."""

    def spent(self) -> "Spent":
        """What the kept replies took, as far as they say."""
        return sum(map(Spent.of, self.replies.values()), Spent())

    def save(self) -> None:
        """Write the replies that were used since the recording was opened, and no others."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.replies = {key: self.replies[key] for key in sorted(self.used) if key in self.replies}
        data = json.dumps(self.replies, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
        part = self.path.with_suffix(".part")
        # No time stamp: the same replies are the same file.
        part.write_bytes(gzip.compress(data, 9, mtime=0))
        part.replace(self.path)


class Recorded(httpx2.BaseTransport):
    """Answers from `recording` where it can; else asks the live model, opened when first needed, and keeps the reply.

    With `open_live` None a request without a kept reply raises MissingRecording.
    """

    def __init__(self, open_live: Callable[[], httpx2.BaseTransport] | None) -> None:
        self._open_live = open_live
        self._live: httpx2.BaseTransport | None = None
        self.recording: Recording | None = None

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        assert self.recording is not None
        asked = json.loads(request.read())
        key = digest(asked)
        self.recording.used[key] = asked
        if key not in self.recording.replies:
            if self._open_live is None:
                raise MissingRecording(key)
            if self._live is None:
                self._live = self._open_live()
            reply = self._live.handle_request(request)
            if reply.status_code != 200:
                return reply
            self.recording.replies[key] = _without_path(json.loads(reply.read()))
        return httpx2.Response(200, json=self.recording.replies[key])

    def close(self) -> None:
        if self._live is not None:
            self._live.close()


def _without_path(reply: dict[str, Any]) -> dict[str, Any]:
    """The reply without the folder of a model file, which is the recording machine's own."""
    return reply | {"model": str(reply.get("model", "")).rsplit("/", 1)[-1]}


def digest(body: dict[str, Any]) -> str:
    """What a request is known by: all of its body, in any order of keys."""
    canonical = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:24]


def _slug(model: str) -> str:
    return "".join(letter if letter.isalnum() or letter in "-_." else "-" for letter in model)
