"""Asks a model a rendered prompt; the text of the prompt is passed as it is."""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

from pydantic import BaseModel

from summarizer.models import Message, Model
from summarizer.prompts import Prompt

S = TypeVar("S", bound=BaseModel)


def ask(model: Model, prompt: Prompt, schema: type[S], *, max_tokens: int | None = None) -> S:
    """The model's answer to `prompt`, valid against `schema`; raises ModelError."""
    messages = [Message("system", prompt.system), Message("user", prompt.user)]
    return model.ask(messages, schema, max_tokens=max_tokens)


def weigh(model: Model, prompt: Prompt, options: Sequence[str]) -> dict[str, float]:
    """How likely the model begins its answer with each of `options`; raises ModelError."""
    return model.choose([Message("system", prompt.system), Message("user", prompt.user)], options)


def fence(text: str) -> str:
    """A mark for the article's beginning and end that the article itself cannot contain by design."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
