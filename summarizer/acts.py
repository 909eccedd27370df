"""Acts as a desk reads them: those of one sentence together in its own words, where a short line would lose some."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from summarizer.brief import Event
from summarizer.stops import starts_within

_WHOLE, _WHOLE_FIRST = 40, 65
"""Words of a sentence that is told whole, and of the one that tells the first act."""
_TOLD = 0.85
"""The share of a sentence's telling words from which its lines lose nothing."""
_POINTING = re.compile(
    r"[\"“]?"
    r"(?:It|They|He|She|This|That|These|Those|Its|His|Her|Their|Both|The two|One|Some|Another|Others|We|I|You|Our|My|"
    r"There)\b"
)
_DAY = len("2025-06-18")
_TIME = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|(?:19|20)\d\d|"
    r"(?:last|next|this|previous) (?:week|month|year|spring|summer|autumn|fall|winter)|"
    r"yesterday|today|tonight|tomorrow)"
)
_LEADING_ON = re.compile(
    r"^(?:[•*·▪–-]|But|And|Yet|So|Also,|Still,|Meanwhile,|However,|Separately,|Moreover,|In addition,)\s+(?=\S)"
)
"""What only joins a sentence to the one before."""
_SAYING = (
    r"(?:said|says|say|told|warned|announced|argued|claimed|alleged|estimated|reported|wrote|added|confirmed|denied)"
)
_SAID = re.compile(rf"\b{_SAYING}\b|\baccording to\b")
_SAID_BY_ONE = re.compile(rf"\b(?:he|she|it|they|He|She|It|They) (?:has |have |had |also )?{_SAYING}\b")
_WORD = re.compile(r"[^\W_]{4,}|\d+")


def told_together(events: Iterable[Event]) -> Iterator[Event]:
    """The events, those of a short sentence as one in the words of the sentence, unless their lines tell all of it.

    A sentence that begins with what stands before it is told by its lines, which have the name.
    """
    groups = groupby(events, key=lambda event: (event.evidence[0].start, event.evidence[0].end))
    for order, (_, group) in enumerate(groups):
        yield from _of_sentence(list(group), _WHOLE if order else _WHOLE_FIRST)


def is_whole(event: Event) -> bool:
    """Whether an event is told in all the words of its sentence."""
    return event.event == _sentence(event)


def _of_sentence(events: list[Event], most: int) -> list[Event]:
    first, sentence = events[0], _sentence(events[0])
    own = set(_words(sentence))
    told = {word for event in events for word in _words(event.event)} & own
    if len(sentence.split()) > most or _POINTING.match(sentence) or sentence[:1] in "\"“'‘" or not own:
        return events
    if len(told) >= _TOLD * len(own) or starts_within(sentence):
        return events
    dated = next((each for each in events if each.when or each.when_text), None) if _has_one_time(sentence) else None
    changes = {
        "event": sentence,
        "status": _most_careful(events),
        "when": dated.when if dated and len(dated.when or "") == _DAY else None,
        "when_text": None,
        "said_by": () if _tells_who(sentence, first) else first.said_by,
    }
    return [first.model_copy(update=changes)]


def _tells_who(sentence: str, event: Event) -> bool:
    """Whether the words of a sentence tell who says so: by name, or as well as the event does."""
    who = event.said_by[0] if event.said_by else ""
    told = _SAID.search(sentence) is not None and not _SAID_BY_ONE.search(sentence) and not who[:1].isupper()
    return told or bool(who and who in sentence)


def _sentence(event: Event) -> str:
    words = _LEADING_ON.sub("", " ".join(event.evidence[0].quote.split()), count=1)
    words = f"{words[:1].upper()}{words[1:]}"
    return words if words.endswith((".m.", "!", "?")) else words.removesuffix(".")


def _has_one_time(sentence: str) -> bool:
    """Whether no second time is told, which might be of something else."""
    return len(_TIME.findall(sentence)) <= 1


def _most_careful(events: list[Event]) -> str:
    told = {event.status for event in events}
    return next(status for status in ("alleged", "planned", "ongoing", "happened") if status in told)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
