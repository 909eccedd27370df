"""What has been worked out, kept for those who ask again and let go with what it is of.

A text has its notes while it is among those read last, or while somebody holds them, as whoever waits for a model in
between does: others read their own texts meanwhile, more than are kept.
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar
from weakref import WeakValueDictionary

Thing = TypeVar("Thing")
Found = TypeVar("Found")
Asked = ParamSpec("Asked")


class Notes:
    """What has been worked out of one thing, by what has worked it out and what else that was asked."""

    __slots__ = ("__weakref__", "_kept")

    def __init__(self) -> None:
        self._kept: dict[object, Any] = {}

    def of(
        self,
        find: Callable[Concatenate[Thing, Asked], Found],
        thing: Thing,
        /,
        *asked: Asked.args,
        **named: Asked.kwargs,
    ) -> Found:
        """What `find` makes of `thing`, worked out on first use; what it is asked beside that must be hashable."""
        key = (find, asked, *named.items())
        if key not in self._kept:
            self._kept[key] = find(thing, *asked, **named)
        found: Found = self._kept[key]
        return found


class Annotated(Protocol):
    """What has notes of its own."""

    @property
    def notes(self) -> Notes:
        """What has been worked out of it."""


Whole = TypeVar("Whole", bound=Annotated)


def once(find: Callable[Concatenate[Whole, Asked], Found]) -> Callable[Concatenate[Whole, Asked], Found]:
    """`find`, worked out on first use and kept with what it is of: ask as often as you like, and change nothing of it."""

    @wraps(find)
    def kept(whole: Whole, /, *asked: Asked.args, **named: Asked.kwargs) -> Found:
        return whole.notes.of(find, whole, *asked, **named)

    return kept


_HELD: WeakValueDictionary[str, Notes] = WeakValueDictionary()


@lru_cache(maxsize=8)
def notes_on(text: str) -> Notes:
    """The notes on `text`, to be held for as long as more will be asked of it."""
    return _HELD.setdefault(text, Notes())


def noted(find: Callable[Concatenate[str, Asked], Found]) -> Callable[Concatenate[str, Asked], Found]:
    """`find`, worked out on first use and kept with the notes on the text; change nothing of it."""

    @wraps(find)
    def kept(text: str, /, *asked: Asked.args, **named: Asked.kwargs) -> Found:
        return notes_on(text).of(find, text, *asked, **named)

    return kept
