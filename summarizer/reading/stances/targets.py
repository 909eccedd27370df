"""Towards what a position is, where the tree tells it: the object of the words that take it, or what they point back to.

Who guesses among all that the article speaks of is right once in three times, however well it ranks them: no target is
better than a wrong one.
"""

import re

from summarizer.reading.attitudes import find_attitudes
from summarizer.reading.mentions import Span
from summarizer.reading.parse import tokens_over
from summarizer.reading.reading import Reading
from summarizer.reading.stances.features import Utterance

_OF_THEM = re.compile(r"^(?:all|any|both|each|either|most|much|neither|none|some) (?:of )?(?=\w+$)")
"""Before a pronoun that still only points: "both of them"."""
_POINTING = frozenset("it its that this these those them they which what who he she him her i we us you".split())


def target_of(reading: Reading, utterance: Utterance) -> Span | None:
    """The words for what a position is towards; None where the tree gives none, or no more than a pronoun."""
    told = utterance.attitude.target if utterance.attitude else None
    return _taken_up(reading, utterance) if _points(reading, utterance) else told


def _points(reading: Reading, utterance: Utterance) -> bool:
    """Whether the tree gives no more than a pronoun as what a position is towards."""
    told = utterance.attitude.target if utterance.attitude else None
    return told is not None and _OF_THEM.sub("", told.of(reading.text).lower()) in _POINTING


def _taken_up(reading: Reading, utterance: Utterance) -> Span | None:
    """What the sentence before takes a position towards, where "that" points to it: "The union wants a ban. Gill opposes that"."""
    if not utterance.order or _names_an_object(reading, utterance):
        return None
    before = reading.prose[utterance.order - 1]
    taken = [each for each in find_attitudes(reading) if each.sentence == before and each.target is not None]
    return taken[0].target if len(taken) == 1 and taken[0].holder != utterance.holder else None


def _names_an_object(reading: Reading, utterance: Utterance) -> bool:
    """Whether what a pronoun points to may stand before it: "would respect *the decision* but called it regrettable"."""
    start, told = utterance.sentence.start, utterance.attitude.target if utterance.attitude else None
    if told is None or told.start <= start:
        return False
    return any(token.dep_ == "dobj" and token.pos_ == "NOUN" for token in tokens_over(reading.doc, start, told.start))
