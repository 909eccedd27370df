"""Which verbs say that somebody says something, in the place where they stand."""

from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.parse import sentence_of

if TYPE_CHECKING:
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
_FORECASTS = frozenset("forecast estimate outlook projection target guidance toll figure price count tally".split())
_PHRASAL = {"point": {"out"}, "make": {"clear", "plain", "known"}, "spell": {"out"}, "let": {"slip", "known"}}
"""Verbs that tell only with another word, and "that": "pointed out that", "made clear that"."""
_WITH_A_CLAUSE = frozenset(
    (
        "fear worry suspect doubt hope demand continue assure remind inform repeat reiterate protest plead speculate "
        "recommend propose exclaim cry clarify mention underline signal attest read accept advise "
        "convey figure stipulate proclaim quip muse scoff sob fume chant yell scream whisper laugh snap"
    ).split()
)
"""Verbs that tell only with a clause, or with words in marks beside them."""
_AT_A_FIGURE = frozenset({"put", "measure", "count", "peg"})
_OBJECTS = frozenset({"dobj", "attr", "oprd", "prep", "ccomp", "xcomp"})
_MODALS = frozenset({"will", "would", "could", "should", "may", "might", "must", "'ll", "'d"})


def is_verb(token: "Token") -> bool:
    """Whether a word is a verb, also one that is taken for a noun: "the department forecasts that prices will rise"."""
    if token.pos_ in {"VERB", "AUX"}:
        return True
    parts = {child.dep_ for child in token.children}
    return token.tag_ in {"NN", "NNS"} and token.lemma_ in cues.ALL and {"nsubj", "ccomp"} <= parts


def is_cue(cue: "Token") -> bool:
    if not is_verb(cue):
        return False
    only = any(each.lower_ == "only" for each in cue.doc[max(0, cue.i - 1) : cue.i + 2])
    if not only and any(child.dep_ == "aux" and child.lower_ in _MODALS for child in cue.children):
        return False
    if cue.lemma_ in cues.VOWING and not any(child.dep_ in {"ccomp", "xcomp"} for child in cue.children):
        return False
    if cue.lemma_ == "ask" and cue.tag_ in {"VBD", "VBN"} and (cue.is_sent_start or cue.nbor(-1).text == ","):
        return any(child.dep_ == "nsubj" and child.i > cue.i for child in cue.children)
    if cue.lemma_ == "find" and any(each.lower_ in {"guilty", "liable"} for each in cue.subtree):
        return False
    if cue.lemma_ == "ask" and any(each.lemma_ in {"name", "identify"} for each in cue.doc[cue.i + 1 : cue.i + 5]):
        return False
    if cue.lemma_ == "quote":
        return not any(child.lower_ == "as" for child in cue.children)
    if (
        cue.lemma_ == "report"
        and cue.tag_ == "VBZ"
        and any(each.lower_ in {"citing", "quoting"} for each in cue.doc[cue.i + 1 : cue.i + 4])
    ):
        return False
    if cue.lemma_ in _PHRASAL and _brings_in_that(cue):
        return any(each.lower_ in _PHRASAL[cue.lemma_] for each in cue.doc[cue.i + 1 : cue.i + 3])
    if cue.lemma_ in _WITH_A_CLAUSE:
        return any(child.dep_ == "ccomp" for child in cue.children) or _is_beside_a_mark(cue)
    if cue.lemma_ in {"raise", "lower", "cut", "revise"}:
        return any(child.dep_ == "dobj" and child.lemma_ in _FORECASTS | {"it"} for child in cue.children)
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
    if cue.lemma_ == "have":
        figures = any(child.dep_ == "dobj" and child.lemma_ in _FORECASTS | {"number"} for child in cue.children)
        return figures and _gives_a_figure(cue)
    return cue.lemma_ in cues.ALL


def only_numbers(cue: "Token") -> bool:
    """Whether a verb tells nothing but a number: "the county's records list 96 occupants"."""
    return cue.lemma_ == "count" or (cue.lemma_ in cues.NUMBERING and cue.lemma_ not in cues.ALL)


def _has_a_number(cue: "Token") -> bool:
    """Whether a number is an object of the verb, or of what it speaks of: "listed 14", "spoke of three in hospital"."""
    if cue.dep_ == "relcl" or any(child.dep_ == "prt" for child in cue.children):
        return False
    after = [child for child in cue.children if child.i > cue.i and child.dep_ in _OBJECTS]
    return any(each.like_num for child in after for each in (child, *child.children, *_second(child)))


def _second(preposition: "Token") -> "list[Token]":
    return [grand for child in preposition.children if child.dep_ == "pobj" for grand in (child, *child.children)]


def _is_beside_a_mark(cue: "Token") -> bool:
    near = cue.doc[max(sentence_of(cue).start, cue.i - 3) : cue.i + 3]
    return any(each.text in {'"', "“", "”", "''", "``", "‘", ":"} for each in near)


def _brings_in_that(cue: "Token") -> bool:
    return any(each.lower_ == "that" for each in cue.doc[cue.i + 1 : cue.i + 4])


def _gives_a_figure(cue: "Token") -> bool:
    """Whether "at", "ahead" or "behind" and a number follow: "put the toll at eight", but not "put at risk"."""
    for part in (cue, *cue.children):
        for child in part.children:
            if (
                child.lower_ in {"at", "ahead", "behind"}
                and child.i > cue.i
                and cue.doc[child.i + 1 : child.i + 2].text.lower() != "risk"
            ):
                return True
    return False
