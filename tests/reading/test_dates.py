import datetime
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.dates import require_iso_date
from summarizer.reading import find_dates

PUBLISHED = "2025-06-18"
"""A Wednesday."""

CASES = [
    # points of the calendar
    ("It opened on 18 June 2024 in Arn.", "18 June 2024", "2024-06-18"),
    ("It opened on June 18, 2024, in Arn.", "June 18, 2024", "2024-06-18"),
    ("It opened on 2024-06-18 in Arn.", "2024-06-18", "2024-06-18"),
    ("It opened on the 3rd of March 1999.", "the 3rd of March 1999", "1999-03-03"),
    ("It opened on Sept. 4, 2019.", "Sept. 4, 2019", "2019-09-04"),
    ("It opened on Tuesday, 11 February 2020, in Arn.", "Tuesday, 11 February 2020", "2020-02-11"),
    ("It opened on Tuesday 17 June in Arn.", "Tuesday 17 June", "2025-06-17"),
    ("The vote was held on Oct. 5.", "Oct. 5", "2024-10-05"),
    ("The vote will be held on Oct. 5.", "Oct. 5", "2025-10-05"),
    ("The court will rule by Jan. 28.", "Jan. 28", "2026-01-28"),
    ("The vote was held on 2 May.", "2 May", "2025-05-02"),
    ("It closed in March 2023.", "March 2023", "2023-03"),
    ("It closed in early March 2023.", "early March 2023", "2023-03"),
    ("It has been shut since 2014.", "2014", "2014"),
    ("Sales fell in early 2009.", "early 2009", "2009"),
    ("Prices doubled in the 1990s.", "the 1990s", "1990/1999"),
    ("Prices doubled in the late 1980s.", "the late 1980s", "1980/1989"),
    # weekdays
    ("Police arrested him on Tuesday.", "Tuesday", "2025-06-17"),
    ("Police arrested him on Wednesday.", "Wednesday", "2025-06-18"),
    ("Police arrested him on Thursday.", "Thursday", "2025-06-12"),
    ("The court will hear him on Thursday.", "Thursday", "2025-06-19"),
    ("On Thursday, the court will hear him.", "Thursday", "2025-06-19"),
    ("On Thursday, the court sentenced him.", "Thursday", "2025-06-12"),
    ("She said on Monday that the bridge would close.", "Monday", "2025-06-16"),
    ("She said the bridge would close on Monday.", "Monday", "2025-06-23"),
    ("The fire broke out on Monday night.", "Monday night", "2025-06-16"),
    ("He was arrested last Friday.", "last Friday", "2025-06-13"),
    ("The vote is due next Tuesday.", "next Tuesday", "2025-06-24"),
    ("They must reply by Friday.", "Friday", "2025-06-20"),
    ("Roads have been closed since Sunday.", "Sunday", "2025-06-15"),
    ("The court will be told of the man who was killed on Saturday.", "Saturday", "2025-06-14"),
    ("She has called a rally for Sunday against the sale.", "Sunday", "2025-06-22"),
    ("The party has called a protest in Arn on Saturday.", "Saturday", "2025-06-21"),
    ("The king declared Thursday a day of mourning.", "Thursday", "2025-06-19"),
    ("The union is threatening strikes from Monday unless cuts are ruled out.", "Monday", "2025-06-23"),
    ("By Monday the fire had spread.", "Monday", "2025-06-16"),
    ("They voted just before midnight Monday to reopen it.", "Monday", "2025-06-16"),
    ("The firm owes $4m by September and has cash.", "September", "2025-09"),
    ("Unions were quick to turn to July, when the wage may be cut.", "July", "2025-07"),
    # near days
    ("The bank cut rates yesterday.", "yesterday", "2025-06-17"),
    ("The bank cut rates today.", "today", "2025-06-18"),
    ("The bank meets tomorrow.", "tomorrow", "2025-06-19"),
    ("The bank met last night.", "last night", "2025-06-17"),
    ("Shells fell overnight.", "overnight", "2025-06-17/2025-06-18"),
    ("The bank met this morning.", "this morning", "2025-06-18"),
    # weeks, weekends, months, quarters, seasons, years
    ("Talks began last week.", "last week", "2025-06-09/2025-06-15"),
    ("Talks resume next week.", "next week", "2025-06-23/2025-06-29"),
    ("Talks began earlier this week.", "earlier this week", "2025-06-16/2025-06-22"),
    ("Two people died at the weekend.", "the weekend", "2025-06-14/2025-06-15"),
    ("It was agreed last month.", "last month", "2025-05"),
    ("It was agreed earlier this month.", "earlier this month", "2025-06"),
    ("It was agreed last November.", "last November", "2024-11"),
    ("It was agreed in November last year.", "November last year", "2024-11"),
    ("It was agreed in April.", "April", "2025-04"),
    ("It was agreed in September.", "September", "2024-09"),
    ("It will be agreed in September.", "September", "2025-09"),
    ("Profit rose in the second quarter.", "the second quarter", "2025-04/2025-06"),
    ("Profit rose in Q3 2008.", "Q3 2008", "2008-07/2008-09"),
    ("Profit rose in the third quarter of last year.", "the third quarter of last year", "2024-07/2024-09"),
    ("Profit rose in the first half of 2024.", "the first half of 2024", "2024-01/2024-06"),
    ("It was agreed last autumn.", "last autumn", "2024-09/2024-11"),
    ("It opened in the spring.", "the spring", "2025-03/2025-05"),
    ("It opened in the summer of 2012.", "the summer of 2012", "2012-06/2012-08"),
    ("It was agreed last winter.", "last winter", "2024-12/2025-02"),
    ("It will open next year.", "next year", "2026"),
    ("Output fell late last year.", "late last year", "2024"),
    # distances
    ("He left three days ago.", "three days ago", "2025-06-15"),
    ("He left two weeks ago.", "two weeks ago", "2025-06-02/2025-06-08"),
    ("He left six months ago.", "six months ago", "2024-12"),
    ("He left a year ago.", "a year ago", "2024"),
    ("He left two decades ago.", "two decades ago", "2005"),
    ("Sales grew in the past five years.", "the past five years", "2020/2025"),
    ("Sales grew over the last 12 months.", "the last 12 months", "2024-06/2025-06"),
    # intervals
    ("The summit was held on June 3-5.", "June 3-5", "2025-06-03/2025-06-05"),
    ("The summit was held on 3-5 May 2024.", "3-5 May 2024", "2024-05-03/2024-05-05"),
    ("Shops were shut from March to May.", "March to May", "2025-03/2025-05"),
    ("He met them between 19 and 24 February.", "19 and 24 February", "2025-02-19/2025-02-24"),
    ("He ruled from 1996 to 2004.", "1996 to 2004", "1996/2004"),
    ("Shops were shut from 28 June to 2 July 2024.", "28 June to 2 July 2024", "2024-06-28/2024-07-02"),
    ("They were owed refunds between March 2022 and the end of 2024.", "March 2022 and the end of 2024", "2022-03/2024-12"),
    ("Deaths fell in the week ended 12 March.", "the week ended 12 March", "2025-03-06/2025-03-12"),
    ("It returns in the week of 7 July.", "the week of 7 July", "2025-07-07/2025-07-13"),
    ("Profit rose in the three months to March.", "the three months to March", "2025-01/2025-03"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "value"), CASES)
