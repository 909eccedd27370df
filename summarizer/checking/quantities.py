"""Every number of a summary must be one of the article's, about the same thing, or derivable from them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from summarizer.checking.claims import Claims
from summarizer.checking.derivation import derivation
from summarizer.checking.finding import Finding, with_passage
from summarizer.checking.measures import Amount, amounts, as_meant, comparable, fits
from summarizer.checking.source import Source, stems_of
from summarizer.reading.counting import counted_noun
from summarizer.reading.hedges import hedge_around
from summarizer.reading.mentions import NumberMention, Span
from summarizer.reading.numbers import find_numbers
from summarizer.reading.words import stem

ELSEWHERE = 0.55
"""A place that says less than this share of what the best place says about the number is not the number's."""
SURE = 3.5
"""How much the best place must say (sum of inverse frequencies) before a number is called misplaced."""
TELLING = 2.0
"""The weight of a word that alone shows that two numbers are about the same."""
FEW = 12
_HEDGES: dict[str, tuple[str, ...]] = {
    "at_least": ("at least", "at the very least", "or more", "no fewer than", "and change"),
    "more_than": ("more than", "and change"),
    "at_most": ("at most", "at the most", "up to", "or fewer", "or less"),
    "less_than": ("less than", "fewer than", "under "),
}


@dataclass(frozen=True, slots=True)
class Explained:
    """A number of the summary, `summary[start:end]`, that the article does not print, and how it follows."""

    start: int
    end: int
    text: str
    explanation: str


@dataclass(frozen=True, slots=True)
class _Place:
    number: NumberMention
    fit: str
    score: float


def check_numbers(claims: Claims) -> list[Finding]:
    """A finding for each number that the article neither has in this role nor lets derive."""
    return [each for each in _judged(claims) if isinstance(each, Finding)]


def explained_numbers(claims: Claims) -> list[Explained]:
    """The numbers that hold only by rounding, conversion or reckoning, each with how."""
    return [each for each in _judged(claims) if isinstance(each, Explained)]


def _judged(claims: Claims) -> Iterator[Finding | Explained]:
    for number in numbers_of(claims):
        near = claims.around(number)
        if verdict := _judge(claims, number, near):
            yield verdict


def numbers_of(claims: Claims) -> list[NumberMention]:
    """The summary's numbers, a range that is none in the article cut into its ends."""
    known = {(each.low, each.high) for each in claims.source.reading.numbers}
    found = []
    for number in claims.reading.numbers:
        ends = _ends(number, claims.text) if number.hedge == "range" and (number.low, number.high) not in known else []
        found += ends or [number]
    return found


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


def _judge(claims: Claims, number: NumberMention, near: set[str]) -> Finding | Explained | None:
    source = claims.source
    said = amounts(as_meant(number, claims.text))
    if not said:
        return None if number.hedge == "vague" else _absent(claims, number, near)
    places = _places(claims, said, near)
    here = [place for place in places if _is_about(claims, number, place, near)]
    same = [place for place in here if place.fit == "same"]
    hedged = [place for place in here if place.fit == "hedge"]
    best = max((place.score for place in same), default=-1.0)
    if same and not any(place.score > best + 1e-6 for place in hedged):
        return None
    if rounded := [place for place in here if place.fit == "rounded"]:
        how = f"{rounded[0].number.hedged.of(source.text)!r} in other digits or units"
        return Explained(number.start, number.end, number.text, how)
    if hedged:
        there = hedged[0].number
        why = f"the article says {there.hedged.of(source.text)!r}, not {number.hedged.of(claims.text)!r}"
        return claims.finding(number, "hedge_differs", with_passage(why, _sentence_of(source, there)))
    if same:
        return None
    if how_derived := derivation(claims, number, said, near):
        return Explained(number.start, number.end, number.text, how_derived)
    if _printed(claims, number, near):
        return None
    if any(place.fit in {"same", "rounded"} for place in places):
        why = f"the article has {number.text!r} only about something else"
        return claims.finding(number, "number_misplaced", with_passage(why, source.passage(near)))
    return _absent(claims, number, near)


def _absent(claims: Claims, number: NumberMention, near: set[str]) -> Finding:
    why = f"the article has no {number.text!r}"
    return claims.finding(number, "number_not_in_text", with_passage(why, claims.source.passage(near)))


