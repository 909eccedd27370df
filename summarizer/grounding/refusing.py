"""Why a quotation is not in a text, judged against the place of the text most like it."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from heapq import nsmallest

from summarizer.grounding.tokens import Tokens, is_word
from summarizer.reading.mentions import Span
from summarizer.reading.number_words import DOZEN, FRACTIONS, MAGNITUDES, ONES, TENS, VAGUE
from summarizer.reading.words import NEGATIONS, has_phrase

HEDGES = frozenset(
    (
        "about around some roughly nearly almost approximately estimated least most more over under less fewer below "
        "above than up many much reportedly allegedly possibly probably perhaps apparently likely may might could"
    ).split()
)
AUXILIARIES = frozenset("will would shall should can could has have had is are was were be been do does did".split())
_NUMBER_WORDS = frozenset(
    word for table in (ONES, TENS, DOZEN, MAGNITUDES, FRACTIONS, VAGUE) for key in table for word in (key, key + "s")
)
_SMALL_WORDS = frozenset("a an the at to of in by as".split())
_NO_NAMES = _SMALL_WORDS | HEDGES | AUXILIARIES | NEGATIONS | _NUMBER_WORDS
_RARE_WORDS = 16
_PLACES = 50
_DRIFT = 2
_SLACK = 4
_COMPARED = 40
_SHOWN = 160
_FEW = 3


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


def is_number(word: str) -> bool:
    """Whether the casefolded `word` is a number in digits or words, or a magnitude."""
    return word in _NUMBER_WORDS or any(character.isdigit() for character in word)


def is_negation(word: str) -> bool:
    """Whether the casefolded `word` negates."""
    return word in NEGATIONS or word.endswith("n't")


def refused(wanted: tuple[str, ...], tokens: Tokens, text: str) -> Refusal:
    """The refusal of the tokens `wanted`, which are not in the text."""
    folded = tuple(map(str.casefold, wanted))
    start = _likeliest_start(folded, tokens)
    run, missing, extra = _compared(folded, tokens, start) if start is not None else (None, [], [])
    if run is None:
        return Refusal("quote_not_found", "the article has no words like these")
    nearest = tokens.span(*run)
    names = _names(wanted[1:]) | {name for name in _names((*wanted, *tokens.words(*run))) if not has_phrase(name, text)}
    detail = f"the text nearest to the quote says {nearest.of(text)[:_SHOWN]!r}"
    return Refusal(_reason(missing, extra, names), detail, nearest)


def _likeliest_start(wanted: tuple[str, ...], tokens: Tokens) -> int | None:
    """The token index where an alignment without gaps would share most rare words with `wanted`."""
    known = [
        (sum(map(tokens.frequencies.__getitem__, tokens.variants[word])), at, word)
        for word, at in {word: at for at, word in enumerate(wanted)}.items()
        if is_word(word) and word in tokens.variants
    ]
    votes: dict[int, float] = defaultdict(float)
    for count, at, word in nsmallest(_RARE_WORDS, known):
        for code in tokens.variants[word]:
            for place in tokens.places(code, _PLACES):
                votes[place - at] += 1 / count
    starts = sorted(votes)
    sums = [
        sum(votes[each] for each in starts[bisect_left(starts, start - _DRIFT) : bisect_right(starts, start + _DRIFT)])
        for start in starts
    ]
    return max(starts[sums.index(max(sums))], 0) if starts else None


def _compared(
    wanted: tuple[str, ...], tokens: Tokens, start: int
) -> tuple[tuple[int, int] | None, list[str], list[str]]:
    """The run of tokens most like `wanted`; what only `wanted` has, and what only the run has, in the part compared.

    Compared are the first tokens from the first difference on: a longer comparison would not be linear.
    """
    whole = tokens.caseless(start, start + len(wanted))
    same = next((at for at, pair in enumerate(zip(wanted, whole, strict=False)) if pair[0] != pair[1]), 0)
    skipped = max(0, same - _SLACK)
    asked = wanted[skipped : skipped + _COMPARED]
    first = max(0, start + skipped - _SLACK)
    there = tokens.caseless(first, start + skipped + len(asked) + _SLACK)
    blocks = [
        block for block in SequenceMatcher(None, asked, there, autojunk=False).get_matching_blocks() if block.size
    ]
    shared = sum(is_word(word) for block in blocks for word in asked[block.a : block.a + block.size])
    if shared * 2 < sum(is_word(word) for word in asked) or not shared:
        return None, [], []
    low = max(0, blocks[0].b - blocks[0].a)
    high = min(len(there), blocks[-1].b + len(asked) - blocks[-1].a)
    missing, extra = list(asked), list(there[low:high])
    for block in reversed(blocks):
        del missing[block.a : block.a + block.size]
        del extra[block.b - low : block.b - low + block.size]
    begin = first + low - skipped if skipped else first + blocks[0].b
    end = first + (blocks[-1].b + blocks[-1].size) + len(wanted) - skipped - len(asked)
    return (max(0, begin), min(len(tokens.raw), end)), missing, extra


def _names(words: Sequence[str]) -> set[str]:
    return {word.casefold() for word in words if word[0].isupper()} - _NO_NAMES


def _reason(missing: Sequence[str], extra: Sequence[str], names: set[str]) -> str:
    changed = {word for word in (*missing, *extra) if is_word(word)}
    if changed and Counter(filter(is_word, missing)) == Counter(filter(is_word, extra)):
        return "words_differ"
    if any(map(is_number, changed)):
        return "number_differs"
    if any(map(is_negation, changed)):
        return "negation_differs"
    if changed & names:
        return "name_differs"
    if changed & HEDGES and changed <= HEDGES | _SMALL_WORDS:
        return "hedge_differs"
    return "tense_differs" if changed & AUXILIARIES and len(changed) <= _FEW else "words_differ"
