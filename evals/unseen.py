"""Encoders that have not been trained on some articles, so that those articles can tell how well it reads new ones.

Each file of `evals/encoders` has what differs from the encoder that comes with the package, and which articles it has
not seen: `python -m evals encoder` makes them. Train articles that none of them names came after it was trained, so
that the package's own has not seen them either.
"""

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np

from summarizer.encoding.network import Dense, Layer, Network, kept, using

FOLDER = Path(__file__).parent / "encoders"


def unseen(article: str) -> AbstractContextManager[None]:
    """Read by an encoder that has not seen `article`: another than the package's only if that one has."""
    network = _networks().get(article)
    return using(network) if network else nullcontext()


@cache
def _networks() -> Mapping[str, Network]:
    """For each article that the package's encoder has been trained on, one that has not."""
    found: dict[str, Network] = {}
    for path in sorted(FOLDER.glob("*.npz")):
        with np.load(path) as arrays:
            last = len(kept().layers) - 1
            layers = (*kept().layers[:last], Layer.of(arrays, f"layer {last}"))
            network = replace(kept(), layers=layers, scoring=Dense(arrays["scoring"], arrays["scoring.bias"]))
            found |= dict.fromkeys(arrays["unseen"].tolist(), network)
    return found
