"""Which numbers of an article an editor may want, and which only point at one told elsewhere."""

import pytest

from summarizer.article import Article
from summarizer.reading.quantities import find_quantities
from summarizer.reading.reading import Reading


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ferry sinks with 40 aboard\n\nA ferry with 40 people aboard sank off Orsk on Monday.\n", ["40"]),
        ("Ferry sinks with 90 aboard\n\nA ferry with 40 people aboard sank off Orsk on Monday.\n", ["90", "40"]),
        ("The two companies still differ over the price.", []),
        ("It took two companies and the two weeks of June.", ["two", "two"]),
        ("The five who broke the whip lose their seats.", []),
        ("One of the 11, a farmer, spoke of goats.", []),
        ("The five members who broke the whip lose their seats.", ["five"]),
        ("The 2,000 who marched went home.", ["2,000"]),
    ],
)
def test_what_is_told_elsewhere_is_no_quantity_of_its_own(text: str, found: list[str]) -> None:
    assert [each.number.text for each in find_quantities(Reading(Article(text=text)))] == found
