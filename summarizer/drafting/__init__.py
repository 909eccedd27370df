"""Drafting: an article to a `Draft`, by one of two strategies chosen by the model's profile."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from summarizer.draft import Draft, DraftItems, Refused
from summarizer.drafting import sentences, whole
from summarizer.drafting.progress import Progress
from summarizer.models import Model
from summarizer.reading.reading import Reading

__all__ = ["Progress", "Strategy", "strategy_named"]


class _Drafter(Protocol):
    def __call__(self, model: Model, reading: Reading, progress: Progress) -> Draft: ...


class _Reader(Protocol):
    def __call__(self, model: Model, reading: Reading, progress: Progress) -> Reading: ...


class _Redrafter(Protocol):
    def __call__(self, model: Model, reading: Reading, refusals: Sequence[Refused]) -> DraftItems: ...


@dataclass(frozen=True, slots=True)
class Strategy:
    """A way to read and draft an article, and to draft refused items again."""

    name: Literal["whole", "sentences"]
    read: _Reader
    draft: _Drafter
    redraft: _Redrafter


_STRATEGIES = {
    "whole": Strategy("whole", whole.read, whole.draft, whole.redraft),
    "sentences": Strategy("sentences", sentences.read, sentences.draft, sentences.redraft),
}


def strategy_named(name: str) -> Strategy:
    """The strategy `whole` or `sentences`; ValueError for any other name."""
    if name not in _STRATEGIES:
        raise ValueError(f"no strategy {name!r}: choose whole or sentences")
    return _STRATEGIES[name]
