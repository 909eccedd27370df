"""Confidence against what is right."""

from evals.gold import load
from evals.reliability import Judged, bands, judged, table
from evals.running import Prediction, gold_sections


def item(confidence: float, *, right: bool) -> Judged:
    return Judged("what", confidence, right, strict=False)


def test_bands_go_from_the_least_confident_to_the_most() -> None:
    items = [item(0.9, right=True), item(0.1, right=False), item(0.3, right=True), item(0.7, right=True)]
    lower, upper = bands(items, 2)
    assert (lower.items, round(lower.confidence, 2), lower.right, lower.strict) == (2, 0.2, 0.5, 0.0)
    assert (upper.items, round(upper.confidence, 2), upper.right) == (2, 0.8, 1.0)


def test_few_items_make_fewer_bands() -> None:
    assert len(bands([item(0.5, right=True)])) == 1
    assert bands([]) == []


def test_items_are_judged_against_the_label_and_those_without_confidence_are_not() -> None:
    gold = gold_sections(load("kenya-rate-cut"))
    sections = {name: list(items) for name, items in gold.items()}
    sections["who"] = [
        {**gold["who"][0], "confidence": 0.9},
        {**gold["who"][0], "name": "Nobody", "aliases": [], "confidence": 0.2},
        gold["who"][1],
    ]
    made = Prediction("kenya-rate-cut", sections, "", 0.0, 0, 0, None)
    assert judged([made]) == [
        Judged("who", 0.9, right=True, strict=True),
        Judged("who", 0.2, right=False, strict=False),
    ]


def test_the_table_says_where_nothing_has_a_confidence() -> None:
    told = table([item(0.9, right=True), item(0.1, right=False)])
    assert "numbers: no item has a confidence" in told
    assert "half 2: confidence 0.90, right 1.00, strictly 0.00 of 1" in told
