"""Cuts what a cue tells to the words that are really the speaker's.

An attribution (everything a cue reaches, good for asking who says a number) takes in more than a quotation should:
the addressee, a second cue ("…, adding that …"), a bare figure, the marks. Here it is cut to the clause or the marked
words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.index import Index
from summarizer.reading.marks import marks_in, marks_over
from summarizer.reading.mentions import Quotation, Span
from summarizer.reading.parse import span_of, text_of, tokens_over
from summarizer.reading.quotations.cue import is_cue
from summarizer.reading.quotations.denials import claim_denied, is_of_another
from summarizer.reading.quotations.joining import joined_around_comments
from summarizer.reading.quotations.nouns import clause_after
from summarizer.reading.quotations.spans import FINITE, SHORTEST, style_of, subtree_of

if TYPE_CHECKING:
    from summarizer.reading.tree import Doc, Token

NAMING = frozenset("call describe dismiss brand label denounce condemn deride decry hail praise criticise slam".split())
"""Verbs that take a name for a thing: only words in marks are the speaker's own."""
_SHOWING = frozenset({"show", "find", "indicate"})
_VOWING_OR_SHOWING = cues.VOWING | _SHOWING
_TELLING = cues.ALL - cues.FIGURING
_QUESTION = re.compile(r"(?:whether|how many|how much|to which|to whom)\b")
_ASKED = re.compile(r"(?:if|when|where|why|how|who|what|which)\b")
"""What is asked, or not said, where a cue asks or is negated."""
_REMARK = re.compile(
    r"(?:,| [-–—]) (?:an?|the|something|words) ?(?:[a-z]+ )?(?:statement|remark|claim|charge|figure|accusation|assertion|step|move|version"
    r"|account|sum|view|allegation|comment|suggestion|decision)s? (?!of\b)\w+"
)
"""Where the article itself goes on to speak of what was said: "…, a statement for which …"."""
_ADDRESSING = frozenset({"tell", "assure", "inform", "remind", "warn", "advise"})
_REMARKED = frozenset({"something", "a", "an", "the", "one"})
_PAUSES = frozenset({",", "-", "–", "—"})
_BEFORE_AN_ACT = frozenset({'"', "“", "‘", "'", "not", "deliberately", "repeatedly"})
_OPENING = re.compile(
    r"[\s,;:.–—)-]*(?:(?:late |early )?(?:on )?[A-Z]\w+day,?\s+)?(?:(?:and |but )?that\s+|(?:and|but)\s+|,\s*)?"
)
_CLOSING = re.compile(r"(?:[\s,;:–—(.-]|,?\s+\b(?:and|but|while|though|as)\b(?=\W*$))*$")
_OPEN, _CLOSE = "\"“”'‘«„", "\"“”'’»"


def quoted_from(doc: "Doc", told: Sequence[Quotation]) -> list[Quotation]:
    """The quotations in what is told, in the order of their contents, each content once."""
    joined = list(joined_around_comments(doc, told))
    marks = marks_in(text_of(doc))
    found = [
        replace(each, content=content, style=style_of(content, marks))
        for each in joined
        for content in _contents(doc, each)
    ]
    whole = [each for each in found if _tells(doc, each)]
    return _unique(doc, whole)


def _is_finite(doc: "Doc", span: Span) -> bool:
    return any(token.tag_ in FINITE for token in tokens_over(doc, span.start, span.end))


def _contents(doc: "Doc", told: Quotation) -> Iterator[Span]:
    text = text_of(doc)
    if is_of_another(doc, told):
        return
    content = _cut(doc, told)
    if content.end - content.start < SHORTEST or _is_question(doc, told, content):
        return
    marks = [mark for mark in marks_over(text, content) if _inner(text, mark).overlaps(content)]
    outside = _letters_outside(text, content, marks)
    if marks and (not outside or _only_marks_are_told(doc, told, content, marks)):
        yield from (_inner(text, mark) for mark in marks)
    elif content.end - content.start >= SHORTEST:
        yield _whole_marks(text, content, marks)


def _is_question(doc: "Doc", told: Quotation, content: Span) -> bool:
    text = text_of(doc)
    if told.cue is None or told.cue.start > content.start:
        return False
    cue = tokens_over(doc, told.cue.start, told.cue.end).root
    asks = cue.lemma_ == "ask" or any(child.dep_ == "neg" for child in cue.children)
    return bool(_QUESTION.match(text, content.start) or (asks and _ASKED.match(text, content.start)))


