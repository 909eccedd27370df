"""How items read as a line of text, whatever the format around them."""

import re
from collections.abc import Callable
from typing import Any

from summarizer.acts import is_whole, told_together
from summarizer.brief import (
    SECTIONS,
    UNNAMED_TARGET,
    Brief,
    Dispute,
    Event,
    Number,
    Rejection,
    Run,
    Side,
    Stance,
    Who,
    is_sure,
)
from summarizer.rendering.dates import in_words
from summarizer.rendering.measures import measured
from summarizer.stops import ends_a_sentence

DISCLAIMER = "Every line is in the article; that does not make it true."
LESS_SURE = "Less sure"
LESS_SURE_NOTE = (
    "By its own reckoning the summarizer is likelier wrong than right on these. Of positions and disputes here are the "
    "words, without a verdict."
)
_WORTH_A_LOOK = 0.4
"""The confidence from which a dispute that is likelier none is right in one of two (24 of 47 on dev and train; below
it 39 of 124).
"""
_AGE = re.compile(r"ages?\b")
_BY_THE_WAY = r"-(?:page\b|(?:day|week|month)-old\b|day (?:hearing|trial|meeting|summit|visit|conference)\b)"
_WHOLE = 45
"""Words of a sentence that is told whole, as it tells what the position is towards."""
_FEW_WORDS = 2
"""Quoted words that say nothing alone: "the risk", "caved in"."""
_NO_CLAUSE = 3
"""Words up to which "that" only points: "that assurance", "that new law"."""
_PARTIES = frozenset(
    "democrats republicans greens conservatives liberals independents socialists nationalists communists tories".split()
)
_SEVERAL = frozenset("two three four five six seven eight nine ten most many some several half others both".split())
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_OPENING = re.compile(r"^(?:The|A|An|This|That|These|Those|Its|His|Her|Their|Any|No) (?!Hague\b|Gambia\b|Bahamas\b)")
_EXPLAINED = re.compile(r"^an?(?=\s[\w-]+ \()")
"""An article before what is told in brackets, which makes it known: "the admission (both confirmed it)"."""
_SHARE = re.compile(r"(?:\d|[A-Z][a-z]+(?:-[a-z]+)? per ?cent).*(?:%|per ?cent)$|.* per ?cent$")
_ONLY_DENIES = re.compile(
    r"(?:which |that |who )?(?:[\w'’.-]+ ){0,6}?(?:ha[sd]|have|was|were|is|are)?(?: ?(?:been|always|also|since))* ?"
    r"(?:den(?:y|ies|ied)|disput(?:es|ed)|reject(?:s|ed)|refut(?:es|ed))"
    r"(?: (?:it|this|that|them|the claims?|by [\w'’. -]{2,60}))?\.?"
)
"""A statement that only tells that somebody denies it: "has been denied by Ukraine", "Lantern disputed that"."""
_AFTER_HEAD = re.compile(r",| (?:of|in|at|from|for|with|who|familiar|close|and) ")

_POSITIONS = {
    "supports": "supports",
    "opposes": "opposes",
    "concerned": "is concerned about",
    "neutral": "is neutral on",
    "mixed": "is divided on",
}
_LEANINGS = {
    "supports": "is in favour",
    "opposes": "is critical",
    "concerned": "is concerned",
    "neutral": "is neutral",
    "mixed": "is divided",
}
"""Positions towards what the article does not plainly name, beside the holder's own words."""
_OWN_VERBS = {
    **{verb.removesuffix("e"): verb for verb in (
        "criticise", "criticize", "praise", "denounce", "welcome", "endorse", "oppose", "deplore", "challenge", "urge",
    )},
    **{verb: verb for verb in (
        "condemn", "reject", "demand", "back", "support", "defend", "dismiss", "applaud", "question", "attack", "call",
    )},
}  # fmt: skip
_VERBS = "|".join(sorted(_OWN_VERBS, key=len, reverse=True))
_NEGATED = re.compile(r"\b(?:not|never|no)\b|n['’]t\b")
_HEDGES = {
    "about": "about",
    "at_least": "at least",
    "more_than": "more than",
    "at_most": "up to",
    "less_than": "less than",
}


def for_a_desk(brief: Brief) -> Brief:
    """The brief without what only its JSON has: ages, how many speak or pages are, people of whom nothing is told,
    disputes far likelier none.
    """
    voices = _voices(brief)
    speaking = [who.name for who in brief.who if who.kind == "group" and who.name in voices]
    told = (each for each in brief.numbers if not _is_an_age(each))
    numbers = tuple(each for each in told if not _is_by_the_way(each, brief, speaking))
    disputed = tuple(each for each in brief.disputed if each.confidence is None or each.confidence >= _WORTH_A_LOOK)
    who = tuple(each for each in brief.who if not _is_nobody(each, brief, voices))
    sure = [event for event in brief.what if is_sure(event.confidence)]
    what = (*told_together(sure), *told_together(event for event in brief.what if not is_sure(event.confidence)))
    return brief.model_copy(update={"what": what, "who": who, "numbers": numbers, "disputed": disputed})


