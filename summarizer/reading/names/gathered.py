"""Mentions gathered into one party, and which names can be one and the same."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from summarizer.reading.countries import BY_FORM, DEMONYMS
from summarizer.reading.index import Index
from summarizer.reading.mentions import NamedParty, NameKind, Span
from summarizer.reading.names.acronyms import is_acronym_of
from summarizer.reading.names.kinds import Votes, likeliest
from summarizer.reading.names.taking_part import ACTING
from summarizer.reading.names.vocabulary import ORGANISATION

SURE = 6
_NO_SHORT_FORM = frozenset(
    "North South East West Northern Southern Eastern Western Central National International Royal General Public United "
    "Competition Finance Health Maritime Federal State Supreme High Special Joint Global World European American".split()
)
"""First words of bodies' names that mean something else when they stand alone."""
"""Votes from which on a short name is surely of another kind than the long one that it is part of."""


@dataclass
class Gathered:
    """A party in the making."""

    name: str
    fixed: NameKind | None = None
    """The kind, where it is no matter of votes."""
    role: str | None = None
    forms: dict[str, None] = field(default_factory=dict)
    ends: set[str] = field(default_factory=set)
    """The first and last words of the forms, casefolded."""
    mentions: dict[Span, None] = field(default_factory=dict)
    votes: Votes = field(default_factory=Counter)
    weight: int = 0
    acts: bool = False

    @property
    def kind(self) -> NameKind | None:
        """What it most likely is; None for a place or thing."""
        return self.fixed or likeliest(self.votes, acts=self.acts)

    def __contains__(self, place: Span) -> bool:
        return any(place in mention for mention in self.mentions)

    def add(self, form: str, span: Span, weight: int) -> None:
        """One more mention."""
        self.call(form)
        self.mentions.setdefault(span)
        self.weight += weight
        self.acts = self.acts or weight >= ACTING

    def call(self, form: str) -> None:
        """One more form, whether it is mentioned by it or not."""
        if form not in self.forms:
            self.forms[form] = None
            self.ends.update(_ends(form))

    def settle(self, kind: Literal["person", "organisation"]) -> None:
        """Take it for a person; or for none, and then for what the other votes say, a body if there are none."""
        if kind == "person":
            self.fixed = kind
        else:
            self.votes["person"] = 0
            self.votes["organisation"] = max(self.votes["organisation"], 1)

    def party(self) -> NamedParty:
        """The finished party; it must be of a kind."""
        aliases = tuple(form for form in self.forms if form != self.name)
        assert self.kind is not None
        return NamedParty(self.name, self.kind, self.role, aliases, tuple(sorted(self.mentions, key=lambda s: s.start)))


def mentioned_in(parties: Iterable[Gathered]) -> Index[Span]:
    """Every mention of `parties`, by place."""
    return Index((mention, mention) for party in parties for mention in party.mentions)


def known_as(parties: Iterable[Gathered], form: str, votes: Votes) -> Gathered | None:
    """The party that `form`, a name with `votes` for its kind, is another form of."""
    ends = _ends(form)
    alike = [party for party in parties if not party.ends.isdisjoint(ends) or form.isupper()]
    fitting = [party for party in alike if party.fixed != "country" and _is_form_of(form, votes, party)]
    return max(fitting, key=lambda party: len(party.mentions), default=None)


def _ends(form: str) -> set[str]:
    words = form.casefold().split()
    return {*words[:1], *words[-1:]}


def _is_form_of(form: str, votes: Votes, party: Gathered) -> bool:
    """Whether it is; it must share its first or its last word, or be in capitals."""
    if form in party.forms or (" " in form and form.casefold() in map(str.casefold, party.forms)):
        return True
    if form.isupper() and any(is_acronym_of(form, known) for known in party.forms):
        return party.kind != "person" or (len(form) > 2 and votes["organisation"] >= SURE)
    parts = form.split()
    longer = [known.split() for known in party.forms if len(known) > len(form)]
    if not longer:
        return False
    bodily = ORGANISATION.search(form) or ORGANISATION.search(party.name)
    personal = party.kind == "person" or not (party.fixed or bodily)
    if personal and (not bodily or votes["organisation"] < SURE) and any(_is_last_or_first(parts, k) for k in longer):
        return True
    if party.kind in {"organisation", "group"} and votes["person"] < SURE and votes["place"] < SURE:
        return any(_is_short_for_body(parts, known) for known in longer)
    return False


_SPANISH = 3
"""Words of a name with two family names, of which the first may stand alone."""


def _is_last_or_first(short: list[str], full: list[str]) -> bool:
    """A last name, with what stands before it, or all but a last name; the first of two after two given ones."""
    if short == full[-len(short) :] or _begins_like(short, full[-len(short) :]):
        return True
    if len(full) == _SPANISH and short == full[1:2]:
        return True  # "Bonilla" of "Óscar Bonilla Reyes"
    if len(short) == len(full) > 1 and short[1:] == full[1:] and _is_initial(short[0], full[0]):
        return True
    if len(short) == len(full) > 1 and full[-1].startswith(f"{short[-1]}-"):
        return short[:-1] == full[:-1]
    return short == full[: len(short)] and (len(full) == 3 or len(short) == 1)


def _begins_like(short: list[str], last: list[str]) -> bool:
    """ "De Groof" at the start of a sentence, of "Annelien de Groof"."""
    small = short[0][:1].lower() + short[0][1:]
    return len(short) > 1 and [small, *short[1:]] == last


def _is_initial(short: str, full: str) -> bool:
    """ "R." of "Rosalind"."""
    letter = short.removesuffix(".")
    return len(letter) == 1 and len(full) > 2 and full.startswith(letter)


def _is_short_for_body(short: list[str], full: list[str]) -> bool:
    """The first words of an organisation's name, or its last: "Norrvik" of "Norrvik AB", "the Sinfonia"."""
    if short == full[-len(short) :]:
        return True
    if short[0] in _NO_SHORT_FORM and len(short) == 1:
        return False
    if " ".join(short) in BY_FORM or " ".join(short) in DEMONYMS or ORGANISATION.fullmatch(short[0]):
        return False
    return (len(short) > 1 or len(short[0]) > 3) and [word.casefold() for word in short] == [
        word.casefold() for word in full[: len(short)]
    ]


def is_last_name(form: str, party: Gathered) -> bool:
    """Whether `form` is the last of the words that name somebody, as a person's last name is, and a body's is not."""
    words = party.name.split()
    return len(words) in {2, 3} and words[-1] == form and not ORGANISATION.search(party.name)


def short_form(party: Gathered) -> str | None:
    """What a party is called for short where it is not known from elsewhere: the last name, or the first word."""
    words = party.name.split()
    if len(words) < 2 or party.kind not in {"person", "organisation"} or not words[0][:1].isupper():
        return None
    if party.kind == "person":
        return words[-1]
    first = words[0]
    common = (
        len(first) < 4
        or first in _NO_SHORT_FORM
        or ORGANISATION.fullmatch(first)
        or first in DEMONYMS
        or first in BY_FORM
    )
    return None if common else first
