"""Who speaks, given the verb of saying: its subject, wherever the sentence or the parse has put it."""

from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.mentions import Span
from summarizer.reading.parse import sentence_of
from summarizer.reading.quotations.cue import SAID_SO
from summarizer.reading.quotations.spans import BEFORE_A_COMMENT, span_of
from summarizer.reading.references import referent

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def speaker_of(cue: "Token", marks: tuple[Span, ...]) -> "Token | None":
    if cue.lemma_ == "say" and cue.head.lower_ == "as" and cue.head.head.lemma_ == "quote":
        quoting = cue.head.head
        return next((child for child in quoting.children if child.dep_ in {"dobj", "nsubjpass"}), None)
    if any(child.dep_ == "nsubjpass" for child in cue.children):
        agents = [each for by in cue.children if by.dep_ == "agent" for each in by.children if each.dep_ == "pobj"]
        return agents[0] if agents else None
    verb = cue
    for _ in range(4):
        subjects = [child for child in verb.children if child.dep_ == "nsubj"]
        outside = [each for each in subjects if not any(span_of(each) in mark for mark in marks)]
        if outside:
            subject = outside[-1] if verb is cue and outside[-1].i > cue.i else outside[0]
            return _antecedent(subject)
        if verb is cue and (inverted := _inverted(cue, marks)) is not None:
            return inverted
        if verb.dep_ not in {"xcomp", "conj", "advcl", "ccomp", "parataxis", "dep"} or verb.head is verb:
            break
        if verb.dep_ in {"ccomp", "parataxis"} and verb.tag_ != "VBG":
            break
        verb = verb.head
    if cue.dep_ == "ROOT" and (lost := _lost_subject(cue, marks)) is not None:
        return lost
    return _after_the_mark(cue, marks) if cue.lemma_ in SAID_SO else None


def _after_the_mark(cue: "Token", marks: tuple[Span, ...]) -> "Token | None":
    """The speaker between a quotation and its cue: '"…," Danika Vesely, a student, shouted'."""
    ended = [mark for mark in marks if sentence_of(cue).start_char <= mark.end <= cue.idx]
    if not ended:
        return None
    between = [token for token in cue.doc[sentence_of(cue).start : cue.i] if token.idx >= ended[-1].end]
    named = next((token for token in between if token.pos_ in {"PROPN", "NOUN", "PRON"} and not _leads_on(token)), None)
    return named if named is not None and len(between) < 24 else None


def _leads_on(token: "Token") -> bool:
    """Whether a name or noun goes on with the next word."""
    return token.nbor().pos_ in {"PROPN", "NOUN"}


def _lost_subject(cue: "Token", marks: tuple[Span, ...]) -> "Token | None":
    """The subject at the head of the sentence that the parse gave to another verb, a relative clause being between."""
    for token in sentence_of(cue):
        if token.i >= cue.i:
            return None
        if token.dep_ in {"nsubj", "nsubjpass"}:
            begins = token.left_edge.i == sentence_of(cue).start and token.pos_ in {"NOUN", "PROPN"}
            return token if begins and not any(span_of(token) in mark for mark in marks) else None
    return None


def _inverted(cue: "Token", marks: tuple[Span, ...]) -> "Token | None":
    """The subject that follows its cue where the parse has lost it: '"…," wrote the critic Basil Thornquist'."""
    before = cue.nbor(-1) if cue.i else cue
    if before.text not in BEFORE_A_COMMENT or cue.lemma_ not in SAID_SO:
        return None
    for token in cue.doc[cue.i + 1 : cue.i + 9]:
        if token.is_punct or token.pos_ in {"VERB", "ADP", "SCONJ"} or any(span_of(token) in mark for mark in marks):
            return None
        if token.pos_ in {"PROPN", "NOUN", "PRON"} and token.head.i not in range(token.i + 1, token.i + 6):
            return token
    return None


def _antecedent(subject: "Token") -> "Token":
    if subject.tag_ in {"WDT", "WP"} and subject.head.dep_ == "relcl":
        return subject.head.head
    return subject


def chain_of(doc: "Doc", cue: "Token", speaker: "Token", recent: str | None) -> tuple[str, ...]:
    name = recent if speaker.lower_ == "one" else referent(doc, speaker, recent)
    if name is None:
        return ()
    chain = [_short_medium(name)]
    if cue.head.lower_ == "as" and cue.head.head.lemma_ == "quote":
        relay = next((child for child in cue.head.head.children if child.dep_ == "nsubj"), None)
        if relay is not None and (relayed := referent(doc, relay)):
            chain.append(_short_medium(relayed))
    return tuple(dict.fromkeys(chain))


def _short_medium(name: str) -> str:
    """ "TASS" of "Russia's TASS news agency"."""
    known = [word for word in name.replace("'", " ").split() if word.lower() in cues.MEDIA]
    return known[0] if known else name
