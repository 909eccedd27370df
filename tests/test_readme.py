"""What the README shows is what the program prints."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SUMMARY = "More than 2,100 dockers walked out at Port Velm, Tomas Brand said."


def shown(command: str) -> str:
    found = re.search(rf"<!-- test: {re.escape(command)} -->\n```\w+\n(.*?)```", README, re.DOTALL)
    assert found, command
    return found.group(1)


def printed(command: str, stdin: str = "") -> str:
    arguments = [sys.executable, "-m", "summarizer.cli", *command.split()]
    done = subprocess.run(arguments, input=stdin, capture_output=True, text=True, cwd=ROOT, timeout=300, check=False)
    return done.stdout


def test_check_prints_what_the_readme_shows() -> None:
    command = "check - --against tests/articles/harbour-strike.txt"
    assert SUMMARY in README
    assert printed(command, SUMMARY) == shown(command)


@pytest.mark.embedded
def test_the_brief_holds_every_line_the_readme_shows() -> None:
    command = "brief evals/fixtures/kenya-rate-cut/article.txt --model embedded"
    lines = printed(command).splitlines()
    assert [line for line in shown(command).splitlines() if line not in lines] == []
