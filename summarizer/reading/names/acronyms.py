"""Acronyms and the names they are short for: "the Transport and Allied Workers' Union (TAWU)"."""

import re
from collections.abc import Iterator

from summarizer.reading.mentions import Span
from summarizer.reading.names.vocabulary import ORGANISATION

_BRACKETED = re.compile(
    r"(?<!\w)((?:[A-Z][\w'’&-]*)(?:\s+(?:(?:of|for|the|and|de|on|&)\s+)*[A-Z][\w'’&-]*){1,9})\s+\(([A-Z][A-Za-z&-]{1,9})\)"
)
_CAPITALISED = re.compile(r"[A-Z][\w'’&-]*")


def bracketed(text: str) -> Iterator[tuple[Span, str]]:
    """Names with their acronym in brackets: where the name stands, and the acronym."""
    for match in _BRACKETED.finditer(text):
        short = match.group(2)
        words = list(_CAPITALISED.finditer(match.group(1)))
        initials = "".join(word.group()[0] for word in words)
        fitting = [i for i in range(len(words) - 1) if initials[i:] == short.upper()[: len(initials) - i]]
        if not fitting and not ORGANISATION.search(match.group(1)):
            continue  # "Thomas Averbeck (CDU)", "Senator Tom Braddock (R-Idaho)"
        at = fitting[0] if fitting else int(words[0].group() in {"The", "A", "An"})
        yield Span(match.start(1) + words[at].start(), match.end(1)), short


def is_acronym_of(short: str, name: str) -> bool:
    """Whether the letters of `short` are the initials of the capitalised words of `name`, full stops aside."""
    letters = short.replace(".", "")
    if not letters.isupper() or not letters.isalpha() or len(letters) < 2:
        return False
    parts = [part for word in _CAPITALISED.findall(name) for part in word.split("-") if part[:1].isupper()]
    every = "".join(word[0] for word in re.findall(r"\w[\w'’&-]*", name)).upper()  # "DOT" has the "of" in it
    return len(parts) > 1 and letters in {"".join(part[0] for part in parts), every}
