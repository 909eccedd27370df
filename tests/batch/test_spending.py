"""What may be begun within a budget, and who goes on when it is spent."""

import pytest

from summarizer import Usage
from summarizer.batch.settings import Settings
from summarizer.batch.spending import Budget, stand_ins
from summarizer.errors import SourceError

ARTICLE = Usage(calls=1, input_tokens=900, output_tokens=300, cost_usd=0.01)
NOTHING = Usage()
FROM_CACHE = Usage(cached=1)


def budget(*spent: Usage, before: Usage = NOTHING, asked: int = 0, **limits: float) -> Budget:
    made = Budget(Settings((), **limits), before, asked)  # type: ignore[arg-type]
    for each in spent:
        made.add(each)
    return made


def most(of: Budget) -> int:
    """How many may be under way at once."""
    return next(n for n in range(100) if not of.allows(n))


@pytest.mark.parametrize("limit", [{"max_tokens": 12_000}, {"max_cost": 0.1}])
def test_as_many_are_begun_as_the_rest_holds(limit: dict[str, float]) -> None:
    assert most(budget(**limit)) == 1
    assert most(budget(ARTICLE, **limit)) == 9
    assert most(budget(*[ARTICLE] * 9, **limit)) == 1
    assert most(budget(*[ARTICLE] * 10, **limit)) == 0
    assert most(budget(before=ARTICLE, asked=1, **limit)) == 9
    assert budget().allows(1_000_000)


@pytest.mark.parametrize("free", [NOTHING, FROM_CACHE])
def test_what_asked_nothing_tells_nothing_of_what_the_next_costs(free: Usage) -> None:
    assert most(budget(free, free, max_tokens=12_000)) == 1
    assert most(budget(free, ARTICLE, free, free, max_tokens=12_000)) == 9


@pytest.mark.parametrize("limit", [{"max_tokens": 1}, {"max_cost": 1e-9}])
def test_what_is_spent_is_spent(limit: dict[str, float]) -> None:
    assert most(budget(ARTICLE, **limit)) == 0
    spent = budget(ARTICLE, **limit)
    spent.lift()
    assert spent.allows(1_000_000)


def test_a_limit_in_dollars_needs_a_price() -> None:
    with pytest.raises(SourceError, match="give --max-tokens"):
        budget(Usage(calls=1, cost_usd=None), max_cost=1.0)


LISTS = [
    ("openai/gpt-4.1-mini", None),
    ("openai/gpt-4.1-mini,http://h/v1#m", None),
    ("openai/gpt-4.1-mini, embedded", "embedded"),
    ("openai/a,openai/b,embedded:m.gguf,none", "embedded:m.gguf,none"),
    ("embedded", None),
    ("", None),
]


@pytest.mark.parametrize(("models", "others"), LISTS)
def test_models_of_this_machine_cost_nothing(models: str, others: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SUMMARIZER_MODEL", raising=False)
    assert stand_ins(models) == others
    monkeypatch.setenv("SUMMARIZER_MODEL", models)
    assert stand_ins(None) == others
