"""What the probes answer about the words of an article: as the encoder does, and which voices are at odds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np

from summarizer.encoding.judging import ANSWERS, COLUMNS, QUESTIONS, Place
from summarizer.encoding.network import Vectors
from summarizer.models.states import STEP, States
from summarizer.probing.network import Network, networks

_TOGETHER = 1_024
"""Pieces that the probes see together, in whole sentences."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a sentence that something is asked of."""

    sentence: int
    """Its number."""
    at: Sequence[Place]
    """The words themselves."""
    around: Sequence[Place]
    """What tells most about them."""


@dataclass(frozen=True, slots=True)
class Rival:
    """One of those of whom one gives a number."""

    places: Sequence[tuple[int, Place]]
    """Where they are named: the numbers of sentences, and places in them."""
    told: Sequence[float]
    """What grammar tells of them."""


@dataclass(frozen=True, slots=True)
class Read:
    """The rows of an article that a network makes of its states, and their scores."""

    network: Network
    rows: Vectors
    scores: Vectors


@dataclass(frozen=True, slots=True)
class Probed:
    """An article as the probes have read it."""

    places: Sequence[Sequence[Place]]
    """For each sentence where its pieces are in it."""
    starts: Sequence[int]
    """The row of each sentence's first piece, and at the end how many rows there are."""
    read: Sequence[Read]
    """By each of the networks."""

    def answers(self, kind: str, words: Words) -> dict[str, float]:
        """The answers to the questions of `kind`, by their names, each as log odds of yes."""
        columns, rows = COLUMNS[kind], list(self._rows_of(words))
        found = [
            each.scores[own, part * ANSWERS :][:, columns].mean(0)
            for each in self.read
            for part, own in enumerate(rows)
        ]
        told = np.sum(found, 0) / len(self.read)
        return dict(zip(QUESTIONS[kind], told.tolist(), strict=True))

    def at_odds(self, voices: Sequence[Words], pairs: Sequence[tuple[int, int]]) -> list[float]:
        """For each of `pairs`, given by the numbers of two voices, the log odds that they are at odds."""
        if not pairs:
            return []
        rows = [list(self._rows_of(each)) for each in voices]
        firsts, seconds = map(list, zip(*pairs, strict=True))
        found = []
        for each in self.read:
            speaking = each.network.speaking(_means(each.rows, rows))
            found.append(each.network.at_odds(speaking[firsts], speaking[seconds]))
        odds: list[float] = np.mean(found, 0).tolist()
        return odds

    def shares(self, sentence: int, number: Place, rivals: Sequence[Rival]) -> list[float]:
        """The logarithm of the probability that it is each of `rivals` who gives the number, in nats."""
        own, _, whole = self._rows_of(Words(sentence, [number], [number]))
        named = [mentions_of(each, self.places, self.starts) for each in rivals]
        mentions = [[rows] for each in named for rows in each]
        told = np.array([each.told for each, rows in zip(rivals, named, strict=True) for _ in rows], np.float32)
        odds = np.mean(
            [
                each.network.giving(_means(each.rows, [[own, whole]])[0], _means(each.rows, mentions), told)
                for each in self.read
            ],
            0,
        )
        first = [0, *accumulate(map(len, named[:-1]))]
        shares: list[float] = (np.logaddexp.reduceat(odds, first) - np.logaddexp.reduce(odds)).tolist()
        return shares

    def _rows_of(self, words: Words) -> Iterator[list[int]]:
        """The rows of the words, of those around them, and of the sentence."""
        return rows_of(words, self.places[words.sentence], self.starts[words.sentence])


def rows_of(words: Words, pieces: Sequence[Place], start: int) -> Iterator[list[int]]:
    """The rows of the words, of those around them, and of their sentence, whose pieces begin at the row `start`.

    Where no piece touches the words, they are the whole sentence.
    """
    whole = range(start, start + len(pieces))
    for spans in (words.at, words.around, ()):
        yield _touched(spans, pieces, start) or list(whole)


def mentions_of(rival: Rival, pieces: Sequence[Sequence[Place]], starts: Sequence[int]) -> list[list[int]]:
    """For each place where a rival is named the rows whose pieces touch it; no rows once for one who is not named."""
    return [_touched([place], pieces[number], starts[number]) for number, place in rival.places] or [[]]


def _touched(spans: Sequence[Place], pieces: Sequence[Place], start: int) -> list[int]:
    """The rows of a sentence's pieces that touch one of `spans`."""
    return [start + at for at, (a, b) in enumerate(pieces) if any(a < end and b > first for first, end in spans)]


def probe(states: States) -> Probed:
    """Read the states of an article's sentences."""
    starts = [0, *accumulate(map(len, states.places))]
    entering, bounds = states.rows * np.float32(STEP), list(_bounds(starts))
    read = []
    for network in networks():
        rows = network.read(entering, bounds)
        read.append(Read(network, rows, network.scoring(rows)))
    return Probed(states.places, starts, read)


def _means(rows: Vectors, chosen: Sequence[Sequence[list[int]]]) -> Vectors:
    """For each choice the means of its parts side by side; 0 for a part of no rows."""
    nothing = np.zeros(rows.shape[1], np.float32)
    return np.stack([np.concatenate([rows[part].mean(0) if part else nothing for part in each]) for each in chosen])


def _bounds(starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    first = 0
    for start, end in pairwise(starts):
        if end - first > _TOGETHER and start > first:
            yield first, start
            first = start
    yield first, starts[-1]
