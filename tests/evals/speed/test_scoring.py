"""A slice of the scoring benchmark."""

import pytest

from evals.gold import split_of
from evals.speed import scoring


def test_a_few_briefs_are_scored_and_timed(capsys: pytest.CaptureFixture[str]) -> None:
    (figure,) = scoring.main(split_of("dev")[:2], briefs=4)
    assert not figure.missed
    printed = capsys.readouterr().out
    assert printed.startswith("4 briefs: ")
    assert "within 20 s" in printed
