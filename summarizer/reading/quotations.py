"""Finds what is said, by which word, by whom, and through whom it came."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.mentions import Quotation, QuotationStyle, Span
from summarizer.reading.names import names_in, speaker_phrase
from summarizer.reading.parse import parse

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MARKED = re.compile(r'"[^"\n]+"?|“[^”\n]+”?|(?<!\w)‘[^’\n]+(?:’\w[^’\n]+)*’(?!\w)|(?<![\w])\'[^\'\n]{8,}\'(?!\w)')
_PRONOUNS = frozenset({"he", "she", "they", "it"})


def find_quotations(text: str) -> list[Quotation]:
    """What is said in `text`, in the order of the content; offsets in code points."""
    return list(quotations_in(text))


@lru_cache(maxsize=8)
def quotations_in(text: str) -> tuple[Quotation, ...]:
    """`find_quotations`, kept for the texts read last."""
    doc = parse(text)
    marks = [Span(match.start(), match.end()) for match in _MARKED.finditer(text)]
    found: list[Quotation] = []
    previous: tuple[str, ...] = ()
    for sent in doc.sents:
        here = [each for token in sent for each in _told(doc, token, marks, previous)]
        if here:
            previous = here[-1].chain[:1] or previous
        found += here or _continued(sent.start_char, sent.end_char, marks, found, previous)
    return tuple(sorted(found, key=lambda each: (each.content.start, each.content.end)))


def speakers_at(text: str, start: int, end: int) -> tuple[str, ...]:
    """Who says `text[start:end]`, from the speaker outwards; empty where the article itself does.

    The innermost quotation around the span speaks first; those around it relay.
    """
    span = Span(start, end)
    around = sorted(
        (each for each in quotations_in(text) if span in each.content and each.chain),
        key=lambda each: each.content.end - each.content.start,
    )
    return tuple(dict.fromkeys(name for quotation in around for name in quotation.chain))


def _told(doc: "Doc", cue: "Token", marks: list[Span], previous: tuple[str, ...]) -> list[Quotation]:
    if cue.lower_ == "according":
        return _according(doc, cue, marks)
    if cue.lemma_ not in cues.ALL or cue.pos_ != "VERB" or _hands_on(cue):
        return []
    speaker = _speaker(cue)
    content = _content(doc, cue, marks)
    if content is None or speaker is None:
        return []
    chain = _chain(doc, cue, speaker, previous)
    if not chain:
        return []
    return [Quotation(content, _span(cue), _phrase(speaker), _style(content, marks), chain)]


def _hands_on(cue: "Token") -> bool:
    """Whether the cue only passes on another cue's words: "quoted him as saying", "X reports, citing Y"."""
    if cue.lemma_ == "quote":
        return any(child.lower_ == "as" for child in cue.children)
    rest = cue.doc[cue.i + 1 : cue.i + 4]
    return cue.lemma_ == "report" and any(token.lower_ in {"citing", "quoting"} for token in rest)


def _speaker(cue: "Token") -> "Token | None":
    if cue.lemma_ == "say" and cue.tag_ == "VBG" and cue.head.lower_ == "as" and cue.head.head.lemma_ == "quote":
        quoting = cue.head.head
        for child in quoting.children:
            if child.dep_ in {"dobj", "nsubjpass"}:
                return child
    passive = any(child.dep_ == "nsubjpass" for child in cue.children)
    if passive:
        for by in cue.children:
            if by.dep_ == "agent":
                return next((child for child in by.children if child.dep_ == "pobj"), None)
        return None
    for child in cue.children:
        if child.dep_ == "nsubj":
            if child.tag_ in {"WDT", "WP"} and cue.dep_ == "relcl":
                return cue.head
            return child
    if cue.dep_ in {"xcomp", "conj", "advcl"} and cue.head.pos_ == "VERB" and cue.head is not cue:
        return next((child for child in cue.head.children if child.dep_ == "nsubj"), None)
    return None


def _content(doc: "Doc", cue: "Token", marks: list[Span]) -> Span | None:
    told = [child for child in cue.children if child.dep_ in {"ccomp", "parataxis"}]
    sentence = Span(cue.sent.start_char, cue.sent.end_char)
    if told and cue.head.lower_ == "as":
        return Span(cue.idx + len(cue), sentence.end)
    if told:
        return _to_closing_mark(_without_cue(cue, _subtree(told[0])), marks)
    quoted = [mark for mark in marks if mark.start < sentence.end and sentence.start < mark.end]
    if quoted:
        return Span(min(mark.start for mark in quoted), max(mark.end for mark in quoted))
    if cue.lemma_ in cues.DENYING | cues.CLAIMING | cues.VOWING | {"describe", "call", "warn", "report", "put"}:
        inner = [child for child in cue.children if child.dep_ in {"dobj", "xcomp", "prep", "oprd"}]
        if inner:
            spans = [_subtree(child) for child in inner]
            return Span(min(span.start for span in spans), max(span.end for span in spans))
    if cue.head.pos_ in {"VERB", "AUX"} and cue.dep_ in {"parataxis", "ccomp"} and cue.head is not cue:
        return _without_cue(cue, _subtree(cue.head))
    return None


