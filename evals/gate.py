"""Pinned floors: a strict F1 that a section must not fall below, kept in `floors.json`."""

import json
from collections.abc import Sequence
from pathlib import Path

from evals.scoring import ArticleScore
from evals.statistics import rates

FLOORS = Path(__file__).parent / "floors.json"
MARGIN = 0.02
Floors = dict[str, dict[str, float]]


def below(model: str, scores: Sequence[ArticleScore], path: Path = FLOORS) -> list[str]:
    """One line for each section of `model` that is below its floor; a model without floors has nothing to break."""
    floors = _read(path).get(model, {})
    now = rates(scores, strict=True)
    return [
        f"{model} {name}: strict F1 {now[name]:.3f} is below its floor {floor:.3f}"
        for name, floor in floors.items()
        if now[name] < floor
    ]


def pin(model: str, scores: Sequence[ArticleScore], *, lower: bool, path: Path = FLOORS) -> Floors:
    """Raise the floors of `model` to its present scores less a margin; only `lower` lets a floor sink."""
    floors = _read(path)
    old = floors.get(model, {})
    new = {name: max(0.0, round(value - MARGIN, 2)) for name, value in rates(scores, strict=True).items()}
    floors[model] = new if lower else {name: max(value, old.get(name, 0.0)) for name, value in new.items()}
    path.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
    return floors


def _read(path: Path) -> Floors:
    floors: Floors = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return floors
