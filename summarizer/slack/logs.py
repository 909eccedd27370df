"""Logging without secrets: whatever is logged, by whomever, tokens are taken out of the finished line."""

import logging
import re
import sys

_TOKEN = re.compile(r"\b(?:xox[a-z]?|xapp|xwfp)(?:\.xox[a-z])?-[\w-]+|(?<=Bearer )\S+", re.IGNORECASE)


class Redacting(logging.Formatter):
    """Formats a record, traceback included, and takes out what looks like a Slack token or is one of `secrets`."""

    def __init__(self, secrets: list[str]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = re.compile("|".join(map(re.escape, secrets)) or r"(?!)")

    def format(self, record: logging.LogRecord) -> str:
        """The record's line."""
        return _TOKEN.sub("[token]", self._secrets.sub("[secret]", super().format(record)))


def log_to_stderr(secrets: list[str], level: str) -> None:
    """Send all logging to stderr, redacted; `level` is a name of the logging module."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Redacting(secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
