"""Towards what a position is, where no verb of attitude says so: what the holder's own words are about."""

from typing import TYPE_CHECKING

from summarizer.reading.clauses import phrase
from summarizer.reading.mentions import Span
from summarizer.reading.parse import tokens_over
from summarizer.reading.reading import Reading
from summarizer.reading.stances.features import Utterance

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

_SUBJECTS = ("nsubj", "nsubjpass")
_OBJECTS = ("dobj", "pobj", "attr")
_LONGEST = 90
_EMPTY = {"thing", "something", "anything", "nothing", "everything", "way", "kind", "lot", "time", "day", "one"}


def topic_of(reading: Reading, utterance: Utterance) -> Span | None:
    """What the words are about: their subject if it is a thing, else their object; else what was told just before."""
    for quotation in utterance.quotations:
        tokens = list(tokens_over(reading.doc, quotation.content.start, quotation.content.end))
        if (topic := _first(reading, tokens, utterance.holder)) is not None:
            return topic
    if utterance.order == 0:
        return None
    before = reading.prose[utterance.order - 1]
    return _first(reading, list(tokens_over(reading.doc, before.start, before.end)), utterance.holder)


def _first(reading: Reading, tokens: "list[Token]", holder: str) -> Span | None:
    for roles in (_SUBJECTS, _OBJECTS):
        for token in tokens:
            if token.dep_ in roles and _is_a_thing(token):
                words = phrase(token)
                if words.end - words.start <= _LONGEST and words.of(reading.text) != holder:
                    return words
    return None


def _is_a_thing(token: "Token") -> bool:
    return (
        token.pos_ in {"NOUN", "PROPN"}
        and token.ent_type_ not in {"DATE", "TIME", "PERSON", "CARDINAL", "PERCENT", "MONEY"}
        and token.lemma_.lower() not in _EMPTY
    )
