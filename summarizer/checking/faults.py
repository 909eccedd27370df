"""What a check says when an item fails it."""

from typing import NamedTuple


class Fault(NamedTuple):
    """A typed reason and one line of detail that a model or an editor can act on."""

    reason: str
    detail: str


class CheckFailed(Exception):
    """Raised by a check with its fault; `check` turns it into a refusal."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.fault = Fault(reason, detail)
