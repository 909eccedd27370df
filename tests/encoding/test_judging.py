"""What the encoder answers: by the words that are asked about, and as they read."""

import pytest

from summarizer.encoding import hear
from summarizer.encoding.judging import COLUMNS, QUESTIONS


def answers(kind: str, sentence: str, words: str) -> dict[str, float]:
    start = sentence.index(words)
    return hear([sentence])[0].answers(kind, [(start, start + len(words))], [(0, len(sentence))])


def test_each_kind_has_its_questions_and_no_other() -> None:
    for kind, questions in QUESTIONS.items():
        assert tuple(answers(kind, "The mayor said no.", "said")) == questions
    columns = [at for each in COLUMNS.values() for at in range(each.start, each.stop)]
    assert columns == list(range(len(columns)))


@pytest.mark.parametrize(
    ("sentence", "verb", "status"),
    [
        ("Parliament will vote on the bill next Tuesday.", "vote", "planned"),
        ("Gunmen killed four soldiers at a checkpoint on Sunday.", "killed", "happened"),
        ("Prosecutors say the banker stole 4 million euros from clients.", "stole", "alleged"),
    ],
)
def test_what_has_happened_is_told_from_what_is_planned_or_said(sentence: str, verb: str, status: str) -> None:
    found = answers("act", sentence, verb)
    assert max(("happened", "planned", "alleged"), key=lambda each: found[each]) == status


def test_for_is_told_from_against() -> None:
    welcomed = answers(
        "voice", "The unions welcomed the plan, calling it a fair and overdue step.", "welcomed the plan"
    )
    condemned = answers(
        "voice", "The unions condemned the plan, calling it a cruel and stupid step.", "condemned the plan"
    )
    assert welcomed["supports"] - welcomed["opposes"] > 1 > condemned["supports"] - condemned["opposes"]


def test_one_sentence_has_other_answers_for_other_words() -> None:
    sentence = "The court will rule in May on the fire that killed nine people."
    assert answers("act", sentence, "rule")["planned"] > answers("act", sentence, "killed")["planned"]


def test_words_that_are_not_there_leave_the_whole_sentence() -> None:
    heard = hear(["The mayor said no."])[0]
    assert heard.answers("side", [(90, 99)], []) == heard.answers("side", [(0, 40)], [(0, 40)]) | {
        "disputed": pytest.approx(heard.answers("side", [], [])["disputed"])
    }
