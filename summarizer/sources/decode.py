"""Bytes to text, and what is not text."""

import codecs
import re

from summarizer.errors import SourceError
from summarizer.reading.furniture import furniture_lines

MOST_BYTES = 5_000_000
MOST_CHARACTERS = 200_000
FEWEST_WORDS = 5
_SURROGATE = re.compile("[\ud800-\udfff]")
_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP or Office file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x7fELF", "a program"),
)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decode(data: bytes, name: str, *, charset: str | None = None) -> str:
    """`data` as text: UTF-8 first (a byte-order mark dropped), then UTF-16 with a mark, then the declared charset,
    then Windows-1252; nothing else changed. SourceError for over 5 MB or binary data, naming `name`.
    """
    if len(data) > MOST_BYTES:
        raise SourceError(f"{name} is larger than {MOST_BYTES // 1_000_000} MB: too large for an article")
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise SourceError(f"{name} is not text: it looks like {kind}")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decoded(data, encoding, name)
    if b"\x00" in data:
        raise SourceError(f"{name} is not text: it holds NUL bytes")
    declared = _CHARSET.search(data[:2048])
    stated = declared.group(1).decode("ascii", "replace") if declared else None
    for candidate in ("utf-8", charset, stated):
        try:
            if candidate:
                return data.decode(candidate)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", errors="replace")


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(f"{name} is not text: broken {encoding}") from error


def require_text(text: str, name: str) -> str:
    """`text` itself; SourceError if it is empty, over 200,000 characters, or not encodable."""
    if not text.strip():
        raise SourceError(f"{name} is empty")
    if len(text) > MOST_CHARACTERS:
        raise SourceError(f"{name} has {len(text):,} characters: more than the {MOST_CHARACTERS:,} of a long article")
    return require_unicode(text, name)


def require_unicode(text: str, name: str) -> str:
    """`text` itself; SourceError if it is not encodable."""
    if _SURROGATE.search(text):
        raise SourceError(f"{name} is not text: it holds lone surrogates")
    return text


def looks_like_html(text: str) -> bool:
    """Whether the text begins as an HTML document."""
    return bool(
        re.match(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", text[:5000], re.IGNORECASE | re.DOTALL)
    )


def require_prose(text: str) -> None:
    """SourceError if nothing but page furniture is in `text`."""
    furniture = furniture_lines(text)
    at = 0
    for line in text.splitlines(keepends=True):
        covered = any(span.start <= at + len(line) - len(line.lstrip()) < span.end for span in furniture)
        if not covered and len(re.findall(r"\w+", line)) >= FEWEST_WORDS:
            return
        at += len(line)
    raise SourceError("no article text found: only page furniture")
