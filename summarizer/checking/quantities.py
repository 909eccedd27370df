"""Every number of a summary must be one of the article's, about the same thing, or derivable from them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from summarizer.checking.claims import Claims
from summarizer.checking.context import context
from summarizer.checking.derivation import derivation
from summarizer.checking.finding import Finding, with_passage
from summarizer.checking.hedging import may_leave_out
from summarizer.checking.measures import amounts, as_meant, opposite_bounds
from summarizer.checking.places import NumberPlace
from summarizer.checking.source import stems_of
from summarizer.checking.standing import Fitting, Stated, fitting, is_astray, number_rivals, rival_of
from summarizer.reading.hedges import hedge_around
from summarizer.reading.mentions import NumberMention, Span
from summarizer.reading.numbers import find_numbers

_FEW = 3
ALIKE = 0.5
"""How like the words of a number must be to those of its place before another hedge there says anything."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A number of the summary, `summary[start:end]`, that the article does not print, and how it follows."""

    start: int
    end: int
    text: str
    explanation: str


def check_numbers(claims: Claims) -> list[Finding]:
    """A finding for each number that the article neither has in this role nor lets derive."""
    return [each for each in _judged(claims) if isinstance(each, Finding)]


def explained_numbers(claims: Claims) -> list[Explained]:
    """The numbers that hold only by rounding, conversion or reckoning, each with how."""
    return [each for each in _judged(claims) if isinstance(each, Explained)]


def _judged(claims: Claims) -> Iterator[Finding | Explained]:
    everything = [_stated(claims, number) for number in numbers_of(claims)]
    for stated in everything:
        if verdict := _judge(claims, stated, everything):
            yield verdict


def _stated(claims: Claims, number: NumberMention) -> Stated:
    words = context(claims.at(number))
    return Stated(number, tuple(amounts(as_meant(number, claims.text))), claims.sentence(number), words)


def numbers_of(claims: Claims) -> list[NumberMention]:
    """The summary's numbers, a range that is none in the article cut into its ends."""
    stated = [each for each in claims.reading.numbers if not _is_pronoun(claims, each)]
    known = {(each.low, each.high) for each in claims.source.reading.numbers}
    found = []
    for number in stated:
        ends = _ends(number, claims.text) if number.hedge == "range" and (number.low, number.high) not in known else []
        found += ends or [number]
    return found


def _is_pronoun(claims: Claims, number: NumberMention) -> bool:
    """Whether "the two" or "the three" stands for those just named."""
    (*_, last) = claims.at(number)
    return (
        (number.value or 0) <= _FEW
        and claims.text[: number.start].endswith(("the ", "The "))
        and last.dep_
        in {
            "nsubj",
            "nsubjpass",
            "pobj",
            "dobj",
        }
    )


def _ends(number: NumberMention, text: str) -> list[NumberMention]:
    """Both ends of what reading took for a range: "by more than nine points to 61%"."""
    parts = find_numbers(number.text)
    if len(parts) == 1 and parts[0].value is None:
        half = number.text.split(" to ")[0].split(" and ")[0].split("-")[0]
        parts = [
            *find_numbers(half),
            *find_numbers(number.text[len(half) + 1 :].removeprefix("to ").removeprefix("and ")),
        ]
    found = []
    for part in parts:
        if part.value is None:
            return []
        start = text.index(part.text, number.start)
        hedge, first, last = hedge_around(text, start, start + len(part.text))
        span = Span(start, start + len(part.text))
        found.append(replace(part, start=span.start, end=span.end, hedge=hedge, hedged=Span(first, last)))
    return found


def _judge(claims: Claims, stated: Stated, everything: list[Stated]) -> Finding | Explained | None:
    number, near = stated.number, claims.around(stated.number)
    if not stated.amounts:
        return None if number.hedge == "vague" else _absent(claims, number, near)
    places, rivals = fitting(claims, stated, everything), number_rivals(claims, stated, everything)
    beaten = [rival_of(claims, stated, each, rivals) for each in places]
    here = [each for each, by in zip(places, beaten, strict=True) if not by and not is_astray(claims, stated, each)]
    if any(each.fit != "hedge" for each in here):
        return _as_written(claims, number, here)
    if how := derivation(claims, number, list(stated.amounts), near):
        return Explained(number.start, number.end, number.text, how)
    if here:
        return _as_written(claims, number, here)
    if _printed(claims, number):
        return None
    return _misplaced(claims, number, beaten[0], near) if places else _absent(claims, number, near)


def _as_written(claims: Claims, number: NumberMention, here: list[Fitting]) -> Finding | Explained | None:
    """Whether the number's places, likest first, have it as the summary does, in other digits, or hedged otherwise."""
    text = claims.source.text
    if any(each.fit == "same" for each in here) and _best(here, "same") >= _best(here, "hedge"):
        return None
    if rounded := [each.place.number for each in here if each.fit == "rounded"]:
        how = f"{rounded[0].hedged.of(text)!r} in other digits or units"
        return Explained(number.start, number.end, number.text, how)
    there = next(each.place for each in here if each.fit != "same")
    unlike = here[0].likeness < ALIKE and not opposite_bounds(number.hedge, there.number.hedge)
    if unlike or (number.hedge == "exact" and may_leave_out(claims, number, there.number)):
        return None
    why = f"the article says {there.number.hedged.of(text)!r}, not {number.hedged.of(claims.text)!r}"
    return claims.finding(number, "hedge_differs", with_passage(why, _sentence_of(claims, there)))


def _best(here: list[Fitting], how: str) -> float:
    return max((each.likeness for each in here if each.fit == how), default=-1.0)


def _misplaced(claims: Claims, number: NumberMention, rival: NumberPlace | None, near: set[str]) -> Finding:
    why = f"the article has {number.text!r} only about something else"
    passage = claims.source.passage(near)
    if rival is not None:
        why += f"; here it has {rival.number.hedged.of(claims.source.text)!r}"
        passage = _sentence_of(claims, rival)
    return claims.finding(number, "number_misplaced", with_passage(why, passage))


def _absent(claims: Claims, number: NumberMention, near: set[str]) -> Finding:
    why = f"the article has no {number.text!r}"
    return claims.finding(number, "number_not_in_text", with_passage(why, claims.source.passage(near)))


def _sentence_of(claims: Claims, place: NumberPlace) -> str | None:
    return claims.source.sentences[place.sentence].text if place.sentence is not None else None


def _printed(claims: Claims, number: NumberMention) -> bool:
    """Whether the bare digits stand where reading sees no quantity (a score, a headline), in words like these."""
    if not number.text.isdigit() or any(each.text == number.text for each in claims.source.reading.numbers):
        return False
    said = stems_of(claims.sentence(number).of(claims.text))
    lines = claims.source.text.splitlines()
    return any(number.text in _digits(line) and len(said & stems_of(line)) >= 2 for line in lines)


def _digits(line: str) -> set[str]:
    return {word for word in "".join(c if c.isalnum() or c in ".," else " " for c in line).split() if word.isdigit()}
