"""What a message asks for: the link in it, or else the text of an article; and when two requests ask the same."""

import hashlib
import re
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

FEWEST_WORDS = 25
"""A text of fewer words is no article but talk."""
MOST_TALK = 80
"""Up to so many words beside the link of a page are talk about it; more are an article that names a page."""
_LINK = re.compile(r"<([a-z][a-z+.-]*:[^|>\s]+)(?:\|([^>]*))?>|(https?://[^\s<>|]+)", re.IGNORECASE)
_MENTION = re.compile(r"<[@#!][^>]*>")
_PAGE = re.compile(r"https?://\S+$", re.IGNORECASE)
_STOPS = ".,;:!?\"'"
_ESCAPES = {"&amp;": "&", "&lt;": "<", "&gt;": ">"}
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id", re.IGNORECASE)


def source_in(text: str) -> str | None:
    """What is to be briefed of a message's text as Slack sends it: a link or the text itself; None if neither.

    Slack makes links of all names of sites, so that a pasted article may hold some: a link is what is asked for where
    little else stands beside it, and the front page of a site only where nothing else can be.
    """
    text = _MENTION.sub("", text)
    links = [link for link in map(_address, _LINK.finditer(text)) if _PAGE.match(link)]
    pages = [link for link in links if not _is_front_page(link)]
    beside = len(_LINK.sub(" ", text).split())
    if pages and beside <= MOST_TALK:
        return pages[0]
    if beside >= FEWEST_WORDS:
        return _unescaped(_LINK.sub(_shown, text)).strip()
    return links[0] if links else None


def source_in_message(message: dict[str, Any]) -> str | None:
    """The article that a message links to or is: its text first, then what is attached to it."""
    attached = [each.get("from_url") or each.get("title_link") or "" for each in message.get("attachments", ())]
    candidates = (source_in(text) for text in (message.get("text") or "", *attached))
    return next((source for source in candidates if source), None)


def same_as(source: str) -> str:
    """A key that is equal for the same article: of a link what names the page, of a text its digest.

    The scheme, `www.`, a last slash, the fragment and what tracks readers do not name a page.
    """
    if not _PAGE.match(source):
        return f"text:{hashlib.sha256(' '.join(source.split()).encode('utf-8', 'replace')).hexdigest()}"
    try:
        parts = urlsplit(source)
    except ValueError:
        return source
    asked = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(pair[0])]
    return f"page:{parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}?{urlencode(asked)}"


def _address(link: re.Match[str]) -> str:
    """Where a link leads: all of it within Slack's brackets, without the marks of the sentence where it stands bare."""
    if link[1]:
        return _unescaped(link[1])
    bare = _unescaped(link[3]).rstrip(_STOPS)
    while bare.endswith(")") and bare.count(")") > bare.count("("):
        bare = bare[:-1].rstrip(_STOPS)
    return bare


def _shown(link: re.Match[str]) -> str:
    return link[2] or link[1] or link[3]


def _is_front_page(link: str) -> bool:
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return parts.path in ("", "/") and not parts.query


def _unescaped(text: str) -> str:
    """Without Slack's three escapes; whatever else looks like one was written so."""
    return re.sub("&(?:amp|lt|gt);", lambda escape: _ESCAPES[escape[0]], text)
