"""The sentence encoder: the same sentence means the same wherever it stands, and like sentences mean alike."""

import numpy as np

from summarizer.encoding import DIMENSIONS, Vectors, encode

SENTENCES = [
    "The union rejected the offer and called a strike for Monday.",
    "The workers' union turned the proposal down and will walk out on Monday.",
    "Heavy rain swept the valley overnight and two bridges were carried away.",
    "No.",
]


def alike(one: Vectors, other: Vectors) -> float:
    return float(one @ other / np.linalg.norm(one) / np.linalg.norm(other))


def test_a_sentence_means_the_same_alone_and_among_others() -> None:
    together = encode(SENTENCES)
    assert together.shape == (len(SENTENCES), DIMENSIONS)
    for sentence, vector in zip(SENTENCES, together, strict=True):
        np.testing.assert_allclose(encode([sentence])[0], vector, atol=1e-4)


def test_sentences_of_one_matter_are_more_alike_than_others() -> None:
    offer, proposal, rain, _ = encode(SENTENCES)
    assert alike(offer, proposal) > 0.5 > alike(offer, rain)


def test_the_order_of_words_matters() -> None:
    one, other = encode(["The firm sued the city.", "The city sued the firm."])
    assert not np.allclose(one, other, atol=0.01)


def test_many_long_sentences_are_read_in_batches_and_only_their_beginnings() -> None:
    long = "the council voted on the plan again and " * 40
    vectors = encode([long, long + "then left", *SENTENCES * 30])
    np.testing.assert_allclose(vectors[0], vectors[1], atol=1e-4)
    np.testing.assert_allclose(vectors[2], vectors[-4], atol=1e-4)


def test_no_sentence_has_no_vector_and_an_empty_one_has_one() -> None:
    assert encode([]).shape == (0, DIMENSIONS)
    assert np.isfinite(encode(["", "\u0000", "\ud800"])).all()
