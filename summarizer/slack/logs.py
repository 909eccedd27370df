"""Logging without secrets: whatever is logged, by whomever, tokens are taken out of the finished line."""

import logging
import re
import sys
from typing import Any

_TOKEN = re.compile(r"\b(?:xox[a-z]?|xapp|xwfp)(?:\.xox[a-z])?-[\w-]+|(?<=Bearer )\S+", re.IGNORECASE)
_NAMED = re.compile(
    r"(?<![a-z_])((?:\w*token|ticket|code|state|client_secret|response_url|trigger_id)\b(?:%22|[\"'\\])*\s*(?:[:=]|%3A|%3D)\s*"
    r"(?:%22|[\"'\[\\])*)[^\s\"'&,%\\}\]][^\s\"'&,}\]]*",
    re.IGNORECASE,
)
"""What lets its holder act for somebody, by the name that it has in forms, queries and JSON, whatever quotes it."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
UNSIGNED = "a request without Slack's signature was refused; if it was Slack's, SLACK_SIGNING_SECRET is wrong"


class Redacting(logging.Formatter):
    """Formats a record, traceback included, and takes out what looks like a Slack token or is one of `secrets`.

    A message stays on its line and a traceback is indented, so that nothing that is logged can look like a record.
    """

    def __init__(self, secrets: list[str]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = re.compile("|".join(map(re.escape, secrets)) or r"(?!)")

    def format(self, record: logging.LogRecord) -> str:
        """The record's line."""
        line = _TOKEN.sub("[token]", self._secrets.sub("[secret]", super().format(record)))
        return _NAMED.sub(r"\1[hidden]", line)

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        """The line without its traceback."""
        return _CONTROL.sub(lambda each: repr(each[0])[1:-1], super().formatMessage(record))

    def formatException(self, ei: Any) -> str:  # noqa: N802
        """The traceback."""
        return "\n".join(f"  {line}" for line in super().formatException(ei).splitlines())


def without_body(record: logging.LogRecord) -> bool:
    """A filter for the framework's record of a wrong signature, which holds all that a stranger sent."""
    if record.name == "slack_bolt.RequestVerification":
        record.msg, record.args = UNSIGNED, None
    return True


def log_to_stderr(secrets: list[str], level: str) -> None:
    """Send all logging to stderr, redacted; `level` is a name of the logging module."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Redacting(secrets))
    handler.addFilter(without_body)
    logging.basicConfig(level=level, handlers=[handler], force=True)