def _sentence_of(source: Source, number: NumberMention) -> str | None:
    index = source.index_at(number.start)
    return source.sentences[index].text if index is not None else None


def _places(claims: Claims, said: list[Amount], near: set[str]) -> list[_Place]:
    """Where the article has an amount that bears `said` out, best first."""
    source = claims.source
    scores = source.scores(near)
    found = []
    for there in source.reading.numbers:
        if fit := _fit(said, amounts(as_meant(there, source.text)), there, source.text):
            index = source.index_at(there.start)
            found.append(_Place(there, fit, scores[index] if index is not None else 0.0))
    return sorted(found, key=lambda place: -place.score)


def _fit(said: list[Amount], there: list[Amount], number: NumberMention, text: str) -> str | None:
    if len(said) > 1:
        whole = len(there) == len(said) and all(fits(a, b) == "same" for a, b in zip(said, there, strict=True))
        return "same" if whole else None
    kinds = [fit for each in there if (fit := fits(said[0], each))]
    if len(there) > 1 and said[0].hedge == "about" and not kinds:
        low, high = there[0].value, there[-1].value
        return "rounded" if low < said[0].value < high and comparable(said[0].kind, there[0].kind) else None
    if number.hedge == "range" and kinds and said[0].hedge == "exact":
        return "same" if text[: number.start].endswith("from ") else "hedge"
    if "hedge" in kinds and _hedge_stands_near(said[0], number, text):
        return "same"
    return next((kind for kind in ("same", "rounded", "hedge") if kind in kinds), None)


def _hedge_stands_near(said: Amount, number: NumberMention, text: str) -> bool:
    """Whether the words of the summary's hedge stand a little further off: "Four hundred of us, at the very least"."""
    around = text[max(0, number.start - 40) : number.end + 40].casefold()
    return any(words in around for words in _HEDGES.get(said.hedge, ()))


def _is_about(claims: Claims, number: NumberMention, place: _Place, near: set[str]) -> bool:
    """Whether the article's number is about what the summary's is about, as far as the words around tell."""
    source = claims.source
    scores = source.scores(near)
    best = max(scores, default=0.0)
    index = source.index_at(place.number.start)
    if index is None:
        return place.fit == "same"
    if _counts_the_same(claims, number, place.number):
        return True
    if _is_small(number):
        local = _around(source, place.number)
        return bool(near & local) and (place.score >= ELSEWHERE * best or best < SURE)
    if place.score >= ELSEWHERE * best or best < SURE:
        return True
    better = {i for i, score in enumerate(scores) if score * ELSEWHERE > place.score}
    if any(source.weight(stem) >= TELLING for stem in near & source.stems[index]) or better & {index - 1, index + 1}:
        return True
    return not any(
        _is_rival(claims, number, each) for each in source.reading.numbers if source.index_at(each.start) in better
    )


def _is_rival(claims: Claims, number: NumberMention, other: NumberMention) -> bool:
    """Whether the article's `other` could stand in the place of `number`, and the summary has not got it yet."""
    values = {each.value for each in claims.reading.numbers}
    return number.unit == other.unit and other.value not in values


def _is_small(number: NumberMention) -> bool:
    return isinstance(number.value, int) and number.value <= FEW and number.unit not in {"%", "share"}


def _counts_the_same(claims: Claims, number: NumberMention, there: NumberMention) -> bool:
    mine, theirs = counted_noun(claims.reading, number), counted_noun(claims.source.reading, there)
    return mine is not None and theirs is not None and stem(mine.lower_) == stem(theirs.lower_)


def _around(source: Source, number: NumberMention) -> set[str]:
    window = Span(max(0, number.start - 90), number.end + 90)
    return stems_of(window.of(source.text))


def _printed(claims: Claims, number: NumberMention, near: set[str]) -> bool:
    """Whether the bare digits stand where reading sees no quantity (a score, a headline), in words like these."""
    if not number.text.isdigit():
        return False
    for line in claims.source.text.splitlines():
        if number.text in _digits(line) and len(near & stems_of(line)) >= 2:
            return True
    return False


def _digits(line: str) -> set[str]:
    return {word for word in "".join(c if c.isalnum() or c in ".," else " " for c in line).split() if word.isdigit()}
