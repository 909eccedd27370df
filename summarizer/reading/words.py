"""Content words, for asking whether a short line says only what its sentence says."""

import re
from collections.abc import Iterator
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?(?:[.,]\d+)*")
_FUNCTION = frozenset(
    (
        "a an the of in on at to for from by with and or but as is are was were be been being has have had do does "
        "did will would shall should can could may might must that this these those it its their his her they he "
        "she we i who which what when where while after before than then there into over under about against "
        "between out up down off also more most not no never none nor s said says say it's he's"
    ).split()
)
NEGATIONS = frozenset("not no never none nor neither without cannot n't denies denied deny".split())


@lru_cache(maxsize=1024)
def words(text: str) -> tuple[str, ...]:
    """The words of `text`, casefolded, in order; kept, as much is asked of the same sentences."""
    return tuple([word.casefold() for word in _WORD.findall(text.replace("’", "'"))])


@lru_cache(maxsize=2048)
def content_words(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning; kept, as the same sentences are compared with many others."""
    return frozenset([stem(word) for word in words(text) if word not in _FUNCTION and not word.endswith("n't")])


def folded(text: str) -> str:
    """`text` in lower case, with single spaces for white space and straight apostrophes."""
    return " ".join(text.lower().replace("’", "'").split())


def has_phrase(phrase: str, text: str) -> bool:
    """Whether whole words of `text` are `phrase`, letter case and all."""
    return phrase in text and next(places_of(phrase, text), None) is not None


def places_of(phrase: str, text: str) -> Iterator[int]:
    """Where in `text` whole words are `phrase`, letter case and all."""
    at = text.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        if not _is_wordlike(text[at - 1 : at]) and not _is_wordlike(text[end : end + 1]):
            yield at
        at = text.find(phrase, at + 1)


def _is_wordlike(character: str) -> bool:
    return character.isalnum() or character == "_"


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """A light stem: plural, possessive and verb endings off, enough to match forms of one word."""
    word = word.removesuffix("'s").removesuffix("'")
    for ending in ("ingly", "edly", "ing", "ied", "ies", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            base = word.removesuffix(ending)
            return base + "y" if ending in {"ied", "ies"} else base
    return word


def negated(text: str) -> bool:
    """Whether `text` holds a word of negation."""
    return any(word in NEGATIONS or word.endswith("n't") for word in words(text))
