"""What is so large, long or many: "depth of the channel", "members of the council", "distance east of the port"."""

import re
from typing import TYPE_CHECKING

from summarizer.reading.clauses import party_of
from summarizer.reading.counting.nouns import LENGTHS, TIMES, WEIGHTS, Amount
from summarizer.reading.counting.phrases import (
    actor_words,
    noun_words,
    owned_by,
    subject_of,
    tidy,
)
from summarizer.reading.counting.times import is_time
from summarizer.reading.counting.verbs import denied
from summarizer.reading.units import CURRENCY_WORDS, MEASURES

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

_PAPERS = {
    "yield",
    "yields",
    "gilt",
    "gilts",
    "bond",
    "bonds",
    "note",
    "notes",
    "bill",
    "bills",
    "treasury",
    "treasuries",
}
_TEAMS = {"team", "crew", "committee", "panel", "jury", "delegation", "squad", "council", "cabinet", "family"}
_LEVELS = {"range", "total", "average", "record", "maximum", "minimum", "high", "low", "level"}
_WRITTEN = frozenset("document report statement letter note paper submission dossier ruling judgment".split())
_VERY_SHORT = 3
_OWNING = {"have", "own", "hold", "face", "report", "post", "run", "record", "charge", "send", "lose", "get"}
_TRAVELLING = set("fly travel go swim walk run drive march sail ride trek row drift hike move race fall climb".split())
_DIMENSIONS = {
    "wide": "width",
    "deep": "depth",
    "high": "height",
    "tall": "height",
    "long": "length",
    "thick": "thickness",
}
_VOLUMES = ("cubic", "litres", "barrels", "gigalitres", "tonnes", "tons")
_MEASURING = {"weigh": "weight", "hold": "capacity", "seat": "capacity", "span": "length"}
_JOINED_NOUN = re.compile(r"[-‑]([a-z]+)(?=\s)")
_WORD_MOST = 24
_PLURALS = {"man": "men", "woman": "women", "person": "people", "country": "countries", "party": "parties"}
_NOT_PARTS = frozenset(
    "year month week day hour minute second point fold way old dollar euro crore lakh million billion trillion time to".split()
)
_RATE = re.compile(rf"\s(?:to|per|against)\sthe\s(?:US\s)?(?:{'|'.join(CURRENCY_WORDS)})s?\b")


def of_noun(amount: Amount) -> str:
    """ "fee", "ceiling", "length of judgment": the noun whose size the amount gives."""
    noun = amount.sized
    if noun is None:
        return ""
    words = noun_words(amount.reading, noun, skip=amount.head)
    if noun.lower_ in _PAPERS and is_time(amount):
        return f"term of {words}"
    if (dimension := _dimension(amount)) and amount.measured:
        return f"{dimension} of {words}"
    if len(words.split()) < _VERY_SHORT and noun.dep_ == "dobj" and noun.head.lemma_ in _OWNING:
        words += owned_by(amount.reading, subject_of(noun.head))
    return words


def _dimension(amount: Amount) -> str:
    unit = amount.head.lemma_.lower()
    if unit in WEIGHTS or unit == "kg":
        return "weight"
    return "length" if unit in TIMES or unit in LENGTHS else ""


def of_measure(amount: Amount) -> str:
    """ "depth of the channel" of "2.8 metres deep", "weight of the satellite" of "weighs 120 kilograms"."""
    after = amount.head.nbor()
    if after.lower_ in _DIMENSIONS and after.head != after:
        thing = (
            after.head
            if after.dep_ == "amod"
            else subject_of(after.head if after.head.pos_ in {"VERB", "AUX"} else after)
        )
        words = noun_words(amount.reading, thing, skip=after) if thing is not None else ""
        return f"{_DIMENSIONS[after.lower_]} of {words}" if words else ""
    verb = amount.head.head
    holds = verb.lemma_ != "hold" or (amount.number.unit or "").startswith(_VOLUMES)
    if amount.head.dep_ in {"dobj", "npadvmod", "attr", "oprd"} and verb.lemma_ in _MEASURING and holds:
        actor = actor_words(amount.reading, subject_of(verb))
        return f"{_MEASURING[verb.lemma_]} of {actor}" if actor and not denied(verb) else ""
    return ""


