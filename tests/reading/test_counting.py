"""What a number counts, on sentences made up for the purpose."""

import pytest

from summarizer.reading.counting import what_is_counted
from summarizer.reading.reading import Reading
from summarizer.sources import read_article


def counted(text: str) -> list[str | None]:
    reading = Reading(read_article(text))
    return [what_is_counted(reading, number) for number in reading.numbers]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            "Shares in Morvane slipped 2.3% to $18.40 in early trading.",
            ["fall in shares in Morvane", "price of shares in Morvane"],
        ),
        ("Sales of electric vans rose by 12% last year.", ["rise in sales of electric vans"]),
        ("Unemployment climbed to 6.1% from 5.8%.", ["unemployment", "earlier unemployment"]),
        ("We have cut our U.S. weighting from 61% to 54%.", [None, "U.S. weighting"]),
        ("The council was fined 40,000 euros for the spill.", ["fine on council"]),
        ("The bridge would cost $90 million, the minister said.", ["cost of bridge"]),
        ("Norland has pledged £7m in emergency aid.", ["emergency aid pledged by Norland"]),
        ("The company would lose up to $3.2 million a day.", ["company's loss"]),
        ("Every point, he went on, costs small firms 6 billion shillings a year.", ["cost to small firms"]),
        (
            "The marches began after the parliament, by 121 votes to 117, agreed to lease the road.",
            ["votes for", "votes against"],
        ),
    ],
)
def test_amounts_are_told_by_what_moved_or_was_paid(text: str, labels: list[str]) -> None:
    assert counted(text) == labels


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Forty people were pulled from the river on Monday.", ["people pulled from river"]),
        ("The blast left nine people dead.", ["people dead"]),
        ("Rescuers searching the valley recovered 17 bodies on Monday.", ["bodies recovered by rescuers"]),
        ("The factory employs 1,900 workers.", ["workers employed by factory"]),
        ("A survey found that 46% of drivers oppose the toll.", ["drivers who oppose toll"]),
        ("About 47 per cent of residents were in favour of the mine.", ["residents in favour"]),
        ("Hundreds have crossed into Bastan.", ["people who have crossed into Bastan"]),
    ],
)
def test_things_are_told_with_what_becomes_of_them(text: str, labels: list[str]) -> None:
    assert counted(text) == labels


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Rosa Tellan, 44, runs the bakery.", ["age of Rosa Tellan"]),
        ("The firm has to reopen the plant within 90 days.", ["time to reopen plant"]),
        ("The judge published a 120-page ruling.", ["length of ruling"]),
        ("The drone flew 600 kilometres before it fell.", ["distance drone flew"]),
        ("The committee approved the plan by nine votes to three.", ["votes for plan", "votes against plan"]),
        ("Deputies rejected the bill by 75 votes to 74.", ["votes against bill", "votes for bill"]),
        ("Oskel, a town of 3,200 people, lost its only bank.", ["population of Oskel"]),
    ],
)
def test_ages_times_distances_and_votes(text: str, labels: list[str]) -> None:
    assert counted(text) == labels


def test_a_conversion_counts_the_same_thing() -> None:
    assert counted("Morvane was fined 3 million euros ($3.3 million) on Friday.") == ["fine on Morvane"] * 2


def test_no_label_is_better_than_the_name_of_a_party() -> None:
    assert counted("Rosa Tellan came to 40.") == [None]