def _is_nobody(who: Who, brief: Brief, voices: set[str]) -> bool:
    """Whether an entry is a bare noun or a count ("staff", "41 residents") that says nothing in the brief, or another
    entry tells it by more words.
    """
    if any(word[:1].isupper() for word in who.name.split()[1:]) or (who.name[:1].isupper() and who.kind != "group"):
        return False
    if any(other.name.startswith(f"{who.name} ") for other in brief.who):
        return True
    bare = len(who.name.split()) == 1 or any(character.isdigit() for character in who.name)
    return bare and who.name not in voices


def _voices(brief: Brief) -> set[str]:
    """Everybody who says or holds something in the brief."""
    chains = [each.said_by for each in brief.numbers] + [each.said_by for each in brief.what]
    sides = [side.party for dispute in brief.disputed for side in dispute.sides]
    return {*(name for chain in chains for name in chain), *(each.holder for each in brief.stances), *sides}


def _is_an_age(number: Number) -> bool:
    return number.unit == "years" and _AGE.match(number.counts) is not None


def _is_by_the_way(number: Number, brief: Brief, speaking: list[str]) -> bool:
    """Whether a number only tells how many of `speaking` there are, how long a paper or a meeting is, how old a child,
    or stands in a line of the page and is told in the prose too.
    """
    quote = number.evidence[0].quote
    if re.search(rf"\b{re.escape(number.text)}{_BY_THE_WAY}", quote, re.IGNORECASE):
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


def speakers(said_by: tuple[str, ...]) -> str:
    """ "Sergei Shoigu, via TASS"; empty where the article says it itself."""
    first, *relays = said_by or ("",)
    return first + (f", via {', '.join(relays)}" if relays else "")


def quantity(number: Number) -> str:
    """The number as printed with its hedge, and with what it is measured in."""
    between = "between" if number.hedge == "range" and " and " in number.text else ""
    return " ".join(filter(None, (hedge(number), between, measured(number.text, number.unit))))


def hedge(number: Number) -> str:
    """The hedge in words; empty where the number is exact or its own words say it."""
    return _HEDGES.get(number.hedge, "")


def who_details(who: Who) -> str:
    """Role and other names, or the kind where the article gives neither."""
    also = f"also {', '.join(who.aliases)}" if who.aliases else ""
    return "; ".join(part for part in (who.role or who.kind, also) if part)


def event_details(event: Event) -> str:
    """Status, time, and the place where the line itself does not name it."""
    when = in_words(event.when) if event.when else event.when_text
    if when and event.when_text and re.search(rf"\bsince {re.escape(event.when_text)}", event.evidence[0].quote):
        when = f"since {when.removeprefix('since ')}"
    where = event.where if event.where and event.where not in event.event else None
    return ", ".join(part for part in (status(event), when, None if is_whole(event) else where) if part)


def status(event: Event) -> str:
    """The status; empty where the event is told in all the words of its sentence, unless it is alleged."""
    return "" if is_whole(event) and event.status != "alleged" else event.status


def stance(item: Stance, brief: Brief) -> str:
    """Holder, position and target as one clause, with the words of the holder where they are quoted.

    Of one that is likelier wrong than right only the holder and the words, which cannot be wrong.
    """
    if not is_sure(item.confidence):
        return f"{item.holder}: {_words(item)}"
    untold = not has_target(item)
    position = (_LEANINGS if untold else _POSITIONS)[item.position]
    plural = _is_plural(item.holder, brief)
    if charge := _charge(item):
        return f"{item.holder} {'accuse' if plural else 'accuses'} {charge}"
    if plural:
        verb, *rest = position.split(" ", 1)
        position = " ".join(["are" if verb == "is" else verb.removesuffix("s"), *rest])
    if untold:
        sentence = _sentence(item)
        whole = len(sentence.split()) <= _WHOLE and not _is_half_quoted(sentence)
        told = sentence if whole else _words(item)
        return f"{item.holder} {position}: {told}"
    target = _OPENING.sub(lambda word: word.group().lower(), item.target)
    position = _own_verb(item, plural=plural) or position
    target = _EXPLAINED.sub("the", target)
    wording = f": “{item.wording}”" if item.wording and item.wording not in item.target else ""
    clause = target.startswith("that ") and len(target.split()) > _NO_CLAUSE
    position = position.removesuffix(" about") if clause else position
    return f"{item.holder} {position} {target}{wording}"


def _own_verb(item: Stance, *, plural: bool) -> str | None:
    """The article's own verb for a position: "criticises", "demands", "calls for"; None where it has another turn."""
    quote = _sentence(item)
    found = re.search(rf"(\S+ \S+ )?\b({_VERBS})\w*( for)? [\"“]?{re.escape(item.target)}", quote, re.IGNORECASE)
    if found is None or _NEGATED.search(found[1] or "") or ((found[3] is None) == (found[2].lower() == "call")):
        return None
    verb = _OWN_VERBS[found[2].lower()]
    return (verb if plural else f"{verb}es" if verb.endswith(("ss", "sh", "ch")) else f"{verb}s") + (found[3] or "")


