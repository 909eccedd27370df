"""What the bot remembers across restarts, in SQLite: requests seen, work not finished, briefs made, feedback.

One process holds the database; its threads share one connection, one transaction at a time.
"""

import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Literal

from summarizer.slack.settings import SetupError

KEPT_SECONDS = 7 * 24 * 3600.0
JUDGED_SECONDS = 365 * 24 * 3600.0
"""How long a brief is kept that somebody called good or wrong, and the verdict."""
FRESH_SECONDS = 24 * 3600.0
Verdict = Literal["good", "wrong"]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS seen (key TEXT PRIMARY KEY, at REAL NOT NULL);
CREATE INDEX IF NOT EXISTS seen_at ON seen (at);
CREATE TABLE IF NOT EXISTS jobs (
  id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, enterprise TEXT, team TEXT, channel TEXT NOT NULL,
  thread TEXT, user TEXT, source TEXT NOT NULL, article TEXT NOT NULL, shown TEXT, tries INTEGER NOT NULL,
  sent INTEGER NOT NULL, brief INTEGER, reply TEXT, done INTEGER NOT NULL DEFAULT 0, at REAL NOT NULL);
CREATE INDEX IF NOT EXISTS jobs_open ON jobs (done, at);
CREATE TABLE IF NOT EXISTS briefs (
  id INTEGER PRIMARY KEY AUTOINCREMENT, team TEXT, article TEXT NOT NULL, json TEXT NOT NULL, at REAL NOT NULL);
CREATE INDEX IF NOT EXISTS briefs_article ON briefs (article, team, at);
CREATE TABLE IF NOT EXISTS feedback (
  brief INTEGER NOT NULL, user TEXT NOT NULL, verdict TEXT NOT NULL, at REAL NOT NULL, PRIMARY KEY (brief, user));
