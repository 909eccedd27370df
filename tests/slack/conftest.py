from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.slack.bots import Running, bot_here
from tests.slack.slack_api import SlackApi


@pytest.fixture
def slack() -> Iterator[SlackApi]:
    with SlackApi() as slack:
        yield slack
        assert slack.breaches == []


@pytest.fixture
def running(slack: SlackApi, tmp_path: Path) -> Iterator[Running]:
    with bot_here(slack, tmp_path) as running:
        yield running
