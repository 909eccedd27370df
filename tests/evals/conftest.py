"""What a real run says of a few dev articles, made once: reading alone, no model."""

import pytest

from evals.gold import load, split_of
from evals.running import Ours, Prediction


@pytest.fixture(scope="session")
def predictions() -> list[Prediction]:
    system = Ours("none", live=False)
    return [system.predict(load(name)) for name in split_of("dev")[:8]]
