"""Invented sentences and passages, as they are written: positions found by who takes them, numbers by where they stand."""

import json
from collections import Counter

from evals import tasks
from evals.labelled import NUMBERS, POSITIONS, numbers, positions
from summarizer.encoding.judging import QUESTIONS
from summarizer.reading.givers import proposed

LINES = [json.loads(line) for line in POSITIONS.read_text(encoding="utf-8").splitlines()]
PASSAGES = [json.loads(line) for line in NUMBERS.read_text(encoding="utf-8").splitlines()]


def test_each_sentence_has_its_holder_and_one_of_the_positions() -> None:
    assert all(each["holder"] in each["text"] for each in LINES)
    assert {each["position"] for each in LINES} == {*QUESTIONS["voice"][1:], "mixed", "neutral"}
    assert max(Counter(each["text"] for each in LINES).values()) == 1


def test_a_position_is_asked_of_the_words_of_who_takes_it() -> None:
    found = {text.answers[0].text: text.answers[0] for text in positions()}
    assert len(found) > 0.7 * len(LINES)
    for line in LINES:
        if (asked := found.get(line["text"])) is not None:
            assert asked.right == [True, *(line["position"] == each for each in QUESTIONS["voice"][1:])]
            assert asked.weight[0] == 0
            assert all(0 <= start < end <= len(asked.text) for start, end in asked.at)


def test_each_number_has_its_sentence_and_who_gives_it() -> None:
    assert max(Counter(each["text"] for each in PASSAGES).values()) == 1
    for passage in PASSAGES:
        for each in passage["numbers"]:
            assert each["sentence"] in passage["text"]
            assert each["text"] in each["sentence"]
            assert each["said_by"] in passage["text"]


def test_most_numbers_are_found_where_they_stand_and_most_givers_are_proposed() -> None:
    found, proposed_right = 0, 0
    for passage, text in zip(PASSAGES, numbers(), strict=True):
        told = {(each["text"], each["said_by"]) for each in passage["numbers"]}
        assert {(each["text"], "".join(each["said_by"])) for each in text.gold["numbers"]} <= told
        found += len(text.gold["numbers"])
        proposed_right += sum(1 for _ in tasks.choices(text.reading, text.gold, proposed))
    assert found > 0.85 * sum(len(each["numbers"]) for each in PASSAGES)
    assert proposed_right > 0.85 * found
