"""`python -m evals speed scoring`: how long it takes to load and score a thousand briefs, intervals included."""

from collections.abc import Sequence
from itertools import cycle, islice
from time import process_time

from evals.gold import load
from evals.running import Prediction, gold_sections, scored
from evals.speed.figures import Figure
from evals.statistics import intervals

BRIEFS = 1_000
TARGET = 20.0
"""Seconds of processor time."""


def main(fixtures: Sequence[str], briefs: int = BRIEFS) -> list[Figure]:
    """Print and give the time. The briefs are the first label passes, scored against the labels."""
    made = [_as_prediction(name) for name in fixtures]
    began = process_time()
    scores = [scored(each) for each in islice(cycle(made), briefs)]
    each = (process_time() - began) / briefs
    intervals(scores, strict=True)
    seconds = process_time() - began
    verdict = f"{'within' if seconds < TARGET else 'OVER'} {TARGET:g} s"
    print(f"{briefs} briefs: {seconds:.1f} s of processor time ({verdict}), {1000 * each:.1f} ms a brief")
    return [Figure("scoring", f"{briefs:,} briefs loaded and scored", "s", seconds, target=TARGET)]


def _as_prediction(name: str) -> Prediction:
    return Prediction(name, gold_sections(load(name, "pass-1")), "", 0.0, 0, 0, None)
