"""What a channel is told when there is no brief: one line, and nothing of how the bot is set up."""

import logging

from summarizer import SummarizerError
from summarizer.errors import ModelError, ModelUnavailable, ReadingFailed, SourceError

log = logging.getLogger("summarizer.slack")
FAILED = "Something went wrong while briefing this article. It is logged; please try again later."
UNAVAILABLE = "No brief: the language model cannot be reached now. It is logged; please try again later."
UNUSABLE = "No brief: the language model gave no answer that could be used. It is logged."


class TookTooLong(SummarizerError):
    """One article took more time than there is for one."""


def told(request: int, error: Exception) -> str:
    """The line for `error`; what the line does not say is logged."""
    if isinstance(error, TookTooLong) or (isinstance(error, SourceError) and not isinstance(error, ReadingFailed)):
        return f"No brief: {error}"
    if isinstance(error, ModelError):
        log.error("request %s: %s", request, error)
        return UNAVAILABLE if isinstance(error, ModelUnavailable) else UNUSABLE
    log.error("request %s failed", request, exc_info=error)
    return FAILED