def _to_closing_mark(content: Span, marks: list[Span]) -> Span:
    """`content` drawn out to the end of a quotation that begins inside it."""
    last = [mark.end for mark in marks if content.start <= mark.start < content.end < mark.end]
    return Span(content.start, max(last)) if last else content


def _without_cue(cue: "Token", span: Span) -> Span:
    """`span` cut so that it leaves out the cue and what stands on the cue's far side."""
    if span.start <= cue.idx < span.end:
        left, right = Span(span.start, cue.left_edge.idx), Span(cue.idx + len(cue), span.end)
        return left if left.end - left.start >= right.end - right.start else right
    return span


def _subtree(token: "Token") -> Span:
    edge = token.right_edge
    return Span(token.left_edge.idx, edge.idx + len(edge))


def _span(token: "Token") -> Span:
    return Span(token.idx, token.idx + len(token))


def _phrase(token: "Token") -> Span:
    return speaker_phrase(token) if token.pos_ == "NOUN" else _span(token)


def _style(content: Span, marks: list[Span]) -> QuotationStyle:
    inside = [mark for mark in marks if mark.overlaps(content)]
    if not inside:
        return "indirect"
    quoted = sum(min(mark.end, content.end) - max(mark.start, content.start) for mark in inside)
    return "direct" if quoted >= 0.8 * (content.end - content.start) else "mixed"


def _chain(doc: "Doc", cue: "Token", speaker: "Token", previous: tuple[str, ...]) -> tuple[str, ...]:
    name = _name(doc, speaker, previous)
    if name is None:
        return ()
    chain = [name]
    if cue.head.lower_ == "as" and cue.head.head.lemma_ == "quote":
        relay = next((child for child in cue.head.head.children if child.dep_ == "nsubj"), None)
        if relay is not None and (relayed := _name(doc, relay, ())):
            chain.append(_short_medium(relayed))
    return tuple(dict.fromkeys(chain))


def _meant(doc: "Doc", pronoun: "Token") -> str | None:
    """Whom a pronoun stands for in its own sentence: the subject of the clause around it, or the party just before."""
    if pronoun.lower_ != "it":
        for verb in pronoun.head.ancestors:
            for subject in verb.children:
                if subject.dep_ == "nsubj" and subject.i < pronoun.i and verb.lemma_ in cues.ALL:
                    return _name(doc, subject, ())
        return None
    before = Span(pronoun.sent.start_char, pronoun.idx)
    near = [
        (mention.end, party.name)
        for party in names_in(doc.text)
        if party.kind in {"country", "organisation"}
        for mention in party.mentions
        if mention in before
    ]
    return max(near)[1] if near else None


def _short_medium(name: str) -> str:
    """ "TASS" of "Russia's TASS news agency"."""
    known = [word for word in re.findall(r"[\w-]+", name) if word.lower() in cues.MEDIA]
    return known[0] if known else name


def _name(doc: "Doc", token: "Token", previous: tuple[str, ...]) -> str | None:
    if token.lower_ in _PRONOUNS:
        return _meant(doc, token) or (previous[0] if previous else None)
    if token.pos_ == "PRON":
        return None
    at = _span(token)
    for party in names_in(doc.text):
        if any(at in mention for mention in party.mentions):
            return party.name
    if token.pos_ == "PROPN" or token.ent_type_:
        return _proper(token)
    named = next((child for child in token.children if child.dep_ == "appos" and child.pos_ == "PROPN"), None)
    return _name(doc, named, ()) if named is not None else speaker_phrase(token).of(doc.text)


def _proper(token: "Token") -> str:
    names = [
        child for child in token.children if child.dep_ in {"compound"} and child.pos_ == "PROPN" and child.i < token.i
    ]
    first = min([*names, token], key=lambda each: each.i)
    words = token.doc.text[first.idx : token.idx + len(token)]
    return _short_medium(words)


def _according(doc: "Doc", cue: "Token", marks: list[Span]) -> list[Quotation]:
    to = next((child for child in cue.children if child.lower_ == "to"), None)
    speaker = to and next((child for child in to.children if child.dep_ == "pobj"), None)
    if to is None or speaker is None:
        return []
    name = _name(doc, speaker, ())
    medium = next((each.text for each in speaker.subtree if each.lower_ in cues.MEDIA), None)
    if name is None:
        return []
    sentence = Span(cue.sent.start_char, cue.sent.end_char)
    end = _subtree(cue)
    before, after = Span(sentence.start, end.start), Span(end.end, sentence.end)
    content = before if before.end - before.start > after.end - after.start else after
    if content.end - content.start < 4:
        return []
    return [Quotation(content, _span(cue), _phrase(speaker), _style(content, marks), (medium or name,))]


def _continued(
    start: int, end: int, marks: list[Span], found: list[Quotation], previous: tuple[str, ...]
) -> list[Quotation]:
    """A sentence all within quotation marks and without a cue goes on with the speaker before."""
    inside = [mark for mark in marks if mark.start < end and start < mark.end]
    covered = sum(min(mark.end, end) - max(mark.start, start) for mark in inside)
    if not inside or not previous or covered < 0.8 * (end - start):
        return []
    return [Quotation(Span(start, end), None, found[-1].speaker if found else None, "direct", previous)]
