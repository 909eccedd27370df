"""What a model proposes: a brief whose evidence is still only quoted, not yet located or checked.

These are the schemas a model is constrained to. `near` and `confidence` are filled in by the drafter,
never by the model, and do not appear in the JSON Schema.
"""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema

from summarizer.brief import DisputeKind, Hedge, Kind, Position, SidePosition, Status

Quote = Annotated[str, Field(description="The sentence or clause of the article that says it, copied word for word.")]
SaidBy = Annotated[
    list[str],
    Field(
        description="Who says it, innermost speaker first, then who relayed it. Empty: the article in its own voice."
    ),
]


class _Drafted(BaseModel):
    model_config = ConfigDict(extra="ignore", use_attribute_docstrings=True)

    quote: Quote
    near: SkipJsonSchema[int | None] = None
    confidence: SkipJsonSchema[float | None] = None


class DraftWho(_Drafted):
    """A person, organisation, country or group that acts, speaks or is directly affected."""

    name: str
    """Fullest form in the article."""
    kind: Kind
    role: str | None = None
    """What the article says they are, in its own words."""
    aliases: list[str] = []
    """Other forms of the name in the article."""


class DraftEvent(_Drafted):
    """One act by one set of actors at one time."""

    event: str
    """One short plain clause in the article's own words."""
    status: Status
    when_text: str | None = None
    """The article's words for when it happens."""
    where: str | None = None
    who: list[str] = []
    said_by: SaidBy = []


class DraftNumber(_Drafted):
    """A quantity that carries news."""

    text: str
    """The number as printed, with magnitude and currency or % sign: 4.2 million, $40bn, two."""
    value: float | None = None
    """The number in full; null for ranges and vague amounts."""
    hedge: Hedge = "exact"
    unit: str | None = None
    """people, %, share, an ISO currency code, km, months, …"""
    counts: str
    """What is counted, in a few words of the article."""
    said_by: SaidBy = []


class DraftStance(_Drafted):
    """Who holds what position towards what."""

    holder: str
    position: Position
    target: str
    """The policy, act, person or proposal."""
    wording: str | None = None
    """The verbatim phrase, where the article quotes one."""
    said_by: SaidBy = []


class DraftSide(BaseModel):
    """One party's part in a dispute."""

    model_config = ConfigDict(extra="ignore")

    party: str
    position: SidePosition
    statement: str
    said_by: SaidBy = []
    quote: Quote
    near: SkipJsonSchema[int | None] = None


class DraftDispute(BaseModel):
    """A claim that the article itself shows to be contested by two or more parties."""

    model_config = ConfigDict(extra="ignore")

    claim: str
    kind: DisputeKind
    sides: list[DraftSide]
    confidence: SkipJsonSchema[float | None] = None


class DraftItems(BaseModel):
    """The five lists; each may be empty."""

    model_config = ConfigDict(extra="ignore")

    who: list[DraftWho] = []
    what: list[DraftEvent] = []
    numbers: list[DraftNumber] = []
    stances: list[DraftStance] = []
    disputed: list[DraftDispute] = []


class Draft(DraftItems):
    """A whole brief as proposed."""

    summary: str = ""
    notes: SkipJsonSchema[list[str]] = []


DraftItem = DraftWho | DraftEvent | DraftNumber | DraftStance | DraftDispute
ItemSection = Literal["who", "what", "numbers", "stances", "disputed"]


@dataclass(frozen=True, slots=True)
class Refused:
    """An item that failed a check, with the reason in words a model can act on."""

    section: ItemSection
    item: DraftItem
    reason: str
    detail: str

    @property
    def proposal(self) -> dict[str, object]:
        """The item as the model gave it."""
        return self.item.model_dump(exclude={"near", "confidence"}, exclude_none=True)

    @property
    def near(self) -> int | None:
        """Where in the article the item was found, if the drafter knows."""
        if isinstance(self.item, DraftDispute):
            return next((side.near for side in self.item.sides if side.near is not None), None)
        return self.item.near
