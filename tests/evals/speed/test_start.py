"""A single round of the start-up benchmark."""

import pytest

from evals.gold import split_of
from evals.speed import start


def test_every_beginning_is_timed(capsys: pytest.CaptureFixture[str]) -> None:
    start.main(split_of("dev")[0], runs=1)
    printed = capsys.readouterr().out
    assert printed.startswith("Python itself: ")
    assert "import summarizer " in printed
    assert printed.count(" ms)") == 2
