"""One label pass scored against the other."""

from evals.agreement import agreement
from evals.gold import load, split_of
from evals.running import gold_sections
from evals.scoring import score
from evals.statistics import rates


def test_two_editors_agree_far_better_than_chance_and_not_wholly() -> None:
    names = split_of("dev")[:6]
    macro = rates(agreement(names), strict=True)["macro"]
    assert 0.7 < macro < 1.0


def test_the_first_pass_is_the_prediction() -> None:
    name = split_of("dev")[0]
    first, second = load(name, "pass-1"), load(name, "pass-2")
    assert agreement([name]) == [score(first.text, gold_sections(first), gold_sections(second))]
