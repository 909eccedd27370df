"""Trains the last layer of the sentence encoder, and what it is asked, on the labelled articles.

Everything below the last layer stays as published, so that a sentence's rows are worked out once. Who lists an act, a
position or a side of a dispute is learnt beside one another (multi-task learning; Caruana, 1997), by AdamW
(Loshchilov and Hutter, 2019) with a warm-up and a cosine.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import cos, pi
from typing import Any, TypeAlias

import jax
import jax.numpy as jnp
import numpy as np
import optax

from evals.labelled import Labelled
from summarizer.encoding.judging import LONGEST, QUESTIONS
from summarizer.encoding.network import HEADS, Dense, Layer, Network, Norm, Vectors
from summarizer.encoding.wordpiece import pieces

EPOCHS = 6
RATE, RATE_OF_ANSWERS = 3e-4, 1e-3
"""Step size of the layer, and of what is new above it."""
_WARM_UP = 0.1
_DECAY, _DECAY_OF_ANSWERS = 0.01, 0.05
_DROPPED, _DROPPED_OF_ANSWERS = 0.1, 0.2
_STEEPEST = 1.0
_ROWS = 1_536
"""Rows of one step, padding counted."""
_WIDTH = 384
_PARTS = ("at", "around", "whole")
_LENGTHS, _COUNTS = 32, 128
"""Of which a step's sentences and passages are padded to a multiple, so that few shapes have to be compiled."""
Tree: TypeAlias = "Any"
"""Nested dictionaries of arrays."""
_DESCENT = optax.multi_transform(
    {
        "layer": optax.chain(optax.clip_by_global_norm(_STEEPEST), optax.adamw(RATE, weight_decay=_DECAY)),
        "answers": optax.adamw(RATE_OF_ANSWERS, weight_decay=_DECAY_OF_ANSWERS),
    },
    {"layer": "layer", "answers": "answers"},
)


@dataclass(slots=True)
class Example:
    """A sentence below the last layer, and what is labelled in it, by kind."""

    rows: Vectors
    passages: dict[str, list[tuple[list[int], list[int], Labelled]]] = field(default_factory=dict)
    """Each with the rows of its words and of those around them."""


def examples(labelled: Sequence[Labelled], network: Network) -> list[Example]:
    """The sentences in which something is labelled."""
    cut = {each.text: pieces(each.text, LONGEST) for each in labelled}
    made = dict(zip(cut, map(Example, _below(network, [each.numbers for each in cut.values()])), strict=True))
    for each in labelled:
        example = made[each.text]
        own = cut[each.text]
        example.passages.setdefault(each.kind, []).append((own.at(each.at), own.at(each.around), each))
    return list(made.values())


def _below(network: Network, sentences: Sequence[list[int]]) -> Iterator[Vectors]:
    for each in sentences:
        x, bounds = network.start([each])
        for layer in network.layers[:-1]:
            x = layer(x, bounds)
        yield x


def tuned(found: Sequence[Example], layer: Layer, seed: int, tell: Callable[[str], None]) -> tuple[Layer, Dense]:
    """The layer trained further on the examples, and the scores above it."""
    random = np.random.default_rng(seed)
    total = len(_batches(found, random)) * EPOCHS
    weights = {"layer": _tree(layer), "answers": _answers(random)}
    state, key, done = _DESCENT.init(weights), jax.random.PRNGKey(seed), 0
    for epoch in range(EPOCHS):
        losses = []
        for batch in _batches(found, random):
            key, own = jax.random.split(key)
            weights, state, loss = _step(weights, state, batch, own, _share_of_rate(done / total))
            losses.append(float(loss))
            done += 1
        tell(f"epoch {epoch + 1} of {EPOCHS}: loss {np.mean(losses):.3f}")
    return _layer(jax.tree.map(np.asarray, weights["layer"])), _scoring(jax.tree.map(np.asarray, weights["answers"]))


def _share_of_rate(progress: float) -> float:
    """Of the step size, by how much of the training is done: up in a line, then down in half a cosine."""
    if progress < _WARM_UP:
        return progress / _WARM_UP
    return 0.5 + 0.5 * cos(pi * (progress - _WARM_UP) / (1 - _WARM_UP))


@jax.jit
def _step(weights: Tree, state: Tree, batch: Tree, key: Any, share: float) -> tuple[Tree, Tree, Any]:
    loss, slope = jax.value_and_grad(_loss)(weights, batch, key)
    change, state = _DESCENT.update(slope, state, weights)
    return optax.apply_updates(weights, jax.tree.map(lambda each: each * share, change)), state, loss


def _tree(layer: Layer) -> Tree:
    dense = {name: getattr(layer, name) for name in ("attending", "attended", "wide", "narrow")}
    norms = {name: getattr(layer, name) for name in ("first_norm", "second_norm")}
    return {
        **{name: {"weight": each.weight, "bias": each.bias} for name, each in dense.items()},
        **{name: {"scale": each.scale, "shift": each.shift} for name, each in norms.items()},
    }


def _layer(tree: Tree) -> Layer:
    made: Any = {name: Dense(**each) if "weight" in each else Norm(**each) for name, each in tree.items()}
    return Layer(**made)


def _answers(random: np.random.Generator) -> Tree:
    """For each kind, rows for the words, for those around them and for the whole, one below the other."""
    width = 3 * _WIDTH
    return {
        kind: {
            "weight": random.normal(0, 0.01, (width, len(asked))).astype(np.float32),
            "bias": np.zeros(len(asked), np.float32),
        }
        for kind, asked in QUESTIONS.items()
    }


