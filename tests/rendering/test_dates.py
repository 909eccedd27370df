import pytest

from summarizer.rendering.dates import in_words

WORDS = [
    ("2025-06-18", "18 June 2025"), ("2025-04", "April 2025"), ("2024", "2024"), ("2024/2025", "2024–2025"),
    ("2025-06-01/2025-06-07", "1–7 June 2025"), ("2025-05-30/2025-06-02", "30 May – 2 June 2025"),
    ("2024-12-30/2025-01-02", "30 December 2024 – 2 January 2025"), ("2025-01/2025-03", "January–March 2025"),
    ("2024-11/2025-01", "November 2024 – January 2025"), ("2025-03/2025-03-09", "March 2025 – 9 March 2025"),
]  # fmt: skip


@pytest.mark.parametrize(("date", "words"), WORDS)
def test_dates_in_words(date: str, words: str) -> None:
    assert in_words(date) == words
