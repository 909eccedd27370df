"""Acts as a desk reads them: those of one sentence together, in the article's own words."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from summarizer.brief import Event, Evidence
from summarizer.stops import ends_a_sentence, sentence_before, starts_within

_WHOLE, _WHOLE_FIRST, _WITH_THE_ONE_BEFORE = 60, 70, 75
"""Words of a sentence that is told whole, of the one that tells the first act, and of one with the sentence before."""
_POINTING = re.compile(
    r"[\"“]?(?:It(?! took\b)|They|He|She|Its|His|Her|Their|The two|Another|We|I|You|Our|My|Such|Both(?! [A-Z]| sides)|"
    r"One(?! of\b| [A-Z])|(?:Spokes(?:man|woman|person)|Chairman|Chairwoman)(?= [A-Z])|"
    r"(?:This|That|These|Those)(?! (?:week|month|year|spring|summer|autumn|fall|winter|morning|who|is why)\b)|"
    r"(?:\S+ ){1,6}of (?:that|these|those|them)|"
    r"(?:In|Under|At|On|With|By|For) (?:its|his|her|their) [\w -]+, (?:an?|no))\b"
)
"""How a sentence begins that cannot be understood without the one before."""
_PERSONAL = re.compile(r"(?:It|They|He|She)(?= )")
_OF_A_PERSON = re.compile(r"(?:He|She|His|Her)\b")
_NAME = re.compile(
    r"\b(?!(?:The|A|An|In|On|At|But|And|It|That|This|For|If|Under|After|When|While|As|No|There|Its|Some|Most|Both|By|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b)[A-Z]\w+"
)
"""A word that may be of somebody's name, whom "she" may mean."""
_OWN_WORDS = 2
_OPENING = frozenset({'"', "“"})
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


def told_together(events: Iterable[Event], text: str) -> Iterator[Event]:
    """The events of an article with `text`, those of a sentence as one in its words.

    A sentence that points back stands behind the one before it. Where that is longer than can be read at once, or would
    point back too, and for a sentence that is long itself, there are the lines, which have the name.
    """
    groups = groupby(events, key=lambda event: (event.evidence[0].start, event.evidence[0].end))
    last: Event | None = None
    for order, (_, group) in enumerate(groups):
        for event in _of_sentence(list(group), text, last, _WHOLE if order else _WHOLE_FIRST):
            if last is not None and not _goes_on(last, event):
                yield last
            last = event
    if last is not None:
        yield last


def is_whole(event: Event) -> bool:
    """Whether an event is told in all the words of its evidence, but for a name in place of a pronoun at its head."""
    words = _told(event.evidence)
    return event.event == words or (_pronoun(words) != "" and event.event.endswith(words.removeprefix(_pronoun(words))))


def _goes_on(last: Event, event: Event) -> bool:
    """Whether an event begins with the words of the one before."""
    return event.evidence[0] == last.evidence[0] and len(event.evidence) > 1 and is_whole(event)


def _of_sentence(events: list[Event], text: str, last: Event | None, most: int) -> list[Event]:
    sentence = events[0].evidence[0]
    words = _told((sentence,))
    if not _is_one_sentence(sentence, text) or len(words.split()) > most or is_half_quoted(words):
        return events
    if not points_back(words, spoken=bool(events[0].said_by)):
        return [_whole(events, (sentence,))]
    if before := _told_before(sentence, text, last):
        return [_whole(events, (*before, sentence))]
    named = _named(events, words)
    return [_whole(events, (sentence,)).model_copy(update={"event": named})] if named else events


def _named(events: list[Event], words: str) -> str:
    """A sentence with the name that its lines have for the pronoun at its head; empty where none has."""
    rest = words.removeprefix(_pronoun(words))
    begins = " ".join(rest.split()[:_OWN_WORDS])
    named = (event.event.partition(f" {begins}") for event in events if rest != words)
    return next((f"{name}{rest}" for name, same, _ in named if same), "")


def _pronoun(words: str) -> str:
    """ "She" of "She left"; empty where a sentence begins otherwise."""
    found = _PERSONAL.match(words)
    return found.group() if found else ""


def _is_one_sentence(words: Evidence, text: str) -> bool:
    """Whether evidence is a sentence, or a line of the page, and no part of one and not several."""
    begins = words.quote[:1].isupper() or not words.quote[:1].isalpha()
    ends = ends_a_sentence(words.quote) or text[words.end : words.end + 1] in {"", "\n", "\r"}
    return begins and ends and not starts_within(_told((words,)))


def _told_before(sentence: Evidence, text: str, last: Event | None) -> tuple[Evidence, ...]:
    """What stands before a sentence that points back; empty where that points back too, or both are long."""
    at = sentence_before(text, sentence.start)
    if last is not None and is_whole(last) and not text[last.evidence[-1].end : sentence.start].strip():
        before: tuple[Evidence, ...] = last.evidence
    elif at is not None:
        before = (Evidence(quote=text[slice(*at)], start=at[0], end=at[1]),)
    else:
        return ()
    words = _told((*before, sentence))
    short = len(words.split()) <= _WITH_THE_ONE_BEFORE
    meant = not _OF_A_PERSON.match(sentence.quote) or _NAME.search(" ".join(each.quote for each in before))
    plain = not points_back(words) and not is_half_quoted(before[0].quote)
    return before if short and meant and plain else ()


def points_back(words: str, *, spoken: bool = True) -> bool:
    """Whether a sentence says nothing alone; who "we" are in a quotation is told by its speaker, if it is `spoken`."""
    quoted = words[:1] in _OPENING and _SAID.search(words) is not None
    return _POINTING.match(words) is not None and not (quoted and spoken)


def _whole(events: list[Event], evidence: tuple[Evidence, ...]) -> Event:
    first, words = events[0], _told(evidence)
    dated = next((each for each in events if each.when or each.when_text), None) if _has_one_time(words) else None
    changes = {
        "event": words,
        "status": _most_careful(events),
        "when": dated.when if dated and len(dated.when or "") == _DAY else None,
        "when_text": None,
        "said_by": () if len(evidence) > 1 or _tells_who(words, first) else first.said_by,
        "evidence": evidence,
    }
    return first.model_copy(update=changes)


def _tells_who(sentence: str, event: Event) -> bool:
    """Whether the words of a sentence tell who says so, other than by "she said"."""
    who = event.said_by[0] if event.said_by else ""
    return bool(who and who.split()[-1] in sentence) or bool(
        _SAID.search(sentence) and not _SAID_BY_ONE.search(sentence)
    )


def _told(evidence: Iterable[Evidence]) -> str:
    """The words of evidence on one line, without what joins them to those before and the last stop."""
    words = _LEADING_ON.sub("", " ".join(" ".join(each.quote for each in evidence).split()), count=1)
    words = f"{words[:1].upper()}{words[1:]}"
    return words if words.endswith((".m.", "!", "?")) else words.removesuffix(".")


def is_half_quoted(words: str) -> bool:
    """Whether words are the beginning or the end of a quotation of several sentences."""
    return words.count('"') % 2 == 1 or words.count("“") != words.count("”")


def _has_one_time(words: str) -> bool:
    """Whether no second time is told, which might be of something else."""
    return len(_TIME.findall(words)) <= 1


def _most_careful(events: list[Event]) -> str:
    told = {event.status for event in events}
    return next(status for status in ("alleged", "planned", "ongoing", "happened") if status in told)
