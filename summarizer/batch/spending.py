"""What a batch may spend."""

from summarizer import Usage
from summarizer.batch.settings import Settings
from summarizer.errors import SourceError


class Budget:
    """How much more may be begun.

    What is under way is taken to cost what the articles so far did on average; until one is known, one at a time is
    begun. So the budget is exceeded by no more than the difference of those under way from the average.
    """

    def __init__(self, settings: Settings, spent: Usage, articles: int) -> None:
        self.spent = spent
        self.reached = False
        """Whether an article was left out for it."""
        self._most_cost, self._most_tokens = settings.max_cost, settings.max_tokens
        self._articles = articles

    def add(self, spent: Usage) -> None:
        """Count an article; SourceError if there is a limit in dollars and no price."""
        self.spent += spent
        self._articles += 1
        if self._most_cost is not None and self.spent.cost_usd is None:
            raise SourceError("the price of this model is not known: give --max-tokens instead of --max-cost")

    def allows(self, under_way: int) -> bool:
        """Whether another article may be begun beside those under way."""
        if self._most_cost is None and self._most_tokens is None:
            return True
        if not self._articles:
            return under_way == 0
        expected = (under_way + 1) / self._articles + 1
        cost_fits = self._most_cost is None or (self.spent.cost_usd or 0.0) * expected <= self._most_cost
        return cost_fits and (self._most_tokens is None or tokens(self.spent) * expected <= self._most_tokens)


def tokens(spent: Usage) -> int:
    """Read and written."""
    return spent.input_tokens + spent.output_tokens
