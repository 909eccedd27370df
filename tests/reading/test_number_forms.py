"""Every form a number is written in, made from a known value and read back."""

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from summarizer.reading import find_numbers
from summarizer.reading.mentions import NumberMention

STEADY = settings(derandomize=True, deadline=None, max_examples=200)
ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = {"trillion": 10**12, "billion": 10**9, "million": 10**6, "thousand": 10**3}
LETTERS = {"k": 10**3, "m": 10**6, "bn": 10**9, "tn": 10**12}
SIGNS = {
    "$": "USD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₹": "INR",
    "US$": "USD",
    "A$": "AUD",
    "C$": "CAD",
    "HK$": "HKD",
}
MONEY = {
    "dollars": "USD",
    "euros": "EUR",
    "pounds": "GBP",
    "yen": "JPY",
    "rupees": "INR",
    "yuan": "CNY",
    "US dollars": "USD",
}
MEASURES = {
    "km": "km", "kilometres": "km", "kg": "kg", "miles": "miles", "tonnes": "tonnes", "months": "months", "years": "years",
    "days": "days", "hours": "hours", "hectares": "hectares", "litres": "litres", "people": "people", "workers": "people",
    "per cent": "%", "percent": "%", "basis points": "basis points", "percentage points": "percentage points",
}  # fmt: skip
HEDGES_BEFORE = {
    "at least": "at_least", "no fewer than": "at_least", "a minimum of": "at_least", "more than": "more_than",
    "over": "more_than", "well over": "more_than", "upwards of": "more_than", "up to": "at_most", "as many as": "at_most",
    "no more than": "at_most", "in no case exceed": "at_most", "at no point exceeded": "at_most", "not more than": "at_most", "fewer than": "less_than", "less than": "less_than",
    "just under": "less_than", "about": "about", "around": "about", "some": "about", "nearly": "about", "almost": "about",
    "roughly": "about", "approximately": "about", "an estimated": "about", "close to": "about",
}  # fmt: skip
HEDGES_AFTER = {"or more": "at_least", "or fewer": "at_most", "or less": "at_most", "or so": "about"}
PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
VAGUE = {
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2000,
    "tens of thousands": 20_000,
    "millions": 2 * 10**6,
}
COUNTS = st.integers(2, 10**7)


