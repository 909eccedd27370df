"""Cuts a text into sentences and tells headline, furniture and prose apart."""

import re
from dataclasses import replace

from summarizer.reading.furniture import furniture_lines
from summarizer.reading.mentions import Sentence, Span
from summarizer.reading.notes import noted
from summarizer.reading.parse import DATELINE, parse, sentences_of

_LONGEST_TITLE = 140
_MOST_TITLES = 5
_SUBSTANCE = re.compile(r"\w")
_STOPS = frozenset(".!:,;")
_BULLETS = frozenset("*•-–—(")
_CLOSING = "\"”'’)"


def find_sentences(text: str) -> list[Sentence]:
    """The sentences of `text` in order, white space trimmed; none crosses the end of a line."""
    return list(sentences_in(text))


@noted
def sentences_in(text: str) -> tuple[Sentence, ...]:
    """`find_sentences`, kept."""
    furniture = furniture_lines(text)
    datelines = [Span(match.start(), match.end()) for match in DATELINE.finditer(text)]
    found: list[Sentence] = []
    for sent in sentences_of(parse(text)):
        span = _stripped(text, sent.start_char, sent.end_char)
        words = span.of(text)
        if _SUBSTANCE.search(words):
            beside = any(span in each for each in datelines) or any(span.overlaps(each) for each in furniture)
            kind = "furniture" if beside else "prose"
            found.append(Sentence(span.start, span.end, words, text.count("\n", 0, span.start), kind))  # type: ignore[arg-type]
    return tuple(_titled(found, text))


def _stripped(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    lead = len(words) - len(words.lstrip())
    return Span(start + lead, start + lead + len(words.strip()))


def _titled(sentences: list[Sentence], text: str) -> list[Sentence]:
    """Marks the lines before the prose as headlines, as far as they look like one: a kicker, a headline, a deck."""
    content = [sentence for sentence in sentences if sentence.kind != "furniture"]
    title: list[Sentence] = []
    for _ in range(_MOST_TITLES):
        rest = content[len(title) :]
        line = [sentence for sentence in rest if sentence.paragraph == rest[0].paragraph] if rest else []
        if len(rest) == len(line) or not _is_headline(line, rest[len(line)], text, first=not title):
            break
        title += line
    return [replace(sentence, kind="title") if sentence in title else sentence for sentence in sentences]


def _is_headline(line: list[Sentence], following: Sentence, text: str, *, first: bool) -> bool:
    start, end = line[0].start, line[-1].end
    alone = "\n" in text[end : following.start] and (start < 4 or "\n" in text[:start][-3:])
    return alone and reads_like_a_title(text[start:end]) and (first or not _is_told(text[start:end]))


def reads_like_a_title(line: str) -> bool:
    """Whether a line, of any place in a text, is as short as a headline and ends without a stop."""
    return len(line) <= _LONGEST_TITLE and line[-1] not in _STOPS


def _is_told(line: str) -> bool:
    """Whether a line below the headline is a bullet, a statement or a question of the report, not a deck."""
    return line[0] in _BULLETS or line.rstrip(_CLOSING)[-1:] in _STOPS | {"?", "…"}
