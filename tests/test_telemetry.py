"""What whoever watches is told, by the SDK's in-memory exporters: names and numbers, no article, no key."""

import asyncio
import json
import logging
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from opentelemetry import metrics, trace
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode

from summarizer import Brief, BriefResult, Summarizer
from summarizer.errors import ModelError
from summarizer.models import AnswerCache, Fallback, open_model
from tests.conftest import HARBOUR
from tests.loopback import ChatServer, Reply, Request, answer, failure
from tests.test_summarizer import PUT, drafted, number

KEY = "sk-secret-0123456789"
GOOD = drafted(numbers=[number(PUT)])


class Watched:
    """All that was told since the test began."""

    def __init__(self, exporter: InMemorySpanExporter, reader: InMemoryMetricReader) -> None:
        self._exporter, self._reader = exporter, reader

    @property
    def spans(self) -> list[ReadableSpan]:
        """Ended spans in the order they ended."""
        return list(self._exporter.get_finished_spans())

    def points(self, name: str) -> list[tuple[dict[str, Any], float, int]]:
        """Attributes, sum and count of each series of a histogram since it was last read."""
        data = self._reader.get_metrics_data()
        found = [
            metric
            for resource in (data.resource_metrics if data else ())
            for scope in resource.scope_metrics
            for metric in scope.metrics
            if metric.name == name
        ]
        return [(dict(p.attributes or {}), p.sum, p.count) for each in found for p in each.data.data_points]  # type: ignore[union-attr]

    @property
    def everything(self) -> str:
        """Every span as JSON."""
        return "".join(each.to_json() for each in self.spans)


@pytest.fixture(scope="module")
def providers() -> tuple[InMemorySpanExporter, InMemoryMetricReader]:
    """OpenTelemetry as a program sets it up; it can be set once for a process."""
    exporter, reader = InMemorySpanExporter(), InMemoryMetricReader()
    tracing = TracerProvider()
    tracing.add_span_processor(SimpleSpanProcessor(exporter))
    trace.set_tracer_provider(tracing)
    metrics.set_meter_provider(MeterProvider([reader]))
    return exporter, reader


@pytest.fixture
def watched(providers: tuple[InMemorySpanExporter, InMemoryMetricReader]) -> Iterator[Watched]:
    exporter, reader = providers
    exporter.clear()
    yield Watched(exporter, reader)
    exporter.clear()


def briefed(server: ChatServer) -> Brief:
    with Summarizer(open_model(f"{server.url}#tiny", api_key=KEY)) as summarizer:
        return summarizer.brief(HARBOUR)


def test_a_brief_and_its_calls_are_spans_of_one_trace(watched: Watched) -> None:
    with ChatServer([GOOD]) as server:
        brief = briefed(server)
    chat, whole = watched.spans
    assert (chat.name, chat.kind, chat.status.status_code) == ("chat tiny", SpanKind.CLIENT, StatusCode.UNSET)
    assert (whole.name, whole.kind) == ("invoke_workflow brief", SpanKind.INTERNAL)
    assert chat.parent is not None
    assert chat.parent.span_id == whole.context.span_id
    assert dict(chat.attributes or {}) == {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "openai_compatible",
        "gen_ai.request.model": "tiny",
        "gen_ai.request.max_tokens": 8000,
        "gen_ai.request.temperature": 0,
        "gen_ai.output.type": "json",
        "gen_ai.response.id": "x",
        "gen_ai.response.model": "m",
        "gen_ai.response.finish_reasons": ("stop",),
        "gen_ai.usage.input_tokens": 900,
        "gen_ai.usage.output_tokens": 300,
        "server.address": "127.0.0.1",
        "server.port": int(server.url.rpartition(":")[2].partition("/")[0]),
        "summarizer.requests": 1,
    }
    assert dict(whole.attributes or {}) == {
        "gen_ai.operation.name": "invoke_workflow",
        "gen_ai.agent.name": "brief",
        "gen_ai.request.model": brief.run.model,
        "gen_ai.usage.input_tokens": 900,
        "gen_ai.usage.output_tokens": 300,
        "summarizer.article.id": brief.article.id,
        "summarizer.strategy": "whole",
        "summarizer.prompt_version": brief.run.prompt_version,
        "summarizer.calls": 1,
        "summarizer.items": 1,
        "summarizer.rejected": 0,
    }


