"""A summary, by anyone, against its article: numbers, names, quotations and negation it cannot have from there."""

import re
from dataclasses import dataclass

from summarizer.grounding import locate
from summarizer.reading.dates import find_dates
from summarizer.reading.mentions import Span
from summarizer.reading.numbers import find_numbers
from summarizer.reading.words import content_words, negated

_QUOTED = re.compile(r'["“]([^"“”]{2,}?)["”]')
_NAME = re.compile(r"(?<!\w)(?:[A-Z][\w'’.-]*)(?:\s+[A-Z][\w'’.-]*)*")
_SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?!\s|$)[^.!?]*)*[.!?]?")


@dataclass(frozen=True, slots=True)
class Finding:
    """Words of the summary, `summary[start:end]`, that the article does not support."""

    start: int
    end: int
    text: str
    reason: str
    """number_not_in_text, name_not_in_text, quote_not_found or negation_differs."""
    detail: str


def check_summary(summary: str, article: str) -> list[Finding]:
    """What `summary` says that `article` does not: in the order of the summary, empty if nothing.

    Sees numbers, dates, names, quotations and a negation that the nearest sentence lacks. It cannot see
    a wrong verb, swapped roles or a change of meaning that keeps all of these.
    """
    findings = [*_numbers(summary, article), *_quotations(summary, article), *_names(summary, article)]
    return sorted([*findings, *_negations(summary, article)], key=lambda finding: finding.start)


def _numbers(summary: str, article: str) -> list[Finding]:
    known = {(each.value, each.low, each.high) for each in find_numbers(article)}
    return [
        Finding(each.start, each.end, each.text, "number_not_in_text", f"the article has no {each.text!r}")
        for each in find_numbers(summary)
        if (each.value, each.low, each.high) not in known
    ]


def _quotations(summary: str, article: str) -> list[Finding]:
    findings = []
    for match in _QUOTED.finditer(summary):
        found = locate(match.group(1), article)
        if not isinstance(found, Span):
            findings.append(Finding(match.start(1), match.end(1), match.group(1), "quote_not_found", found.detail))
    return findings


def _names(summary: str, article: str) -> list[Finding]:
    known = set(re.findall(r"[^\W_]+", article.casefold()))
    dates = find_dates(summary)
    findings = []
    for match in _NAME.finditer(summary):
        if any(date.start < match.end() and match.start() < date.end for date in dates):
            continue
        missing = [word for word in re.findall(r"[^\W_]+", match.group()) if word.casefold() not in known]
        at_start = match.start() == 0 or summary[: match.start()].rstrip()[-1:] in ".!?"
        if missing and not (at_start and len(match.group().split()) == 1 and _is_common(match.group())):
            detail = f"the article does not name {' '.join(missing)!r}"
            name = match.group().rstrip(".")
            findings.append(Finding(match.start(), match.start() + len(name), name, "name_not_in_text", detail))
    return findings


def _is_common(word: str) -> bool:
    return not content_words(word) or word.casefold() in {"both", "several", "many", "some", "according", "officials"}


def _negations(summary: str, article: str) -> list[Finding]:
    from summarizer.reading.sentences import find_sentences

    sentences = [(content_words(each.text), each.text) for each in find_sentences(article) if each.kind != "furniture"]
    findings = []
    for match in _SENTENCE.finditer(summary):
        said = content_words(match.group())
        near = [text for have, text in sentences if len(said & have) >= max(2, len(said) // 3)]
        if near and negated(match.group()) and not any(negated(text) for text in near):
            detail = f"the summary negates, the article does not: {near[0]!r}"
            words = match.group().strip()
            start = match.start() + match.group().index(words)
            findings.append(Finding(start, start + len(words), words, "negation_differs", detail))
    return findings
