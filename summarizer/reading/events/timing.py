"""When an act was: the date that its own clause gives it, not one of a clause within or around it."""

import re
from datetime import date as day
from datetime import timedelta
from itertools import takewhile
from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.clauses import subtree
from summarizer.reading.events.verb_phrases import AT_ONCE
from summarizer.reading.mentions import DateMention
from summarizer.reading.parse import span_of, tokens_over
from summarizer.reading.reading import Reading

if TYPE_CHECKING:
    from summarizer.reading.tree import Span, Token

_OTHER_CLAUSES = frozenset({"relcl", "appos", "parataxis", "ccomp", "pcomp", "csubj", "conj", "cc"})
"""What leads to a clause, or to another noun, that has a time of its own."""
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_FORESEEN = frozenset("forecast forecasts outlook guidance projection projections budget target growth".split())
"""Nouns whose date is that of what they tell: "cut its forecast for this year"."""
_PARTS = frozenset(
    (
        "hour hours night morning afternoon evening eve end start beginning middle close turn week weekend month period "
        "day days rest half quarter run-up"
    ).split()
)
"""Nouns that belong to the date they stand with: "in the early hours of Monday", "the end of the month"."""
_TELLING = cues.ISSUED | cues.DOCUMENTS | {"paper", "notice", "check", "poll", "interview", "terms"}
"""Where an act is told or found; its date is the act's: "urged it in a letter dated 9 November"."""
_DATING = frozenset({"in", "on", "at", "during", "for", "over", "around", "between"})
"""Prepositions by which a date after a noun tells when the act was: "found nothing in an inspection in May"."""
_WORDS_OF_NAMES = frozenset({"compound", "nummod", "poss", "amod", "nmod"})
"""How a date is part of a name or of a thing: "the 1995 Mekong Agreement", "the March flood"."""
_REACH = 60
_WEEKDAY = re.compile(r"(?:on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_SINCE = re.compile(
    r"\bsince\s(?:(?:at|least|about|around|early|late|mid|last|the|end|start|beginning|middle|of|summer|spring|autumn|winter|"
    r"fall|in)[\s-])*$",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"\b(?:compared (?:with|to)|against(?= [^ ]*\d)|(?:up|down) from|from(?= [^ ]*\d))\s[^;:,]*$")
_EARLIER = re.compile(r"\b(?:earlier|before|previous|ago|last)\b")
"""What something is compared with is not when it was: "compared with $255 million a year earlier"."""
_NO_DAY_OF_ITS_OWN = re.compile(r"\b(?:(?:up|down) (?:on|from)|every|each)\s(?:the\s)?$", re.IGNORECASE)
"""Before what is only compared with, or comes again and again: "nine points up on 2021", "every November"."""
_MOST_SINCE = re.compile(
    r"\b(?:most|least|first|last|worst|best|biggest|[a-z]+est|record)\b[^.,;:]{0,40}\bsince\s(?:\w+\s)?$", re.IGNORECASE
)
"""What is the most since a date was not on that date: "the deadliest clashes since 2022"."""
_FROM_TO = re.compile(r"\bfrom\s(?:\S+\s){1,3}to\s$", re.IGNORECASE)
"""The end of a stretch is not when it was: "from Easter to October"."""
_UNTIL = re.compile(r"(?<!not )\b(?:until|till)\s(?:the\s)?$", re.IGNORECASE)


def date_of(reading: Reading, verb: "Token") -> DateMention | None:
    """The date of the act of `verb`: one that hangs on the verb itself, else the nearest one in its clause.

    A verb joined to another shares its date where it has none: "walked out on Monday and refused to return".
    """
    dates = [(date, way) for date in reading.dates_in(subtree(verb)) if (way := _way(reading, date, verb)) is not None]
    dates = [(date, way) for date, way in dates if not (way and _one_of_two(reading, date))]
    own = [date for date, way in dates if not any(each.pos_ in _NOMINAL for each in way)]
    if own:
        return own[0]
    valued = [date for date, _ in dates if date.value]
    if valued:
        return min(valued, key=lambda date: _distance(date, verb))
    return _shared(reading, verb)


def when_of(reading: Reading, date: DateMention, status: str) -> tuple[str | None, str | None]:
    """When an act of `status` was as `date` tells it, in ISO 8601 and in words; neither where it cannot have been then.

    What happened did not do so after publication, nor "until" a date; "since 2022" it is from then to publication, and
    where that is unknown only the words tell it.
    """
    before = reading.text[max(0, date.start - _REACH) : date.start]
    if status == "planned" and _SINCE.search(before):
        return None, None
    published, value = reading.article.published, date.value
    if status == "planned" and published and value and len(value) == len(published) and value < published:
        return _next_week(value, published) if _WEEKDAY.fullmatch(date.text) else None, date.text
    if status != "happened":
        return date.value, date.text
    if _UNTIL.search(before) or (published and value and value.split("/")[0] > published):
        return None, None
    since = _SINCE.search(before)
    if since and not published:
        return None, f"{since.group()}{date.text}"
    if not since or not published or value is None or "/" in value:
        return value, date.text
    today = published[: len(value)]
    return (f"{value}/{today}" if value < today else value), date.text


