"""What a summary puts in quotation marks must be the article's words, and said by whom the summary says."""

import re

from summarizer.checking.claims import Claims
from summarizer.checking.finding import Finding, with_passage
from summarizer.grounding import locate
from summarizer.reading.marks import marks_in
from summarizer.reading.mentions import Span

SHORTEST = 2


def quoted(text: str) -> list[Span]:
    """The spans within quotation marks of `text`, marks and edge punctuation left out."""
    spans = []
    for mark in marks_in(text):
        words = re.fullmatch(r"\W*(.*?)[\s,;:.\"'“”‘’«»„]*", mark.of(text), re.DOTALL)
        if words and len(words.group(1)) >= SHORTEST:
            spans.append(Span(mark.start + words.start(1), mark.start + words.end(1)))
    return spans


def check_quotations(claims: Claims) -> list[Finding]:
    """A finding for each quotation that does not stand in the article word for word."""
    findings = []
    for span in quoted(claims.text):
        found = locate(span.of(claims.text), claims.source.text)
        if not isinstance(found, Span):
            passage = found.nearest.of(claims.source.text) if found.nearest else None
            why = f"the article does not have these words ({found.reason})"
            findings.append(claims.finding(span, "quote_not_found", with_passage(why, passage)))
    return findings
