"""The README's table of scenarios is the one kept beside the tests, and every test it names is there."""

import ast
from pathlib import Path

import pytest

from tests.slack.scenarios import SCENARIOS, Scenario, table

HERE = Path(__file__).parent
README = HERE.parents[1] / "README.md"


def test_the_readme_holds_the_table() -> None:
    assert table() in README.read_text(encoding="utf-8")


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.test)
def test_its_test_is_there_and_is_not_skipped(scenario: Scenario) -> None:
    module = ast.parse((HERE / f"{scenario.module}.py").read_text(encoding="utf-8"))
    (test,) = [each for each in module.body if isinstance(each, ast.FunctionDef) and each.name == scenario.test]
    assert not any("skip" in ast.unparse(mark) or "xfail" in ast.unparse(mark) for mark in test.decorator_list)
