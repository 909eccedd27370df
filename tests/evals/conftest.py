"""What a real run says of a few dev articles, made once: reading alone, no model."""

import pytest

from evals.gold import load, split_of
from evals.running import Ours, Prediction


def denials(name: str) -> int:
    return sum(dispute.kind == "denial" for dispute in load(name).gold.disputed)


@pytest.fixture(scope="session")
def predictions() -> list[Prediction]:
    """Of the sixteen dev articles whose labels hold most denials: the rarest items, and so the hardest to compare."""
    names = sorted(split_of("dev"), key=denials, reverse=True)[:16]
    system = Ours("none", live=False)
    return [system.predict(load(name)) for name in sorted(names)]
