"""Sentences with one change of meaning, by kind: none of them may be grounded."""

import re
from collections.abc import Callable, Sequence
from random import Random

Alteration = Callable[[str, Random, Sequence[str]], str | None]
"""A sentence, chance, and the names of its article; the altered sentence, or None where the kind does not apply."""

_MAGNITUDES = ["thousand", "million", "billion", "trillion"]
_SHORT = ["k", "m", "bn", "tn"]
_NUMBERS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty thirty forty fifty "
    "sixty seventy eighty ninety half third quarter dozen hundred"
).split()
_HEDGES = (
    "at least|more than|fewer than|less than|up to|as many as|about|around|nearly|almost|roughly|some|over|estimated|"
    "reportedly|allegedly|may|might|could|possibly|likely"
)
_OTHER_HEDGES = "at least|more than|fewer than|up to|about|nearly|almost|roughly".split("|")
_OTHER_MODALS = "may might could".split()
_AUXILIARIES = {
    "will": "would", "would": "will", "has": "had", "had": "has", "have": "had", "is": "was", "was": "is",
    "are": "were", "were": "are", "can": "could", "does": "did", "did": "does", "been": "be",
}  # fmt: skip
_NEGATIVE = re.compile(r"\s+(?:not|never|no)\b|(?<=[a-z])n['’]t\b", re.IGNORECASE)
_POSITIVE = re.compile(r"\b(?:will|would|has|had|have|is|was|are|were|can|could|should|may|did)\b(?! not|n['’]t)")
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][\w’'-]*[\w](?: [A-Z][\w-]+)*")


def names_in(text: str) -> list[str]:
    """Runs of capitalised words within sentences, in order, each once."""
    return list(dict.fromkeys(_NAME.findall(text)))


def _choice(pattern: str | re.Pattern[str], sentence: str, chance: Random) -> re.Match[str] | None:
    found = list(re.finditer(pattern, sentence))
    return chance.choice(found) if found else None


def _put(sentence: str, match: re.Match[str], words: str) -> str:
    return sentence[: match.start()] + words + sentence[match.end() :]


def _other(sentence: str, match: re.Match[str] | None, words: Sequence[str], chance: Random) -> str | None:
    if match is None:
        return None
    rest = [word for word in words if word != match.group().lower()]
    return _put(sentence, match, chance.choice(rest)) if rest else None


def digit_changed(sentence: str, chance: Random, names: Sequence[str]) -> str | None:
    return _other(sentence, _choice(r"\d", sentence, chance), "0123456789", chance)


def magnitude_changed(sentence: str, chance: Random, names: Sequence[str]) -> str | None:
    if match := _choice(rf"\b(?:{'|'.join(_MAGNITUDES)})\b", sentence, chance):
        return _other(sentence, match, _MAGNITUDES, chance)
    return _other(sentence, _choice(rf"(?<=\d)(?:{'|'.join(_SHORT)})\b", sentence, chance), _SHORT, chance)


def number_word_changed(sentence: str, chance: Random, names: Sequence[str]) -> str | None:
    return _other(sentence, _choice(rf"\b(?:{'|'.join(_NUMBERS)})\b", sentence, chance), _NUMBERS, chance)


def negation_removed(sentence: str, chance: Random, names: Sequence[str]) -> str | None:
    match = _choice(_NEGATIVE, sentence, chance)
    return match and _put(sentence, match, "")


def negation_added(sentence: str, chance: Random, names: Sequence[str]) -> str | None:
    match = _choice(_POSITIVE, sentence, chance)
    return match and _put(sentence, match, match.group() + chance.choice([" not", " never", " no longer"]))


def negation_contracted(sentence: str, chance: Random, names: Sequence[str]) -> str | None:
    match = _choice(r"\b(?:would|has|had|have|is|was|are|were|could|should|did)\b(?! not|n['’]t)", sentence, chance)
    return match and _put(sentence, match, match.group() + "n't")


def name_swapped(sentence: str, chance: Random, names: Sequence[str]) -> str | None:
    return _other(sentence, _choice(_NAME, sentence, chance), names, chance)


def hedge_changed(sentence: str, chance: Random, names: Sequence[str]) -> str | None:
    match = _choice(rf"\b(?:{_HEDGES})\b", sentence, chance)
    modal = match and match.group() in _OTHER_MODALS
    return _other(sentence, match, _OTHER_MODALS if modal else _OTHER_HEDGES, chance)


def hedge_dropped(sentence: str, chance: Random, names: Sequence[str]) -> str | None:
    match = _choice(rf"\b(?:{_HEDGES})\s", sentence, chance)
    return match and _put(sentence, match, "")


def auxiliary_changed(sentence: str, chance: Random, names: Sequence[str]) -> str | None:
    match = _choice(rf"\b(?:{'|'.join(_AUXILIARIES)})\b", sentence, chance)
    return match and _put(sentence, match, _AUXILIARIES[match.group()])


def words_dropped(sentence: str, chance: Random, names: Sequence[str]) -> str | None:
    words, count = sentence.split(" "), chance.choice([1, 1, 2, 3])
    if len(words) < count + 4:
        return None
    at = chance.randrange(1, len(words) - count)
    return " ".join([*words[:at], *words[at + count :]])


def word_inserted(sentence: str, chance: Random, names: Sequence[str]) -> str | None:
    words = sentence.split(" ")
    at = chance.randrange(1, len(words)) if len(words) > 1 else 0
    return " ".join([*words[:at], chance.choice(words), *words[at:]]) if at else None


def words_reordered(sentence: str, chance: Random, names: Sequence[str]) -> str | None:
    words = sentence.split(" ")
    if len(words) < 4:
        return None
    at = chance.randrange(len(words) - 1)
    words[at], words[at + 1] = words[at + 1], words[at]
    return " ".join(words)


def negation_elided(sentence: str, chance: Random, names: Sequence[str]) -> str | None:
    match = _choice(_NEGATIVE, sentence, chance)
    return match and _put(sentence, match, " …")


ALTERATIONS: dict[str, Alteration] = {
    "digit changed": digit_changed,
    "magnitude changed": magnitude_changed,
    "number word changed": number_word_changed,
    "negation removed": negation_removed,
    "negation added": negation_added,
    "negation contracted": negation_contracted,
    "negation elided": negation_elided,
    "name swapped": name_swapped,
    "hedge changed": hedge_changed,
    "hedge dropped": hedge_dropped,
    "auxiliary changed": auxiliary_changed,
    "words dropped": words_dropped,
    "word inserted": word_inserted,
    "words reordered": words_reordered,
}
