"""What the package logs, on stderr: warnings in words, or with SUMMARIZER_LOG=json everything as JSON, a line each."""

import json
import logging
import os
import sys
from datetime import UTC, datetime

from summarizer.telemetry import log


def show() -> None:
    """From now on: a model passed over, a cache that cannot be used; as JSON also every brief with what it took."""
    structured = os.environ.get("SUMMARIZER_LOG") == "json"
    handler = logging.StreamHandler()
    wipe = "\r\x1b[K" if sys.stderr.isatty() else ""
    handler.setFormatter(_JsonLine() if structured else logging.Formatter(f"{wipe}summarizer: %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO if structured else logging.WARNING)


class _JsonLine(logging.Formatter):
    """Time, level, message, and the attributes of the operation, which have a point in their names."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        attributes = {name: value for name, value in vars(record).items() if "." in name}
        told = {"time": at, "level": record.levelname.lower(), "message": record.getMessage(), **attributes}
        return json.dumps(told, ensure_ascii=False)
