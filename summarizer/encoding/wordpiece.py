"""Texts as the pieces that the encoder knows: WordPiece, as in BERT (Devlin and others, 2019), letter case folded."""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain, islice

START, END, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
_LONGEST = 100
"""Characters of a word that is looked up at all."""


def pieces(text: str, most: int) -> list[int]:
    """The numbers of the pieces of `text`, between those of `START` and `END`, and at most `most` of them in all."""
    known = vocabulary()
    found = chain.from_iterable(map(_of_word, text.split()))
    return [known[START], *islice(found, most - 2), known[END]]


@cache
def vocabulary() -> Mapping[str, int]:
    """Every piece with its number; one that goes on within a word begins with "##"."""
    listed = (files(__package__) / "vocabulary.txt").read_text(encoding="utf-8")
    return {piece: number for number, piece in enumerate(listed.split("\n")) if piece}


@lru_cache(maxsize=16_384)
def _of_word(word: str) -> tuple[int, ...]:
    return tuple(number for part in _parts(word) for number in _numbers(part))


def _parts(word: str) -> Iterator[str]:
    """`word` in lower case, without accents and control characters, every mark by itself: not the pound's sign."""
    part = ""
    for character in unicodedata.normalize("NFD", word.lower()):
        kind = unicodedata.category(character)
        if kind[0] == "P" or (kind[0] == "S" and character.isascii()):
            yield from filter(None, (part, character))
            part = ""
        elif kind[0] != "C" and kind != "Mn":
            part += character
    if part:
        yield part


def _numbers(part: str) -> list[int]:
    """The longest known piece from the beginning of `part`, then of the rest; unknown if any of it is."""
    known, found, rest = vocabulary(), list[int](), part
    if len(part) > _LONGEST:
        return [known[UNKNOWN]]
    while rest:
        begun = "##" if found else ""
        longest = next((end for end in range(len(rest), 0, -1) if begun + rest[:end] in known), None)
        if longest is None:
            return [known[UNKNOWN]]
        found.append(known[begun + rest[:longest]])
        rest = rest[longest:]
    return found
