"""Whose words a denial is about: "rejected an allegation by Greywacke that …" tells what Greywacke says."""

from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.mentions import Quotation
from summarizer.reading.parse import tokens_over
from summarizer.reading.quotations.nouns import author_of, clause_after

if TYPE_CHECKING:
    from summarizer.reading.tree import Doc, Token


def is_of_another(doc: "Doc", told: Quotation) -> bool:
    """Whether what is denied is somebody's claim, which is theirs: "rejected an allegation by Greywacke that …"."""
    if told.style != "indirect":
        return False
    claim = claim_denied(doc, told)
    if claim is not None:
        return clause_after(claim) is not None and author_of(claim) is not None
    if told.cue is None or told.content.start > told.cue.start:
        return False
    cue = tokens_over(doc, told.cue.start, told.cue.end).root
    return cue.lemma_ in cues.DENYING and any(child.dep_ == "nsubjpass" for child in cue.children)


def claim_denied(doc: "Doc", told: Quotation) -> "Token | None":
    """The noun for what is denied, where it is said with one: *reports* of "denied reports that …"."""
    if told.cue is None or told.content.start < told.cue.start:
        return None
    cue = tokens_over(doc, told.cue.start, told.cue.end).root
    if cue.lemma_ not in cues.DENYING | {"dismiss"}:
        return None
    nouns = (each for each in tokens_over(doc, told.content.start, told.content.end) if each.pos_ == "NOUN")
    return next((each for each in nouns if each.lemma_ in cues.CLAIMS), None)
