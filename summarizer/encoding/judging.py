"""What is asked of the words of a sentence, and what the encoder answers.

An answer is a score of the words themselves, one of the words around them and one of the whole sentence, added up;
each is the mean over pieces. It is the log odds of yes, as the encoder alone would have it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from summarizer.encoding.network import Vectors, read
from summarizer.encoding.wordpiece import Pieces, pieces

QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "act": ("event", "happened", "ongoing", "planned", "alleged"),
    "voice": ("stance", "supports", "opposes", "concerned"),
    "side": ("disputed",),
}
"""What is asked by what the words are: an act's verb, what a party says or does, what it may say against another."""
ANSWERS = sum(map(len, QUESTIONS.values()))
LONGEST = 192
"""Pieces of a sentence that are read, about 150 words; the rest of a longer one is not."""
_BOUNDS = pairwise(accumulate(map(len, QUESTIONS.values()), initial=0))
COLUMNS = dict(zip(QUESTIONS, (slice(*bounds) for bounds in _BOUNDS), strict=True))
"""Which of the answers are to the questions of each kind."""
Place = tuple[int, int]
"""From one offset in a sentence to another."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence as the encoder has read it."""

    pieces: Pieces
    scores: Vectors
    """A row for each piece; as columns all answers of the words themselves, then around them, then of the whole."""
    whole: Vectors
    """What the whole sentence gives to all answers."""

    @classmethod
    def of(cls, cut: Pieces, scores: Vectors) -> "Heard":
        """A sentence with the scores of its pieces."""
        return cls(cut, scores, scores[:, 2 * ANSWERS :].mean(0))

    def answers(self, kind: str, at: Iterable[Place], around: Iterable[Place]) -> dict[str, float]:
        """The answers to the questions of `kind`, by their names."""
        columns = COLUMNS[kind]
        own, near = self.scores[:, :ANSWERS], self.scores[:, ANSWERS : 2 * ANSWERS]
        found = own[self.pieces.at(at), columns].mean(0) + near[self.pieces.at(around), columns].mean(0)
        return dict(zip(QUESTIONS[kind], (found + self.whole[columns]).tolist(), strict=True))


def hear(sentences: Sequence[str]) -> list[Heard]:
    """Read sentences, each for itself."""
    cut = [pieces(each, LONGEST) for each in sentences]
    return [Heard.of(own, scores) for own, scores in zip(cut, read([each.numbers for each in cut]), strict=True)]
