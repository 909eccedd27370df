"""Pieces of words: those expected are what the published tokenizer gives."""

import pytest

from summarizer.encoding.wordpiece import END, START, UNKNOWN, pieces, vocabulary


def cut(text: str, most: int = 100) -> list[str]:
    names = {number: piece for piece, number in vocabulary().items()}
    return [names[number] for number in pieces(text, most)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister resigned.", ["the", "minister", "resigned", "."]),
        ("disembowelled", ["di", "##se", "##mbo", "##well", "##ed"]),
        ("Café in São Paulo", ["cafe", "in", "sao", "paulo"]),
        ("U.S.-led", ["u", ".", "s", ".", "-", "led"]),
        ("$4.2m", ["$", "4", ".", "2", "##m"]),
        ("soft\u00adly", ["softly"]),
        ("\u200f\u0000", []),
        ("£2.5bn", ["£2", ".", "5", "##bn"]),
        ("キーウ", [UNKNOWN]),
        ("x" * 101, [UNKNOWN]),
        ("", []),
    ],
)
def test_the_longest_known_pieces_from_the_beginning(text: str, expected: list[str]) -> None:
    assert cut(text) == [START, *expected, END]


def test_a_text_is_cut_at_the_most_pieces_and_still_ends() -> None:
    assert cut("one two three four", most=4) == [START, "one", "two", END]


def test_half_a_character_is_no_harm() -> None:
    assert cut("a \ud800 b")[-1] == END
