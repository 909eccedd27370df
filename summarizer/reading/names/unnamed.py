"""Finds who takes part without a name: bodies ("Kenya's central bank"), groups ("two deckhands"), single people."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.countries import BY_FORM, DEMONYMS
from summarizer.reading.mentions import NameKind, Span
from summarizer.reading.names.gathered import Gathered
from summarizer.reading.names.nouns import Meaning, meaning_of, names_a_person
from summarizer.reading.names.phrases import full_phrase, matter_of, speaker_phrase, whole_phrase
from summarizer.reading.names.vocabulary import OF_WORKERS
from summarizer.reading.parse import span_of, text_of

if TYPE_CHECKING:
    from summarizer.reading.names.gathering import Gathering
    from summarizer.reading.tree import Doc, Token

_KIND: dict[Meaning, NameKind] = {"person": "person", "people": "group", "body": "organisation"}
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their"})
_BARE_NOBODY = frozenset(
    {"office", "commission", "group", "company", "council", "firm", "team", "force", "service", "board"}
)
_FORMER = frozenset({"former", "new", "then"})
_GOVERNMENTS = frozenset({"government", "administration"})
_POLICE = frozenset({"police", "officers", "detectives", "investigators"})
_NAMING_OTHER_THINGS = frozenset({"military"})
"""What in a name tells of what sort it is: "the military" is no Military Demarcation Line."""
_QUANTITIES = frozenset(
    "patrol squad crew crowd gang group pair couple number dozens scores hundreds thousands majority handful several some many most".split()
)
_MOUTHPIECES = frozenset("spokesman spokeswoman spokesperson lawyer".split())
_OF_THEIR_STAFF = re.compile(r"\b(?:Union|Federation|Association|League|Guild|Lodge)$")
"""Bodies of the police that are not the police."""
_MAY_BE_CENTRAL = re.compile(r"\b(?:Central|National|Reserve|State|People['’]s|Federal) Bank\b|\bBanks? of\b|bank\b")
_SEATED = re.compile(r"^\w+-based\s")
"""Where a body is, which tells it from nobody: "the Calgary-based company"."""
_FEWEST_TOLD = 2
_SOON = 600
"""Code points after what a body is in which its name comes."""
_AFFECTED = frozenset({"nsubj", "nsubjpass", "dobj", "dative"})


def gather_unnamed(gathering: "Gathering", doc: "Doc") -> None:
    """Add everyone who takes part without a name, in the order of the text."""
    named = gathering.index()
    for token, meaning in _actors(doc):
        if not named.around(span_of(token)):
            _gather(gathering, token, meaning)


def _actors(doc: "Doc") -> "Iterator[tuple[Token, Meaning]]":
    for token in doc:
        meaning = _meaning(token)
        if meaning and not _is_before_a_name(token) and not _names_a_medium(token):
            first = token
            while first.dep_ == "conj" and first.head is not first and first.head.pos_ != "VERB":
                first = first.head
            if _takes_part(first, meaning):
                yield token, meaning


def _meaning(token: "Token") -> "Meaning | None":
    """What a noun means, or a number or quantity of people: "two of its officials", "a group of 33 MEPs"."""
    if token.pos_ == "NUM" or token.lower_ in _QUANTITIES:
        counted = (noun for of in token.children if of.lower_ == "of" for noun in of.children if noun.dep_ == "pobj")
        if any(noun.tag_ in {"NNS", "NNPS"} and meaning_of(noun) for noun in counted):
            return "people"
    meaning = meaning_of(token) if token.pos_ in {"NOUN", "PROPN"} else None
    return meaning if meaning and not _is_asked_for(token) else None


def _is_asked_for(token: "Token") -> bool:
    return any(each.lower_ in {"how", "which", "what", "whose"} for each in token.subtree if each.i < token.i)


def _is_before_a_name(token: "Token") -> bool:
    """Whether a title or trade stands right before a name: "payroll firm Ledgerly", "Sgt. Berg"."""
    beside = token.nbor()
    following = beside if beside.text != "." else token.nbor(2)
    return following.pos_ != "PRON" and following.text[:1].isupper() and not beside.is_sent_start


def _takes_part(token: "Token", meaning: Meaning) -> bool:
    if token.dep_ == "pobj" or (token.dep_ == "dobj" and token.head.lower_ == "citing"):
        return _is_behind(token.head)
    if token.dep_ == "poss":
        return meaning == "body" and _is_told_apart(token)
    if token.dep_ == "conj":
        return token.tag_ in {"NN", "NNS"} and any(child.text == "," for child in token.children)
    if token.dep_ not in _AFFECTED:
        return False
    speaks = token.dep_ in {"nsubj", "nsubjpass"} and token.head.lemma_ in cues.ALL
    return speaks or (token.head.pos_ in {"VERB", "AUX"} and (meaning != "person" or _is_told_apart(token)))


def _is_behind(preposition: "Token") -> bool:
    """Whether who comes after a preposition or a participle speaks or acts: "according to", "by", "citing", "a spokesman for"."""
    told = preposition.lower_ == "to" and preposition.head.lower_ == "according"
    spoken_for = preposition.lower_ == "for" and preposition.head.lower_ in _MOUTHPIECES
    return told or spoken_for or preposition.dep_ == "agent" or preposition.lower_ == "citing"


def _is_told_apart(token: "Token") -> bool:
    return speaker_phrase(token).end - speaker_phrase(token).start > len(token)


def _names_a_medium(token: "Token") -> bool:
    return any(child.lower_ in cues.MEDIA for child in token.children if child.dep_ in {"compound", "nmod", "appos"})


def _gather(gathering: "Gathering", token: "Token", meaning: Meaning) -> None:
    if any(child.dep_ == "appos" and child.pos_ == "PROPN" for child in token.children):
        return
    if meaning == "person" and _is_named_after(gathering, token):
        return
    if (spoken_for := _members_of(gathering, token)) is not None:
        spoken_for.call(full_phrase(token))
        return
    span = speaker_phrase(token)
    words = span.of(text_of(token.doc))
    if not words.strip():
        return
    definite = any(child.lower_ in _DEFINITE or child.dep_ == "poss" for child in token.children)
    body = meaning == "body" or token.lower_ in _POLICE
    if body and (named := _short_for(gathering, token, definite) or _named_soon(gathering, token, words)):
        named.add(words, span, 3)
    elif meaning == "person" and (described := _described(gathering, token)):
        described.add(words, span, 3)
    elif token.lower_ in _GOVERNMENTS and (state := gathering.state_governed(token)):
        state.add(words, span, 3)
    elif not _is_nobody(token, words, definite):
        _add(gathering, token, meaning, span)


def _named_soon(gathering: "Gathering", body: "Token", words: str) -> Gathered | None:
    """The organisation of which a lead tells only what it is: "An ambulance trust … Sund Ambulance Service NHS Trust"."""
    wanted = set(words.lower().split())
    if len(wanted) < _FEWEST_TOLD or not any(child.lower_ in {"a", "an"} for child in body.children):
        return None
    named = (party for party in gathering.parties.values() if party.kind == "organisation" and party.name[:1].isupper())
    fitting = [party for party in named if wanted <= set(party.name.lower().split())]
    soon = [each for each in fitting if 0 < min(at.start for at in each.mentions) - body.idx <= _SOON]
    return soon[0] if len(fitting) == len(soon) == 1 else None


def _is_named_after(gathering: "Gathering", token: "Token") -> bool:
    """ "The MP for Kelham, Alison Burke,": who is described has a name, though the parse does not join them."""
    end = speaker_phrase(token).start + len(full_phrase(token))
    if gathering.text[end : end + 2] != ", " or not gathering.text[end + 2 : end + 3].isupper():
        return False
    people = (party for party in gathering.parties.values() if party.kind == "person")
    return any(at.start == end + 2 for person in people for at in person.mentions)


def _members_of(gathering: "Gathering", token: "Token") -> Gathered | None:
    """The named body for which people speak, none of them told apart: "analysts at Bramwell & Co"."""
    if token.tag_ != "NNS" or any(child.dep_ in {"nummod", "amod", "poss", "compound"} for child in token.children):
        return None
    nouns = [
        each for of in token.children if of.lower_ in {"at", "from"} for each in of.children if each.pos_ == "PROPN"
    ]
    at = [span_of(each) for each in nouns]
    fitting = [p for p in gathering.parties.values() for each in at if p.kind == "organisation" and each in p]
    return fitting[0] if fitting else None


def _is_nobody(token: "Token", words: str, definite: bool) -> bool:
    """A bare noun that only stands for somebody named, or for nobody: "the minister", "the group"."""
    if _SEATED.sub("", words) != token.text or _is_of_a_name(token):
        return False
    return token.lower_ in _BARE_NOBODY or (definite and token.lower_ in cues.STANDING_FOR)


def _add(gathering: "Gathering", token: "Token", meaning: Meaning, span: Span) -> None:
    text = text_of(token.doc)
    words = span.of(text)
    told_apart = full_phrase(token)
    full = words if meaning == "body" and not _is_of_a_name(token) else told_apart
    key = full.lower() if meaning == "person" else words.lower()
    party = gathering.parties.setdefault(key, Gathered(full, _KIND[meaning]))
    party.add(words, span, 3)
    owned = re.match(r".*['’]s?\s(?=\w)", words)
    owner = next((child.text for child in token.children if child.tag_ == "PRP$"), None)
    forms = [owned and words[owned.end() :], told_apart, whole_phrase(token), owner and f"{owner} {words}"]
    for form in filter(None, forms):
        party.call(form)


def _is_of_a_name(body: "Token") -> bool:
    """Whether what comes after a body tells which it is: "the ministry of transport", "the UN panel of experts"."""
    return any(child.lower_ == "of" and child.i == body.i + 1 for child in body.children)


def _short_for(gathering: "Gathering", token: "Token", definite: bool) -> Gathered | None:
    """The one organisation that "the union" or "the council" is short for."""
    alone = speaker_phrase(token).end - speaker_phrase(token).start == len(token)
    word = "police" if token.lower_ in _POLICE and alone else token.lower_
    if (not definite and word != "police") or word in _NAMING_OTHER_THINGS:
        return None
    wanted = {word} | matter_of(token)
    central = word == "bank" and any(child.lower_ == "central" for child in token.children)
    fitting = [
        party
        for party in gathering.parties.values()
        if party.kind == "organisation"
        and (
            wanted <= set(re.findall(r"[\w-]+", party.name.lower()))
            or (alone and word == "union" and OF_WORKERS.search(party.name))
        )
        and not (word == "police" and _OF_THEIR_STAFF.search(party.name))
        and (not central or _MAY_BE_CENTRAL.search(party.name))
        and not _is_of_another_country(token, party)
        and (word not in _GOVERNMENTS or party.name.lower().endswith(word))
        and min(at.start for at in party.mentions) < token.idx
    ]
    return fitting[-1] if len(fitting) == 1 or (fitting and alone) else None


def _is_of_another_country(body: "Token", party: Gathered) -> bool:
    """Whether a body is told to be of one country and a name has another: "Hungary's central bank", "Czech National Bank"."""
    told = _countries(each.text for each in body.subtree if each.i < body.i)
    named = _countries(party.name.split())
    return bool(told and named) and told.isdisjoint(named)


def _countries(words: Iterable[str]) -> set[str]:
    """The countries that words name: Hungary of "Hungary's" and "Hungarian"."""
    bare = (word.removesuffix("'s").removesuffix("’s") for word in words)
    return {country for word in bare if (country := BY_FORM.get(word) or DEMONYMS.get(word))}


def _described(gathering: "Gathering", token: "Token") -> Gathered | None:
    """The person whose role fits a definite description such as "Moscow's security chief" or "the driver"."""
    owners = {child.lower_ for child in token.children if child.dep_ == "poss" and names_a_person(child.lower_)}
    words = {each.lower_ for each in token.subtree if each.pos_ in {"NOUN", "PROPN", "ADJ"}} - _FORMER - owners
    determiners = [child for child in token.children if child.dep_ in {"det", "poss"}]
    headlined = not determiners and token.left_edge.is_sent_start
    if token.tag_ == "NNS" or not (
        headlined or any(each.dep_ == "poss" or each.lower_ == "the" for each in determiners)
    ):
        return None
    people = [party for party in gathering.parties.values() if party.role and party.kind == "person"]
    if any(each.tag_ == "PRP$" for each in determiners):
        people = [party for party in people if min(at.start for at in party.mentions) < token.idx]
    fitting = [party for party in people if len(words) > 1 and _fits(words, party.role or "")]
    if len(words) == 1:
        fitting = [each for each in people if token.lower_ in (each.role or "").lower().split()]
    return fitting[0] if len(fitting) == 1 else None


def _fits(described: set[str], role: str) -> bool:
    shared = described & {word.lower() for word in re.findall(r"\w+", role)}
    return bool(shared - cues.PEOPLE_NOUNS) or len(shared) >= 2