"""


@dataclass(frozen=True, slots=True)
class Job:
    """One request: where it came from, what it asks for, and how far it has got."""

    kind: Literal["message", "unfurl"]
    enterprise: str | None
    team: str | None
    channel: str
    thread: str | None
    """The thread to answer in; for an unfurl, the message with the link."""
    user: str | None
    source: str
    """A link, or the text of an article."""
    article: str
    """Equal for the same article, see `asking.same_as`."""
    id: int = 0
    shown: str | None = None
    """The message that shows the progress, and later the brief."""
    tries: int = 0
    """How often briefing was begun, also by processes that died of it."""
    sent: int = 0
    """How many messages of the answer Slack has taken."""
    brief: int | None = None
    reply: str | None = None
    """One line to answer with where there is no brief."""
    at: float = 0.0
    """When it was accepted, in seconds since the epoch."""

    @property
    def answered(self) -> bool:
        """Whether it is known what to answer."""
        return self.brief is not None or self.reply is not None


_COLUMNS = tuple(field.name for field in fields(Job))
_NEW = tuple(name for name in _COLUMNS if name != "id")


class Store:
    """The bot's memory in one file; SetupError if another process holds it."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(mode=0o600)
        self._lock = threading.RLock()
        self._open = sqlite3.connect(path, check_same_thread=False, isolation_level=None, timeout=1.0)
        try:
            self._open.execute("PRAGMA locking_mode=EXCLUSIVE")
            self._open.execute("PRAGMA journal_mode=WAL")
            self._open.execute("PRAGMA synchronous=NORMAL")
            self._open.executescript(_SCHEMA)
        except sqlite3.Error as error:
            self._open.close()
            raise SetupError(f"cannot use {path}: {error} (is another bot running on it?)") from error
        self._forget(time.time() - KEPT_SECONDS)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._open.close()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            self._open.execute("BEGIN IMMEDIATE")
            try:
                yield self._open
            except BaseException:
                self._open.execute("ROLLBACK")
                raise
            self._open.execute("COMMIT")

    def accept(self, job: Job, keys: Iterable[str]) -> Job | None:
        """`job` with its number, kept until it is finished; None if one of `keys` was seen before."""
        now = time.time()
        with self._transaction() as database:
            for key in keys:
                if not database.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", (key, now)).rowcount:
                    return None
            job = replace(job, at=now)
            row = [getattr(job, name) for name in _NEW]
            places = ", ".join("?" * len(_NEW))
            inserted = database.execute(f"INSERT INTO jobs ({', '.join(_NEW)}) VALUES ({places})", row)  # noqa: S608
            return replace(job, id=inserted.lastrowid or 0)

    def unfinished(self) -> list[Job]:
        """Every job that is not finished, oldest first."""
        with self._lock:
            rows = self._open.execute(f"SELECT {', '.join(_COLUMNS)} FROM jobs WHERE done = 0 ORDER BY id")  # noqa: S608
            return [Job(**dict(zip(_COLUMNS, row, strict=True))) for row in rows.fetchall()]

    def waiting(self, kind: str | None = None, *, before: int | None = None) -> int:
        """How many requests wait for a brief: of one kind, or of those that came before a given one."""
        count = "SELECT count(*) FROM jobs WHERE done = 0 AND brief IS NULL AND reply IS NULL AND id < ?"
        named = " AND kind = ?" if kind else ""
        return self._counted(count + named, before if before is not None else 2**62, *([kind] if kind else []))

    def open_requests(self) -> int:
        """How many requests are not finished, those included that wait for Slack alone."""
        return self._counted("SELECT count(*) FROM jobs WHERE done = 0")

    def _counted(self, query: str, *values: object) -> int:
        with self._lock:
            return int(self._open.execute(query, values).fetchone()[0])

    def update(self, job: Job, **changes: object) -> Job:
        """`job` with the changes, which are kept."""
        with self._transaction() as database:
            names = ", ".join(f"{name} = ?" for name in changes)
            database.execute(f"UPDATE jobs SET {names} WHERE id = ?", [*changes.values(), job.id])  # noqa: S608
        return replace(job, **changes)  # type: ignore[arg-type]

    def briefed(self, job: Job, brief_json: str) -> Job:
        """`job` with its brief, both kept at once."""
        with self._transaction() as database:
            row = (job.team, job.article, brief_json, time.time())
            number = database.execute("INSERT INTO briefs (team, article, json, at) VALUES (?, ?, ?, ?)", row).lastrowid
            database.execute("UPDATE jobs SET brief = ? WHERE id = ?", (number, job.id))
        return replace(job, brief=number)

    def finished(self, job: Job) -> None:
        """Nothing more is to be done for `job`; its text is not kept."""
        with self._transaction() as database:
            database.execute("UPDATE jobs SET done = 1, source = '' WHERE id = ?", (job.id,))
        self._forget(time.time() - KEPT_SECONDS)

    def brief_of(self, job: Job, *, since: float) -> int | None:
        """The number of the newest brief of the same article in the same workspace, made after `since`."""
        with self._lock:
            query = "SELECT id FROM briefs WHERE article = ? AND team IS ? AND at > ? ORDER BY at DESC LIMIT 1"
            found = self._open.execute(query, (job.article, job.team, since)).fetchone()
        return found[0] if found else None

    def brief_json(self, number: int) -> str | None:
        """A brief by its number."""
        with self._lock:
            found = self._open.execute("SELECT json FROM briefs WHERE id = ?", (number,)).fetchone()
        return found[0] if found else None

    def judge(self, brief: int, team: str | None, user: str, verdict: Verdict) -> bool:
        """Keep a user's verdict on a brief of their workspace, the last one given; False if there is no such brief."""
        with self._transaction() as database:
            if not database.execute("SELECT 1 FROM briefs WHERE id = ? AND team IS ?", (brief, team)).fetchone():
                return False
            row = (brief, user, verdict, time.time())
            database.execute("INSERT OR REPLACE INTO feedback VALUES (?, ?, ?, ?)", row)
        return True

    def verdicts(self) -> list[tuple[int, str, str]]:
        """All feedback: brief, user, verdict."""
        with self._lock:
            return self._open.execute("SELECT brief, user, verdict FROM feedback ORDER BY at").fetchall()

    def _forget(self, before: float) -> None:
        """Drop what is old and finished; a brief that was judged stays longer."""
        with self._transaction() as database:
            database.execute("DELETE FROM feedback WHERE at < ?", (before + KEPT_SECONDS - JUDGED_SECONDS,))
            database.execute("DELETE FROM seen WHERE at < ?", (before,))
            database.execute("DELETE FROM jobs WHERE done = 1 AND at < ?", (before,))
            database.execute(
                "DELETE FROM briefs WHERE at < ? AND id NOT IN (SELECT brief FROM feedback)"
                " AND id NOT IN (SELECT brief FROM jobs WHERE brief IS NOT NULL)",
                (before,),
            )
