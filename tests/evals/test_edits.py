"""Edits of a faithful summary: each says something else, in the place it claims, and the same every time."""

import pytest

from evals.edits import KINDS, Edit, edits, material
from summarizer.reading import find_names

ARTICLE = (
    "Police in Port Velm said on Monday, 4 March 2024, that more than 2,000 dockers had joined the strike. "
    "Anna Berg, who leads the Harbour Union, denied that 40 people were hurt. "
    "“We will not go back,” Berg said. Tomas Brand, of Velm Terminals, called the strike a mistake."
)
SUMMARY = (
    "More than 2,000 dockers joined the strike in Port Velm on 4 March 2024, police said. "
    "Anna Berg denied that 40 people were hurt: “We will not go back,” she said."
)
ELSEWHERE = "Maria Okoye of the Lakeside Council met Pedro Salas in Montrel."


@pytest.fixture(scope="module")
def made() -> list[Edit]:
    return edits(material("port", SUMMARY, ARTICLE, tuple(find_names(ELSEWHERE))), most=2, seed=1)


def test_every_edit_changes_the_summary_where_it_says(made: list[Edit]) -> None:
    assert made
    for edit in made:
        assert edit.text != SUMMARY
        assert edit.spans
        assert all(0 <= span.start < span.end <= len(edit.text) for span in edit.spans)


def test_kinds_are_known_and_no_more_than_asked_for(made: list[Edit]) -> None:
    kinds = [edit.kind for edit in made]
    assert set(kinds) <= set(KINDS)
    assert len(set(kinds)) >= 5
    assert max(map(kinds.count, kinds)) <= 2


def test_one_seed_makes_the_same_edits(made: list[Edit]) -> None:
    again = edits(material("port", SUMMARY, ARTICLE, tuple(find_names(ELSEWHERE))), most=2, seed=1)
    assert again == made
