"""Whom the article names, by every form, and in which sentences it speaks of each of them."""

import re
from functools import cached_property
from typing import TYPE_CHECKING

from summarizer.checking.cities import IN_COUNTRY
from summarizer.checking.source import Source
from summarizer.reading.countries import BY_FORM, CAPITALS, DEMONYMS
from summarizer.reading.mentions import NamedParty, Span
from summarizer.reading.notes import once
from summarizer.reading.references import referent
from summarizer.reading.words import has_phrase

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

_WORD = re.compile(r"[^\W_]+")
_ENDINGS = frozenset(
    ["", "n", "an", "ian", "ean", "ish", "ese", "i", "s", "er", "ers", "ic", "en", "ns", "ans", "ians"]
)
LONGEST_ACRONYM = 8
_CORPORATE = frozenset("the of and for inc ltd plc co corp group company".split())
_MONEY = {"£": BY_FORM["UK"], "A$": BY_FORM["Australia"], "C$": BY_FORM["Canada"], "₹": BY_FORM["India"]}
"""Signs of money that tell the country of an article that does not name it."""
_REGIONS = tuple(
    frozenset(line.split())
    for line in (
        "europe european europeans eu brussels",
        "scotland scottish scot scots edinburgh",
        "wales welsh cardiff",
        "england english",
        "africa african africans",
        "asia asian asians",
        "catalonia catalan catalans",
        "quebec quebecois",
        "palestine palestinian palestinians gaza",
        "kurdistan kurdish kurd kurds",
    )
)
"""Continents and peoples without a state of their own, each by its forms."""
_TAKING_PART = frozenset({"nsubj", "nsubjpass", "pobj", "dobj"})
_TABLES = (BY_FORM, DEMONYMS, CAPITALS)
_RUN = re.compile(r"\w+")


def _forms_by_country() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for table in _TABLES:
        for form, country in table.items():
            found.setdefault(country, set()).add(form.casefold())
    return {country: frozenset(forms) for country, forms in found.items()}


def _forms_by_beginning() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for table in (*_TABLES, IN_COUNTRY):
        for form, country in table.items():
            found.setdefault(_RUN.findall(form)[0], []).append((form, country))
    return found


_COUNTRY_FORMS = _forms_by_country()
_TELLING = _forms_by_beginning()
"""What tells a country, with the country, by its first letters in a row."""


