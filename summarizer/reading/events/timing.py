"""When an act was: the date that its own clause gives it, not one of a clause within or around it."""

from itertools import takewhile
from typing import TYPE_CHECKING

from summarizer.reading.clauses import subtree
from summarizer.reading.mentions import DateMention
from summarizer.reading.parse import tokens_over
from summarizer.reading.reading import Reading

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

_OTHER_CLAUSES = frozenset({"relcl", "acl", "appos", "parataxis", "ccomp", "pcomp", "csubj", "conj", "cc"})
"""What leads to a clause, or to another noun, that has a time of its own."""
_AT_ONCE = frozenset({"when", "as", "while"})
_DATING = frozenset({"in", "on", "at", "during", "for", "over", "around", "between"})
"""Prepositions by which a date after a noun tells when the act was: "found nothing in an inspection in May"."""
_WORDS_OF_NAMES = frozenset({"compound", "nummod", "poss", "amod", "nmod"})
"""How a date is part of a name or of a thing: "the 1995 Mekong Agreement", "the March flood"."""


def date_of(reading: Reading, verb: "Token") -> DateMention | None:
    """The date of the act of `verb`: one that hangs on the verb itself, else the nearest one in its clause.

    A verb joined to another shares its date where it has none: "walked out on Monday and refused to return".
    """
    dates = [(date, way) for date in reading.dates_in(subtree(verb)) if (way := _way(reading, date, verb)) is not None]
    own = [date for date, way in dates if not any(each.pos_ in {"NOUN", "PROPN", "PRON"} for each in way)]
    if own:
        return own[0]
    valued = [date for date, _ in dates if date.value]
    if valued:
        return min(valued, key=lambda date: _distance(date, verb))
    return _shared(reading, verb)


def _way(reading: Reading, date: DateMention, verb: "Token") -> "list[Token] | None":
    """The words between `date` and `verb` in the tree; None where they lead through what has a time of its own."""
    root = tokens_over(reading.doc, date.start, date.end).root
    if root is verb:
        return []
    above = list(takewhile(lambda each: each is not verb, root.ancestors))
    if (above[-1] if above else root).head is not verb or any(_leads_apart(each) for each in (root, *above)):
        return None
    return above


def _leads_apart(word: "Token") -> bool:
    if word.dep_ in _OTHER_CLAUSES or word.dep_ in _WORDS_OF_NAMES:
        return True
    if word.dep_ == "advcl":
        return not (word.tag_ == "VBG" or word.left_edge.lower_ in _AT_ONCE)
    return word.dep_ == "prep" and word.head.pos_ in {"NOUN", "PROPN", "NUM", "ADJ"} and word.lower_ not in _DATING


def _shared(reading: Reading, verb: "Token") -> DateMention | None:
    head = verb.head
    alone = not any(child.dep_ in {"nsubj", "nsubjpass", "expl"} for child in verb.children)
    return date_of(reading, head) if verb.dep_ == "conj" and alone and verb.tag_ == head.tag_ else None


def _distance(date: DateMention, verb: "Token") -> int:
    return min(abs(date.start - verb.idx), abs(date.end - verb.idx))
