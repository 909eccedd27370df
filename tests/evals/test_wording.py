"""Sentences, names and content words as the scorer sees them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.wording import Sentences, content_words, jaccard, overlap_f1, plain


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One fell. Two rose.", ["One fell.", "Two rose."]),
        ("Mr. Berg spoke. He left.", ["Mr. Berg spoke.", "He left."]),
        ("The U.S. Army came.", ["The U.S. Army came."]),
        ('"Go!" he said. She went.', ['"Go!" he said.', "She went."]),
        ("A headline\nThe first line", ["A headline", "The first line"]),
        ("It rose 2.5 per cent. Then fell.", ["It rose 2.5 per cent.", "Then fell."]),
        ("", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in Sentences(text).spans()] == sentences


def test_a_span_touches_every_sentence_it_reaches_into() -> None:
    found = Sentences("One fell. Two rose. Three stayed.")
    assert found.touched(0, 3) == {0}
    assert found.touched(0, 9) == {0}
    assert found.touched(4, 13) == {0, 1}
    assert found.touched(0, 33) == {0, 1, 2}
    assert found.touched(5, 5) == {0}


@given(st.text(alphabet="Ab. \n!?'\"", max_size=60))
def test_every_word_is_in_one_sentence(text: str) -> None:
    spans = Sentences(text).spans()
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("The Kremlin", "kremlin"),
        (" an  Officer ", "officer"),
        ("“Bear”", "bear"),
        ("Moscow's", "moscow"),
        ("Moscow’s", "moscow"),
        ("Theatre Royal", "theatre royal"),
        ("Mr. Berg.", "mr. berg"),
        ("Cafe\u0301", "café"),
        ("", ""),
    ],
)
def test_plain_names(name: str, form: str) -> None:
    assert plain(name) == form


def test_content_words_have_no_inflection() -> None:
    assert content_words("The workers marched") == content_words("a worker marching")
    assert content_words("of the and") == frozenset()


def test_overlaps() -> None:
    one, two = frozenset("ab"), frozenset("bc")
    assert jaccard(one, two) == pytest.approx(1 / 3)
    assert overlap_f1(one, two) == 0.5
    assert jaccard(frozenset(), frozenset()) == 0.0
    assert overlap_f1(frozenset(), frozenset()) == 1.0
