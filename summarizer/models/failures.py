"""From what goes wrong on the wire to this package's errors, each one line: what happened, where, what to do."""

from typing import Any

from summarizer.errors import (
    AccessDenied,
    ModelDenied,
    ModelError,
    ModelRefused,
    ModelUnavailable,
    ReplyInvalid,
    one_line,
)
from summarizer.models.retrying import OUT_OF_BUDGET

HINTS = {
    400: "; the request may be too long or the server may not know JSON schemas",
    401: "; check the API key",
    402: "; the budget is spent",
    403: "; check the rights of the API key",
    404: "; check the model's name and the URL",
    429: "; wait, or ask for a higher limit",
}
SHUT = frozenset({401, 402, 403, 404})
"""Answers that any request would get."""


def translated(error: Exception, name: str) -> ModelError:
    """The error of this package for an error of the OpenAI client, or for text that cannot be sent."""
    import openai

    if isinstance(error, UnicodeError):
        return ModelDenied(f"the text for {name} is not valid Unicode: {one_line(error)}")
    if isinstance(error, openai.APITimeoutError):
        return ModelUnavailable(f"{name} did not answer in time; try again later or allow more time")
    if isinstance(error, openai.APIConnectionError):
        reason = one_line(error.__cause__ or error)
        return ModelUnavailable(f"{name} cannot be reached: {reason}; is the server running?")
    if isinstance(error, openai.APIStatusError):
        return _translated_status(error, name)
    if isinstance(error, openai.APIResponseValidationError):
        return ReplyInvalid(f"{name} sent a reply that is no chat completion: {one_line(error)}")
    return ModelUnavailable(f"{name}: {one_line(error)}")


def require_answer(reply: Any, name: str) -> None:
    """Raise if `reply` has no answer: ModelRefused for a refusal or a filter, else ReplyInvalid."""
    choices = getattr(reply, "choices", None)
    if not choices or getattr(choices[0], "message", None) is None:
        raise ReplyInvalid(f"{name} sent a reply without an answer; is the URL that of an OpenAI-compatible API?")
    refusal = getattr(choices[0].message, "refusal", None)
    if refusal:
        raise ModelRefused(f"{name} declines to answer: {one_line(refusal)}")
    if choices[0].finish_reason == "content_filter":
        raise ModelRefused(f"a content filter of {name} stopped the answer")


def explained(error: BaseException, name: str) -> ModelError:
    """The ModelError that instructor wrapped, or ReplyInvalid if the reply never fitted the schema."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ModelError):
            return cause
        cause = cause.__cause__ or cause.__context__
    return ReplyInvalid(f"{name} gave no answer that fits the schema: {one_line(error)}")


def _translated_status(error: Any, name: str) -> ModelError:
    status = error.status_code
    said = one_line(error.body.get("message", "") if isinstance(error.body, dict) else error.message)
    if getattr(error, "code", None) == "content_filter":
        return ModelRefused(f"a content filter of {name} stopped the question")
    if getattr(error, "code", None) == OUT_OF_BUDGET:
        return AccessDenied(f"{name} has no budget left ({status}): {said}")
    hint = HINTS.get(status, "; try again later" if status >= 500 else "")
    if status in (408, 409, 429) or status >= 500:
        return ModelUnavailable(f"{name} keeps answering {status}: {said}{hint}")
    denied = AccessDenied if status in SHUT else ModelDenied
    return denied(f"{name} does not accept the request ({status}): {said}{hint}")
