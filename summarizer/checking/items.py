"""Runs the checks that apply to an item, and makes the contract's item of what passes."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import ValidationError

from summarizer import brief
from summarizer.checking import event, name, number, stance
from summarizer.checking.carried import require_matter
from summarizer.checking.faults import CheckFailed
from summarizer.checking.quote import evidence, located
from summarizer.draft import (
    DraftDispute,
    DraftEvent,
    DraftItem,
    DraftItems,
    DraftNumber,
    DraftSide,
    DraftStance,
    DraftWho,
    ItemSection,
    Refused,
)
from summarizer.reading.mentions import Span
from summarizer.reading.reading import Reading
from summarizer.reading.who.describing import description_of

Accepted = brief.Who | brief.Event | brief.Number | brief.Stance | brief.Dispute


def proposed(section: ItemSection, fields: Mapping[str, Any]) -> DraftItem:
    """The item of `section` that a model gives as JSON; raises ValidationError where it does not fit the schema."""
    items: list[DraftItem] = getattr(DraftItems.model_validate({section: [fields]}), section)
    return items[0]


def check(section: ItemSection, item: DraftItem, reading: Reading) -> Accepted | Refused:
    """`item` as the contract's item if every check passes, else the first fault as a refusal."""
    try:
        accepted: Accepted = _MAKERS[section](item, reading)
        return accepted
    except CheckFailed as failed:
        return Refused(section, item, *failed.fault)
    except ValidationError as error:
        return Refused(section, item, "not_in_contract", error.errors(include_url=False)[0]["msg"])


def _is_said_to_be(role: str, who: str, reading: Reading) -> bool:
    """Whether a role stands in the article, or is one that it tells with a pronoun: "Its secretary, Moses Kiiza"."""
    party = reading.party_named(who)
    return name.is_in_text(role, reading) or (party is not None and role == description_of(reading, party))


def _who(item: DraftWho, reading: Reading) -> brief.Who:
    span = located(item.quote, reading, item.near)
    name.require_name(item.name, reading)
    for alias in item.aliases:
        name.require_name(alias, reading)
    role = item.role if item.role and _is_said_to_be(item.role, item.name, reading) else None
    return brief.Who(
        name=item.name,
        kind=item.kind,
        role=role,
        aliases=tuple(alias for alias in item.aliases if alias != item.name),
        evidence=evidence(span, reading),
        confidence=item.confidence,
    )


def _event(item: DraftEvent, reading: Reading) -> brief.Event:
    span = located(item.quote, reading, item.near)
    event.require_same_words(item, span, reading)
    event.require_status(item)
    name.require_speakers(item.said_by, span, reading)
    for each in (*item.who, *([item.where] if item.where else [])):
        name.require_name(each, reading)
    date, when_text = event.the_time(item, span, reading)
    beside = () if date is None or date in span else evidence(date, reading)
    return brief.Event(
        event=item.event,
        status=item.status,
        when=date.value if date else None,
        when_text=when_text,
        where=item.where,
        who=tuple(item.who),
        said_by=tuple(item.said_by),
        evidence=(*evidence(span, reading), *beside),
        confidence=item.confidence,
    )


def _number(item: DraftNumber, reading: Reading) -> brief.Number:
    span = located(item.quote, reading, item.near)
    mention = number.the_number(item, span, reading)
    name.require_giver(item.said_by, mention, reading)
    return brief.Number(
        value=mention.value,
        low=mention.low,
        high=mention.high,
        text=mention.text,
        unit=mention.unit or item.unit,
        counts=item.counts,
        hedge=mention.hedge,
        as_of=None,
        said_by=tuple(item.said_by),
        evidence=evidence(span, reading),
        confidence=item.confidence,
    )


def _stance(item: DraftStance, reading: Reading) -> brief.Stance:
    span = located(item.quote, reading, item.near)
    name.require_near(item.holder, span, reading)
    stance.require_polarity(item, span, reading)
    stance.require_wording(item, span, reading)
    for relay in item.said_by:
        name.require_name(relay, reading, "speaker_not_in_text")
    return brief.Stance(
        holder=item.holder,
        position=item.position,
        target=item.target,
        wording=item.wording or None,
        said_by=tuple(item.said_by),
        evidence=evidence(span, reading),
        confidence=item.confidence,
    )


def _dispute(item: DraftDispute, reading: Reading) -> brief.Dispute:
    sides = tuple(_side(side, reading) for side in item.sides)
    parties = {side.party.casefold() for side in sides}
    if len(parties) < 2:
        raise CheckFailed("one_sided_dispute", "a dispute needs two parties, each with its own words")
    quoted = list(dict.fromkeys(Span(each.start, each.end) for side in sides for each in side.evidence))
    places = list(dict.fromkeys(place for span in quoted for place in reading.sentences_over(span)))
    require_matter(item.claim, places or quoted, reading)
    if len(quoted) < 2 and item.kind == "conflicting_figures":
        raise CheckFailed("one_sided_dispute", "the figures stand in one and the same place")
    return brief.Dispute(claim=item.claim, kind=item.kind, sides=sides, confidence=item.confidence)


def _side(side: DraftSide, reading: Reading) -> brief.Side:
    span = located(side.quote, reading, side.near)
    name.require_near(side.party, span, reading)
    for relay in side.said_by:
        name.require_name(relay, reading, "speaker_not_in_text")
    return brief.Side(
        party=side.party,
        position=side.position,
        statement=side.statement,
        said_by=tuple(side.said_by),
        evidence=evidence(span, reading),
    )


_MAKERS: dict[str, Callable[[Any, Reading], Accepted]] = {
    "who": _who,
    "what": _event,
    "numbers": _number,
    "stances": _stance,
    "disputed": _dispute,
}
