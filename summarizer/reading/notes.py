"""What has been worked out of a text: kept for the texts read last, and of any text while somebody holds its notes.

Whoever waits for a model in between holds them: others read their own texts meanwhile, more than are kept.
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar
from weakref import WeakValueDictionary

Found = TypeVar("Found")
Asked = ParamSpec("Asked")


class Notes:
    """What has been worked out of one text, by what has worked it out and what that was asked."""

    __slots__ = ("__weakref__", "kept")

    def __init__(self) -> None:
        self.kept: dict[object, Any] = {}


_HELD: WeakValueDictionary[str, Notes] = WeakValueDictionary()


@lru_cache(maxsize=8)
def notes_on(text: str) -> Notes:
    """The notes on `text`, to be held for as long as more will be asked of it."""
    return _HELD.setdefault(text, Notes())


def noted(find: Callable[Concatenate[str, Asked], Found]) -> Callable[Concatenate[str, Asked], Found]:
    """`find`, worked out on first use and kept with the notes on the text; change nothing of it.

    What it is asked beside the text must be hashable.
    """

    @wraps(find)
    def kept(text: str, /, *asked: Asked.args, **named: Asked.kwargs) -> Found:
        notes, key = notes_on(text).kept, (find, asked, *named.items())
        if key not in notes:
            notes[key] = find(text, *asked, **named)
        found: Found = notes[key]
        return found

    return kept
