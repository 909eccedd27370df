"""Chooses who belongs in a brief: everyone reading gathers, ranked by how likely an editor would list them."""

from collections.abc import Mapping
from dataclasses import dataclass

from summarizer.ranking import Ranking
from summarizer.reading.mentions import NamedParty
from summarizer.reading.notes import once
from summarizer.reading.reading import Reading
from summarizer.reading.who.features import Stage, features_of

__all__ = ["Candidate", "find_who", "possible_who"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A party that may act, speak or be affected."""

    party: NamedParty
    features: Mapping[str, float]
    probability: float
    """How likely an editor would list it."""


def find_who(reading: Reading, ranking: Ranking | None = None) -> list[Candidate]:
    """The parties worth listing, in the order of their first mention; `ranking` is the kept one unless given."""
    ranking = ranking or Ranking.named("who")
    ranked = [(each, ranking.probability(each.features)) for each in possible_who(reading)]
    return [Candidate(each.party, each.features, chance) for each, chance in ranked if chance >= ranking.cut]


@once
def possible_who(reading: Reading) -> list[Candidate]:
    """Everyone gathered, in the order of their first mention."""
    stage, ranking = Stage(reading), Ranking.named("who")
    told = ((party, features_of(stage, party)) for party in reading.parties)
    return [Candidate(party, features, ranking.probability(features)) for party, features in told]
