"""Forms of regular English verbs."""

import pytest

from summarizer.reading.inflection import ed, ing


@pytest.mark.parametrize(
    ("verb", "past", "going_on"),
    [
        ("close", "closed", "closing"),
        ("carry", "carried", "carrying"),
        ("stay", "stayed", "staying"),
        ("wrap", "wrapped", "wrapping"),
        ("occur", "occurred", "occurring"),
        ("offer", "offered", "offering"),
        ("repair", "repaired", "repairing"),
        ("fix", "fixed", "fixing"),
    ],
)
def test_a_last_letter_is_doubled_where_it_is_stressed(verb: str, past: str, going_on: str) -> None:
    assert (ed(verb), ing(verb)) == (past, going_on)
