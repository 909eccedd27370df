"""Joins what a comment parts: "Consumers, she said, had overpaid" is one clause, "…, it said, up from 58%" is not."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from summarizer.reading.marks import marks_over
from summarizer.reading.mentions import Quotation, Span
from summarizer.reading.parse import text_of, tokens_over
from summarizer.reading.quotations.spans import FINITE, SHORTEST

if TYPE_CHECKING:
    from summarizer.reading.tree import Doc, Token

_CARRYING_ON = frozenset(
    "if whether because since until unless who when what where how why that than to with for so nor or".split()
)
"""What goes on with a clause after a comment: "It is too soon, she says, to tell"."""
_SHARE = re.compile(r"(?:about|almost|nearly|some|most|many|all|half|a \w+) ?(?:\w+ )?of (?:which|whom)\b")


def joined_around_comments(doc: "Doc", told: Sequence[Quotation]) -> Iterator[Quotation]:
    """ "Consumers, she said, had overpaid" is one clause, though the cue parts it."""
    previous: Quotation | None = None
    for each in told:
        if previous is not None:
            if each.cue == previous.cue and _is_broken_off(doc, previous, each):
                previous = replace(previous, content=Span(previous.content.start, each.content.end))
                continue
            if each.cue == previous.cue and _is_by_the_way(doc, previous, each):
                continue
            yield previous
        previous = each
    if previous is not None:
        yield previous


def _is_around_a_comment(doc: "Doc", first: Quotation, second: Quotation) -> bool:
    if first.cue is None or not first.content.end <= first.cue.end <= second.content.start + SHORTEST:
        return False
    between = text_of(doc)[first.content.end : second.content.start]
    return not marks_over(text_of(doc), first.content) and "\n" not in between


def _is_broken_off(doc: "Doc", first: Quotation, second: Quotation) -> bool:
    """Whether a comment stands inside a clause: "The bill, she said, would fail", "It fell, he said, and broke"."""
    if not _is_around_a_comment(doc, first, second):
        return False
    if not _is_main_clause(doc, first.content):
        return True
    words = _words(doc, second.content)
    if words[0].dep_ == "cc":
        return not _is_clause_of_its_own(words)
    return words[0].lower_ in _CARRYING_ON or bool(_SHARE.match(second.content.of(text_of(doc)).strip()))


def _is_by_the_way(doc: "Doc", first: Quotation, second: Quotation) -> bool:
    """Whether what follows a comment on a whole sentence is no clause of the same words: "…, it said, up from 58%"."""
    if not _is_around_a_comment(doc, first, second) or marks_over(text_of(doc), second.content):
        return False
    return not _is_clause_of_its_own(_words(doc, second.content))


def _words(doc: "Doc", span: Span) -> "list[Token]":
    tokens = tokens_over(doc, span.start, span.end)
    return [token for token in tokens if not token.is_space and not token.is_punct] or list(tokens)


def _is_clause_of_its_own(words: "Sequence[Token]") -> bool:
    """Whether a subject follows an "and": "…, it added, and 90 were missing", but not "…, it said, and told the press"."""
    if words[0].dep_ != "cc":
        return False
    first = next((token for token in words[1:] if token.pos_ != "ADV" or token.dep_ != "advmod"), words[0])
    return first.pos_ not in {"VERB", "AUX"}


def _is_main_clause(doc: "Doc", span: Span) -> bool:
    finite = (token for token in tokens_over(doc, span.start, span.end) if token.tag_ in FINITE)
    return any(not _is_subordinate(token.head if token.dep_ in {"aux", "auxpass"} else token) for token in finite)


def _is_subordinate(verb: "Token") -> bool:
    return verb.dep_ in {"relcl", "csubj", "acl"} or any(
        child.dep_ == "mark" or child.tag_ == "WRB" for child in verb.children
    )
