"""One line of the output: the id, what was spent, and the brief or the error.

    {"id": "a1", "usage": {"calls": 1, …, "cost_usd": 0.01}, "brief": {…}}
    {"id": "a2", "usage": {…}, "error": {"kind": "FetchError", "message": "…"}}

An error's kind is the name of its class in `summarizer.errors`.
"""

import json
import re
from dataclasses import asdict, dataclass

from summarizer import BriefResult, Usage

BEGINNING = b'{"id": '
PASSING = frozenset({"ModelUnavailable", "AccessDenied", "FetchUnavailable"})
"""Kinds of errors that say nothing of the article: the next run tries again."""
_HEAD = re.compile(rb'\{"id": ("(?:[^"\\]|\\.)*"), "usage": (\{[^{}]*\}), "(brief|error)": ')


@dataclass(frozen=True, slots=True)
class Record:
    """What a batch needs to know of a line that it has written: `kind` is the error's, None for a brief."""

    id: str
    kind: str | None
    spent: Usage

    @property
    def settled(self) -> bool:
        """Whether trying again would lead to nothing else."""
        return self.kind not in PASSING


def written(name: str, result: BriefResult) -> bytes:
    """The line of a result."""
    head = f'{{"id": {json.dumps(name)}, "usage": {json.dumps(asdict(result.usage))}, '
    if result.brief is not None:
        return (head + f'"brief": {result.brief.model_dump_json()}}}\n').encode()
    error = {"kind": type(result.error).__name__, "message": " ".join(str(result.error).split())}
    return (head + f'"error": {json.dumps(error, ensure_ascii=False)}}}\n').encode("utf-8", "replace")


def read(line: bytes) -> Record | None:
    """The record of a line; None if it is none."""
    head = _HEAD.match(line)
    try:
        if head and head[3] == b"brief" and line.endswith(b"}}\n"):
            return Record(json.loads(head[1]), None, Usage(**json.loads(head[2])))
        fields = json.loads(line)
        kind = None if "brief" in fields else str(fields["error"]["kind"])
        return Record(str(fields["id"]), kind, Usage(**fields.get("usage", {})))
    except (ValueError, TypeError, KeyError):
        return None
