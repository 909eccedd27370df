"""Numbers that an article does not print but that follow from those it does: sums, differences, shares, ratios.

Two numbers that happen to add up prove nothing, so the words must call for the reckoning ("more than", "in all"),
and both numbers must stand together in the article, or one of them in the same sentence of the summary.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from summarizer.checking.claims import Claims
from summarizer.checking.measures import LOWER, Amount, amount, amounts, as_meant, comes_to, comparable, fits, kind_of
from summarizer.checking.rates import between_days, majority, one_kind, per_time, portions, products, ratios, says
from summarizer.checking.sorts import counts, is_money
from summarizer.checking.years import years_between
from summarizer.reading.mentions import NumberMention, Span

_Operand = tuple[NumberMention, Amount]
TOGETHER = 2
"""Sentences within which two numbers are set against each other."""
_DIFFERS_BEFORE = re.compile(
    r"\b(?:by|up|down|rose|risen|fell|fallen|gain(?:ed)?|lost|lose|shed|added|dropped|climbed|another|extra|further|"
    r"(?:margin|gap|lead|difference|majority|increase|rise|fall|drop|gain|loss|change) of)\W+(?:[\w-]+\W+)?$",
    re.IGNORECASE,
)
_DIFFERS_AFTER = re.compile(
    r"^\W*(?:[\w-]+\W+){0,2}?(?:more|fewer|less|higher|lower|above|below|short|ahead|behind|apart|further|extra|"
    r"additional|up|down|larger|bigger|smaller|heavier|longer|shorter|points?|others?|remaining|over the|beyond)\b",
    re.IGNORECASE,
)
_SUM = re.compile(
    r"\b(?:all|total|totall?ing|together|combined|altogether|overall|sum|both|counts?|charges?|voted|casualties|victims|"
    r"\w+(?:ed|t) (?:or|and) \w+(?:ed|t))\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\b(?:in all|in total|altogether|together|combined|overall)\b", re.IGNORECASE)
_LEVEL = re.compile(r"\b(?:to|at|with)\s(?:[A-Za-z]{0,2}[$€£])?$")
_ONE = re.compile(r"\bone(?=\s+[a-z]+ of\b)")
_COLLECTIVE = {"brace": 2, "pair": 2, "couple": 2, "duo": 2, "twins": 2, "both": 2, "hat-trick": 3, "trio": 3}
_CHANGED = re.compile(
    r"\b(?:fewer|more|less|lower|higher|plus|additional|extra|bonus|on top|another|further|and|to|against)\b",
    re.IGNORECASE,
)
_MORE_THAN = re.compile(r"\b(?:more|larger|bigger|higher|heavier|longer|greater)\b", re.IGNORECASE)
_RATIO_WORDS = {"twice": 2.0, "double": 2.0, "treble": 3.0, "triple": 3.0, "tenfold": 10.0}
_KIN = {
    "children": frozenset({"son", "daughter"}),
    "siblings": frozenset({"brother", "sister"}),
    "parents": frozenset({"mother", "father"}),
}
_COUNTS = {None, "votes", "seats", "people", "goals"}
_SLIGHT = 0.01
_ON_TOP = re.compile(r"\b(?:on top|plus|bonus|additional|extra|another|a further)\b", re.IGNORECASE)
_HALF_MORE = re.compile(r"\b(year|month|week|day|hour|minute|decade|century) and a half\b")
_NEAR = 45
_PART_BEFORE = re.compile(r"\s(?:\w+\s)?of (?:them|those|these|whom|which)\b")
_PART_CALLED = "of them: "
_PART = re.compile(r"^[^.;]{0,60}?\b(?:of (?:them|whom|which)|among them)\b", re.IGNORECASE)
"""A part told after a number: "a dozen voted, three of them against"."""


@dataclass(frozen=True, slots=True)
class _Call:
    """The words around a number that call for a reckoning, and whether they call for a difference."""

    words: str
    differs: bool


def derivation(claims: Claims, number: NumberMention, said: list[Amount], near: set[str]) -> str | None:
    """How `number` follows from the article, in one line ("312 - 187"); None if it does not."""
    if len(said) != 1:
        return None
    call = _call(claims, number)
    wanted = said[0]
    ways = [
        _listed(claims, number),
        _collective(claims, number, near),
        _and_a_half(claims, said[0], near),
        years_between(claims, number, said[0], near),
        between_days(claims, number),
        per_time(claims, number, wanted),
        majority(claims, number, near),
        *portions(claims, wanted, near),
        *products(claims, number, wanted),
        *ratios(claims, number, wanted, near),
        *_single(claims, wanted, call, near),
        *_pairs(claims, number, wanted, call, near),
    ]
    return next((way for way in ways if way), None)


def _set_against(claims: Claims, first: _Operand, second: _Operand) -> bool:
    """Whether two amounts are of one kind and size; "from 610 million euros to 1.03 billion" leaves out a unit."""
    one, other = first[1], second[1]
    small, big = sorted((one.value, other.value))
    if small < _SLIGHT * big:
        return False
    if one_kind(one, other):
        return True
    bare = next((number for number, each in (first, second) if each.kind is None), None)
    return bare is not None and comparable(one.kind, other.kind) and not counts(claims.source.reading, bare)


def _call(claims: Claims, number: NumberMention) -> _Call:
    words = claims.text[max(0, number.start - _NEAR) : number.end + _NEAR]
    before, after = claims.text[: number.hedged.start], claims.text[number.hedged.end :]
    if claims.text[: number.start].endswith("from "):
        return _Call("from " + words, differs=True)
    if _PART.search(after):
        return _Call(_PART_CALLED + words, differs=False)
    if number.unit not in {None, "people"} and _LEVEL.search(before):
        return _Call("", differs=False)
    return _Call(words, differs=bool(_DIFFERS_BEFORE.search(before[-_NEAR:]) or _DIFFERS_AFTER.search(after[:_NEAR])))


def _pairs(claims: Claims, number: NumberMention, said: Amount, call: _Call, near: set[str]) -> Iterator[str]:
    beside = _beside(claims, number, said)
    for first, second in _set_together(claims, number, near):
        if beside and not any(says(each, first) or says(each, second) for each in beside):
            continue
        for a in amounts(first):
            for b in amounts(second):
                there = (first, a), (second, b)
                if a != b and _set_against(claims, *there) and (way := _reckoned(claims, said, call, *there)):
                    yield way


def _beside(claims: Claims, number: NumberMention, said: Amount) -> list[NumberMention]:
    """The numbers of one kind with `number` that stand right before it: "at 4.8%, down 0.4 points" is from 4.8%."""
    sentence = claims.sentence(number)
    before = [each for each in claims.reading.numbers if each in sentence and each.end <= number.start]
    near = [each for each in before if number.start - each.end < _NEAR]
    return [each for each in near if any(one_kind(said, other) for other in amounts(each))]


def _reckoned(claims: Claims, said: Amount, call: _Call, first: _Operand, second: _Operand) -> str | None:
    first, second = ((number, _as_share(each) if said.kind == "share" else each) for number, each in (first, second))
    (big, a), (small, b) = (first, second) if first[1].value >= second[1].value else (second, first)
    x, y = big.hedged.of(claims.source.text), small.hedged.of(claims.source.text)
    together = _in_one_sentence(claims, big, small) or _is_part(claims, small)
    if said.kind == "share" and b.value > 0 and (together or call.differs):
        if together and comes_to(said, b.value / a.value):
            return f"{y} of {x}"
        if call.differs and (comes_to(said, 1 - b.value / a.value) or comes_to(said, a.value / b.value - 1)):
            return f"the change between {y} and {x}"
    scale = 100.0 if said.kind in {"points", "count", None} and a.kind == "share" else 1.0
    if not _alike(said, a, b):
        return None
    if a.kind is None and b.kind is None:
        scale *= said.scale
    bounded = big is not small and {big.hedge, small.hedge} & {"at_most", "less_than", "range"}
    if call.differs and not bounded and comes_to(said, (a.value - b.value) * scale):
        return f"{x} - {y}"
    if _adds(claims, call.words, big, small) and comes_to(said, (a.value + b.value) * scale):
        return f"{x} + {y}"
    return None


def _as_share(each: Amount) -> Amount:
    """Percentage points, where they are set against a share."""
    return replace(each, value=each.value / 100, kind="share", scale=0.01) if each.kind == "points" else each


def _is_part(claims: Claims, number: NumberMention) -> bool:
    """Whether `number` is told as a part of what was counted before: "36 of them"."""
    return bool(_PART_BEFORE.match(claims.source.text[number.end : number.end + _NEAR]))


def _in_one_sentence(claims: Claims, first: NumberMention, second: NumberMention) -> bool:
    return claims.source.index_at(first.start) == claims.source.index_at(second.start)


def _alike(said: Amount, first: Amount, second: Amount) -> bool:
    """Whether a sum or difference of the two is of the kind that the summary gives."""
    kind = first.kind or second.kind
    if said.kind == "share" and kind != "share":
        return False
    return comparable(said.kind, kind) and not (said.kind is None and kind not in {None, "count", "share"})


def _adds(claims: Claims, words: str, first: NumberMention, second: NumberMention) -> bool:
    between = claims.source.text[min(first.start, second.start) : max(first.end, second.end) + _NEAR]
    if words.startswith(_PART_CALLED):
        return abs(first.start - second.start) < _NEAR
    if first.unit == second.unit and is_money(first.unit) and (_ON_TOP.search(between) or _is_on_top(claims, second)):
        return True
    return bool((_SUM.search(words) or words.startswith("from ")) and _CHANGED.search(between))


def _set_together(claims: Claims, number: NumberMention, near: set[str]) -> list[tuple[NumberMention, NumberMention]]:
    source = claims.source
    there = [(each, source.index_at(each.start)) for each in source.reading.numbers]
    placed = [(as_meant(each, source.text), index) for each, index in there if index is not None]
    scores = source.scores(near)
    best = max(scores, default=0.0)
    sentence = claims.sentence(number)
    stated = [each for each in claims.reading.numbers if each in sentence and each.start != number.start]
    small = number.value is not None and number.value <= 20 and number.unit not in {"%", "share"}
    pairs: list[tuple[NumberMention, NumberMention]] = []
    total = number.unit is not None and _TOTAL.search(claims.text[number.start : number.end + 25])
    pairs += [(each, each) for each, i in placed if each.value is None and scores[i] >= 0.3 * best]
    for (first, i), (second, j) in combinations([*placed, *_ones(claims)], 2):
        close = abs(i - j) < TOGETHER - (small and first.unit is None) and not (small and not _same_unit(first, second))
        about = max(scores[i], scores[j]) >= 0.3 * best
        told = not small and any(says(each, first) or says(each, second) for each in stated)
        one_unit = first.unit == second.unit == number.unit
        added = total or (is_money(number.unit) and _is_on_top(claims, second))
        if (close and about) or told or (added and not small and one_unit):
            pairs.append((first, second))
    return pairs


def _is_on_top(claims: Claims, number: NumberMention) -> bool:
    """Whether a sum of money is told as one more: "a bonus of 500 on top"."""
    return bool(_ON_TOP.search(claims.source.text[max(0, number.start - _NEAR) : number.end + _NEAR]))


def _same_unit(first: NumberMention, second: NumberMention) -> bool:
    return first.unit == second.unit or {first.unit, second.unit} <= _COUNTS


def _ones(claims: Claims) -> list[tuple[NumberMention, int]]:
    """The "one" of "one count of burglary and three of larceny", which is a number only where it is added up."""
    source = claims.source
    found = []
    for match in _ONE.finditer(source.text):
        index = source.index_at(match.start())
        if index is not None and not any(each.start == match.start() for each in source.reading.numbers):
            span = Span(*match.span())
            one = NumberMention(span.start, span.end, "one", 1, None, None, None, "exact", span)
            found.append((one, index))
    return found


def _single(claims: Claims, said: Amount, call: _Call, near: set[str]) -> Iterator[str]:
    """What follows from one number: half of what is "twice that", 50% more from "one and a half times"."""
    if said.kind not in {"share", "points"}:
        return
    source = claims.source
    for index in source.supporting(near, 0.3):
        sentence = source.sentences[index]
        for word, times in _RATIO_WORDS.items():
            if re.search(rf"\b{word}\b", sentence.text, re.IGNORECASE) and comes_to(said, 1 / times):
                yield f"the other way round from {word!r}"
        for each in source.reading.numbers_in(sentence):
            if each.value is None:
                continue
            if each.unit in {"times", None} and _MORE_THAN.search(call.words) and comes_to(said, float(each.value) - 1):
                yield f"{each.hedged.of(source.text)} as much"
            if each.unit == "basis points" and said.kind == "share" and "point" in call.words:
                yield from _points(said, each)


def _points(said: Amount, there: NumberMention) -> Iterator[str]:
    """ "a quarter of a percentage point" is 25 basis points."""
    value = amount(there, float(there.value or 0)).value
    if abs(said.value - value) < 1e-9 and said.hedge not in LOWER:
        yield there.text + " basis points"


def _collective(claims: Claims, number: NumberMention, near: set[str]) -> str | None:
    """ "two goals" from "a brace"."""
    for index in claims.source.supporting(near, 0.3):
        sentence = claims.source.sentences[index].text.casefold()
        for word, count in _COLLECTIVE.items():
            if count == number.value and number.unit is None and re.search(rf"\b{word}\b", sentence):
                return repr(word)
    return None


def _and_a_half(claims: Claims, said: Amount, near: set[str]) -> str | None:
    """ "18 months" from "a year and a half"."""
    for index in claims.source.supporting(near, 0.6) if said.kind == "time" else ():
        for match in _HALF_MORE.finditer(claims.source.sentences[index].text):
            _, unit = kind_of(f"{match.group(1)}s")
            if fits(said, Amount(1.5 * unit, "time", said.hedge, 0.0, unit, False)):
                return repr(match.group())
    return None


def _listed(claims: Claims, number: NumberMention) -> str | None:
    """ "two children" from "a son, Edmund, a daughter, Clare"."""
    following = claims.text[number.end : number.end + 20].split()
    kin = _KIN.get(following[0].strip(".,;").lower()) if following else None
    if kin is None:
        return None
    for sentence in claims.source.sentences:
        found = re.findall(rf"\b(?:an?|his|her)\s+({'|'.join(kin)})\b", sentence.text)
        if found and len(found) == number.value:
            return " + ".join(found)
    return None
