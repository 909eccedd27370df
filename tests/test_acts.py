"""Acts as a desk reads them: in whole sentences, with the one before where a sentence points back."""

from typing import Any

import pytest

from summarizer.acts import is_whole, told_together
from summarizer.brief import Event, Evidence

BOARD = "The board cut its forecast in May, sold two ships to a rival and named Ada Lund as its head."


def event(line: str, sentence: str, text: str | None = None, **told: Any) -> Event:
    start = (text or sentence).index(sentence)
    proof = Evidence(quote=sentence, start=start, end=start + len(sentence))
    return Event(event=line, evidence=(proof,), **{"status": "happened", **told})


def told(text: str, *acts: tuple[str, str]) -> list[str]:
    """What is told of acts, each given as its line and its sentence."""
    return [each.event for each in told_together([event(line, sentence, text) for line, sentence in acts], text)]


def whole(event: Event) -> Event:
    (made,) = told_together([event], event.evidence[0].quote)
    return made


def test_acts_of_one_sentence_are_told_once_and_whole() -> None:
    acts = (("The board cut its forecast", BOARD), ("The board sold two ships", BOARD))
    assert told(BOARD, *acts) == [BOARD.removesuffix(".")]


@pytest.mark.parametrize(
    "sentence",
    [
        f"The board cut its forecast{' and so on' * 30} in May.",
        "The board cut its forecast in May. Then it sold two ships to a rival.",
        "cut its forecast in May",
        "The board cut its forecast in May, sold two",
        '"The forecast is cut, and we have sold two ships to a rival.',
    ],
)
def test_what_is_long_or_no_whole_sentence_stays_a_line(sentence: str) -> None:
    assert told(f"{sentence} ships", ("One", sentence), ("Two", sentence)) == ["One", "Two"]


def test_a_sentence_that_points_back_is_told_with_the_one_before() -> None:
    text = f"{BOARD}\n\nIt will meet again in June, and its head will speak."
    second = text.partition("\n\n")[2]
    assert told(text, ("The board will meet", second)) == [f"{BOARD} {second}".removesuffix(".")]
    both = told(text, ("The board cut its forecast", BOARD), ("The board will meet", second))
    assert both == [f"{BOARD} {second}".removesuffix(".")]


@pytest.mark.parametrize(
    "second", ["Under its rules, a board can be dismissed at once.", "Less than half of that has been paid so far."]
)
def test_what_points_back_later_on_is_told_with_the_sentence_before(second: str) -> None:
    assert told(f"{BOARD} {second}", ("A board can be dismissed", second)) == [f"{BOARD} {second}".removesuffix(".")]


def test_nobody_is_told_behind_a_sentence_that_names_nobody() -> None:
    before = "A veto can be overturned on Thursday by a majority of all 150 lawmakers."
    second = "Her spokesman said she would consult legal experts."
    assert told(f"{before} {second}", ("Ada Lund would consult experts", second)) == ["Ada Lund would consult experts"]


def test_a_name_stands_for_the_pronoun_where_nothing_can_stand_before() -> None:
    second = "She was granted immunity in return for her evidence, and left the court."
    assert told(f"That was it. {second}", ("Ada Lund was granted immunity", second)) == [
        "Ada Lund was granted immunity in return for her evidence, and left the court"
    ]


@pytest.mark.parametrize(
    "before",
    [
        "That was it.",
        f"The board cut its forecast{' and so on' * 20}.",
        "A headline without a stop",
        '"The forecast is cut.',
    ],
)
def test_a_sentence_that_points_back_to_what_cannot_be_told_stays_a_line(before: str) -> None:
    second = "Its members will meet again in June, and its head will speak."
    assert told(f"{before}\n\n{second}", ("The board will meet", second)) == ["The board will meet"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Both Norway and Sweden confirmed the sale of two ships to a rival in the north.",
        "One of the owners confirmed the sale of two ships to a rival in the north.",
        "This week the board confirmed the sale of two ships to a rival in the north.",
        '"We sold two ships," Ada Lund said, and confirmed the name of the rival in the north.',
    ],
)
def test_what_only_looks_as_if_it_pointed_back_is_told_alone(sentence: str) -> None:
    text = f"{BOARD} {sentence}"
    (one,) = told_together([event("The board sold", sentence, text, said_by=("Ada Lund",))], text)
    assert one.event == sentence.removesuffix(".")


def test_what_joins_a_sentence_to_the_one_before_is_left_out() -> None:
    made = whole(event("The board cut its forecast", f"Meanwhile, {BOARD[0].lower()}{BOARD[1:]}"))
    assert made.event == BOARD.removesuffix(".")
    assert is_whole(made)


@pytest.mark.parametrize(
    ("said", "speaker", "shown"),
    [
        ("Ada Lund said", "Ada Lund", ()),
        ("Lund said", "Ada Lund", ()),
        ("according to the WHO", "World Health Organization", ()),
        ("she said", "Ada Lund", ("Ada Lund",)),
        ("its head has said", "Ada Lund", ()),
    ],
)
def test_a_whole_sentence_names_no_speaker_whom_its_words_name(said: str, speaker: str, shown: tuple[str, ...]) -> None:
    sentence = f"The board cut its forecast and sold two ships to a rival last month, {said}."
    assert whole(event("The board cut its forecast", sentence, said_by=(speaker,))).said_by == shown


def test_a_whole_sentence_has_the_day_only_where_it_tells_one_time() -> None:
    day = {"when": "2025-05-03", "when_text": "Saturday"}
    one = "The board cut its forecast on Saturday and sold two ships to a rival from the far north."
    two = "The board cut its forecast on Saturday and sold two ships to a rival in March for much less."
    dated, undated = (whole(event("The board cut its forecast", sentence, **day)) for sentence in (one, two))
    assert (dated.when, undated.when) == ("2025-05-03", None)


def test_what_is_alleged_stays_so() -> None:
    lines = [event("The board cut its forecast", BOARD), event("The board sold two ships", BOARD, status="alleged")]
    assert [each.status for each in told_together(lines, BOARD)] == ["alleged"]