def test_durations_and_tokens_are_measured(watched: Watched) -> None:
    with ChatServer([GOOD]) as server:
        briefed(server)
        port = int(server.url.rpartition(":")[2].partition("/")[0])
    own = [each for each in watched.points("gen_ai.client.token.usage") if each[0]["server.port"] == port]
    assert {(point["gen_ai.token.type"], total) for point, total, _ in own} == {("input", 900), ("output", 300)}
    durations = watched.points("gen_ai.client.operation.duration")
    assert [count for point, _, count in durations if point["server.port"] == port] == [1]
    assert sum(count for _, _, count in watched.points("gen_ai.invoke_agent.duration")) >= 1


@pytest.mark.parametrize(
    ("reply", "kind"),
    [(failure(401, f"bad {KEY}"), "AccessDenied"), (answer(None, refusal="no"), "ModelRefused")],
    ids=["denied", "refused"],
)
def test_a_failure_is_told_by_its_kind(watched: Watched, reply: Reply, kind: str) -> None:
    with ChatServer([reply]) as server, pytest.raises(ModelError):
        briefed(server)
    assert [(each.attributes or {})["error.type"] for each in watched.spans] == [kind, kind]
    assert {each.status.status_code for each in watched.spans} == {StatusCode.ERROR}
    assert [each.events for each in watched.spans] == [(), ()]
    assert kind in {point.get("error.type") for point, _, _ in watched.points("gen_ai.client.operation.duration")}


def test_repeated_requests_are_one_span(watched: Watched) -> None:
    with ChatServer([failure(503, retry_after="0"), failure(503, retry_after="0"), GOOD]) as server:
        briefed(server)
    chat, _ = watched.spans
    assert (chat.attributes or {})["summarizer.requests"] == 3


def echo(request: Request) -> Reply:
    """A server that quotes what it was sent, key included."""
    return failure(
        500, f"{request.body['messages'][-1]['content']} {request.headers['authorization']}", retry_after="0"
    )


@pytest.mark.parametrize("script", [[GOOD], [answer("Velm Terminals, I think")], echo], ids=["good", "invalid", "echo"])
def test_neither_article_nor_key_is_told(watched: Watched, caplog: pytest.LogCaptureFixture, script: Any) -> None:
    caplog.set_level(logging.DEBUG, "summarizer")
    with ChatServer(script) as server:
        models = [open_model(f"{server.url}#tiny", api_key=KEY), open_model("none")]
        with Summarizer(Fallback(models)) as summarizer, suppress(ModelError):
            summarizer.brief(HARBOUR)
    logged = json.dumps([vars(each) for each in caplog.records if each.name.startswith("summarizer")], default=str)
    for told in (watched.everything, logged):
        assert "tiny" in told
        for secret in ("dockers", "Velm", "Brandt", KEY, "secret"):
            assert secret not in told


def test_what_comes_from_the_cache_is_no_call(watched: Watched, tmp_path: Path) -> None:
    with ChatServer([GOOD]) as server:
        for _ in range(2):
            model = open_model(f"{server.url}#tiny", cache=AnswerCache(tmp_path / "answers.sqlite3"))
            with Summarizer(model) as summarizer:
                summarizer.brief(HARBOUR)
    assert [each.name for each in watched.spans] == ["chat tiny", "invoke_workflow brief", "invoke_workflow brief"]


def test_the_span_of_the_caller_is_the_parent_of_every_brief(watched: Watched) -> None:
    async def collect() -> None:
        span = trace.get_tracer("test").start_as_current_span("morning")
        with ChatServer([GOOD]) as server, Summarizer(f"{server.url}#tiny") as summarizer, span:
            await asyncio.gather(*(summarizer.abrief(HARBOUR) for _ in range(3)))

    asyncio.run(collect())
    (morning,) = [each for each in watched.spans if each.name == "morning"]
    briefs = [each for each in watched.spans if each.name == "invoke_workflow brief"]
    assert [each.parent and each.parent.span_id for each in briefs] == [morning.context.span_id] * 3


