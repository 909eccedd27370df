"""When a failed request is sent again, and how long until then.

Sent again: no connection, time-out, 408, 409, 429 and 5xx. Never: any other 4xx, a refusal, a content filter.
The wait is what Retry-After asks for, else exponential with jitter (tenacity's "full jitter").
"""

import email.utils
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import tenacity

T = TypeVar("T")
RETRIED_STATUS = frozenset({408, 409, 429})


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """At most `attempts` requests for one answer, and none started after `deadline_seconds`."""

    attempts: int = 4
    deadline_seconds: float = 300.0
    first_wait_seconds: float = 0.5
    longest_wait_seconds: float = 60.0

    def run(self, call: Callable[[], T], on_retry: Callable[[], None]) -> T:
        """`call()` with retries; the last failure is raised as it is."""
        import tenacity

        jittered = tenacity.wait_random_exponential(multiplier=self.first_wait_seconds, max=self.longest_wait_seconds)

        def wait(state: "tenacity.RetryCallState") -> float:
            asked = retry_after_seconds(state.outcome.exception() if state.outcome else None)
            return jittered(state) if asked is None else asked

        stops = tenacity.stop_after_attempt(self.attempts) | tenacity.stop_before_delay(self.deadline_seconds)
        retrying = tenacity.Retrying(
            retry=tenacity.retry_if_exception(is_retried),
            stop=stops,
            wait=wait,
            before_sleep=lambda state: on_retry(),  # noqa: ARG005
            reraise=True,
        )
        return retrying(call)


def is_retried(error: BaseException) -> bool:
    """Whether sending the same request again may help."""
    import openai

    if isinstance(error, openai.APIStatusError):
        return error.status_code in RETRIED_STATUS or error.status_code >= 500
    return isinstance(error, openai.APIConnectionError)


def retry_after_seconds(error: BaseException | None) -> float | None:
    """The seconds that the reply's Retry-After header asks to wait, given in seconds or as an HTTP date."""
    response = getattr(error, "response", None)
    value = response.headers.get("retry-after") if response is not None else None
    if not value:
        return None
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        return max(0.0, email.utils.parsedate_to_datetime(value).timestamp() - time.time())
    except ValueError:
        return None
