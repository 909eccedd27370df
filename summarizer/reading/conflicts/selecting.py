"""Chooses the pairs that are listed as disputes: the likeliest first, and each quarrel once."""

import re
from typing import TYPE_CHECKING

from summarizer.ranking import Ranking
from summarizer.reading.conflicts.figures import incompatible
from summarizer.reading.conflicts.pairs import Pair, pairs
from summarizer.reading.conflicts.sides import Conflict, conflict_of
from summarizer.reading.conflicts.standing import served
from summarizer.reading.conflicts.vocabulary import DENYING, POINTING
from summarizer.reading.conflicts.voices import Voice
from summarizer.reading.conflicts.wording import denied_clause
from summarizer.reading.cues import MEDIA
from summarizer.reading.judged import ranking_of
from summarizer.reading.reading import Reading
from summarizer.reading.sentiment import leaning_of

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

_TAKEN_BACK = re.compile(
    r"\b(?:initially|at first|originally) (?:denied|rejected|disputed|dismissed)\b|"
    r"\b(?:denied|rejected|disputed|dismissed) \w+ (?:initially|at first)\b"
)
_EARLIER = re.compile(
    r"(?:an? )?(?:earlier|previous|initial|first) (?:statement|report|version|count|figure|estimate)\b", re.IGNORECASE
)
_NOT = re.compile(r"\bnot $")
_WRONGS = frozenset({"wrongdoing", "charge", "involvement"})
_NEAR = 2
"""Sentences within which the same two parties are taken to go on with the same quarrel."""

IN_SO_MANY_WORDS = 0.7
"""How likely a listed denial is one where the sentence that makes the claim says that it is denied: dev and train have
one such sentence, and a ranking learns nothing from one."""

IN_ANSWER = 0.8
"""How likely a pair is one where the second party "denied that", "disputes it" or the like right after the first has
spoken: 13 of 14 such pairs of dev and train are in the labels.
"""

WITH_ITS_CLAIM = 0.42
"""How likely a pair is one where the second party "denied that …": on dev and train the denial is in the labels 22 times
of 23, and what the ranking holds unlikely is denied of the first party 4 times of 9.
"""


def find_conflicts(reading: Reading, ranking: Ranking | None = None) -> list[Conflict]:
    """The disputes that the text shows, in the order of the text; `ranking` is the kept one if not given."""
    ranking = ranking or ranking_of(reading, "disputes")
    chosen: list[tuple[float, Pair]] = []
    ranked = ((ranking.probability(pair.features), pair) for pair in pairs(reading))
    listed = [
        (max(each, _least_likely(pair)), pair) for each, pair in ranked if each >= ranking.cut or _is_answered(pair)
    ]
    for probability, pair in sorted(listed, key=lambda each: -each[0]):
        if (
            not _agree(pair)
            and not _is_with_a_relay(pair)
            and not _is_taken_back(pair)
            and not _denies_what_others_charge(pair)
            and not any(_same_quarrel(pair, known) for _, known in chosen)
        ):
            chosen.append((probability, pair))
    found = [conflict_of(reading, pair, probability) for probability, pair in chosen]
    return sorted(found, key=lambda conflict: min(side.sentence.start for side in conflict.sides))


def _least_likely(pair: Pair) -> float:
    """How likely a pair is a dispute whatever the ranking makes of it, as it is denied in so many words."""
    if _is_denied_by_the_way(pair):
        return IN_SO_MANY_WORDS
    if _is_answered(pair) or _is_set_right(pair):
        return IN_ANSWER
    return WITH_ITS_CLAIM if any(denied_clause(verb) is not None for verb in pair.second.verbs) else 0.0


def _is_denied_by_the_way(pair: Pair) -> bool:
    """Whether the second party denies what the first says in an aside on it: "…, which has been denied by the army"."""
    verbs = (verb for verb in pair.second.verbs if verb.dep_ == "relcl" and verb.left_edge.tag_ == "WDT")
    asides = [verb for verb in verbs if not any(each.dep_ == "nsubj" and each.pos_ == "PRON" for each in verb.children)]
    return pair.first.order == pair.second.order and "denies" in pair.traits[1] and bool(asides)


def _is_answered(pair: Pair) -> bool:
    """Whether the second party denies by a pronoun what the first has just said: "The army denied that"."""
    pointing = any(each.lower_ in POINTING for each in _denied(pair))
    return pointing and "plain answer" in pair.features and pair.second.order - pair.first.order == 1


def _denied(pair: Pair) -> "list[Token]":
    """The objects of the second party's verbs of denying."""
    denials = (verb for verb in pair.second.verbs if verb.lemma_.lower() in DENYING)
    return [each for verb in denials for each in verb.children if each.dep_ == "dobj"]


def _is_set_right(pair: Pair) -> bool:
    """Whether the second party says "412, not 640" of the 640 of the first."""
    text = pair.second.reading.text
    numbers = [
        number for number in pair.second.numbers if not _NOT.search(text, max(0, number.start - 5), number.start)
    ]
    refused = [number for number in pair.second.numbers if number not in numbers]
    told = {number.value for number in pair.first.numbers} - {None}
    return bool(numbers) and any(number.value in told for number in refused)


def _is_with_a_relay(pair: Pair) -> bool:
    """Whether one side is an agency, which passes on what others say and disputes nothing: "according to AFP"."""
    return any(voice.party.lower() in MEDIA for voice in (pair.first, pair.second))


def _is_taken_back(pair: Pair) -> bool:
    """Whether what was said first has since been set right by who said it: "initially denied it, but later said …",
    "an earlier statement had put the number at three".
    """
    voices = (pair.first, pair.second)
    return any(_TAKEN_BACK.search(each.sentence.text) or _EARLIER.match(each.party) for each in voices)


def _denies_what_others_charge(pair: Pair) -> bool:
    """Whether the second party "denied wrongdoing", of which the first has not said that it was theirs."""
    objects = {each.lemma_.lower() for each in _denied(pair)}
    accused = "second is named by first" in pair.features or "second's body is accused" in pair.features
    return not objects.isdisjoint(_WRONGS) and not accused


def _agree(pair: Pair) -> bool:
    """Whether both sound alike of it, or give figures that both hold, and nobody denies or doubts: "so are we"."""
    if pair.figures is not None or any("contradicts" in traits for traits in pair.traits):
        return False
    alike = [(a, b) for a in pair.first.numbers for b in pair.second.numbers if a.unit == b.unit]
    if alike and not any(incompatible(a, b) for a, b in alike):
        return True
    first, second = leaning_of(pair.first.text), leaning_of(pair.second.text)
    return first is not None and first == second


def _of_one_side(first: Voice, second: Voice) -> bool:
    """Whether two voices are one party's, or one speaks for the other: the bank and its governor."""
    if first.party == second.party:
        return True
    known = [(first.reading.party_named(one.party), other.party) for one, other in ((first, second), (second, first))]
    return any(party is not None and name in served(first.reading, party) for party, name in known)


def _same_quarrel(pair: Pair, known: Pair) -> bool:
    """Whether two pairs share what one party says in a sentence, or are of the same parties close by."""
    voices = {(voice.party, voice.order) for voice in (pair.first, pair.second)}
    others = {(voice.party, voice.order) for voice in (known.first, known.second)}
    one, two = (pair.first, pair.second), (known.first, known.second)
    same_parties = any(all(map(_of_one_side, one, sides)) for sides in (two, two[::-1]))
    return bool(voices & others) or (same_parties and abs(pair.second.order - known.second.order) <= _NEAR)
