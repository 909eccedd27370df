"""A summary as it is checked: its parse, and the clause that each of its words belongs to."""

from functools import cached_property
from typing import TYPE_CHECKING

from summarizer.article import Article
from summarizer.checking.finding import Finding
from summarizer.checking.people import People, people_of
from summarizer.checking.source import Source, require_length, stems_of
from summarizer.reading.dates import find_dates
from summarizer.reading.marks import marks_in
from summarizer.reading.mentions import DateMention, Span
from summarizer.reading.parse import sentence_of, span_of
from summarizer.reading.reading import Reading

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

CLAUSES = frozenset({"ROOT", "ccomp", "conj", "relcl", "advcl", "acl", "parataxis", "xcomp", "pcomp"})
REACH = 7
"""Tokens to each side that a number or a date is about."""


class Claims:
    """One summary, read against `source`."""

    def __init__(self, summary: str, source: Source) -> None:
        require_length(summary, "summary")
        self.text = summary
        self.source = source
        self.reading = Reading(Article(text=summary or " ", published=source.published))

    @cached_property
    def people(self) -> People:
        """Whom the article names, worked out once an article."""
        return people_of(self.source)

    @cached_property
    def dates(self) -> list[DateMention]:
        """The summary's dates, resolved as the article's are."""
        return find_dates(self.text, self.source.published, include_furniture=True)

    @cached_property
    def quoted(self) -> tuple[Span, ...]:
        """What stands in quotation marks, marks included."""
        return marks_in(self.text)

    @cached_property
    def tokens(self) -> "list[Token]":
        """The words of the summary."""
        return [token for token in self.reading.doc if not token.is_space]

    def at(self, span: Span) -> "list[Token]":
        """The tokens that `span` touches."""
        return list(self.reading.doc.char_span(span.start, span.end, alignment_mode="expand") or ())

    def around(self, span: Span, reach: int = REACH) -> set[str]:
        """The content words within `reach` tokens of `span`, in its sentence up to a semicolon, its own left out."""
        inside = self.at(span)
        if not inside:
            return set()
        sentence = sentence_of(inside[0])
        first, last = max(sentence.start, inside[0].i - reach), min(sentence.end, inside[-1].i + reach + 1)
        stops = [each.i for each in self.reading.doc[first:last] if each.text == ";"]
        first = max([first, *(at for at in stops if at < inside[0].i)])
        last = min([last, *(at for at in stops if at > inside[0].i)])
        near = [each for each in self.reading.doc[first:last] if not span_of(each).overlaps(span)]
        return set(stems_of(" ".join(each.text for each in near)))

    def sentence(self, span: Span) -> Span:
        """The sentence in which `span` starts."""
        inside = self.at(span)
        if not inside:
            return span
        found = sentence_of(inside[0])
        return Span(found.start_char, found.end_char)

    def clause(self, token: "Token") -> "list[Token]":
        """The clause of `token`: its verb with all that hangs on it, other joined clauses left out."""
        verb = token
        while verb.dep_ not in CLAUSES or verb.pos_ not in {"VERB", "AUX"}:
            if verb.head.i == verb.i:
                break
            verb = verb.head
        kept = set(verb.subtree)
        for part in list(verb.subtree):
            if part is not verb and part.dep_ in {"conj", "relcl", "advcl"} and part.pos_ in {"VERB", "AUX"}:
                inner = set(part.subtree)
                if token not in inner:
                    kept -= inner
        return sorted(kept, key=lambda each: each.i)

    def finding(self, span: Span, reason: str, detail: str) -> Finding:
        """A finding at `span`."""
        return Finding(span.start, span.end, span.of(self.text), reason, detail)
