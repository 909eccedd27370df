"""Number words and magnitudes, and the value of a run of them."""

import re

ONES = {
    word: value
    for value, word in enumerate(
        (
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen"
        ).split()
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
DOZEN = {"dozen": 12}
MAGNITUDES = {
    "hundred": 100,
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
}
SHORT_MAGNITUDES = {
    "bln": 10**9,
    "mln": 10**6,
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "bn": 10**9,
    "b": 10**9,
    "tn": 10**12,
    "trn": 10**12,
}
FRACTIONS = {
    "half": 1 / 2,
    "third": 1 / 3,
    "quarter": 1 / 4,
    "fifth": 1 / 5,
    "sixth": 1 / 6,
    "seventh": 1 / 7,
    "eighth": 1 / 8,
    "ninth": 1 / 9,
    "tenth": 1 / 10,
}
VAGUE = {
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2000,
    "tens of thousands": 20_000,
    "hundreds of thousands": 200_000,
    "millions": 2 * 10**6,
    "tens of millions": 2 * 10**7,
    "hundreds of millions": 2 * 10**8,
    "billions": 2 * 10**9,
    "tens of billions": 2 * 10**10,
    "trillions": 2 * 10**12,
    "lakhs": 2 * 10**5,
    "crores": 2 * 10**7,
}
_UNITS = "|".join(sorted(ONES | TENS, key=len, reverse=True))
_SCALES = "|".join(MAGNITUDES)
WORDS = (
    rf"(?:an?\s+(?:{_SCALES}|dozen)|half\s+an?\s+(?:{_SCALES}|dozen)|(?:{_UNITS}|(?:{_SCALES}|dozen)(?!s))"
    rf"(?:(?:[\s-]+|(?:(?<=hundred)|(?<=thousand)|(?<=million))\s+and\s+)(?:{_UNITS}|{_SCALES}|dozen)(?![\w]))*)"
    rf"(?:\s+and\s+a\s+(?:half|quarter))?(?:[\s-]+(?:{_SCALES})(?!\w))?"
)
_SPLIT = re.compile(r"[\s-]+")


def word_value(text: str) -> int | float:
    """The value of number words such as "twenty-five thousand" or "two and a half million"."""
    total: int | float = 0
    current: int | float = 0
    words = _SPLIT.split(text.lower())
    half = words[:1] == ["half"]
    for word in words:
        if word in ONES or word in TENS:
            current += ONES.get(word, TENS.get(word, 0))
        elif word == "hundred":
            current = (current or 1) * 100
        elif word == "dozen":
            current = (current or 1) * 12
        elif word in MAGNITUDES:
            total += (current or 1) * MAGNITUDES[word]
            current = 0
        elif word in ("half", "quarter") and not half:
            current += FRACTIONS[word]
    value = total + current
    return whole(value / 2 if half else _scaled_fraction(words, value))


def _scaled_fraction(words: list[str], value: int | float) -> int | float:
    if "and" in words and words[-1] in ("half", "quarter") and words[-4:-3] and words[-4] in MAGNITUDES:
        scale = MAGNITUDES[words[-4]]
        return value - FRACTIONS[words[-1]] + FRACTIONS[words[-1]] * scale
    return value


def whole(value: int | float) -> int | float:
    """`value` as an int where it is one, with float noise rounded off."""
    rounded = round(value, 9)
    return int(rounded) if rounded == int(rounded) else rounded
