"""Finds who takes a position: everyone who speaks or acts in a sentence, ranked by how likely a stance is taken there."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from summarizer.ranking import Ranking
from summarizer.reading.attitudes import Attitude, find_attitudes, spoken_for
from summarizer.reading.marks import inner, marks_over
from summarizer.reading.mentions import Quotation, Sentence, Span
from summarizer.reading.reading import Reading, once
from summarizer.reading.stances.features import Utterance, features_of
from summarizer.reading.stances.targets import topic_of

__all__ = ["POSITIONS", "Position", "StanceMention", "find_stances", "possible_stances"]

Position = Literal["supports", "opposes", "concerned", "mixed"]
POSITIONS: tuple[Position, ...] = ("supports", "opposes", "concerned")
"""Those that have a ranking of their own; only the tree tells of a mixed one."""
SURE = 0.75
"""At which a second sentence of one holder with one position is another stance, and not the same again."""


@dataclass(frozen=True, slots=True)
class StanceMention:
    """A party that may take a position in a sentence."""

    holder: str
    sentence: Sentence
    position: Position
    target: Span | None
    """Towards what; None where the sentence does not say."""
    wording: Span | None
    said_by: tuple[str, ...]
    features: Mapping[str, float]
    probability: float
    """How likely an editor would list a stance of the holder here."""


@once
def find_stances(reading: Reading) -> list[StanceMention]:
    """The likely stances in the order of the text; a holder's position is listed twice only where it is plain twice."""
    cut = Ranking.named("stances").cut
    chosen: list[StanceMention] = []
    for stance in sorted(possible_stances(reading), key=lambda each: -each.probability):
        again = any(each.holder == stance.holder and each.position == stance.position for each in chosen)
        if stance.probability >= (SURE if again else cut):
            chosen.append(stance)
    return sorted(chosen, key=lambda each: each.sentence.start)


@once
def possible_stances(reading: Reading) -> list[StanceMention]:
    """Everyone who speaks or takes a position in a sentence, in the order of the text; one a holder and sentence."""
    spoken = Counter[str]()
    found = []
    for utterance in _utterances(reading, spoken):
        features = features_of(reading, utterance)
        found.append(_stance(reading, utterance, features))
        spoken[utterance.holder] += 1
    return found


def _utterances(reading: Reading, spoken: Counter[str]) -> Iterator[Utterance]:
    attitudes = {(each.holder, each.sentence.start): each for each in find_attitudes(reading)}
    for order, sentence in enumerate(reading.prose):
        said: dict[str, list[Quotation]] = {holder: [] for holder, start in attitudes if start == sentence.start}
        for quotation in reading.quotations_over(sentence):
            if quotation.chain:
                said.setdefault(spoken_for(reading, sentence, quotation.chain[0]), []).append(quotation)
        for holder, quotations in said.items():
            attitude = attitudes.get((holder, sentence.start))
            yield Utterance(holder, sentence, order, tuple(quotations), attitude, spoken[holder])


def _stance(reading: Reading, utterance: Utterance, features: Mapping[str, float]) -> StanceMention:
    attitude, sentence = utterance.attitude, utterance.sentence
    chances = {each: Ranking.named(f"stances-{each}").probability(features) for each in POSITIONS}
    mixed = attitude is not None and attitude.leaning == "mixed"
    return StanceMention(
        holder=utterance.holder,
        sentence=sentence,
        position="mixed" if mixed else max(POSITIONS, key=lambda each: chances[each]),
        target=(attitude and attitude.target) or topic_of(reading, utterance),
        wording=(attitude and attitude.wording) or _wording(reading, utterance),
        said_by=_relays(utterance, attitude),
        features=features,
        probability=Ranking.named("stances").probability(features),
    )


def _relays(utterance: Utterance, attitude: Attitude | None) -> tuple[str, ...]:
    if attitude is not None:
        return attitude.said_by
    return next((each.chain[1:] for each in utterance.quotations), ())


def _wording(reading: Reading, utterance: Utterance) -> Span | None:
    """The first words in quotation marks that are the holder's own."""
    for quotation in utterance.quotations:
        for mark in marks_over(reading.text, utterance.sentence):
            if mark.overlaps(quotation.content):
                start, end = max(mark.start, utterance.sentence.start), min(mark.end, utterance.sentence.end)
                own = inner(reading.text, Span(start, end))
                if own.start < own.end:
                    return own
    return None
