"""A number as printed with the unit that its own words lack: "50 basis points", "three months", "86 million CNY"."""

import re

COUNTED = frozenset({"people", "votes", "seats", "goals"})
"""Units that are things counted."""
_UNTOLD = COUNTED | {"share"}
_CURRENCY = re.compile("[A-Z]{3}")
_SIGN = re.compile(r"[$€£¥₹₩₽₺₦₴¢%‰°#]")
_WORD = re.compile(r"[^\W\d_]+")
_IRREGULAR = {"feet": "foot", "inches": "inch", "centuries": "century", "pence": "penny"}
_ABBREVIATED = {"km", "m", "cm", "mm", "kg", "g", "mg", "ml", "mph", "km/h", "MW", "GW", "GWh", "MWh", "kWh", "kW"}
_ONE = re.compile(r"(?:one|an?|1|half an?|(?:a|one|three) quarters? of an?)", re.IGNORECASE)
_SIGNED_SHORT = {"pence": "p", "cents": "c"}
_OF_NUMBERS = frozenset(
    (
        "m bn bln b tn trn k mn mln mil cr million billion trillion thousand hundred dozen lakh crore and to or "
        "of a an few several couple half quarter third quarters thirds tens dozens hundreds thousands millions "
        "billions zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
    ).split()
)
"""Words of a number, which are no unit."""


def measured(text: str, unit: str | None) -> str:
    """`text`, the number as printed, with `unit` after it where that is a measure and no part of the text already."""
    if unit is None or unit in _UNTOLD or _SIGN.search(text):
        return text
    if _CURRENCY.fullmatch(unit):
        return text if _other_words(text) else f"{text} {unit}"
    if unit == "%":
        return text if re.search(r"per\s?cent", text, re.IGNORECASE) else f"{text}%"
    if text.lower() == "half":
        return f"half {'an' if unit == 'hours' else 'a'} {_singular(unit)}"
    one = _singular(unit) if _ONE.fullmatch(text) else unit
    return text if _says(text, unit) else f"{text} {one}"


def _other_words(text: str) -> bool:
    """Whether a word stands there that is no part of the number: "Rs 5,500", "46 rupees"."""
    words = {word.lower() for word in _WORD.findall(text)}
    return bool(words - _OF_NUMBERS)


def _says(text: str, unit: str) -> bool:
    words = {word.lower() for word in _WORD.findall(text)}
    named = {word.lower() for word in _WORD.findall(unit)}
    if unit == "years" and words & {"decade", "century"}:
        return True
    if unit in {"minutes", "seconds"} and (":" in text or words & {"hour", "hours"}):
        return True
    return bool(words & (named | {_singular(unit).lower(), _SIGNED_SHORT.get(unit, unit)}))


def _singular(unit: str) -> str:
    if unit in _ABBREVIATED:
        return unit
    return _IRREGULAR.get(unit, unit.removesuffix("s"))
