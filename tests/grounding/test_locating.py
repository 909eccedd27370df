import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.grounding import Refusal, locate
from summarizer.reading.mentions import Span
from tests.conftest import HARBOUR

TEXT = HARBOUR.read_text(encoding="utf-8")
WORDS = [match.span() for match in re.finditer(r"\S+", TEXT)]

TYPOGRAPHY = [
    ("“Our members cannot live on promises.”", "Our members cannot live on promises."),
    ("more than 2,000 dockers walked out", "More than 2,000 dockers walked out"),
    ("the port   operator,\nVelm Terminals", None),
    ("The Harbour Workers’ Union said", "The Harbour Workers' Union said"),
    ("put the number at about 1,400", "put the number at about 1,400"),
    ("Velm Terminals denied the accu\u00adsation", "Velm Terminals denied the accusation"),
]
CHANGED = [
    ("put the number at about 1,500", "number_differs"),
    ("put the number at 1,400", "hedge_differs"),
    ("Our members can live on promises", "negation_differs"),
    ("lose up to $3.2 billion a day", "number_differs"),
    ("400", "quote_not_found"),
    ("said Ilsa Maron, the union's general secretary", "name_differs"),
    ("nothing of the kind zzz", "quote_not_found"),
    ("", "empty_quote"),
    ("…", "empty_quote"),
]


@pytest.mark.parametrize(("quote", "words"), TYPOGRAPHY)
def test_typography_is_forgiven(quote: str, words: str | None) -> None:
    found = locate(quote, TEXT)
    assert found
    if words:
        assert words in found.of(TEXT)


@pytest.mark.parametrize(("quote", "reason"), CHANGED)
def test_a_change_of_meaning_is_refused(quote: str, reason: str) -> None:
    found = locate(quote, TEXT)
    assert isinstance(found, Refusal)
    assert not found
    assert found.reason == reason


def test_an_elision_joins_two_places() -> None:
    found = locate("The union accused the operator … Velm Terminals denied the accusation", TEXT)
    assert isinstance(found, Span)
    assert found.of(TEXT).endswith("denied the accusation")


def test_the_nearest_of_equal_quotes_is_taken() -> None:
    places = [match.start() for match in re.finditer("Velm Terminals", TEXT)]
    assert [locate("Velm Terminals", TEXT, near=place) for place in places] == [Span(p, p + 14) for p in places]


@given(st.integers(0, len(WORDS) - 1), st.integers(0, 30))
def test_every_verbatim_slice_is_grounded_in_equal_words(first: int, length: int) -> None:
    start, end = WORDS[first][0], WORDS[min(first + length, len(WORDS) - 1)][1]
    found = locate(TEXT[start:end], TEXT, near=start)
    stripped = re.sub(r"\W", "", TEXT[start:end])
    assert isinstance(found, Span) or not stripped
    assert not found or re.sub(r"\W", "", found.of(TEXT)) == stripped


@given(st.integers(0, len(WORDS) - 12), st.integers(4, 11), st.randoms())
def test_a_changed_digit_is_never_grounded(first: int, length: int, random: object) -> None:
    start, end = WORDS[first][0], WORDS[first + length][1]
    quote = TEXT[start:end]
    digits = [index for index, character in enumerate(quote) if character.isdigit()]
    if digits:
        at = digits[len(digits) // 2]
        changed = quote[:at] + str((int(quote[at]) + 1) % 10) + quote[at + 1 :]
        assert not locate(changed, TEXT)


@settings(max_examples=50)
@given(st.text(max_size=80), st.text(max_size=200))
def test_any_text_is_handled(quote: str, text: str) -> None:
    locate(quote, text)
