"""Joins accepted items that are the same: one number said twice is one item with two pieces of evidence."""

from collections import defaultdict
from collections.abc import Callable, Hashable
from typing import Any

from summarizer.brief import UNNAMED_TARGET, Number, Stance
from summarizer.checking import Accepted
from summarizer.draft import ItemSection


def merged(accepted: list[tuple[ItemSection, Accepted]]) -> dict[str, tuple[Any, ...]]:
    """The sections of a brief, each item once, in the order they were accepted."""
    sections: dict[str, list[Any]] = defaultdict(list)
    for section, item in accepted:
        sections[section].append(item)
    return {
        "who": tuple(_joined(sections["who"], lambda item: item.name.casefold())),
        "what": tuple(_joined(sections["what"], lambda item: item.event.casefold())),
        "numbers": tuple(_joined(sections["numbers"], _same_number)),
        "stances": tuple(_joined(sections["stances"], _same_stance)),
        "disputed": tuple(dict.fromkeys(sections["disputed"])),
    }


def _same_number(item: Number) -> Hashable:
    quantity = (item.value, item.low, item.high, item.unit)
    return (*quantity, item.counts.casefold(), item.said_by[:1])


def _same_stance(item: Stance) -> Hashable:
    towards = (item.wording or "") if item.target == UNNAMED_TARGET else item.target
    return (item.holder.casefold(), item.position, towards.casefold())


def _joined(items: list[Any], key: Callable[[Any], Hashable]) -> list[Any]:
    first: dict[Hashable, Any] = {}
    for item in items:
        known = first.get(key(item))
        if known is None:
            first[key(item)] = item
        else:
            evidence = tuple(dict.fromkeys((*known.evidence, *item.evidence)))
            first[key(item)] = known.model_copy(update={"evidence": evidence})
    return list(first.values())
