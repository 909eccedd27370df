"""How well two careful editors agree: the first label pass scored against the second, which never saw it."""

from collections.abc import Sequence

from evals.gold import load
from evals.running import gold_sections
from evals.scoring import ArticleScore, score


def agreement(names: Sequence[str]) -> list[ArticleScore]:
    """The score of pass 1 as a prediction of pass 2 for each fixture."""
    scores = []
    for name in names:
        first, second = load(name, "pass-1"), load(name, "pass-2")
        scores.append(score(first.text, gold_sections(first), gold_sections(second)))
    return scores
