"""A number or a name of the article is found where it stands for another's, and let pass where it is at home."""

import pytest

from summarizer.checking import check_summary

RACE = """Cheap brakes cost Velden driver the Lake Rally

VELDEN, 9 June 2024 - Arvid Sollerman won the Lake Rally on Sunday after Ines Calloway-Brandt, the leader for 14 of its 16 stages, lost her brakes on the descent into the town.

Finance director Ruth Ebbing of the Lake Rally said the event had cost 640,000 euros, of which the town of Velden paid 90,000. A crowd of 31,500 lined the last stage, police said.

Sollerman, a plumber, bought his car for 12,000 euros from a widow. He and his sister spent 7 and 19 days on its engine. The prize was 20,000 euros, with a bonus of 5,000 euros on top for the fastest stage.

Sports minister Tobias Renner promised the organisers a new bridge. The team's managing director told reporters that the brakes were old stock. Calloway-Brandt said she would be back.

The weather service measured 40 millimetres of rain on Saturday. Two marshals were treated for burns.
"""
CLUB = """Rally club blames brakes

Members of the club pay 30 euros a head each month. Nobody at the brake maker, Freni Salva of Turin, would say how old the parts were. A court can fine the maker up to 4% of its turnover, which came to 212 million euros last year. The club won 71 of the 150 votes for the council, so that it has lost the majority that it had since 1997.
"""
TRUE = [
    "Arvid Sollerman won the Lake Rally when Ines Calloway-Brandt's brakes failed.",
    "Driver Ines Calloway-Brandt, who had led for 14 stages, promised to return.",
    "Sollerman won 25,000 euros in all.",
    "Winner Arvid Sollerman took home €25,000.",
    "Sports minister Tobias Renner has promised a bridge.",
    "The rally cost 640,000 euros; the town paid 90,000 of it.",
    "Managing director Ruth Ebbing put the cost at 640,000 euros.",
    "The crowd numbered 31,500 on the last stage.",
]
MOVED = [
    ("The brakes failed before a crowd of 12,000.", "12,000"),
    ("The event drew a crowd of 20,000, police said.", "20,000"),
    ("Calloway-Brandt had led the rally for 40 stages.", "40"),
    ("Police said up to nineteen marshals of the Lake Rally were treated for burns.", "nineteen"),
    ("The bonus for the fastest stage was 90,000 euros.", "90,000 euros"),
    ("Sports minister Ruth Ebbing has promised a new bridge.", "Sports minister Ruth Ebbing"),
    ("Ruth Ebbing lost her brakes on the descent into the town.", "Ruth Ebbing"),
    ("Sollerman's prize of 20,000 euros was 92% more than the cost of his car.", "92%"),
]
TRUE_OF_CLUB = [
    "The club won 71 votes, which is fewer than half, 71 votes being short of a majority.",
    "Members pay 360 euros a head a year.",
    "The Italian brake maker says nothing of their age.",
    "The brake maker could be fined more than 8 million euros.",
    "The club has lost its majority on the council.",
    "Fewer than half of the council's votes went to the club.",
]
FALSE_OF_CLUB = [
    ("The French brake maker would not say how old the parts were.", "French"),
    ("The brake maker could be fined more than 11 million euros.", "11 million euros"),
    ("Members pay 420 euros a head a year.", "420 euros"),
]


@pytest.mark.parametrize("summary", TRUE)
def test_what_is_at_home_passes(summary: str) -> None:
    assert check_summary(summary, RACE) == []


@pytest.mark.parametrize(("summary", "words"), MOVED)
def test_what_belongs_elsewhere_is_found(summary: str, words: str) -> None:
    assert any(words in finding.text or finding.text in words for finding in check_summary(summary, RACE))


@pytest.mark.parametrize("summary", TRUE_OF_CLUB)
def test_what_follows_passes(summary: str) -> None:
    assert check_summary(summary, CLUB) == []


@pytest.mark.parametrize(("summary", "words"), FALSE_OF_CLUB)
def test_what_does_not_follow_is_found(summary: str, words: str) -> None:
    assert words in [finding.text for finding in check_summary(summary, CLUB)]
