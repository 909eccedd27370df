"""The probes themselves: a transformer of two layers over the states, and what is asked of its rows."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np

from summarizer.encoding.network import Arrays, Bounds, Dense, Layer, Norm, Vectors, gelu
from summarizer.exchangeable import Exchangeable


@dataclass(frozen=True, slots=True)
class Network:
    """From states to a row for each piece, to the scores of rows, and to how two rows are at odds."""

    entering: Dense
    norm: Norm
    layers: tuple[Layer, ...]
    scoring: Dense
    """From a row to all answers of the words themselves, then around them, then of the whole sentence."""
    voice: Dense
    """From the mean rows of what a voice says, of what tells that it speaks, and of its sentence."""
    pair: Dense
    """From two voices, their product and their difference."""
    verdict: Dense
    number: Dense
    """From the mean rows of a number and of its sentence."""
    giver: Dense
    """From the mean row of where somebody is named who may give it."""
    match: Dense
    """From a number, a giver, their product, and what grammar tells of them."""
    gives: Dense

    @classmethod
    def all_of(cls, arrays: Arrays) -> tuple["Network", ...]:
        """The networks of the arrays that `python -m evals probes` keeps."""
        return tuple(cls._of(arrays, f"{number} ") for number in range(int(arrays["networks"])))

    @classmethod
    def _of(cls, arrays: Arrays, called: str) -> "Network":
        layers = tuple(Layer.of(arrays, f"{called}layer {number}") for number in range(int(arrays["layers"])))
        heads = ("voice", "pair", "verdict", "number", "giver", "match", "gives")
        dense = {name: Dense.of(arrays, f"{called}{name}") for name in ("entering", "scoring", *heads)}
        return cls(norm=Norm.of(arrays, f"{called}norm"), layers=layers, **dense)

    def read(self, states: Vectors, bounds: Bounds) -> Vectors:
        """A row for each piece; pieces from one of `bounds` to the other are seen together."""
        x = self.norm(self.entering(states))
        for layer in self.layers:
            x = layer(x, bounds)
        return x

    def speaking(self, voices: Vectors) -> Vectors:
        """Voices as `at_odds` compares them."""
        return gelu(self.voice(voices))

    def at_odds(self, first: Vectors, second: Vectors) -> Vectors:
        """The log odds that one voice of each row contradicts the other."""
        both = np.hstack([first, second, first * second, np.abs(first - second)])
        return self.verdict(gelu(self.pair(both)))[:, 0]

    def giving(self, number: Vectors, givers: Vectors, told: Vectors) -> Vectors:
        """For each mention of somebody the log odds, up to a constant, that they give the number."""
        amount, rivals = gelu(self.number(number[None])), gelu(self.giver(givers))
        amounts = np.repeat(amount, len(rivals), 0)
        return self.gives(gelu(self.match(np.hstack([amounts, rivals, amounts * rivals, told]))))[:, 0]


@cache
def kept() -> tuple[Network, ...]:
    """The networks that come with the package."""
    with as_file(files(__package__) / "weights.npz") as path, np.load(path) as arrays:
        return Network.all_of(arrays)


networks = Exchangeable("probes", kept)
"""The networks in use: what they answer is the mean of their log odds (Lakshminarayanan et al., 2017)."""
