"""Finds who takes a position: everyone who speaks or acts in a sentence, ranked by how likely a stance is taken there."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from summarizer.reading.attitudes import Attitude, find_attitudes, spoken_for
from summarizer.reading.clauses import actors, name_of, verbs
from summarizer.reading.judged import ranking_of
from summarizer.reading.marks import inner, marks_over
from summarizer.reading.mentions import Quotation, Sentence, Span
from summarizer.reading.notes import once
from summarizer.reading.parse import tokens_over
from summarizer.reading.reading import Reading
from summarizer.reading.stances.features import Utterance, features_of
from summarizer.reading.stances.targets import target_of
from summarizer.reading.stances.wording import told_after_a_position

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

__all__ = [
    "POSITIONS",
    "Position",
    "StanceMention",
    "find_stances",
    "possible_stances",
]

Position = Literal["supports", "opposes", "concerned", "mixed", "neutral"]
POSITIONS: tuple[Position, ...] = ("supports", "opposes", "concerned")
"""Those that have a ranking of their own; only the tree tells of a mixed or a neutral one."""
SURE = 0.65
"""At which what one holder says in a second sentence is another stance of the same position, and not the same again."""

TREE_IS_RIGHT = 0.8
"""How often the position that the tree tells is the labelled one, where there is one, on dev."""
BORNE_OUT = 1.5
"""The power of the share that the rankings give the position that the tree tells, by which it is right: nine in ten on
articles held out where that is over 0.8, every other time below."""
GUESS_IS_RIGHT = 0.9
"""How often the likeliest position is the labelled one where the tree tells none, as a part of what its ranking says."""
GUESSED_AT_MOST = 0.49
"""Without the model's states a guessed position is right no more than every other time, however likely its ranking takes
it, on articles held out: it is never shown as sure. With them it is right as often as its ranking says."""

_OF_SPEAKER = re.compile(r"\b(?:our|my|us)\b", re.IGNORECASE)
"""Words of a target that only the speaker can say: "every inch of our land"."""
_NOBODY = frozenset("some many others another one few most all both".split())
"""What names nobody whose position could be told."""
_POINTS_BACK = re.compile(
    r"th(?:at|is|ose|ese)(?: \w+){1,2}|.* to the contrary|"
    r"(?:the|such|these|those|any) (?:\w+ )?(?:account|accusation|allegation|argument|charge|claim|criticism|idea|notion|"
    r"suggestion|characteri[sz]ation)s?",
    re.IGNORECASE,
)
"""A target that says nothing without the sentence before."""
_EACH_OTHER = re.compile(r"each other|one another")

_SORRY = re.compile(r"\b(?:I am|I['’]m|we are|we['’]re) (?:\w+ )?sorry\b|\b(?:I|we) apologi[sz]e\b", re.IGNORECASE)
"""Words by which somebody takes back what they did, and no side."""
_BUT = re.compile(r"\bbut\b")
_REACH = 50
_TURNS = re.compile(
    r"(?:\b(?:not|never|without|denied|rather than|instead of|far from)|n['’]t|\baccus\w+ (?:\w+ ){1,3}of)\b[^.;:\"“”]{0,30}[\"“]$"
)
"""Before a quotation that is not what somebody holds."""


@dataclass(frozen=True, slots=True)
class StanceMention:
    """A party that may take a position in a sentence."""

    utterance: Utterance
    position: Position
    target: str | None
    """Towards what, once the stance is listed; None where the article does not plainly name it."""
    wording: Span | None
    said_by: tuple[str, ...]
    features: Mapping[str, float]
    probability: float
    """How likely an editor would list a stance of the holder here, and this position of it."""

    @property
    def holder(self) -> str:
        """Whose position it is."""
        return self.utterance.holder

    @property
    def sentence(self) -> Sentence:
        """Where it is taken."""
        return self.utterance.sentence


@once
def find_stances(reading: Reading) -> list[StanceMention]:
    """The likely stances in the order of the text; a holder's position is listed twice only where it is plain twice."""
    cut = ranking_of(reading, "stances").cut
    chosen: list[StanceMention] = []
    taken: dict[tuple[str, str], list[StanceMention]] = defaultdict(list)
    for stance in sorted(possible_stances(reading), key=lambda each: -each.probability):
        before = taken[stance.holder, stance.position]
        again = any(_is_same(each, stance) for each in before)
        if stance.probability >= (SURE if again else cut):
            chosen.append(stance)
            before.append(stance)
    chosen.sort(key=lambda each: each.sentence.start)
    return [replace(each, target=_told_target(reading, each)) for each in chosen]


def _told_target(reading: Reading, stance: StanceMention) -> str | None:
    target = target_of(reading, stance.utterance)
    if target is not None and _EACH_OTHER.fullmatch(target.of(reading.text)):
        return _the_other(reading, stance, target)
    if (
        target is None
        or _POINTS_BACK.fullmatch(target.of(reading.text))
        or _is_a_fact(reading, target)
        or (stance.wording is not None and _OF_SPEAKER.search(target.of(reading.text)))
    ):
        return None
    return told_after_a_position(reading, target)


