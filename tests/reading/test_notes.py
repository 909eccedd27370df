import gc
from weakref import ref

from summarizer import Article
from summarizer.reading.notes import noted, notes_on
from summarizer.reading.reading import Reading

MANY = 20
"""More texts than are kept."""


def test_of_the_texts_read_last_nothing_is_worked_out_again() -> None:
    asked = []

    @noted
    def count(text: str, letter: str) -> int:
        asked.append((text, letter))
        return text.count(letter)

    assert [count("banana", "a"), count("banana", "n"), count("banana", "a")] == [3, 2, 3]
    assert asked == [("banana", "a"), ("banana", "n")]


def test_what_a_reading_is_of_is_not_worked_out_again_however_many_texts_are_read_meanwhile() -> None:
    asked = []

    @noted
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    reading = Reading(Article(text="The dam burst on Monday."))
    assert length(reading.text) == 24
    for number in range(MANY):
        length(f"The dam burst in {number} places.")
    assert length(reading.text) == 24
    assert asked.count(reading.text) == 1


def test_notes_that_nobody_holds_are_let_go() -> None:
    notes = ref(notes_on("Nobody reads on."))
    for number in range(MANY):
        notes_on(f"Somebody reads the page {number}.")
    gc.collect()
    assert notes() is None
