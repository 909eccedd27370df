"""What reading alone finds, with no model: nested attribution, hedged figures of many speakers, a denial between states."""

from pathlib import Path

import pytest

from summarizer import Brief, Summarizer

ARTICLE = Path(__file__).parent / "articles" / "border-engineers.txt"
FIGURES = [
    ("three", 3, "exact", ["Pavel Orsic", "Ordania's ORBI news agency"]),
    ("4,000", 4000, "exact", ["Pavel Orsic", "Ordania's ORBI news agency"]),
    ("800", 800, "exact", ["Pavel Orsic", "Ordania's ORBI news agency"]),
    ("12,000", 12_000, "about", ["Belmarian intelligence officials"]),
    ("900", 900, "at_least", ["Western officials"]),
    ("9,500", 9500, "about", ["Western officials"]),
    ("four", 4, "exact", ["Western officials"]),
    ("3,200", 3200, "about", ["Belmarian lawmaker"]),
    ("450", 450, "exact", ["Belmarian lawmaker"]),
]


@pytest.fixture(scope="module")
def brief() -> Brief:
    return Summarizer(model="none").brief(ARTICLE)


def test_the_first_line_gives_the_date_and_no_number(brief: Brief) -> None:
    assert brief.article.published == "2025-05-21"
    assert not any(number.value in {18, 2025} for number in brief.numbers)


@pytest.mark.parametrize(("text", "value", "hedge", "said_by"), FIGURES)
def test_each_figure_has_its_hedge_and_its_speakers(
    brief: Brief, text: str, value: int, hedge: str, said_by: list[str]
) -> None:
    number = next(each for each in brief.numbers if each.text == text)
    assert (number.value, number.hedge, list(number.said_by)) == (value, hedge, said_by)


def test_an_amount_without_a_value_is_vague(brief: Brief) -> None:
    number = next(each for each in brief.numbers if each.text == "hundreds")
    assert (number.value, number.low, number.hedge, number.counts) == (
        None,
        200,
        "vague",
        "engineers to be sent by Tavonia",
    )


def test_a_claim_denied_in_a_relative_clause_has_both_parties(brief: Brief) -> None:
    denial = next(each for each in brief.disputed if each.kind == "denial")
    assert "regained full control" in denial.claim
    assert [(side.party, side.position) for side in denial.sides] == [("Ordania", "asserts"), ("Belmaria", "denies")]


def test_every_state_and_official_has_its_position(brief: Brief) -> None:
    held = {(stance.holder, stance.position) for stance in brief.stances}
    assert {("Belmaria", "opposes"), ("Quessia", "opposes")} <= held
    assert {("Belmaria", "concerned"), ("Quessia", "concerned"), ("Hana Iwell", "concerned")} <= held


def test_people_have_their_roles_and_states_their_plain_names(brief: Brief) -> None:
    people = {each.name: each.role for each in brief.who if each.kind == "person"}
    assert people["Pavel Orsic"] == "Ordanian Defence Council Secretary"
    assert people["Min Daro"] == "Tavonia's leader"
    assert people["Hana Iwell"] == "Chief Minister"
    assert {"Tavonia", "Ordania", "Belmaria"} <= {each.name for each in brief.who}
