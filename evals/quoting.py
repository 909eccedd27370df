"""How well quotations are found: what is said, and by whom, against `quotations.json` of each fixture.

A found quotation stands for a labelled one if at least half of the words of the two together are in both; pairs are
matched one to one, most words in common first. A labelled one that is not `required` costs nothing where it is missed,
and found is as right as any other.

What is forgiven: words are compared by where they stand, so a comma, a stop or a quotation mark at either end counts
for nothing, nor does a "that", nor a clause that is longer or shorter by less than half. What is not forgiven: a
quotation found twice (the second is wrong), two found in one (the lesser is missed), words of the article's own voice.

A speaker is right if the found span touches the labelled one, or if both go by one name, articles aside. Speakers are
counted over the required pairs only.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from evals.gold import FIXTURES, Split, split_of
from summarizer.reading import Quotation, find_quotations

LEAST_SHARED = 0.5
_WORD = re.compile(r"\w+")
_ARTICLES = {"the", "a", "an"}


@dataclass(frozen=True, slots=True)
class Quoted:
    """The counts of one article or many."""

    found: int = 0
    right: int = 0
    required: int = 0
    required_found: int = 0
    speakers: int = 0
    speakers_right: int = 0
    errors: tuple[str, ...] = ()

    def __add__(self, other: "Quoted") -> "Quoted":
        return Quoted(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    def __str__(self) -> str:
        return (
            f"content precision {self.right / self.found:.3f} ({self.right} of {self.found}), "
            f"recall {self.required_found / self.required:.3f} ({self.required_found} of {self.required}), "
            f"speaker {self.speakers_right / self.speakers:.3f} ({self.speakers_right} of {self.speakers})"
        )


def quoted(split: Split | None) -> Quoted:
    """The counts over a split, or over all fixtures."""
    labelled = [name for name in split_of(split) if (FIXTURES / name / "quotations.json").exists()]
    return sum((_article(name) for name in labelled), Quoted())


def _article(name: str) -> Quoted:
    folder = FIXTURES / name
    text = (folder / "article.txt").read_text(encoding="utf-8")
    gold = json.loads((folder / "quotations.json").read_text(encoding="utf-8"))
    found = find_quotations(text)
    pairs = dict(_pairs(text, found, gold))
    matched = set(pairs.values())
    named = [(found[i], gold[j]) for i, j in pairs.items() if gold[j]["speaker"] and gold[j]["required"]]
    wrong = [(said, label) for said, label in named if not _same_speaker(said, label)]
    errors = [
        *(f"{name}: missed: {g['content']['quote']}" for j, g in enumerate(gold) if g["required"] and j not in matched),
        *(f"{name}: invented: {s.content.of(text)}" for i, s in enumerate(found) if i not in pairs),
        *(f"{name}: speaker {s.chain} not {g['speaker']['quote']!r}: {g['content']['quote']}" for s, g in wrong),
    ]
    return Quoted(
        found=len(found),
        right=len(pairs),
        required=sum(label["required"] for label in gold),
        required_found=sum(label["required"] for j, label in enumerate(gold) if j in matched),
        speakers=len(named),
        speakers_right=len(named) - len(wrong),
        errors=tuple(errors),
    )


def _pairs(text: str, found: Sequence[Quotation], gold: Sequence[dict[str, Any]]) -> Iterator[tuple[int, int]]:
    scored = sorted(
        (
            (_shared(text, said.content.start, said.content.end, label["content"]), -i, -j)
            for i, said in enumerate(found)
            for j, label in enumerate(gold)
        ),
        reverse=True,
    )
    taken_found: set[int] = set()
    taken_gold: set[int] = set()
    for share, i, j in scored:
        if share >= LEAST_SHARED and -i not in taken_found and -j not in taken_gold:
            taken_found.add(-i)
            taken_gold.add(-j)
            yield -i, -j


def _shared(text: str, start: int, end: int, label: dict[str, Any]) -> float:
    mine = _words(text, start, end)
    theirs = _words(text, label["start"], label["end"])
    return len(mine & theirs) / max(1, len(mine | theirs))


def _words(text: str, start: int, end: int) -> set[int]:
    return {match.start() for match in _WORD.finditer(text, start, end)}


def _same_speaker(said: Quotation, label: dict[str, Any]) -> bool:
    speaker = label["speaker"]
    if said.speaker and said.speaker.start < speaker["end"] and speaker["start"] < said.speaker.end:
        return True
    named = " ".join(said.chain[:1]).casefold().split()
    names = [form.casefold().split() for form in (speaker["quote"], label["refers_to"]) if form]
    return any(
        (set(named) - _ARTICLES and set(named) - _ARTICLES <= set(form)) or set(form) <= set(named) for form in names
    )
