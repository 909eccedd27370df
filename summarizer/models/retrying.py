"""When a failed request is sent again, and how long until then.

Sent again: no connection, time-out, 408, 409, 429 and 5xx. Never: any other 4xx, a 429 that says the budget is
spent, a refusal, a content filter.
The wait is what Retry-After asks for, up to a minute, else exponential with jitter (tenacity's "full jitter").
"""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import tenacity

    from summarizer.models.throttling import Throttle

T = TypeVar("T")
RETRIED_STATUS = frozenset({408, 409, 429})
OUT_OF_BUDGET = "insufficient_quota"
"""OpenAI's code of a 429 that no waiting helps."""


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """At most `attempts` of a request, each of `timeout_seconds`, and none after `deadline_seconds` of an answer."""

    attempts: int = 4
    timeout_seconds: float = 60.0
    deadline_seconds: float = 300.0
    first_wait_seconds: float = 0.5
    longest_wait_seconds: float = 60.0
    throttle: "Throttle | None" = None

    def run(self, call: Callable[[], T], seconds: float) -> T:
        """`call()`, repeated within `seconds`; the last failure is raised as it is."""
        throttle = self.throttle
        if throttle is None:
            return self._run(call, seconds)
        with throttle.away():
            return self._run(lambda: throttle.send(call), seconds)

    def _run(self, call: Callable[[], T], seconds: float) -> T:
        import tenacity

        jittered = tenacity.wait_random_exponential(multiplier=self.first_wait_seconds, max=self.longest_wait_seconds)

        def wait(state: "tenacity.RetryCallState") -> float:
            asked = retry_after_seconds(state.outcome.exception() if state.outcome else None)
            return jittered(state) if asked is None else min(asked, self.longest_wait_seconds)

        stops = tenacity.stop_after_attempt(self.attempts) | tenacity.stop_before_delay(max(0.0, seconds))
        retrying = tenacity.Retrying(
            retry=tenacity.retry_if_exception(is_retried),
            stop=stops,
            wait=wait,
            reraise=True,
        )
        return retrying(call)


def is_retried(error: BaseException) -> bool:
    """Whether sending the same request again may help."""
    import openai

    if isinstance(error, openai.APIStatusError):
        passing = error.status_code in RETRIED_STATUS or error.status_code >= 500
        return passing and error.code != OUT_OF_BUDGET
    return isinstance(error, openai.APIConnectionError)


def retry_after_seconds(error: BaseException | None) -> float | None:
    """The seconds that the reply's Retry-After header asks to wait, given in seconds or as an HTTP date."""
    response = getattr(error, "response", None)
    value = response.headers.get("retry-after") if response is not None else None
    if not value:
        return None
    try:
        seconds = float(value)
    except ValueError:
        seconds = _seconds_until(value)
    return max(0.0, seconds) if math.isfinite(seconds) else None


def _seconds_until(date: str) -> float:
    import email.utils

    try:
        return email.utils.parsedate_to_datetime(date).timestamp() - time.time()
    except (ValueError, OverflowError):
        return math.nan
