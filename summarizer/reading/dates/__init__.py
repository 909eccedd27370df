"""Finds dates, absolute and relative, and resolves them against the publication date.

Data flows `vocabulary` → `values` → `context` (with `tense`) → `points`, `relatives`, `periods` (the rules) → `finding`.
Public: `find_dates`.
"""

from summarizer.reading.dates.finding import find_dates

__all__ = ["find_dates"]