def _cut(doc: "Doc", told: Quotation) -> Span:
    """The content from its clause to the next cue, without loose words at its ends."""
    text, span = text_of(doc), told.content
    if told.cue is not None and told.cue.end <= span.start + 1:
        span = Span(_start_of_clause(doc, told, span), span.end)
        span = Span(span.start, _next_cue(doc, told, span))
    elif told.cue is not None and told.cue in span:
        span = Span(span.start, _first_remark(doc, Span(told.cue.end, span.end)))
    if remark := _REMARK.search(text, span.start, span.end):
        span = Span(span.start, remark.start() if remark.start() > span.start else span.end)
    opening = _OPENING.match(text, span.start, span.end)
    start = opening.end() if opening else span.start
    closing = _CLOSING.search(text, start, span.end)
    return Span(start, closing.start() if closing else span.end)


def _start_of_clause(doc: "Doc", told: Quotation, span: Span) -> int:
    """Past the addressee: where "that" or a colon opens what is told, or where what somebody is accused of begins."""
    text = text_of(doc)
    assert told.cue is not None
    cue = tokens_over(doc, told.cue.start, told.cue.end).root
    first_mark = min((mark.start for mark in marks_over(text, span)), default=span.end)
    if cue.lemma_ == "accuse":
        return _start_of_charge(doc, span)
    claim = claim_denied(doc, told) if told.style == "indirect" else None
    if claim is not None and (clause := clause_after(claim)) is not None:
        return clause.start
    for token in tokens_over(doc, span.start, max(span.start + 1, min(span.end, first_mark + 1))):
        if token.idx > first_mark:
            break
        opens = token.lower_ == "that" and token.dep_ == "mark" and token.head.dep_ != "acl"
        if token.text == ":" or opens:
            return token.idx + len(token)
        if token.tag_ in FINITE:
            return _past_addressee(cue, token, span)
    return span.start


def _past_addressee(cue: "Token", verb: "Token", span: Span) -> int:
    """Where a clause without "that" begins: "told reporters on Monday the plan was dead"."""
    if cue.lemma_ not in _ADDRESSING:
        return span.start
    head = verb.head if verb.dep_ in {"aux", "auxpass"} else verb
    subjects = [child for child in head.children if child.dep_ in {"nsubj", "nsubjpass", "expl"} and child.i < verb.i]
    start = subjects[-1].left_edge.idx if subjects else span.start
    return max(start, span.start)


def _start_of_charge(doc: "Doc", span: Span) -> int:
    """Past the accused: "accused the head of the bank of hiding losses"."""
    tokens = tokens_over(doc, span.start, span.end)
    ofs = [token for token in tokens if token.lower_ == "of" and token.i + 2 < len(doc)]
    acts = (
        of for of in ofs if "VBG" in {of.nbor(1).tag_, of.nbor(2).tag_ if of.nbor(1).lower_ in _BEFORE_AN_ACT else ""}
    )
    of = next(acts, ofs[0] if ofs else None)
    return of.idx + len(of) if of is not None else span.start


def _next_cue(doc: "Doc", told: Quotation, span: Span) -> int:
    """Where another cue takes over: "…, adding that …", "… and warned that …", "…, to which she replied that …"."""
    if span.end - span.start < SHORTEST:
        return span.end
    assert told.cue is not None
    cue = tokens_over(doc, told.cue.start, told.cue.end).root
    for token in tokens_over(doc, span.start, span.end):
        if token.idx < span.start or token.pos_ != "VERB":
            continue
        if not (is_cue(token) or token.lemma_ in NAMING or _is_second_act(cue, token)):
            continue
        if any(_inner(text_of(doc), mark).overlaps(Span(token.idx, token.idx + 1)) for mark in _marks_at(doc, token)):
            continue
        if _takes_over(cue, token):
            return max(span.start, token.left_edge.idx) if token.left_edge.idx > span.start else span.end
    return _first_remark(doc, span)


def _goes_on(doc: "Doc", start: int, end: int) -> bool:
    rest = text_of(doc)[start:end].lstrip("\"”'’")
    return any(letter.isalnum() for letter in rest) and not rest.startswith(":")


def _first_remark(doc: "Doc", span: Span) -> int:
    for token in tokens_over(doc, span.start, span.end):
        if token.pos_ != "VERB" or not (is_cue(token) or token.lemma_ in NAMING):
            continue
        if not any(_inner(text_of(doc), mark).overlaps(subtree_of(token)) for mark in _marks_at(doc, token)):
            remark = _remark_at(token)
            if remark > span.start and not _goes_on(doc, subtree_of(token).end, span.end):
                return remark
    return span.end


def _remark_at(verb: "Token") -> int:
    """Where a remark by another begins: "…, to which she replied that", "…, something Keane dismissed as", else -1."""
    if verb.dep_ != "relcl" or not any(child.dep_ == "nsubj" and child.i < verb.i for child in verb.children):
        return -1
    for first in (verb.left_edge, verb.head.left_edge):
        if first.i and first.nbor(-1).text in _PAUSES and (first == verb.left_edge or first.lower_ in _REMARKED):
            return first.nbor(-1).idx
    return -1