class People:
    """The names of one article."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._forms: dict[str, frozenset[str]] = {}
        self._spoken_of: dict[int, frozenset[str]] = {}

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries that the article names in any way: by name, demonym, capital or another of their places."""
        text = self.source.text
        return frozenset(country for sign, country in _MONEY.items() if sign in text) | frozenset(
            country
            for word in set(_RUN.findall(text))
            for form, country in _TELLING.get(word, ())
            if has_phrase(form, text)
        )

    @cached_property
    def capitalised(self) -> frozenset[str]:
        """The capitalised words of the article, casefolded."""
        return frozenset(word.casefold() for word in _WORD.findall(self.source.text) if word[0].isupper())

    @cached_property
    def initials(self) -> frozenset[str]:
        """The initials of every run of capitalised words: "WHO" of "World Health Organization"."""
        runs = re.findall(r"[A-Z][\w’'-]*(?:\s+(?:(?:of|and|for|the|de)\s+)*[A-Z][\w’'-]*)+", self.source.text)
        found = set()
        for run in runs:
            letters = [word[0] for word in run.split() if word[0].isupper()]
            found |= {
                "".join(letters[i:j])
                for i in range(len(letters))
                for j in range(i + 2, min(i + LONGEST_ACRONYM, len(letters)) + 1)
            }
        return frozenset(found)

    @cached_property
    def acronyms(self) -> frozenset[str]:
        """What the article has in capitals only: "WHO", which a summary may write out."""
        return frozenset(re.findall(r"\b[A-Z]{2,}\b", self.source.text))

    def knows(self, word: str) -> bool:
        """Whether the article has `word`, or another form of the name it is."""
        plain = word.casefold()
        if plain in self.source.words or word.replace(".", "") in self.initials:
            return True
        if any(plain in names and names & self.source.words for names in _REGIONS):
            return True
        return country_of(word) in self.countries or any(_same_root(plain, other) for other in self.capitalised)

    def together(self, first: str, second: str, reach: int) -> bool:
        """Whether the article has two words within `reach` words of each other, in one line."""
        one, other = self._places.get(first.casefold(), ()), self._places.get(second.casefold(), ())
        return any(abs(i - j) <= reach for i in one for j in other)

    def always_with(self, word: str, others: frozenset[str], reach: int) -> bool:
        """Whether the article has `word`, and each time within `reach` words of one of `others`."""
        places = self._places.get(word, [])
        theirs = [at for other in others for at in self._places.get(other, ())]
        return bool(places) and all(any(abs(at - each) <= reach for each in theirs) for at in places)

    def holders(self, office: str) -> list[NamedParty]:
        """The people whom the article gives `office` by all its words: "finance minister"."""
        return [each for each in self.source.reading.parties if office in (each.role or "").casefold()]

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        at = 0
        for line in self.source.text.splitlines():
            for word in _WORD.findall(line.casefold()):
                places.setdefault(word, []).append(at)
                at += 1
            at += 50
        return places

    def spoken_of(self, index: int) -> frozenset[str]:
        """The words of the names that a sentence speaks of, pronouns and roles resolved."""
        if index not in self._spoken_of:
            self._spoken_of[index] = self._names_in(index)
        return self._spoken_of[index]

    def _names_in(self, index: int) -> frozenset[str]:
        doc = self.source.reading.doc
        words = set(_WORD.findall(self.source.sentences[index].text.casefold()))
        for token in self.source.tokens(index):
            if token.pos_ == "PRON" or (token.pos_ == "NOUN" and token.dep_ in _TAKING_PART):
                words |= set(_WORD.findall((referent(doc, token) or "").casefold()))
        return frozenset(words)

    def party_of(self, name: str) -> NamedParty | None:
        """The article's party that goes by `name`, or by its last word for a person."""
        reading = self.source.reading
        if party := reading.party_named(name):
            return party
        last = _WORD.findall(name.casefold())[-1:]
        for each in reading.parties:
            if each.kind == "person" and _WORD.findall(each.name.casefold())[-1:] == last:
                return each
        return None

    def forms(self, name: str) -> frozenset[str]:
        """The telling words of every form of the party that `name` is, casefolded."""
        if name not in self._forms:
            self._forms[name] = self._forms_of(name)
        return self._forms[name]

    def _forms_of(self, name: str) -> frozenset[str]:
        party = self.party_of(name)
        forms = (name, party.name, *party.aliases) if party else (name,)
        words = {word for form in forms for word in _WORD.findall(form.casefold())}
        for form in forms:
            words |= _COUNTRY_FORMS.get(country_of(form) or "", frozenset())
        kept = {word for word in words if len(word) > 1} - _CORPORATE
        capital = {word for word in kept if any(word.capitalize() in form or word.upper() in form for form in forms)}
        return frozenset(capital or kept)


def country_of(form: str) -> str | None:
    """The country that `form` names, by name, demonym or capital."""
    return BY_FORM.get(form) or DEMONYMS.get(form) or CAPITALS.get(form)


@once
def people_of(source: Source) -> People:
    """The names of the article."""
    return People(source)


def _same_root(first: str, second: str) -> bool:
    """Whether two names differ only by an ending of nationality: Sweden, Swede; Europe, European."""
    shared = 0
    while shared < min(len(first), len(second)) and first[shared] == second[shared]:
        shared += 1
    return shared >= 4 and first[shared:] in _ENDINGS and second[shared:] in _ENDINGS


def name_span(tokens: "list[Token]") -> Span:
    """The span of a run of tokens."""
    return Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))
