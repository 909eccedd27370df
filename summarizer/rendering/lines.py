"""How items read as a line of text, whatever the format around them."""

import re
from collections.abc import Iterable, Iterator

from summarizer.acts import is_half_quoted, is_whole, points_back
from summarizer.brief import (
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
from summarizer.rendering.desk import is_an_age, is_told, lies_in, turns
from summarizer.rendering.measures import measured
from summarizer.rendering.notes import standing_alone

DISCLAIMER = "Every line rests on the words it cites; that does not make it true."
LESS_SURE = "Less sure"
LESS_SURE_NOTE = "Words that may hold a position or a dispute; the summarizer is not sure that they do."
KINDS = {"person": "People", "organisation": "Organisations", "country": "Countries", "group": "Groups"}
"""Kinds of those who take part, in the order in which they are listed, with their headings."""
_WHOLE = 45
"""Words of a sentence that is told whole, as it tells what the position is towards."""
_EXPLANATION = re.compile(r" \((?:\S+ ){3,}\S+\)$")
"""What a target points back to, told in brackets after it."""
_FEW_WORDS = 2
"""Quoted words that say nothing alone: "the risk", "caved in"."""
_FEWEST_TO_TELL = 4
"""Words of a claim that say what is disputed: "how many cases" does not."""
_NO_CLAUSE = 3
"""Words up to which "that" only points: "that assurance", "that new law"."""
_PARTIES = frozenset(
    "democrats republicans greens conservatives liberals independents socialists nationalists communists tories".split()
)
_SEVERAL = frozenset("two three four five six seven eight nine ten most many some several half others both".split())
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_OPENING = re.compile(r"^(?:The|A|An|This|That|These|Those|Its|His|Her|Their|Any|No) (?!Hague\b|Gambia\b|Bahamas\b)")
_SHARE = re.compile(r"(?:\d|[A-Z][a-z]+(?:-[a-z]+)? per ?cent).*(?:%|per ?cent)$|.* per ?cent$")
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


def with_numbers(event: Event, numbers: Iterable[Number]) -> Iterator[tuple[str, bool]]:
    """An event's line in pieces, each with whether it is one of the numbers and written in figures."""
    told = [each.text for each in numbers if lies_in(each.evidence[0], event.evidence) and not is_an_age(each)]
    figures = [" ".join(text.split()) for text in told if any(map(str.isdigit, text))]
    at = 0
    for start, end in sorted(
        {found.span() for text in figures for found in standing_alone(text).finditer(event.event)}
    ):
        if start >= at:
            yield event.event[at:start], False
            yield event.event[start:end], True
            at = end
    yield event.event[at:], False


def by_kind(brief: Brief) -> Iterator[tuple[str, tuple[Who, ...]]]:
    """Headings with those who take part, by their kind; no empty ones."""
    for kind, heading in KINDS.items():
        if those := tuple(who for who in brief.who if who.kind == kind):
            yield heading, those


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


def event_details(event: Event) -> str:
    """Status, time, and the place where the line itself does not name it."""
    when = in_words(event.when) if event.when else event.when_text
    if when and event.when_text and re.search(rf"\bsince {re.escape(event.when_text)}", event.evidence[0].quote):
        when = f"since {in_words(event.when.split('/')[0]) if event.when else when.removeprefix('since ')}"
    where = event.where if event.where and event.where not in event.event else None
    return ", ".join(part for part in (status(event), when, None if is_whole(event) else where) if part)


def status(event: Event) -> str:
    """The status as far as the words do not tell it: of a line that is no whole sentence, unless it has happened."""
    return "" if is_whole(event) or event.status == "happened" else event.status


def stance(item: Stance, brief: Brief) -> str:
    """Holder, position and target as one clause, with the words of the holder where they are quoted.

    Where no act tells its sentence, that stands in place of the target. Of one that is likelier wrong than right there
    are only the holder and the words, which cannot be wrong.
    """
    if not is_sure(item.confidence) or turns(item):
        return f"{item.holder}: {words(item)}"
    untold = not is_short(item, brief)
    position = (_LEANINGS if untold else _POSITIONS)[item.position]
    plural = _is_plural(item.holder, brief)
    if charge := _charge(item):
        return f"{item.holder} {'accuse' if plural else 'accuses'} {charge}"
    if plural:
        verb, *rest = position.split(" ", 1)
        position = " ".join(["are" if verb == "is" else verb.removesuffix("s"), *rest])
    if untold:
        return f"{item.holder} {position}: {words(item)}"
    told = target(item)
    position = _own_verb(item, plural=plural) or position
    wording = f": “{item.wording}”" if item.wording and item.wording not in item.target else ""
    clause = told.startswith("that ") and len(told.split()) > _NO_CLAUSE
    position = position.removesuffix(" about") if clause else position
    return f"{item.holder} {position} {told}{wording}"


def words(item: Stance) -> str:
    """The sentence of a position, unless it is long; else the words that hold it."""
    sentence = _sentence(item)
    whole = len(sentence.split()) <= _WHOLE and not is_half_quoted(sentence)
    return sentence if whole else _words(item)


def target(item: Stance) -> str:
    """What a position is towards, as it stands within a line."""
    return _OPENING.sub(lambda word: word.group().lower(), _EXPLANATION.sub("", item.target))


def relays(item: Stance, brief: Brief) -> str:
    """Through whom a position is told, as far as its line does not have the words that say so."""
    return ", ".join(item.said_by) if is_sure(item.confidence) and is_short(item, brief) else ""


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
    found = re.search(
        rf"\baccus(?:es?|ed|ing) {whom} (of [^.;:]{{3,200}}?)(?=, (?:with|while|as|and|which|who|an?) |[.;:]|$)", quote
    )
    return f"{item.target} {found.group(1).strip(' ,')}" if found else None


def _words(item: Stance) -> str:
    """The holder's words as a quotation where they are more than a few, else the sentence that tells of them."""
    wording, sentence = item.wording or "", _sentence(item)
    if len(wording.split()) > _FEW_WORDS:
        return in_quotes(wording)
    return in_quotes(sentence.strip('"“”')) if is_half_quoted(sentence) else sentence


def _sentence(item: Stance) -> str:
    """The article's words for a stance, on one line."""
    return " ".join(item.evidence[0].quote.split())


def is_short(item: Stance, brief: Brief) -> bool:
    """Whether a target tells enough of a position: the article plainly names it, and an act tells its sentence."""
    return item.target != UNNAMED_TARGET and is_told(item, brief) and not turns(item)


def in_quotes(words: str) -> str:
    """The words in quotation marks, on one line; those that are one quotation already get no second pair."""
    line = " ".join(words.split())
    inner = line.removeprefix("“").removesuffix("”")
    whole = len(line) - len(inner) == 2 and not {"“", "”"} & set(inner)
    return line if whole else f"“{line}”"


def matter(dispute: Dispute) -> tuple[str, str]:
    """What is disputed, and how; only between whom, where that says little or points back, or it is likelier none."""
    between = " and ".join(side.party for side in dispute.sides)
    sure = is_sure(dispute.confidence)
    plain = len(dispute.claim.split()) >= _FEWEST_TO_TELL and not points_back(_capitalised(dispute.claim))
    return _capitalised(dispute.claim) if sure and plain else between, dispute.kind.replace("_", " ") if sure else ""


def _capitalised(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def part(side: Side, dispute: Dispute) -> tuple[str, str]:
    """What a side does, and the article's words for it unless they have been told of a side before.

    Of a dispute that is likelier none there are only the words.
    """
    first = next(each for each in dispute.sides if each.evidence == side.evidence)
    words = " ".join(each.quote for each in side.evidence) if first == side else ""
    return side.position if is_sure(dispute.confidence) else "", " ".join(words.split())


def _is_plural(holder: str, brief: Brief) -> bool:
    """Whether a holder is several: "Five members", "protesters", "analysts at the bank", "police"."""
    if any(who.kind in {"person", "country"} and holder in (who.name, *who.aliases) for who in brief.who):
        return False
    if set(holder.split(" and ")) - {holder} <= {who.name for who in brief.who} and " and " in holder:
        return True
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
