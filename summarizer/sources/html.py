"""An article out of an HTML page, by trafilatura."""

import re
from typing import Any

from summarizer.article import Article
from summarizer.dates import require_iso_date
from summarizer.errors import SourceError
from summarizer.sources.decode import require_prose, require_text


def article_from_html(page: str, name: str, *, url: str | None = None) -> Article:
    """The main text of `page` with title, publisher, date and language; SourceError if there is none."""
    from trafilatura import bare_extraction

    found: Any = bare_extraction(page, url=url, with_metadata=True, include_comments=False, include_tables=False)
    text = (found.text if found is not None else None) or ""
    if not text.strip():
        raise SourceError(f"{name} holds no article")
    text = require_text(re.sub(r"\n+", "\n\n", text), name)
    require_prose(text)
    return Article(
        title=found.title or None,
        url=url or found.url or None,
        publisher=found.sitename or None,
        language=(found.language or "en")[:2],
        published=_date(found.date),
        text=text,
    )


def _date(value: str | None) -> str | None:
    try:
        return require_iso_date(value[:10]) if value else None
    except ValueError:
        return None
