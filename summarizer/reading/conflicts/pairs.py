"""Two voices of different parties, and what is known of them before they are ranked as the sides of a dispute."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.clauses import actors, name_of, party_of
from summarizer.reading.conflicts.figures import Figure, FigurePair, figure_pair, names_of
from summarizer.reading.conflicts.standing import of_one_party, owners_end, served
from summarizer.reading.conflicts.traits import asked_of, traits_of
from summarizer.reading.conflicts.vocabulary import CLAIM_NOUNS, CONTRAST, DENYING, MUTUAL, NOT_VERIFIED, REJECTING
from summarizer.reading.conflicts.voices import Voice, voices
from summarizer.reading.judged import JUDGED, PROBED, article_probed, judged, words_of
from summarizer.reading.reading import Reading
from summarizer.reading.words import content_words, stem

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

FURTHEST = 8
"""Sentences of prose between two sides; of the disputes labelled for development, all but one lie within it."""
_MOST_SHARED = 3.0
_HEAD = 400
"""Code points in which a report names the medium that it is by."""
_MASTHEADS = frozenset("wire news times post press herald tribune journal gazette mail telegraph newspaper".split())
_OFFICE = re.compile(
    r"(\w+)['’]s? (?:office|spokes\w+|team|aides?|staff|lawyers?|camp|campaign|party|company|firm|airline|group|government)$"
)
_POINTING_BACK = {"denies what was said", "rejects a claim", "says otherwise", "does not accept", "calls untrue"}
_OF_FIRST = (
    "contradicts",
    "accuses",
    "claims",
    "insists",
    "has number",
    "negated",
    "hostile",
    "kind",
    "own figure",
    "quoted",
    "short",
    "names a claim",
)


@dataclass(frozen=True)
class Pair:
    """Two voices in the order of the text, with the features of their being at odds."""

    first: Voice
    second: Voice
    figures: FigurePair | None
    traits: tuple[Mapping[str, float], Mapping[str, float]]
    """Those of the first voice and those of the second."""
    features: Mapping[str, float]


def pairs(reading: Reading) -> list[Pair]:
    """Every two voices of different parties that stand near each other."""
    return list(_Chorus(reading).pairs())


class _Chorus:
    """All voices of an article, with what is asked of them again and again."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._voices = [voice for voice in voices(reading) if not _is_a_disclaimer(voice)]
        self._traits = [traits_of(voice) for voice in self._voices]
        self._as_second = [{f"second {name}": value for name, value in each.items()} for each in self._traits]
        self._as_first = [{f"first {name}": each[name] for name in _OF_FIRST if name in each} for each in self._traits]
        self._figures = [{number: Figure(reading, voice, number) for number in voice.numbers} for voice in self._voices]
        counts = Counter(word for sentence in reading.prose for word in content_words(sentence.text))
        many = len(reading.prose) + 1
        self._rarity = {word: math.log(many / count) / math.log(many) for word, count in counts.items()}
        self._names = names_of(reading)
        self._judged = [judged(reading, asked_of(voice))[f"{JUDGED} disputed"] for voice in self._voices]
        self._own = [voice.words - self._names for voice in self._voices]
        self._around = [content_words(voice.sentence.text) - self._names for voice in self._voices]
        self._known = {voice.party: reading.party_named(voice.party) for voice in self._voices}
        self._media = {party for party in self._known if _is_medium(party, reading.text)}
        self._served = {party: served(reading, known) for party, known in self._known.items() if known is not None}
        self._owned = {party: list(owners_end(party, reading.text)) for party in self._known}
        self._together = _who_speak_together(reading, self._voices)

    def pairs(self) -> Iterator[Pair]:
        found = [(at, list(self._before(at))) for at in range(len(self._voices))]
        odds = self._at_odds([(before, at) for at, those in found for before, _ in those])
        for at, those in found:
            most = max((self._shared(before, at) for before, _ in those), default=0.0)
            for before, others in those:
                best = 0 < most <= self._shared(before, at)
                yield self._pair(before, at, others, best=best, probed=odds.get((before, at)))

    def _before(self, at: int) -> Iterator[tuple[int, int]]:
        """The voices that the voice number `at` may be at odds with, each with how many others speak in between."""
        second, between = self._voices[at], list[str]()
        for before in range(at - 1, -1, -1):
            first = self._voices[before]
            if second.order - first.order > FURTHEST:
                break
            if self._on_one_side(first, second) or _said_at_once(first, second):
                continue
            if self._answers_another(first, second) or self._answers_another(second, first):
                continue
            yield before, len(set(between) - {first.party})
            between.append(first.party)

    def _at_odds(self, pairs: list[tuple[int, int]]) -> Mapping[tuple[int, int], float]:
        """What the probes say of each pair, if they have read the article."""
        probed = article_probed(self._reading)
        if probed is None:
            return {}
        voices = [words_of(self._reading, asked_of(voice)) for voice in self._voices]
        return dict(zip(pairs, probed.at_odds(voices, pairs), strict=True))

    def _shared(self, before: int, at: int) -> float:
        return self._weight(self._around[before] & self._around[at])

    def _weight(self, words: frozenset[str]) -> float:
        return sum(self._rarity.get(word, 1.0) for word in words)

    def _pair(self, before: int, at: int, between: int, *, best: bool, probed: float | None) -> Pair:
        first, second = self._voices[before], self._voices[at]
        traits = self._traits[before], self._traits[at]
        figures = figure_pair({**self._figures[before], **self._figures[at]}, first, second)
        told = {
            **self._place(first, second, between),
            **self._words(before, at, traits),
            **self._parties(first, second),
            "shares most": best,
            JUDGED: self._judged[before] + self._judged[at],
        }
        plain = {name: value for name, value in told.items() if value}
        near = second.order - first.order <= 1
        answers = bool(_POINTING_BACK & traits[1].keys()) and between == 0
        features = {"bias": 1.0, **plain, **self._as_second[at], **self._as_first[before]}
        if figures is not None:
            features.update({f"figures {name}": value for name, value in {"": 1.0, **figures.features}.items()})
        if answers:
            features["plain answer"] = 1.0
        if answers and ("accuses" in traits[0] or "claims" in traits[0]):
            features["plain answer to a charge"] = 1.0
        if near and first.numbers and "tells a multiple" in traits[1]:
            features["multiple of a figure"] = 1.0
        if near and figures is not None and "of one thing" in figures.features:
            features["plain figures"] = 1.0
        if probed is not None:
            features[PROBED] = probed
        for group in _groups(traits, figures):
            features.update({f"{group} | {name}": value for name, value in plain.items()})
        return Pair(first, second, figures, traits, features)

    def _place(self, first: Voice, second: Voice, between: int) -> dict[str, float]:
        apart = second.order - first.order
        paragraphs = second.sentence.paragraph != first.sentence.paragraph
        return {
            "same sentence": apart == 0,
            "next sentence": apart == 1,
            "distance": min(apart, FURTHEST) / 4,
            "far": apart > 3,
            "same paragraph": apart > 0 and not paragraphs,
            "speaks next": between == 0,
            "voices between": min(between, 4) / 4,
            "in lead": first.order == 0,
            "lateness": second.order / len(self._reading.prose),
            "contrast between": apart == 0 and bool(CONTRAST.search(_between(first, second))),
        }  # fmt: skip

    def _words(self, before: int, at: int, traits: tuple[Mapping[str, float], Mapping[str, float]]) -> dict[str, float]:
        here, there = self._own[before], self._own[at]
        shared = here & there
        weight = min(self._weight(shared), _MOST_SHARED)
        wide = self._around[before] & (there | self._around[at])
        one_negated = traits[0].get("negated", 0) != traits[1].get("negated", 0)
        opposite = {
            traits[0].get("kind", 0) - traits[0].get("hostile", 0),
            traits[1].get("kind", 0) - traits[1].get("hostile", 0),
        } == {1, -1}
        return {
            "shared words": weight,
            "shares none": not shared,
            "share of words": len(shared) / max(1, min(len(here), len(there))),
            "shared around": min(self._weight(wide), _MOST_SHARED),
            "one negated": one_negated,
            "one negated of shared": one_negated * weight,
            "opposite tones": opposite,
            "opposite tones of shared": opposite * weight,
        }

    def _parties(self, first: Voice, second: Voice) -> dict[str, float]:
        one, other = self._known[first.party], self._known[second.party]
        kinds = tuple(party.kind if party is not None else "none" for party in (one, other))
        named = self._mentions(first, second)
        accused = bool({"accuse", "blame", "charge", "sue", "fault"} & first.lemmas)
        return {
            "second is named by first": named,
            "first is named by second": self._mentions(second, first),
            "second's body is accused": accused and (named or self._speaks_for(second, first)),
            "one speaks for the other": self._is_body_of(first, second) or self._is_body_of(second, first),
            "both persons": kinds == ("person", "person"),
            "unknown party": "none" in kinds,
            "both known": "none" not in kinds,
            "has a person": "person" in kinds,
            "one act": bool(set(first.verbs) & set(second.verbs)),
            "a medium": not self._media.isdisjoint((first.party, second.party)),
            "mutual": bool(set(first.verbs) & set(second.verbs)) and bool(MUTUAL.search(second.sentence.text)),
            "relayed by": first.party in second.said_by or second.party in first.said_by,
            "within": first.statement in second.statement or second.statement in first.statement,
        }

    def _mentions(self, voice: Voice, other: Voice) -> bool:
        party = self._known[other.party]
        if party is not None:
            within = voice.statement if voice.order == other.order else voice.sentence
            return any(mention in within for mention in party.mentions)
        elsewhere = voice.order != other.order and other.party in voice.sentence.text
        return elsewhere and bool(self._reading.parties_in(voice.sentence))

    def _on_one_side(self, first: Voice, second: Voice) -> bool:
        return (
            of_one_party(first.party, second.party)
            or self._speak_together(first, second)
            or self._is_body_of(first, second)
            or self._is_body_of(second, first)
            or self._owns(first, second)
            or self._owns(second, first)
            or self._is_office_of(first, second)
            or self._is_office_of(second, first)
            or self._serves(first, second)
            or self._serves(second, first)
        )

    def _speak_together(self, first: Voice, second: Voice) -> bool:
        both = frozenset((first.party, second.party))
        return (both, first.order) in self._together or (both, second.order) in self._together

    def _serves(self, one: Voice, other: Voice) -> bool:
        """ "Its president, Anna Berg" after what the union said."""
        return other.party in self._served.get(one.party, ())

    def _answers_another(self, one: Voice, other: Voice) -> bool:
        """Whether the denial itself says whose claim it denies: "rejected the union's claim" is no answer to the firm."""
        owners = [party_of(self._reading, owner) for verb in one.verbs for owner in _owners_of_a_claim(verb)]
        known = [owner.name for owner in owners if owner is not None and owner.name != one.party]
        return bool(known) and not any(name == other.party or of_one_party(name, other.party) for name in known)

    def _is_office_of(self, one: Voice, other: Voice) -> bool:
        """ "the governor's office" beside the regional governor, "Moore's airline" beside Declan Moore."""
        owner = _OFFICE.search(one.party)
        party = self._known[other.party]
        called = content_words(f"{party.name} {party.role or ''}") if party is not None else frozenset()
        return bool(owner and called and content_words(owner.group(1)) <= called)

    def _owns(self, one: Voice, other: Voice) -> bool:
        """ "Japan's Defense Ministry", "the governor, whose office": one party is called the other's."""
        party, text = self._known[one.party], self._reading.text
        forms = (party.name, *party.aliases) if party is not None else (one.party,)
        return any(text.endswith(forms, 0, end) for end in self._owned[other.party])

    def _speaks_for(self, speaker: Voice, accuser: Voice) -> bool:
        """Whether the role of the speaker names somebody or something that the accuser speaks of."""
        party = self._known[speaker.party]
        role = content_words(party.role or "") if party is not None else set()
        return bool(role & {stem(word) for word in accuser.words} | role & content_words(accuser.text))

    def _is_body_of(self, one: Voice, other: Voice) -> bool:
        party = self._known[one.party]
        role = (party.role or "").casefold() if party is not None else ""
        body = self._known[other.party]
        called = {other.party.casefold().removeprefix("the "), *(body.aliases if body is not None else ())}
        of = set(role.split())
        return bool(role) and (
            any(name in role if " " in name else name.casefold() in of for name in called)
            or content_words(other.party) <= content_words(role)
        )


