"""A name must stand in the article; a speaker must be one whom the article has say these words."""

import re
from collections.abc import Sequence

from summarizer.checking.faults import CheckFailed
from summarizer.reading.countries import DEMONYMS
from summarizer.reading.givers import speakers_of
from summarizer.reading.mentions import NumberMention, Span
from summarizer.reading.reading import Reading
from summarizer.reading.words import content_words, folded, has_phrase

_PRONOUNS = frozenset({"he", "she", "it", "they", "who"})
_REACH = 3
"""Sentences before the words in question in which a name may stand."""
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


def require_name(name: str, reading: Reading, reason: str = "name_not_in_text") -> None:
    """Fail unless `name` is in the article, letter case, spacing and a leading article aside."""
    if not is_in_text(name, reading):
        raise CheckFailed(reason, f"{name!r} is not in the article")


def is_in_text(name: str, reading: Reading) -> bool:
    """Whether the article names `name` as whole words, a country also by what its people are called."""
    plain = _plain(name)
    if plain and has_phrase(plain, reading.folded):
        return True
    demonyms = (word for word, country in DEMONYMS.items() if folded(country) == plain)
    return any(has_phrase(folded(word), reading.folded) for word in demonyms)


def _plain(name: str) -> str:
    return folded(_ARTICLE.sub("", name.strip()))


def same_party(first: str, second: str, reading: Reading) -> bool:
    """Whether two names stand for one party of the article."""
    if _ARTICLE.sub("", first).casefold() == _ARTICLE.sub("", second).casefold():
        return True
    party = reading.party_named(first)
    if party is not None and party == reading.party_named(second):
        return True
    return first.split()[-1:] == second.split()[-1:] and bool(first.strip())


def require_speakers(said_by: Sequence[str], at: Span, reading: Reading) -> None:
    """Fail unless every speaker is in the article, and the first is not contradicted by who the tree says speaks."""
    for name in said_by:
        require_name(name, reading, "speaker_not_in_text")
    chain = reading.speakers_at(at)
    if not said_by or not chain or any(same_party(said_by[0], name, reading) for name in chain):
        return
    if not _may_be(said_by[0], chain[0], at, reading):
        raise CheckFailed("speaker_differs", f"the text has {chain[0]!r} say this, not {said_by[0]!r}")


def require_giver(said_by: Sequence[str], number: NumberMention, reading: Reading) -> None:
    """As `require_speakers`; whom reading takes to give the number may be said to."""
    if tuple(said_by) != speakers_of(reading, number):
        require_speakers(said_by, number, reading)


def _may_be(claimed: str, told: str, at: Span, reading: Reading) -> bool:
    """Whether the speaker whom the tree tells may be `claimed` by another name.

    They share their words or initials, or the text has only a pronoun or a common noun there and names `claimed` near.
    """
    first, second = content_words(claimed), content_words(told)
    if (first and first <= second) or (second and second <= first) or _initials(claimed) == told:
        return True
    speaker = reading.quotations_at(at)[0].speaker
    words = speaker.of(reading.text).lower().split() if speaker is not None else []
    named = any(word[:1].isupper() for word in told.split())
    return (not named or not _PRONOUNS.isdisjoint(words[-1:])) and _is_near(claimed, at, reading)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def require_near(name: str, at: Span, reading: Reading) -> None:
    """Fail unless `name`, or another form of it, stands near `at`, or speaks there."""
    require_name(name, reading)
    heard = (speaker for quotation in reading.quotations_over(at) for speaker in quotation.chain)
    if any(same_party(name, speaker, reading) for speaker in heard):
        return
    if not _is_near(name, at, reading):
        raise CheckFailed("holder_not_in_text", f"{name!r} does not appear where the quote stands")


def _is_near(name: str, at: Span, reading: Reading) -> bool:
    """Whether `name`, or another form of it, stands within `_REACH` sentences before `at`, or one after."""
    party = reading.party_named(name)
    forms = (party.name, *party.aliases) if party else (name,)
    window = folded(" ".join(sentence.text for sentence in reading.sentences_around(at, _REACH, 1)))
    return any(has_phrase(_plain(form), window) for form in (*forms, name))