def test_an_expression_is_marked_and_resolved_against_publication(text: str, words: str, value: str) -> None:
    assert [(date.text, date.value) for date in find_dates(text, PUBLISHED)] == [(words, value)]


MORE = [
    # points of the calendar
    ("It was signed on 17/06/2025.", "17/06/2025", "2025-06-17"),
    ("It was signed on 06/17/2025.", "06/17/2025", "2025-06-17"),
    ("It was signed on 17.6.2025 in Arn.", "17.6.2025", "2025-06-17"),
    ("It was signed on 3/4/2019.", "3/4/2019", None),
    ("It was signed on 6/7/25 in Arn.", "6/7/25", "2025-06-07"),
    ("It was signed on 17-Jun-2025.", "17-Jun-2025", "2025-06-17"),
    ("The log reads 2025-06-17T10:15Z and ends.", "2025-06-17T10:15Z", "2025-06-17"),
    ("Rain is forecast for Saturday 21 June.", "Saturday 21 June", "2025-06-21"),
    ("He died on Dec. 28.", "Dec. 28", "2024-12-28"),
    ("The festival, announced in May, is to be held on August 2.", "August 2", "2025-08-02"),
    ("He was paid on the 5th.", "the 5th", "2025-06-05"),
    ("February's vote was annulled.", "February", "2025-02"),
    ("Talks on the plan fell through in mid-April.", "mid-April", "2025-04"),
    ("A decision is expected in late August.", "late August", "2025-08"),
    ("It is the worst fire since '82.", "'82", "1982"),
    ("Britain in the 19th century was richer.", "the 19th century", "1800/1899"),
    ("Music of the '90s is back.", "the '90s", "1990/1999"),
    ("Prices should rise by 4% over 2025, the bank said.", "2025", "2025"),
    ("Profit for fiscal 2024 rose.", "fiscal 2024", "2024"),
    ("He served in the 2014-19 parliament.", "2014-19", "2014/2019"),
    # weekdays and near days
    ("The union voted to strike and will walk out on Friday morning.", "Friday morning", "2025-06-20"),
    ("He was due to appear in court on Thursday.", "Thursday", "2025-06-19"),
    ("A judge ordered the firm to reply on Monday.", "Monday", "2025-06-23"),
    ("Dockers to strike on Saturday", "Saturday", "2025-06-21"),
    ("Polls open on Sunday.", "Sunday", "2025-06-22"),
    ("The shop has stayed shut until Friday.", "Friday", "2025-06-20"),
    ("He was in hospital until Monday.", "Monday", "2025-06-16"),
    ("Officers arrived early on Monday.", "early on Monday", "2025-06-16"),
    ("Officers arrived late Saturday.", "late Saturday", "2025-06-14"),
    ("He quit on Tuesday last week.", "Tuesday last week", "2025-06-10"),
    ("He was seen a week ago on Monday.", "a week ago on Monday", "2025-06-09"),
    ("The trial starts a week on Monday.", "a week on Monday", "2025-06-30"),
    ("He quit this past Friday.", "this past Friday", "2025-06-13"),
    ("A second strike is planned for the day after tomorrow.", "the day after tomorrow", "2025-06-20"),
    ("Shells fell overnight on Tuesday.", "overnight on Tuesday", "2025-06-16/2025-06-17"),
    ("The rouble slid earlier today.", "earlier today", "2025-06-18"),
    # weeks to decades
    ("The race takes place this weekend.", "this weekend", "2025-06-21/2025-06-22"),
    ("He won last weekend.", "last weekend", "2025-06-14/2025-06-15"),
    ("He will retire at the end of the month.", "the end of the month", "2025-06"),
    ("The plant shuts later this year.", "later this year", "2025"),
    ("A ban will follow in the first quarter of next year.", "the first quarter of next year", "2026-01/2026-03"),
    ("Sales will recover in the first quarter.", "the first quarter", "2026-01/2026-03"),
    ("The strategist expects more easing by the end of the first quarter.", "the first quarter", "2026-01/2026-03"),
    ("Analysts expect a cut in the first quarter.", "the first quarter", "2026-01/2026-03"),
    ("The bank sees prices easing in the first quarter.", "the first quarter", "2026-01/2026-03"),
    ("The rate peaked at 5% in the first quarter.", "the first quarter", "2025-01/2025-03"),
    ("Fourth-quarter profit fell.", "Fourth-quarter", "2024-10/2024-12"),
    ("Sales fell in the first nine months of 2024.", "the first nine months of 2024", "2024-01/2024-09"),
    ("Sales fell in the final three months of last year.", "the final three months of last year", "2024-10/2024-12"),
    ("The fair returns next spring.", "next spring", "2026-03/2026-05"),
    ("The inquiry will report in the autumn.", "the autumn", "2025-09/2025-11"),
    ("Fires are feared this summer.", "this summer", "2025-06/2025-08"),
    ("It was shot in summer 2019.", "summer 2019", "2019-06/2019-08"),
    ("It snowed in the winter of 2010.", "the winter of 2010", "2010-12/2011-02"),
    ("Prices rose in the second half of last year.", "the second half of last year", "2024-07/2024-12"),
    ("Rain fell in the last week of March.", "the last week of March", "2025-03-25/2025-03-31"),
    # distances and stretches
    ("He left a decade ago.", "a decade ago", "2015"),
    ("He left two and a half years ago.", "two and a half years ago", "2022-12"),
    ("He left twenty-five years ago.", "twenty-five years ago", "2000"),
    ("He left a couple of days ago.", "a couple of days ago", "2025-06-16"),
    ("They will meet in two weeks' time.", "two weeks' time", "2025-06-30/2025-07-06"),
    ("Sales fell over the past year.", "the past year", "2024-06/2025-06"),
    ("Ten died over the past week.", "the past week", "2025-06-11/2025-06-18"),
    ("Ten died in the past 48 hours.", "the past 48 hours", "2025-06-16/2025-06-18"),
    ("Output should double over the next decade.", "the next decade", "2025/2035"),
    ("He has sat there for the last 16 days.", "the last 16 days", "2025-06-02/2025-06-18"),
    ("Profit fell in the year to March 31.", "the year to March 31", "2024-04/2025-03"),
    ("Profit fell in the quarter ended 30 September 2024.", "the quarter ended 30 September 2024", "2024-07/2024-09"),
    ("Prices rose in the 12 months to May.", "the 12 months to May", "2024-06/2025-05"),
    # intervals
    ("It runs from January 2020 to March 2021.", "January 2020 to March 2021", "2020-01/2021-03"),
    ("It ran from December to February 2024.", "December to February 2024", "2023-12/2024-02"),
    ("They will walk out from Monday to Friday.", "Monday to Friday", "2025-06-23/2025-06-27"),
    ("The tour, from June 28-July 2, is sold out.", "June 28-July 2", "2025-06-28/2025-07-02"),
    ("Shops were shut in March-May.", "March-May", "2025-03/2025-05"),
    ("Trains ran Monday-Wednesday.", "Monday-Wednesday", "2025-06-16/2025-06-18"),
    ("He served between 2014 and 2019.", "2014 and 2019", "2014/2019"),
    ("He taught there in 1996–99.", "1996–99", "1996/1999"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "value"), MORE)
