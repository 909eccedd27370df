"""Tells the states that no table has, by how the article speaks of them, and what stands for them."""

import re
from collections import Counter
from typing import TYPE_CHECKING

from summarizer.reading.countries import BY_FORM, CAPITALS, DEMONYMS
from summarizer.reading.names.vocabulary import ORGANISATION
from summarizer.reading.parse import text_of

if TYPE_CHECKING:
    from summarizer.reading.tree import Doc

ENOUGH = 3
"""Evidence from which on a name is taken for a state's."""
_DEMONYM_ENDINGS = frozenset({"n", "an", "ian", "i", "ese", "ish", "ns", "ans", "ians", "is"})
_OFFICES = (
    r"(?:government|president|prime minister|foreign minister|defen[cs]e minister|interior minister|finance minister|"
    r"leader|foreign ministry|defen[cs]e ministry|interior ministry|parliament|capital|ambassador|embassy|army|military|"
    r"armed forces|border|civil war|king|queen|monarch|central bank|constitution|independence|economy)"
)
REALMS = frozenset("republic kingdom state country nation emirate sultanate government".split())
"""What a state may be called before its name."""
_STATE = r"(?:republic|kingdom|state|country|nation|emirate|sultanate)"


def states_among(doc: "Doc", names: "list[str]") -> set[str]:
    """Those of `names`, as printed in the article, that are most likely states outside the table of countries."""
    text = text_of(doc)
    demonyms = Counter(re.findall(r"(?<![\w'’-])[A-Z][a-z]+(?![\w-])", text))
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
    stem = name.rstrip("aeo")
    stems = {name, stem, stem.removesuffix("i")}
    return word != name and any(word.startswith(each) and word.removeprefix(each) in _DEMONYM_ENDINGS for each in stems)


def _evidence(text: str, words: Counter[str], name: str) -> int:
    if ORGANISATION.search(name) or name.isupper() or len(name) < 4 or len(name.split()) > 2:
        return 0
    known = re.escape(name)
    patterns = {
        rf"\b{_STATE} of {known}\b": 3,
        rf"\bneighbou?ring {known}\b": 3,
        rf"\b{known}['’]s? (?:\w+ )?{_OFFICES}\b": 2,
        rf"\b(?:{_OFFICES}|Republic) of {known}\b": 2,
        rf"^[A-Z][A-Z'’-]+, {known}\b": 2,
        rf"\b(?:Prime Minister|Foreign Minister|Ambassador|King) of {known}\b": 3,
        rf"\b{known} (?:and|or) (?:{'|'.join(map(re.escape, BY_FORM))})\b": 1,
    }
    found = sum(strength for pattern, strength in patterns.items() if re.search(pattern, text, re.MULTILINE))
    return found + 3 * any(is_demonym_of(word, name) for word in words)


def seat_of(doc: "Doc", name: str) -> str | None:
    """The demonym or name of the state whose capital the article says `name` is: "the Temiri capital, Hwaril"."""
    known = re.escape(name)
    shown = re.search(
        rf"([A-Z]\w+?)(?:['’]s)? capital,? {known}\b|\b{known}, (?:the )?([A-Z]\w+?)(?:['’]s)? capital", text_of(doc)
    )
    dated = re.search(rf"^{re.escape(name.upper())}, ([A-Z]\w+(?: [A-Z]\w+)?)(?=[, ])", text_of(doc), re.MULTILINE)
    if shown:
        return shown.group(1) or shown.group(2)
    return dated.group(1) if dated else None
