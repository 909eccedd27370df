"""Finds what stands in quotation marks: straight, curly, single in the British manner, and left open at a paragraph's end."""

import re

from summarizer.reading.index import Index
from summarizer.reading.mentions import Span
from summarizer.reading.notes import noted

_PARAGRAPH = re.compile(r"[^\n]+")
_DOUBLE = re.compile(
    r'"[^"“”]+(?:["”]|$)|"[^"]+(?:"|$)|“[^”“"]+(?:[”"]|$)|“[^”]+(?:”|$)|``[^`\n]+?(?:\'\'|``|$)|«[^»]+(?:»|$)|„[^“”]+[“”]'
)
_LEFT_OPEN = re.compile(r"^\s*[‘'](?=[A-Z])[^’'‘]*(?:(?<=\w)[’'](?=\w)[^’'‘]*)*$")
"""A single mark at the head of a paragraph that the next paragraph takes up again."""
_SINGLE = re.compile(
    r"(?<![\w'’])[‘'](?=[^\s'’])(?:[^'’\n]|(?<=\w)['’](?=\w)|(?<=s)['’](?=\s\w[^'’\n]*[.,!?][’'](?!\w)))+['’](?!\w)"
)
_SHORTEST_SINGLE = 3
_AROUND = "\"“”'‘’ "


def marks_over(text: str, span: Span) -> list[Span]:
    """Those of `marks_in` that share a code point with `span`."""
    return _index(text).touching(span)


def inner(text: str, mark: Span) -> Span:
    """The words within a mark, without the marks and the comma before the closing one."""
    start, end = mark.start, mark.end
    while start < end and text[start] in _AROUND:
        start += 1
    while end > start and text[end - 1] in _AROUND + ",":
        end -= 1
    return Span(start, end)


@noted
def _index(text: str) -> Index[Span]:
    return Index((mark, mark) for mark in marks_in(text))


@noted
def marks_in(text: str) -> tuple[Span, ...]:
    """The spans of `text` within quotation marks, marks included, in order; none crosses the end of a line."""
    spans: list[Span] = []
    for line in _PARAGRAPH.finditer(text):
        doubles = [Span(line.start() + m.start(), line.start() + m.end()) for m in _DOUBLE.finditer(line.group())]
        singles = [Span(line.start() + m.start(), line.start() + m.end()) for m in _SINGLE.finditer(line.group())]
        if not singles and (opened := _LEFT_OPEN.match(line.group())):
            singles = [Span(line.start() + len(opened.group()) - len(opened.group().lstrip()), line.end())]
        spans += doubles
        spans += [
            each
            for each in singles
            if each.end - each.start > _SHORTEST_SINGLE and not any(each.overlaps(double) for double in doubles)
        ]
    return tuple(sorted(spans, key=lambda span: span.start))
