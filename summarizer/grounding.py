"""Locates a quotation in a text, or says why it is not there.

Forgiven: what typography, extraction and line breaks do. Quotation marks, dashes, white space, zero-width
characters, soft hyphens, ligatures, ellipsis characters, HTML entities, the case of the first letter, and marks
around the whole. Nothing else: one changed digit, word or name, and the quotation is not grounded.
"""

import html
import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from summarizer.reading.mentions import Span

_MARKS = str.maketrans(
    {**dict.fromkeys("“”„‟«»″〝〞＂", '"'), **dict.fromkeys("‘’‚‛′‹›`´＇", "'"), **dict.fromkeys("‐‑‒–—―−﹣－", "-")}
)
_DROPPED = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_TOKEN = re.compile(r"[^\W_]+(?:[.,'’][^\W_]+)*|[^\w\s]")
_ELISION = re.compile(r"\s*(?:\[\s*)?(?:…|\.{3})(?:\s*\])?\s*")
_EDGES = " \t\r\n\"'.,;:!?-"
_NEGATIONS = frozenset("not no never none nor neither without cannot hardly n't".split())
_HEDGES = frozenset(
    (
        "about around some roughly nearly almost approximately estimated least most more over under less fewer "
        "than up many reportedly allegedly possibly probably perhaps may might could"
    ).split()
)
_AUXILIARIES = frozenset("will would shall should can has have had is are was were be been do does did".split())
_NUMBER_WORDS = frozenset(
    (
        "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand "
        "million billion trillion dozen dozens hundreds thousands millions half third quarter"
    ).split()
)
ELISION_REACH = 300
SLACK = 4


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a quotation is not grounded; falsy. `nearest` is the place in the text most like it, if any is."""

    reason: str
    """empty_quote, quote_not_found, number_differs, negation_differs, name_differs, hedge_differs,
    tense_differs or words_differ."""
    detail: str
    nearest: Span | None = None

    def __bool__(self) -> bool:
        return False


@dataclass(frozen=True, slots=True)
class _Folded:
    text: str
    offsets: tuple[int, ...]
    """For each folded character the offset of the code point it came from, and one more for the end."""


def locate(quote: str, text: str, *, near: int | None = None) -> Span | Refusal:
    """Where `quote` stands in `text`, offsets in code points; else a falsy Refusal that says why not.

    A quotation that stands in several places is taken at the one nearest to the offset `near`, else the first.
    Parts joined by an elision ("…") must follow each other within 300 characters; the span covers them all.
    """
    spans = locate_all(quote, text, near=near)
    return spans if isinstance(spans, Refusal) else Span(spans[0].start, spans[-1].end)


def locate_all(quote: str, text: str, *, near: int | None = None) -> tuple[Span, ...] | Refusal:
    """Like `locate`, with a span for each part between elisions."""
    if not quote.strip(_EDGES + "…“”‘’"):
        return Refusal("empty_quote", "the quote is empty")
    whole = _find(quote, text, near)
    if whole:
        return (whole,)
    parts = [part for part in _ELISION.split(quote) if part.strip(_EDGES)]
    if len(parts) < 2:
        return _refused(quote, text)
    spans: list[Span] = []
    for part in parts:
        found = _find(part, text, near if not spans else spans[-1].end, after=spans[-1].end if spans else 0)
        if not found:
            return _refused(part, text)
        if spans and found.start - spans[-1].end > ELISION_REACH:
            return Refusal("words_differ", "the parts of the quote stand too far apart", found)
        spans.append(found)
    return tuple(spans)


def _find(quote: str, text: str, near: int | None, after: int = 0) -> Span | None:
    wanted = _fold(html.unescape(quote)).text.strip()
    folded = _fold(text)
    for form in dict.fromkeys((wanted, wanted.strip(_EDGES))):
        places = [place for place in _places(form, folded) if place.start >= after] if form else []
        if places:
            return min(places, key=lambda place: abs(place.start - near)) if near is not None else places[0]
    return None


def _places(wanted: str, folded: _Folded) -> list[Span]:
    initial = wanted[0]
    forms = dict.fromkeys((wanted, initial.swapcase() + wanted[1:])) if len(initial.swapcase()) == 1 else (wanted,)
    found = []
    for form in forms:
        at = folded.text.find(form)
        while at >= 0:
            if _at_boundaries(folded.text, at, at + len(form)):
                found.append(Span(folded.offsets[at], folded.offsets[at + len(form) - 1] + 1))
            at = folded.text.find(form, at + max(1, len(form) // 2))
    return sorted(found, key=lambda span: span.start)


def _at_boundaries(text: str, start: int, end: int) -> bool:
    """Whether neither a word nor a number is cut at `start` or `end`."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if (
        text[start].isalnum()
        and before
        and (
            before[-1].isalnum()
            or (text[start].isdigit() and before[-1] in ".,$£€-+" and before[-1:] != " " and _glued(before))
        )
    ):
        return False
    if text[end - 1].isalnum() and after:
        if after[0].isalnum() or after[0] == "%":
            return False
        if text[end - 1].isdigit() and after[0] in ".,:" and after[1:2].isdigit():
            return False
    return True


