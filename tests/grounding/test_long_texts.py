"""A long text is read only where a quotation can stand: what is found, and why not, is the same as in a short one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.grounding import Refusal, locate
from summarizer.grounding.narrowing import LONG
from summarizer.reading.mentions import Span
from tests.grounding.test_properties import STEADY

TOWNS = "Ambley Borrick Cathmere Dunsholt Elmsworth Farrowby Gantwick Hollinsea Ivelside Jarrowmoor".split()
GOODS = "barley copper dredgers engines flour glass harness iodine kettles lumber mortar needles".split()
SENTENCES = [
    f"Traders in {town} sold {31 * row + column} crates of {goods} before the market “closed” on day {column + 1}."
    for row, town in enumerate(TOWNS)
    for column, goods in enumerate(GOODS)
]
TEXT = "\n".join(SENTENCES)
STARTS = [TEXT.index(sentence) for sentence in SENTENCES]
VARIED = ["{}", "“{}”", "{} "]


def test_the_text_is_long() -> None:
    assert len(TEXT) > LONG


@STEADY
@given(st.integers(0, len(SENTENCES) - 1), st.sampled_from(VARIED), st.booleans(), st.booleans())
def test_every_sentence_is_found_at_its_place(index: int, form: str, straight: bool, broken: bool) -> None:
    quote = SENTENCES[index].replace("“", '"').replace("”", '"') if straight else SENTENCES[index]
    quote = form.format(quote.replace(" of ", " \n of  ") if broken else quote)
    found = locate(quote, TEXT)
    assert isinstance(found, Span)
    assert found.of(TEXT).rstrip(".") == SENTENCES[index].rstrip(".")


@STEADY
@given(st.integers(0, len(SENTENCES) - 1), st.integers(1000, 9999))
def test_a_changed_number_is_refused_with_its_sentence_as_the_nearest(index: int, other: int) -> None:
    number = SENTENCES[index].split()[4]
    found = locate(SENTENCES[index].replace(f" {number} ", f" {number}{other} "), TEXT)
    assert isinstance(found, Refusal)
    assert found.reason == "number_differs"
    assert found.nearest is not None
    assert found.nearest.start == STARTS[index]


@pytest.mark.parametrize("near", [0, 4000, len(TEXT)])
def test_of_several_places_the_nearest_is_taken(near: int) -> None:
    places = [start + sentence.index("crates") for start, sentence in zip(STARTS, SENTENCES, strict=True)]
    found = locate("crates", TEXT, near=near)
    assert isinstance(found, Span)
    assert abs(found.start - near) == min(abs(place - near) for place in places)


def test_white_space_without_end_does_not_hide_a_place() -> None:
    text = f"{TEXT}\nThe harbourmaster{' ' * 900}resigned over the{' ' * 900}missing ledgers.\n{TEXT}"
    assert isinstance(locate("The harbourmaster resigned over the missing ledgers", text), Span)


def test_a_sign_that_hangs_on_the_last_number_is_part_of_it() -> None:
    text = f"{TEXT} The harbourmaster kept 50 % of it. {TEXT}"
    assert not locate("The harbourmaster kept 50", text)
    assert locate("The harbourmaster kept 50%", text)


@pytest.mark.parametrize("written", ["harbour\u00admaster", "harbourma\ufb06er", "harbour&shy;master"])
def test_words_written_in_other_characters_are_found(written: str) -> None:
    text = f"{TEXT} The {written} kept the ledgers. {TEXT}"
    assert isinstance(locate("The harbourmaster kept the ledgers", text), Span)
