import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reading import find_numbers

CASES = [
    ("at least 107 people died", [(107, None, None, "people", "at_least")]),
    ("about 4,700 casualties, including 600 deaths", [(4700, None, None, "people", "about"), (600, None, None, "people", "exact")]),
    ("rose by 3% to 40%", [(3, None, None, "%", "exact"), (40, None, None, "%", "exact")]),
    ("sales of $4.2 million", [(4_200_000, None, None, "USD", "exact")]),
    ("a $40bn plan", [(40 * 10**9, None, None, "USD", "exact")]),
    ("between 3 and 5 per cent", [(None, 3, 5, "%", "range")]),
    ("12-15 people", [(None, 12, 15, "people", "range")]),
    ("two-thirds of voters", [(0.666666667, None, None, "share", "exact")]),
    ("dozens of fans", [(None, 24, None, "people", "vague")]),
    ("tens of thousands of fans", [(None, 20_000, None, "people", "vague")]),
    ("some 200 km away", [(200, None, None, "km", "about")]),
    ("Rs 4.2 crore", [(42_000_000, None, None, "INR", "exact")]),
    ("5,00,000 rupees", [(500_000, None, None, "INR", "exact")]),
    ("up to 30,000 jobs", [(30_000, None, None, None, "at_most")]),
    ("300 or more people", [(300, None, None, "people", "at_least")]),
    ("two and a half years", [(2.5, None, None, "years", "exact")]),
    ("twenty-five thousand homes", [(25_000, None, None, None, "exact")]),
    ("one in five, they said", [(0.2, None, None, "share", "exact")]),
    ("a 27-year contract", [(27, None, None, "years", "exact")]),
    ("25 basis points", [(25, None, None, "basis points", "exact")]),
    ("Rovers drew 1-1 on Sunday", [(1, None, None, None, "exact"), (1, None, None, None, "exact")]),
    ("They lost 1–3 to Holt", [(1, None, None, None, "exact"), (3, None, None, None, "exact")]),
    ("Her amendment fell by 5-8", [(5, None, None, None, "exact"), (8, None, None, None, "exact")]),
    ("They beat Langley Town 2-0", [(2, None, None, None, "exact"), (0, None, None, None, "exact")]),
    ("The change led to 3-5 closures", [(None, 3, 5, None, "range")]),
    ("They lost 10-15 points", [(None, 10, 15, "points", "range")]),
    ("a 2-4 defeat", [(2, None, None, None, "exact"), (4, None, None, None, "exact")]),
    ("Rents rose 2-4 percent", [(None, 2, 4, "%", "range")]),
    ("a rise of 12 percent over three years", [(12, None, None, "%", "exact"), (3, None, None, "years", "exact")]),
    ("He waited for over two years", [(2, None, None, "years", "more_than")]),
    ("It took over six weeks", [(6, None, None, "weeks", "more_than")]),
    ("The counts were taken over 14 months", [(14, None, None, "months", "exact")]),
    ("Sales fell over two quarters", [(2, None, None, "quarters", "exact")]),
    ("up from 12 a week ago", [(12, None, None, None, "exact")]),
    ("It cost between 10 and 12 billion euros", [(None, 10 * 10**9, 12 * 10**9, "EUR", "range")]),
    ("output will be up by 8 to 10%", [(None, 8, 10, "%", "range")]),
    ("(95% confidence interval 19% to 36%)", [(95, None, None, "%", "exact"), (None, 19, 36, "%", "range")]),
    ("they spoke of 120 or 130 riders", [(None, 120, 130, None, "range")]),
    ("it lasted six or seven years", [(None, 6, 7, "years", "range")]),
    ("They shed 2 800 jobs", [(2800, None, None, None, "exact")]),
    ("a fine of 1.24 bln euros", [(1_240_000_000, None, None, "EUR", "exact")]),
    ("found 600m from the last house", [(600, None, None, "m", "exact")]),
    ("it has 600m readers", [(600_000_000, None, None, None, "exact")]),
    ("a 1,350-MW plant", [(1350, None, None, "MW", "exact")]),
    ("She won in 2:08:19", [(7699, None, None, "seconds", "exact")]),
    ("The dam is less than half full", [(0.5, None, None, "share", "less_than")]),
    ("They paid nearly a third more", [(0.333333333, None, None, "share", "about")]),
    ("all but a couple of dozen came", [(None, 24, None, None, "vague")]),
    ("about a quarter of an hour later", [(15, None, None, "minutes", "about")]),
    ("It lost by half a minute", [(0.5, None, None, "minutes", "exact")]),
    ("worth between 240p and 255p", [(None, 240, 255, "pence", "range")]),
    ("between 780,000 and 2 million", [(None, 780_000, 2_000_000, None, "range")]),
    ("three hours and ten minutes", [(190, None, None, "minutes", "exact")]),
    ("an average of 5 minutes 40 seconds", [(340, None, None, "seconds", "exact")]),
    ("two hours, then 10 minutes", [(2, None, None, "hours", "exact"), (10, None, None, "minutes", "exact")]),
    ("hand over 28 slots", [(28, None, None, None, "exact")]),
    ("argued over a 70-km border", [(70, None, None, "km", "exact")]),
    ("below the $231 million expected", [(231_000_000, None, None, "USD", "exact")]),
    ("rose above the 100 mark", [(100, None, None, None, "more_than")]),
    ("a five-month-old girl", [(5, None, None, "months", "exact")]),
    ("a 34-year-old man", [(34, None, None, "years", "exact")]),
    ("a record of 45.9C", [(45.9, None, None, "degrees", "exact")]),
    ("19 million crowns", [(19_000_000, None, None, "crowns", "exact")]),
    ("12.50 crowns were paid", [(12.5, None, None, "crowns", "exact")]),
    ("They expect another 10% to 15% by June", [(None, 10, 15, "%", "range")]),
    ("a fall for one or two quarters", [(2, None, None, "quarters", "exact")]),
    ("Pay was a fifth above the mean", [(0.2, None, None, "share", "exact")]),
    ("not even half the boards", [(0.5, None, None, "share", "exact")]),
    ("Sales were SFr1.6bn", [(1_600_000_000, None, None, "CHF", "exact")]),
    ("put at seven", [(7, None, None, None, "exact")]),
    ("It is not likely to dip below 36C", [(36, None, None, "degrees", "at_least")]),
    ("4.20 crowns, up from 4.00 the year before", [(4.2, None, None, "crowns", "exact"), (4, None, None, "crowns", "exact")]),
    ("fury over £11,000 bill", [(11_000, None, None, "GBP", "exact")]),
    ("had passed three complaints on", [(3, None, None, None, "exact")]),
    ("Deaths passed 100", [(100, None, None, None, "more_than")]),
    ("story continues below\nSix nationals", [(6, None, None, None, "exact")]),
    ("34,000 CFA francs ($60), from 21,000.", [(34_000, None, None, "XOF", "exact"), (60, None, None, "USD", "exact"), (21_000, None, None, None, "exact")]),
    ("a rise of 2,000 a day", [(2000, None, None, None, "exact")]),
]  # fmt: skip
NOT_NUMBERS = [
    "On 18 June 2025 at 18:30", "the G7 and a Su-35", "Resolution 2270", "Highway 9", "flight MH17", "the 21st time",
    "no one came", "the two countries agreed", "both sides", "in 2014", " date 2025-06-18 + ↺ − 16 px", "Covid-19",
    "Local 416 of the union", "They met in Room 204", "She lives at 12 Old Mill Lane", "the STOXX 600", "on Bus 38",
    "the bakery at 410 Main Street", "18.55\n", "19.30 AEDT\n", "They knew nothing until 9.40 that morning",
    "It opens at nine o'clock", "at three in the morning", "at 1400 on Thursday", "ring them on 101.", "well beyond 2200.", "as page 40 tells", "see paragraphs 7-8", "at berths 4 and 5",
    "from round seven on", "a phase 3 study", "and a sixth, Orr, fled", "the N1 and the R40",
    "under section 13(1) of the law", "the summer of 2027-28", "one for every million", "world No 9", "the ORX 100 index",
    "The Embraer 145 left at dawn", '18.52 "We heard it," she said', "12.35 The dam is full", "it rose at about 04.20",
    "at half past four", "a quarter past five", "They had come at seven and left", "an answered 911 call",
    "in the first half of May", "the second half of 2026", "changes in paras 8-10", "under rule 37", "as slide 19 shows",
    "at number 60 of the lane", "lorries on the B 417", "extension 2207", "Room 4-11", "at 16.30 hrs", "on Tuesday at six",
    "Listen (6 min)", "1. The first\n2. The next\n", "A Brisa 2 was found", "she sat in Row 14", "said Officer 6",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_numbers_as_written(text: str, expected: list[tuple[object, ...]]) -> None:
    assert [(n.value, n.low, n.high, n.unit, n.hedge) for n in find_numbers(text)] == expected


@pytest.mark.parametrize("text", NOT_NUMBERS)
def test_what_only_looks_like_a_number(text: str) -> None:
    assert find_numbers(text) == []


@given(st.text(max_size=300))
def test_any_text_is_read_and_offsets_are_right(text: str) -> None:
    for number in find_numbers(text):
        assert text[number.start : number.end] == number.text
        assert number.hedged.start <= number.start < number.end <= number.hedged.end


@given(st.integers(min_value=2, max_value=10**9))
def test_digits_with_separators_come_back(value: int) -> None:
    text = f"They counted {value:,} votes."
    assert [number.value for number in find_numbers(text)] == [value]


@given(st.integers(min_value=11, max_value=99_999), st.sampled_from(["thousand", "million", "billion"]))
def test_tenths_of_a_magnitude_come_back(tenths: int, scale: str) -> None:
    times = {"thousand": 10**3, "million": 10**6, "billion": 10**9}[scale]
    found = find_numbers(f"It cost £{tenths / 10} {scale} to build.")
    assert [(n.value, n.unit) for n in found] == [(tenths * times // 10, "GBP")]
