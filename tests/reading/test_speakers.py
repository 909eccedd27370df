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
    ("Our MP, Ada Lund (Harbour Party), says 40 homes burned.", "40", ("Ada Lund",)),
    ("The prefect of Velm, Ada Lund, said 40 homes burned.", "40", ("Ada Lund",)),
    ("Its chair, the lawyer Ada Lund, said it might cost 40 homes.", "40", ("Ada Lund",)),
    ("Its vice-president, Ms Ada Lund, said 40 homes burned.", "40", ("Ada Lund",)),
    ("The chairman of the board, Hon. Ada Lund, said 40 homes burned.", "40", ("Ada Lund",)),
    ("A spokesman for the Harbour Council, Tom Lund, told residents that it had lost 40 homes.", "40", ("Tom Lund",)),
    ("Velm Superintendent of Police Ada Lund said 40 homes burned.", "40", ("Ada Lund",)),
    ("An envoy on the Sund assembly's peace committee, Ryu Tae-sik, said 40 homes burned.", "40", ("Ryu Tae-sik",)),
    ("Some 40 homes burned, according to testimony from the deputy director, Ada Lund.", "40", ("Ada Lund",)),
    ("They have spent $40m, according to a tally by the nonpartisan Sund Ledger.", "40", ("Sund Ledger",)),
    (
        '"All lost," said Ada Lund, 57, president of the Velm Union, who put the number of homes at 40.',
        "40",
        ("Ada Lund",),
    ),
    (
        "The motion by Art Scully failed. Scully, the council's oldest member, said 40 homes burned.",
        "40",
        ("Art Scully",),
    ),
    ("A member of the town council said that 40 homes had burned.", "40", ("member of the town council",)),
    ("A fire swept the valley, killing 40 people, survivors and a hospital source said.", "40", ("survivors",)),
    ("A ticket will cost 40 crowns from May, the ruling coalition announced on Monday.", "40", ("ruling coalition",)),
    ("Gusts reached 40 knots, said the operator, Velm Lifts SA; the line shuts at 60.", "40", ("Velm Lifts SA",)),
    ("Sales are seen at 40 million, according to Velm Point data.", "40 million", ("Velm Point",)),
    ("The wait grew to 40 days, figures from the county health board show.", "40", ("county health board",)),
    ("Exports fetched $40 million, Trade Promotion Bureau data show.", "$40 million", ("Trade Promotion Bureau",)),
    ("About 40 people marched to the port, by police estimates.", "40", ("police",)),
    ("By the count of the Electoral Board, the party took 40 seats.", "40", ("Electoral Board",)),
    ("The average age, on Velmar's figures, is 40 years.", "40", ("Velmar",)),
    ("An accountant hired by the court got to $40 million.", "$40 million", ("accountant",)),
    ("The United Nations had appealed for $40 million to feed the valley.", "$40 million", ("United Nations",)),
    ("In a survey by the broadcaster TVX this month, 40% backed the plan.", "40%", ("TVX",)),
    ("Profit fell to 30 million crowns, against 40 million expected by analysts.", "40 million", ("analysts",)),
    ("Ships wait 50 days, according to the ports authority, up from 40 in 2017.", "40", ("ports authority",)),
    ("Ada Lund said the survey put the cost at 40 million.", "40 million", ("Ada Lund",)),
    ("The plan was overdue, said Blue Shores, but 40 boats would not do.", "40", ("Blue Shores",)),
    ("Aubrey St. Lund told reporters that 40 homes had burned.", "40", ("Aubrey St. Lund",)),
    ("It was, Ada Lund said, a loss of 40 homes.", "40", ("Ada Lund",)),
    ("The bill is 30 million, Ada Lund says; Brandt & Moor say 40 million.", "40 million", ("Brandt & Moor",)),
    (
        "The company counted in the week after Easter, says its chairman, Ulf Brandt, when the 1,240 pupils of the Orsk schools were at home.",
        "1,240",
        ("Ulf Brandt",),
    ),
    (
        "The shares would be worth 40 crowns, thinks Ada Lund at Velm Bank; the order, she notes, is old.",
        "40",
        ("Ada Lund",),
    ),
    ("The consultants Brandt & Moor, hired by the union, arrived at between 40 and 50.", "40", ("Brandt & Moor",)),
    ("A study by the University of Orsk came to 40%.", "40%", ("University of Orsk",)),
    ("The mayor's reply is that the school lost 40 pupils.", "40", ("mayor",)),
    ('Dockers\' federation: "more than 40 ships"', "40", ("Dockers' federation",)),
    ("Ada Lund, identified as a head of the guard, said 40 homes burned.", "40", ("Ada Lund",)),
    ("Ada Lund of Velm Bank, who expects a loss of 40 million, wrote it down.", "40 million", ("Ada Lund",)),
    ("Rival Brandt Memory, which builds at Orsk, said it would cut 40 jobs.", "40", ("Brandt Memory",)),
    ('Ada Lund, head of the trust, said:\n\n"We were tired. We lost 40 homes."', "40", ("Ada Lund",)),
    (
        "Hungary's central bank cut its main rate by half a point on Tuesday, saying inflation had fallen. The bank said 40% of loans were bad. The Czech National Bank met.",
        "40%",
        ("Hungary's central bank",),
    ),
    (
        "The electoral commission met. The High Court sat. The commission said 40 seats were open.",
        "40",
        ("electoral commission",),
    ),
    (
        "Sund Lines sailed the ferry Dona Paz. The Dona Paz sank. The company said 40 had been aboard.",
        "40",
        ("Sund Lines",),
    ),
    ("Gerald Lund lost to Ruth Berg. Ruth Berg spoke first. He said 40 ballots were gone.", "40", ("Gerald Lund",)),
    (
        "The Marr Nurses Association struck. Sund County EMS helped. The union said 40 had left.",
        "40",
        ("Marr Nurses Association",),
    ),
    ("“It is a farce,” said Vitor Lund. “It was 40 years,” said the Portuguese.", "40", ("Vitor Lund",)),
    ("Karsovia claimed it had retaken the western valley - which has been denied by all 12 villages.", "12", ()),
]


@pytest.mark.parametrize(("text", "words", "chain"), SPEAKERS)
def test_who_says_a_number(text: str, words: str, chain: tuple[str, ...]) -> None:
    start = text.index(words)
    assert speakers_at(text, start, start + len(words)) == chain


TRANSCRIPT = """Minister Ada Lund met reporters on Monday.

MS LUND: Good morning. We lost 40 homes in the valley. Another 12 are empty.

Q (Tom Brandt, Radio Velm): The mayor says it was 55. Who is right?

MS LUND: The mayor counts barns. I have seen 3 of them.

Q: Will there be money?

MS LUND: There will, and 20 builders."""


def test_a_turn_of_a_transcript_is_of_who_stands_before_it() -> None:
    told = {"40": "Ada Lund", "12": "Ada Lund", "3 of": "Ada Lund", "20": "Ada Lund"}
    for words, name in told.items():
        start = TRANSCRIPT.index(words)
        assert speakers_at(TRANSCRIPT, start, start + 1) == (name,)
    asked = TRANSCRIPT.index("55")
    assert speakers_at(TRANSCRIPT, asked, asked + 2)[-1] == "Tom Brandt"
    assert speakers_at("SPORT: Rovers lost 40 games.", 19, 21) == ()


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
