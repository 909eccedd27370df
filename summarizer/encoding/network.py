"""The encoder itself: a transformer of a few layers (Vaswani and others, 2017), many sentences multiplied at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from itertools import accumulate
from math import sqrt
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from summarizer.exchangeable import Exchangeable

Vectors: TypeAlias = NDArray[np.float32]
"""A row for each thing, a column for each dimension."""
Bounds: TypeAlias = Sequence[tuple[int, int]]
Arrays: TypeAlias = "Mapping[str, NDArray[Any]]"

HEADS = 12
_BATCH = 2_048
"""Pieces that are multiplied at once: more need more memory and are no faster."""
_EPSILON = np.float32(1e-12)


def read(sentences: Sequence[list[int]]) -> list[Vectors]:
    """What the encoder in use says of each sentence, given as its pieces: a row for each piece, a column a score.

    Takes about 3 ms of one core for a sentence of 25 words.
    """
    encoder = network()
    return [rows for batch in _batches(sentences) for rows in encoder.read(batch)]


def _batches(sentences: Sequence[list[int]]) -> Iterator[list[list[int]]]:
    batch: list[list[int]] = []
    length = 0
    for sentence in sentences:
        batch.append(sentence)
        length += len(sentence)
        if length >= _BATCH:
            yield batch
            batch, length = [], 0
    if batch:
        yield batch


@dataclass(frozen=True, slots=True)
class Dense:
    """A matrix to multiply with, and what is then added."""

    weight: Vectors
    bias: Vectors

    @classmethod
    def of(cls, arrays: Arrays, name: str) -> "Dense":
        """A matrix that is kept in 8 bits."""
        return cls(arrays[f"{name}.weight"] * arrays[f"{name}.scale"], arrays[f"{name}.bias"])

    def __call__(self, x: Vectors) -> Vectors:
        y: Vectors = x @ self.weight
        y += self.bias
        return y


@dataclass(frozen=True, slots=True)
class Norm:
    """Layer normalisation (Ba and others, 2016)."""

    scale: Vectors
    shift: Vectors

    @classmethod
    def of(cls, arrays: Arrays, name: str) -> "Norm":
        """One that is kept as it is."""
        return cls(arrays[f"{name}.scale"], arrays[f"{name}.shift"])

    def __call__(self, x: Vectors) -> Vectors:
        """Every row with mean 0 and variance 1, then scaled and shifted; `x` is used up."""
        x -= x.mean(-1, keepdims=True)
        x *= 1 / np.sqrt(np.einsum("ij,ij->i", x, x)[:, None] / x.shape[1] + _EPSILON)
        x *= self.scale
        x += self.shift
        return x


@dataclass(frozen=True, slots=True)
class Layer:
    """Attention, then each row by itself through something wider."""

    attending: Dense
    """To queries, keys and values, side by side."""
    attended: Dense
    first_norm: Norm
    wide: Dense
    narrow: Dense
    second_norm: Norm

    @classmethod
    def of(cls, arrays: Arrays, name: str) -> "Layer":
        """The layer whose arrays begin with `name`."""
        return cls(
            Dense.of(arrays, f"{name} attending"),
            Dense.of(arrays, f"{name} attended"),
            Norm.of(arrays, f"{name} first norm"),
            Dense.of(arrays, f"{name} wide"),
            Dense.of(arrays, f"{name} narrow"),
            Norm.of(arrays, f"{name} second norm"),
        )

    def __call__(self, x: Vectors, bounds: Bounds) -> Vectors:
        """The rows of the next layer, for sentences from one of `bounds` to the other."""
        y = self.attend(x, bounds)
        z = self.narrow(self.widen(y))
        z += y
        return self.second_norm(z)

    def attend(self, x: Vectors, bounds: Bounds) -> Vectors:
        """The rows with what they take from the others of their sentence."""
        mixed, seen = self.attending(x), np.empty_like(x)
        for start, end in bounds:
            seen[start:end] = _attention(mixed[start:end])
        y = self.attended(seen)
        y += x
        return self.first_norm(y)

    def widen(self, y: Vectors) -> Vectors:
        """The inner units of each row."""
        return gelu(self.wide(y))


@dataclass(frozen=True, slots=True)
class Network:
    """Pieces and positions as vectors, the layers, and the scores of every piece."""

    pieces: NDArray[np.int8]
    scales: Vectors
    positions: Vectors
    norm: Norm
    layers: tuple[Layer, ...]
    scoring: Dense

    @classmethod
    def of(cls, arrays: Arrays) -> "Network":
        """The network of the arrays that `evals.encoder` keeps."""
        layers = [Layer.of(arrays, f"layer {number}") for number in range(int(arrays["layers"]))]
        scoring = Dense(arrays["scoring"], arrays["scoring.bias"])
        norm = Norm.of(arrays, "norm")
        return cls(arrays["pieces"], arrays["pieces.scale"], arrays["positions"], norm, tuple(layers), scoring)

    def read(self, sentences: Sequence[list[int]]) -> Iterator[Vectors]:
        """For each sentence, given as its pieces, the scores of each of them."""
        x, bounds = self.start(sentences)
        for layer in self.layers:
            x = layer(x, bounds)
        scores = self.scoring(x)
        return (scores[start:end] for start, end in bounds)

    def start(self, sentences: Sequence[list[int]]) -> tuple[Vectors, Bounds]:
        """A row for each piece, by itself and by its place, and where each sentence starts and ends."""
        ends = list(accumulate(map(len, sentences)))
        bounds = list(zip([0, *ends], ends, strict=False))
        flat = [piece for sentence in sentences for piece in sentence]
        x: Vectors = self.pieces[flat] * self.scales[flat]
        x += self.positions[[place for sentence in sentences for place in range(len(sentence))]]
        return self.norm(x), bounds


def _attention(mixed: Vectors) -> Vectors:
    length, width = len(mixed), mixed.shape[1] // 3
    query, key, value = mixed.reshape(length, 3, HEADS, width // HEADS).transpose(1, 2, 0, 3)
    weight: Vectors = query @ key.transpose(0, 2, 1)
    weight *= np.float32(1 / sqrt(width // HEADS))
    weight -= weight.max(-1, keepdims=True)
    np.exp(weight, out=weight)
    weight /= weight.sum(-1, keepdims=True)
    seen: Vectors = (weight @ value).transpose(1, 0, 2).reshape(length, width)
    return seen


def gelu(x: Vectors) -> Vectors:
    """Gaussian error linear units in the tanh form (Hendrycks and Gimpel, 2016); `x` is used up."""
    y = x * x
    y *= np.float32(0.044715)
    y += 1
    y *= x
    y *= np.float32(sqrt(2 / np.pi))
    np.tanh(y, out=y)
    y += 1
    y *= x
    y *= np.float32(0.5)
    return y


@cache
def kept() -> Network:
    """The network that comes with the package."""
    with as_file(files(__package__) / "weights.npz") as path, np.load(path) as kept:
        return Network.of(kept)


network = Exchangeable("encoder", kept)
"""The network in use."""
