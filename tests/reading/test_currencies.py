"""Whose money a number is in: by sign, by nation, and where the article says whose dollars it means."""

import pytest

from summarizer.reading import find_numbers


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The wage stands at Tk 12,500 now.", "BDT"),
        ("A kilo sells at 95 taka in Orsk.", "BDT"),
        ("The order is worth PLN 212 million.", "PLN"),
        ("It cost 10.4 million Swiss francs.", "CHF"),
        ("It cost 300 Egyptian pounds.", "EGP"),
        ("It cost 300 Turkish liras.", "TRY"),
        ("It cost about 12 million U.S. dollars.", "USD"),
        ("It cost $40 million.", "USD"),
        ("The dollar sells for N1,640 in Lagos.", "NGN"),
        ("The contract is worth K86 million.", "ZMW"),
        ("Each ounce cost R4 100 more.", "ZAR"),
        ("It lost R1.3-billion last year.", "ZAR"),
        ("Bail was set at P90,000 a count.", "PHP"),
        ("He took RM4.2mil in sacks.", "MYR"),
        ("Each family will get Sh100,000.", "KES"),
        ("A loss of Rs 1,200-cr is alleged.", "INR"),
        ("It cost $310 million (US$204 million), said the Australian firm.", "AUD"),
        ("It cost $40 million. (All amounts are in Canadian dollars.)", "CAD"),
        ("The firm, which reports in Canadian dollars, paid $40 million.", "USD"),
    ],
)
def test_money_is_in_the_currency_that_is_named(text: str, unit: str) -> None:
    assert find_numbers(text)[0].unit == unit


def test_a_level_does_not_take_the_unit_of_the_change_that_led_to_it() -> None:
    assert [each.unit for each in find_numbers("The dinar firmed by 0.4% to 128.80.")] == ["%", None]
    assert [each.unit for each in find_numbers("It won by 39 per cent to 37.")] == ["%", "%"]
