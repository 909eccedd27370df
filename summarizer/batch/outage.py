"""Whether a batch should stop, since the model or the network is out for every article."""

from urllib.parse import urlsplit

from summarizer import BriefResult
from summarizer.errors import AccessDenied, FetchUnavailable, ModelUnavailable

FEWEST = 8


class Outage:
    """Is told every result.

    It is an outage when, with no answer between, as many articles have failed for the model's sake as may be under
    way, or pages of as many hosts could not be reached: one host may be gone for good. What asked nothing tells
    nothing.
    """

    def __init__(self, concurrency: int) -> None:
        self.passing = 0
        """How many results of all say nothing of their article."""
        self._most = max(FEWEST, concurrency)
        self._unanswered = 0
        self._hosts: set[str] = set()

    def after(self, result: BriefResult) -> str:
        """What to say if it is one now, else nothing."""
        error, source = result.error, result.source
        no_model = isinstance(error, ModelUnavailable | AccessDenied)
        self.passing += no_model or isinstance(error, FetchUnavailable)
        if no_model:
            self._unanswered += 1
        elif result.usage.calls:
            self._unanswered = 0
        if isinstance(source, str):
            self._hosts = self._hosts | {urlsplit(source).netloc} if isinstance(error, FetchUnavailable) else set()
        return str(error) if self._most in (self._unanswered, len(self._hosts)) else ""
