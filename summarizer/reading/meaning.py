"""What sentences mean, as the encoder has it: for the rankings, where neither words nor grammar tell."""

from collections.abc import Mapping

from summarizer.reading.matrices import in_one_thread
from summarizer.reading.mentions import Sentence
from summarizer.reading.notes import once
from summarizer.reading.reading import Reading

MEANING = "meaning"


def meant(reading: Reading, sentence: Sentence) -> Mapping[str, float]:
    """What a sentence of the prose means, as features called `MEANING` and a number."""
    return meanings(reading)[sentence.start]


@once
def meanings(reading: Reading) -> Mapping[int, Mapping[str, float]]:
    """What every sentence of the prose means, by where it starts."""
    from summarizer.encoding import encode  # NumPy takes long to load, and not everybody reads

    with in_one_thread():
        vectors = encode([sentence.text for sentence in reading.prose])
    return {
        sentence.start: {f"{MEANING} {number}": value for number, value in enumerate(vector)}
        for sentence, vector in zip(reading.prose, vectors.tolist(), strict=True)
    }
