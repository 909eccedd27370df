"""`python -m evals speed`: every part in one run, ours beside peers as ratios, and a plot."""

from collections.abc import Callable, Sequence
from pathlib import Path

from evals.speed import batch, grounding, reading, scoring, start
from evals.speed.figures import Figure, failed, table
from evals.speed.plot import svg

ARTICLES = 320
CONCURRENCY = 32
STREAM = 100_000
SAMPLE = 1_000


def main(scored: Sequence[str], dev: Sequence[str], tell: Callable[[str], None], plot: Path) -> int:
    """Print each part's report and the table of all, and write the plot; 1 if a target is missed.

    `scored` are the fixtures whose articles and labels may only be counted and timed, `dev` those that may be read.
    """
    parts: dict[str, Callable[[], list[Figure]]] = {
        "start": lambda: start.main(dev[0]),
        "reading": lambda: reading.main(dev),
        "grounding": lambda: grounding.main(scored, tell, peers=True, sample=SAMPLE),
        "scoring": lambda: scoring.main(scored),
        "batch": lambda: batch.main(dev, ARTICLES, CONCURRENCY, STREAM),
    }
    figures: list[Figure] = []
    for name, measure in parts.items():
        print(f"\n== {name}", flush=True)
        figures += measure()
    print(f"\n== all\n{table(figures)}")
    plot.write_text(svg(figures), encoding="utf-8")
    print(f"the plot is {plot}")
    return failed(figures)
