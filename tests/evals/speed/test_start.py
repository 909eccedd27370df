"""A single round of the start-up benchmark."""

import pytest

from evals.gold import split_of
from evals.speed import start


def test_every_beginning_is_timed(capsys: pytest.CaptureFixture[str]) -> None:
    figures = start.main(split_of("dev")[0], runs=1)
    assert [(each.what, each.target) for each in figures] == [("import summarizer", 50), ("summarizer --help", 100)]
    assert all(0 < each.ours < 1_000 for each in figures)
    printed = capsys.readouterr().out
    assert printed.startswith("Python itself: ")
    assert "import summarizer " in printed
    assert printed.count(" ms)") == 2
