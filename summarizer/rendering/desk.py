"""What of a brief a desk is shown: once, in whole sentences, and apart where it is likelier wrong than right."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from summarizer.acts import is_whole, points_back, told_together
from summarizer.brief import SECTIONS, Brief, Dispute, Evidence, Number, Stance, Who, is_sure
from summarizer.rendering.notes import standing_alone
from summarizer.stops import ends_a_sentence

_WORTH_A_LOOK = 0.4
"""The confidence from which a dispute or a position that is likelier none is right in one of two: 67 of 139 disputes
and 415 of 853 positions of dev and train; below it 147 of 413 and 155 of 447.
"""
_TURNING = re.compile(
    r"\b(?:only if|unless|provided|although|though|on (?:the )?condition that|cautioned|would be willing)\b|"
    r"\bbut (?!(?:the|an?|its|his|her|their|he|she|it|they|some|others?)\b|[A-Z])"
)
"""How a sentence goes on that tells of two minds of one holder, or of a condition."""
_SAYING = "said|say|told|have said|have told|confirmed|announced|warned"
_AGE = re.compile(r"ages?\b")
_BY_THE_WAY = re.compile(
    r"-(?:page\b|(?:day|week|month)-old\b|day (?:hearing|trial|meeting|summit|visit|conference)\b)", re.IGNORECASE
)


def for_a_desk(brief: Brief) -> Brief:
    """The brief without what only its JSON has: ages, how many speak or pages are, sources without a name, acts and
    positions likelier none, disputes and positions far likelier none.

    Acts are told in whole sentences. What a dispute tells is no act of its own unless it is the first one, and what
    either or the headline tells is no number, nor words that may hold a position. Who makes a condition is divided.
    """
    disputed = tuple(each for each in brief.disputed if _is_worth_a_look(each.confidence))
    sides = _sides(disputed)
    acts = tuple(told_together((each for each in brief.what if is_sure(each.confidence)), brief.article.text))
    apart = (each for each in acts[1:] if not all(lies_in(span, sides) for span in each.evidence))
    who = tuple(each for each in brief.who if not _is_nobody(each, brief))
    shown = brief.model_copy(update={"what": (*acts[:1], *apart), "disputed": disputed, "who": who})
    told = (each for each in brief.stances if is_sure(each.confidence) or _says_more(each, shown))
    stances = [each.model_copy(update={"position": "mixed"}) if turns(each) else each for each in told]
    speaking = _speaking(brief)
    plain = (each for each in brief.numbers if not is_an_age(each) and not _is_by_the_way(each, brief, speaking))
    numbers = tuple(each for each in plain if not is_told(each, shown))
    return shown.model_copy(update={"stances": tuple(_held_together(stances)), "numbers": numbers})


def _speaking(brief: Brief) -> list[str]:
    """Groups that say something in the brief, or in the words that name them."""
    voices = _voices(brief)
    return [who.name for who in brief.who if who.kind == "group" and (who.name in voices or _speaks(who))]


def _says_more(stance: Stance, brief: Brief) -> bool:
    """Whether the words of a position that is likelier none are worth a line: told nowhere else, and plain."""
    quote = stance.evidence[0].quote
    plain = not points_back(quote) and ends_a_sentence(quote)
    return _is_worth_a_look(stance.confidence) and plain and not is_told(stance, brief)


def _is_worth_a_look(confidence: float | None) -> bool:
    return confidence is None or confidence >= _WORTH_A_LOOK


def turns(item: Stance) -> bool:
    """Whether a holder has two minds, or makes a condition, which no one word for the position tells."""
    return _TURNING.search(item.evidence[0].quote) is not None


def is_told(item: Number | Stance, brief: Brief) -> bool:
    """Whether the words of an item stand in the brief as the headline, as an act in whole sentences or in a dispute; of
    a number whether it stands there, or in the line of an act that is told in a part of its sentence.
    """
    words, sides = item.evidence[0], _sides(brief.disputed)
    acts = [span for event in brief.what if is_whole(event) for span in event.evidence]
    if lies_in(words, [*acts, *sides]) or " ".join(words.quote.split()) == brief.article.title:
        return True
    if not isinstance(item, Number):
        return False
    halves = (each.quote for each in sides if each.start < words.end and words.start < each.end)
    lines = (event.event for event in brief.what if lies_in(words, event.evidence))
    return any(standing_alone(item.text).search(told) for told in (*halves, *lines))


def _sides(disputed: Iterable[Dispute]) -> list[Evidence]:
    return [span for each in disputed if is_sure(each.confidence) for side in each.sides for span in side.evidence]


def _held_together(stances: Iterable[Stance]) -> Iterator[Stance]:
    """The positions, those of two holders in the same words as one."""
    alike: dict[tuple[Any, ...], list[Stance]] = {}
    for each in stances:
        words = [(span.start, span.end) for span in each.evidence]
        alike.setdefault((*words, each.position, each.target, is_sure(each.confidence)), []).append(each)
    for first, *others in alike.values():
        holders = " and ".join((first.holder, *(other.holder for other in others)))
        yield first.model_copy(update={"holder": holders}) if others else first


def heading_of_numbers(shown: Brief, brief: Brief) -> str:
    """ "Numbers", or "Other numbers" where acts tell some of the brief."""
    return "Other numbers" if any(is_told(each, shown) for each in brief.numbers) else "Numbers"


def lies_in(words: Evidence, spans: Iterable[Evidence]) -> bool:
    """Whether words stand within one of some spans."""
    return any(span.start <= words.start and words.end <= span.end for span in spans)


def _is_nobody(who: Who, brief: Brief) -> bool:
    """Whether an entry is a common noun or a count ("staff", "two people familiar with it") that takes no side in the
    brief and gives no number, or another entry tells it by more words.
    """
    if any(word[:1].isupper() for word in who.name.split()[1:]) and who.kind != "group":
        return False
    if who.name[:1].isupper() and who.kind != "group":
        return False
    if any(other.name.startswith(f"{who.name} ") for other in brief.who):
        return True
    sides = {side.party for dispute in brief.disputed for side in dispute.sides}
    holders = {each.holder for each in brief.stances if is_sure(each.confidence)}
    heard = set() if who.kind == "group" else {name for each in brief.numbers for name in each.said_by}
    return who.name not in sides | holders | heard


def _speaks(who: Who) -> bool:
    """ "Two local officials in Taplejung told reporters"."""
    return re.search(rf"\b{re.escape(who.name)} (?:{_SAYING})\b", who.evidence[0].quote) is not None


def _voices(brief: Brief) -> set[str]:
    """Everybody who says or holds something in the brief."""
    chains = [each.said_by for each in brief.numbers] + [each.said_by for each in brief.what]
    sides = [side.party for dispute in brief.disputed for side in dispute.sides]
    return {*(name for chain in chains for name in chain), *(each.holder for each in brief.stances), *sides}


def is_an_age(number: Number) -> bool:
    """Whether a number is how old somebody is."""
    return number.unit == "years" and _AGE.match(number.counts) is not None


def _is_by_the_way(number: Number, brief: Brief, speaking: list[str]) -> bool:
    """Whether a number only tells how many of `speaking` there are, how long a paper or a meeting is, how old a child,
    or stands in a line of the page and is told in the prose too.
    """
    quote = number.evidence[0].quote
    may_be = _BY_THE_WAY.search(quote) is not None
    if may_be and re.search(rf"\b{re.escape(number.text)}{_BY_THE_WAY.pattern}", quote, re.IGNORECASE):
        return True
    if any(name.lower().startswith(f"{number.text.lower()} ") and name in quote for name in speaking):
        return True
    same = (each for each in brief.numbers if (each.value, each.unit, each.hedge) == _size(number))
    return not ends_a_sentence(quote) and any(ends_a_sentence(each.evidence[0].quote) for each in same)


def _size(number: Number) -> tuple[float | None, str | None, str]:
    return number.value, number.unit, number.hedge


def by_certainty(brief: Brief) -> tuple[Brief, Brief]:
    """The brief with the items that are likelier right than wrong, or not rated, and with the others."""
    return _with_items(brief, is_sure), _with_items(brief, lambda confidence: not is_sure(confidence))


def _with_items(brief: Brief, wanted: Callable[[float | None], bool]) -> Brief:
    kept: dict[str, Any] = {
        section: tuple(item for item in getattr(brief, section) if wanted(item.confidence)) for section in SECTIONS
    }
    return brief.model_copy(update=kept)


def has_items(brief: Brief) -> bool:
    """Whether any section has an item."""
    return any(getattr(brief, section) for section in SECTIONS)


def empty_sections(brief: Brief) -> str:
    """The sections for which nothing was found, as a list in words; empty if there are none."""
    return ", ".join(section for section in SECTIONS if not getattr(brief, section))
