"""From what is named on a command line to articles with ids, one after another.

A source is a file with an article, a folder (its .txt, .text, .md, .html and .htm files, also of folders within it),
a `.jsonl` file with an article a line, a file with nothing but a URL a line, or `-`: JSON lines or URLs on stdin.
Of a JSON line `text` or `url` is needed; `id`, `title`, `publisher`, `language` and `published` may be there.
An article's id is its `id`, its path or its URL; without any, the file's name and the line's number.
"""

import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, Any

from summarizer import SummarizerError
from summarizer.batch.settings import STREAM
from summarizer.errors import SourceError
from summarizer.sources import Described

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


def items(sources: Sequence[str], stdin: IO[bytes], without: Path | None = None) -> Iterator[Item]:
    """Every article of `sources`, in order; the file `without`, which is being written, is none."""
    for each in sources:
        if each == STREAM:
            yield from _lines(stdin, "stdin")
        elif _has_lines(Path(each)):
            with Path(each).open("rb") as file:
                yield from _lines(file, each)
        else:
            yield from (Item(str(path), path, str(path)) for path in _files(Path(each), without))


def count(sources: Sequence[str], without: Path | None = None) -> int | None:
    """How many articles `items` will give; None if that cannot be known beforehand."""
    return None if STREAM in sources else sum(_count(Path(each), without) for each in sources)


def _count(path: Path, without: Path | None) -> int:
    if not _has_lines(path):
        return sum(1 for _ in _files(path, without))
    with path.open("rb") as file:
        return sum(1 for line in file if line.strip())


def _files(path: Path, without: Path | None) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders.sort()
        for name in sorted(names):
            file = Path(folder, name)
            if file.suffix.lower() in SUFFIXES and file != without:
                yield file


def _has_lines(path: Path) -> bool:
    """Whether a file holds an article or a URL a line."""
    if path.is_dir():
        return False
    if path.suffix.lower() in LINES:
        return True
    with path.open("rb") as file:
        first = [line.strip() for line in islice((line for line in file if line.strip()), LINES_LOOKED_AT)]
    return bool(first) and all(URL.fullmatch(line.decode("utf-8", "replace")) for line in first)


def _lines(file: Iterable[bytes], name: str) -> Iterator[Item]:
    for number, line in enumerate(file, 1):
        if line.strip():
            yield _item(line.strip(), f"{name}:{number}")


def _item(line: bytes, place: str) -> Item:
    try:
        text = line.decode("utf-8").removeprefix("\ufeff")
        if URL.fullmatch(text):
            return Item(text, text, place)
        fields = json.loads(text)
        if not isinstance(fields, dict):
            raise SourceError("a line is a JSON object or a URL")
    except (ValueError, RecursionError, SourceError) as error:
        return Item(place, SourceError(f"{place} cannot be read: {' '.join(str(error).split())[:200]}"), place)
    given = fields.get("id")
    name = str(given) if isinstance(given, str | int) and given != "" else place
    try:
        return Item(name, _article(fields, place), place)
    except SummarizerError as error:
        return Item(name, error, place)


def _article(fields: dict[str, Any], place: str) -> str | Described:
    text, url = fields.get("text"), fields.get("url")
    if isinstance(text, str):
        return Described(text, {name: fields[name] for name in FIELDS if isinstance(fields.get(name), str)})
    if isinstance(url, str) and URL.fullmatch(url.strip()):
        return url.strip()
    raise SourceError(f"{place} has neither the text of an article nor the URL of one")
