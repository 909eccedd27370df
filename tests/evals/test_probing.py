"""Training the probes: they learn what is labelled, and the summarizer computes what training computed."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from summarizer.encoding.judging import QUESTIONS
from summarizer.models.states import STEP, States
from summarizer.probing import Words, probe
from summarizer.probing.network import Network, using

pytestmark = [pytest.mark.tuning, pytest.mark.probes]
COMPONENTS, PIECES, SENTENCES = 16, 6, 5


def states(random: np.random.Generator) -> tuple[np.ndarray, list[bool]]:
    """Sentences whose second piece tells by its first component whether they are right."""
    right = [bool(each) for each in random.integers(0, 2, SENTENCES)]
    rows = np.rint(random.normal(0, 1 / STEP, (SENTENCES * PIECES, COMPONENTS)))
    for number, each in enumerate(right):
        rows[number * PIECES + 1, 0] = 12 if each else -12
    return rows.clip(-31, 31).astype(np.int8), right


def made(probing: Any, random: np.random.Generator) -> Any:
    rows, right = states(random)
    place = [
        ([at * PIECES + 1], [at * PIECES + 1], list(range(at * PIECES, at * PIECES + PIECES)))
        for at in range(SENTENCES)
    ]
    many = len(QUESTIONS["act"])
    asked = [probing.Asking("act", where, [yes] * many, [1.0] * many) for where, yes in zip(place, right, strict=True)]
    pairs = [(a, b, right[a] != right[b]) for a, b in pairwise(range(SENTENCES))]
    return probing.Example(rows, asked, place, pairs)


def test_what_is_labelled_is_learnt_and_kept_as_the_summarizer_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from evals import probing

    monkeypatch.setattr(probing, "EPOCHS", 30)
    random = np.random.default_rng(1)
    network = Network.of(probing.trained([made(probing, random) for _ in range(60)], lambda line: None))
    rows, right = states(np.random.default_rng(2))
    places = [[(2 * at, 2 * at + 1) for at in range(PIECES)] for _ in range(SENTENCES)]
    words = [Words(at, [(2, 3)], [(2, 3)]) for at in range(SENTENCES)]
    with using(network):
        probed = probe(States(places, rows))
        answers = [probed.answers("act", each)["event"] for each in words]
        odds = probed.at_odds(words, list(pairwise(range(SENTENCES))))
    assert [each > 0 for each in answers] == right
    assert [each > 0 for each in odds] == [a != b for a, b in pairwise(right)]
