"""No model at all: every question stays unanswered, so that what reading alone can tell may be seen and measured."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel

from summarizer.errors import ReplyInvalid
from summarizer.models.messages import Message
from summarizer.models.model import Model
from summarizer.models.profiles import SMALL, Endpoint

if TYPE_CHECKING:
    from openai import OpenAI

S = TypeVar("S", bound=BaseModel)


class NoModel(Model):
    """Stands where a model would, and answers nothing."""

    def __init__(self) -> None:
        super().__init__("none", endpoint=Endpoint("none", free=True), profile=SMALL, connect=_nobody)

    def ask(self, messages: Sequence[Message], schema: type[S], *, max_tokens: int | None = None) -> S:  # noqa: ARG002
        raise ReplyInvalid("there is no model to answer")

    def choose(self, messages: Sequence[Message], options: Sequence[str]) -> dict[str, float]:  # noqa: ARG002
        raise ReplyInvalid("there is no model to answer")


def _nobody() -> "OpenAI":
    raise ReplyInvalid("there is no model to answer")
