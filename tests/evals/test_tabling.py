"""The table sets systems side by side and never shows a figure for a split it has not seen."""

from evals.gold import Fixture, split_of
from evals.recording import MissingRecording
from evals.running import Prediction, gold_sections
from evals.tabling import EDITORS, markdown, plain_text, standings


class Oracle:
    """Knows the labels of dev, and of the first test article; has no recording of the rest."""

    name = "oracle"

    def predict(self, fixture: Fixture) -> Prediction:
        if fixture.name not in (*split_of("dev"), split_of("test")[0]):
            raise MissingRecording(fixture.name)
        return Prediction(fixture.name, gold_sections(fixture), "", 0.0, 0, 0, None)


def test_a_split_has_figures_only_where_it_is_recorded() -> None:
    table = standings([Oracle()], lambda _: None)
    assert [each.name for each in table] == [EDITORS, "oracle"]
    oracle = table[1]
    assert oracle.cells(split_of("dev")) == ["1.00 (1.00–1.00)"] * 6
    assert oracle.cells(split_of("test")) == ["–"] * 6
    lines = plain_text(table).splitlines()
    assert lines[-1] == f"oracle has no recording for {len(split_of('test')) - 1}: {', '.join(split_of('test')[1:])}"
    assert sum(line.startswith("oracle") and "–" in line for line in lines) == 3
    rows = [line for line in markdown(table).splitlines() if line.startswith("| oracle")]
    assert [row.count("1.00 (1.00–1.00)") for row in rows] == [0, 6, 0]