def _next_week(value: str, published: str) -> str | None:
    """The day a week later, as what is planned for "Wednesday" is not on the one before publication."""
    later = (day.fromisoformat(value) + timedelta(weeks=1)).isoformat()
    return later if later >= published else None


def _way(reading: Reading, date: DateMention, verb: "Token") -> "list[Token] | None":
    """The words between `date` and `verb` in the tree; None where they lead through what has a time of its own."""
    if _COMPARED.search(reading.text, max(0, date.start - _REACH), date.start) and _EARLIER.search(date.text):
        return None
    if _MOST_SINCE.search(reading.text, max(0, date.start - _REACH), date.start):
        return None
    if _NO_DAY_OF_ITS_OWN.search(reading.text, max(0, date.start - _REACH), date.start):
        return None
    root = _whole(tokens_over(reading.doc, date.start, date.end))
    if root is verb:
        return []
    if _FROM_TO.search(reading.text[max(0, date.start - _REACH) : date.start]):
        return None
    above = list(takewhile(lambda each: each is not verb, root.ancestors))
    if (above[-1] if above else root).head is not verb:
        return None
    if _opens(root):
        return []
    if any(
        each.lower_ in {"from", "than"}
        for each in above[1:]
        if each.head.pos_ not in {"VERB", "AUX"} or _of_a_figure(each)
    ):
        return None  # what it is compared with: "71 seats, down from 92 in 2022", "fell from 44 in the 1980s"
    if _dates_a_thing(root, above) or any(_leads_apart(each) for each in above):
        return None
    return above


def _of_a_figure(preposition: "Token") -> bool:
    return any(
        child.pos_ == "NUM" or any(each.pos_ == "NUM" for each in child.children) for child in preposition.children
    )


def _one_of_two(reading: Reading, date: DateMention) -> bool:
    """ "in March and June": one of two dates alone is not when it was."""
    root = tokens_over(reading.doc, date.start, date.end).root
    others = {(each.start, each.end) for word in root.conjuncts for each in reading.dates_in(span_of(word))}
    return bool(others - {(date.start, date.end)})


def _whole(date: "Span") -> "Token":
    """The word that all words of a date hang on: "hours" of "the early hours of Monday"."""
    root = date.root
    while root.dep_ in {"pobj", "compound"}:
        noun = root.head.head if root.dep_ == "pobj" and root.head.lower_ == "of" else root.head
        if noun.lower_ not in _PARTS or noun.pos_ not in _NOMINAL:
            break
        root = noun
    return root


def _opens(root: "Token") -> bool:
    """ "In 2022 plans were thrown out": a date that opens the sentence, though the parse joins it to a noun."""
    before = root.nbor(-1)
    return root.dep_ in _WORDS_OF_NAMES and before.lower_ in {"in", "on"} and before.is_sent_start


def _dates_a_thing(root: "Token", above: "list[Token]") -> bool:
    """Whether a date only tells which thing is meant: "the decree of 15 March", "a guarantee until 2032"."""
    if root.dep_ in _WORDS_OF_NAMES or _leads_apart(root) or _is_foreseen(root, above):
        return True
    by = above[0] if above and root.dep_ == "pobj" else None
    noun = by is not None and (by.head.pos_ in _NOMINAL | {"NUM"} or by.head.tag_ in {"JJS", "RBS"})
    return by is not None and noun and by.lower_ not in _DATING and by.head.lower_ not in _PARTS


def _is_foreseen(root: "Token", above: "list[Token]") -> bool:
    return any(each.lower_ in _FORESEEN for each in (root.left_edge.nbor(-1), *above))


def _leads_apart(word: "Token") -> bool:
    """Whether what hangs on `word` has a time of its own."""
    if word.dep_ == "acl":
        return not (word.tag_ == "VBN" and word.head.lower_ in _TELLING and word.head.dep_ == "pobj")
    if word.dep_ == "advcl":
        return not (word.tag_ == "VBG" or word.left_edge.lower_ in AT_ONCE)
    return word.dep_ in _OTHER_CLAUSES or word.dep_ == "poss"


def _shared(reading: Reading, verb: "Token") -> DateMention | None:
    """The date of the verb that `verb` is joined to, unless that is one of what was promised: "has promised to save by
    2027 and has closed two sites".
    """
    head = verb.head
    alone = not any(child.dep_ in {"nsubj", "nsubjpass", "expl"} for child in verb.children)
    date = date_of(reading, head) if verb.dep_ == "conj" and alone and verb.tag_ == head.tag_ else None
    if date is None:
        return None
    above = takewhile(lambda each: each is not head, tokens_over(reading.doc, date.start, date.end).root.ancestors)
    return None if any(each.pos_ == "VERB" for each in above) else date


def _distance(date: DateMention, verb: "Token") -> int:
    return min(abs(date.start - verb.idx), abs(date.end - verb.idx))
