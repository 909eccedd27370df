"""What a brief takes of its model is told by section, and adds up to what its kept replies took."""

import pytest

from evals.__main__ import main
from evals.gold import split_of
from evals.recording import Recording, Spent

ARTICLES = 3


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> dict[str, list[float]]:
    """The figures of each row."""
    monkeypatch.setattr("evals.__main__.split_of", lambda split: split_of(split)[:ARTICLES])
    assert main(["costs", "--split", "dev"]) == 0
    rows = (line.rsplit(maxsplit=4) for line in capsys.readouterr().out.splitlines()[1:-1])
    return {row[0].strip(): [float(each) for each in row[1:]] for row in rows}


def test_the_rows_are_the_sections_that_ask_and_the_model(shown: dict[str, list[float]]) -> None:
    assert set(shown) >= {"numbers", "the model"}
    sections = [figures for name, figures in shown.items() if name != "the model"]
    assert shown["the model"] == pytest.approx([sum(column) for column in zip(*sections, strict=True)], abs=0.2)


def test_they_are_the_means_of_what_the_replies_took(shown: dict[str, list[float]]) -> None:
    spent = sum((Recording("embedded", name).spent() for name in split_of("dev")[:ARTICLES]), Spent())
    _, read, written, seconds = shown["the model"]
    assert [read, written] == pytest.approx([spent.input_tokens / ARTICLES, spent.output_tokens / ARTICLES], abs=0.06)
    assert seconds == pytest.approx(spent.seconds / ARTICLES, abs=0.006)
