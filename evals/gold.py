"""Fixtures: an article, and what a careful editor would put into its brief.

A label is a brief's JSON less summary, rejected and run, and every item says whether any careful editor would list
it (`required: true`) or whether it is defensible either way.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from summarizer import brief

HERE = Path(__file__).parent
FIXTURES = HERE / "fixtures"
SPLIT = HERE / "split.json"
MOST_FAULTS = 10
Split = Literal["dev", "test", "train"]
Pass = Literal["gold", "pass-1", "pass-2"]


class GoldWho(brief.Who):
    required: bool


class GoldEvent(brief.Event):
    required: bool


class GoldNumber(brief.Number):
    required: bool

    @model_validator(mode="after")
    def _has_a_quantity(self) -> Self:
        if self.hedge == "range" and (self.low is None or self.high is None or self.low >= self.high):
            raise ValueError(f"the range {self.text!r} needs a low below its high")
        if self.hedge not in ("range", "vague") and (self.low, self.high) != (None, None):
            raise ValueError(f"low and high of {self.text!r} are for ranges and vague amounts")
        if self.hedge == "vague" and self.value is not None:
            raise ValueError(f"the vague {self.text!r} has a value")
        if self.hedge not in ("range", "vague") and self.value is None:
            raise ValueError(f"{self.text!r} has no value")
        return self


class GoldStance(brief.Stance):
    required: bool


class GoldDispute(brief.Dispute):
    required: bool


class GoldArticle(BaseModel):
    """What reading should find about the article as a whole."""

    model_config = ConfigDict(extra="forbid")
    title: str | None
    publisher: str | None
    via: tuple[str, ...]
    language: str
    published: str | None


class Gold(BaseModel):
    """The label of one article."""

    model_config = ConfigDict(extra="forbid")
    article: GoldArticle
    who: tuple[GoldWho, ...]
    what: tuple[GoldEvent, ...]
    numbers: tuple[GoldNumber, ...]
    stances: tuple[GoldStance, ...]
    disputed: tuple[GoldDispute, ...]


@dataclass(frozen=True, slots=True)
class Fixture:
    """One article with its label."""

    name: str
    text: str
    gold: Gold


class LabelError(Exception):
    """A label that breaks the contract; one line for each fault."""


def split_of(split: Split | None) -> list[str]:
    """The names of the fixtures of a split in order; without one, of the two that scores are of, dev and test.

    The articles of `train` are labelled in one pass, and only fit rankings.
    """
    names: dict[str, list[str]] = json.loads(SPLIT.read_text(encoding="utf-8"))
    return sorted(names[split]) if split else sorted(names["dev"] + names["test"])


def load(name: str, which: Pass = "gold") -> Fixture:
    """The fixture called `name` with its settled label or one of its two passes; LabelError where it is wrong."""
    return read(FIXTURES / name, which)


def read(folder: Path, which: Pass = "gold") -> Fixture:
    """The fixture in a folder, as `load`."""
    name = folder.name
    text = (folder / "article.txt").read_text(encoding="utf-8")
    try:
        gold = Gold.model_validate_json((folder / f"{which}.json").read_bytes())
    except ValidationError as error:
        lines = [f"{name}: {'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors()]
        raise LabelError(_few(lines)) from error
    if faults := [f"{name}: {fault}" for fault in _faults(text, gold)]:
        raise LabelError(_few(faults))
    return Fixture(name, text, gold)


def _few(lines: list[str]) -> str:
    more = [f"and {len(lines) - MOST_FAULTS} more"] if len(lines) > MOST_FAULTS else []
    return "\n".join([*lines[:MOST_FAULTS], *more])


def _faults(text: str, gold: Gold) -> list[str]:
    sides = [side for dispute in gold.disputed for side in dispute.sides]
    evidenced: list[brief.Who | brief.Event | brief.Number | brief.Stance | brief.Side]
    evidenced = [*gold.who, *gold.what, *gold.numbers, *gold.stances, *sides]
    faults = [
        f"evidence {span.start}:{span.end} is not the article's words there: {span.quote!r}"
        for item in evidenced
        for span in item.evidence
        if text[span.start : span.end] != span.quote
    ]
    verbatim = [
        *(form for who in gold.who for form in (who.name, *who.aliases)),
        *(event.when_text for event in gold.what if event.when_text),
        *(stance.wording for stance in gold.stances if stance.wording),
    ]
    faults += [f"not in the article: {words!r}" for words in verbatim if words not in text]
    faults += [
        f"a dispute needs two parties: {dispute.claim!r}"
        for dispute in gold.disputed
        if len({side.party for side in dispute.sides}) < 2
    ]
    return faults
