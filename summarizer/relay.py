"""What is told of a job in another process, told again in this one, where whoever watches has set up logs and spans."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from summarizer.telemetry import Span, kept_spans, log, record_span, spans_are_wanted


@dataclass(frozen=True, slots=True)
class Listening:
    """What is to be told again: log records from this level on, and spans or not."""

    level: int
    spans: bool

    @classmethod
    def here(cls) -> "Listening":
        """What this process has been set up to hear."""
        return cls(log.getEffectiveLevel(), spans_are_wanted())

    def begin(self) -> None:
        """In the other process: keep log records instead of handling them."""
        log.handlers = [_keeper()]
        log.propagate = False
        log.setLevel(self.level)

    @contextmanager
    def job(self) -> "Iterator[Told]":
        """In the other process: all that this thread tells within the `with` block."""
        told = _this_thread.told = Told()
        try:
            if not self.spans:
                yield told
                return
            with kept_spans() as told.spans:
                yield told
        finally:
            _this_thread.told = None


@dataclass(slots=True)
class Told:
    """What a job has told so far."""

    records: list[logging.LogRecord] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)

    def again(self) -> None:
        """Tell it in this process, the spans within the one that is current."""
        for record in self.records:
            if log.isEnabledFor(record.levelno):
                log.handle(record)
        for span in self.spans:
            record_span(span)


class _ThisThread(threading.local):
    told: Told | None = None


_this_thread = _ThisThread()


def _keeper() -> logging.Handler:
    from logging.handlers import QueueHandler

    class Keeper(QueueHandler):
        """Its records can be pickled, with their messages made."""

        def enqueue(self, record: logging.LogRecord) -> None:
            if _this_thread.told is not None:
                _this_thread.told.records.append(record)

    return Keeper(None)  # type: ignore[arg-type]
