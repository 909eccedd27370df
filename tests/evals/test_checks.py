"""The checks of items keep what editors list and refuse what is changed; the figures may not fall."""

import pytest

from evals.__main__ import main
from evals.checks import AS_LABELLED, Tried, error_lines, table, tried
from evals.gold import split_of


@pytest.fixture(scope="module")
def found() -> list[Tried]:
    return list(tried(split_of("dev")[:12]))


def share(found: list[Tried], section: str | None, kind: str) -> float:
    """How much of the drafts of a kind is refused."""
    those = [each for each in found if each.kind == kind and section in (None, each.section)]
    assert len(those) >= 20
    return sum(each.refusal is not None for each in those) / len(those)


def test_what_editors_list_is_seldom_refused(found: list[Tried]) -> None:
    assert share(found, None, AS_LABELLED) < 0.12


CAUGHT = [
    ("what", "another digit", 0.93),
    ("what", "another quote", 0.95),
    ("numbers", "another value", 0.98),
    ("numbers", "a number from elsewhere", 0.98),
    ("numbers", "another hedge", 0.98),
    ("numbers", "another speaker", 0.75),
]


@pytest.mark.parametrize(("section", "kind", "least"), CAUGHT)
def test_what_is_changed_is_refused(found: list[Tried], section: str, kind: str, least: float) -> None:
    assert share(found, section, kind) >= least


def test_the_table_and_the_errors_tell_every_refusal(found: list[Tried]) -> None:
    refused = sum(each.refusal is not None for each in found if each.kind == AS_LABELLED)
    assert f"as labelled, all: {refused} of" in table(found)
    assert sum(f"| {AS_LABELLED} |" in line for line in error_lines(found)) == refused


def test_the_command_prints_it(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("evals.__main__.split_of", lambda split: split_of(split)[:1])
    assert main(["checks", "--split", "dev"]) == 0
    assert "as labelled, all:" in capsys.readouterr().out