def _charge(item: Stance) -> str | None:
    """Of what somebody is accused, in the words of the article: "the fund of having hidden a loss"."""
    quote = _sentence(item)
    whom = rf"(?:{re.escape(item.target)}|each other|one another)(?: on \w+day)?"
    found = re.search(rf"\baccus(?:es?|ed|ing) {whom} (of [^.;:]{{3,200}}?)(?=, (?:with|while|as|and) |[.;:]|$)", quote)
    return f"{item.target} {found.group(1).strip(' ,')}" if found else None


def _words(item: Stance) -> str:
    """The holder's words as a quotation where they are more than a few, else the sentence that tells of them."""
    wording, sentence = item.wording or "", _sentence(item)
    if len(wording.split()) > _FEW_WORDS:
        return in_quotes(wording)
    return in_quotes(sentence.strip('"“”')) if _is_half_quoted(sentence) else sentence


def _sentence(item: Stance) -> str:
    """The article's words for a stance, on one line."""
    return " ".join(item.evidence[0].quote.split())


def _is_half_quoted(sentence: str) -> bool:
    """Whether a sentence is the beginning or the end of a quotation of several."""
    return sentence.count('"') % 2 == 1 or sentence.count("“") != sentence.count("”")


def has_target(item: Stance) -> bool:
    """Whether the article plainly names what the position is towards."""
    return item.target != UNNAMED_TARGET


def in_quotes(words: str) -> str:
    """The words in quotation marks, on one line; those that are one quotation already get no second pair."""
    line = " ".join(words.split())
    inner = line.removeprefix("“").removesuffix("”")
    whole = len(line) - len(inner) == 2 and not {"“", "”"} & set(inner)
    return line if whole else f"“{line}”"


def matter(dispute: Dispute) -> tuple[str, str]:
    """What is disputed, and how; of one that is likelier none only between whom."""
    if not is_sure(dispute.confidence):
        return " and ".join(side.party for side in dispute.sides), ""
    return dispute.claim, dispute.kind.replace("_", " ")


def part(side: Side, dispute: Dispute) -> tuple[str, str]:
    """What a side does, and what it says where that is more than that it denies it; of a dispute that is likelier none
    only its words.
    """
    if not is_sure(dispute.confidence):
        return "", in_quotes(side.evidence[0].quote)
    return side.position, "" if side.position == "denies" and _ONLY_DENIES.fullmatch(side.statement) else side.statement


def _is_plural(holder: str, brief: Brief) -> bool:
    """Whether a holder is several: "Five members", "protesters", "analysts at the bank", "police"."""
    if any(who.kind in {"person", "country"} and holder in (who.name, *who.aliases) for who in brief.who):
        return False
    head = _AFTER_HEAD.split(holder)[0].split()
    last = head[-1] if head else ""
    if last.lower() == "police" or last.lower() in _PARTIES or (len(head) == 1 and last.lower() in _SEVERAL):
        return True
    if _SHARE.fullmatch(" ".join(head)):
        return True
    named = last[:1].isupper() and len(head) > 1
    return not named and last.endswith("s") and not last.endswith(("ss", "us", "is", "'s"))


def source_line(brief: Brief) -> str:
    """Publisher, via and date, as far as known."""
    article = brief.article
    via = f"via {', '.join(article.via)}" if article.via else None
    published = in_words(article.published) if article.published else None
    return ", ".join(part for part in (article.publisher, via, published) if part)


def proposal(rejection: Rejection) -> str:
    """What was proposed and refused, in its own main words."""
    item = rejection.item
    if isinstance(item, str):
        return item
    number = [item.get("text"), item.get("counts")] if rejection.section == "numbers" else []
    target = item.get("target")
    stance = [item.get("holder"), item.get("position"), target if target != UNNAMED_TARGET else None]
    words = [*number, item.get("name"), item.get("event"), item.get("claim"), *stance]
    return " ".join(str(word) for word in words if word)


def empty_sections(brief: Brief) -> str:
    """The sections for which nothing was found, as a list in words; empty if there are none."""
    return ", ".join(section for section in SECTIONS if not getattr(brief, section))


def made(run: Run) -> str:
    """How the brief was made: model, calls, tokens, seconds and cost."""
    if not run.calls:
        return f"Read without a model in {run.seconds:.1f} seconds."
    calls = f"{run.calls} {'call' if run.calls == 1 else 'calls'}"
    tokens = f"{run.input_tokens:,} tokens in and {run.output_tokens:,} out"
    cost = f", ${run.cost_usd:.4f}" if run.cost_usd else ""
    return f"Made by {run.model} in {run.seconds:.1f} seconds: {calls}, {tokens}{cost}."


def printable(text: str) -> str:
    """`text` without control characters and without marks that turn the direction of the text around them."""
    return _UNPRINTABLE.sub("", text)
