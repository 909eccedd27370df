"""Acts as a desk reads them: those of one sentence together in its own words, where a short line would lose some."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from summarizer.brief import Event

_WHOLE = 34
"""Words of a sentence that is told whole."""
_TOLD = 0.85
"""The share of a sentence's telling words from which its lines lose nothing."""
_POINTING = re.compile(
    r"(?:But |And |Yet |Still, |Meanwhile, |However, )?[\"“]?(?:It|They|He|She|This|That|These|Those|Its|His|Her|Their|Both|The two|"
    r"One|Some|Another|Others|We|I|You|Our|My|There)\b"
)
_WORD = re.compile(r"[^\W_]{4,}|\d+")


def told_together(events: Iterable[Event]) -> Iterator[Event]:
    """The events, those of a short sentence as one in the words of the sentence, unless their lines tell all of it.

    A sentence that begins with what stands before it is told by its lines, which have the name.
    """
    for _, group in groupby(events, key=lambda event: (event.evidence[0].start, event.evidence[0].end)):
        yield from _of_sentence(list(group))


def _of_sentence(events: list[Event]) -> list[Event]:
    sentence = " ".join(events[0].evidence[0].quote.split())
    own = set(_words(sentence))
    told = {word for event in events for word in _words(event.event)} & own
    apart = len(sentence.split()) > _WHOLE or _POINTING.match(sentence) or sentence[:1] in "\"“'‘"
    if apart or not own or len(told) >= _TOLD * len(own):
        return events
    first = events[0]
    status = first.status if len({event.status for event in events}) == 1 else _most_careful(events)
    dates = {event.when_text: event for event in events if event.when_text}
    dated = next(iter(dates.values())) if len(dates) == 1 else None
    changes = {
        "event": sentence.rstrip(".").strip('"“”') if sentence.count('"') % 2 else sentence.rstrip("."),
        "status": status,
        "when": dated.when if dated else None,
        "when_text": dated.when_text if dated else None,
    }
    return [first.model_copy(update=changes)]


def _most_careful(events: list[Event]) -> str:
    told = {event.status for event in events}
    return next(status for status in ("alleged", "planned", "ongoing", "happened") if status in told)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
