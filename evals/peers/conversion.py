"""From LangExtract's flat extractions to the five sections of the contract, giving them the benefit of the doubt.

Evidence is the place that LangExtract found; what it could not place is left out. Values of numbers are read from the
extracted words by our own reading, so that a system that only extracts is not marked down for not reckoning. A dispute
of a single side is none.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from evals.matching import Item
from evals.peers.allowances import merged, named_once, speakers
from evals.peers.peer import Sections, span
from evals.wording import plain
from summarizer.brief import DisputeKind, Hedge, Kind, Position, SidePosition, Status
from summarizer.reading import find_numbers


@dataclass(frozen=True, slots=True)
class Extraction:
    """One extraction: its class, the words, the attributes, and where LangExtract places it, or None."""

    kind: str
    words: str
    attributes: Mapping[str, Any]
    place: tuple[int, int] | None

    def __getitem__(self, name: str) -> str:
        """An attribute as words; empty where the model gave none."""
        value = self.attributes.get(name)
        return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "").strip()

    def one_of(self, vocabulary: Any, name: str) -> str:
        """An attribute that is a word of a vocabulary, else the vocabulary's first."""
        words: tuple[str, ...] = get_args(vocabulary)
        given = self[name].casefold().replace(" ", "_")
        return given if given in words else words[0]

    def said_by(self) -> list[str]:
        """The speaker, if one is named."""
        return speakers([self["said_by"]])


def converted(extractions: Iterable[Extraction], text: str) -> Sections:
    """The sections; an extraction without a place, or of a class that was not asked for, is left out."""
    placed = [each for each in extractions if each.place]
    return {
        "who": named_once(_who(each, text) for each in placed if each.kind == "who"),
        "what": merged((_event(each, text) for each in placed if each.kind == "event"), ("event",)),
        "numbers": merged(
            (_number(each, text) for each in placed if each.kind == "number"),
            ("text", "value", "counts", "said_by"),
        ),
        "stances": merged(
            (_stance(each, text) for each in placed if each.kind == "stance"),
            ("holder", "position", "target"),
        ),
        "disputed": _disputes([each for each in placed if each.kind == "side"], text),
    }


def _who(found: Extraction, text: str) -> Item:
    return {
        "name": found.words,
        "kind": found.one_of(Kind, "kind"),
        "role": None,
        "aliases": [],
        "evidence": _evidence(found, text),
    }


def _event(found: Extraction, text: str) -> Item:
    return {
        "event": found.words,
        "status": found.one_of(Status, "status"),
        "when": None,
        "when_text": None,
        "where": None,
        "who": [],
        "said_by": [],
        "evidence": _evidence(found, text),
    }


def _number(found: Extraction, text: str) -> Item:
    mentions = find_numbers(found.words)
    read = mentions[0] if len(mentions) == 1 else None
    given = found.one_of(Hedge, "hedge")
    contradicted = read is not None and (given in ("vague", "range")) != (read.hedge in ("vague", "range"))
    return {
        "value": read.value if read else None,
        "low": read.low if read else None,
        "high": read.high if read else None,
        "text": found.words,
        "unit": read.unit if read else None,
        "counts": found["counts"],
        "hedge": read.hedge if read and (contradicted or given == "exact") else given,
        "as_of": None,
        "said_by": found.said_by(),
        "evidence": _evidence(found, text),
    }


def _stance(found: Extraction, text: str) -> Item:
    return {
        "holder": found["holder"],
        "position": found.one_of(Position, "position"),
        "target": found["target"],
        "wording": None,
        "said_by": [],
        "evidence": _evidence(found, text),
    }


def _disputes(sides: Sequence[Extraction], text: str) -> list[Item]:
    claims: dict[str, list[Extraction]] = {}
    for side in sides:
        claims.setdefault(plain(side["claim"]), []).append(side)
    return [
        {
            "claim": of_claim[0]["claim"],
            "kind": of_claim[0].one_of(DisputeKind, "kind"),
            "sides": [_side(each, text) for each in of_claim],
        }
        for of_claim in claims.values()
        if len(of_claim) > 1
    ]


def _side(found: Extraction, text: str) -> Item:
    return {
        "party": found["party"],
        "position": found.one_of(SidePosition, "position"),
        "statement": found.words,
        "said_by": [],
        "evidence": _evidence(found, text),
    }


def _evidence(found: Extraction, text: str) -> list[Item]:
    return [span(text, *found.place)] if found.place else []
