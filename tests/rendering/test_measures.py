"""How a number reads with what it is measured in."""

import pytest

from summarizer.rendering.measures import measured


@pytest.mark.parametrize(
    ("text", "unit", "shown"),
    [
        ("50", "basis points", "50 basis points"),
        ("50 to 75", "basis points", "50 to 75 basis points"),
        ("three", "months", "three months"),
        ("one", "months", "one month"),
        ("one", "feet", "one foot"),
        ("half", "hours", "half an hour"),
        ("half", "pence", "half a penny"),
        ("1.24 bln", "EUR", "1.24 bln EUR"),
        ("11", "km", "11 km"),
        ("3.1", "percentage points", "3.1 percentage points"),
        ("38", "%", "38%"),
        ("86 million", "CNY", "86 million CNY"),
        ("two million", "USD", "two million USD"),
    ],
)
def test_a_measure_that_the_text_lacks_is_added(text: str, unit: str, shown: str) -> None:
    assert measured(text, unit) == shown


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("a quarter of an hour", "minutes"),
        ("2:08:19", "seconds"),
        ("three hours and ten minutes", "minutes"),
        ("$3.7 billion", "USD"),
        ("480 billion shillings", "KES"),
        ("Rs 5,500", "INR"),
        ("two million dollars", "USD"),
        ("9.50%", "%"),
        ("12 per cent", "%"),
        ("a quarter", "share"),
        ("a quarter of a century", "years"),
        ("300", "people"),
        ("four", "seats"),
        ("17", None),
    ],
)
def test_a_number_that_says_it_itself_is_left_alone(text: str, unit: str | None) -> None:
    assert measured(text, unit) == text
