"""A slice of the grounding benchmark: what the whole of it must show, in a second or two."""

from evals.gold import split_of
from evals.speed.altered import ALTERATIONS
from evals.speed.cases import Case, is_right, sources
from evals.speed.faithful import CHANGES
from evals.speed.grounding import Ours, Outcome, Suite, growth, table, tried

FIXTURES = split_of("dev")[:5]


def test_no_altered_quote_is_grounded_and_no_faithful_one_lost() -> None:
    suite = Suite.of(sources(FIXTURES))
    outcome = tried(Ours(), suite)
    altered = sum(outcome.cases[kind] for kind in outcome.altered)
    assert altered >= 700
    assert set(ALTERATIONS) < outcome.altered
    assert len(outcome.cases) - len(outcome.altered) >= len(CHANGES)
    assert sum(outcome.grounded[kind] for kind in outcome.altered) == 0
    assert all(outcome.grounded[kind] == outcome.cases[kind] for kind in outcome.cases if kind not in outcome.altered)
    assert outcome.wrong.total() == 0
    assert outcome.failures() == 0


def test_the_cases_are_the_same_every_time() -> None:
    articles = sources(FIXTURES[:2])
    assert Suite.of(articles) == Suite.of(articles)


def test_every_kind_of_failure_is_counted_and_shown() -> None:
    text = "Four men left. Four men came back. Nobody spoke."
    cases = [
        (Case("digit changed", "Five men left.", text, None), (0, 14)),
        (Case("verbatim", "Four men left.", text, (0, 14)), None),
        (Case("verbatim", "Four men left.", text, (0, 14)), (15, 34)),
        (Case("verbatim", "Four men left.", text, (0, 14)), (0, 13)),
    ]
    outcome = Outcome()
    for case, found in cases:
        outcome.add(case, found)
    assert outcome.failures() == 3
    assert is_right(cases[3][0], (0, 13))
    rows = {line.strip().split("  ")[0]: line.split()[-3:] for line in table({"x": outcome}).splitlines()}
    assert rows["digit changed"] == ["1", "1", "0"]
    assert rows["verbatim"] == ["3", "2", "1"]


def test_growth_is_told_as_a_ratio() -> None:
    assert growth(lambda size: size / 1e6, [1000, 2000]) == "1 KB 1.00 ms, 2 KB 2.00 ms x2.0"
