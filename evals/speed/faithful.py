"""Sentences as typography and extraction change them, by kind: all of them must be grounded."""

import html
import re
from collections.abc import Callable
from random import Random

Change = Callable[[str, Random], str]
"""A sentence and chance; the sentence as changed, equal to it where the kind does not apply."""

SHORTEST_ELIDED = 16
FEWEST_LEFT_OUT = 5
_NEGATIVE = re.compile(r"\b(?:not|no|never|neither|nor|none|without|denie[ds]|deny|cannot)\b|n['’]t\b", re.IGNORECASE)
_CURLY = str.maketrans({"'": "’"})
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
_LIGATURES = {"ffi": "ﬃ", "ffl": "ﬄ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ"}
_NAMED = {
    "“": "&ldquo;",
    "”": "&rdquo;",
    "‘": "&lsquo;",
    "’": "&rsquo;",
    "—": "&mdash;",
    "–": "&ndash;",
    "£": "&pound;",
}


def verbatim(sentence: str, chance: Random) -> str:
    return sentence


def straight_or_curly_quotes(sentence: str, chance: Random) -> str:
    straight = sentence.translate(_STRAIGHT)
    if straight != sentence:
        return straight
    return re.sub(r'"([^"]*)"', r"“\1”", sentence).translate(_CURLY)


def marks_within_json(sentence: str, chance: Random) -> str:
    """Single quotation marks for double, as models write inside a JSON string."""
    return re.sub('["“”]', "'", sentence)


def dashes(sentence: str, chance: Random) -> str:
    return re.sub(r"[-–—]", lambda match: chance.choice([each for each in "-–‑" if each != match.group()]), sentence)


def no_break_spaces(sentence: str, chance: Random) -> str:
    return re.sub(" ", lambda match: chance.choice([" ", "\u00a0", "\u202f", "\u2009"]), sentence)


def ligatures(sentence: str, chance: Random) -> str:
    return re.sub("ff[il]?|f[il]", lambda match: _LIGATURES[match.group()], sentence)


def soft_hyphens(sentence: str, chance: Random) -> str:
    return re.sub(r"([a-z]{4})(?=[a-z]{3})", "\\1\u00ad", sentence)


def invisible_characters(sentence: str, chance: Random) -> str:
    return re.sub(" ", lambda match: chance.choice([" ", " \u200b", "\u200e ", " \ufeff"]), sentence)


def ellipsis_form(sentence: str, chance: Random) -> str:
    return sentence.replace("…", "...") if "…" in sentence else sentence.replace("...", "…")


def ellipsis_after(sentence: str, chance: Random) -> str:
    return sentence.rstrip(".\"”'’") + chance.choice(["…", "...", " …"])


def entities(sentence: str, chance: Random) -> str:
    return "".join(_NAMED.get(each, html.escape(each)) for each in sentence)


def space_entities(sentence: str, chance: Random) -> str:
    return sentence.replace(" ", chance.choice(["&nbsp;", "&#160;", "&#x20;"]))


def doubled_spaces(sentence: str, chance: Random) -> str:
    return re.sub(" ", lambda match: chance.choice([" ", "  ", " \t"]), sentence)


def line_break(sentence: str, chance: Random) -> str:
    words = sentence.split(" ")
    at = len(words) // 2
    return " ".join(words[:at]) + chance.choice(["\n", "\r\n", "\n    "]) + " ".join(words[at:])


def initial_case(sentence: str, chance: Random) -> str:
    return re.sub(r"^\W*[^\W\d_]", lambda match: match.group().swapcase(), sentence, count=1)


def marks_around(sentence: str, chance: Random) -> str:
    return chance.choice(["“{}”", '"{}"', "‘{}’", "{},", "– {}"]).format(sentence)


def decomposed(sentence: str, chance: Random) -> str:
    import unicodedata

    return unicodedata.normalize("NFD", sentence)


def full_width(sentence: str, chance: Random) -> str:
    return "".join(chr(ord(each) + 0xFEE0) if each in "(),:;!?%" else each for each in sentence)


def middle_elided(sentence: str, chance: Random) -> str:
    """The middle third of a long sentence left out, unless that leaves out a negation."""
    words = sentence.split(" ")
    first, last = len(words) // 3, len(words) * 2 // 3
    left_out = " ".join(words[first:last])
    if (
        len(words) < SHORTEST_ELIDED
        or len(re.findall(r"\w+", left_out)) < FEWEST_LEFT_OUT
        or _NEGATIVE.search(left_out)
    ):
        return sentence
    return " ".join([*words[:first], chance.choice(["…", "...", "[…]", "[...]"]), *words[last:]])


CHANGES: dict[str, Change] = {
    "quotation marks": straight_or_curly_quotes,
    "single for double marks": marks_within_json,
    "dashes": dashes,
    "no-break and thin spaces": no_break_spaces,
    "ligatures": ligatures,
    "soft hyphens": soft_hyphens,
    "invisible characters": invisible_characters,
    "ellipsis character": ellipsis_form,
    "ellipsis after": ellipsis_after,
    "entities": entities,
    "entities for spaces": space_entities,
    "doubled spaces": doubled_spaces,
    "line break within": line_break,
    "initial case": initial_case,
    "marks around": marks_around,
    "decomposed letters": decomposed,
    "full-width marks": full_width,
    "middle elided": middle_elided,
}
IN_THE_TEXT = ["quotation marks", "dashes", "no-break and thin spaces", "ligatures", "soft hyphens", "entities",
               "invisible characters", "doubled spaces", "decomposed letters"]  # fmt: skip
"""Kinds that also happen to the article, as extraction leaves it, with the sentence asked for as it was."""
