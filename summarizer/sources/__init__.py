"""From anything a user gives to an `Article`: text, a file, stdin, HTML, a URL."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from summarizer.article import Article
from summarizer.dates import require_iso_date
from summarizer.errors import SourceError, one_line
from summarizer.sources.decode import MOST_BYTES, decode, looks_like_html, require_text, require_unicode
from summarizer.sources.fetch import Fetcher
from summarizer.sources.html import article_from_html
from summarizer.sources.metadata import article_from_text

__all__ = ["Described", "read_article", "read_stdin"]


@dataclass(frozen=True, slots=True)
class Described:
    """Text, and what is known of the article from elsewhere: fields of `Article`, which go before what is found."""

    text: str
    known: Mapping[str, str] = field(default_factory=dict)


def read_article(
    source: str | Path | Article | Described, *, published: str | None = None, fetcher: Fetcher | None = None
) -> Article:
    """The article in `source`: an `Article`, `Described` text, a path, a URL and nothing else, or else text itself.

    `published` (ISO 8601) overrides the date found. Raises SourceError, or FetchError for a URL.
    """
    if isinstance(source, Article):
        article = source
    elif isinstance(source, Described):
        article = _described(source)
    elif isinstance(source, Path):
        article = _from_bytes(_file_bytes(source), str(source))
    elif re.match(r"[a-z][a-z+.-]*://\S+\s*$", source.strip(), re.IGNORECASE):
        article = _from_url(source.strip(), fetcher or Fetcher())
    else:
        article = article_from_text(require_text(source, "the text"))
    return _dated(article, published)


def read_stdin(stream: IO[bytes], *, published: str | None = None) -> Article:
    """The article on a binary stream; SourceError if there is none."""
    return _dated(_from_bytes(stream.read(MOST_BYTES + 1), "stdin"), published)


def _described(source: Described) -> Article:
    found = article_from_text(require_text(source.text, "the text"))
    known = {name: require_unicode(value, f"its {name}") for name, value in source.known.items()}
    try:
        return Article.model_validate({**found.model_dump(), **known})
    except ValueError as error:
        raise SourceError(f"what is told of the article is wrong: {one_line(error)}") from error


def _dated(article: Article, published: str | None) -> Article:
    if published is None:
        return article
    try:
        return article.with_published(require_iso_date(published))
    except ValueError as error:
        raise SourceError(f"--published: {error}") from error


def _file_bytes(path: Path) -> bytes:
    if path.is_dir():
        raise SourceError(f"{path} is a directory, not an article")
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise SourceError(f"cannot read {path}: {error.strerror}") from error
    except ValueError as error:
        raise SourceError(f"not a path: {error}") from error


def _from_bytes(data: bytes, name: str) -> Article:
    text = require_text(decode(data, name), name)
    if name.lower().endswith((".html", ".htm")) or looks_like_html(text):
        return article_from_html(text, name)
    return article_from_text(text)


def _from_url(url: str, fetcher: Fetcher) -> Article:
    page = fetcher.fetch(url)
    text = require_text(decode(page.body, page.url, charset=page.charset), page.url)
    if page.is_html or looks_like_html(text):
        return article_from_html(text, page.url, url=page.url)
    return article_from_text(text).model_copy(update={"url": page.url})
