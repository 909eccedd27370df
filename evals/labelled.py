"""What encoder and probes are asked about the labelled articles and the invented passages, and the right answers."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from evals import tasks
from evals.fitting import article
from evals.matching import Item, Matcher
from evals.running import gold_sections
from evals.wording import Sentences
from summarizer.article import Article
from summarizer.encoding import Place
from summarizer.encoding.judging import QUESTIONS
from summarizer.reading.conflicts import pairs
from summarizer.reading.conflicts.traits import asked_of as asked_of_voice
from summarizer.reading.conflicts.voices import Voice
from summarizer.reading.events.features import asked_of as asked_of_act
from summarizer.reading.judged import Asked
from summarizer.reading.quantities import find_quantities
from summarizer.reading.reading import Reading
from summarizer.reading.stances import possible_stances
from summarizer.reading.stances.features import asked_of as asked_of_utterance

POSITIONS = Path(__file__).parent / "positions.jsonl"
"""Invented sentences in which somebody takes a position, each with who and which."""
DISPUTES = Path(__file__).parent / "disputes.jsonl"
"""Invented passages in which something is disputed, or only seems to be, each with the words and parties at odds."""
NUMBERS = Path(__file__).parent / "numbers.jsonl"
"""Invented passages in which somebody, or the article itself, gives numbers: each with its sentence and who does."""
_SIDES = ("first", "second")
_STATUS = 0.5
"""What the status of a listed act counts for, where whether it is listed counts for 1."""
_ALONE = 0.5
"""What a position or a voice in an invented passage counts for, where one in an article counts for 1."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """Words of a sentence, and for each question of their kind the right answer and what it counts for."""

    kind: str
    text: str
    """The sentence."""
    start: int
    """Where it starts in its article."""
    at: Sequence[Place]
    around: Sequence[Place]
    right: Sequence[bool]
    weight: Sequence[float]


@dataclass(frozen=True, slots=True)
class LabelledText:
    """An article or an invented passage, and what is labelled in it."""

    reading: Reading
    answers: Sequence[Labelled]
    gold: dict[str, list[Item]]
    """The sections that are labelled."""


def labelled(name: str) -> LabelledText:
    """An article of dev or train."""
    fixture, reading = article(name)
    sentences, gold = Sentences(fixture.text), gold_sections(fixture)
    answers = [
        *_acts(reading, sentences, gold),
        *_utterances(reading, sentences, gold),
        *_voices(reading, sentences, gold),
    ]
    return LabelledText(reading, answers, gold)


def positions() -> Iterator[LabelledText]:
    """The positions of the invented sentences; whether an editor would list them is not asked of those."""
    for line in POSITIONS.read_text(encoding="utf-8").splitlines():
        sentence = json.loads(line)
        reading = Reading(Article(text=sentence["text"]))
        right = [True, *(sentence["position"] == each for each in QUESTIONS["voice"][1:])]
        weight = [0.0, *[_ALONE] * (len(right) - 1)]
        matcher = Matcher(reading.text, {"who": tasks.parties(reading)}, {"who": []})
        taken = (each for each in possible_stances(reading) if matcher.same_name(each.holder, sentence["holder"]))
        if (stance := next(taken, None)) is not None:
            answer = _labelled(reading, asked_of_utterance(stance.utterance), right, weight)
            yield LabelledText(reading, [answer], {"who": []})


def disputes() -> Iterator[LabelledText]:
    """The invented passages with voices, each a side of a dispute, or not."""
    for line in DISPUTES.read_text(encoding="utf-8").splitlines():
        passage = json.loads(line)
        reading = Reading(Article(text=passage["text"]))
        gold = {"who": [], "disputed": [_dispute(passage["text"], each) for each in passage["disputes"]]}
        voices = [replace(each, weight=[_ALONE]) for each in _voices(reading, Sentences(passage["text"]), gold)]
        yield LabelledText(reading, voices, gold)


def numbers() -> Iterator[LabelledText]:
    """The invented passages in which numbers are given, each with those as a label has them."""
    for line in NUMBERS.read_text(encoding="utf-8").splitlines():
        passage = json.loads(line)
        reading = Reading(Article(text=passage["text"]))
        yield LabelledText(reading, [], {"who": [], "numbers": list(_given(reading, passage["numbers"]))})


def _given(reading: Reading, told: Sequence[dict[str, Any]]) -> Iterator[Item]:
    """The numbers told, in the order of the text, that reading finds."""
    left = [*find_quantities(reading)]
    for each in told:
        start = reading.text.index(each["sentence"])
        end = start + len(each["sentence"])
        here = (quantity for quantity in left if start <= quantity.number.start < end)
        if (found := next((one for one in here if one.number.text == each["text"]), None)) is not None:
            left.remove(found)
            yield tasks.number(found) | {"said_by": [each["said_by"]] * bool(each["said_by"]), "required": True}


def _dispute(text: str, told: dict[str, Any]) -> Item:
    """A dispute of a passage as a label has it."""
    sides = []
    for side, party in zip(_SIDES, told["parties"], strict=True):
        start = text.index(told[side])
        evidence = [{"start": start, "end": start + len(told[side])}]
        sides.append({"party": party, "position": "asserts", "evidence": evidence})
    return {"kind": "contested_interpretation", "required": True, "sides": sides}


def _acts(reading: Reading, sentences: Sentences, gold: dict[str, list[Item]]) -> Iterator[Labelled]:
    statuses = QUESTIONS["act"][1:]
    for event, alike in tasks.acts(reading, sentences, gold):
        status = max(alike, key=lambda each: each[0])[1]["status"] if alike else None
        counts = 1.0 + any(item["required"] for _, item in alike)
        right = [bool(alike), *(status == each for each in statuses)]
        weight = [counts, *[counts * _STATUS * bool(alike)] * len(statuses)]
        yield _labelled(reading, asked_of_act(event.sentence, event.verb), right, weight)


def _utterances(reading: Reading, sentences: Sentences, gold: dict[str, list[Item]]) -> Iterator[Labelled]:
    positions = QUESTIONS["voice"][1:]
    for stance, hits in tasks.taken(reading, sentences, gold):
        right = [bool(hits), *(any(item["position"] == each for item in hits) for each in positions)]
        weight = [1.0 + any(item["required"] for item in hits), *[float(bool(hits))] * len(positions)]
        yield _labelled(reading, asked_of_utterance(stance.utterance), right, weight)


def _voices(reading: Reading, sentences: Sentences, gold: dict[str, list[Item]]) -> Iterator[Labelled]:
    disputed: dict[int, tuple[Voice, bool]] = {}
    found = pairs(reading)
    for pair, passage in zip(found, tasks.disputes(reading, sentences, gold), strict=True):
        for voice in (pair.first, pair.second):
            _, before = disputed.get(id(voice), (voice, False))
            disputed[id(voice)] = voice, before or passage.right
    for voice, right in disputed.values():
        yield _labelled(reading, asked_of_voice(voice), [right], [1.0])


def _labelled(reading: Reading, asked: Asked, right: Sequence[bool], weight: Sequence[float]) -> Labelled:
    sentence = asked.sentence
    at, around = asked.places(asked.at), asked.places(asked.around)
    return Labelled(asked.kind, sentence.of(reading.text), sentence.start, at, around, right, weight)