def many(server: ChatServer, count: int, **settings: Any) -> list[BriefResult]:
    """Briefs made in processes of their own."""

    async def collect() -> list[BriefResult]:
        with Summarizer(**{"model": f"{server.url}#tiny", **settings}) as summarizer:
            return [each async for each in summarizer.briefs([HARBOUR] * count, concurrency=2, processes=2)]

    return asyncio.run(collect())


def test_what_other_processes_do_is_told_here(watched: Watched, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "summarizer")
    with ChatServer([GOOD]) as server, trace.get_tracer("test").start_as_current_span("morning"):
        began = time.time_ns()
        results = many(server, 3)
        port = int(server.url.rpartition(":")[2].partition("/")[0])
    assert all(each.brief for each in results)
    (morning,) = [each for each in watched.spans if each.name == "morning"]
    briefs = [each for each in watched.spans if each.name == "invoke_workflow brief"]
    chats = [each for each in watched.spans if each.name == "chat tiny"]
    assert [each.parent and each.parent.span_id for each in briefs] == [morning.context.span_id] * 3
    assert {each.parent and each.parent.span_id for each in chats} == {each.context.span_id for each in briefs}
    assert all(began < (each.start_time or 0) < (each.end_time or 0) < time.time_ns() for each in [*briefs, *chats])
    assert {each.kind for each in chats} == {SpanKind.CLIENT}
    assert [(each.attributes or {})["gen_ai.usage.input_tokens"] for each in chats] == [900] * 3
    durations = watched.points("gen_ai.client.operation.duration")
    assert [count for point, _, count in durations if point["server.port"] == port] == [3]
    told = [each for each in caplog.records if each.name == "summarizer"]
    assert [each.levelname for each in told] == ["INFO"] * 3
    assert [vars(each)["summarizer.items"] for each in told] == [1] * 3
    for secret in ("dockers", "Velm"):
        assert secret not in watched.everything + json.dumps([vars(each) for each in told], default=str)


def test_failures_and_warnings_of_other_processes_are_told_here(
    watched: Watched, caplog: pytest.LogCaptureFixture
) -> None:
    with ChatServer([failure(401, f"bad {KEY}")]) as server:
        results = many(server, 1)
        (warned,) = many(server, 1, model=[f"{server.url}#tiny", "none"])
    assert (type(results[0].error).__name__, warned.error) == ("AccessDenied", None)
    failed, whole = watched.spans[:2]
    assert {(each.attributes or {})["error.type"] for each in (failed, whole)} == {"AccessDenied"}
    assert {each.status.status_code for each in (failed, whole)} == {StatusCode.ERROR}
    (record,) = [each for each in caplog.records if each.levelname == "WARNING"]
    assert record.getMessage().endswith("is passed over: AccessDenied")


def test_log_records_carry_the_same_names(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "summarizer")
    with ChatServer([GOOD]) as server:
        briefed(server)
    chat, whole = [vars(each) for each in caplog.records if each.name == "summarizer"]
    assert (chat["levelname"], chat["gen_ai.request.model"], chat["gen_ai.usage.input_tokens"]) == (
        "DEBUG",
        "tiny",
        900,
    )
    assert (whole["levelname"], whole["summarizer.strategy"], whole["summarizer.items"]) == ("INFO", "whole", 1)
    assert whole["message"].startswith("invoke_workflow: done in ")


ALONE = """
import sys
from summarizer import Summarizer
import summarizer.models, summarizer.telemetry
Summarizer("none").brief("The mayor of Callow opened the bridge on Monday, she said.")
sys.exit(any(name.partition(".")[0] == "opentelemetry" for name in sys.modules))
"""


def test_a_program_without_it_never_imports_it() -> None:
    done = subprocess.run([sys.executable, "-c", ALONE], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_program_that_configures_nothing_hears_nothing() -> None:
    code = ALONE.replace("import sys\n", "import sys, logging, opentelemetry.trace\n").replace("sys.exit(", "(")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
