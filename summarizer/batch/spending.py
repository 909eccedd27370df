"""What a batch may spend, and who goes on when it is spent."""

import os

from summarizer import Usage
from summarizer.batch.settings import Settings
from summarizer.errors import SourceError


class Budget:
    """How much more may be begun.

    What is under way is taken to cost what the articles that cost anything did on average; until one is known, one at
    a time is begun. So the budget is exceeded by no more than the difference of those under way from the average.
    """

    def __init__(self, settings: Settings, spent: Usage, asked: int) -> None:
        self.spent = spent
        self._most_cost, self._most_tokens = settings.max_cost, settings.max_tokens
        self._asked = asked
        """Articles for which a model was asked."""

    def add(self, spent: Usage) -> None:
        """Count an article; SourceError if there is a limit in dollars and no price."""
        self.spent += spent
        self._asked += spent.calls > 0
        if self._most_cost is not None and self.spent.cost_usd is None:
            raise SourceError("the price of this model is not known: give --max-tokens instead of --max-cost")

    def allows(self, under_way: int) -> bool:
        """Whether another article may be begun beside those under way."""
        if self._most_cost is None and self._most_tokens is None:
            return True
        if not self._asked:
            return under_way == 0
        expected = (under_way + 1) / self._asked + 1
        return self._fits(self.spent.cost_usd or 0.0, expected, self._most_cost) and self._fits(
            tokens(self.spent), expected, self._most_tokens
        )

    @staticmethod
    def _fits(spent: float, expected: float, most: float | None) -> bool:
        return most is None or (spent < most and spent * expected <= most)

    def lift(self) -> None:
        """Allow everything: what comes now costs nothing."""
        self._most_cost = self._most_tokens = None


def stand_ins(model: str | None) -> str | None:
    """The models after the first of a list that run on this machine, where they cost nothing; None without any."""
    _, *others = (model or os.environ.get("SUMMARIZER_MODEL") or "").split(",")
    own = [each.strip() for each in others if each.strip().partition(":")[0] in ("embedded", "none")]
    return ",".join(own) or None


def tokens(spent: Usage) -> int:
    """Read and written."""
    return spent.input_tokens + spent.output_tokens
