"""Gathers the names of a text into parties: long names first, so that short ones find whom they are short for."""

import re
from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from summarizer.reading.countries import BY_FORM, CAPITALS, DEMONYMS, SEATS
from summarizer.reading.index import Index
from summarizer.reading.mentions import Span
from summarizer.reading.names.acronyms import bracketed
from summarizer.reading.names.gathered import Gathered, is_last_name, known_as, mentioned_in, short_form
from summarizer.reading.names.kinds import Votes, votes_of
from summarizer.reading.names.roles import role_of, what_it_is
from summarizer.reading.names.runs import head_of, name_spans
from summarizer.reading.names.states import CAPITALISED, REALMS, is_demonym_of, seat_of, states_among
from summarizer.reading.names.taking_part import is_medium, is_place, weight
from summarizer.reading.names.telling import may_be_either, told_kind
from summarizer.reading.parse import text_of
from summarizer.reading.sentences import sentences_in
from summarizer.reading.words import places_of

if TYPE_CHECKING:
    from summarizer.reading.tree import Doc, Token


LAST_NAME = 6
"""Votes for a person, where a name of several words is called by its last."""
LEAST_TOLD = 2
"""Mentions, in any form, from which on "the government" may be the country's."""
_REACH = 24
_WITHIN_A_PLACE = re.compile(
    r"(?<!stake )(?<!stakes )(?<!shares )(?<!share )(?<!interest )(?<!stock )(?<!trust )(?<!confidence )(?<!holding )"
    r"\b(?:in|near|around|across|outside|throughout|"
    r"(?:city|town|port|streets?|bazaars?|outskirts|north|south|east|west|province|region|people|residents) of)\s$",
    re.IGNORECASE,
)
"""Before the name of a place where something is."""
_GONE_TO = frozenset("visit leave reach enter tour hit strike capture seize take attack bomb shell".split())


