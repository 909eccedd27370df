"""What the user of a batch asks for."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

Engine = Literal["local", "openai-batch", "ray"]
ENGINES: tuple[str, ...] = get_args(Engine)
STREAM = "-"
"""As a source stdin, as the output stdout."""


@dataclass(frozen=True, slots=True)
class Settings:
    """A batch: `output` is None for stdout; budgets are over all that the output holds, in US dollars and tokens."""

    sources: tuple[str, ...]
    output: Path | None = None
    model: str | None = None
    strategy: str | None = None
    engine: Engine = "local"
    concurrency: int = 16
    max_cost: float | None = None
    max_tokens: int | None = None
    retry_failed: bool = False
    cache: bool = True
