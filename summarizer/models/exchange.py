"""The requests that one answer takes: sent, repeated, counted, and watched."""

import logging
import time
from collections.abc import Callable
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from summarizer.errors import ModelUnavailable, one_line
from summarizer.models.embedded import STATES
from summarizer.models.failures import require_answer, translated
from summarizer.models.prices import cost_usd
from summarizer.models.profiles import Endpoint
from summarizer.models.retrying import RetryPolicy
from summarizer.models.usage import Usage
from summarizer.models.watching import of_reply, of_request
from summarizer.telemetry import operation

if TYPE_CHECKING:
    from openai import OpenAI


class Exchange:
    """All requests for one answer: they share a deadline, and every one after the first counts as a retry.

    `name` is the model's in messages for the user; `count` hears of all that was spent, failed requests included.
    """

    def __init__(
        self, client: "OpenAI", name: str, endpoint: Endpoint, policy: RetryPolicy, count: Callable[[Usage], None]
    ) -> None:
        self.sent = 0
        self._client, self._name, self._endpoint, self._policy = client, name, endpoint, policy
        self._count = count
        self._until = time.monotonic() + policy.deadline_seconds

    def structured(self, turns: list[dict[str, str]], schema: type[BaseModel], limit: int, *, reasks: int) -> str:
        """The words of an answer that fits `schema`; no `context` is given to instructor, which would let Jinja run."""
        import instructor

        # Without a handler of its own instructor's errors, which we raise anyway, would be printed on stderr.
        logger = logging.getLogger("instructor")
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
        create: Any = instructor.patch(create=self.send, mode=instructor.Mode.JSON_SCHEMA)
        options = self._endpoint.options(limit)
        answer = create(response_model=_derived(schema), max_retries=reasks, messages=turns, **options)
        said: str = answer._raw_response.choices[0].message.content
        return said

    def send(self, **arguments: Any) -> Any:
        """One request, repeated as the policy says; failures become this package's errors."""
        wire_name, completions = self._endpoint.wire_name, self._client.chat.completions
        known = of_request(self._endpoint, arguments, self._client.base_url)
        with operation("chat", wire_name, known, remote=not self._endpoint.free) as told:
            before = self.sent
            try:
                reply = self._counted(lambda timeout: completions.create(**arguments, timeout=timeout))
            finally:
                told["summarizer.requests"] = self.sent - before
            told.update(of_reply(reply))
            require_answer(reply, self._name)
            return reply

    def states(self, body: dict[str, Any]) -> dict[str, Any]:
        """The reply to one request for hidden states, repeated and counted as any other."""
        with operation("embeddings", self._endpoint.wire_name, {}, remote=False):
            told = self._counted(
                lambda timeout: self._client.post(STATES, cast_to=object, body=body, options={"timeout": timeout})
            )
            reply: dict[str, Any] = told
            return reply

    def _counted(self, send: Callable[[float], Any]) -> Any:
        import openai

        started, before = time.monotonic(), self.sent
        reply = None
        try:
            reply = self._policy.run(lambda: self._send_once(send), self._until - started)
        except (openai.OpenAIError, UnicodeError) as error:
            raise self._without_key(translated(error, self._name)) from error
        finally:
            calls = self.sent - before
            retries = calls - (before == 0) if calls else 0
            self._count(self._spent(reply, calls, retries, time.monotonic() - started))
        return reply

    def _send_once(self, send: Callable[[float], Any]) -> Any:
        left = self._until - time.monotonic()
        if left <= 0:
            seconds = self._policy.deadline_seconds
            raise ModelUnavailable(f"{self._name} did not answer within {seconds:g} seconds; allow more time")
        self.sent += 1
        return send(min(self._policy.timeout_seconds, left))

    def _spent(self, reply: Any, calls: int, retries: int, seconds: float) -> Usage:
        read, written = _tokens(reply)
        used = Usage(calls=calls, retries=retries, input_tokens=read, output_tokens=written, seconds=seconds)
        if reply is None or self._endpoint.free:
            return used
        listed = cost_usd(self._endpoint.provider, self._endpoint.wire_name, used)
        return used + Usage(cost_usd=None if listed is None else listed * self._endpoint.price_share)

    def _without_key(self, error: Exception) -> Exception:
        key = self._client.api_key
        if len(key) < 8 or key not in str(error):
            return error
        return type(error)(one_line(error).replace(key, "[key]"))


def _tokens(reply: Any) -> tuple[int, int]:
    """How many the model has read and written, as far as the reply says."""
    usage = reply.get("usage", {}) if isinstance(reply, dict) else vars(getattr(reply, "usage", None) or object)
    return usage.get("prompt_tokens") or 0, usage.get("completion_tokens") or 0


@lru_cache(maxsize=64)
def _derived(schema: type[BaseModel]) -> type[BaseModel]:
    """What instructor makes of `schema` for every request anew, made once, and its JSON Schema with it."""
    import instructor

    derived = instructor.response_schema(schema)
    derived.model_json_schema = cache(derived.model_json_schema)  # type: ignore[method-assign, assignment]
    return derived
