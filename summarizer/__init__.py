"""News articles to validated briefs: every item tied to the words that carry it, and checked by code.

>>> from summarizer import Summarizer
>>> brief = Summarizer(model="embedded").brief("…article…")
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.article import Article
    from summarizer.brief import Brief
    from summarizer.errors import SummarizerError
    from summarizer.many import BriefResult
    from summarizer.models.usage import Usage
    from summarizer.summarizer import Summarizer

__all__ = ["Article", "Brief", "BriefResult", "Summarizer", "SummarizerError", "Usage"]

_HOMES = {
    "Article": "summarizer.article",
    "Brief": "summarizer.brief",
    "BriefResult": "summarizer.many",
    "Summarizer": "summarizer.summarizer",
    "SummarizerError": "summarizer.errors",
    "Usage": "summarizer.models.usage",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'summarizer' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
