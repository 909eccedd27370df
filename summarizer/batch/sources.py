"""From what is named on a command line to articles with ids, one after another.

A source is a file with an article, a folder (its .txt, .text, .md, .html and .htm files, also of folders within it),
a `.jsonl` file with an article a line, a file with nothing but a URL a line, or `-`: JSON lines or URLs on stdin; a
pipe is read as stdin is. Of a JSON line `text` or `url` is needed; `id`, `title`, `publisher`, `language` and
`published` may be there.
An article's id is its `id`, its path or its URL; without any, the digest of its line, so that it is known again
wherever it stands. A file that has changed is still the article of its path. What is in a folder and no file, such as
a pipe, is an error, since reading it might never end; so is a line that is larger than any article.
"""

import errno
import hashlib
import json
import os
import re
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, Any

from summarizer import SummarizerError
from summarizer.batch.settings import STREAM
from summarizer.errors import SourceError, one_line
from summarizer.sources import Described
from summarizer.sources.decode import MOST_BYTES

SUFFIXES = frozenset({".txt", ".text", ".md", ".html", ".htm"})
LINES = frozenset({".jsonl", ".ndjson"})
FIELDS = ("title", "url", "publisher", "language", "published")
URL = re.compile(r"https?://\S+", re.IGNORECASE)
LINES_LOOKED_AT = 10


@dataclass(frozen=True, slots=True)
class Item:
    """One article to be briefed, or the reason why it cannot be; `place` is where it was named."""

    id: str
    source: str | Path | Described | SummarizerError
    place: str

    @property
    def content(self) -> str:
        """What tells it from another article of the same id."""
        return self.source.text if isinstance(self.source, Described) else str(self.source)


def require_sources(sources: Sequence[str]) -> None:
    """SourceError if one of them is not there."""
    for each in sources:
        if each != STREAM and not Path(each).exists():
            raise SourceError(f"no file or folder {each}; URLs are given in a file, one a line, or on stdin")
    if list(sources).count(STREAM) > 1:
        raise SourceError("stdin can be read only once")


def own_stdin() -> IO[bytes]:
    """Stdin with a buffer of its own: the interpreter cannot end while a thread waits in the one that it shares."""
    return os.fdopen(os.dup(0), "rb")


def items(
    sources: Sequence[str], without: Path | None = None, open_stdin: Callable[[], IO[bytes]] = own_stdin
) -> Iterator[Item]:
    """Every article of `sources`, in order; the file `without`, which is being written, is none."""
    for each in sources:
        if each == STREAM:
            yield from _lines(open_stdin, "stdin")
        elif _has_lines(Path(each)):
            yield from _lines(lambda path=Path(each): path.open("rb"), each)  # type: ignore[misc]
        else:
            yield from (_of_file(found) for found in _files(Path(each), without))


def count(sources: Sequence[str], without: Path | None = None) -> int | None:
    """How many articles `items` will give; None if that cannot be known beforehand."""
    counts = [None if each == STREAM else _count(Path(each), without) for each in sources]
    return None if None in counts else sum(filter(None, counts))


def digest(content: str | bytes) -> str:
    """What a text is known by."""
    data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:16]


def _count(path: Path, without: Path | None) -> int | None:
    if not _has_lines(path):
        return sum(1 for _ in _files(path, without))
    if not path.is_file():
        return None
    try:
        with path.open("rb") as file:
            return sum(1 for line in _bounded(file) if line.strip())
    except OSError:
        return 1


def _of_file(found: Path | OSError) -> Item:
    if isinstance(found, Path):
        return Item(str(found), found, str(found))
    return _unreadable(found, found.filename)


def _unreadable(error: OSError, name: str) -> Item:
    return Item(name, SourceError(f"cannot read {name}: {error.strerror}"), name)


def _files(path: Path, without: Path | None) -> Iterator[Path | OSError]:
    """The files of a folder, and the errors of folders in it that cannot be read; what is no folder is itself one."""
    if not path.is_dir():
        yield path
        return
    errors: list[OSError] = []
    for folder, folders, names in os.walk(path, onerror=errors.append):
        folders.sort()
        for name in sorted(names):
            file = Path(folder, name)
            if file.suffix.lower() in SUFFIXES and not _is(file, without):
                yield _no_file(file) or file
        yield from errors
        errors.clear()
    yield from errors


def _no_file(path: Path) -> OSError | None:
    try:
        found = path.stat()
    except OSError as error:
        return error
    return None if stat.S_ISREG(found.st_mode) else OSError(errno.EINVAL, "it is no file", str(path))


def _is(file: Path, other: Path | None) -> bool:
    return other is not None and file.name == other.name and other.exists() and file.samefile(other)


def _has_lines(path: Path) -> bool:
    """Whether a file holds an article or a URL a line; a pipe does, and cannot be looked into before it is read."""
    if path.is_dir():
        return False
    if path.suffix.lower() in LINES or not path.is_file():
        return True
    try:
        with path.open("rb") as file:
            first = [*islice((line.strip() for line in _bounded(file) if line.strip()), LINES_LOOKED_AT)]
    except OSError:
        return False
    return bool(first) and all(URL.fullmatch(line.decode("utf-8", "replace")) for line in first)


def _lines(opened: Callable[[], IO[bytes]], name: str) -> Iterator[Item]:
    try:
        with opened() as file:
            yield from _read(file, name)
    except OSError as error:
        yield _unreadable(error, name)


def _read(file: IO[bytes], name: str) -> Iterator[Item]:
    for number, line in enumerate(_bounded(file), 1):
        if line.strip():
            yield _item(line.strip(), f"{name}:{number}")


def _bounded(file: IO[bytes]) -> Iterator[bytes]:
    """The lines of `file`, of one without end no more than tells that it is too large."""
    while line := file.readline(MOST_BYTES + 1):
        rest = line
        while len(rest) > MOST_BYTES and not rest.endswith(b"\n"):
            rest = file.readline(MOST_BYTES + 1)
        yield line


def _item(line: bytes, place: str) -> Item:
    name = f"sha256:{digest(line)}"
    try:
        if len(line) > MOST_BYTES:
            raise SourceError(f"it is larger than {MOST_BYTES // 1_000_000} MB: too large for an article")
        text = line.decode("utf-8").removeprefix("\ufeff")
        if URL.fullmatch(text):
            return Item(text, text, place)
        fields = json.loads(text)
        if not isinstance(fields, dict):
            raise SourceError("a line is a JSON object or a URL")
        name = _named(fields) or name
        return Item(name, _article(fields), place)
    except (ValueError, RecursionError, SourceError) as error:
        return Item(name, SourceError(f"{place} cannot be read: {one_line(error)}"), place)


def _named(fields: dict[str, Any]) -> str | None:
    given, url = fields.get("id"), fields.get("url")
    if isinstance(given, str | int) and given != "":
        return str(given)
    return url.strip() if isinstance(url, str) else None


def _article(fields: dict[str, Any]) -> str | Described:
    text, url = fields.get("text"), fields.get("url")
    if isinstance(text, str):
        return Described(text, dict(_known(fields)))
    if isinstance(url, str) and URL.fullmatch(url.strip()):
        return url.strip()
    raise SourceError("it has neither the text of an article nor the URL of one")


def _known(fields: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name in FIELDS:
        value = fields.get(name)
        if isinstance(value, str):
            yield name, value
        elif value is not None:
            raise SourceError(f"its {name} is no text")