def spelt(value: int) -> str:
    """`value` in English words, British manner."""
    for scale, times in SCALES.items():
        if value >= times:
            rest = value % times
            joint = " and " if 0 < rest < 100 else " "
            return (spelt(value // times) + f" {scale}" + (joint + spelt(rest) if rest else "")).strip()
    if value >= 100:
        rest = value % 100
        return f"{ONES[value // 100]} hundred" + (f" and {spelt(rest)}" if rest else "")
    if value >= 20:
        return TENS[value // 10] + (f"-{ONES[value % 10]}" if value % 10 else "")
    return ONES[value]


def indian(value: int) -> str:
    """Digits grouped in lakhs and crores: 12,34,567."""
    digits = str(value)
    head, tail = digits[:-3], digits[-3:]
    groups = [head[max(0, end - 2) : end] for end in range(len(head), 0, -2)][::-1]
    return ",".join([*groups, tail])


def only(text: str) -> NumberMention:
    found = find_numbers(text)
    assert len(found) == 1, (text, found)
    assert text[found[0].start : found[0].end] == found[0].text
    return found[0]


def read(text: str) -> tuple[Any, ...]:
    number = only(text)
    return number.value, number.low, number.high, number.unit, number.hedge


ANY = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("0123456789.,-–$£€%½²①１ \u00a0\u202f\u200b\u0301−+()/:\n"),
    )
) | st.lists(
    st.sampled_from(
        "1 12 3.5 4,000 ½ two ten twenty hundred million and a half third of in between to - – $ £ % per cent up least at "
        "or more km people minus dozens lakh crore Rs bn m 2025 May zero one 10² ١٢ {{ }} ( )".split()
    )
).map(" ".join)


@STEADY
@given(ANY)
@example("½½")
@example("10² and ①")
@example("١٢٣ people")
@example("half")
def test_any_text_is_read_and_offsets_are_right(text: str) -> None:
    end = 0
    for number in find_numbers(text):
        assert text[number.start : number.end] == number.text
        assert end <= number.start < number.end <= len(text)
        assert 0 <= number.hedged.start <= number.start < number.end <= number.hedged.end <= len(text)
        end = number.end


@STEADY
@given(st.integers(2, 10**13))
def test_words_up_to_the_trillions(value: int) -> None:
    assert read(f"They counted {spelt(value)} ballots.")[0] == value


@STEADY
@given(COUNTS, st.sampled_from(["{:,}", "{}", "\u00a0", "\u202f"]))
def test_digits_with_and_without_separators(value: int, form: str) -> None:
    written = form.format(value) if "{" in form else f"{value:,}".replace(",", form)
    if not (1000 <= value <= 2999 and form == "{}"):  # might be a year
        assert read(f"They counted {written} ballots.")[0] == value


@STEADY
@given(st.integers(1000, 10**9))
def test_digits_in_the_indian_manner(value: int) -> None:
    assert read(f"It cost {indian(value)} rupees.") == (value, None, None, "INR", "exact")


@STEADY
@given(
    st.integers(11, 999), st.sampled_from(["lakh", "crore", *SCALES]), st.sampled_from(["{} rupees", "Rs {}", "₹{}"])
)
def test_tenths_of_a_magnitude(tenths: int, scale: str, form: str) -> None:
    times = {"lakh": 10**5, "crore": 10**7, **SCALES}[scale]
    assert read(f"It cost {form.format(f'{tenths / 10} {scale}')} last time.") == (
        tenths * times // 10,
        None,
        None,
        "INR",
        "exact",
    )


@STEADY
@given(st.integers(11, 999), st.sampled_from(sorted(SIGNS)), st.sampled_from(sorted(LETTERS)))
def test_money_with_a_letter(tenths: int, sign: str, letter: str) -> None:
    expected = tenths * LETTERS[letter] // 10
    assert read(f"It was a {sign}{tenths / 10}{letter} plan.") == (expected, None, None, SIGNS[sign], "exact")
    assert only(f"It was a {tenths / 10}{letter} plan.").value == expected


@STEADY
@given(COUNTS, st.sampled_from(sorted(MONEY)))
def test_money_in_words(value: int, word: str) -> None:
    assert read(f"It cost {value:,} {word}.") == (value, None, None, MONEY[word], "exact")


@STEADY
@given(st.integers(2, 999), st.sampled_from(sorted(MEASURES)), st.booleans())
def test_measures(value: int, word: str, in_words: bool) -> None:
    written = spelt(value) if in_words else str(value)
    assert read(f"It took {written} {word} in the end.") == (value, None, None, MEASURES[word], "exact")


@STEADY
@given(st.integers(2, 99), st.integers(0, 9), st.sampled_from(["%", "per cent", " percent"]))
def test_decimals(whole: int, tenth: int, percent: str) -> None:
    gap = " " if percent[0] == "p" else ""
    assert read(f"Turnout was {whole}.{tenth}{gap}{percent}, they said.")[0] == pytest.approx(whole + tenth / 10)


@STEADY
@given(st.integers(2, 99), st.sampled_from([("a half", 0.5), ("a quarter", 0.25), ("a third", 1 / 3), ("three quarters", 0.75)]),
       st.sampled_from(["", " million", " thousand"]))  # fmt: skip
def test_mixed_numbers(whole: int, part: tuple[str, float], scale: str) -> None:
    times = {"": 1, " million": 10**6, " thousand": 10**3}[scale]
    found = only(f"It took {spelt(whole)} and {part[0]}{scale} years.")
    assert found.value == pytest.approx((whole + part[1]) * times)
    assert found.unit == "years"


@STEADY
@given(st.integers(2, 99), st.sampled_from([("½", 0.5), ("¼", 0.25), ("¾", 0.75), ("⅓", 1 / 3)]))
def test_vulgar_fractions(whole: int, part: tuple[str, float]) -> None:
    assert only(f"It took {whole}{part[0]} years.").value == pytest.approx(whole + part[1])
    assert read(f"They lost {part[0]} of the herd.")[3] == "share"


@STEADY
@given(st.sampled_from(sorted(PARTS)), st.integers(1, 9), st.sampled_from("- "))
def test_fractions(part: str, count: int, joint: str) -> None:
    if count < PARTS[part]:
        written = f"a {part}" if count == 1 else f"{ONES[count]}{joint}{part}s"
        found = only(f"They lost {written} of the herd.")
        assert found.value == pytest.approx(count / PARTS[part])
        assert found.unit == "share"


@STEADY
@given(st.integers(1, 10), st.integers(2, 10), st.sampled_from(["in", "out of", "in every"]), st.booleans())
def test_so_many_in_so_many(first: int, second: int, joint: str, in_words: bool) -> None:
    if first < second:
        written = [ONES[each] if in_words else str(each) for each in (first, second)]
        found = only(f"They lost {written[0]} {joint} {written[1]} ewes.")
        assert found.value == pytest.approx(first / second)
        assert found.unit == "share"


@STEADY
@given(
    st.integers(2, 400),
    st.integers(1, 400),
    st.sampled_from(["{}-{}", "{}–{}", "{} to {}", "between {} and {}"]),
    st.booleans(),
)
def test_ranges(low: int, more: int, form: str, in_words: bool) -> None:
    high = low + more
    ends = [spelt(each) for each in (low, high)] if in_words and " " in form else [str(low), str(high)]
    found = read(f"There were {form.format(*ends)} people there.")
    assert found == (None, low, high, "people", "range")
    assert read(f"It fell {form.format(low, high)} per cent.") == (None, low, high, "%", "range")


@STEADY
@given(st.integers(2, 400), st.integers(1, 400), st.sampled_from(sorted(LETTERS)), st.sampled_from("$£€"))
def test_ranges_of_money(low: int, more: int, letter: str, sign: str) -> None:
    expected = (None, low * LETTERS[letter], (low + more) * LETTERS[letter], SIGNS[sign], "range")
    for written in (f"{sign}{low}{letter}-{sign}{low + more}{letter}", f"{sign}{low}-{low + more}{letter}",
                    f"between {sign}{low}{letter} and {sign}{low + more}{letter}"):  # fmt: skip
        assert read(f"It will cost {written} in all.") == expected


@STEADY
@given(st.integers(2, 19), st.integers(1, 9))
def test_a_range_of_words(low: int, more: int) -> None:
    if low + more < 20:
        assert read(f"There were {ONES[low]}-{ONES[low + more]} people.") == (None, low, low + more, "people", "range")


@pytest.mark.parametrize(("word", "low"), VAGUE.items())
def test_vague_amounts(word: str, low: int) -> None:
    assert read(f"There were {word} of people.") == (None, low, None, "people", "vague")


@STEADY
@given(st.integers(100, 99_999), st.booleans())
def test_strong(value: int, hedged: bool) -> None:
    about = "about " if hedged else ""
    assert read(f"It was {about}a {value:,}-strong crowd.")[:1] == (value,)


@STEADY
@given(COUNTS, st.sampled_from(sorted(HEDGES_BEFORE)), st.sampled_from(["{:,} people", "${:,}", "{:,} km"]))
def test_hedges_before(value: int, hedge: str, form: str) -> None:
    found = only(f"They lost {hedge} {form.format(value)} in all.")
    assert (found.value, found.hedge) == (value, HEDGES_BEFORE[hedge])


@STEADY
@given(
    COUNTS,
    st.sampled_from(sorted(HEDGES_AFTER)),
    st.sampled_from(["{:,} {} people", "{:,} people {}", "${:,} {}", "{:,} km {}"]),
)
def test_hedges_after(value: int, hedge: str, form: str) -> None:
    found = only(f"They lost {form.format(value, hedge)} in all.")
    assert (found.value, found.hedge) == (value, HEDGES_AFTER[hedge])


@pytest.mark.parametrize("scale", ["hundred", *SCALES])
def test_a_range_of_words_of_one_scale(scale: str) -> None:
    times = {"hundred": 100, **SCALES}[scale]
    found = read(f"It lost between two {scale} and three {scale} workers.")
    assert found == (None, 2 * times, 3 * times, "people", "range")


def test_what_a_unit_after_a_unit_is_not() -> None:
    assert [number.value for number in find_numbers("They voted two three ways")] == [2, 3]
    assert find_numbers("version 1.2.3 and 1.234.567") == []
    assert read("It was -5.5% in May.")[0] == -5.5
    assert read("It was a 4.2-million-dollar plan.")[3] == "USD"
