"""Scores and errors in words."""

import pytest

from evals.matching import Section
from evals.showing import attribute_words, error_lines, item_line, score_table
from tests.evals.items import HURT, MARCHED, Item, dispute, event, number, required, scored, stance, who


def test_the_table_has_a_row_for_each_section_and_the_mean() -> None:
    lines = score_table([scored("numbers", [number(41, HURT)], [required(number(40, HURT))])]).splitlines()
    assert [line.split()[0] for line in lines[1:]] == ["who", "what", "numbers", "stances", "disputed", "macro"]
    assert lines[3].split()[1:5] == ["0.00", "0.00", "0.00", "0.000"]
    assert lines[6].split()[1:3] == ["0.80", "0.800"]


@pytest.mark.parametrize(
    ("section", "mine", "theirs", "line"),
    [
        ("who", [], [who("Police")], "x: who missed: Police"),
        ("numbers", [number(41, HURT)], [number(40, HURT)], "x: numbers altered: 40: value is '41', not '40'"),
        (
            "numbers",
            [number(40, HURT, said_by=[])],
            [number(40, HURT)],
            "x: numbers misattributed: 40: said_by is [], not ['Police']",
        ),
        (
            "disputed",
            [dispute(("Rain", HURT), ("Police", MARCHED))],
            [dispute(("Police", HURT), ("Organisers", MARCHED))],
            "x: disputed misattributed: x: parties is ['Rain', 'Police'], not ['Police', 'Organisers']",
        ),
    ],
)
def test_an_error_in_one_line(section: str, mine: list[Item], theirs: list[Item], line: str) -> None:
    assert list(error_lines("x", scored(section, mine, [required(each) for each in theirs]))) == [line]


@pytest.mark.parametrize(
    ("section", "item", "line"),
    [
        ("who", who("Berg", "person", ("the mayor",)), "Berg (person) · also the mayor"),
        ("what", event("40 were hurt", HURT, when="2024-05"), "40 were hurt · happened · 2024-05"),
        ("numbers", number(40, HURT), "40 · people hurt · in people · exact · said by Police"),
        ("stances", stance("the mayor"), "the mayor · supports · the march"),
        ("disputed", dispute(("Police", HURT), ("Rain", MARCHED)), f"x · denial · Police asserts: {HURT} · Rain asserts: {MARCHED}"),
    ],
)  # fmt: skip
def test_an_item_in_one_line(section: Section, item: Item, line: str) -> None:
    assert item_line(section, item) == line


def test_attributes_in_words() -> None:
    assert attribute_words(number(40, HURT, said_by=["A", "B"]), "said_by") == "A < B"
    assert attribute_words(number(40, HURT, said_by=[]), "said_by") == "nobody"
    assert attribute_words(event("x", HURT), "when") == "nothing"
