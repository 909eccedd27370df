"""Matrices are multiplied in one thread: for those as small as these, several take longer."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from threadpoolctl import ThreadpoolController

_LOCK = threading.Lock()


@contextmanager
def in_one_thread() -> Iterator[None]:
    """One after the other, each with NumPy's BLAS held to one thread."""
    with _LOCK, _blas().limit(limits=1):
        yield


@cache
def _blas() -> "ThreadpoolController":
    import numpy  # noqa: F401 - only what is loaded can be held
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController().select(user_api="blas")
