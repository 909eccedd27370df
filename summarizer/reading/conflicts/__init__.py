"""Finds what the article shows to be contested: two parties whose words, acts or figures cannot both stand.

Every two voices that stand near each other are ranked by a logistic regression, and the likeliest are listed.
"""

from summarizer.reading.conflicts.pairs import Pair, pairs
from summarizer.reading.conflicts.selecting import find_conflicts
from summarizer.reading.conflicts.sides import Conflict, ConflictSide

__all__ = ["Conflict", "ConflictSide", "Pair", "find_conflicts", "pairs"]