def test_a_rarer_expression_is_marked_and_resolved(text: str, words: str, value: str | None) -> None:
    assert (words, value) in [(date.text, date.value) for date in find_dates(text, PUBLISHED)]


NARRATED = [
    ("The bridge fell on 3 March 2024. Three days later, the minister quit.", "2024-03-06"),
    ("The bridge fell on 3 March 2024. The minister quit the following day.", "2024-03-04"),
    ("The bridge fell on 3 March 2024. The minister quit the same day.", "2024-03-03"),
    ("The bridge fell on 3 March 2024. The minister quit the next month.", "2024-04"),
    ("The bridge fell in June 2022. The minister quit the following year.", "2023"),
    ("The bridge fell in June 2022. The minister quit two months later.", "2022-08"),
    ("The bridge fell in 2022. It had been repaired two years earlier.", "2020"),
    ("Profit rose in June 2022. Sales were down from a year earlier.", "2021"),
]


@pytest.mark.parametrize(("text", "value"), NARRATED)
def test_a_date_may_count_from_the_one_told_before(text: str, value: str) -> None:
    assert [date.value for date in find_dates(text, PUBLISHED)][1:] == [value]


@pytest.mark.parametrize("text", ["The minister quit the following day.", "He fell in 1990. A day later, he died."])
def test_what_counts_from_no_known_day_is_left_out(text: str) -> None:
    assert not [date for date in find_dates(text, PUBLISHED) if "day" in date.text]


