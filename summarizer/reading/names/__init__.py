"""Finds who is in the news: mentions gathered into parties with their aliases and roles."""

from summarizer.reading.mentions import NamedParty
from summarizer.reading.names.gathering import Gathering
from summarizer.reading.names.phrases import full_phrase, matter_of, proper_run, speaker_phrase
from summarizer.reading.names.unnamed import gather_unnamed
from summarizer.reading.names.vocabulary import ROLES, TITLES
from summarizer.reading.notes import noted
from summarizer.reading.parse import parse

__all__ = ["ROLES", "TITLES", "find_names", "full_phrase", "matter_of", "names_in", "proper_run", "speaker_phrase"]


def find_names(text: str) -> list[NamedParty]:
    """The parties of `text` that act, speak or are affected, in the order of their first mention."""
    return list(names_in(text))


@noted
def names_in(text: str) -> tuple[NamedParty, ...]:
    """`find_names`, kept."""
    doc = parse(text)
    gathering = Gathering(doc)
    gathering.gather_names()
    gathering.settle_kinds()
    gather_unnamed(gathering, doc)
    kept = [party for party in gathering.parties.values() if party.weight > 0 and party.mentions and party.kind]
    return tuple(each.party() for each in sorted(kept, key=lambda each: min(m.start for m in each.mentions)))
