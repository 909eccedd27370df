"""What a brief takes of its model is told by section, and adds up to what its kept replies took."""

from pathlib import Path

import pytest

from evals.costs import table
from evals.gold import Fixture, load, split_of
from evals.running import Ours
from tests.evals.obedient import Obedient
from tests.loopback import ChatServer


def silent(line: str) -> None:
    assert line


@pytest.fixture(scope="module")
def fixtures() -> list[Fixture]:
    return [load(name) for name in split_of("dev")[:2]]


def test_the_sections_add_up_to_the_model(fixtures: list[Fixture], tmp_path: Path) -> None:
    with ChatServer(Obedient(fixtures)) as server:
        system = Ours(f"{server.url}#obedient", live=True, recordings=tmp_path)
        shown = table(system, [each.name for each in fixtures], silent)
        asked = len(server.requests)
    rows = [line.rsplit(maxsplit=4) for line in shown.splitlines()[1:-1]]
    figures = {row[0].strip(): [float(each) for each in row[1:]] for row in rows}
    assert set(figures) == {"all sections", "refused items, again", "the model"}
    assert figures["all sections"] == [1.0, 1000.0, 500.0, 0.0]
    assert figures["the model"][0] == asked / 2 > 1
    sections = [each for name, each in figures.items() if name != "the model"]
    assert figures["the model"] == pytest.approx([sum(column) for column in zip(*sections, strict=True)], abs=0.1)


def test_a_second_telling_asks_nobody(fixtures: list[Fixture], tmp_path: Path) -> None:
    names = [each.name for each in fixtures]
    with ChatServer(Obedient(fixtures)) as server:
        model = f"{server.url}#obedient"
        live = table(Ours(model, live=True, recordings=tmp_path), names, silent)
    kept = table(Ours(model, live=False, recordings=tmp_path), names, silent)
    assert kept.splitlines()[1:-1] == live.splitlines()[1:-1]
