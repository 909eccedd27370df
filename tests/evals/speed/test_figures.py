"""Figures against targets and peers, their table, and the plot."""

import xml.etree.ElementTree as ElementTree

import pytest

from evals.speed.figures import Figure, failed, table
from evals.speed.plot import svg

SLOW = Figure("start", "import", "ms", 40.0, {"instructor": 400.0, "langextract": 20.0}, target=50)
RATE = Figure("batch", "articles <a> & b", "/s", 9.0, {"instructor": 3.0}, target=9.6, more_is_better=True)
NONE = Figure("batch", "requests of a second run", "", 0, {"instructor": 5}, target=0)
ALONE = Figure("batch", "growth", "MB", 12.0)


@pytest.mark.parametrize(("figure", "missed"), [(SLOW, False), (RATE, True), (NONE, False), (ALONE, False)])
def test_a_target_is_met_or_missed(figure: Figure, missed: bool) -> None:
    assert figure.missed is missed
    assert failed([ALONE, figure]) == missed


def test_a_ratio_says_how_many_times_better_ours_is() -> None:
    assert (SLOW.times_better("instructor"), SLOW.times_better("langextract")) == (10, 0.5)
    assert RATE.times_better("instructor") == 3
    assert NONE.times_better("instructor") is None


def test_the_table_has_a_line_for_each_with_its_verdict() -> None:
    lines = table([SLOW, RATE, NONE, ALONE]).splitlines()
    assert len(lines) == 4 + 4
    assert lines[0].split() == ["start:", "import", "40", "ms", "(at", "most", "50:", "yes)"]
    assert lines[1].split() == ["instructor", "400", "ms", "ours", "is", "10", "×", "as", "good"]
    assert lines[3].endswith("(at least 9.6: NO)")


def test_the_plot_is_one_file_with_a_bar_for_everyone_who_is_compared() -> None:
    drawn = svg([SLOW, RATE, NONE, ALONE])
    root = ElementTree.fromstring(drawn)
    name = "{http://www.w3.org/2000/svg}"
    bars = list(root.iter(f"{name}rect"))[1:]
    assert len(bars) == 3 + 2 + 2
    widths = [float(each.attrib["width"]) for each in bars[:3]]
    assert widths[1] > widths[0] > widths[2] > 0
    height = float(root.attrib["viewBox"].split()[-1])
    assert all(float(each.attrib["y"]) + float(each.attrib["height"]) <= height for each in bars)
    assert "http://" not in drawn.replace("http://www.w3.org/2000/svg", "")
