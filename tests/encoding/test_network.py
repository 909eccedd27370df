"""The network: the same sentence is read the same wherever it stands, and the order of its words matters."""

import numpy as np

from summarizer.encoding.judging import ANSWERS, LONGEST, hear
from summarizer.encoding.network import Vectors, kept, network, read

SENTENCES = [
    "The union rejected the offer and called a strike for Monday.",
    "The workers' union turned the proposal down and will walk out on Monday.",
    "Heavy rain swept the valley overnight and two bridges were carried away.",
    "No.",
]


def scores(sentence: str) -> Vectors:
    return hear([sentence])[0].scores


def test_a_sentence_is_read_the_same_alone_and_among_others() -> None:
    for sentence, heard in zip(SENTENCES, hear(SENTENCES), strict=True):
        assert heard.scores.shape == (len(heard.pieces.numbers), 3 * ANSWERS)
        np.testing.assert_allclose(scores(sentence), heard.scores, atol=1e-3)


def test_the_order_of_words_matters() -> None:
    one, other = hear(["The firm sued the city.", "The city sued the firm."])
    assert not np.allclose(one.scores.mean(0), other.scores.mean(0), atol=0.01)


def test_many_long_sentences_are_read_in_batches_and_only_their_beginnings() -> None:
    long = "the council voted on the plan again and " * 40
    heard = hear([long, long + "then left", *SENTENCES * 30])
    assert len(heard[0].scores) == LONGEST
    np.testing.assert_allclose(heard[0].scores, heard[1].scores, atol=1e-3)
    np.testing.assert_allclose(heard[2].scores, heard[-4].scores, atol=1e-3)


def test_no_sentence_has_no_scores_and_an_empty_one_has_some() -> None:
    assert hear([]) == []
    assert all(np.isfinite(each.scores).all() for each in hear(["", "\u0000", "\ud800"]))


def test_another_network_is_used_only_where_it_is_said() -> None:
    from dataclasses import replace

    silent = replace(kept(), scoring=replace(kept().scoring, weight=np.zeros_like(kept().scoring.weight)))
    before = scores(SENTENCES[0])
    with network.exchanged(silent):
        np.testing.assert_allclose(read([[1, 2]])[0], np.tile(silent.scoring.bias, (2, 1)))
    np.testing.assert_array_equal(scores(SENTENCES[0]), before)
