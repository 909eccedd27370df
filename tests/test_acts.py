"""Acts as a desk reads them: a short sentence whole, where its lines would lose some of it."""

from typing import Any

import pytest

from summarizer.acts import is_whole, told_together
from summarizer.brief import Event, Evidence


def event(line: str, sentence: str, **told: Any) -> Event:
    return Event(
        event=line, evidence=(Evidence(quote=sentence, start=0, end=len(sentence)),), **{"status": "happened", **told}
    )


def told(sentence: str, *lines: str) -> list[str]:
    return [each.event for each in told_together(event(line, sentence) for line in lines)]


BOARD = "The board cut its forecast in May, sold two ships to a rival and named Ada Lund as its head."


def test_acts_of_one_short_sentence_are_told_once_and_whole() -> None:
    assert told(BOARD, "The board cut its forecast", "The board sold two ships") == [BOARD.removesuffix(".")]


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("The board cut its forecast.", "The board cut its forecast"),
        ("They cut the forecast in May, sold two ships to a rival and left.", "The board cut the forecast"),
        ('"We cut the forecast in May, sold two ships and left," Ada Lund told us.', "The board cut the forecast"),
        (f"The board cut its forecast{' and so on' * 20} in May.", "The board cut its forecast"),
        ("The board cut its forecast in May. Then it sold two ships to a rival.", "The board cut its forecast"),
    ],
)
def test_what_tells_all_or_points_back_or_is_long_or_several_stays_a_line(sentence: str, line: str) -> None:
    assert told(sentence, "One", line)[-1] == line


def test_what_joins_a_sentence_to_the_one_before_is_left_out() -> None:
    (whole,) = told_together([event("The board cut its forecast", f"Meanwhile, {BOARD[0].lower()}{BOARD[1:]}")])
    assert whole.event == BOARD.removesuffix(".")
    assert is_whole(whole)


def test_a_whole_sentence_names_no_speaker_whom_its_words_name() -> None:
    sentence = "The board cut its forecast and sold two ships to a rival last month, Ada Lund said."
    (named,) = told_together([event("The board cut its forecast", sentence, said_by=("Ada Lund",))])
    assert named.said_by == ()
    sentence = "The board cut its forecast and sold two ships to a rival last month, she said."
    (meant,) = told_together([event("The board cut its forecast", sentence, said_by=("Ada Lund",))])
    assert meant.said_by == ("Ada Lund",)


def test_a_whole_sentence_keeps_the_name_of_whom_it_tells_by_a_role() -> None:
    sentence = "The board will cut its forecast and sell two ships to a rival, its head has said."
    (by_name,) = told_together([event("The board will cut its forecast", sentence, said_by=("Ada Lund",))])
    (by_role,) = told_together([event("The board will cut its forecast", sentence, said_by=("head of the board",))])
    assert (by_name.said_by, by_role.said_by) == (("Ada Lund",), ())


def test_a_whole_sentence_has_the_day_only_where_it_tells_one_time() -> None:
    day = {"when": "2025-05-03", "when_text": "Saturday"}
    one = "The board cut its forecast on Saturday and sold two ships to a rival from the far north."
    two = "The board cut its forecast on Saturday and sold two ships to a rival in March for much less."
    (dated,) = told_together([event("The board cut its forecast", one, **day)])
    (undated,) = told_together([event("The board cut its forecast", two, **day)])
    assert (dated.when, undated.when) == ("2025-05-03", None)


def test_what_is_alleged_stays_so() -> None:
    lines = [event("The board cut its forecast", BOARD), event("The board sold two ships", BOARD, status="alleged")]
    assert [each.status for each in told_together(lines)] == ["alleged"]
