"""Whom pronouns mean: a party, an unnamed one, or nobody where a thing or nothing is meant."""

import pytest

from summarizer.article import Article
from summarizer.reading.reading import Reading
from summarizer.reading.references import referent

MEANT = [
    ("Anna Berg met Tom Lund on Friday. She said the ferry would sail.", "She", "Anna Berg"),
    ("Anna Berg met Tom Lund on Friday. He said the ferry would sail.", "He", "Tom Lund"),
    ('Tom Lund told reporters that he had resigned. "It was time," he said.', "he said", "Tom Lund"),
    ("Mayor Anna Berg closed the harbour. Her deputy, Tom Lund, objected.", "Her", "Anna Berg"),
    ("Prosecutors said he had lied. Tom Lund, the mayor, said he had not.", "he had not", "Tom Lund"),
    ("Velm Steel will close two mills. The company said it had lost $4m.", "it had", "Velm Steel"),
    ("Norway tore up the treaty on Monday. It had signed it in 1994.", "It had", "Norway"),
    ("Residents of Velm left on Sunday. They said the water had come at night.", "They", "Residents of Velm"),
    ("Velm Steel said the bridge would open in May. Tom Lund called it a mistake.", "it a", None),
    ("Velm Steel closed two mills. It is clear that more will follow.", "It is", None),
    ("It rained for nine days.", "It", None),
    (
        "Velm Steel is recalling 40 cars, the company said. The Safety Commission told of 87 fires. Velm Steel, "
        "which is based in Orsk, said it had confirmed 42.",
        "it had confirmed",
        "Velm Steel",
    ),
]  # fmt: skip


def meant(text: str, words: str) -> str | None:
    """Whom the pronoun with which `words` begin means."""
    reading = Reading(Article(text=text))
    at = text.index(words)
    return referent(reading.doc, next(token for token in reading.doc if token.idx == at))


@pytest.mark.parametrize(("text", "words", "name"), MEANT)
def test_whom_a_pronoun_means(text: str, words: str, name: str | None) -> None:
    assert meant(text, words) == name


def test_the_order_of_asking_changes_no_answer() -> None:
    text = 'Anna Berg left. "He lied to us," she said of Tom Lund. He denied it, and his lawyer said he would sue.'
    forwards, backwards = Reading(Article(text=text)).doc, Reading(Article(text=text + " ")).doc
    asked = [token for token in forwards if token.pos_ == "PRON"]
    told = {token.i: referent(forwards, token) for token in asked}
    assert {each.i: referent(backwards, backwards[each.i]) for each in reversed(asked)} == told


def test_a_person_told_by_age_is_the_one_named_before() -> None:
    assert meant("Tom Lund said he had won. The 34-year-old had trained in Velm.", "old had") == "Tom Lund"


def test_pronouns_of_any_length_of_text_are_resolved() -> None:
    text = "Tom Lund spoke. " + "He said that he had seen it. " * 400
    reading = Reading(Article(text=text))
    last = next(token for token in reversed(reading.doc.tokens) if token.lower_ == "he")
    assert referent(reading.doc, last) == "Tom Lund"
