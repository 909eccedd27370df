"""What a noun of saying tells: a claim, a view, "official data show"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.mentions import Quotation, Span
from summarizer.reading.parse import sentence_of, text_of
from summarizer.reading.quotations.spans import phrase_of, sized, span_of, stretch_of, style_of, subtree_of
from summarizer.reading.references import referent

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

VIEWS = frozenset(
    "reckoning estimate count view words opinion calculation calculations estimates tally telling".split()
)
CLAIMS = frozenset("allegation claim accusation report suggestion warning assertion charge complaint case".split())


def in_the_view_of(doc: "Doc", cue: "Token", marks: tuple[Span, ...], recent: str | None) -> Iterator[Quotation]:
    """ "54% by the Commission's reckoning", "a pay cut", in Ms Keane's words."""
    owner = next((child for child in cue.children if child.dep_ == "poss"), None)
    if owner is not None and owner.tag_ == "WP$":
        clause = next((each for each in cue.ancestors if each.dep_ == "relcl"), None)
        owner = clause.head if clause is not None else None
    name = owner and referent(doc, owner, recent)
    if owner is None or not name:
        return
    text, sentence, at = text_of(doc), stretch_of(cue, marks), cue.head.idx
    touching = [mark for mark in marks if sentence.start <= mark.end <= at and at - mark.end <= 3]
    before = text[sentence.start : at].rstrip(" ,")
    starts = [before.rfind(stop) + len(stop) for stop in (", ", "; ", "(", " and ") if stop in before]
    start = touching[0].start if touching else sentence.start + max(starts, default=0)
    spans = sized(start, at) or sized(cue.idx + len(cue), sentence.end)
    for content in spans:
        yield Quotation(content, span_of(cue), phrase_of(owner), style_of(content, marks), (name,))


def shown(doc: "Doc", cue: "Token", marks: tuple[Span, ...]) -> Iterator[Quotation]:
    """ "…, official data show", whose verb the parse takes for a noun."""
    document = cue.nbor(-1) if cue.i > sentence_of(cue).start else cue
    first = min(
        (each for each in cue.subtree if each.dep_ in {"amod", "compound"}), key=lambda each: each.i, default=cue
    )
    if document.lower_ in cues.DOCUMENTS and cue.doc[max(first.i - 1, 0)].text == ",":
        content = Span(sentence_of(cue).start_char, first.idx)
        name = text_of(cue.doc)[first.idx : document.idx + len(document)]
        yield Quotation(content, span_of(cue), span_of(document), style_of(content, marks), (name,))


def claim_of(doc: "Doc", cue: "Token", marks: tuple[Span, ...], recent: str | None) -> Iterator[Quotation]:
    """ "an allegation by Greywacke that …", "the plaintiffs' case that …"."""
    told = [child for child in cue.children if child.dep_ in {"acl", "ccomp", "relcl"}]
    told += [child for child in cue.head.children if child.dep_ in {"acl", "ccomp"} and child.i > cue.i]
    told = [each for each in told if any(mark.lower_ == "that" and mark.dep_ == "mark" for mark in each.children)]
    owners = [child for child in cue.children if child.dep_ == "poss"]
    owners += [
        each for by in cue.children if by.lower_ in {"by", "from"} for each in by.children if each.dep_ == "pobj"
    ]
    name = referent(doc, owners[0], recent) if owners else None
    if told and name:
        content = subtree_of(told[0])
        yield Quotation(content, span_of(cue), phrase_of(owners[0]), style_of(content, marks), (name,))
