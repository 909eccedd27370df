"""Invented sentences in which somebody takes a position: each as it is written, and found by who takes it."""

import json
from collections import Counter

from evals.labelled import POSITIONS, positions
from summarizer.encoding.judging import QUESTIONS

LINES = [json.loads(line) for line in POSITIONS.read_text(encoding="utf-8").splitlines()]


def test_each_sentence_has_its_holder_and_one_of_the_positions() -> None:
    assert all(each["holder"] in each["text"] for each in LINES)
    assert {each["position"] for each in LINES} == {*QUESTIONS["voice"][1:], "mixed", "neutral"}
    assert max(Counter(each["text"] for each in LINES).values()) == 1


def test_a_position_is_asked_of_the_words_of_who_takes_it() -> None:
    found = {each.text: each for each in positions()}
    assert len(found) > 0.7 * len(LINES)
    for line in LINES:
        if (asked := found.get(line["text"])) is not None:
            assert asked.right == [True, *(line["position"] == each for each in QUESTIONS["voice"][1:])]
            assert asked.weight[0] == 0
            assert all(0 <= start < end <= len(asked.text) for start, end in asked.at)
