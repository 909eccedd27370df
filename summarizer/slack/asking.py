"""What a message asks for: the link in it, or else the text of an article; and when two requests ask the same."""

import hashlib
import html
import re
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

FEWEST_WORDS = 25
"""A text of fewer words is no article but talk."""
_LINK = re.compile(r"<(https?://[^|>\s]+)(?:\|[^>]*)?>", re.IGNORECASE)
_BARE_LINK = re.compile(r"https?://[^\s<>|]+", re.IGNORECASE)
_MENTION = re.compile(r"<[@#!][^>]*>")
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id", re.IGNORECASE)


def source_in(text: str) -> str | None:
    """The first link in a message's text as Slack sends it, else the text itself; None if it is no article."""
    if link := _LINK.search(text) or _BARE_LINK.search(text):
        return html.unescape(link.group(link.lastindex or 0)).rstrip(".,;:!?)\"'")
    words = html.unescape(_LINK.sub(r"\1", _MENTION.sub("", text))).strip()
    return words if len(words.split()) >= FEWEST_WORDS else None


def source_in_message(message: dict[str, Any]) -> str | None:
    """The article that a message links to or is: its text first, then what is attached to it."""
    attached = [each.get("from_url") or each.get("title_link") or "" for each in message.get("attachments", ())]
    candidates = (source_in(text) for text in (message.get("text") or "", *attached))
    return next((source for source in candidates if source), None)


def same_as(source: str) -> str:
    """A key that is equal for the same article: a link without fragment and tracking, or a text's digest."""
    if not re.match(r"https?://\S+$", source, re.IGNORECASE):
        return f"text:{hashlib.sha256(' '.join(source.split()).encode('utf-8', 'replace')).hexdigest()}"
    try:
        parts = urlsplit(source)
    except ValueError:
        return source
    asked = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(pair[0])]
    return parts._replace(
        scheme=parts.scheme.lower(), netloc=parts.netloc.lower(), query=urlencode(asked), fragment=""
    ).geturl()
