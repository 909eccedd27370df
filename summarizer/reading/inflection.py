"""Forms of English verbs."""

_VOWELS = frozenset("aeiou")
_NEVER_DOUBLED = frozenset("wxy")
_LONGEST_DOUBLED = 5
"""Letters of a short verb whose last consonant is doubled: "drop", "shut"; longer ones mostly are stressed elsewhere."""
_DOUBLING = frozenset(
    "refer transfer commit admit permit submit expel compel prefer rebut split scrap scrub occur outstrip".split()
)
"""Longer verbs that double their last letter, being stressed on it."""


def ing(verb: str) -> str:
    """The form in -ing of a verb in its base form."""
    word = verb.lower()
    if word.endswith("ie"):
        return f"{verb[:-2]}ying"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")) and word != "be":
        return f"{verb[:-1]}ing"
    return f"{_stem(verb)}ing"


def ed(verb: str) -> str:
    """The form in -ed of a regular verb in its base form."""
    word = verb.lower()
    if word.endswith("e"):
        return f"{verb}d"
    if word.endswith("y") and word[-2:-1] not in "aeou":
        return f"{verb[:-1]}ied"
    return f"{_stem(verb)}ed"


def _stem(verb: str) -> str:
    """The verb, its last letter doubled where an ending makes it so."""
    word = verb.lower()
    short = 2 < len(word) <= _LONGEST_DOUBLED
    doubles = word in _DOUBLING or (short and _ends_in_one_vowel_and_a_consonant(word))
    return f"{verb}{verb[-1]}" if doubles else verb


def _ends_in_one_vowel_and_a_consonant(word: str) -> bool:
    last, vowel, before = word[-1], word[-2], word[-3]
    vowels = sum(letter in _VOWELS for letter in word.replace("qu", "q"))
    return (
        last not in _VOWELS | _NEVER_DOUBLED
        and vowel in _VOWELS
        and (before not in _VOWELS or "qu" in word)
        and vowels == 1
    )
