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
    "cr": 10**7,
    "mil": 10**6,
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
APART = ("bln", "mln", "bn", "mn", "trn", "cr")
"""Short magnitudes that may also stand apart from the digits: "1.24 bln", "1,200-cr"."""
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
MIXED = {"a half": 1 / 2, "a third": 1 / 3, "a quarter": 1 / 4, "three quarters": 3 / 4}
VULGAR = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
    "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip
_UNITS = "|".join(sorted(ONES | TENS, key=len, reverse=True))
_DIGITS = "|".join(list(ONES)[1:10])
_SCALES = "|".join(MAGNITUDES)
_NOT_AFTER_ONES = "".join(f"(?<!{word})" for word in ONES)
_NOT_AFTER_TENS = "".join(f"(?<!{word})" for word in TENS)
# "twenty-five" goes on, "ten-twelve" does not: no unit after a unit, and only a digit after tens.
_MORE = rf"{_NOT_AFTER_ONES}[\s-]+(?:{_DIGITS})|{_NOT_AFTER_ONES}{_NOT_AFTER_TENS}[\s-]+(?:{_UNITS})|[\s-]+(?:{_SCALES}|dozen)"
_SMALL = rf"(?:{_UNITS})(?:[\s-]+(?:{_DIGITS}))?(?!\w)"
_BELOW_THOUSAND = rf"{_SMALL}(?:\s+hundred(?:\s+(?:and\s+)?{_SMALL})?)?"
# "two thousand and three" is one number, "two thousand and three thousand" are two.
_AND = (
    rf"(?:(?<=hundred)(?!\s+and\s+{_SMALL}\s+hundred)|(?<=thousand)(?!\s+and\s+{_BELOW_THOUSAND}\s+(?:thousand|(?:m|b|tr)illion))"
    rf"|(?:(?<=million)|(?<=billion)|(?<=trillion))(?!\s+and\s+{_BELOW_THOUSAND}\s+(?:m|b|tr)illion))\s+and\s+"
)
WORDS = (
    rf"(?:an?\s+(?:{_SCALES}|dozen)|half\s+an?\s+(?:{_SCALES}|dozen)|(?:{_UNITS}|(?:{_SCALES}|dozen)(?!s))"
    rf"(?:(?:{_MORE}|{_AND}(?:{_UNITS}|{_SCALES}|dozen))(?![\w]))*)"
    rf"(?:\s+and\s+(?:a\s+(?:half|quarter|third)(?!\s+of\b)|three[\s-]quarters))?(?:[\s-]+(?:{_SCALES})(?!\w))?"
)
AFTER_UNIT = "|(?<=-)(?:" + "|".join(f"(?<=(?<![a-z-]){word}-)" for word in ONES) + ")"
"""Where a second unit may begin: the "twelve" of "ten-twelve"."""
_MIXED = re.compile(r"\s+and\s+(a\s+(?:half|quarter|third)|three[\s-]quarters)\b")
_SPLIT = re.compile(r"[\s-]+")


def word_value(text: str) -> int | float:
    """The value of number words such as "twenty-five thousand" or "two and a half million"."""
    words = text.lower()
    mixed = _MIXED.search(words)
    if not mixed:
        return whole(_run_value(words) if not words.startswith("half") else _run_value(words[4:]) / 2)
    before, scale = words[: mixed.start()], words[mixed.end() :].strip(" -")
    part = MIXED[" ".join(_SPLIT.split(mixed.group(1)))]
    last = MAGNITUDES.get(_SPLIT.split(before)[-1], 1)
    return whole((_run_value(before) + part * last) * MAGNITUDES.get(scale, 1))


def _run_value(words: str) -> int:
    total = current = 0
    for word in _SPLIT.split(words):
        if word in ONES or word in TENS:
            current += ONES.get(word, TENS.get(word, 0))
        elif word == "hundred":
            current = (current or 1) * 100
        elif word == "dozen":
            current = (current or 1) * 12
        elif word in MAGNITUDES:
            total, current = _scaled(total, current, MAGNITUDES[word])
    return total + current


def _scaled(total: int, current: int, scale: int) -> tuple[int, int]:
    """ "nine hundred thousand million", "two thousand billion": a larger scale after a smaller takes all before it."""
    if total and total < scale:
        return (total + current) * scale, 0
    return total + (current or 1) * scale, 0


def whole(value: int | float) -> int | float:
    """`value` as an int where it is one, with float noise rounded off."""
    rounded = round(value, 9)
    return int(rounded) if rounded == int(rounded) else rounded
