"""Several models in order of preference: each stands in when those before it are out.

What makes the next one stand in is an outage (ModelUnavailable: no connection, time-out, 5xx or 429 to the end, a
missing extra) or closed doors (AccessDenied: key, rights, budget, unknown model), since both are of the endpoint and
would meet every article. What is of the article or the answer (a request not accepted, a refusal, a content filter,
an answer that never fits) is not: another model is not there to be talked into what one declines.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel

from summarizer.errors import AccessDenied, ModelError, ModelUnavailable
from summarizer.models.breaker import Breaker
from summarizer.models.messages import Message
from summarizer.models.model import Model
from summarizer.models.usage import Usage
from summarizer.telemetry import log

if TYPE_CHECKING:
    from summarizer.models.states import States

S = TypeVar("S", bound=BaseModel)
T = TypeVar("T")


class Fallback(Model):
    """Stands where a model would, and hands over to the first of `models` that is not out.

    A model that fails again and again is passed over without being tried, for as long as its breaker says; the last
    one is always tried. The models given must not be used on their own besides. `profile` is that of the first.
    """

    def __init__(self, models: Sequence[Model], *, breaker: Callable[[], Breaker] = Breaker) -> None:
        if not models:
            raise ValueError("give at least one model")
        first = models[0]
        super().__init__(
            ", ".join(each.name for each in models),
            endpoint=first._endpoint,
            profile=first.profile,
            connect=lambda: first.client,
        )
        self.models = tuple(models)
        self._breakers = [breaker() for _ in models]
        for each in models:
            each._meters = self._meters

    @property
    def usage(self) -> Usage:
        """All that was spent on any of the models."""
        return sum((each.usage for each in self.models), Usage())

    def whichever(self, attempt: Callable[[Model], T]) -> T:
        """`attempt` with one model after another, begun anew with each, until one is not out.

        Those passed over are noted on the open meters. ModelUnavailable, naming each, if all are out; any other error
        is raised as it is.
        """
        out: list[ModelError] = []
        tried: list[str] = []
        for model, breaker in zip(self.models, self._breakers, strict=True):
            if model is not self.models[-1] and not breaker.admits():
                out.append(ModelUnavailable(f"{model.name} is left alone for {breaker.seconds_left:.0f} s"))
                continue
            try:
                made = self._tried(model, breaker, attempt)
            except (ModelUnavailable, AccessDenied) as error:
                out.append(error)
                # The error's own words are the endpoint's, which may quote what it was sent: they are for the brief.
                tried.append(f"{model.name} is passed over: {type(error).__name__}")
                continue
            for line in tried:
                log.warning(line)
            for each in out:
                self._meters.note(f"passed over: {each}")
            return made
        raise ModelUnavailable("; ".join(map(str, out))) from out[-1]

    def ask(self, messages: Sequence[Message], schema: type[S], *, max_tokens: int | None = None) -> S:
        """As `Model.ask`, of the first model that is not out."""
        return self.whichever(lambda model: model.ask(messages, schema, max_tokens=max_tokens))

    def choose(self, messages: Sequence[Message], options: Sequence[str]) -> dict[str, float]:
        """As `Model.choose`, of the first model that is not out."""
        return self.whichever(lambda model: model.choose(messages, options))

    def states(self, sentences: Sequence[str], heading: str) -> "States | None":
        """As `Model.states`, of the first model that is not out."""
        return self.whichever(lambda model: model.states(sentences, heading))

    def close(self) -> None:
        """Close all of the models."""
        for each in self.models:
            each.close()

    def _tried(self, model: Model, breaker: Breaker, attempt: Callable[[Model], T]) -> T:
        with self.metered() as meter:
            try:
                made = attempt(model)
            except (ModelUnavailable, AccessDenied) as error:
                breaker.failed(surely=isinstance(error, AccessDenied))
                raise
            except ModelError:
                breaker.succeeded()
                raise
            except BaseException:
                breaker.learnt_nothing()
                raise
        if meter.usage.calls:
            breaker.succeeded()
        else:
            breaker.learnt_nothing()
        return made
