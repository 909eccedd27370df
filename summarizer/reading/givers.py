"""Who gives a number, where the probes have read the article: grammar proposes, and a ranking that hears both decides.

Without the model's states it is whoever the grammar has speak.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from summarizer.ranking import Features, Ranking, known
from summarizer.reading.judged import PROBED, article_probed, sentence_numbers
from summarizer.reading.mentions import NumberMention, Sentence, Span
from summarizer.reading.names import full_phrase
from summarizer.reading.notes import once
from summarizer.reading.parse import span_of, tokens_over
from summarizer.reading.reading import Reading
from summarizer.reading.references import SUBJECTS, referent

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

NEAR = 5
"""Sentences in which whoever gives a number is looked for: its own and those before."""
TOLD_OF = 2
"""Sentences in which whatever is told of at all may give a number: its own and the one before."""
TOLD = (
    "spoken",
    *(f"{what} {back}" for what in ("speaks", "named") for back in range(NEAR)),
    *(f"told of {back}" for back in range(TOLD_OF)),
    "nobody",
    "nowhere",
)
"""What may be known of somebody by grammar alone: that they speak the words ("spoken"), that they speak, are named or
something is told of them so many sentences before, that it is the article itself, and that no words name them.
"""
_TOLD_AS = SUBJECTS | {"appos", "poss"}
_NAMING = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
_BEHIND = frozenset({"to", "by", "from", "of", "citing"})
"""Words before whoever something is told by or belongs to."""


@dataclass(frozen=True, slots=True)
class Giver:
    """Somebody who may give a number; the article itself where there is no chain."""

    chain: tuple[str, ...]
    told: Mapping[str, float]
    """Which of `TOLD` hold."""
    mentions: Sequence[Span]
    """Where they are named near the number."""
    features: Features = field(default_factory=dict)
    """What the ranking hears; empty where the probes have not read the article."""

    @property
    def columns(self) -> list[float]:
        """What is told, in the order of `TOLD`."""
        return [self.told.get(name, 0.0) for name in TOLD]


@once
def speakers_of(reading: Reading, number: NumberMention) -> tuple[str, ...]:
    """Who gives the number, from the speaker outwards; empty where the article does."""
    rivals = possible_givers(reading, number)
    if not rivals:
        return reading.speakers_at(number)
    shares = Ranking.named(f"givers-{PROBED}").shares([each.features for each in rivals])
    return rivals[max(range(len(rivals)), key=shares.__getitem__)].chain


def possible_givers(reading: Reading, number: NumberMention) -> list[Giver]:
    """As `proposed`, with what the ranking hears; nobody where the probes have not read the article."""
    probed = article_probed(reading)
    rivals = proposed(reading, number) if probed is not None else []
    if probed is None or not rivals:
        return []
    from summarizer.probing import Rival

    asked = [Rival(places_in_prose(reading, each.mentions), each.columns) for each in rivals]
    ((sentence, place),) = places_in_prose(reading, [number])
    shares = probed.shares(sentence, place, asked)
    spoken = any("spoken" in each.told for each in rivals)
    return [
        replace(each, features=_features(each, share, spoken=spoken))
        for each, share in zip(rivals, shares, strict=True)
    ]


def proposed(reading: Reading, number: NumberMention) -> list[Giver]:
    """The article itself, whoever grammar has speak, and all who speak, are named or told of near.

    Nobody for a headline's number.
    """
    sentence = reading.sentence_at(number.start)
    at = sentence_numbers(reading).get(sentence.start) if sentence is not None else None
    if at is None:
        return []
    found: dict[str, Giver] = {}
    _add(found, reading, (), "nobody", None)
    if chain := reading.speakers_at(number):
        _add(found, reading, chain, "spoken", None)
    for back, each in enumerate(reversed(reading.prose[max(0, at + 1 - NEAR) : at + 1])):
        heard = [*_heard_of(reading, each), *(_told_of(reading, each) if back < TOLD_OF else [])]
        for what, named, mention in heard:
            if mention is None or number not in mention:
                _add(found, reading, named, f"{what} {back}", mention)
    return [each if each.mentions else replace(each, told={**each.told, "nowhere": 1.0}) for each in found.values()]


@once
def _heard_of(reading: Reading, sentence: Sentence) -> list[tuple[str, tuple[str, ...], Span | None]]:
    """Who "speaks" in a sentence, and who is "named" there, each as a chain and where."""
    speaking = [
        ("speaks", quotation.chain, quotation.speaker)
        for quotation in reading.quotations_over(sentence)
        if quotation.chain
    ]
    named = [
        ("named", (party.name,), mention)
        for party in reading.parties_in(sentence)
        for mention in party.mentions
        if mention in sentence
    ]
    return [*speaking, *named]


@once
def _told_of(reading: Reading, sentence: Sentence) -> list[tuple[str, tuple[str, ...], Span | None]]:
    """Whatever a sentence tells of, as `_heard_of`: by its own words, and whom they mean."""
    found: list[tuple[str, tuple[str, ...], Span | None]] = []
    for token in tokens_over(reading.doc, sentence.start, sentence.end):
        if token.pos_ in _NAMING and _may_tell(token):
            party = reading.party_named(meant) if (meant := referent(reading.doc, token)) else None
            own = "" if token.pos_ == "PRON" else full_phrase(token)
            names = dict.fromkeys([own, party.name if party else ""])
            found += [("told of", (name,), span_of(token)) for name in names if any(map(str.isalpha, name))]
    return found


def _may_tell(token: "Token") -> bool:
    if token.dep_ == "pobj":
        return token.head.lower_ in _BEHIND
    return token.dep_ in _TOLD_AS


def _add(found: dict[str, Giver], reading: Reading, chain: tuple[str, ...], what: str, at: Span | None) -> None:
    party = reading.party_named(chain[0]) if chain else None
    name = party.name if party else "".join(chain[:1])
    before = found.get(name) or Giver(chain, {}, [])
    mentions = before.mentions if at is None or at in before.mentions else [*before.mentions, at]
    found[name] = Giver(before.chain, {**before.told, what: 1.0}, mentions)


def _features(giver: Giver, share: float, *, spoken: bool) -> Features:
    """`share` is the logarithm of the probes' share."""
    nobody = "nobody" in giver.told
    return known(
        {
            **giver.told,
            PROBED: share,
            f"{PROBED} spoken": share * giver.told.get("spoken", 0.0),
            f"{PROBED} nobody": share * nobody,
            "nobody, none spoken": nobody and not spoken,
            f"{PROBED} nobody, none spoken": share * (nobody and not spoken),
        }
    )


def places_in_prose(reading: Reading, spans: Sequence[Span]) -> list[tuple[int, tuple[int, int]]]:
    """For each span of the prose the number of its sentence, and where it is in it."""
    numbers = sentence_numbers(reading)
    sentences = [reading.sentence_at(span.start) for span in spans]
    return [
        (numbers[sentence.start], (span.start - sentence.start, span.end - sentence.start))
        for span, sentence in zip(spans, sentences, strict=True)
        if sentence is not None and sentence.start in numbers
    ]
