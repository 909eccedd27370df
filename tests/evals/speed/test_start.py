"""A single round of the start-up benchmark."""

import pytest

from evals.gold import split_of
from evals.speed import start

BUSY = 100
"""Milliseconds by which a single round may be off on a busy machine."""


def test_every_beginning_is_timed(capsys: pytest.CaptureFixture[str]) -> None:
    figures = start.main(split_of("dev")[0], runs=1)
    assert [(each.what, each.target) for each in figures] == [("import summarizer", 50), ("summarizer --help", 100)]
    assert all(-BUSY < each.ours < 1_000 for each in figures)
    printed = capsys.readouterr().out
    whole = next(line for line in printed.splitlines() if line.startswith("from summarizer import Summarizer"))
    assert int(whole.split(" ms")[0].split()[-1]) > BUSY
    assert printed.startswith("Python itself: ")
    assert "import summarizer " in printed
    assert printed.count(" ms)") == 2