def of_members(amount: Amount) -> str:
    """ "members of the council" of "the 1,400-member council" and "the 40-strong council", "stores of the chain"."""
    part = _JOINED_NOUN.match(amount.reading.text[amount.number.end :][:_WORD_MOST])
    noun = _body(amount) if part is not None else None
    ending = part.group(1) if part is not None else ""
    if (
        noun is None
        or part is None
        or ending.endswith("ed")
        or {part.group(1)} & (MEASURES.keys() | CURRENCY_WORDS.keys() | _NOT_PARTS)
    ):
        return ""
    party = party_of(amount.reading, noun) if noun.pos_ == "PROPN" else None
    words = party.name if party is not None else noun_words(amount.reading, noun, skip=amount.head)
    owner = re.sub(rf"^{part.group(1)}\s", "", words)
    word = "member" if part.group(1) == "strong" else part.group(1)
    return f"{_PLURALS.get(word, f'{word}s')} of {owner}" if owner else ""


def _body(amount: Amount) -> "Token | None":
    """What has so many members: "council" of "the 40-strong council", "Council" of "the 40-member Makers' Council"."""
    token = amount.root
    while token.dep_ in {"nummod", "npadvmod", "amod", "nmod", "compound", "quantmod", "advmod", "poss"}:
        if token.head.i < token.i:
            return None
        token = token.head
    return token if token != amount.root and token.pos_ in {"NOUN", "PROPN"} else None


def of_size(amount: Amount) -> str:
    """ "fine" of "a fine of $3 million", "budget" of "a budget of 40 million"."""
    by = amount.preposition
    if by is None or by.lower_ not in {"of", "at", "to"} or by.head.pos_ not in {"NOUN", "PROPN"}:
        return ""
    noun = by.head
    if by.lower_ == "at" and noun.dep_ == "pobj":
        return ""
    if by.lower_ == "of" and noun.lower_ in _TEAMS and not amount.measured:
        return f"members of {noun_words(amount.reading, noun, skip=by)}"
    plain = not any(child.dep_ in {"compound", "poss", "amod"} for child in noun.children)
    if noun.lower_ in _LEVELS and noun.dep_ == "pobj" and plain:
        return ""
    words = noun_words(amount.reading, noun, skip=by)
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ == "margin":
        return f"margin of {words}"
    owned = noun.head.lemma_ in _OWNING
    if noun.lower_ in _WRITTEN and amount.number.unit == "pages":
        return f"length of {words}"
    if len(words.split()) < _VERY_SHORT and noun.dep_ == "dobj" and owned:
        words += owned_by(amount.reading, subject_of(noun.head))
    return words


def of_rate(amount: Amount) -> str:
    """ "shilling to the dollar" of "the shilling, quoted at 129.30 to the dollar"."""
    rate = _RATE.match(amount.reading.text[amount.number.end :][:_WORD_MOST])
    verb = amount.governor
    subject = subject_of(verb) if verb is not None and rate else None
    words = noun_words(amount.reading, subject, place=False) if subject is not None else ""
    return f"{words} {rate.group().strip()}" if words and rate else ""


def of_distance(amount: Amount) -> str:
    """ "distance of the boat east of Anthi", "distance swum by Odoi"."""
    if amount.head.lemma_.lower() not in LENGTHS and amount.number.unit not in {"km", "miles", "m", "metres", "feet"}:
        return ""
    text = amount.reading.text[amount.number.end : amount.number.end + 60]
    way = re.match(
        r"[\s-]?\w*\s((?:(?:north|south|east|west|north-\w+|south-\w+)\s(?:of)|from|away|downstream|upstream|off)\b.*)",
        text,
    )
    if way:
        place = re.match(
            r"(?:\w+\s)?(?:of\s|from\s)?(?:the\s)?(?:[a-z]+\s){0,2}(?:of\s)?(?:[A-Z]\w+\s?){0,3}", way.group(1)
        )
        return tidy(f"distance {place.group() if place else ''}")
    verb = amount.governor
    if (by := amount.preposition) is not None and by.lower_ == "within" and (of := re.match(r"\s?\w+\sof\s", text)):
        place = re.match(r"(?:the\s)?(?:[a-z]+|[A-Z]\w+(?:\s[A-Z]\w+){0,2})", text[of.end() :])
        return f"distance from {tidy(place.group())}" if place else ""
    if verb is None or denied(verb):
        return ""
    actor = actor_words(amount.reading, subject_of(verb))
    return f"distance {actor} {verb.text}" if actor and verb.lemma_ in _TRAVELLING else ""
