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
        ("We have cut our U.S. weighting from 61% to 54%.", ["earlier U.S. weighting", "U.S. weighting"]),
        ("The council was fined 40,000 euros for the spill.", ["fine on council"]),
        ("The bridge would cost $90 million, the minister said.", ["cost of bridge"]),
        ("Norland has pledged £7m in emergency aid.", ["emergency aid pledged by Norland"]),
        ("The company would lose up to $3.2 million a day.", ["company's loss"]),
        ("Every point, he went on, costs small firms 6 billion shillings a year.", ["cost to small firms"]),
        (
            "The marches began after the parliament, by 121 votes to 117, agreed to lease the road.",
            ["votes for leasing road", "votes against leasing road"],
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


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Inflation is inside the bank's target band of 2.5% to 7.5%.", ["bank's target band"]),
        ("The channel is 6.5 metres wide and 2.8 metres deep.", ["width of channel", "depth of channel"]),
        ("The probe weighs 120 kilograms.", ["weight of probe"]),
        ("The walkers had 36% fewer falls.", ["fall in falls"]),
        ("Exports reached 5.4 million tonnes, up 3%.", ["exports", "rise in exports"]),
        ("The fare rose to 90 pence, from 75 pence.", ["fare", "earlier fare"]),
        ("Undecided voters make up 16 per cent.", ["undecided voters"]),
        ("The dinar, quoted at 129.30 to the dollar before the vote, firmed by 0.4% to 128.80.",
         ["dinar to the dollar", "rise in dinar", "dinar"]),
        ("The bank cut its rate by 25 basis points.", ["cut in rate"]),
        ("Nets cost £4 a metre.", ["cost of nets"]),
    ],
)  # fmt: skip
def test_measures_are_told_by_what_they_are_of(text: str, labels: list[str]) -> None:
    assert counted(text) == labels


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("She heads the 1,400-member Norland Bakers' Council.", ["members of Norland Bakers' Council"]),
        ("The nine-strong committee met.", ["members of committee"]),
        ("They sold the 78-store chain.", ["stores of chain"]),
        ("The town sent a team of 22.", ["members of team"]),
    ],
)
def test_members_are_of_their_body(text: str, labels: list[str]) -> None:
    assert counted(text) == labels


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Norland spent $3 million on roads.", ["spending on roads"]),
        ("The deal will save the average household $112 a year.", ["saving for average household"]),
        ("The hospital is owed £740,000.", ["debt to hospital"]),
        ("The fund has £1.1m in pledges.", ["pledges of fund"]),
        ("The trust raised £6,400 in a day.", ["raised by trust"]),
    ],
)
def test_money_is_told_by_what_is_done_with_it(text: str, labels: list[str]) -> None:
    assert counted(text) == labels


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("The mayor faces up to 14 years in prison.", ["sentence faced by mayor"]),
        ("The ferry came 40 minutes late.", ["delay of ferry"]),
        ("He fell ill two days before the test.", ["time before test"]),
        ("It takes five months to raise a pullet.", ["time to raise pullet"]),
        ("Mediators spent four months bringing the pair together.", ["time spent bringing pair"]),
        ("The inquiry has been given 30 days.", ["time given to inquiry"]),
        ("It was the first time in four years that the clause was used.", [None]),
    ],
)
def test_times_are_told_by_what_fills_them(text: str, labels: list[str | None]) -> None:
    assert counted(text) == labels


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Rosa Tellan (47), of Spa Road, pleaded not guilty.", ["age of Rosa Tellan"]),
        ("A girl of eight was saved.", ["age of girl"]),
        ("The owner named the sailor as Ivo Marel, a 24-year-old from Norland.", ["age of Ivo Marel"]),
        ("Rosa Tellan, who is 58 and a baker, left.", ["age of Rosa Tellan"]),
        ("The captain, 51, is in hospital.", ["age of captain"]),
        ("It was bought by Brad Keller. Moss, 79, left.", ["age of Moss"]),
    ],
)
def test_ages_are_of_those_who_have_them(text: str, labels: list[str]) -> None:
    assert counted(text) == labels


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("In a poll of 1,008 adults, 58% favoured the hall.", ["adults", "adults who favoured hall"]),
        ("A survey found that 46% of drivers oppose the toll. Another 31% had no view.",
         ["drivers who oppose toll", "drivers who had no view"]),
        ("In the poll Norland Labour is on 22, the Greens on 9.", ["support for Norland Labour", "support for Greens"]),
        ("It drew 44 replies: 20 were for the gates, 17 against.",
         ["replies drawn", "replies for the gates", "replies against"]),
        ("The screens went black at four hospitals.", ["hospitals where screens went black"]),
        ("The emails of 38 deputies were read.", ["deputies whose emails were read"]),
        ("The plant closed with the loss of 640 jobs.", ["jobs lost"]),
        ("Beatriz Tavares won 38.4% and Hugo Mendes 36.9%.", ["won by Beatriz Tavares", "won by Hugo Mendes"]),
    ],
)  # fmt: skip
def test_shares_and_groups_are_told_by_whose_they_are(text: str, labels: list[str]) -> None:
    assert counted(text) == labels


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Linna scored twice as Rovers drew 1-1 with Harwick Town.", ["goals of Rovers", "goals of Harwick Town"]),
        ("A late goal gave Orlay a 3-1 victory over Dunmore.", ["goals of Orlay", "goals of Dunmore"]),
        ("Norland lost 1-3 to Aveland, with all the goals before the break.", ["goals of Norland", "goals of Aveland"]),
        ("The goals came late in a 2-0 defeat by Barrow.", ["goals of Barrow", "goals in defeat by Barrow"]),
        ("Porthaven United were beaten 4-2 by Eastmoor on Friday.", ["score of Eastmoor", "score of Porthaven United"]),
        ("Anna Berg's 3-0 win over Ida Holt took an hour.", ["score of Anna Berg", "score of Ida Holt"]),
        ("Norland beat Peru 6-4, 3-6.", ["games of Norland", "games of Peru", "games of Norland", "games of Peru"]),
        ("The final ended 2-2.", ["score in final", "score in final"]),
        ("Her amendment fell by 5–8.", ["votes for amendment", "votes against amendment"]),
        ("His motion failed 6-5.", ["votes against motion", "votes for motion"]),
    ],
)
def test_the_numbers_of_a_score_are_told_by_whose_they_are(text: str, labels: list[str]) -> None:
    assert counted(text)[: len(labels)] == labels


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Police said 12 people, including three children, were wounded.",
         ["people wounded", "children among people wounded"]),
        ("The ministry counted 900 casualties, including 70 deaths.", ["casualties counted by ministry", "deaths among casualties"]),
        ("The army sent two brigades of 5,000 soldiers.", ["brigades sent by army", "soldiers in brigades"]),
        ("Eleven others in the valley were missing.", ["people missing"]),
        ("The two co-defendants were fined.", ["co-defendants fined"]),
        ("The men, aged 24 and 31, were held.", ["age of men", "age of men"]),
        ("Drivers under 25 must pay.", ["age of drivers"]),
        ("Ruth Holt, who mapped the sea, dies at 94\n\nRuth Holt died on Sunday in Dunmore.", ["age of Ruth Holt"]),
        ("The institute put the number of dead at 19.", ["people dead"]),
        ("With 97 percent of ballots counted, the Union leads.", ["ballots counted"]),
        ("Mr Dunn was ordered to repay $7.2 million.", ["to be repaid by Mr Dunn"]),
        ("The cabinet survived a confidence motion by four votes.", ["margin in confidence motion"]),
        ("Norvane Steel expects to record a charge of $150 million.", ["charge"]),
        ("It was the first strike in 20 years.", ["time since last strike"]),
        ("Of the 900 soldiers, 40 of the troops had been killed in two months.",
         ["soldiers", "troops killed", "time in which troops had been killed"]),
        ("The army had no guns within 30 kilometres of the town.", ["distance from town"]),
        ("A study of 3,120 adults published on Monday was small.", ["adults"]),
    ],
)  # fmt: skip
def test_a_part_is_told_with_its_whole(text: str, labels: list[str]) -> None:
    assert counted(text) == labels


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Mr Lind bought the club for £41m.", ["price of club"]),
        ("The number of measles cases has passed 1,000.", ["measles cases"]),
        ("A blaze has burned 2,300 hectares.", ["burned by blaze"]),
        ("The firm won the €84m contract in 2015 despite a higher bid.", ["contract"]),
        ("Morvane reported a 17 per cent fall in profit on Thursday.", ["fall in profit"]),
        (
            "Operating profit came in at $212 million, below the $231 million expected by analysts.",
            ["operating profit", "operating profit expected"],
        ),
    ],
)
def test_what_only_the_words_around_it_tell_is_told(text: str, labels: list[str]) -> None:
    assert [label and label.removesuffix(" on Thursday") for label in counted(text)] == labels


def test_who_tells_of_victims_did_not_kill_them() -> None:
    (label,) = counted("A jet ploughed into a petrol station, killing two people, officials said.")
    assert "officials" not in (label or "")
