"""The parts of a long text in which a quotation can stand, found by its rarest words, so that only they are read."""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from summarizer.grounding.tokens import ELLIPSIS, Tokens, has_entity, is_word, plain_form, tokens_of, tokens_of_text
from summarizer.reading.mentions import Span

LONG = 6_000
"""Code points from which on a text is narrowed; a shorter one is read whole, and kept for the next quotation."""
_ANCHORS = 12
"""The longest words of a quotation, among which the rarest are looked for."""
_SHORTEST = 4
_MOST_WINDOWS = 12
_LOOSE = 1.25
"""How much longer than the quotation a part is, for white space; where there is more, the text is read whole."""
_MARGIN = 80
HANGING = frozenset("%‰€.")
"""Signs that may belong to the token before them although white space stands between."""
_GAP = "\n"
Hit = tuple[int, int]
"""The index of a word among the tokens of a quotation, and an offset at which the text has it."""


def tokens_around(asked: Tokens, text: str) -> Tokens:
    """The tokens of `text`, or of those parts of it that hold every place of the quotation `asked`.

    The parts also hold the places nearest to it, those that share its rarest words; between two parts stands a token
    of white space, which no quotation has.
    """
    hits = [] if len(text) < LONG or _may_differ_in_writing(text) else _hits(asked, text)
    windows = _merged(_snapped(_around(asked, *hit), text) for hit in hits)
    parts = [tokens_of(window.of(text)) for window in windows]
    if not parts or not all(_has_room(asked, hits, *each, text) for each in zip(windows, parts, strict=True)):
        return tokens_of_text(text)
    return _joined(windows, parts)


@lru_cache(maxsize=16)
def _may_differ_in_writing(text: str) -> bool:
    """Whether a word of `text` may be written in other characters than the same word of a quotation."""
    if has_entity(text):
        return True
    strange = [each for each in set(text) if not each.isascii()]
    return any(_changes_a_word(each) for each in strange)


def _changes_a_word(character: str) -> bool:
    plain = plain_form(character)
    folded = plain != character and any(each.isalnum() for each in plain + character)
    return folded or unicodedata.category(character)[0] in "MC"


def _hits(asked: Tokens, text: str) -> list[Hit]:
    """Where the rarest words of `asked` stand in `text`, each with its index in `asked`; none if they are too common.

    All places of the rarest word that the text has are among them, and so is every place of the quotation.
    """
    words = asked.words(0, len(asked.raw))
    if ELLIPSIS in words:
        return []
    first = next(at for at, word in enumerate(words) if is_word(word))
    able = {word: at for at, word in enumerate(words) if at > first and len(word) >= _SHORTEST and word.isalpha()}
    longest = sorted(able, key=len, reverse=True)[:_ANCHORS]
    counted = sorted((count, able[word], word) for word in longest if (count := text.count(word)))
    hits: list[Hit] = []
    for count, index, word in counted:
        if len(hits) + count > _MOST_WINDOWS:
            break
        hits += [(index, at) for at in _places(word, text)]
    return hits


def _places(word: str, text: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))


def _around(asked: Tokens, index: int, at: int) -> Span:
    """Where `asked` can stand if its token `index` stands at `at`."""
    before = asked.starts[index] - asked.starts[0]
    after = asked.ends[-1] - asked.starts[index]
    return Span(at - int(_LOOSE * before) - _MARGIN, at + int(_LOOSE * after) + _MARGIN)


def _snapped(span: Span, text: str) -> Span:
    """`span` widened to white space that no token reaches over."""
    start = text.rfind(" ", 0, max(0, span.start)) + 1
    while start and text[start] in HANGING:
        start = text.rfind(" ", 0, start - 1) + 1
    end = text.find(" ", span.end)
    while end >= 0 and text[end + 1 : end + 2] in HANGING:
        end = text.find(" ", end + 1)
    return Span(start, end if end >= 0 else len(text))


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans, key=lambda each: each.start):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _has_room(asked: Tokens, hits: Sequence[Hit], window: Span, part: Tokens, text: str) -> bool:
    """Whether the whole of `asked` fits into the window around each hit in it, unless the text ends there."""
    for index, at in hits:
        if window.start <= at < window.end:
            here = bisect_left(part.starts, at - window.start)
            before = here >= index or window.start == 0
            after = len(part.raw) - here >= len(asked.raw) - index or window.end == len(text)
            if not (before and after):
                return False
    return True


def _joined(windows: Sequence[Span], parts: Sequence[Tokens]) -> Tokens:
    """The parts of a text as one, a gap after each."""
    raw: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    plain = {_GAP: _GAP}
    for window, part in zip(windows, parts, strict=True):
        raw += [*part.raw, _GAP]
        starts += [*(window.start + each for each in part.starts), window.end]
        ends += [*(window.start + each for each in part.ends), window.end]
        plain |= part.plain
    return Tokens(raw, plain, starts, ends)
