"""Floors rise with the scores, sink only when told to, and catch what falls below them."""

from pathlib import Path

from evals.gate import MARGIN, below, pin
from tests.evals.items import HURT, number, required, scored

GOOD = scored("numbers", [number(40, HURT)], [required(number(40, HURT))])
BAD = scored("numbers", [number(41, HURT)], [required(number(40, HURT))])


def test_a_section_below_its_floor_is_told(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    pin("m", [GOOD], lower=False, path=path)
    assert below("m", [GOOD], path) == []
    assert below("m", [BAD], path) == [
        f"m numbers: strict F1 0.000 is below its floor {1 - MARGIN:.3f}",
        f"m macro: strict F1 0.800 is below its floor {1 - MARGIN:.3f}",
    ]
    assert below("another", [BAD], path) == []


def test_floors_sink_only_when_told_to(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    pin("m", [GOOD], lower=False, path=path)
    assert pin("m", [BAD], lower=False, path=path)["m"]["numbers"] == 1 - MARGIN
    assert pin("m", [BAD], lower=True, path=path)["m"]["numbers"] == 0.0