def _is_medium(party: str, text: str) -> bool:
    words = set(party.lower().split())
    return bool(cues.MEDIA & words or (party in text[:_HEAD] and cues.MEDIA_NOUNS & words))


def _owners_of_a_claim(verb: "Token") -> "Iterator[Token]":
    """Whose claim is denied: *experts* of "denied the experts' allegations"."""
    if verb.lemma_.lower() in DENYING | REJECTING:
        for child in verb.children:
            if child.dep_ == "dobj" and child.lemma_.lower() in CLAIM_NOUNS:
                yield from (owner for owner in child.children if owner.dep_ == "poss" and owner.pos_ != "PRON")


def _is_a_disclaimer(voice: Voice) -> bool:
    """ "Reuters could not verify either account": a medium says so in its own voice, which is no party."""
    article = voice.reading.article
    named = bool(_MASTHEADS & set(voice.party.lower().split())) or _is_medium(voice.party, voice.reading.text)
    own = named or voice.party in {article.publisher, *article.via}
    return own and bool(NOT_VERIFIED.search(voice.text))


def _who_speak_together(reading: Reading, voices: list[Voice]) -> set[tuple[frozenset[str], int]]:
    """Every two parties that say one thing in one breath, by sentence: "two aid workers and a doctor told the agency"."""
    return {
        (frozenset(both), voice.order)
        for voice in voices
        if not MUTUAL.search(voice.sentence.text)
        for verb in voice.verbs
        if verb.lemma_ in cues.ALL
        for both in combinations(filter(None, (name_of(reading, actor) for actor in actors(verb))), 2)
    }


def _said_at_once(first: Voice, second: Voice) -> bool:
    """Whether the very same words are both voices', as where one relays the other; not if they accuse each other."""
    mutual = bool(set(first.verbs) & set(second.verbs)) and bool(MUTUAL.search(second.sentence.text))
    return first.statement == second.statement and not mutual


def _between(first: Voice, second: Voice) -> str:
    start, end = sorted((first.statement.start, second.statement.start))
    return first.reading.text[start:end]


def _groups(traits: tuple[Mapping[str, float], Mapping[str, float]], figures: FigurePair | None) -> Iterator[str]:
    """What sort of dispute the pair may be; place, words and parties weigh differently in each."""
    if "contradicts" in traits[1]:
        yield "denial"
    if _POINTING_BACK & traits[1].keys():
        yield "points back"
    if "contradicts" in traits[0]:
        yield "denial first"
    if figures is not None and not figures.features.get("other noun"):
        yield "figures"
    if "contradicts" not in traits[0] and "contradicts" not in traits[1] and figures is None:
        yield "neither"
