"""What an engine has asked and waits for, in SQLite beside the output: a run that ends is gone on with by the next."""

import json
import sqlite3
from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any, Self

from summarizer import Article
from summarizer.errors import SourceError
from summarizer.stepping import Asked, Reply, Step, request_digest

SCHEMA = """
CREATE TABLE IF NOT EXISTS articles (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, article TEXT NOT NULL, replies TEXT NOT NULL,
    request TEXT, batch INTEGER REFERENCES batches, done INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS batches (number INTEGER PRIMARY KEY, mark TEXT NOT NULL, remote TEXT);
CREATE INDEX IF NOT EXISTS by_batch ON articles (batch);
"""
WRAPPING_BYTES = 200
"""What a line of a batch file has around its request, at most."""


class Waiting:
    """Articles with the question that each waits at, and the batches in which questions were sent.

    An article has a request and no batch before it is sent, both while an answer is waited for, neither after it.
    Names are kept as JSON, since those of files may be no valid Unicode. What SQLite cannot do is a SourceError at the
    end of the `with` block.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._base = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
            self._base.executescript(f"PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; {SCHEMA}")
        except sqlite3.Error as error:
            raise SourceError(f"{path} cannot be used: {error}") from error

    def step(self, name: str) -> Step | None:
        """The article called `name` as far as it has come; None if it is not known."""
        row = self._one("SELECT article, replies FROM articles WHERE name = ?", json.dumps(name))
        return row and Step(Article.model_validate_json(row[0]), _replies(row[1]))

    def is_asked(self, name: str) -> bool:
        """Whether the article waits at a question."""
        return bool(self._one("SELECT 1 FROM articles WHERE name = ? AND request IS NOT NULL", json.dumps(name)))

    def ask(self, name: str, asked: Asked, replies: Sequence[Reply]) -> None:
        """Keep a question; the article's replies so far are `replies`."""
        self._base.execute(
            "INSERT INTO articles (name, article, replies, request) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (name) DO UPDATE SET request = excluded.request, batch = NULL",
            (json.dumps(name), asked.article.model_dump_json(), _kept(replies), json.dumps(asked.request)),
        )

    def gather(self, mark: str, wanted: Container[str], most: int, most_bytes: int) -> int | None:
        """Make a batch of unsent questions of `wanted` names, as many as it may hold; its number, None if none is."""
        with self._base:
            self._base.execute("BEGIN IMMEDIATE")
            chosen = list(self._fitting(wanted, most, most_bytes))
            if not chosen:
                return None
            batch = self._base.execute("INSERT INTO batches (mark) VALUES (?)", (mark,)).lastrowid
            self._base.executemany("UPDATE articles SET batch = ? WHERE number = ?", [(batch, each) for each in chosen])
            return batch

    def _fitting(self, wanted: Container[str], most: int, most_bytes: int) -> Iterator[int]:
        count = size = 0
        for number, name, length in self._base.execute(
            "SELECT number, name, length(request) FROM articles WHERE request IS NOT NULL AND batch IS NULL"
        ):
            if json.loads(name) not in wanted:
                continue
            count, size = count + 1, size + length + WRAPPING_BYTES
            if count > most or (count > 1 and size > most_bytes):
                return
            yield number

    def batches(self) -> list[tuple[int, str, str | None]]:
        """Number, mark and remote id of every batch that answers are waited for from; no id before it is sent."""
        return self._base.execute("SELECT number, mark, remote FROM batches").fetchall()

    def sent(self, batch: int, remote: str) -> None:
        """Keep the id that the provider gave to a batch."""
        self._base.execute("UPDATE batches SET remote = ? WHERE number = ?", (remote, batch))

    def requests(self, batch: int) -> Iterator[tuple[int, dict[str, Any]]]:
        """The questions of a batch by their articles' numbers."""
        for number, request in self._base.execute("SELECT number, request FROM articles WHERE batch = ?", (batch,)):
            yield number, json.loads(request)

    def answer(self, batch: int, replies: Iterable[tuple[int, int, dict[str, Any]]]) -> list[str]:
        """Keep the answers of a batch, which is done with: an article's number, the status, the body.

        Gives the names of its articles, answered or not.
        """
        query = "SELECT replies, request FROM articles WHERE number = ? AND batch = ?"
        with self._base:
            self._base.execute("BEGIN IMMEDIATE")
            names = self._base.execute("SELECT name FROM articles WHERE batch = ?", (batch,)).fetchall()
            for number, status, body in replies:
                if row := self._one(query, number, batch):
                    reply = Reply(request_digest(json.loads(row[1])), status, body)
                    after = _kept([*_replies(row[0]), reply])
                    self._base.execute("UPDATE articles SET replies = ? WHERE number = ?", (after, number))
            self._base.execute("UPDATE articles SET request = NULL, batch = NULL WHERE batch = ?", (batch,))
            self._base.execute("DELETE FROM batches WHERE number = ?", (batch,))
        return [json.loads(name) for (name,) in names]

    def finish(self, name: str) -> None:
        """Mark an article that is to have its record now."""
        self._base.execute("UPDATE articles SET done = 1 WHERE name = ?", (json.dumps(name),))

    def clean(self) -> None:
        """Drop what is finished, also by a run that was killed; not what an article has that nobody named this time."""
        self._base.execute("DELETE FROM articles WHERE done = 1 AND request IS NULL")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, error: BaseException | None, *trace: object) -> None:
        """Close it; nothing is left of it where nothing is waited for."""
        try:
            with closing(self._base):
                empty = not self._one("SELECT 1 FROM articles LIMIT 1") and not self.batches()
        except sqlite3.Error as closing_error:
            error, empty = error or closing_error, False
        if isinstance(error, sqlite3.Error):
            raise SourceError(f"{self._path} cannot be used: {error}") from error
        if empty:
            self._path.unlink(missing_ok=True)

    def _one(self, query: str, *values: object) -> Any:
        return self._base.execute(query, values).fetchone()


def _kept(replies: Sequence[Reply]) -> str:
    return json.dumps([asdict(each) for each in replies])


def _replies(kept: str) -> tuple[Reply, ...]:
    return tuple(Reply(**each) for each in json.loads(kept))
