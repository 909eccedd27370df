"""Encoders for evaluation: an article that one has been trained on is read by another."""

import numpy as np

from evals.gold import split_of
from evals.unseen import FOLDER, unseen
from summarizer.encoding import hear

SENTENCE = "The council rejected the plan on Monday, the mayor said."


def test_every_trained_on_article_is_unseen_by_one_encoder_and_no_test_article_by_any() -> None:
    parts = [np.load(path)["unseen"].tolist() for path in sorted(FOLDER.glob("*.npz"))]
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
