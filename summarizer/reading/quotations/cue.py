"""Which verbs say that somebody says something, in the place where they stand."""

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.names.nouns import meaning_of
from summarizer.reading.parse import sentence_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.reading.tree import Token


SAID_SO = {
    "say",
    "tell",
    "add",
    "write",
    "announce",
    "reply",
    "explain",
    "warn",
    "insist",
    "note",
    "state",
    "declare",
    "shout",
}
TAKES_OBJECTS = (
    cues.DENYING | cues.CLAIMING | cues.VOWING | {"describe", "call", "warn", "report", "acknowledge", "announce"}
)
_FORECASTS = frozenset("forecast estimate outlook projection target guidance toll figure count tally".split())
_PHRASAL = {
    "point": {"out"},
    "make": {"clear", "plain", "known"},
    "spell": {"out"},
    "let": {"slip", "known"},
    "shoot": {"back"},
    "hit": {"back"},
    "fire": {"back"},
}
"""Verbs that tell only with another word, and "that": "pointed out that", "made clear that"."""
_BE_KNOWN = ["it", "be", "known", "that"]
_WITH_A_CLAUSE = (
    frozenset(
        (
            "fear worry suspect doubt hope demand continue hold wonder preach submit assure remind inform repeat reiterate protest plead speculate "
            "recommend propose exclaim cry clarify mention underline signal attest read accept advise "
            "convey figure stipulate proclaim quip muse scoff sob fume chant yell scream whisper laugh snap"
        ).split()
    )
    | cues.SOUNDING
)
"""Verbs that tell only with a clause, or with words in marks beside them."""
_AT_A_FIGURE = frozenset({"put", "measure", "count", "peg", "see"})
ASKING_FOR = frozenset({"ask", "call", "hope", "appeal"})
"""Verbs that tell a number of what is wanted: "asks for 75 million euros"."""
ARRIVING = {"come": {"to", "at"}, "arrive": {"at"}, "get": {"to"}}
_RECKONERS = cues.PEOPLE_NOUNS | frozenset(
    (
        "paper report study analysis review valuation group accountant auditor mathematicians statistician researchers "
        "consultants consultant federation association economists note survey"
    ).split()
)
_OBJECTS = frozenset({"dobj", "attr", "oprd", "prep", "ccomp", "xcomp"})
_TOLD_BY_THE_WAY = frozenset({"relcl", "acl", "advcl", "parataxis", "conj"})
_FURTHEST_FIGURE = 4
"""Tokens from "at" to its number: "at \"no more than 3,000\""."""
_IT_AT = re.compile(
    r"(?:has|have|had)\s(?:(?!to\b|been\b|not\b)[\w’'-]+\s){1,4}?"
    r"(?:(?:at|on)\s(?:about\s)?\d[\d,.]*(?:\s?%|\sper\s?cent\b|(?=\s(?:last|and|to|in)\b|[,.;]\s|[,.;]?$))|"
    r"(?:up|down|rising|falling)\s(?:by\s)?(?:between\s)?[$£€]?\d|in front with\s\d)"
)
"""Where a poll, an index or a forecast has something stand."""
_MODALS = frozenset({"will", "would", "could", "should", "may", "might", "must", "'ll", "'d"})


def is_verb(token: "Token") -> bool:
    """Whether a word is a verb, also one that is taken for a noun: "the department forecasts that prices will rise"."""
    if token.pos_ in {"VERB", "AUX"}:
        return True
    if token.tag_ not in {"NN", "NNS"} or token.lemma_ not in cues.ALL:
        return False
    parts = {child.dep_ for child in token.children}
    return "nsubj" in parts and ("ccomp" in parts or token.dep_ == "ROOT")


def is_number(token: "Token") -> bool:
    """Whether a word is a number, digits with a magnitude stuck to them included: "1.2bn"."""
    return token.like_num or token.tag_ == "CD" or token.text[:1].isdigit()


