import time

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
    ("Deaths fell in the week ended 12 March.", "the week ended 12 March", "2025-03-06/2025-03-12"),
    ("It returns in the week of 7 July.", "the week of 7 July", "2025-07-07/2025-07-13"),
    ("Profit rose in the three months to March.", "the three months to March", "2025-01/2025-03"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "value"), CASES)
def test_an_expression_is_marked_and_resolved_against_publication(text: str, words: str, value: str) -> None:
    assert [(date.text, date.value) for date in find_dates(text, PUBLISHED)] == [(words, value)]
