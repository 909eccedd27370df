"""Checking: a drafted item against the words it quotes. An item passes only if every check that applies passes.

Public: `check`, which makes a contract item or says why not, and `check_summary`.
"""

from summarizer.checking.items import Accepted, check
from summarizer.checking.summary import Finding, check_summary

__all__ = ["Accepted", "Finding", "check", "check_summary"]