def _marks_at(doc: "Doc", token: "Token") -> list[Span]:
    return marks_over(text_of(doc), span_of(token))


def _is_second_act(cue: "Token", verb: "Token") -> bool:
    """Whether the speaker goes on to do something else: "She said it was over and left the room"."""
    return (
        verb.dep_ == "conj"
        and verb.head == cue
        and verb.tag_ == cue.tag_
        and not any(child.dep_ in {"nsubj", "nsubjpass", "mark", "aux"} for child in verb.children)
    )


def _takes_over(cue: "Token", verb: "Token") -> bool:
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    if verb.dep_ == "conj" and not subjects and verb.tag_ == cue.tag_ and verb.lemma_ in _TELLING:
        return not any(child.dep_ in {"nsubjpass", "mark", "aux"} for child in verb.children)
    if verb.dep_ in {"advcl", "conj"} and verb.head == cue:
        return True
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and not subjects:
        return verb.lower_ in {"adding", "noting", "describing", "saying", "warning", "insisting", "calling"}
    named = bool(subjects) and (subjects[0].pos_ == "PROPN" or any(c.dep_ == "appos" for c in subjects[0].children))
    return named and verb.dep_ == "conj" and subjects[0].i > cue.i


def _letters_outside(text: str, content: Span, marks: Sequence[Span]) -> bool:
    at = content.start
    for mark in marks:
        if any(letter.isalnum() for letter in text[at : mark.start]):
            return True
        at = max(at, mark.end)
    return any(letter.isalnum() for letter in text[at : content.end])


def _only_marks_are_told(doc: "Doc", told: Quotation, content: Span, marks: Sequence[Span]) -> bool:
    """Whether the words around the marks name the thing spoken of or the addressee, and tell nothing."""
    if told.cue is None:
        return False
    text, cue = text_of(doc), tokens_over(doc, told.cue.start, told.cue.end).root
    before = Span(content.start, max(content.start, marks[0].start))
    if cue.lemma_ in NAMING:
        return True
    return (
        text[: marks[0].start].rstrip().endswith(":") and not _is_finite(doc, before)
        if before.end > before.start
        else False
    )


def _whole_marks(text: str, content: Span, marks: Sequence[Span]) -> Span:
    """The content with the marks that it cuts into taken in whole, and no mark left open at its ends."""
    start = min([content.start, *(mark.start for mark in marks)])
    end = max([content.end, *(mark.end for mark in marks)])
    if marks and marks[0].start < content.start:
        start = content.start
    return Span(start, end)


def _inner(text: str, mark: Span) -> Span:
    """The words of a quotation without its marks and the comma before the closing one."""
    start, end = mark.start, mark.end
    while start < end and text[start] in _OPEN + " ":
        start += 1
    while end > start and text[end - 1] in _CLOSE + " ,":
        end -= 1
    return Span(start, end)


def _tells(doc: "Doc", each: Quotation) -> bool:
    """Whether something is stated: words in marks, or a verb; a bare figure, a noun or a name for a thing is not."""
    cue = _lemma_of_cue(doc, each)
    if cue in _SHOWING and each.cue is not None and each.content.start >= each.cue.end:
        return _is_finite(doc, each.content)
    if each.style != "indirect" or cue in NAMING:
        return each.style != "indirect"
    tokens = tokens_over(doc, each.content.start, each.content.end)
    return any(token.pos_ in {"VERB", "AUX"} and token.tag_ != "VBN" for token in tokens)


def _lemma_of_cue(doc: "Doc", each: Quotation) -> str:
    return tokens_over(doc, each.cue.start, each.cue.end).root.lemma_ if each.cue is not None else ""


def _unique(doc: "Doc", found: Sequence[Quotation]) -> list[Quotation]:
    """Each content once; words inside another content are part of it if they are the same speaker's, or only a vow."""
    by_size = sorted(found, key=lambda each: each.content.start - each.content.end)
    kept: list[Quotation] = []
    for each in by_size:
        around = Index((known.content, known) for known in kept).around(each.content)
        if not any(_is_part_of(doc, each, known) for known in around):
            kept.append(each)
    return sorted(kept, key=lambda each: (each.content.start, each.content.end))


def _is_part_of(doc: "Doc", inner: Quotation, outer: Quotation) -> bool:
    if inner.chain[:1] == outer.chain[:1] or inner.content == outer.content:
        return True
    return inner.style != "direct" and _lemma_of_cue(doc, inner) in _VOWING_OR_SHOWING
