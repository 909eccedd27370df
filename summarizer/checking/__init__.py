"""Checking: a drafted item against the words it quotes. An item passes only if every check that applies passes.

Public: `check`, which makes a contract item or says why not, and `check_summary`.
"""

from summarizer.checking.finding import Finding
from summarizer.checking.items import Accepted, check
from summarizer.checking.summary import check_summary, explain_numbers

__all__ = ["Accepted", "Finding", "check", "check_summary", "explain_numbers"]
