"""Marked pieces of a text: nothing lost, nothing marked that is not there."""

from hypothesis import given
from hypothesis import strategies as st

from evals.report.marks import Mark, marks_of, pieces, unfound
from tests.evals.items import HURT, MARCHED, TEXT, at, dispute, number, who


def words(marks: list[Mark], layer: str) -> list[str]:
    return [TEXT[mark.start : mark.end] for mark in marks if mark.layer == layer]


def test_marks_may_overlap() -> None:
    cut = list(pieces("abcdef", [Mark(0, 4, 1, "gold"), Mark(2, 6, 2, "predicted"), Mark(2, 4, 2, "word")]))
    assert [(piece.text, piece.marks, piece.layers) for piece in cut] == [
        ("ab", "1g", "gold"),
        ("cd", "1g 2p 2w", "gold predicted word"),
        ("ef", "2p", "predicted"),
    ]


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.integers(0, 9)), max_size=8))
def test_pieces_are_the_text_and_each_mark_its_span(text: str, spans: list[tuple[int, int, int]]) -> None:
    marks = [Mark(min(a, b, len(text)), min(max(a, b), len(text)), n, "gold") for a, b, n in spans]
    cut = list(pieces(text, marks))
    assert "".join(piece.text for piece in cut) == text
    for mark in marks:
        lit = "".join(piece.text for piece in cut if f"{mark.error}g" in piece.marks.split())
        assert len(lit) >= mark.end - mark.start


def test_a_number_marks_its_evidence_its_surface_and_its_speaker() -> None:
    marks = marks_of(TEXT, 3, "numbers", number(40, HURT), "gold")
    assert words(marks, "gold") == [HURT]
    assert words(marks, "word") == ["40", "Police"]


def test_whole_words_only() -> None:
    item = number(4, HURT, text="4", said_by=[])
    assert words(marks_of(TEXT, 0, "numbers", item, "gold"), "word") == []


def test_every_side_and_every_form_of_a_name_is_marked() -> None:
    both = dispute(("Police", HURT), ("Organisers", MARCHED))
    assert words(marks_of(TEXT, 0, "disputed", both, "predicted"), "predicted") == [HURT, MARCHED]
    named = who("Police force", aliases=("Police",), words=HURT)
    assert words(marks_of(TEXT, 0, "who", named, "gold"), "word") == ["Police"]


def test_evidence_that_is_not_there_is_told_and_not_marked() -> None:
    item = number(40, HURT) | {"evidence": [*at(HURT), {"quote": "Police said 41", "start": 0, "end": 14}]}
    assert words(marks_of(TEXT, 0, "numbers", item, "predicted"), "predicted") == [HURT]
    assert unfound(TEXT, "numbers", item) == ["Police said 41"]
    assert marks_of(TEXT, 0, "numbers", None, "gold") == []
