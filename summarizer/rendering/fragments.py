"""Links that open a page at given words of it: text fragments, `url#:~:text=…`."""

import html
import re
from urllib.parse import quote, urlsplit

LONGEST_LINK = 1_500
"""Characters of a link as it stands in markup: where it is longer there is none, and the words stand in its place."""
WHOLE_WORDS = 9
END_WORDS = 4


def link_to_words(url: str | None, words: str) -> str | None:
    """`url` opened where `words` stand, in URL characters only; None if that is no short http(s) link.

    Long quotes are named by their first and last words, as the text-fragment syntax allows
    (https://wicg.github.io/scroll-to-text-fragment/), so that a paragraph makes a short link.
    """
    page = page_link(url)
    said = words.split()
    if page is None or not said:
        return page
    ends = [said] if len(said) <= WHOLE_WORDS else [said[:END_WORDS], said[-END_WORDS:]]
    return _short(f"{page}#:~:text={','.join(_encoded(' '.join(each)) for each in ends)}")


def page_link(url: str | None) -> str | None:
    """`url` without its fragment and in URL characters only; None if it is no short http(s) URL."""
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return None
    return _short(quote(_printable(parts._replace(fragment="").geturl()), safe="%/:?=&;,+@!$()*[]~#'"))


def _short(link: str) -> str | None:
    return link if len(html.escape(link, quote=False)) <= LONGEST_LINK else None


def _encoded(words: str) -> str:
    """Percent-encoded, with the three characters that mean something in a text fragment."""
    return quote(_printable(words), safe="").replace("-", "%2D")


def _printable(text: str) -> str:
    return re.sub(r"[\x00-\x20\x7f-\x9f\ud800-\udfff]+", " ", text).strip()
