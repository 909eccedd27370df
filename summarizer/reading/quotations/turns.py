"""Transcripts: whole turns that begin with who speaks, as "SPOKESPERSON: Good afternoon. …" and "Q (Sayle): …"."""

import re
from collections.abc import Iterator

from summarizer.reading.mentions import NamedParty, Quotation, Span
from summarizer.reading.names import names_in

_LABEL = r"(?:[A-Z][A-Z.'’ -]{1,40}|Q|A)(?:\s\([^()\n]{1,60}\))?"
_TURN = re.compile(rf"^(?P<label>{_LABEL}):\s", re.MULTILINE)
_FEWEST = 4
"""Turns of a transcript; with fewer, what stands before a colon is a heading."""
_IN_BRACKETS = re.compile(r"\((?P<name>[^,()]+)")
_ADDRESS = re.compile(r"^(?:MR|MS|MRS|DR|SIR|DAME|PROF|THE)\.?\s")


def turns_in(text: str) -> Iterator[Quotation]:
    """The turns of a transcript, each from its colon to the next label; none where `text` is no transcript."""
    found = list(_TURN.finditer(text))
    if len(found) < _FEWEST or len({match.group("label") for match in found}) == len(found):
        return
    parties = names_in(text)
    ends = [match.start() for match in found[1:]] + [len(text)]
    for match, end in zip(found, ends, strict=True):
        if (name := _speaker(match.group("label"), parties)) is not None:
            content = Span(match.end(), match.end() + len(text[match.end() : end].rstrip()))
            yield Quotation(
                content, Span(match.end("label"), match.end()), Span(*match.span("label")), "direct", (name,)
            )


def _speaker(label: str, parties: tuple[NamedParty, ...]) -> str | None:
    """The party that a label means by its name or its role, else the label; None for a bare "Q"."""
    bracketed = _IN_BRACKETS.search(label)
    words = bracketed.group("name").strip() if bracketed else _ADDRESS.sub("", label.split(" (")[0])
    wanted = words.casefold()
    for party in parties:
        forms = [form.casefold() for form in (party.name, *party.aliases)]
        if wanted in forms or any(form.endswith(f" {wanted}") for form in forms):
            return party.name
    told = (party for party in parties if party.role and wanted in party.role.casefold().split())
    return next((party.name for party in told), None if len(words) == 1 else words)
