"""Learned rankings: how likely a marked passage is an item that an editor would list.

A logistic regression over named features, fitted on the development fixtures by `python -m evals fit`. Its figures
are data beside this module; nothing here knows what the features mean.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Features = Mapping[str, float]
"""What is known of a passage, by name; a feature that is not given is 0."""


def known(told: Mapping[str, float]) -> Features:
    """What is told of a passage as features: the bias, and all that is not 0."""
    return {name: float(value) for name, value in {"bias": 1.0, **told}.items() if value}


@dataclass(frozen=True, slots=True)
class Ranking:
    """Weights by feature, and the least probability at which a passage is listed."""

    weights: Mapping[str, float]
    cut: float

    @classmethod
    @cache
    def named(cls, name: str) -> "Ranking":
        """The ranking kept as `NAME.json` beside this module."""
        kept = json.loads((files(__name__) / f"{name}.json").read_text(encoding="utf-8"))
        return cls(kept["weights"], kept["cut"])

    def probability(self, features: Features) -> float:
        """Between 0 and 1, for features of which "bias" is always 1."""
        score = self._score(features)
        return 1 / (1 + math.exp(-score)) if score > -700 else 0.0

    def shares(self, rivals: Sequence[Features]) -> list[float]:
        """The probability of each of `rivals`, just one of which is right."""
        scores = [self._score(features) for features in rivals]
        best = max(scores)
        odds = [math.exp(score - best) for score in scores]
        whole = sum(odds)
        return [each / whole for each in odds]

    def _score(self, features: Features) -> float:
        weight = self.weights.get
        return sum([weight(name, 0.0) * value for name, value in features.items()])
