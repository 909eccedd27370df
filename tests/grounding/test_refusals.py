"""A quote is refused with the reason a reader would give, and the place it comes nearest to."""

import pytest

from summarizer.grounding import Refusal, locate

TEXT = (
    "At least 40 people died in Ambley, the ministry said. Nadia Brandt did not sign the order. "
    "The bank will cut up to 3,000 jobs, a third of its staff, and they can't appeal. "
    "It fell to −5 degrees, a drop of 12-15 degrees, or 3.5% of 10² readings; it cost $40bn, more than two million a day."
)
CASES = [
    ("At least 41 people died in Ambley", "number_differs"),
    ("At most 40 people died in Ambley", "hedge_differs"),
    ("About 40 people died in Ambley", "hedge_differs"),
    ("Nadia Brandt did sign the order", "negation_differs"),
    ("Tomas Brandt did not sign the order", "name_differs"),
    ("Nadia Keller did not sign the order", "name_differs"),
    ("The bank would cut up to 3,000 jobs", "tense_differs"),
    ("The bank will cut up to 3,000 posts", "words_differ"),
    ("The bank will cut up to jobs 3,000", "words_differ"),
    ("a quarter of its staff", "number_differs"),
    ("they can appeal", "negation_differs"),
    ("and they can", "negation_differs"),
    ("5 degrees, a drop", "number_differs"),
    ("15 degrees, or 3.5%", "number_differs"),
    ("3.5 of 10² readings", "number_differs"),
    ("3.5% of 102 readings", "number_differs"),
    ("it cost 40bn", "number_differs"),
    ("more than two billion a day", "number_differs"),
    ("the cat sat on the mat", "quote_not_found"),
]


@pytest.mark.parametrize(("quote", "reason"), CASES)
def test_the_reason_and_the_nearest_place(quote: str, reason: str) -> None:
    found = locate(quote, TEXT)
    assert isinstance(found, Refusal)
    assert found.reason == reason
    if reason != "quote_not_found":
        assert found.nearest is not None
        assert found.nearest.of(TEXT)[:20] in found.detail
        assert set(found.nearest.of(TEXT).casefold().split()) & set(quote.casefold().split())
