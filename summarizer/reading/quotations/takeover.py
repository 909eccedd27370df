"""Where the words of one speaker end inside a sentence, because another speaker takes over."""

from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.mentions import Span
from summarizer.reading.parse import sentence_of, span_of
from summarizer.reading.quotations.cue import is_cue
from summarizer.reading.quotations.spans import subtree_of
from summarizer.reading.times import tells_time

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

CONTRASTING = frozenset({"while", "whereas", "although", "though", "but", "and"})
_CLOSING = 3
"""Code points of stops and marks after the last word of a sentence."""
_STOPS = frozenset({",", ".", ";", ":", "—", "–", "-", ")"})


def taken_over_at(cue: "Token", end: int, marks: tuple[Span, ...]) -> int:
    """The offset at which another party's saying begins after `cue`, at most `end`."""
    for verb in cue.doc[cue.i + 1 : sentence_of(cue).end]:
        if verb.idx >= end:
            break
        if verb.lower_ == "according" and verb.nbor(-1).text == "," and subtree_of(verb).end >= end - _CLOSING:
            return verb.nbor(-1).idx
        if verb.pos_ != "VERB" or not is_cue(verb) or any(span_of(verb) in mark for mark in marks):
            continue
        if (aside := _answer_of_another(verb)) is not None:
            return aside.idx
        if _is_aside_of_another(verb):
            return verb.head.nbor(-1).idx
        subject = _own_subject(cue, verb)
        if subject is None:
            continue
        before = cue.doc[subject.left_edge.i - 1]
        if _parts(before, verb) and subject.pos_ != "PRON" and verb.lemma_ not in cues.FIGURING | cues.NUMBERING:
            return before.idx
        if before.text == "," and is_followed_by_a_stop(verb):
            return before.idx
    return end


def _parts(word: "Token", verb: "Token") -> bool:
    """Whether `word` sets the clause of `verb` against what goes before: "…, and critics say", "… as rebels claim"."""
    if word.lower_ == "as" and verb.tag_ in {"VBP", "VBZ"}:
        return True
    if word.lower_ in {"and", "as"}:
        return word.nbor(-1).text in {",", "—", "–", "-"}
    return word.lower_ in CONTRASTING


def _answer_of_another(verb: "Token") -> "Token | None":
    """The stop before an aside that tells what somebody else says of it: "…, which has been denied by the army"."""
    if verb.dep_ != "relcl" or not any(child.dep_ == "agent" for child in verb.children):
        return None
    before = verb.doc[verb.left_edge.i - 1]
    return before if verb.left_edge.tag_ == "WDT" and before.is_punct else None


def _is_aside_of_another(verb: "Token") -> bool:
    """ "…, with Kim saying it was new"."""
    return speaker_beside(verb) is not None and verb.head.nbor(-1).text == ","


def speaker_beside(verb: "Token") -> "Token | None":
    """Who says it in "with Kim saying it was new", whether the parse hangs the name on the verb or on the "with"."""
    if verb.dep_ != "pcomp" or verb.head.lower_ != "with":
        return None
    names = [child for child in verb.children if child.dep_ == "nsubj"]
    names += [child for child in verb.head.children if child.dep_ == "pobj"]
    return next((each for each in names if each.i < verb.i), None)


def _own_subject(cue: "Token", verb: "Token") -> "Token | None":
    return next((each for each in verb.children if each.dep_ == "nsubj" and cue.i < each.i < verb.i), None)


def is_followed_by_a_stop(verb: "Token") -> bool:
    """Whether nothing but a time follows before the next stop: "…, the bank said on Monday."."""
    for token in verb.doc[verb.i + 1 : verb.i + 5]:
        if token.text in _STOPS:
            return True
        if not tells_time(token) and token.lower_ not in {"on", "in", "late", "early"}:
            return False
    return False
