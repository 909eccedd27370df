"""What is known of an act before it is ranked: where it stands, how it is told, and what it shares with the lead."""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from summarizer.ranking import known
from summarizer.reading.attitude_words import ATTITUDE_NOUNS, ATTITUDE_VERBS
from summarizer.reading.clauses import is_negated, party_of, subtree
from summarizer.reading.events.acts import HAVE, MODALS, SAYING, auxiliaries, is_passive
from summarizer.reading.events.subjects import subject_of
from summarizer.reading.judged import Asked, judged
from summarizer.reading.marks import marks_over
from summarizer.reading.mentions import Sentence, Span
from summarizer.reading.parse import span_of
from summarizer.reading.reading import Reading
from summarizer.reading.words import content_words

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

STATIVE = set(
    (
        "be have seem mean think know feel believe want need hope like depend cost contain include hold own represent "
        "follow show look sound appear consist concern involve lie stand weigh measure cover equal rest bear imply "
        "suggest remember describe argue accept reckon doubt belong sit enjoy love hate do get call see understand "
        "compare estimate let matter deserve live employ serve happen try"
    ).split()
)
DEEDS = set(
    (
        "announce accuse reject cut raise lower put revise ask find confirm back approve oppose attack object launch "
        "rule order charge sign fine sue appeal arrest kill vote"
    ).split()
)
REACTING = {"respond", "react", "reply", "retort"}
OBJECTS = {"dobj", "attr", "agent", "oprd"}
_POINTING = {"it", "that", "them", "this", "these", "those", "so"}
_BEFORE, _AFTER = 25, 60
"""Characters of the sentence before and after a verb that tell most about its act."""
_SHORT_STORY = 14
_LONG_LINE = 18
_SHORT_LINE = 4


@dataclass(frozen=True)
class Story:
    """The whole that an act is a part of."""

    reading: Reading

    @cached_property
    def title(self) -> frozenset[str]:
        """The content words of the headline."""
        return content_words(" ".join(each.text for each in self.reading.sentences if each.kind == "title"))

    @cached_property
    def lead(self) -> frozenset[str]:
        """The content words of the first sentence."""
        return content_words(self.reading.prose[0].text) if self.reading.prose else frozenset()

    @cached_property
    def counts(self) -> Counter[str]:
        """In how many sentences each content word stands."""
        return Counter(word for sentence in self.reading.prose for word in content_words(sentence.text))


def features_of(story: Story, order: int, rank: int, verb: "Token", line: str, status: str) -> Mapping[str, float]:
    """The features of the act of `verb`, the act number `rank` of sentence number `order`."""
    told = {**_place(story, order, rank), **_grammar(verb), **_content(story, order, verb, line), f"is {status}": 1.0}
    asked = asked_of(story.reading.prose[order], verb)
    return known({**told, **judged(story.reading, asked)})


def asked_of(sentence: Sentence, verb: "Token") -> Asked:
    """What the encoder is asked about an act: its verb, among the words before and after it."""
    own = span_of(verb)
    start, end = max(sentence.start, own.start - _BEFORE), min(sentence.end, own.end + _AFTER)
    return Asked("act", sentence, [own], [Span(start, end)])


def _place(story: Story, order: int, rank: int) -> dict[str, float]:
    prose = story.reading.prose
    return {
        "nearness": 1 / (1 + 0.12 * order),
        "in lead": order == 0,
        "in second sentence": order == 1,
        "lateness": order / len(prose),
        "short story": len(prose) < _SHORT_STORY,
        "begins paragraph": order == 0 or prose[order - 1].paragraph != prose[order].paragraph,
        "rank in sentence": min(rank, 4) / 4,
    }