@pytest.mark.parametrize(
    "text",
    ["on Tuesday", "last week", "in April", "three days ago", "in the second quarter", "on 5 May", "last winter"],
)
def test_a_relative_date_without_publication_stays_open(text: str) -> None:
    assert [date.value for date in find_dates(text)] == [None]


def test_a_stretch_up_to_publication_is_a_quantity_where_that_is_unknown() -> None:
    assert not find_dates("Sales grew in the past five years.")


@pytest.mark.parametrize(
    "text",
    ["It may come.", "the march on Arn", "2,014 people", "on 31 February 2024", "cost $2000", "2000 troops landed",
     "some 1900 homes", "over 2000 empty flats", "Theresa May said", "May's cabinet met", "Judge April Ryan said", "the fall of the city", "May 5% of them",
     "the first quarter-final", "a 1500 MW plant", "flight BA2014", "Agenda 2030-style"],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    assert not [date for date in find_dates(text, PUBLISHED) if date.value]


@given(st.text(max_size=300), st.sampled_from([None, PUBLISHED]))
def test_any_text_is_read_and_offsets_are_right(text: str, published: str | None) -> None:
    for date in find_dates(text, published):
        assert text[date.start : date.end] == date.text


_WORDS = """monday tuesday march may june sept. 3 5 12 31 1999 2014 2025 9999 0 the last next this past first second
quarter week weekend month year years decade days hours ago later earlier following to and between from - – ' , . a
two five hundred ninety spring winter in on of until since yesterday overnight early late end ended 1990s Q3 H1 half""".split()


@given(
    st.lists(st.sampled_from([*_WORDS, *(word.title() for word in _WORDS)]), max_size=25).map(" ".join),
    st.dates().map(str),
)
def test_every_value_is_a_date_of_the_contract(text: str, published: str) -> None:
    found = find_dates(text, published, include_furniture=True)
    for date in found:
        assert text[date.start : date.end] == date.text
        assert date.value is None or require_iso_date(date.value) == date.value
    assert all(first.end <= second.start for first, second in pairwise(found))


_MONTHS = "January February March April May June July August September October November December".split()
_SHORT = "Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.".split()
_SUFFIX = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
FORMS = {
    "British": "{day} {month} {year}",
    "American": "{month} {day}, {year}",
    "ISO": "{iso}",
    "short American": "{short} {day}, {year}",
    "short British": "{day} {short} {year}",
    "ordinal British": "{day}{suffix} {month} {year}",
    "ordinal American": "{month} {day}{suffix}, {year}",
    "ordinal with of": "the {day}{suffix} of {month} {year}",
    "British with weekday": "{weekday} {day} {month} {year}",
    "British with weekday and comma": "{weekday}, {day} {month} {year}",
    "American with weekday": "{weekday}, {month} {day}, {year}",
    "short American with weekday": "{weekday}, {short} {day}, {year}",
    "no comma": "{month} {day} {year}",
    "capitals": "{capitals} {day}, {year}",
}


def _written(form: str, day: datetime.date) -> str:
    return form.format(
        day=day.day, year=day.year, iso=day.isoformat(), month=_MONTHS[day.month - 1], short=_SHORT[day.month - 1],
        capitals=_MONTHS[day.month - 1].upper(), weekday=day.strftime("%A"), suffix=_SUFFIX.get(day.day, "th"),
    )  # fmt: skip


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
@given(day=st.dates(datetime.date(1500, 1, 1), datetime.date(2099, 12, 31)))
def test_a_full_date_comes_back_from_every_form(form: str, day: datetime.date) -> None:
    words = _written(form, day)
    found = find_dates(f"The bridge was opened on {words} in Arn.")
    assert [(date.text.removeprefix("the "), date.value) for date in found] == [(words.removeprefix("the "), str(day))]


@pytest.mark.parametrize(
    "form", ["{day} {month}", "{month} {day}", "{short} {day}", "{weekday} {day} {month}", "{month} {day}{suffix}"]
)
@given(day=st.dates(datetime.date(2024, 7, 1), datetime.date(2025, 6, 18)))
def test_a_day_of_the_past_year_needs_no_year(form: str, day: datetime.date) -> None:
    words = _written(form, day)
    assert [date.value for date in find_dates(f"The bridge was opened on {words} in Arn.", PUBLISHED)] == [
        _nearest(day)
    ]


def _nearest(day: datetime.date) -> str:
    """The same day of this year where that is within 45 days, as the year of any other is told."""
    coming = day.replace(year=day.year + 1)
    published = datetime.date.fromisoformat(PUBLISHED)
    return str(coming if (coming - published).days <= min(45, (published - day).days - 1) else day)


@pytest.mark.parametrize(
    "line",
    [
        "On Tuesday, 3 March 2024, in the past five years he fell. ",
        "Monday to ",
        "2014-",
        "the last ",
        "9 and ",
        "a week to ",
    ],
)
def test_time_grows_no_faster_than_the_text(line: str) -> None:
    def seconds(length: int) -> float:
        text = (line * (length // len(line) + 1))[:length]
        taken = []
        for turn in range(2):
            start = time.process_time()
            find_dates(f"{turn}{text}", PUBLISHED)
            taken.append(time.process_time() - start)
        return min(taken)

    assert seconds(50_000) < 12 * max(seconds(10_000), 0.01)
