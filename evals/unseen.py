"""Encoders and probes that have not been trained on some articles, so that those tell how well they read new ones.

Each file of `evals/encoders` has what differs from the encoder that comes with the package, and which articles it has
not seen: `python -m evals encoder` makes them. Train articles that none of them names came after it was trained, so
that the package's own has not seen them either. `evals/probes` has whole probes, each with the adapter of the model
whose states they are for, from `python -m evals probes`.
"""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np

from summarizer.encoding import network as encoding
from summarizer.encoding.network import Dense, Layer, Network, kept
from summarizer.models.states import adapter_in_use
from summarizer.probing import network as probing

FOLDER, PROBES = Path(__file__).parent / "encoders", Path(__file__).parent / "probes"


@contextmanager
def unseen(article: str) -> Iterator[None]:
    """Read by encoder, model and probes that have not seen `article`: other than the package's only if those have."""
    with ExitStack() as reading:
        if (network := _networks().get(article)) is not None:
            reading.enter_context(encoding.network.exchanged(network))
        if article in _probes():
            probes, adapter = _probes()[article]
            reading.enter_context(probing.networks.exchanged(probes))
            reading.enter_context(adapter_in_use.exchanged(adapter))
        yield


@cache
def _probes() -> Mapping[str, tuple[tuple[probing.Network, ...], Path]]:
    """For each article that the package's probes have been trained on, probes that have not, and their adapter."""
    found: dict[str, tuple[tuple[probing.Network, ...], Path]] = {}
    for path in sorted(PROBES.glob("*.npz")):
        with np.load(path) as arrays:
            probes = probing.Network.all_of(arrays), path.with_suffix(".gguf")
            found |= dict.fromkeys(arrays["unseen"].tolist(), probes)
    return found


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
