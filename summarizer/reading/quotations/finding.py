"""Finds what is said, by which word, by whom, and through whom it came."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.index import Index
from summarizer.reading.marks import marks_in, marks_over
from summarizer.reading.mentions import Quotation, Span
from summarizer.reading.notes import noted
from summarizer.reading.parse import parse, sentence_of, sentences_of, span_of, tokens_over
from summarizer.reading.quotations.according import according
from summarizer.reading.quotations.contents import quoted_from
from summarizer.reading.quotations.cue import is_cue, is_verb, only_numbers
from summarizer.reading.quotations.marked import whole_marks
from summarizer.reading.quotations.nouns import (
    FIGURES,
    FORESEEN,
    POLLS,
    VIEWS,
    claim_of,
    figure_of,
    foreseen,
    in_the_view_of,
    labelled,
    polled,
    seen_by,
    shown,
)
from summarizer.reading.quotations.spans import phrase_of, sized, stretch_of, style_of
from summarizer.reading.quotations.speakers import can_vow, chain_of, speaker_of
from summarizer.reading.quotations.turns import turns_in
from summarizer.reading.quotations.verbs import told_by
from summarizer.reading.references import pollster_of

if TYPE_CHECKING:
    from summarizer.reading.tree import Doc, Token
    from summarizer.reading.tree import Span as TokenSpan

_NEXT_TO = 3
_HEARD = cues.PEOPLE_NOUNS | cues.BODIES | cues.MEDIA_NOUNS
_PAPERS = cues.DOCUMENTS | cues.ISSUED
_OTHER_CUES = {"according", "show", "for"} | VIEWS | POLLS


def find_quotations(text: str) -> list[Quotation]:
    """What is said in `text`, in the order of the content; offsets in code points.

    The content of a direct quotation is the words in the marks without the marks, of an indirect one the clause
    without "that", of a mixed one the clause with the marks in it.
    """
    return list(quotations_in(text))


@noted
def quotations_in(text: str) -> tuple[Quotation, ...]:
    """`find_quotations`, kept."""
    return tuple(quoted_from(parse(text), attributed_in(text)))


@noted
def attributed_in(text: str) -> tuple[Quotation, ...]:
    """All that a cue reaches, bare figures and marks included, for asking who says a thing."""
    doc = parse(text)
    marks = marks_in(text)
    found: list[Quotation] = []
    recent: str | None = None
    for sent in sentences_of(doc):
        near = tuple(marks_over(text, Span(sent.start_char - _NEXT_TO, sent.end_char)))
        for token in filter(_may_be_cue, sent):
            here = list(_told(doc, token, near, recent))
            found += here
            if here and here[-1].chain and token.dep_ != "relcl":
                recent = here[-1].chain[0]
    found += whole_marks(doc, marks, found)
    found += turns_in(text)
    return tuple(sorted(found, key=lambda each: (each.content.start, each.content.end)))


def speakers_at(text: str, start: int, end: int) -> tuple[str, ...]:
    """Who says `text[start:end]`, from the speaker outwards; empty where the article itself does."""
    return tuple(dict.fromkeys(name for quotation in quotations_at(text, start, end) for name in quotation.chain))


def quotations_at(text: str, start: int, end: int) -> list[Quotation]:
    """What is said in `text[start:end]`, the innermost first, whose speaker speaks and those around it relay.

    What somebody only counts or wants is told by who tells of it, if anybody does.
    """
    found = _spoken(text).around(Span(start, end))
    around = sorted(found, key=lambda each: each[0].content.end - each[0].content.start)
    around = [each for each in around if not _is_an_aside(text, each[0], Span(start, end))]
    around = [each for each in around[:-1] if _can_be_heard(each[0].chain[0])] + around[-1:]
    telling = [each for each in around if not each[1]]
    return [quotation for quotation, _ in telling or around]


def _can_be_heard(name: str) -> bool:
    """Whether a name is of somebody who speaks in what another tells: not things ("damage put at 40"), nor that one's
    own papers ("they said their survey found 40").
    """
    words = name.split()
    if words and words[-1].lower() in _PAPERS and not any(word[:1].isupper() for word in words):
        return False
    return " " in name or name[:1].isupper() or name in _HEARD


def _is_an_aside(text: str, quotation: Quotation, span: Span) -> bool:
    """Whether the article itself adds what stands in `span`: "said the airline, which was grounded for 40 days, …",
    "He said that it would open, a plan that unions oppose".
    """
    if quotation.cue is None or quotation.style == "direct" or quotation.cue.end > quotation.content.start + 1:
        return False
    word = tokens_over(parse(text), span.start, span.end).root
    for verb in (word, *word.ancestors):
        if verb.idx <= quotation.cue.start:
            return False
        if (verb.dep_ == "relcl" and _is_led_by_which(verb)) or _is_of_a_remark(verb):
            return True
    return False


def _is_led_by_which(verb: "Token") -> bool:
    return verb.left_edge.lower_ == "which" and verb.left_edge.nbor(-1).text == ","


def _is_of_a_remark(verb: "Token") -> bool:
    """Whether a clause belongs to a noun that takes up all that was said before: ", a plan that unions oppose"."""
    article = next((child for child in verb.head.children if child.lower_ in {"a", "an"}), None)
    told = verb.dep_ == "relcl" or (verb.dep_ == "acl" and any(child.lower_ == "that" for child in verb.children))
    return told and article is not None and article.i > 0 and article.nbor(-1).text == ","


@noted
def _spoken(text: str) -> Index[tuple[Quotation, bool]]:
    """What is said by somebody and not only rejected; with each, whether it tells nothing but a number."""
    spoken = (each for each in attributed_in(text) if each.chain and not _is_refused(text, each))
    return Index((each.content, (each, _only_numbers(text, each))) for each in spoken)


def _only_numbers(text: str, quotation: Quotation) -> bool:
    return quotation.cue is not None and only_numbers(_verb(text, quotation.cue))


def _is_refused(text: str, quotation: Quotation) -> bool:
    """Whether the content names what somebody rejects: "rejected a takeover offer worth $5.1 billion"."""
    if quotation.cue is None or quotation.style != "indirect":
        return False
    verb = _verb(text, quotation.cue)
    return verb.lemma_ in cues.DENYING and any(child.dep_ == "dobj" for child in verb.children)


def _verb(text: str, cue: Span) -> "Token":
    return tokens_over(parse(text), cue.start, cue.end).root


def _told(doc: "Doc", cue: "Token", marks: tuple[Span, ...], recent: str | None) -> Iterator[Quotation]:
    at = span_of(cue)
    if any(at in mark for mark in marks):
        return
    if cue.lower_ == "according":
        yield from according(doc, cue, marks, recent)
    elif cue.lower_ in VIEWS and cue.dep_ in {"pobj", "pcomp"} and cue.head.lower_ in {"by", "in", "on"}:
        yield from in_the_view_of(doc, cue, marks, recent)
    elif cue.lower_ == "for":
        yield from seen_by(doc, cue, marks, recent)
    elif cue.lemma_ in cues.CLAIMS and cue.pos_ == "NOUN":
        yield from claim_of(doc, cue, marks, recent)
    elif cue.text == ":":
        yield from labelled(doc, cue, marks, recent)
    elif cue.lemma_ in FIGURES and cue.pos_ == "NOUN" and cue.dep_ == "nsubj" and cue.head.lemma_ == "be":
        yield from figure_of(doc, cue, marks, recent)
    elif cue.lower_ in POLLS and cue.pos_ == "NOUN":
        yield from polled(doc, cue, marks)
    elif cue.lower_ in FORESEEN and cue.dep_ == "acl":
        yield from foreseen(doc, cue, marks, recent)
    elif cue.lower_ == "show" and (cue.pos_ == "NOUN" or cue.nbor(-1).dep_ == "compound"):
        yield from shown(doc, cue, marks)
    elif is_cue(cue):
        speaker = speaker_of(cue, marks)
        chain = chain_of(doc, cue, speaker, recent) if speaker is not None else ()
        if speaker is not None and can_vow(cue, speaker) and (chain or speaker.pos_ == "PRON"):
            contents = told_by(cue, speaker, marks)
            for content in (*contents, *_asked(doc, cue, speaker), *_beside_a_semicolon(cue, contents, marks)):
                yield Quotation(content, at, phrase_of(speaker), style_of(content, marks), chain)


def _beside_a_semicolon(cue: "Token", contents: list[Span], marks: tuple[Span, ...]) -> list[Span]:
    """What the speaker goes on to say in the same sentence, where nobody else is heard: "…, he said; 40 had fled"."""
    stretch = stretch_of(cue, marks)
    sentence = sentence_of(cue)
    if not contents or cue.dep_ in {"relcl", "acl"}:
        return []
    found = []
    if stretch.end < sentence.end_char and _is_nobody_heard(sentence, Span(stretch.end + 1, sentence.end_char)):
        found += sized(stretch.end + 1, sentence.end_char)
    ends = contents[-1].end <= cue.idx and cue.i + _NEXT_TO >= sentence.end
    if ends and _is_nobody_heard(sentence, Span(sentence.start_char, stretch.start - 1)):
        found += sized(sentence.start_char, stretch.start - 1)
    return found


def _is_nobody_heard(sentence: "TokenSpan", span: Span) -> bool:
    rest = [token for token in sentence if token.idx in range(span.start, span.end)]
    return not any(is_cue(each) or each.lower_ in _OTHER_CUES or each.text == ";" for each in rest)


def _asked(doc: "Doc", cue: "Token", speaker: "Token") -> list[Span]:
    """How many were asked and how many of them answered: "Of 62 economists in a poll, 55" expect it."""
    return sized(sentence_of(cue).start_char, cue.idx) if pollster_of(doc, speaker) else []


def _may_be_cue(token: "Token") -> bool:
    return (
        is_verb(token)
        or token.text == ":"
        or token.lower_ in _OTHER_CUES
        or token.lemma_ in cues.CLAIMS
        or token.lemma_ in FIGURES
    )
