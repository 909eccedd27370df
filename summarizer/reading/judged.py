"""What the encoder makes of the words of an act or a party, and the probes where the model tells its states: for the
rankings, where neither words nor grammar tell.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.ranking import Ranking
from summarizer.reading.matrices import in_one_thread
from summarizer.reading.mentions import Sentence, Span
from summarizer.reading.notes import once
from summarizer.reading.reading import Reading

if TYPE_CHECKING:
    from summarizer.encoding import Heard, Place
    from summarizer.probing import Probed, Words

JUDGED, PROBED = "judged", "probed"


@dataclass(frozen=True, slots=True)
class Asked:
    """Words of a sentence about which the encoder is asked."""

    kind: str
    """A kind of `summarizer.encoding.judging.QUESTIONS`."""
    sentence: Sentence
    at: Sequence[Span]
    """The words themselves."""
    around: Sequence[Span]
    """What tells most about them."""

    def places(self, spans: Sequence[Span]) -> "list[Place]":
        """Where the spans are in the sentence."""
        start = self.sentence.start
        return [(each.start - start, each.end - start) for each in spans]


def judged(reading: Reading, asked: Asked) -> Mapping[str, float]:
    """The answers as features, each called `JUDGED`, or `PROBED`, and the question."""
    heard = sentences_heard(reading)[asked.sentence.start]
    answers = heard.answers(asked.kind, asked.places(asked.at), asked.places(asked.around))
    found = {f"{JUDGED} {name}": value for name, value in answers.items()}
    if (probed := article_probed(reading)) is not None:
        words = words_of(reading, asked)
        found |= {f"{PROBED} {name}": value for name, value in probed.answers(asked.kind, words).items()}
    return found


def ranking_of(reading: Reading, name: str) -> Ranking:
    """The ranking for an article that the probes have read, or have not."""
    return Ranking.named(name if reading.states is None else f"{name}-{PROBED}")


def words_of(reading: Reading, asked: Asked) -> "Words":
    """What is asked about, for the probes."""
    from summarizer.probing import Words

    number = sentence_numbers(reading)[asked.sentence.start]
    return Words(number, asked.places(asked.at), asked.places(asked.around))


@once
def article_probed(reading: Reading) -> "Probed | None":
    """The article as the probes have read it; None where the model has told no states of it."""
    if reading.states is None:
        return None
    from summarizer.probing import probe

    with in_one_thread():
        return probe(reading.states)


@once
def sentence_numbers(reading: Reading) -> Mapping[int, int]:
    """For each sentence of the prose, by where it starts, which it is."""
    return {sentence.start: number for number, sentence in enumerate(reading.prose)}


@once
def sentences_heard(reading: Reading) -> "Mapping[int, Heard]":
    """Every sentence of the prose as the encoder has read it, by where it starts."""
    from summarizer.encoding import hear  # NumPy takes long to load, and not everybody reads

    with in_one_thread():
        heard = hear([sentence.of(reading.text) for sentence in reading.prose])
    return {sentence.start: each for sentence, each in zip(reading.prose, heard, strict=True)}
