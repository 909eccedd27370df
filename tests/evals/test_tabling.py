"""The table sets systems side by side and never shows a figure for a split it has not seen."""

import sys
from dataclasses import replace

import pytest

from evals.__main__ import main
from evals.gold import Fixture, split_of
from evals.recording import MissingRecording
from evals.running import Prediction, gold_sections
from evals.tabling import EDITORS, SHARED, markdown, plain_text, standings


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
    assert sum(line.startswith("oracle") and "–" in line for line in lines) == 3 + 1
    rows = [line for line in markdown(table).splitlines() if line.startswith("| oracle")]
    assert [row.count("1.00 (1.00–1.00)") for row in rows] == [0, 6, 0, 6]


def test_systems_recorded_in_part_stand_beside_one_another_on_what_all_have() -> None:
    table = standings([Oracle()], lambda _: None)
    lines = plain_text(table).splitlines()
    shared = next(number for number, line in enumerate(lines) if line.startswith(f"{SHARED}, 1 articles"))
    assert [line.split("  ")[0] for line in lines[shared + 1 : shared + 3]] == [EDITORS, "oracle"]
    untested = [replace(each, name="untested", scores={}) for each in table[1:]]
    assert plain_text([*table, *untested]).count("untested") == 3 + 1
    assert SHARED not in plain_text(table[:1])


def test_a_system_whose_extra_is_not_installed_is_one_line_below_the_table(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "langextract", None)
    monkeypatch.setattr("evals.tabling.split_of", lambda split: split_of(split)[:1])
    assert main(["table"]) == 0
    shown = capsys.readouterr().out
    assert {EDITORS, "embedded", "embedded-whole", "none", "instructor-embedded"} <= {
        line.split("  ")[0] for line in shown.splitlines()
    }
    assert shown.splitlines()[-1] == ("not in the table: langextract is not installed: pip install 'summarizer[peers]'")
