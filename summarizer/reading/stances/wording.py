"""A target as it is told after "supports" or "opposes": what somebody is urged to do as a doing, all else as it stands."""

import re
from typing import TYPE_CHECKING

from summarizer.reading.inflection import ing
from summarizer.reading.mentions import Span
from summarizer.reading.parse import tokens_over
from summarizer.reading.reading import Reading

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

_SUMS_UP = re.compile(
    r"an? (?:\w+ )?(?:admission|announcement|act|action|appointment|decision|move|ruling|step|verdict|development)"
)
_PARTED = re.compile(r"(?:,|\s[-–—])\s+(?:in )?$")
_FEWEST, _MOST = 4, 25
"""Words of a clause that is told beside the noun that sums it up."""


def told_after_a_position(reading: Reading, target: Span) -> str:
    """ "both sides avoiding escalation" of "both sides to avoid escalation", "spending being frozen" of "spending
    frozen"; any other target in the words of the article.
    """
    text = reading.text
    tokens = [token for token in tokens_over(reading.doc, target.start, target.end) if not token.is_space]
    doing = next((token for token in tokens if token.pos_ in {"VERB", "AUX"} and _leads(token, tokens)), None)
    if doing is None:
        summed_up = _summed_up(reading, target)
        return f"{target.of(text)} ({summed_up})" if summed_up else target.of(text)
    before = text[target.start : _start(doing, target)].rstrip().rstrip(",")
    after = text[doing.idx + len(doing) : target.end]
    return f"{before} {_doing(doing)}{after}".strip()


def _summed_up(reading: Reading, target: Span) -> str | None:
    """What a noun in apposition sums up: "the ministry cut the grant" of "The ministry cut the grant, a move that …"."""
    sentence = reading.sentence_at(target.start)
    if sentence is None or not _SUMS_UP.fullmatch(target.of(reading.text)):
        return None
    before = _PARTED.search(reading.text, sentence.start, target.start)
    clause = reading.text[sentence.start : before.start()] if before else ""
    return clause if _FEWEST <= len(clause.split()) <= _MOST else None


def _leads(verb: "Token", tokens: "list[Token]") -> bool:
    """Whether the target is the clause of `verb`, and the clause an infinitive or a participle."""
    if verb.head in tokens and verb.head is not verb:
        return False
    if verb.tag_ == "VB":
        return not any(child.tag_ == "MD" for child in verb.children)
    helping = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    return verb.tag_ == "VBN" and all(child.lower_ in {"to", "be"} for child in helping)


def _start(verb: "Token", target: Span) -> int:
    """Where the verb begins, its "to" and "be" included."""
    parts = [child.idx for child in verb.children if child.dep_ in {"aux", "auxpass"} and child.i < verb.i]
    return max(target.start, min([verb.idx, *parts]))


def _doing(verb: "Token") -> str:
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    return f"being {verb.text}" if verb.tag_ == "VBN" or passive else ing(verb.text)
