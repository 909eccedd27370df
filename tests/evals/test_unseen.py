"""Encoders and probes for evaluation: an article that one has been trained on is read by another."""

from pathlib import Path

import numpy as np
import pytest

from evals.gold import split_of
from evals.unseen import FOLDER, PROBES, unseen
from summarizer.encoding import hear
from summarizer.models.states import requests
from summarizer.probing.network import networks

SENTENCE = "The council rejected the plan on Monday, the mayor said."


@pytest.mark.parametrize("folder", [FOLDER, PROBES])
def test_every_trained_on_article_is_unseen_by_one_network_and_no_test_article_by_any(folder: Path) -> None:
    parts = [np.load(path)["unseen"].tolist() for path in sorted(folder.glob("*.npz"))]
    assert len(parts) > 1
    named = [name for part in parts for name in part]
    assert len(set(named)) == len(named)
    assert set(split_of("dev")) < set(named) <= {*split_of("dev"), *split_of("train")}


def test_an_article_is_read_by_an_encoder_of_its_own_part() -> None:
    before = hear([SENTENCE])[0].scores
    with unseen(split_of("dev")[0]):
        assert not np.allclose(hear([SENTENCE])[0].scores, before, atol=0.01)
    with unseen(split_of("test")[0]):
        np.testing.assert_array_equal(hear([SENTENCE])[0].scores, before)


def test_an_article_has_an_adapter_and_probes_of_its_own_part() -> None:
    (before,), probes = requests([SENTENCE], ""), networks()
    with unseen(split_of("dev")[0]):
        (own,) = requests([SENTENCE], "")
        assert own["form"] != before["form"]
        assert networks() is not probes
    with unseen(split_of("test")[0]):
        assert list(requests([SENTENCE], "")) == [before]
        assert networks() is probes
