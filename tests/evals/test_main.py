"""The command line: what it prints, and how it exits."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from evals import running
from evals.__main__ import main
from evals.running import Prediction


@pytest.fixture
def kept(predictions: list[Prediction], tmp_path: Path) -> Path:
    return running.save("kept", predictions, tmp_path)


def test_check_says_that_every_label_holds(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "60 labels hold, and both their passes; 358 more of one pass hold\n"


def test_score_lists_errors_only_when_asked(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", str(kept)]) == 0
    table = capsys.readouterr().out
    assert main(["score", str(kept), "--errors"]) == 0
    assert capsys.readouterr().out.endswith(table)
    assert len(table.splitlines()) == 7


def test_compare_exits_by_whether_a_section_is_worse(
    kept: Path, predictions: list[Prediction], capsys: pytest.CaptureFixture[str]
) -> None:
    silenced = [replace(each, sections={**each.sections, "numbers": []}) for each in predictions]
    worse = running.save("worse", silenced, kept.parent)
    assert main(["compare", str(kept), str(kept)]) == 0
    assert main(["compare", str(worse), str(kept)]) == 0
    capsys.readouterr()
    assert main(["compare", str(kept), str(worse)]) == 1
    assert "WORSE" in capsys.readouterr().out


def test_report_writes_one_page(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = kept.parent / "page.html"
    assert main(["report", str(kept), "--output", str(output)]) == 0
    assert output.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert str(output) in capsys.readouterr().out


def test_bad_input_is_one_line_and_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", str(tmp_path / "nowhere.json")]) == 2
    assert main(["report", str(tmp_path / "nowhere.json"), "--output", str(tmp_path / "x.html")]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert all(line.startswith("evals: ") and "nowhere.json" in line for line in lines)


def test_a_reader_that_has_had_enough_is_no_error(kept: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "evals", "score", str(kept)]
    try:
        done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, timeout=60, check=False)
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (2, b"")


def test_replay_and_live_exclude_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["run", "--replay", "--live"])
    assert caught.value.code == 2
    assert "not allowed with" in capsys.readouterr().err
