"""What a check of a summary finds."""

from dataclasses import dataclass

LONGEST_PASSAGE = 160


@dataclass(frozen=True, slots=True)
class Finding:
    """Words of the summary, `summary[start:end]`, that the article does not support; offsets in code points."""

    start: int
    end: int
    text: str
    reason: str
    """number_not_in_text, number_misplaced, hedge_differs, date_not_in_text, date_misplaced, name_not_in_text,
    name_misplaced, role_differs, quote_not_found, speaker_differs, roles_swapped, negation_differs or
    opposite_word."""
    detail: str
    """Why, and the nearest passage of the article, on one line."""


def with_passage(why: str, passage: str | None) -> str:
    """`why` with the nearest passage of the article, cut to one short line."""
    if not passage:
        return why
    line = " ".join(passage.split())
    shown = line if len(line) <= LONGEST_PASSAGE else line[:LONGEST_PASSAGE].rsplit(" ", 1)[0] + "…"
    return f"{why}; nearest: {shown!r}"
