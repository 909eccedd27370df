"""Pieces of words: those expected are what the published tokenizer gives."""

import pytest

from summarizer.encoding.wordpiece import END, START, UNKNOWN, pieces, vocabulary


def cut(text: str, most: int = 100) -> list[str]:
    names = {number: piece for piece, number in vocabulary().items()}
    return [names[number] for number in pieces(text, most).numbers]


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


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["resigned"], ["resigned", "."]),
        (["disembowelled"], ["di", "##se", "##mbo", "##well", "##ed"]),
        (["minister", "The"], ["the", "minister"]),
        ([" "], []),
    ],
)
def test_the_pieces_of_some_words_of_a_text(words: list[str], expected: list[str]) -> None:
    text = "The disembowelled minister resigned."
    cut, names = pieces(text, 100), {number: piece for piece, number in vocabulary().items()}
    places = [(text.index(word), text.index(word) + len(word)) for word in words]
    assert [names[cut.numbers[row]] for row in cut.within(places)] == expected


def test_what_lies_outside_a_text_has_no_pieces_and_all_of_it_has_all_but_its_ends() -> None:
    cut = pieces("one two three", 4)
    assert cut.within([(-9, 0), (13, 40)]) == []
    assert cut.within([(-9, 40)]) == [1, 2]
