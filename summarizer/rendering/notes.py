"""The words a brief rests on, numbered as notes, and the exact words of an item inside them."""

import re
from collections.abc import Iterable, Iterator

from summarizer.brief import Brief, Evidence

Spans = tuple[tuple[int, int], ...]


class Notes:
    """The distinct evidence spans of a brief, numbered from 1 in the order of the article."""

    def __init__(self, brief: Brief) -> None:
        spans = {(each.start, each.end): each for each in brief.all_evidence()}
        self.evidence = tuple(spans[span] for span in sorted(spans))
        self._numbers = {(each.start, each.end): number for number, each in enumerate(self.evidence, 1)}

    def of(self, evidence: Iterable[Evidence]) -> tuple[int, ...]:
        """The numbers of some evidence, ascending."""
        return tuple(sorted({self._numbers[each.start, each.end] for each in evidence}))


def exact_words(brief: Brief) -> dict[str, Spans]:
    """By item, as `numbers-1` or `disputed-1-2`: where its own words stand in its evidence, in code points."""
    return {key: _found(wanted, evidence) for key, evidence, wanted in _items(brief)}


def standing_alone(words: str) -> re.Pattern[str]:
    """What finds the words where they are no part of a longer word or figure."""
    return re.compile(rf"(?<!\w)(?<!\d[.,]){re.escape(words)}(?!\w|[.,]\d)")


def _items(brief: Brief) -> Iterator[tuple[str, tuple[Evidence, ...], tuple[str, ...]]]:
    for index, event in enumerate(brief.what, 1):
        yield f"what-{index}", event.evidence, (event.event,)
    for index, number in enumerate(brief.numbers, 1):
        yield f"numbers-{index}", number.evidence, (number.text,)
    for index, stance in enumerate(brief.stances, 1):
        yield f"stances-{index}", stance.evidence, (stance.wording or "",)
    for index, dispute in enumerate(brief.disputed, 1):
        for place, side in enumerate(dispute.sides, 1):
            yield f"disputed-{index}-{place}", side.evidence, (side.statement,)
    for index, who in enumerate(brief.who, 1):
        yield f"who-{index}", who.evidence, (who.name, *who.aliases)


def _found(wanted: tuple[str, ...], evidence: tuple[Evidence, ...]) -> Spans:
    """The first place of every wanted phrase in every span."""
    places = set()
    for words in filter(None, wanted):
        pattern = standing_alone(words)
        for each in evidence:
            if match := pattern.search(each.quote):
                places.add((each.start + match.start(), each.start + match.end()))
    return tuple(sorted(places))
