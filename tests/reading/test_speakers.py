"""Who says what, who they are, and what they think of it."""

import pytest

from summarizer.article import Article
from summarizer.reading import find_names, find_quotations
from summarizer.reading.attitudes import find_attitudes
from summarizer.reading.conflicts import find_conflicts
from summarizer.reading.quotations import speakers_at
from summarizer.reading.reading import Reading

SPEAKERS = [
    ("Police said 40 people were hurt.", "40", ("Police",)),
    ("Some 40 people were hurt, police said.", "40", ("police",)),
    ("Anna Berg, the mayor, said 40 homes burned.", "40", ("Anna Berg",)),
    ("TASS quoted Anna Berg as saying 40 homes had burned.", "40", ("Anna Berg", "TASS")),
    ('"We lost 40 homes," Anna Berg told reporters.', "40", ("Anna Berg",)),
    ("Western officials told the BBC that 40 soldiers had died.", "40", ("Western officials",)),
    ("About 40 homes burned in the valley overnight.", "40", ()),
    ('For senator Camila Vial, of the ruling party, 40 homes are "half a promise".', "40", ("Camila Vial",)),
    ('Governor Isolde Carrick, at her press conference: "We lost 40 homes."', "40", ("Isolde Carrick",)),
    ("Karsovia claimed it had retaken the western valley - which has been denied by all 12 villages.", "12", ()),
]


@pytest.mark.parametrize(("text", "words", "chain"), SPEAKERS)
def test_who_says_a_number(text: str, words: str, chain: tuple[str, ...]) -> None:
    start = text.index(words)
    assert speakers_at(text, start, start + len(words)) == chain


def test_quotation_styles() -> None:
    text = 'Anna Berg said the plan was dead. "It will not happen," she added.'
    assert [quotation.style for quotation in find_quotations(text)] == ["indirect", "direct"]


def test_names_gather_aliases_roles_and_capitals() -> None:
    text = "Prime Minister Kim Dorn flew to Tokyo. Japan welcomed Dorn, and Tokyo said talks would go on."
    parties = {party.name: party for party in find_names(text)}
    assert parties["Kim Dorn"].aliases == ("Dorn",)
    assert parties["Kim Dorn"].role == "Prime Minister"
    assert parties["Japan"].kind == "country"
    assert "Tokyo" in parties["Japan"].aliases


STANCES = [
    ("France condemned the raid.", ("France", "opposes", "the raid")),
    ("The raid was condemned by France.", ("France", "opposes", "The raid")),
    ("France voiced support for the deal.", ("France", "supports", "the deal")),
    ("France does not support the deal.", ("France", "opposes", "the deal")),
    ("France is worried about the deal.", ("France", "concerned", "the deal")),
    ('France condemned the "illegal raid", it said.', ("France", "opposes", 'the "illegal raid"')),
]


@pytest.mark.parametrize(
    "text", ["France is not against the deal.", "France did not condemn the raid.", "France is not worried."]
)
def test_who_is_not_against_a_thing_takes_no_position(text: str) -> None:
    assert find_attitudes(Reading(Article(text=text))) == []


@pytest.mark.parametrize(("text", "expected"), STANCES)
def test_attitudes(text: str, expected: tuple[str, str, str]) -> None:
    found = find_attitudes(Reading(Article(text=text)))
    assert [(each.holder, each.leaning, each.target and each.target.of(text)) for each in found] == [expected]


def test_a_neutral_report_is_no_attitude() -> None:
    assert find_attitudes(Reading(Article(text="France said the talks had begun on Monday."))) == []


def test_a_denial_has_two_sides() -> None:
    text = "Russia claimed it had taken the town, which was denied by Ukraine."
    (conflict,) = find_conflicts(Reading(Article(text=text)))
    assert [(side.party, side.position) for side in conflict.sides] == [("Russia", "asserts"), ("Ukraine", "denies")]


def test_a_rejected_offer_is_no_denial() -> None:
    assert find_conflicts(Reading(Article(text="Russia made an offer. Ukraine rejected the offer."))) == []


def test_a_place_before_a_role_is_not_who_speaks() -> None:
    text = "Crews will turn back boats heading towards Cyprus, the island's migration minister announced on Friday."
    (found,) = find_quotations(text)
    assert found.chain[0] != "Cyprus"
