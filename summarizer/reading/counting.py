"""What a number counts, as far as the tree tells: "of an estimated 11,000 North Korean troops in Russia"."""

import re
from typing import TYPE_CHECKING

from summarizer.reading.clauses import phrase, trimmed
from summarizer.reading.mentions import NumberMention, Span
from summarizer.reading.parse import tokens_over
from summarizer.reading.reading import Reading

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

_KEPT = {"amod", "compound", "nmod", "poss", "acl"}
_OTHER_NUMBER = re.compile(r"^(?:an? )?(?:estimated |about |some )?\d[\d,.]*\s+")
_PARTS = re.compile(r"\s[-–—]\s|[,;:]\s")
FIGURES = frozenset({"figure", "number", "toll", "total", "count", "tally", "estimate"})
_NEAR = 300
_FATES = {"kill", "injure", "wound", "hurt", "arrest", "displace", "evacuate", "rescue", "miss", "detain", "trap"}


def counted_noun(reading: Reading, number: NumberMention) -> "Token | None":
    """The noun that `number` counts: "troops" for "1,000 of an estimated 11,000 troops"; None if there is none."""
    tokens = reading.doc.char_span(number.start, number.end, alignment_mode="expand")
    if not tokens:
        return None
    noun = tokens.root
    while noun.dep_ in {"nummod", "quantmod", "compound", "amod", "npadvmod"} and noun.head is not noun:
        noun = noun.head
    inside = Span(noun.idx, noun.idx + len(noun)) in number
    if inside or noun.like_num:
        of = [each for by in noun.children if by.lower_ == "of" for each in by.children if each.dep_ == "pobj"]
        if not of:
            return None
        noun = of[0]
    return noun if noun.pos_ in {"NOUN", "PROPN"} else None


def what_is_counted(reading: Reading, number: NumberMention) -> str | None:
    """A few words of the text for what `number` counts, its fate included ("troops killed"); None if unclear."""
    noun = counted_noun(reading, number)
    if noun is None:
        return _counted_before(reading, number) or _changed(reading, number)
    kept = [noun]
    for child in noun.children:
        after = child.i > noun.i
        if (child.dep_ in _KEPT and not child.like_num and child.tag_ != "PRP$") or (
            after and child.dep_ == "prep" and child.lower_ in {"of", "in"}
        ):
            kept += [each for each in child.subtree if not Span(each.idx, each.idx + len(each)).overlaps(number)]
    start = max(number.end if noun.idx >= number.end else 0, min(each.idx for each in kept))
    end = max(each.idx + len(each) for each in kept)
    words = _PARTS.split(" ".join(trimmed(Span(start, end), reading.text).of(reading.text).split()))[0]
    return _with_fate(_OTHER_NUMBER.sub("", words), noun, number)


def _counted_before(reading: Reading, number: NumberMention) -> str | None:
    """What the number before counts, where this one is put for "the figure" or "the toll"."""
    verb = next(
        (each for each in tokens_over(reading.doc, number.start, number.end).root.ancestors if each.pos_ == "VERB"),
        None,
    )
    if verb is None or not any(child.dep_ == "dobj" and child.lemma_ in FIGURES for child in verb.children):
        return None
    earlier = [each for each in reading.numbers if each.end <= number.start and number.start - each.end < _NEAR]
    return what_is_counted(reading, earlier[-1]) if earlier else None


def _changed(reading: Reading, number: NumberMention) -> str | None:
    """ "a rise of 6%", "a fine of $3 million": the noun whose size the number is."""
    head = tokens_over(reading.doc, number.start, number.end).root
    if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.pos_ == "NOUN":
        return phrase(head.head.head).of(reading.text).split(" of ")[0].removeprefix("a ").removeprefix("the ")
    return None


def _with_fate(words: str, noun: "Token", number: NumberMention) -> str:
    for verb in noun.ancestors:
        if verb.lemma_ in _FATES and verb.pos_ == "VERB":
            owner = next((each for each in noun.ancestors if each.dep_ == "nsubjpass"), noun)
            leads = owner is noun or number.start <= owner.idx < number.end
            if (owner.dep_ == "nsubjpass" and leads) and verb.text not in words:
                return f"{words} {verb.text}"
            return words
        if verb.pos_ == "VERB":
            return words
    return words
