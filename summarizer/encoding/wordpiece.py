"""Texts as the pieces that the encoder knows: WordPiece, as in BERT (Devlin and others, 2019), letter case folded."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

START, END, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
_LONGEST = 100
"""Characters of a word that is looked up at all."""
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text as the numbers of its pieces, with where the word of each starts and ends: `START` before, `END` after."""

    numbers: list[int]
    starts: list[int]
    ends: list[int]

    def within(self, places: Iterable[tuple[int, int]]) -> list[int]:
        """Which of the pieces are of words that share a character with one of `places`, from one offset to another."""
        last = self.ends[-1]
        found = {
            each
            for start, end in places
            for each in range(bisect_right(self.ends, max(start, 0)), bisect_left(self.starts, min(end, last)))
        }
        return sorted(found)

    def at(self, places: Iterable[tuple[int, int]]) -> list[int]:
        """The pieces within `places`; all of them where none is."""
        return self.within(places) or list(range(len(self.numbers)))


def pieces(text: str, most: int) -> Pieces:
    """The pieces of `text` between `START` and `END`, and at most `most` of them in all."""
    known = vocabulary()
    numbers, starts, ends = [known[START]], [0], [0]
    for word in _WORD.finditer(text):
        found = _of_word(word[0])
        numbers += found
        starts += [word.start()] * len(found)
        ends += [word.end()] * len(found)
        if len(numbers) >= most:
            break
    del numbers[most - 1 :], starts[most - 1 :], ends[most - 1 :]
    return Pieces([*numbers, known[END]], [*starts, len(text)], [*ends, len(text)])


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