class Gathering:
    """The parties of a text, by the name they were first gathered under."""

    def __init__(self, doc: "Doc") -> None:
        self.doc = doc
        self.text = text_of(doc)
        self.parties: dict[str, Gathered] = {}

    def index(self) -> Index[Span]:
        """Every mention so far, by place."""
        return mentioned_in(self.parties.values())

    def gather_names(self) -> None:
        """Add everyone with a name."""
        for full, short in bracketed(self.text):
            self._add_bracketed(full, short)
        taken = self.index()
        by_form: dict[str, list[tuple[Span, Token]]] = defaultdict(list)
        for span in name_spans(self.doc):
            head = _realm(head_of(self.doc, span))
            if head is not None and not taken.touching(span):
                by_form[span.of(self.text)].append((span, head))
        states = states_among(self.doc, list(by_form))
        for form in sorted(by_form, key=lambda form: -len(form.split())):
            self._add_form(form, by_form[form], states)
        self._add_short_forms()

    def settle_kinds(self) -> None:
        """Tell persons from bodies by all that is known of a name in the whole article."""
        for party in filter(may_be_either, self.parties.values()):
            kind = told_kind(self.doc, party)
            if kind is not None and kind != party.kind:
                party.settle(kind)
                told = role_of if kind == "person" else what_it_is
                roles = (told(self.doc, span, head) for span in party.mentions if (head := head_of(self.doc, span)))
                party.role = next((role for role in roles if role), None)

    def state_governed(self, government: "Token") -> Gathered | None:
        """The country whose government it is: by the words before it, else the one that the article is most about."""
        said = {each.text for each in government.subtree if each.pos_ != "DET" and each.text[:1].isupper()} - {
            government.text
        }
        states = [party for party in self.parties.values() if party.fixed == "country"]
        if said:
            return next((each for each in states if any(self._is_of(word, each) for word in said)), None)
        bare = all(child.lower_ in {"the", "this"} for child in government.children if child.i < government.i)
        told = Counter({each.name: self._told_of(each) for each in states if bare})
        ordered = told.most_common(2)
        if not ordered or ordered[0][1] < LEAST_TOLD or (len(ordered) > 1 and ordered[0][1] < 1.5 * ordered[1][1]):
            return None
        return next(each for each in states if each.name == ordered[0][0])

    def _is_of(self, word: str, state: Gathered) -> bool:
        return (
            word in state.forms
            or DEMONYMS.get(word) == BY_FORM.get(state.name, state.name)
            or is_demonym_of(word, state.name)
        )

    def _told_of(self, state: Gathered) -> int:
        other = (
            count for word, count in self._capitalised.items() if word not in state.forms and self._is_of(word, state)
        )
        return len(state.mentions) + sum(other)

    @cached_property
    def _capitalised(self) -> Counter[str]:
        return Counter(CAPITALISED.findall(self.text))

    def _add_bracketed(self, full: Span, short: str) -> None:
        name = full.of(self.text)
        party = self.parties.setdefault(name, Gathered(name, "organisation"))
        for form in (name, short):
            for at in places_of(form, self.text):
                span = Span(at, at + len(form))
                head = head_of(self.doc, span)
                party.add(form, span, weight(head, place=False) if head is not None else 0)

    def _add_form(self, form: str, mentions: "list[tuple[Span, Token]]", states: set[str]) -> None:
        if form in SEATS and self._add_seat_of_union(form, mentions):
            return
        if f"{form} Korea" in BY_FORM and self._add_half(form, mentions):
            return
        if form in BY_FORM or form in CAPITALS or form in states:
            self._add_country(form, mentions)
            return
        if any(is_demonym_of(form, state) for state in states):
            return
        if (state := self._state_of_seat(form, states)) and any(not is_place(head) for _, head in mentions):
            self._add_seat(form, mentions, state)
            return
        votes: Votes = sum((votes_of(self.doc, span, head) for span, head in mentions), Counter())
        if not self._is_only_told(form, mentions, votes):
            party = known_as(self.parties.values(), form, votes)
            if party is None or (_is_first_of(form, party) and self._is_a_place(form)):
                party = self.parties.setdefault(form, Gathered(form))
            party.votes += votes
            if is_last_name(form, party) and votes["person"] >= 0:
                party.votes["person"] += LAST_NAME
            for span, head in mentions:
                self._mention(party, form, span, head)

    def _mention(self, party: Gathered, form: str, span: Span, head: "Token") -> None:
        person = party.kind == "person"
        party.add(form, span, max(weight(head, place=False), int(person)))
        party.role = party.role or (role_of if person else what_it_is)(self.doc, span, head)

    def _is_only_told(self, form: str, mentions: "list[tuple[Span, Token]]", votes: Votes) -> bool:
        return votes["person"] <= votes["organisation"] and all(is_medium(form, head) for _, head in mentions)

    def _add_country(self, form: str, mentions: "list[tuple[Span, Token]]") -> None:
        country = BY_FORM.get(form) or CAPITALS.get(form, form)
        capital = form in CAPITALS and form not in BY_FORM
        for span, head in mentions:
            taking_part = weight(head, place=True)
            if capital and (taking_part <= 0 or is_place(head) or _is_gone_to(head)):
                continue
            party = self.parties.setdefault(country, Gathered(form, "country"))
            if not capital and party.name in CAPITALS:
                party.name = form
            party.add(form, span, taking_part)

    def _add_seat_of_union(self, form: str, mentions: "list[tuple[Span, Token]]") -> bool:
        """Add "Brussels" to the union that it stands for, where the article names that by itself too."""
        bodies = [self.parties[name] for name in SEATS[form] if name in self.parties]
        acting = [(span, head) for span, head in mentions if weight(head, place=True) > 0 and not is_place(head)]
        for span, head in acting if bodies else ():
            bodies[0].add(form, span, weight(head, place=True))
        return bool(bodies and acting)

    def _add_half(self, form: str, mentions: "list[tuple[Span, Token]]") -> bool:
        """Add "the North" to North Korea, in an article that speaks of either."""
        country = f"{form} Korea"
        if country not in self.text:
            return False
        party = self.parties.setdefault(country, Gathered(country, "country"))
        for span, head in mentions:
            if self.text[: span.start].lower().endswith("the "):
                party.add(form, span, weight(head, place=True))
        return True

    def _state_of_seat(self, form: str, states: set[str]) -> str | None:
        seat = seat_of(self.doc, form) if states else None
        return next((state for state in states if seat and (seat == state or is_demonym_of(seat, state))), None)

    def _add_seat(self, form: str, mentions: "list[tuple[Span, Token]]", state: str) -> None:
        party = self.parties.setdefault(state, Gathered(state, "country"))
        for span, head in mentions:
            if not is_place(head) and weight(head, place=True) > 0:
                party.add(form, span, weight(head, place=True))

    def _add_short_forms(self) -> None:
        """Mentions by last name, or by an organisation's first word, that stand elsewhere in the text."""
        known = self.index()
        shown = Index((sentence, sentence) for sentence in sentences_in(self.text) if sentence.kind == "prose")
        shorts: dict[str, list[Gathered]] = defaultdict(list)
        for party in self.parties.values():
            if short := short_form(party):
                shorts[short].append(party)
        for short, parties in shorts.items():
            if all(_is_first_of(short, party) for party in parties) and self._is_a_place(short):
                continue
            for at in (Span(start, start + len(short)) for start in places_of(short, self.text)):
                hyphened = "-" in (self.text[at.start - 1 : at.start], self.text[at.end : at.end + 1])
                head = head_of(self.doc, at)
                if head is not None and not hyphened and not known.touching(at) and shown.around(at):
                    for party in parties:
                        party.add(short, at, weight(head, place=False))

    def _is_a_place(self, name: str) -> bool:
        """Whether the text speaks of what is in a place of that name, after which a body is called too."""
        before = (self.text[max(0, at - _REACH) : at] for at in places_of(name, self.text))
        return any(map(_WITHIN_A_PLACE.search, before))


def _is_first_of(short: str, party: Gathered) -> bool:
    return party.kind == "organisation" and not short.isupper() and party.name.startswith(f"{short} ")


def _is_gone_to(head: "Token") -> bool:
    return head.dep_ == "dobj" and head.head.lemma_ in _GONE_TO


def _realm(head: "Token | None") -> "Token | None":
    """The noun that a state's name hangs on, where it has one: kingdom of "the kingdom of Orlay"."""
    if head is not None and head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lower_ in REALMS:
        return head.head.head
    return head
