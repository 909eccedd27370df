"""How much a mention says that whom it names takes part in the news, and is not a mere place or modifier."""

from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.names.vocabulary import PLACES_BEFORE

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

ACTING = 3
"""The weight of one who acts or speaks."""
_BEGINS_A_MEDIUM = cues.MEDIA | {"the"}
_PARTNERS = frozenset({"with", "by", "against", "between", "on"})


def weight(token: "Token", *, place: bool) -> int:
    """3 for one who acts or speaks, 2 for one to whom something is done, 1 for others, 0 for a place or modifier."""
    if token.dep_ in {"nsubj", "nsubjpass"} or (token.dep_ == "pobj" and token.head.dep_ == "agent"):
        return ACTING
    if token.dep_ == "conj":
        return weight(token.head, place=place)
    if token.dep_ in {"dobj", "dative", "appos"}:
        return 2
    if token.dep_ in {"poss", "ROOT"}:
        return int(not (place and token.head.pos_ == "PROPN"))
    if token.dep_ == "pobj" and token.head.lower_ in _PARTNERS:
        return 1
    return int(not place and token.dep_ in {"pobj", "compound", "nmod"})


def is_place(token: "Token") -> bool:
    """Whether the word only says where, alone or in a list of places."""
    if token.dep_ == "conj" and token.head.pos_ == "PROPN" and token.head is not token:
        return is_place(token.head)
    return token.dep_ == "pobj" and token.head.lower_ in PLACES_BEFORE


def is_medium(words: str, token: "Token") -> bool:
    """Whether a name is of one who only passes on: a known agency, or one that is told or cited."""
    if any(word.lower() in cues.MEDIA for word in words.split()) and words.split()[0].lower() in _BEGINS_A_MEDIUM:
        return True
    if token.dep_ == "pobj" and token.head.lower_ in {"citing"}:
        return True
    governor = token.head
    return token.dep_ in {"dobj", "dative"} and governor.lemma_ in {"tell", "cite"} and governor.pos_ == "VERB"
