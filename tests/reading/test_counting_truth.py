"""What did not happen, may happen or befell others is never told of the things counted."""

import pytest

from tests.reading.test_counting import counted


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            "Five members backed the cut; three wanted no change.",
            ["members who backed cut", "members who wanted no change"],
        ),
        ("Two engineers never saw the plan.", ["engineers who never saw plan"]),
        ("Twelve guards were not paid.", ["guards not paid"]),
        ("Nine drivers refused to leave.", ["drivers who refused to leave"]),
        ("Seven nurses failed to find a bed.", ["nurses who failed to find bed"]),
        ("Of the 50 deputies, 12 did not vote.", ["deputies", "deputies who did not vote"]),
        ("Three ministers said nothing on Monday.", ["ministers who said nothing"]),
        ("Four villages were left without water.", ["villages left without water"]),
        ("Eleven reporters had no pass.", ["reporters who had no pass"]),
        ("Rescuers did not find 40 bodies.", ["bodies not found by rescuers"]),
    ],
)
def test_a_denial_stays_with_what_it_denies(text: str, labels: list[str]) -> None:
    assert counted(text) == labels


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("The firm denied shedding 300 jobs.", ["jobs"]),
        ("Police failed to find 40 rifles.", ["rifles"]),
        ("Nobody paid 30 of the fines.", ["fines"]),
        ("Sales did not rise by 5%.", [None]),
        ("The wage has not fallen by 12 per cent.", [None]),
    ],
)
def test_what_is_denied_elsewhere_is_left_out(text: str, labels: list[str | None]) -> None:
    assert counted(text) == labels


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Norland will send 200 engineers.", ["engineers to be sent by Norland"]),
        ("The plan would create 40 posts.", ["posts to be created by plan"]),
        ("The merger could cost 600 jobs.", ["jobs that could be lost to merger"]),
        ("Volunteers helped to build 12 bridges.", ["bridges built by volunteers"]),
        ("Morvane would pay $912 million.", ["to be paid by Morvane"]),
    ],
)
def test_what_is_to_come_is_not_told_as_done(text: str, labels: list[str]) -> None:
    assert counted(text) == labels


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("The council voted 9 to 2 to close the bath.", ["votes for closing bath", "votes against closing bath"]),
        (
            "The council voted 9 to 2 against closing the bath.",
            ["votes against closing bath", "votes for closing bath"],
        ),
        ("The council voted 9-2 not to close the bath.", ["votes against closing bath", "votes for closing bath"]),
        ("The board split 5-4 on rates.", ["majority in vote", "minority in vote"]),
    ],
)
def test_votes_go_to_the_side_that_cast_them(text: str, labels: list[str]) -> None:
    assert counted(text) == labels


def test_what_befell_a_part_is_not_told_of_the_whole() -> None:
    assert counted("Twelve of the 17 economists surveyed had expected a cut.") == [
        "economists who had expected cut",
        "economists surveyed",
    ]
    assert counted("The meeting drew 140 residents, most of whom had come to object.")[0] == "residents"


def test_people_are_not_supposed_where_something_else_may_be_counted() -> None:
    assert counted("Asked for more, he was sent 60.") == [None]
    assert counted("The army promised 500 tents and sent 60.") == ["tents promised by army", "tents sent by army"]