def _the_other(reading: Reading, stance: StanceMention, each_other: Span) -> str | None:
    """Whom a holder means by "each other"; None if more than two do."""
    mutual = [
        each for each in find_attitudes(reading) if each.sentence == stance.sentence and each.target == each_other
    ]
    others = {each.holder for each in mutual} - {stance.holder}
    return next(iter(others)) if len(others) == 1 else None


def _is_a_fact(reading: Reading, target: Span) -> bool:
    """Whether a clause tells what is so, which one can hold true but not be for: "that it had followed the law"."""
    root = tokens_over(reading.doc, target.start, target.end).root
    marked = any(child.lower_ == "that" and child.dep_ == "mark" for child in root.children)
    finite = [root, *(child for child in root.children if child.dep_ in {"aux", "auxpass"})]
    settled = any(each.tag_ in {"VBD", "VBZ", "VBP"} for each in finite) and all(each.tag_ != "MD" for each in finite)
    return root.dep_ == "ccomp" and marked and settled


def _is_same(first: StanceMention, second: StanceMention) -> bool:
    """Whether one holder's one position is one, and the tree does not show that it is towards another thing."""
    return not ("tree target" in first.features and "tree target" in second.features)


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
        quotations = reading.quotations_over(sentence)
        for quotation in quotations:
            if quotation.chain and not _is_relay(quotation, quotations):
                said.setdefault(spoken_for(reading, sentence, quotation.chain[0]), []).append(quotation)
        acts = _acts(reading, sentence)
        for holder in acts:
            said.setdefault(holder, [])
        for holder, own in said.items():
            if holder.lower() in _NOBODY or _SORRY.search(sentence.text):
                continue
            attitude = attitudes.get((holder, sentence.start))
            yield Utterance(holder, sentence, order, tuple(own), attitude, tuple(acts.get(holder, ())), spoken[holder])


def _acts(reading: Reading, sentence: Sentence) -> "dict[str, list[Token]]":
    """The verbs of the sentence by whoever is their subject, as far as it is a party."""
    found: dict[str, list[Token]] = {}
    for verb in verbs(reading, sentence):
        for actor in actors(verb):
            name = name_of(reading, actor)
            if name and reading.party_named(name):
                found.setdefault(spoken_for(reading, sentence, name), []).append(verb)
    return found


def _is_relay(quotation: Quotation, others: Sequence[Quotation]) -> bool:
    """Whether the words are another's, told within them: all of an AFP report in "…", Shoigu said, an AFP report said."""
    return any(
        each.content in quotation.content
        and each.content != quotation.content
        and each.chain[:1] != quotation.chain[:1]
        for each in others
        if each.chain
    )


def _chain(reading: Reading, quotation: Quotation) -> tuple[str, ...]:
    return reading.speakers_at(quotation.content) or quotation.chain


def _stance(reading: Reading, utterance: Utterance, features: Mapping[str, float]) -> StanceMention:
    attitude = utterance.attitude
    chances = {each: ranking_of(reading, f"stances-{each}").probability(features) for each in POSITIONS}
    position = attitude.leaning if attitude and attitude.leaning else max(POSITIONS, key=lambda each: chances[each])
    told = attitude is not None and attitude.leaning is not None
    likely = ranking_of(reading, "stances").probability(features)
    guessed = GUESS_IS_RIGHT * max(chances.values()) / max(1.0, sum(chances.values()))
    at_most = GUESSED_AT_MOST if reading.states is None else 1.0
    borne_out = chances[position] / sum(chances.values()) if position in chances else TREE_IS_RIGHT
    return StanceMention(
        utterance=utterance,
        position=position,
        target=None,
        wording=_unturned(reading, attitude.wording if attitude else None, attitude) or _wording(reading, utterance),
        said_by=_relays(reading, utterance, attitude),
        features=features,
        probability=likely * borne_out**BORNE_OUT if told else min(likely * guessed, at_most),
    )


def _relays(reading: Reading, utterance: Utterance, attitude: Attitude | None) -> tuple[str, ...]:
    if attitude is not None:
        return attitude.said_by
    return next((_chain(reading, each)[1:] for each in utterance.quotations), ())


def _wording(reading: Reading, utterance: Utterance) -> Span | None:
    """The first words in quotation marks that are the holder's own."""
    for quotation in utterance.quotations:
        for mark in marks_over(reading.text, utterance.sentence):
            if mark.overlaps(quotation.content):
                start, end = max(mark.start, utterance.sentence.start), min(mark.end, utterance.sentence.end)
                own = _unturned(reading, inner(reading.text, Span(start, end)), utterance.attitude)
                if own is not None and own.start < own.end:
                    return own
    return None


def _unturned(reading: Reading, wording: Span | None, attitude: Attitude | None) -> Span | None:
    """Quoted words, unless those before the marks turn them round, or they are of what came after a "but": 'did not want to
    "punish families"', 'condemned the killings but rejected the charge, saying "no trace" had been found'.
    """
    told = attitude.target if attitude is not None else None
    if wording is not None and told is not None and _BUT.search(reading.text, told.end, max(told.end, wording.start)):
        return None
    if wording is None or _TURNS.search(reading.text, max(0, wording.start - _REACH), wording.start):
        return None
    return wording
