import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reading import find_dates

PUBLISHED = "2025-06-18"
CASES = [
    ("on 18 June 2024", "2024-06-18"), ("June 18, 2024", "2024-06-18"), ("2024-06-18", "2024-06-18"),
    ("on Tuesday", "2025-06-17"), ("on Wednesday", "2025-06-18"), ("yesterday", "2025-06-17"),
    ("November last year", "2024-11"), ("last November", "2024-11"), ("in April", "2025-04"),
    ("earlier this month", "2025-06"), ("last week", "2025-06-09/2025-06-15"), ("next year", "2026"),
    ("three days ago", "2025-06-15"), ("since 2014", "2014"), ("the 1990s", "1990/1999"),
    ("the second quarter", "2025-04/2025-06"), ("in March 2023", "2023-03"), ("3-5 May 2024", "2024-05-03/2024-05-05"),
    ("will meet on Friday", "2025-06-20"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), CASES)
def test_dates_resolve_against_publication(text: str, value: str) -> None:
    assert [date.value for date in find_dates(f"The inquiry began {text} in Arn.", PUBLISHED)] == [value]


@pytest.mark.parametrize("text", ["on Tuesday", "last week", "in April", "three days ago"])
def test_a_relative_date_without_publication_stays_open(text: str) -> None:
    assert [date.value for date in find_dates(text)] == [None]


@pytest.mark.parametrize("text", ["may come", "the march on", "2,014 people", "31 February 2024"])
def test_what_is_no_date(text: str) -> None:
    assert not [date for date in find_dates(text, PUBLISHED) if date.value]


@given(st.text(max_size=300))
def test_any_text_is_read_and_offsets_are_right(text: str) -> None:
    for date in find_dates(text, PUBLISHED):
        assert text[date.start : date.end] == date.text
