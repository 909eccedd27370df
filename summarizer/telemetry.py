"""How the package can be watched: logs always, spans and metrics where the program has OpenTelemetry.

Names are those of OpenTelemetry's conventions for generative AI (semantic-conventions-genai, v0.1.0), own ones begin
with `summarizer.`. No text of an article, a prompt or a reply is ever told, nor a key, nor an error's message, which
may quote them: of errors only the kind.

OpenTelemetry is never imported first: a program that wants spans has imported it to set a provider. So for all others
there is nothing to pay.
"""

import logging
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from opentelemetry.metrics import Histogram
    from opentelemetry.trace import Span as OpenSpan
    from opentelemetry.trace import SpanKind, Tracer

    Attributes = dict[str, Any]

log = logging.getLogger("summarizer")
# Without a handler of its own a library's warnings would reach the stderr of a program that never asked for them.
log.addHandler(logging.NullHandler())

SECONDS = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92]
TOKENS = [4**power for power in range(14)]
OF_METRICS = (
    "gen_ai.operation.name", "gen_ai.provider.name", "gen_ai.request.model", "gen_ai.response.model",
    "gen_ai.agent.name", "server.address", "server.port", "error.type",
)  # fmt: skip


class _Instruments(NamedTuple):
    tracer: "Tracer"
    chat: "Histogram"
    invoke_workflow: "Histogram"
    tokens: "Histogram"


@dataclass(frozen=True, slots=True)
class Span:
    """An operation that has ended, and those within it; times are nanoseconds since the epoch."""

    name: str
    attributes: "Attributes"
    remote: bool
    began: int
    ended: int
    inside: "list[Span]"


class _Kept(threading.local):
    spans: list[Span] | None = None


_kept = _Kept()


@contextmanager
def operation(name: str, subject: str, attributes: "Attributes", *, remote: bool = False) -> "Iterator[Attributes]":
    """The `with` block as one operation (`chat` or `invoke_workflow`) on a `subject`: span, metrics, log record.

    Yields the attributes, to be added to; `remote` marks what is asked of another machine.
    """
    told = {"gen_ai.operation.name": name, **attributes}
    started = time.perf_counter()
    with _span(f"{name} {subject}", told, remote=remote):
        try:
            yield told
        except BaseException as error:
            told["error.type"] = type(error).__name__
            raise
        finally:
            seconds = time.perf_counter() - started
            _log(name, told, seconds)
            _measure(told, seconds)


@contextmanager
def kept_spans() -> Iterator[list[Span]]:
    """Spans of this thread's operations within the `with` block, kept and not recorded."""
    before = _kept.spans
    spans: list[Span] = []
    _kept.spans = spans
    try:
        yield spans
    finally:
        _kept.spans = before


def spans_are_wanted() -> bool:
    """Whether somebody has imported OpenTelemetry."""
    return _instruments() is not None


def record_span(span: Span) -> None:
    """Record an operation that was kept, with all within it."""
    instruments = _instruments()
    if instruments is None:
        return
    current = instruments.tracer.start_as_current_span(
        span.name, kind=_kind(span.remote), attributes=span.attributes, start_time=span.began, end_on_exit=False
    )
    with current as opened:
        for each in span.inside:
            record_span(each)
        _finish(opened, span.attributes)
    opened.end(span.ended)
    _measure(span.attributes, (span.ended - span.began) / 1e9)


@contextmanager
def _span(name: str, told: "Attributes", *, remote: bool) -> Iterator[None]:
    outer, instruments = _kept.spans, _instruments()
    if outer is not None:
        began = time.time_ns()
        try:
            with kept_spans() as inside:
                yield
        finally:
            outer.append(Span(name, dict(told), remote, began, time.time_ns(), inside))
    elif instruments is None:
        yield
    else:
        span = instruments.tracer.start_as_current_span(
            name, kind=_kind(remote), attributes=told, record_exception=False, set_status_on_exception=False
        )
        with span as current:
            try:
                yield
            finally:
                _finish(current, told)


def _kind(remote: bool) -> "SpanKind":
    from opentelemetry.trace import SpanKind

    return SpanKind.CLIENT if remote else SpanKind.INTERNAL


def _finish(span: "OpenSpan", told: "Attributes") -> None:
    from opentelemetry.trace import StatusCode

    span.set_attributes(told)
    if "error.type" in told:
        span.set_status(StatusCode.ERROR)


def _log(name: str, told: "Attributes", seconds: float) -> None:
    log.log(
        logging.INFO if name == "invoke_workflow" else logging.DEBUG,
        "%s: %s in %.3f s",
        name,
        told.get("error.type", "done"),
        seconds,
        extra={**told, "summarizer.seconds": seconds},
    )


def _measure(told: "Attributes", seconds: float) -> None:
    instruments = _instruments()
    if instruments is None or _kept.spans is not None:
        return
    chat = told["gen_ai.operation.name"] == "chat"
    known = {each: told[each] for each in OF_METRICS if each in told}
    (instruments.chat if chat else instruments.invoke_workflow).record(seconds, known)
    for kind in ("input", "output") if chat else ():
        if tokens := told.get(f"gen_ai.usage.{kind}_tokens"):
            instruments.tokens.record(tokens, {**known, "gen_ai.token.type": kind})


def _instruments() -> _Instruments | None:
    """What to record with; None while nobody has imported OpenTelemetry."""
    if "opentelemetry.trace" not in sys.modules and "opentelemetry.metrics" not in sys.modules:
        return None
    return _made_instruments()


@cache
def _made_instruments() -> _Instruments | None:
    try:
        from opentelemetry.metrics import get_meter
        from opentelemetry.trace import get_tracer
    except ImportError:
        return None
    meter = get_meter("summarizer")

    def histogram(name: str, unit: str, description: str, bounds: list[Any]) -> "Histogram":
        return meter.create_histogram(name, unit, description, explicit_bucket_boundaries_advisory=bounds)

    return _Instruments(
        get_tracer("summarizer"),
        histogram("gen_ai.client.operation.duration", "s", "GenAI operation duration.", SECONDS),
        histogram("gen_ai.invoke_agent.duration", "s", "Duration of one brief.", SECONDS),
        histogram("gen_ai.client.token.usage", "{token}", "Number of input and output tokens used.", TOKENS),
    )