def is_cue(cue: "Token") -> bool:
    if not is_verb(cue):
        return False
    if any(child.dep_ == "aux" and child.lower_ in _MODALS for child in cue.children) and not any(
        each.lower_ == "only" for each in cue.doc[max(0, cue.i - 1) : cue.i + 2]
    ):
        return cue.lemma_ in _AT_A_FIGURE and _gives_a_figure(cue)
    if cue.lemma_ in cues.VOWING and not any(child.dep_ in {"ccomp", "xcomp"} for child in cue.children):
        return False
    if cue.lemma_ == "ask" and cue.tag_ in {"VBD", "VBN"} and (cue.is_sent_start or cue.nbor(-1).text == ","):
        return any(child.dep_ == "nsubj" and child.i > cue.i for child in cue.children)
    if cue.lemma_ == "find" and (_comes_upon(cue) or any(each.lower_ in {"guilty", "liable"} for each in cue.subtree)):
        return False
    if cue.lemma_ == "ask" and any(each.lemma_ in {"name", "identify"} for each in cue.doc[cue.i + 1 : cue.i + 5]):
        return False
    if cue.lemma_ == "call" and any(child.dep_ == "prt" for child in cue.children):
        return False
    if cue.lemma_ == "quote":
        return not any(child.lower_ == "as" for child in cue.children)
    if (
        cue.lemma_ == "report"
        and cue.tag_ == "VBZ"
        and any(each.lower_ in {"citing", "quoting"} for each in cue.doc[cue.i + 1 : cue.i + 4])
    ):
        return False
    if cue.lemma_ == "let" and [each.lower_ for each in cue.doc[cue.i + 1 : cue.i + 5]] == _BE_KNOWN:
        return True
    if cue.lemma_ in _PHRASAL and (_brings_in_that(cue) or _is_phrasal_comment(cue)):
        return any(each.lower_ in _PHRASAL[cue.lemma_] for each in cue.doc[cue.i + 1 : cue.i + 3])
    if cue.lemma_ in ASKING_FOR and only_numbers(cue):
        return True
    if cue.lemma_ in _WITH_A_CLAUSE and (
        any(child.dep_ == "ccomp" for child in cue.children) or _is_beside_a_mark(cue) or _is_inverted_comment(cue)
    ):
        return True
    if cue.lemma_ in _WITH_A_CLAUSE - cues.NUMBERING:
        return False
    if cue.lemma_ in {"raise", "lower", "cut", "revise"}:
        revised = [child for child in cue.children if child.dep_ == "dobj"]
        return any(each.lemma_ in _FORECASTS | {"it"} for child in revised for each in (child, *child.children))
    if cue.lemma_ == "go":
        return (
            cue.nbor(1).lower_ == "on" and cue.nbor(2).lower_ in {",", "to", ":", "."}
            if cue.i + 2 < len(cue.doc)
            else False
        )
    if cue.lemma_ in _AT_A_FIGURE or only_numbers(cue):
        return (cue.lemma_ in _AT_A_FIGURE and _gives_a_figure(cue)) or (only_numbers(cue) and _has_a_number(cue))
    if cue.lemma_ == "make":
        return cue.i + 2 < len(cue.doc) and cue.nbor().lower_ == "it" and cue.nbor(2).like_num
    if cue.lemma_ in ARRIVING:
        return _arrives_at_a_number(cue)
    if cue.lemma_ == "have":
        figures = any(child.dep_ == "dobj" and child.lemma_ in _FORECASTS | {"number"} for child in cue.children)
        return (figures and _gives_a_figure(cue)) or (_is_of_a_document(cue) and _has_a_number(cue)) or _has_it_at(cue)
    return cue.lemma_ in cues.ALL


def _has_it_at(have: "Token") -> bool:
    """Whether somebody tells where a thing stands: "Sondex has Calvane on 46 per cent", "organisers had it at 1,500"."""
    sentence = sentence_of(have)
    after = _IT_AT.match(have.doc.text, have.idx, sentence.end_char)
    subjects = [child for child in have.children if child.dep_ == "nsubj" and child.i < have.i]
    return after is not None and any(each.pos_ in {"NOUN", "PROPN"} for each in subjects)


def _arrives_at_a_number(cue: "Token") -> bool:
    """Whether somebody works a figure out: "their paper arrives at 260 million", "an accountant got to $2.7 million"."""
    who = (child for child in cue.children if child.dep_ == "nsubj")
    told = any(each.lower_ in _RECKONERS or (each.pos_ == "PROPN" and meaning_of(each) != "body") for each in who)
    at = (child for child in cue.children if child.lower_ in ARRIVING[cue.lemma_])
    figures = (each for child in at for each in child.children if each.dep_ == "pobj")
    return told and any(is_number(part) for each in figures for part in (each, *each.children) if part.i <= each.i)


