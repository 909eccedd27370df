"""Who gives a number, where the probes have read the article: grammar proposes, and a ranking that hears both decides.

Without the model's states it is whoever the grammar has speak.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from summarizer.ranking import Features, Ranking, known
from summarizer.reading.judged import PROBED, article_probed, sentence_numbers
from summarizer.reading.mentions import NumberMention, Sentence, Span
from summarizer.reading.notes import once
from summarizer.reading.reading import Reading

NEAR = 5
"""Sentences in which whoever gives a number is looked for: its own and those before."""
TOLD = ("spoken", *(f"{what} {back}" for what in ("speaks", "named") for back in range(NEAR)), "nobody", "nowhere")
"""What may be known of somebody by grammar alone: that they speak the words ("spoken"), that they speak or are named so
many sentences before, that it is the article itself, and that no words name them.
"""


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
    """The article itself, whoever grammar has speak, and all who speak or are named near; nobody for a headline's."""
    sentence = reading.sentence_at(number.start)
    at = sentence_numbers(reading).get(sentence.start) if sentence is not None else None
    if at is None:
        return []
    found: dict[str, Giver] = {}
    _add(found, reading, (), "nobody", None)
    if chain := reading.speakers_at(number):
        _add(found, reading, chain, "spoken", None)
    for back, each in enumerate(reversed(reading.prose[max(0, at + 1 - NEAR) : at + 1])):
        for what, named, mention in _heard_of(reading, each):
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
