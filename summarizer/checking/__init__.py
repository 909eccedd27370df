"""Checking: a drafted item against the words it quotes. An item passes only if every check that applies passes.

Public: `check`, which makes a contract item of one that is `proposed` or says why not, and `check_summary`.
"""

from summarizer.checking.finding import Finding
from summarizer.checking.items import Accepted, check, proposed
from summarizer.checking.summary import check_summary, explain_numbers
from summarizer.draft import Refused

__all__ = ["Accepted", "Finding", "Refused", "check", "check_summary", "explain_numbers", "proposed"]