def _grammar(verb: "Token") -> dict[str, float]:
    helping = auxiliaries(verb)
    after = [child for child in verb.children if child.i > verb.i and child.dep_ in OBJECTS | {"prep"}]
    pointing = [each for part in after for each in (part, *part.children) if each.lower_ in _POINTING]
    return {
        f"clause {verb.dep_}": 1.0,
        "modal": bool(helping & MODALS),
        "will": bool(helping & {"will", "'ll", "’ll"}),
        "perfect": bool(helping & (HAVE - {"had"})),
        "past perfect": "had" in helping,
        "past": verb.tag_ in {"VBD", "VBN"},
        "present": verb.tag_ in {"VBZ", "VBP"},
        "passive": is_passive(verb),
        "negated": is_negated(verb),
        "stative": verb.lemma_ in STATIVE,
        "is be": verb.lemma_ == "be",
        "attitude": verb.lemma_ in ATTITUDE_VERBS,
        "saying": verb.lemma_ in SAYING,
        "deed": verb.lemma_ in DEEDS,
        "has object": any(child.dep_ in OBJECTS for child in verb.children),
        "tells on": any(child.dep_ == "ccomp" for child in verb.children),
        "voices a feeling": _voices_a_feeling(verb),
        "reacts": verb.lemma_ in REACTING or any(child.lemma_ in REACTING for child in _complements(verb)),
        "points outside": bool(pointing),
        "stands alone": not after and not is_passive(verb),
        "is held": verb.lemma_ in {"hold", "confirm"} and "dobj" in {child.dep_ for child in verb.children},
        "is done": _is_done(verb),
        "plain act": _is_plain_act(verb),
    }


def _voices_a_feeling(verb: "Token") -> bool:
    """ "concerns have swirled", "expressed worries": told of an opinion, not of a deed."""
    nouns = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"}]
    return any(noun.lemma_.lower() in ATTITUDE_NOUNS for noun in nouns)


def _complements(verb: "Token") -> "list[Token]":
    """ "respond" of "was quick to respond"."""
    return [each for child in verb.children if child.dep_ in {"acomp", "xcomp"} for each in (child, *child.children)]


def _is_done(verb: "Token") -> bool:
    """ "announced another march", "put a contract on hold": a verb that may only say or feel tells a deed here."""
    return verb.lemma_ in DEEDS and any(child.dep_ in {"dobj", "nsubjpass"} for child in verb.children)


def _is_plain_act(verb: "Token") -> bool:
    """No speech, no opinion, no mere state, no denial, in a clause that tells."""
    helping = auxiliaries(verb)
    if verb.dep_ in {"acl", "relcl", "pcomp"} or helping & MODALS or is_negated(verb) or verb.pos_ == "AUX":
        return False
    if verb.lemma_ in SAYING or verb.lemma_ in ATTITUDE_VERBS:
        return _is_done(verb)
    return is_passive(verb) or verb.lemma_ not in STATIVE


def _content(story: Story, order: int, verb: "Token", line: str) -> dict[str, float]:
    reading, span, words = story.reading, subtree(verb), content_words(line)
    at = span_of(verb)
    subject = subject_of(verb)
    party = party_of(reading, subject) if subject is not None else None
    speakers = reading.speakers_at(at)
    many = max(1, len(words))
    length = len(line.split())
    return {
        "dated": bool(reading.dates_in(span)),
        "has number": bool(reading.numbers_in(span)),
        "of a party": party is not None,
        "of a person": party is not None and party.kind == "person",
        "of a pronoun": subject is not None and subject.pos_ == "PRON",
        "said": bool(speakers),
        "said of itself": bool(speakers) and party is not None and speakers[0] == party.name,
        "quoted": any(at in mark for mark in marks_over(reading.text, at)),
        "length": math.log(length),
        "short line": length <= _SHORT_LINE,
        "long line": length > _LONG_LINE,
        "shared with title": len(words & story.title) / many,
        "shared with lead": 0.0 if order == 0 else len(words & story.lead) / many,
        "common words": sum(story.counts[word] for word in words) / many / math.log(2 + len(reading.prose)),
    }
