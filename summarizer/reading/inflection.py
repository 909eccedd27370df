"""Forms of English verbs."""

_VOWELS = frozenset("aeiou")
_NEVER_DOUBLED = frozenset("wxy")
_LONGEST_DOUBLED = 5
"""Letters of a short verb whose last consonant is doubled: "drop", "shut"; longer ones mostly are stressed elsewhere."""
_DOUBLING = frozenset("refer transfer commit admit permit submit expel compel prefer rebut split scrap scrub".split())
"""Longer verbs that double their last letter, being stressed on it."""


def ing(verb: str) -> str:
    """The form in -ing of a verb in its base form."""
    word = verb.lower()
    if word.endswith("ie"):
        return f"{verb[:-2]}ying"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")) and word != "be":
        return f"{verb[:-1]}ing"
    short = len(word) <= _LONGEST_DOUBLED and len(word) > 2
    if word in _DOUBLING or (short and _ends_in_one_vowel_and_a_consonant(word)):
        return f"{verb}{verb[-1]}ing"
    return f"{verb}ing"


def _ends_in_one_vowel_and_a_consonant(word: str) -> bool:
    last, vowel, before = word[-1], word[-2], word[-3]
    vowels = sum(letter in _VOWELS for letter in word.replace("qu", "q"))
    return (
        last not in _VOWELS | _NEVER_DOUBLED
        and vowel in _VOWELS
        and (before not in _VOWELS or "qu" in word)
        and vowels == 1
    )
