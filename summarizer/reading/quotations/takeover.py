"""Where the words of one speaker end inside a sentence, because another speaker takes over."""

from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.mentions import Span
from summarizer.reading.parse import sentence_of
from summarizer.reading.quotations.cue import is_cue
from summarizer.reading.quotations.spans import span_of

if TYPE_CHECKING:
    from spacy.tokens import Token

CONTRASTING = frozenset({"while", "whereas", "although", "though", "but", "and"})
_STOPS = frozenset({",", ".", ";", ":", "—", "–", "-", ")"})


def taken_over_at(cue: "Token", end: int, marks: tuple[Span, ...]) -> int:
    """The offset at which another party's saying begins after `cue`, at most `end`."""
    for verb in cue.doc[cue.i + 1 : sentence_of(cue).end]:
        if verb.idx >= end:
            break
        if verb.pos_ != "VERB" or not is_cue(verb) or any(span_of(verb) in mark for mark in marks):
            continue
        subject = _own_subject(cue, verb)
        if subject is None:
            continue
        before = cue.doc[subject.left_edge.i - 1]
        if before.lower_ in CONTRASTING | {"as"} and subject.pos_ != "PRON" and verb.lemma_ not in cues.FIGURING:
            return before.idx
        if before.text == "," and _comments(verb):
            return before.idx
    return end


def _own_subject(cue: "Token", verb: "Token") -> "Token | None":
    return next((each for each in verb.children if each.dep_ == "nsubj" and cue.i < each.i < verb.i), None)


def _comments(verb: "Token") -> bool:
    """Whether nothing but a time follows before the next stop: "…, the bank said on Monday."."""
    for token in verb.doc[verb.i + 1 : verb.i + 5]:
        if token.text in _STOPS:
            return True
        if token.ent_type_ not in {"DATE", "TIME"} and token.lower_ not in {"on", "in", "late", "early"}:
            return False
    return False
