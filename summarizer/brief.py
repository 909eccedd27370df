"""The contract: a brief, and the rule that every item is tied to the words that carry it.

Schema version 1.0. A `Brief` cannot be made with evidence that is not in the article,
an item without evidence, or a dispute with fewer than two sides.
"""

import math
from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from summarizer.article import Article
from summarizer.dates import IsoDate
from summarizer.errors import ContractError

SCHEMA_VERSION: Literal["1.0"] = "1.0"

Kind = Literal["person", "organisation", "country", "group"]
Status = Literal["happened", "ongoing", "planned", "alleged"]
Hedge = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than", "range", "vague"]
Position = Literal["supports", "opposes", "concerned", "neutral", "mixed"]
DisputeKind = Literal["denial", "conflicting_figures", "contested_interpretation"]
SidePosition = Literal["asserts", "denies", "doubts"]
Section = Literal["summary", "who", "what", "numbers", "stances", "disputed"]
SECTIONS: tuple[Section, ...] = ("who", "what", "numbers", "stances", "disputed")


def _finite(value: int | float) -> int | float:
    if not math.isfinite(value):
        raise ValueError("must be finite")
    return value


Quantity = Annotated[int | float, AfterValidator(_finite)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Evidence(_Part):
    """Words of the article: `article.text[start:end] == quote`, in Unicode code points."""

    quote: str = Field(min_length=1)
    start: int = Field(ge=0)
    end: int

    @model_validator(mode="after")
    def _spans_its_quote(self) -> Self:
        if self.end - self.start != len(self.quote):
            raise ValueError(f"evidence {self.start}:{self.end} does not have the length of its quote")
        return self

    @classmethod
    def at(cls, text: str, start: int, end: int) -> Self:
        """The evidence for `text[start:end]`."""
        return cls(quote=text[start:end], start=start, end=end)


EvidenceSpans = Annotated[tuple[Evidence, ...], Field(min_length=1)]
Speakers = Annotated[
    tuple[str, ...],
    Field(description="Who says it, from the speaker outwards; empty where the article says it in its own voice."),
]
Confidence = Annotated[float, Field(ge=0, le=1)]


class _Item(_Part):
    evidence: EvidenceSpans
    confidence: Confidence | None = None
    """0 to 1, or null where there is no ground for a figure."""


class Who(_Item):
    """A person, organisation, country or group that acts, speaks or is directly affected."""

    name: str = Field(min_length=1)
    """The fullest form in the article."""
    kind: Kind
    role: str | None = None
    """What the article says they are."""
    aliases: tuple[str, ...] = ()
    """The other forms in the article."""


class Event(_Item):
    """One act by one set of actors at one time."""

    event: str = Field(min_length=1)
    status: Status
    when: IsoDate | None = None
    """When the event is, ISO 8601; null where it cannot be resolved."""
    when_text: str | None = None
    """The article's own words for when."""
    where: str | None = None
    who: tuple[str, ...] = ()
    said_by: Speakers = ()


class Number(_Item):
    """A quantity that carries news."""

    value: Quantity | None = None
    """The number in full (4.2 million is 4200000); a bound's value where hedged by one."""
    low: Quantity | None = None
    """Lower end, for ranges and vague amounts only."""
    high: Quantity | None = None
    """Upper end, for ranges and vague amounts only."""
    text: str = Field(min_length=1)
    """The surface, always inside the evidence."""
    unit: str | None = None
    """What it is measured in: people, %, share, USD, km, months."""
    counts: str
    """What is counted, in a few words."""
    hedge: Hedge
    as_of: IsoDate | None = None
    said_by: Speakers = ()

    @model_validator(mode="after")
    def _text_is_in_evidence(self) -> Self:
        if not any(self.text in evidence.quote for evidence in self.evidence):
            raise ValueError(f"the number's text {self.text!r} is not inside its evidence")
        return self


_SURE = 0.5
"""The confidence from which an item is likelier right than wrong."""
UNNAMED_TARGET = "the matter reported"


class Stance(_Item):
    """Who holds what position towards what."""

    holder: str = Field(min_length=1)
    position: Position
    target: str = Field(min_length=1)
    """`UNNAMED_TARGET` where the article does not plainly name it."""
    wording: str | None = None
    """The verbatim phrase, where the article quotes one."""
    said_by: Speakers = ()
    """Relays only, never the holder again."""


class Side(_Part):
    """One party's part in a dispute."""

    party: str = Field(min_length=1)
    position: SidePosition
    statement: str
    said_by: Speakers = ()
    evidence: EvidenceSpans


class Dispute(_Part):
    """A claim that the article itself shows to be contested."""

    claim: str = Field(min_length=1)
    kind: DisputeKind
    sides: Annotated[tuple[Side, ...], Field(min_length=2)]
    confidence: Confidence | None = None


class Rejection(_Part):
    """What the model proposed and the checks refused, and why."""

    section: Section
    item: dict[str, object] | str
    reason: str
    """A typed reason such as `quote_not_found` or `number_differs`."""
    detail: str


class Run(_Part):
    """How the brief was made."""

    model: str
    strategy: Literal["whole", "sentences"]
    prompt_version: str
    """Digest of the prompt templates."""
    calls: int = Field(ge=0)
    retries: int = Field(ge=0)
    input_tokens: int = Field(ge=0)
    output_tokens: int = Field(ge=0)
    seconds: float = Field(ge=0)
    cost_usd: float | None = None
    """Null where the price is unknown."""
    notes: tuple[str, ...] = ()


class Brief(_Part):
    """A validated brief of one article."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    article: Article
    summary: str
    """One or two plain sentences; no number, name or quotation that is not in the article."""
    who: tuple[Who, ...] = ()
    what: tuple[Event, ...] = ()
    numbers: tuple[Number, ...] = ()
    stances: tuple[Stance, ...] = ()
    disputed: tuple[Dispute, ...] = ()
    rejected: tuple[Rejection, ...] = ()
    run: Run

    @model_validator(mode="after")
    def _evidence_is_exact(self) -> Self:
        for evidence in self.all_evidence():
            if self.article.text[evidence.start : evidence.end] != evidence.quote:
                raise ValueError(f"evidence {evidence.start}:{evidence.end} is not the article's words there")
        return self

    def all_evidence(self) -> Iterator[Evidence]:
        """Every evidence span of every item, in the order of the sections."""
        for section in (self.who, self.what, self.numbers, self.stances):
            for item in section:
                yield from item.evidence
        for dispute in self.disputed:
            for side in dispute.sides:
                yield from side.evidence

    @classmethod
    def from_json(cls, data: str | bytes) -> Self:
        """A brief from its JSON; ContractError in one line if it breaks the contract."""
        try:
            return cls.model_validate_json(data)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            place = ".".join(str(step) for step in first["loc"]) or "the brief"
            raise ContractError(f"not a valid brief: {place}: {first['msg']}") from error

    def to_json(self, *, indent: int | None = 2) -> str:
        """The brief as JSON, non-ASCII characters kept."""
        return self.model_dump_json(indent=indent)


def is_sure(confidence: float | None) -> bool:
    """Whether an item is likelier right than wrong, or nobody rated it."""
    return confidence is None or confidence >= _SURE
