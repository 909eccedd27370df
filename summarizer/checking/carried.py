"""A line must be carried by its passage: by its words in any form, and by the names of those whom its nouns mean."""

import re
from collections.abc import Sequence
from functools import lru_cache
from string import ascii_letters

from summarizer.checking.faults import CheckFailed
from summarizer.reading.clauses import name_of
from summarizer.reading.mentions import Span
from summarizer.reading.numbers import find_numbers
from summarizer.reading.parse import bases_of, tokens_over
from summarizer.reading.reading import Reading
from summarizer.reading.words import content_words
from summarizer.reading.words import words as words_of

MOST_NEW = 0.67
"""The share of a line's words that may stand near its passage and not in it."""
MOST_FAR = 0.25
"""The share that may stand elsewhere in the article."""
MOST_UNHEARD = 0.5
"""The share of a claim's words that may stand in neither of its passages nor near them."""
_SHORTEST_ROOT = 4
_ASKING = frozenset({"whether", "how", "many", "much", "ll", "ve", "re"})
_WE = frozenset("i we us our my me ours mine".split())
_DIGIT = re.compile(r"\d")
_BEFORE, _AFTER = 3, 1
"""Sentences around a passage in which a name may stand that it does not repeat."""


def require_carried(line: str, places: Sequence[Span], reading: Reading) -> None:
    """Fail if too much of `line` is not in `places`, or any name or too many words not near them either.

    Of no word may the article have nothing. Numbers are checked by their values, not here.
    """
    said = content_words(_without_numbers(line)) - _ASKING
    new = _lacking(line, said, _forms(places, reading) | content_words(reading.article.title or ""))
    new = new and _lacking(line, new, _meant(places, reading))
    far = new and _lacking(line, new, _near(places, reading))
    much = len(new) > MOST_NEW * len(said) or len(far) > MOST_FAR * len(said)
    if much or far & _capitals(line) or (far and _lacking(line, far, reading.words)):
        raise CheckFailed("words_differ", f"the sentence does not say {', '.join(sorted(new))}")


def require_matter(claim: str, places: Sequence[Span], reading: Reading) -> None:
    """Fail if too much of what `claim` is about, or a name in it, is neither in `places` nor near them.

    It may be put in other words than theirs.
    """
    said = content_words(claim) - _ASKING
    new = _lacking(claim, said, _forms(places, reading))
    new = new and _lacking(claim, new, _meant(places, reading) | _near(places, reading))
    if len(new) > MOST_UNHEARD * len(said) or new & _capitals(claim):
        raise CheckFailed("words_differ", f"the quotes do not say {', '.join(sorted(new))}")


def _without_numbers(line: str) -> str:
    for number in reversed(find_numbers(line)):
        line = line[: number.start] + line[number.end :].lstrip(ascii_letters)
    return line


def _forms(places: Sequence[Span], reading: Reading) -> frozenset[str]:
    """The stems of the words of `places` that carry meaning, and of their lemmas: "sold" is also "sell"."""
    tokens = (token for place in places for token in tokens_over(reading.doc, place.start, place.end))
    lemmas = " ".join(token.lemma_ for token in tokens)
    return content_words(" ".join(place.of(reading.text) for place in places)) | content_words(lemmas)


def _lacking(line: str, words: frozenset[str], carried: frozenset[str]) -> frozenset[str]:
    """Those of the words of `line` that are not carried, nor what they are forms of, nor as the root of another
    word: "reject" is the root of "rejection".
    """
    strange = {word for word in words - carried if not any(_of_one_root(word, other) for other in carried)}
    bases = _bases(line) if strange else {}
    return frozenset(word for word in strange if not bases.get(word, frozenset()) & carried)


@lru_cache(maxsize=256)
def _bases(line: str) -> dict[str, frozenset[str]]:
    """What each irregular form is a form of, by its stem: of "sold" the stem of "sell"."""
    told = ((word, bases_of(word)) for word in words_of(line))
    return {stem: content_words(" ".join(bases)) for word, bases in told if bases for stem in content_words(word)}


def _of_one_root(word: str, other: str) -> bool:
    short, long = sorted((word, other), key=len)
    return len(short) >= _SHORTEST_ROOT and long.startswith(short)


def _meant(places: Sequence[Span], reading: Reading) -> frozenset[str]:
    """The words of the names for which pronouns and other nouns stand in `places`, and of who speaks as "we"."""
    tokens = [token for place in places for token in tokens_over(reading.doc, place.start, place.end)]
    names = {name_of(reading, token) for token in tokens if token.pos_ in {"PRON", "NOUN"}}
    if any(token.lower_ in _WE for token in tokens):
        names.update(speaker for place in places for speaker in reading.speakers_at(place))
    return frozenset(word for name in names if name for word in content_words(name))


def _near(places: Sequence[Span], reading: Reading) -> frozenset[str]:
    """The words of the sentences around `places`, and of all names of the parties in them."""
    around = [sentence for place in places for sentence in reading.sentences_around(place, _BEFORE, _AFTER)]
    parties = [party for sentence in around for party in reading.parties_in(sentence)]
    names = " ".join(form for party in parties for form in (party.name, *party.aliases))
    return _forms(around, reading) | content_words(names)


def _capitals(line: str) -> frozenset[str]:
    """The stems of the words of `line` that are written as names are, its first word aside, or hold a digit."""
    return content_words(" ".join(word for word in line.split()[1:] if word[:1].isupper() or _DIGIT.search(word)))
