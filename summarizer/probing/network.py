"""The probes themselves: a transformer of two layers over the states, and what is asked of its rows."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np

from summarizer.encoding.network import Arrays, Bounds, Dense, Layer, Norm, Vectors, gelu


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

    @classmethod
    def of(cls, arrays: Arrays) -> "Network":
        """The network of the arrays that `evals.probes` keeps."""
        layers = tuple(Layer.of(arrays, f"layer {number}") for number in range(int(arrays["layers"])))
        dense = {name: Dense.of(arrays, name) for name in ("entering", "scoring", "voice", "pair", "verdict")}
        return cls(norm=Norm.of(arrays, "norm"), layers=layers, **dense)

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


def network() -> Network:
    """The network in use."""
    return _IN_USE.get() or kept()


@contextmanager
def using(other: Network) -> Iterator[None]:
    """Probe by `other` and not by the network that comes with the package, as for measuring one trained otherwise."""
    before = _IN_USE.set(other)
    try:
        yield
    finally:
        _IN_USE.reset(before)


_IN_USE: ContextVar[Network | None] = ContextVar("probes", default=None)


@cache
def kept() -> Network:
    """The network that comes with the package."""
    with as_file(files(__package__) / "weights.npz") as path, np.load(path) as arrays:
        return Network.of(arrays)
