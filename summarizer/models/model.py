"""A model that answers in the shape of a schema: one code path for every endpoint and for the embedded model."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from pydantic import BaseModel

from summarizer.errors import ModelDenied, ModelError, ModelRefused, ModelUnavailable, ReplyInvalid
from summarizer.models.messages import Message
from summarizer.models.prices import cost_usd
from summarizer.models.retrying import RetryPolicy
from summarizer.models.usage import Meter, Meters, Usage

if TYPE_CHECKING:
    from openai import OpenAI

S = TypeVar("S", bound=BaseModel)
REASKS = 1


@dataclass(frozen=True, slots=True)
class Profile:
    """What a model can hold and how it is best asked."""

    strategy: Literal["whole", "sentences"]
    context_tokens: int
    output_tokens: int


class Model:
    """A model behind an OpenAI client. Safe to share between threads.

    `connect` makes the client on first use. `wire_name` is the model's name in requests, `name` the one shown.
    `provider` is the price list's id of the endpoint's owner, None where calls have no list price;
    `free` marks a model that runs on this machine.
    """

    def __init__(
        self,
        name: str,
        *,
        wire_name: str,
        profile: Profile,
        connect: "Callable[[], OpenAI]",
        provider: str | None = None,
        free: bool = False,
        policy: RetryPolicy | None = None,
    ) -> None:
        self.name = name
        self.profile = profile
        self._wire_name = wire_name
        self._connect = connect
        self._provider = provider
        self._free = free
        self._policy = policy or RetryPolicy()
        self._client: OpenAI | None = None
        self._lock = threading.Lock()
        self._meters = Meters()

    @contextmanager
    def metered(self) -> Iterator[Meter]:
        """Adds up what this thread spends on the model inside the `with` block."""
        meter = Meter()
        self._meters.open.append(meter)
        try:
            yield meter
        finally:
            self._meters.open.remove(meter)

    def ask(self, messages: Sequence[Message], schema: type[S], *, max_tokens: int | None = None) -> S:
        """The model's answer as a `schema` object.

        A reply that does not fit goes back once with the reason. Raises ModelUnavailable, ModelDenied,
        ModelRefused or ReplyInvalid, each with one line for the user.
        """
        import instructor
        from instructor.core import IncompleteOutputException, InstructorRetryException

        client = instructor.from_openai(_Relay(self, self._opened()), mode=instructor.Mode.JSON_SCHEMA)  # type: ignore[call-overload]
        try:
            answer: S = client.chat.completions.create(
                model=self._wire_name,
                messages=[{"role": each.role, "content": each.content} for each in messages],
                response_model=schema,
                max_retries=REASKS,
                max_tokens=max_tokens or self.profile.output_tokens,
                temperature=0,
            )
        except (InstructorRetryException, IncompleteOutputException) as error:
            raise self._explained(error) from error
        return answer

    def close(self) -> None:
        """Close the connections; the next call opens them again."""
        with self._lock:
            if self._client is not None:
                self._client.close()
                self._client = None

    def _opened(self) -> "OpenAI":
        with self._lock:
            if self._client is None:
                self._client = self._connect()
            return self._client

    def _send(self, create: Callable[..., Any], arguments: dict[str, Any]) -> Any:
        """One request with retries, counted; failures become this package's errors."""
        import openai

        started, retries = time.monotonic(), 0

        def count_retry() -> None:
            nonlocal retries
            retries += 1

        reply = None
        try:
            reply = self._policy.run(lambda: create(**arguments), count_retry)
        except openai.OpenAIError as error:
            raise self._translated(error) from error
        finally:
            self._count(reply, retries, time.monotonic() - started)
        self._require_answer(reply)
        return reply

    def _count(self, reply: Any, retries: int, seconds: float) -> None:
        tokens = getattr(reply, "usage", None)
        used = Usage(
            calls=1 + retries,
            retries=retries,
            input_tokens=getattr(tokens, "prompt_tokens", 0) or 0,
            output_tokens=getattr(tokens, "completion_tokens", 0) or 0,
            seconds=seconds,
        )
        cost = 0.0 if self._free else cost_usd(self._provider, self._wire_name, used)
        self._meters.add(used + Usage(cost_usd=cost))

    def _require_answer(self, reply: Any) -> None:
        choice = reply.choices[0] if reply.choices else None
        if choice is None:
            raise ReplyInvalid(f"{self.name} sent a reply without an answer")
        if getattr(choice.message, "refusal", None):
            raise ModelRefused(f"{self.name} declines to answer: {_line(choice.message.refusal)}")
        if choice.finish_reason == "content_filter":
            raise ModelRefused(f"a content filter of {self.name} stopped the answer")

    def _translated(self, error: Exception) -> ModelError:
        import openai

        if isinstance(error, openai.APITimeoutError):
            return ModelUnavailable(f"{self.name} did not answer in time")
        if isinstance(error, openai.APIConnectionError):
            return ModelUnavailable(f"{self.name} cannot be reached: {_line(error.__cause__ or error)}")
        if isinstance(error, openai.APIStatusError):
            return self._translated_status(error)
        return ModelUnavailable(f"{self.name}: {_line(error)}")

    def _translated_status(self, error: Any) -> ModelError:
        said = _line(error.body.get("message") if isinstance(error.body, dict) else error.message)
        if getattr(error, "code", None) == "content_filter":
            return ModelRefused(f"a content filter of {self.name} stopped the question")
        if error.status_code == 429 or error.status_code >= 500 or error.status_code in (408, 409):
            return ModelUnavailable(f"{self.name} keeps answering {error.status_code}: {said}")
        hint = "; is the key right?" if error.status_code in (401, 403) else ""
        return ModelDenied(f"{self.name} does not accept the request ({error.status_code}): {said}{hint}")

    def _explained(self, error: Exception) -> ModelError:
        cause: BaseException | None = error
        while cause is not None:
            if isinstance(cause, ModelError):
                return cause
            cause = cause.__cause__ or cause.__context__
        return ReplyInvalid(f"{self.name} gave no answer that fits the schema: {_line(error)}")


class _Relay:
    """The part of an OpenAI client that instructor calls, with retries and counting between."""

    def __new__(cls, model: Model, client: "OpenAI") -> Any:
        create = client.chat.completions.create
        relayed = client.with_options(max_retries=0)

        def send(*args: Any, **kwargs: Any) -> Any:  # noqa: ARG001
            return model._send(create, kwargs)

        relayed.chat.completions.create = send  # type: ignore[method-assign]
        return relayed


def _line(words: object, length: int = 200) -> str:
    text = " ".join(str(words).split())
    return text if len(text) <= length else text[: length - 1] + "…"
