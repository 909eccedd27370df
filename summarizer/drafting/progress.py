"""How drafting tells what it is at."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with what is being read, its number, and how many there are."""
