"""Numbers are told in the article's words: enough to know what they are about, no more than a clause or two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.brief import Evidence, Number
from summarizer.rendering.figures import together

DEATHS = (
    "Separately, Western officials had in January told the BBC that at least 1,000 of an estimated 11,000 North Korean "
    "troops in Russia had been killed in just three months."
)

LONG = "the old boats go every day" + " from one bank to the other" * 6


def numbers(quote: str, *texts: str, said_by: tuple[str, ...] = ()) -> list[Number]:
    proof = (Evidence(quote=quote, start=0, end=len(quote)),)
    return [Number(text=text, counts="", hedge="exact", said_by=said_by, evidence=proof) for text in texts]


@pytest.mark.parametrize(
    ("quote", "text", "words"),
    [
        ("Fuel cost fell 11 per cent to ₹602 crore.", "11 per cent", "Fuel cost fell 11 per cent to ₹602 crore"),
        ("The train takes 31 minutes, it said; the bus takes 40 or so.", "40", "The train takes 31 minutes, it said; the bus takes 40 or so"),
        (f"{LONG}; and the fare, which all pay, is 40 pesos.", "40", "and the fare, which all pay, is 40 pesos"),
        (f"It takes 40 men from Bern, Basel and Chur to lift it, and {LONG}.", "40",
         "It takes 40 men from Bern, Basel and Chur to lift it"),
        (f"It takes 40 men from Bern and from many other old cities of the Swiss plain and {LONG}.", "40",
         "It takes 40 men from Bern and from many other old cities…"),
        (f"{LONG}, “of whom only 40 had paid at all, she said”.", "40", "…“of whom only 40 had paid at all, she said”"),
        ("* Call the line on 20 days a year", "20", "Call the line on 20 days a year"),
        ("It rose\nto 40\npesos.", "40", "It rose to 40 pesos"),
        ("In 1,040 places of 40, it failed.", "40", "In 1,040 places of 40, it failed"),
        ("40", "40", ""),
        ("40.", "40", ""),
    ],
)  # fmt: skip
def test_a_number_is_told_in_its_clause(quote: str, text: str, words: str) -> None:
    assert [each.words for each in together(numbers(quote, text), quote)] == [words]


def test_numbers_of_one_clause_are_told_once() -> None:
    (figures,) = together(numbers(DEATHS, "1,000", "11,000", "three"), DEATHS)
    assert [each.text for each in figures.numbers] == ["1,000", "11,000", "three"]
    assert figures.words == DEATHS.rstrip(".")


@pytest.mark.parametrize(
    ("quote", "counts", "unit", "told"),
    [
        ("Some 40 black cars, all new, came.", "black cars that came", None, "40 black cars"),
        ("It had 40 of the cars it wanted.", "the cars wanted", None, "40 of the cars"),
        ("Some 40 came.", "cars that came", None, "40"),
        ("The 40 old waiters, asked by us, knew.", "old waiters asked", None, "40 old waiters"),
        ("It lasted 40 days in all.", "days", "days", "40 days"),
        ("He saw 40 people and sang.", "people and dogs", "people", "40 people"),
        ("A 40-car train.", "car", None, "40"),
        ("He saw 40 people who sang.", "people who sang", None, "40 people"),
        ("A poll of 40 banks asked by Reuters.", "banks asked", None, "40 banks"),
    ],
)
def test_things_are_told_with_their_number_where_they_come_right_after_it(
    quote: str, counts: str, unit: str | None, told: str
) -> None:
    (number,) = numbers(quote, "40")
    (figures,) = together([number.model_copy(update={"counts": counts, "unit": unit})], quote)
    assert figures.quantities == told


def test_each_speaker_is_told_with_their_numbers() -> None:
    one, other = numbers(DEATHS, "1,000", "three"), numbers(DEATHS, "11,000", said_by=("The BBC", "AFP"))
    (figures,) = together([*one, *other], DEATHS)
    assert figures.speakers == "the article (1,000, three); The BBC, via AFP (11,000)"
    assert next(together(other, DEATHS)).speakers == "The BBC, via AFP"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ferry sank at noon. It carried 40 people.", "The ferry sank at noon. It carried 40 people"),
        ("The ferry sank at noon.\n\nIt carried 40 people.", "The ferry sank at noon. It carried 40 people"),
        ("Old news. The ferry of St. Osyth sank. It carried 40 people.",
         "The ferry of St. Osyth sank. It carried 40 people"),
        ("The ferry sank at noon. Some 40 people drowned.", "Some 40 people drowned"),
        ("SHIPPING\nIt carried 40 people.", "It carried 40 people"),
        (f"The ferry sank{' and sank' * 40}. It carried 40 people.", "It carried 40 people"),
    ],
)  # fmt: skip
def test_words_that_point_back_are_told_with_the_sentence_before(text: str, words: str) -> None:
    assert [each.words for each in together(pointing(text), text)] == [words]


def test_words_that_point_to_a_row_or_tell_of_their_speaker_stand_alone() -> None:
    text = "The ferry with 12 cars sank at noon. It carried 40 people."
    first = Evidence.at(text, 0, text.index(" It"))
    row = Number(text="12", counts="", hedge="exact", evidence=(first,))
    assert [each.words for each in together([row, *pointing(text)], text)][1] == "It carried 40 people"
    (said,) = together(pointing(text, said_by=("the owner",)), text)
    assert said.words == "It carried 40 people"


def pointing(text: str, said_by: tuple[str, ...] = ()) -> list[Number]:
    proof = Evidence.at(text, text.rindex("It" if "It" in text else "Some"), len(text))
    return [Number(text="40", counts="", hedge="exact", said_by=said_by, evidence=(proof,))]


def test_numbers_far_apart_in_a_long_sentence_stand_apart() -> None:
    quote = f"It took 40 men{' and then some' * 16} to lift 12 stones."
    assert [[each.text for each in figures.numbers] for figures in together(numbers(quote, "40", "12"), quote)] == [
        ["40"],
        ["12"],
    ]


def test_equal_numbers_are_found_one_after_the_other() -> None:
    quote = f"Three men{' of the old guard' * 3} met Three women."
    (figures,) = together(numbers(quote, "Three", "Three"), quote)
    assert figures.words == quote.rstrip(".")


@given(st.text(max_size=300), st.integers(0, 299), st.integers(1, 12))
def test_any_words_are_told_without_a_crash_and_with_their_number(text: str, at: int, length: int) -> None:
    number = text[at : at + length]
    if not number.strip():
        return
    (figures,) = together(numbers(text, number), text)
    told = "".join(figures.words.replace("…", "").split())
    assert not told or set(told) <= set("".join(text.split()))
