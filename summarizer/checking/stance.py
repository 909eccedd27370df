"""A stance must not be the opposite of what the words say, and its wording must be verbatim."""

from summarizer.checking.faults import CheckFailed
from summarizer.checking.name import same_party
from summarizer.draft import DraftStance
from summarizer.grounding import locate
from summarizer.reading.attitudes import find_attitudes
from summarizer.reading.mentions import Span
from summarizer.reading.reading import Reading

_OPPOSITE = {("supports", "opposes"), ("opposes", "supports"), ("supports", "concerned")}


def require_polarity(item: DraftStance, span: Span, reading: Reading) -> None:
    """Fail if the tree shows the same holder leaning the other way in the same sentence."""
    for attitude in find_attitudes(reading):
        here = attitude.sentence.overlaps(span) and same_party(attitude.holder, item.holder, reading)
        if here and (item.position, attitude.leaning) in _OPPOSITE:
            raise CheckFailed("negation_differs", f"the words show that {item.holder} {attitude.leaning} it")


def require_wording(item: DraftStance, span: Span, reading: Reading) -> None:
    """Fail if the wording given as verbatim is not in the article."""
    if item.wording:
        found = locate(item.wording, reading.text, near=span.start)
        if not isinstance(found, Span):
            raise CheckFailed(found.reason, f"the wording is not verbatim: {found.detail}")