def _scoring(tree: Tree) -> Dense:
    """As `summarizer.encoding.judging` adds them up: all answers of the words, then around them, then of the whole."""
    parts = [np.split(tree[kind]["weight"], 3) for kind in QUESTIONS]
    weight = np.hstack([part[place] for place in range(3) for part in parts])
    bias = np.concatenate([tree[kind]["bias"] for kind in QUESTIONS])
    return Dense(weight, np.concatenate([np.zeros(2 * len(bias), np.float32), bias]))


def _loss(weights: Tree, batch: Mapping[str, Any], key: Any) -> Any:
    """Cross-entropy of all answers, a passage of each kind for a whole one."""
    below, above = jax.random.split(key)
    rows = _attend(weights["layer"], batch["rows"], batch["real"], below)
    loss = 0.0
    for kind in QUESTIONS:
        asked, answers = batch[kind], weights["answers"][kind]
        own = rows[asked["sentence"]]
        pooled = jnp.concatenate([jnp.einsum("cl,cld->cd", asked[part], own) for part in _PARTS], -1)
        given = _dropped(pooled, _DROPPED_OF_ANSWERS, above) @ answers["weight"] + answers["bias"]
        surprise = optax.sigmoid_binary_cross_entropy(given, asked["right"]) * asked["weight"]
        loss += surprise.sum() / jnp.maximum(1, (asked["weight"][:, 0] > 0).sum())
    return loss


def _attend(layer: Tree, x: Any, real: Any, key: Any) -> Any:
    """`summarizer.encoding.network.Layer` over padded sentences, with dropout."""
    first, second = jax.random.split(key)
    count, length, width = x.shape
    mixed = x @ layer["attending"]["weight"] + layer["attending"]["bias"]
    query, keys, value = mixed.reshape(count, length, 3, HEADS, width // HEADS).transpose(2, 0, 3, 1, 4)
    weight = query @ keys.swapaxes(2, 3) / np.sqrt(width // HEADS) + (real[:, None, None, :] - 1) * 1e9
    seen = (jax.nn.softmax(weight, -1) @ value).transpose(0, 2, 1, 3).reshape(count, length, width)
    seen = seen @ layer["attended"]["weight"] + layer["attended"]["bias"]
    y = _normal(x + _dropped(seen, _DROPPED, first), layer["first_norm"])
    inner = jax.nn.gelu(y @ layer["wide"]["weight"] + layer["wide"]["bias"], approximate=True)
    inner = inner @ layer["narrow"]["weight"] + layer["narrow"]["bias"]
    return _normal(y + _dropped(inner, _DROPPED, second), layer["second_norm"])


def _normal(x: Any, norm: Tree) -> Any:
    x = x - x.mean(-1, keepdims=True)
    return x * jax.lax.rsqrt((x * x).mean(-1, keepdims=True) + 1e-12) * norm["scale"] + norm["shift"]


def _dropped(x: Any, share: float, key: Any) -> Any:
    return x * jax.random.bernoulli(key, 1 - share, x.shape) / (1 - share)


def _batches(found: Sequence[Example], random: np.random.Generator) -> list[dict[str, Any]]:
    """All examples in steps of sentences of about one length, in a new order each time."""
    padded = [_padded(len(each.rows), _LENGTHS) for each in found]
    order = sorted(random.permutation(len(found)), key=lambda at: padded[at])
    ends, width = [0], 0
    for place, at in enumerate(order):
        width = max(width, padded[at])
        if width * (place + 1 - ends[-1]) > _ROWS and place > ends[-1]:
            ends.append(place)
            width = padded[at]
    chosen = [[found[at] for at in order[start:end]] for start, end in pairwise([*ends, len(order)])]
    return [_batch(chosen[at]) for at in random.permutation(len(chosen))]


def _batch(chosen: Sequence[Example]) -> dict[str, Any]:
    length = _padded(max(len(each.rows) for each in chosen), _LENGTHS)
    count = max(len(chosen), _ROWS // length)
    rows = np.zeros((count, length, _WIDTH), np.float32)
    real = np.zeros((count, length), np.float32)
    real[:, 0] = 1
    for at, each in enumerate(chosen):
        rows[at, : len(each.rows)], real[at, : len(each.rows)] = each.rows, 1
    return {"rows": rows, "real": real, **{kind: _asked(kind, chosen, length) for kind in QUESTIONS}}


def _asked(kind: str, chosen: Sequence[Example], length: int) -> dict[str, Any]:
    passages = [(at, *each) for at, example in enumerate(chosen) for each in example.passages.get(kind, ())]
    count, answers = _padded(len(passages), _COUNTS), len(QUESTIONS[kind])
    asked = {part: np.zeros((count, length), np.float32) for part in _PARTS}
    asked |= {name: np.zeros((count, answers), np.float32) for name in ("right", "weight")}
    sentence = np.zeros(count, np.int32)
    for place, (at, own, around, labelled) in enumerate(passages):
        sentence[place] = at
        for part, there in zip(_PARTS, (own, around, list(range(len(chosen[at].rows)))), strict=True):
            asked[part][place, there] = 1 / len(there)
        asked["right"][place], asked["weight"][place] = labelled.right, labelled.weight
    return {"sentence": sentence, **asked}


def _padded(count: int, step: int) -> int:
    return max(step, -(-count // step) * step)
