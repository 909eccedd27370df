"""What is said, by which word, by whom, and through whom it came."""

from summarizer.reading.quotations.finding import (
    attributed_in,
    find_quotations,
    quotations_at,
    quotations_in,
    speakers_at,
)

__all__ = ["attributed_in", "find_quotations", "quotations_at", "quotations_in", "speakers_at"]
