"""The quote must be the article's words."""

from summarizer.brief import Evidence
from summarizer.checking.faults import CheckFailed
from summarizer.grounding import locate
from summarizer.reading.mentions import Span
from summarizer.reading.reading import Reading


def located(quote: str, reading: Reading, near: int | None) -> Span:
    """Where `quote` stands in the article; fails with the reason if it does not, or only in page furniture."""
    sentence = reading.sentence_at(near) if near is not None else None
    found = locate(quote, reading.text, near=sentence.start if sentence and sentence.text == quote else near)
    if not isinstance(found, Span):
        raise CheckFailed(found.reason, found.detail)
    touched = reading.sentences_over(found)
    if touched and all(sentence.kind == "furniture" for sentence in touched):
        raise CheckFailed("page_furniture", "the quote is page furniture, not part of the article")
    return found


def evidence(span: Span, reading: Reading) -> tuple[Evidence, ...]:
    """`span` as the contract's evidence."""
    return (Evidence.at(reading.text, span.start, span.end),)
