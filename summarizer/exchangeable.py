"""What everybody uses, unless another is put in its place for a while, as for measuring one made otherwise."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Generic, TypeVar

T = TypeVar("T")


class Exchangeable(Generic[T]):
    """Called, it gives the one in use: what `usual` gives, or what it has been exchanged for in this context."""

    def __init__(self, name: str, usual: Callable[[], T]) -> None:
        self._usual = usual
        self._other: ContextVar[T | None] = ContextVar(name, default=None)

    def __call__(self) -> T:
        other = self._other.get()
        return self._usual() if other is None else other

    @contextmanager
    def exchanged(self, other: T) -> Iterator[None]:
        """Have `other` used instead."""
        before = self._other.set(other)
        try:
            yield
        finally:
            self._other.reset(before)
