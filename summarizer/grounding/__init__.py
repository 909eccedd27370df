"""Grounding: where a quotation stands in a text, or why it does not.

Public: `locate`, `locate_all`, `Refusal`.
"""

from summarizer.grounding.locating import locate, locate_all
from summarizer.grounding.refusing import Refusal

__all__ = ["Refusal", "locate", "locate_all"]
