"""A model that answers in the shape of a schema: one code path for every endpoint and for the embedded model."""

import json
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from summarizer.errors import ReplyInvalid
from summarizer.models.cache import AnswerCache, CacheUnusable, digest
from summarizer.models.choosing import certain, choice_schema, read_choice
from summarizer.models.cut_off import finished
from summarizer.models.exchange import Exchange
from summarizer.models.failures import explained
from summarizer.models.messages import Message
from summarizer.models.profiles import Endpoint, Profile
from summarizer.models.retrying import RetryPolicy
from summarizer.models.usage import Meter, Meters, Usage
from summarizer.telemetry import log

if TYPE_CHECKING:
    from instructor.core import IncompleteOutputException
    from openai import OpenAI

    from summarizer.models.states import States

S = TypeVar("S", bound=BaseModel)
T = TypeVar("T")
SHORTER = {"role": "user", "content": "Your answer was cut off at the limit. Give it again, complete and much shorter."}


class Model:
    """A model behind an OpenAI client. Safe to share between threads.

    `connect` makes the client on first use; `name` is the name shown, `endpoint` says how it is spoken to.
    What `cache` keeps is not asked again.
    """

    def __init__(
        self,
        name: str,
        *,
        endpoint: Endpoint,
        profile: Profile,
        connect: "Callable[[], OpenAI]",
        policy: RetryPolicy | None = None,
        cache: AnswerCache | None = None,
    ) -> None:
        self.name = name
        self.profile = profile
        self._endpoint = endpoint
        self._connect = connect
        self._policy = policy or RetryPolicy()
        self._cache = cache
        self._client: OpenAI | None = None
        self._lock = threading.Lock()
        self._usage = Usage()
        self._usage_lock = threading.Lock()
        self._meters = Meters()
        self._tells_logprobs = True

    @property
    def usage(self) -> Usage:
        """All that was spent on this model so far, failed calls included."""
        return self._usage

    @property
    def client(self) -> "OpenAI":
        """The client that reaches the model, made on first use; what it is asked directly counts as no usage."""
        with self._lock:
            if self._client is None:
                self._client = self._connect()
            return self._client

    def options(self, max_tokens: int) -> dict[str, Any]:
        """What a request to the client needs besides its messages: the model's name, temperature 0, the limit."""
        return self._endpoint.options(max_tokens)

    def whichever(self, attempt: Callable[["Model"], T]) -> T:
        """`attempt` with the model to be used: this one. A `Fallback` has several to try."""
        return attempt(self)

    @contextmanager
    def metered(self) -> Iterator[Meter]:
        """Adds up what this thread spends on the model inside the `with` block."""
        meter = Meter()
        self._meters.open.append(meter)
        try:
            yield meter
        finally:
            # By identity: two open meters that have counted the same are equal.
            self._meters.open = [each for each in self._meters.open if each is not meter]

    def ask(self, messages: Sequence[Message], schema: type[S], *, max_tokens: int | None = None) -> S:
        """The model's answer as a `schema` object.

        A reply that does not fit goes back once with the reason. Of one that was cut off, what it had listed is kept,
        and a note says so; if it had listed nothing, it goes back once with a request for less.
        Raises ModelUnavailable, ModelDenied, ModelRefused or ReplyInvalid, each with one line for the user.
        """
        turns = _turns(messages)
        limit = max_tokens or self.profile.output_tokens
        question = {"messages": turns, "schema": _json_schema(schema), **self.options(limit)}
        # Instructor's object is of a subclass and drags the whole reply along, so that no two are ever equal.
        return self._answered(
            question,
            lambda said: self._read(said, schema),
            lambda: self._structured(turns, schema, limit),
        )

    def _structured(self, turns: list[dict[str, str]], schema: type[BaseModel], limit: int) -> str:
        """The model's answer to `turns` in its own words, which fit `schema`."""
        from instructor.core import IncompleteOutputException, InstructorRetryException

        exchange = self._exchange()
        try:
            return exchange.structured(turns, schema, limit, reasks=1)
        except InstructorRetryException as error:
            raise explained(error, self.name) from error
        except IncompleteOutputException as error:
            cut = error
        if said := _usable(cut, schema):
            return said
        if exchange.sent > 1:
            raise self._cut_off(limit) from cut
        try:
            return exchange.structured([*turns, SHORTER], schema, limit, reasks=0)
        except InstructorRetryException as error:
            raise explained(error, self.name) from error
        except IncompleteOutputException as error:
            if said := _usable(error, schema):
                return said
            raise self._cut_off(limit) from error

    def _read(self, said: str, schema: type[S]) -> S:
        """`said` as a `schema` object, or what it had listed before it was cut off; ValueError if it is neither."""
        try:
            return schema.model_validate_json(said, strict=True)
        except ValidationError:
            if (listed := finished(said, schema)) is None:
                raise
            self._meters.note(f"{self.name} was cut off at its limit: what it had not listed by then is missing")
            return listed

    def choose(self, messages: Sequence[Message], options: Sequence[str]) -> dict[str, float]:
        """How likely the model begins its answer with each of `options`; the probabilities add up to 1.

        Options are letters or words with distinct first tokens, and the messages must ask for one of them alone.
        The numbers come from the log-probabilities of one token; where the endpoint tells none, the answer is
        constrained to the options and the chosen one gets 1.0. Raises as `ask` does.
        """
        if len(set(options)) != len(options) or len(options) < 2:
            raise ValueError("give at least two distinct options")
        turns = _turns(messages)
        question = {"messages": turns, "choose": list(options), **self.options(1)}
        weighed: dict[str, float] = self._answered(
            question, json.loads, lambda: json.dumps(self._weighed(turns, options))
        )
        return weighed

    def states(self, sentences: Sequence[str], heading: str) -> "States | None":
        """What the model has made of each piece of `sentences`, which follow `heading`; None if it tells no states.

        Raises as `ask` does.
        """
        if not self.profile.tells_states or not sentences:
            return None
        from summarizer.models.states import States, requests

        return States.of([self._told(body) for body in requests(sentences, heading)])

    def _told(self, body: dict[str, Any]) -> dict[str, Any]:
        """The states that one request asks for."""
        told: dict[str, Any] = self._answered(
            {"states": body}, json.loads, lambda: json.dumps(self._exchange().states(body))
        )
        return told

    def _weighed(self, turns: list[dict[str, str]], options: Sequence[str]) -> dict[str, float]:
        if self._tells_logprobs and (read := self._first_token(turns, options)) is not None:
            return read
        schema = choice_schema(options)
        chosen: Any = schema.model_validate_json(self._structured(turns, schema, 50))
        return certain(chosen.choice, options)

    def _answered(self, question: dict[str, Any], read: Callable[[str], T], ask: Callable[[], str]) -> T:
        """What `read` makes of the answer kept for `question`, else of the one `ask` gets, which is kept if it can."""
        if self._cache is None:
            return read(ask())
        cache, key = self._cache, digest({"address": self._endpoint.address, **question})
        kept = self._unless_unusable(lambda: cache.get(key))
        if kept is not None:
            with suppress(ValueError):
                answer = read(kept)
                self._add(Usage(cached=1))
                return answer
        said = ask()
        answer = read(said)
        self._unless_unusable(lambda: cache.keep(key, said))
        return answer

    def _unless_unusable(self, use: Callable[[], T]) -> T | None:
        try:
            return use()
        except CacheUnusable as error:
            log.warning("%s", error)
            self._meters.note(str(error))
            return None

    def close(self) -> None:
        """Close the connections and free the memory; the next call opens them again."""
        with self._lock:
            if self._client is not None:
                self._client.close()
                self._client = None
        if self._cache is not None:
            self._cache.close()

    def _first_token(self, turns: list[dict[str, str]], options: Sequence[str]) -> dict[str, float] | None:
        import openai

        try:
            reply = self._exchange().send(
                messages=turns,
                logprobs=True,
                top_logprobs=self._endpoint.top_logprobs,
                **self.options(1),
            )
        except Exception as error:
            cause = error.__cause__
            if not isinstance(cause, openai.BadRequestError | openai.UnprocessableEntityError):
                raise
            if "logprobs" not in str(cause):
                raise
            self._tells_logprobs = False
            return None
        return read_choice(reply, options)

    def _exchange(self) -> Exchange:
        return Exchange(self.client, self.name, self._endpoint, self._policy, self._add)

    def _cut_off(self, limit: int) -> ReplyInvalid:
        return ReplyInvalid(f"{self.name} did not finish its answer within {limit} tokens; allow more of them")

    def _add(self, used: Usage) -> None:
        with self._usage_lock:
            self._usage += used
        self._meters.add(used)


def _usable(cut: "IncompleteOutputException", schema: type[BaseModel]) -> str | None:
    """The words of a reply that was cut off, if they list something."""
    said: str = cut.last_completion.choices[0].message.content or "" if cut.last_completion else ""
    return said if finished(said, schema) else None


@lru_cache(maxsize=64)
def _json_schema(schema: type[BaseModel]) -> dict[str, Any]:
    return schema.model_json_schema()


def _turns(messages: Sequence[Message]) -> list[dict[str, str]]:
    return [{"role": each.role, "content": each.content} for each in messages]
