"""The hidden states of the labelled articles, as a model tells them that has not seen them: kept once they are read.

Takes about 40 minutes on two cores for dev and train.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np

import summarizer.models
from evals.encoder import eight_bits
from evals.fitting import article, learnt_from
from evals.gold import Fixture
from evals.unseen import unseen
from summarizer.models import AnswerCache, Model, open_model
from summarizer.models.directories import cache_directory
from summarizer.reading.reading import Reading

KEPT = Path(summarizer.models.__file__).parent / "components.npz"
COMPONENTS = 512
_EVERY = 3
"""Of the articles of dev and train, one in so many tells the components."""
_FILE, _MEGABYTES, _DAYS = "states.sqlite3", 2_000, 3_650


@cache
def read(name: str) -> tuple[Fixture, Reading]:
    """The fixture, and what is worked out of it with the states."""
    fixture, reading = article(name)
    with unseen(name):
        states = _model().states([each.text for each in reading.prose], _heading(reading))
    return fixture, Reading(reading.article, states)


def keep_components(tell: Callable[[str], None]) -> Path:
    """Write the principal components of the states, which no adapter has changed, where the summarizer reads them."""
    from summarizer.models.loading import quiet
    from summarizer.models.states import StateReader
    from summarizer.models.weights import embedded_weights

    reader = StateReader(embedded_weights(quiet), None)
    found = []
    for name in learnt_from()[::_EVERY]:
        tell(name)
        _, reading = article(name)
        _, states, _ = reader.states([each.text for each in reading.prose], _heading(reading))
        found.append(states)
    reader.close()
    return keep(np.vstack(found))


def keep(states: np.ndarray) -> Path:
    """Write the principal components of `states`, each scaled to variance 1 and kept in 8 bits."""
    mean = states.mean(0)
    variance, vectors = np.linalg.eigh(np.cov((states - mean).T.astype(np.float64)))
    matrix = (vectors / np.sqrt(np.maximum(variance, 1e-12)))[:, ::-1][:, :COMPONENTS]
    numbers, scales = eight_bits(matrix, axis=0)
    np.savez(KEPT, mean=mean.astype(np.float32), matrix=numbers, scale=scales)
    return KEPT


def _heading(reading: Reading) -> str:
    return reading.article.title or ""


@cache
def _model() -> Model:
    kept = AnswerCache(cache_directory() / _FILE, most_bytes=_MEGABYTES * 1e6, oldest_seconds=_DAYS * 86_400)
    return open_model("embedded", deadline_seconds=3_600, cache=kept)
