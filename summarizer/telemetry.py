"""How the package can be watched: logs always, spans and metrics where the program has OpenTelemetry.

Names are those of OpenTelemetry's conventions for generative AI (semantic-conventions-genai, v0.1.0), own ones begin
with `summarizer.`. No text of an article, a prompt or a reply is ever told, nor a key, nor an error's message, which
may quote them: of errors only the kind.

OpenTelemetry is never imported first: a program that wants spans has imported it to set a provider. So for all others
there is nothing to pay.
"""

import logging
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from opentelemetry.metrics import Histogram
    from opentelemetry.trace import Tracer

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
            _measure(name, told, time.perf_counter() - started)


@contextmanager
def _span(name: str, told: "Attributes", *, remote: bool) -> Iterator[None]:
    instruments = _instruments()
    if instruments is None:
        yield
        return
    from opentelemetry.trace import SpanKind, StatusCode

    kind = SpanKind.CLIENT if remote else SpanKind.INTERNAL
    span = instruments.tracer.start_as_current_span(
        name, kind=kind, attributes=told, record_exception=False, set_status_on_exception=False
    )
    with span as current:
        try:
            yield
        finally:
            current.set_attributes(told)
            if "error.type" in told:
                current.set_status(StatusCode.ERROR)


def _measure(name: str, told: "Attributes", seconds: float) -> None:
    log.log(
        logging.INFO if name == "invoke_workflow" else logging.DEBUG,
        "%s: %s in %.3f s",
        name,
        told.get("error.type", "done"),
        seconds,
        extra={**told, "summarizer.seconds": seconds},
    )
    instruments = _instruments()
    if instruments is None:
        return
    known = {each: told[each] for each in OF_METRICS if each in told}
    (instruments.chat if name == "chat" else instruments.invoke_workflow).record(seconds, known)
    for kind in ("input", "output") if name == "chat" else ():
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