def _glued(before: str) -> bool:
    return before[-1] in "$£€" or (len(before) == 2 and before[0].isdigit())


@lru_cache(maxsize=64)
def _fold(text: str) -> _Folded:
    characters: list[str] = []
    offsets: list[int] = []
    spaced = True
    for offset, character in enumerate(text):
        if _DROPPED.match(character):
            continue
        if character.isspace():
            if not spaced:
                characters.append(" ")
                offsets.append(offset)
            spaced = True
            continue
        folded = character if character.isascii() else _plain(character)
        characters.extend(folded)
        offsets.extend([offset] * len(folded))
        spaced = False
    return _Folded("".join(characters), (*offsets, len(text)))


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    return unicodedata.normalize("NFKC", character.translate(_MARKS)).translate(_MARKS) or character


def _refused(quote: str, text: str) -> Refusal:
    """The reason a quotation is not in the text, judged against the place most like it."""
    wanted = [token.casefold() for token in _TOKEN.findall(_fold(html.unescape(quote)).text)]
    tokens, places = _tokens(text)
    start = _nearest(wanted, places, len(tokens))
    if start is None:
        return Refusal("quote_not_found", "the article has no words like these")
    window = tokens[max(0, start - SLACK) : start + len(wanted) + SLACK]
    matcher = SequenceMatcher(None, wanted, [word for word, _, _ in window], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    shared = sum(word[0].isalnum() for block in blocks for word in wanted[block.a : block.a + block.size])
    if not blocks or shared * 3 < sum(word[0].isalnum() for word in wanted):
        return Refusal("quote_not_found", "the article has no words like these")
    inside = window[blocks[0].b : blocks[-1].b + blocks[-1].size]
    there = [word for word, _, _ in inside]
    nearest = Span(inside[0][1], inside[-1][2])
    missing = [word for word in wanted if word not in there and word[0].isalnum()]
    extra = [word for word in there if word not in wanted and word[0].isalnum()]
    detail = f"the text nearest to the quote says {nearest.of(text)[:160]!r}"
    return Refusal(_reason(missing, extra, quote), detail, nearest)


@lru_cache(maxsize=8)
def _tokens(text: str) -> tuple[list[tuple[str, int, int]], dict[str, list[int]]]:
    tokens = [(match.group().casefold(), match.start(), match.end()) for match in _TOKEN.finditer(text)]
    places: dict[str, list[int]] = defaultdict(list)
    for index, (word, _, _) in enumerate(tokens):
        places[word].append(index)
    return tokens, places


def _nearest(wanted: list[str], places: dict[str, list[int]], total: int) -> int | None:
    """The token index where an alignment without gaps would share most rare words with `wanted`."""
    votes: dict[int, float] = defaultdict(float)
    for position, word in enumerate(wanted):
        known = places.get(word, ())
        if word[0].isalnum() and 0 < len(known) <= 50:
            for index in known:
                votes[index - position] += 1 / len(known)
    if not votes:
        return None
    starts = sorted(votes)
    best = max(
        starts,
        key=lambda start: sum(
            votes[s] for s in starts[bisect_left(starts, start - 2) : bisect_left(starts, start + 3)]
        ),
    )
    return min(max(best, 0), total - 1)


def _reason(missing: list[str], extra: list[str], quote: str) -> str:
    changed = set(missing) | set(extra)
    if any(any(ch.isdigit() for ch in word) or word in _NUMBER_WORDS for word in changed):
        return "number_differs"
    if any(word in _NEGATIONS or word.endswith("n't") for word in changed):
        return "negation_differs"
    if len(changed) > max(4, len(quote.split()) // 2):
        return "quote_not_found"
    if changed and changed <= _HEDGES | {"an", "a", "the"}:
        return "hedge_differs"
    if changed and changed <= _AUXILIARIES:
        return "tense_differs"
    capitals = {word.casefold() for word in re.findall(r"\b[A-Z]\w+", quote)}
    return "name_differs" if set(missing) & capitals else "words_differ"
