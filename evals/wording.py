"""How the scorer compares words: sentences, names and content words. Its own, so that it owes nothing to reading."""

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from itertools import pairwise

KEPT = 4096
"""Names and phrases whose form is kept: an article's are compared with one another, over and over."""
_ENDS = re.compile(r"[.!?…][\"”’')\]]*(?=\s+[\"“‘'(\[]?[A-Z0-9])|\n")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Cmdr|Adm|Sen|Rep|Gov|St|Jr|Sr|No|vs|Rs|Inc|Ltd|Co|Corp|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)|\b[A-Z](?:\.[A-Z])*)\.$"
)
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_STOP = frozenset(
    "a an the of to in on at by for from with and or but as that which who whom this these those it its he she his her "
    "they their them we our us i my you your is are was were be been being has have had do does did will would shall "
    "should can could may might must not no than then there here into over after before about up out said says say "
    "had also more most some any all each other such so if while when where what whether".split()
)


class Sentences:
    """The sentences of a text, and which of them a span touches."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0]
        for match in _ENDS.finditer(text):
            if not _ABBREVIATION.search(text, max(0, match.start() - 6), match.start() + 1):
                self._starts.append(match.end())

    def spans(self) -> list[tuple[int, int]]:
        """Start and end of each sentence, white space around it left out."""
        found = []
        for start, end in pairwise((*self._starts, len(self._text))):
            words = self._text[start:end].strip()
            if words:
                first = self._text.index(words, start)
                found.append((first, first + len(words)))
        return found

    def touched(self, start: int, end: int) -> set[int]:
        """The numbers of the sentences that `start:end` touches."""
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, max(start, end - 1)) - 1
        return set(range(first, last + 1))


@lru_cache(KEPT)
def plain(name: str) -> str:
    """A name without its article, letter case, quotation marks and possessive; composed letters as one."""
    bare = unicodedata.normalize("NFKC", name).strip().strip("\"'“”‘’")
    words = " ".join(_ARTICLE.sub("", bare).replace("’", "'").casefold().split())
    return words.removesuffix("'s").strip(" .,")


@lru_cache(KEPT)
def content_words(text: str) -> frozenset[str]:
    """The words of `text` that carry content, without letter case and inflection."""
    words = (word.casefold() for word in _WORD.findall(text.replace("’s", " ").replace("'s", " ")))
    return frozenset(_stem(word) for word in words if word not in _STOP)


def _stem(word: str) -> str:
    for ending in ("ingly", "edly", "ing", "ies", "ied", "ed", "es", "s", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending).rstrip("ey")
    return word.rstrip("ey") if len(word) > 3 else word


def jaccard(first: frozenset[str], second: frozenset[str]) -> float:
    """Shared words over all words; 0 where both are empty."""
    return len(first & second) / len(first | second) if first | second else 0.0


def overlap_f1(first: frozenset[str], second: frozenset[str]) -> float:
    """Harmonic mean of the shares that each has of the other; 1 where both are empty."""
    return 2 * len(first & second) / (len(first) + len(second)) if first or second else 1.0