def _is_inverted_comment(cue: "Token") -> bool:
    """Whether a verb after a comma is followed by its subject: "…, grumbled the landowners' lobby"."""
    after = (child for child in cue.children if child.dep_ == "nsubj" and child.left_edge.i == cue.i + 1)
    return cue.i > 0 and cue.nbor(-1).text == "," and any(after)


def _comes_upon(find: "Token") -> bool:
    """Whether a thing was found, and nothing about it: "the prints were found by a teacher"."""
    kinds = {child.dep_ for child in find.children}
    return "nsubjpass" in kinds and kinds.isdisjoint({"ccomp", "xcomp", "oprd"})


def only_numbers(cue: "Token") -> bool:
    """Whether a verb tells nothing but a number: "the county's records list 96 occupants"."""
    if cue.lemma_ in ASKING_FOR:
        return _asks_for_a_number(cue)
    return cue.lemma_ == "count" or (cue.lemma_ in cues.NUMBERING and cue.lemma_ not in cues.ALL)


def _has_a_number(cue: "Token") -> bool:
    """Whether a number is an object of the verb, or of what it speaks of: "listed 14", "spoke of three in hospital"."""
    if cue.dep_ == "relcl" or any(child.dep_ in {"prt", "neg"} or _is_counted_subject(child) for child in cue.children):
        return False
    after = (child for child in cue.children if child.i > cue.i and child.dep_ in _OBJECTS)
    return any(is_number(each) for child in after for each in _told_outright(child))


def _is_counted_subject(child: "Token") -> bool:
    """Whether things do it, and nobody speaks: "two goals gave Rovers a 3-1 win"."""
    return child.dep_ == "nsubj" and child.lower_ not in cues.PEOPLE_NOUNS and any(map(is_number, child.children))


def _told_outright(part: "Token") -> "Iterator[Token]":
    """The words of an object without its asides: "a distance of 1,000 km", "1,600 children moved"."""
    yield part
    for child in part.children:
        if child.dep_ not in _TOLD_BY_THE_WAY:
            yield from _told_outright(child)


def _asks_for_a_number(cue: "Token") -> bool:
    wanted = (child for child in cue.children if child.i > cue.i and child.lower_ == "for" and child.dep_ == "prep")
    return any(is_number(each) for child in wanted for each in _told_outright(child))


def _is_of_a_document(cue: "Token") -> bool:
    """ "The poll had 54 per cent in favour"."""
    return any(child.dep_ == "nsubj" and child.lower_ in cues.DOCUMENTS for child in cue.children)


def _is_phrasal_comment(cue: "Token") -> bool:
    """ "…, she pointed out, …"."""
    after = cue.doc[cue.i + 2 : cue.i + 3].text
    return after in {",", ".", ";", ":"} and cue.i + 2 < sentence_of(cue).end


def _is_beside_a_mark(cue: "Token") -> bool:
    near = cue.doc[max(sentence_of(cue).start, cue.i - 3) : cue.i + 3]
    return any(each.text in {'"', "“", "”", "''", "``", "‘", ":"} for each in near)


def _brings_in_that(cue: "Token") -> bool:
    return any(each.lower_ == "that" for each in cue.doc[cue.i + 1 : cue.i + 4])


def _gives_a_figure(cue: "Token") -> bool:
    """Whether "at", "ahead" or "behind" and a number follow: "put the toll at eight", but not "put at risk"."""
    if cue.lemma_ == "put" and _at_a_number_later(cue):
        return True
    for part in (cue, *cue.children):
        for child in part.children:
            if (
                child.lower_ in {"at", "ahead", "behind"}
                and child.i > cue.i
                and cue.doc[child.i + 1 : child.i + 2].text.lower() != "risk"
            ):
                return True
    return False


def _at_a_number_later(cue: "Token") -> bool:
    """ "put the number of patients whose data was taken at about 190,000", where the parse gives "at" to "taken"."""
    after = cue.doc[cue.i + 1 : sentence_of(cue).end]
    return any(
        each.lower_ == "at"
        and each.nbor().pos_ != "NOUN"
        and any(map(is_number, cue.doc[each.i + 1 : each.i + 1 + _FURTHEST_FIGURE]))
        for each in takewhile(lambda token: token.text not in {",", ";", ":"}, after)
    )
