"""Keeps the answers of models, so that a question asked before costs nothing.

One SQLite file serves all processes of a user. An answer is found again by all that decides it: the endpoint, the
model, every message (the prompt and the article's words are in them), the schema and the parameters. Only answers
that were read without fault are ever given here. The file is readable by its owner alone: it holds no article and
no key, but the answers quote the articles.

Whatever happens to the file, nobody waits or fails for it: it is left alone for a minute and then tried again.
"""

import hashlib
import json
import os
import sqlite3
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Self

from summarizer.errors import SummarizerError
from summarizer.models.directories import cache_directory

FILE_NAME = "answers.sqlite3"
FORM = 1
"""Part of every key: to be raised when a question comes to be sent in another form."""
MEGABYTES = 500.0
DAYS = 30.0
LOCKED_SECONDS = 2.0
LEFT_ALONE_SECONDS = 60.0

_SCHEMA = """
CREATE TABLE IF NOT EXISTS answers (key BLOB PRIMARY KEY, said BLOB NOT NULL, at REAL NOT NULL);
CREATE INDEX IF NOT EXISTS answers_at ON answers (at);
"""


class CacheUnusable(Exception):
    """The file cannot be used; told once, then not again while it is left alone."""


class AnswerCache:
    """Answers by the digest of their question. Safe to share between threads, and its file between processes.

    Answers older than `oldest_seconds` are forgotten, and the oldest where the file would outgrow `most_bytes`
    (its write-ahead log, a few megabytes, comes on top). `clock` tells seconds since the epoch.
    """

    def __init__(
        self,
        path: Path,
        *,
        most_bytes: float = MEGABYTES * 1e6,
        oldest_seconds: float = DAYS * 86_400,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.path = path
        self._most_bytes, self._oldest_seconds, self._clock = most_bytes, oldest_seconds, clock
        self._left_alone_until = float("-inf")
        self._open: sqlite3.Connection | None = None
        self._lock = threading.Lock()
        self._process = os.getpid()

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self | None:
        """The user's cache, as large and as old as SUMMARIZER_CACHE_MB and SUMMARIZER_CACHE_DAYS let it become.

        None where SUMMARIZER_NO_CACHE is set; SummarizerError for a size or an age that is no positive number.
        """
        if environment.get("SUMMARIZER_NO_CACHE"):
            return None
        megabytes = _positive("SUMMARIZER_CACHE_MB", MEGABYTES, environment)
        days = _positive("SUMMARIZER_CACHE_DAYS", DAYS, environment)
        return cls(cache_directory() / FILE_NAME, most_bytes=megabytes * 1e6, oldest_seconds=days * 86_400)

    def get(self, key: bytes) -> str | None:
        """The answer kept under `key`, or None; CacheUnusable if the file cannot be read."""
        with self._database() as database:
            if database is None:
                return None
            since = self._clock() - self._oldest_seconds
            row = database.execute("SELECT said FROM answers WHERE key = ? AND at >= ?", (key, since)).fetchone()
            return None if row is None else _unpacked(row[0], key)

    def keep(self, key: bytes, said: str) -> None:
        """Keep the answer `said` under `key`; CacheUnusable if the file cannot be written."""
        with self._database() as database:
            if database is None:
                return
            now = self._clock()
            database.execute("BEGIN IMMEDIATE")
            database.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", (key, _packed(said, key), now))
            database.execute("DELETE FROM answers WHERE at < ?", (now - self._oldest_seconds,))
            database.execute("COMMIT")
            self._make_room(database)

    def close(self) -> None:
        """Let go of the file; the next use opens it again."""
        with self._lock:
            self._disconnect()

    @contextmanager
    def _database(self) -> Iterator[sqlite3.Connection | None]:
        """The open database for one thread at a time; None while it is left alone."""
        if self._process != os.getpid():
            self._begin_after_fork()
        with self._lock:
            if self._clock() < self._left_alone_until:
                yield None
                return
            try:
                self._open = self._open or _connected(self.path)
                yield self._open
            except BaseException as error:
                self._disconnect()
                if not isinstance(error, sqlite3.Error | OSError):
                    raise
                self._left_alone_until = self._clock() + LEFT_ALONE_SECONDS
                reason = getattr(error, "strerror", None) or error
                raise CacheUnusable(f"going on without the cache of answers: {self.path}: {reason}") from error

    def _make_room(self, database: sqlite3.Connection) -> None:
        oldest = "SELECT key FROM answers ORDER BY at LIMIT (SELECT max(1, count(*) / 10) FROM answers)"
        crowded = False
        while _bytes_used(database) > self._most_bytes:
            crowded = True
            if not database.execute(f"DELETE FROM answers WHERE key IN ({oldest})").rowcount:  # noqa: S608
                break
        if crowded:
            database.executescript("PRAGMA incremental_vacuum")

    def _disconnect(self) -> None:
        if self._open is not None:
            with suppress(sqlite3.Error):
                self._open.close()
            self._open = None

    def _begin_after_fork(self) -> None:
        """The connection taken along from the parent may be neither used nor closed here: it is only set aside."""
        self._parents, self._open = self._open, None
        self._lock = threading.Lock()
        self._process = os.getpid()


def digest(question: Mapping[str, Any]) -> bytes:
    """What a question is known by: all of it, in any order of keys."""
    canonical = json.dumps({"form": FORM, **question}, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).digest()


def _positive(name: str, default: float, environment: Mapping[str, str]) -> float:
    given = environment.get(name)
    if not given:
        return default
    try:
        value = float(given)
    except ValueError:
        value = 0.0
    if not 0 < value < float("inf"):
        raise SummarizerError(f"{name} must be a positive number, not {given!r}")
    return value


def _connected(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # SQLite gives its side files the mode of the database.
    path.touch(mode=0o600)
    database = sqlite3.connect(path, timeout=LOCKED_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        database.execute("PRAGMA auto_vacuum = INCREMENTAL")
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        database.executescript(_SCHEMA)
    except sqlite3.Error:
        database.close()
        raise
    return database


def _bytes_used(database: sqlite3.Connection) -> int:
    """What the database would take without the pages that are free to be used again."""
    pages, free, size = (
        database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
    )
    used: int = (pages - free) * size
    return used


def _packed(said: str, key: bytes) -> bytes:
    """Small, and with the checksum of answer and key that SQLite does not have."""
    return zlib.compress(key + said.encode("utf-8", "surrogatepass"))


def _unpacked(packed: Any, key: bytes) -> str | None:
    """What was packed under `key`; None if a damaged file has it under another one, or otherwise."""
    try:
        content = zlib.decompress(packed)
        return content.removeprefix(key).decode("utf-8", "surrogatepass") if content.startswith(key) else None
    except (zlib.error, TypeError, ValueError):
        return None
