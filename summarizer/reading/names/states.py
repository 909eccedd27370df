"""Tells the states that no table has, by how the article speaks of them, and what stands for them."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from summarizer.reading.countries import BY_FORM, CAPITALS, DEMONYMS
from summarizer.reading.names.vocabulary import ORGANISATION
from summarizer.reading.parse import text_of
from summarizer.reading.words import places_of

if TYPE_CHECKING:
    from summarizer.reading.tree import Doc

ENOUGH = 3
"""Evidence from which on a name is taken for a state's."""
_DEMONYM_ENDINGS = frozenset({"n", "an", "ian", "i", "ese", "ish", "ns", "ans", "ians", "is"})
_OFFICES = (
    r"(?:government|president|prime minister|foreign minister|defen[cs]e minister|interior minister|finance minister|"
    r"leader|foreign ministry|defen[cs]e ministry|interior ministry|parliament|capital|ambassador|embassy|army|military|"
    r"navy|air force|presidency|armed forces|border|civil war|king|queen|monarch|central bank|constitution|independence|"
    r"economy)"
)
REALMS = frozenset("republic kingdom state country nation emirate sultanate government".split())
"""What a state may be called before its name."""
CAPITALISED = re.compile(r"(?<![\w'’-])[A-Z][a-z]+(?![\w-])")
"""A word that may be the name or the demonym of a state."""
_BEFORE = {
    re.compile(r"\b(?:republic|kingdom|state|country|nation|emirate|sultanate) of $"): 3,
    re.compile(r"\bneighbou?ring $"): 3,
    re.compile(rf"\b(?i:{_OFFICES}|republic) of $"): 2,
    re.compile(r"\b(?:border|frontier|war|relations|ties) with $"): 2,
    re.compile(r"\b(?:[Ee]lections? in|ambassador to|northern|southern|eastern|western) $"): 1,
    re.compile(r"^[A-Z][A-Z'’-]+, $", re.MULTILINE): 2,
    re.compile(r"\b(?:Prime Minister|Foreign Minister|Ambassador|King) of $"): 3,
}
_AFTER = {
    re.compile(rf"['’]s? (?:\w+ )?{_OFFICES}\b"): 2,
    re.compile(r" (?:side|bank|border|army|agency|troops|soldiers|authorities)\b"): 1,
    re.compile(rf" (?:and|or) (?:{'|'.join(map(re.escape, BY_FORM))})\b"): 1,
}
"""What tells a state by the words around its name, and how strongly."""
_REACH = 60
"""Code points before a name in which such words stand."""
_SEAT_BEFORE = re.compile(r"([A-Z]\w+?)(?:['’]s)? capital,? $")
_SEAT_AFTER = re.compile(r", (?:the )?([A-Z]\w+?)(?:['’]s)? capital")
_DATELINED = re.compile(r", ([A-Z]\w+(?: [A-Z]\w+)?)(?=[, ])")


def states_among(doc: "Doc", names: "list[str]") -> set[str]:
    """Those of `names`, as printed in the article, that are most likely states outside the table of countries."""
    text = text_of(doc)
    demonyms = set(CAPITALISED.findall(text))
    return {
        name
        for name in names
        if name not in BY_FORM
        and name not in CAPITALS
        and name not in DEMONYMS
        and _evidence(text, demonyms, name) >= ENOUGH
    }


def is_demonym_of(word: str, name: str) -> bool:
    """Whether `word` is what the people of `name` are called by one of the usual endings: Karsovian, Temiri."""
    return word in _demonyms(name)


@lru_cache(maxsize=256)
def _demonyms(name: str) -> frozenset[str]:
    stem = name.rstrip("aeo")
    stems = (name, stem, stem.removesuffix("i"))
    return frozenset(each + ending for each in stems for ending in _DEMONYM_ENDINGS) - {name, f"{name}s"}


def _evidence(text: str, words: set[str], name: str) -> int:
    if ORGANISATION.search(name) or name.isupper() or len(name) < 4 or len(name.split()) > 2:
        return 0
    places = list(places_of(name, text))
    before = [each for each in _BEFORE if any(each.search(text, max(0, at - _REACH), at) for at in places)]
    after = [each for each in _AFTER if any(each.match(text, at + len(name)) for at in places)]
    found = sum(_BEFORE[each] for each in before) + sum(_AFTER[each] for each in after)
    return found + 3 * (not words.isdisjoint(_demonyms(name)))


def seat_of(doc: "Doc", name: str) -> str | None:
    """The demonym or name of the state whose capital the article says `name` is: "the Temiri capital, Hwaril"."""
    text, dateline = text_of(doc), name.upper()
    for at in places_of(name, text):
        shown = _SEAT_BEFORE.search(text, max(0, at - _REACH), at) or _SEAT_AFTER.match(text, at + len(name))
        if shown:
            return shown.group(1)
    begun = (at for at in places_of(dateline, text) if text[at - 1 : at] in {"", "\n"})
    dated = (_DATELINED.match(text, at + len(dateline)) for at in begun)
    return next((each.group(1) for each in dated if each), None)
