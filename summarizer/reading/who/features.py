"""What is known of a party before it is ranked: what it does, where it stands, how it is named, how often."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import TYPE_CHECKING

from summarizer.ranking import known
from summarizer.reading import cues
from summarizer.reading.mentions import NamedParty, Sentence, Span
from summarizer.reading.names.nouns import meaning_of
from summarizer.reading.names.vocabulary import ORGANISATION, PLACE_WORDS, PLACES_BEFORE, THING_WORDS
from summarizer.reading.parse import tokens_over
from summarizer.reading.reading import Reading
from summarizer.reading.references import COMPANIES, SUBJECTS

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

FIRST_SENTENCES = 2
MOST_SPOKEN = 3
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_MEDIA_WORDS = frozenset(
    "news times gazette courier post herald tribune journal wire newswire radio tv television broadcaster newspaper "
    "daily press media weekly magazine sentinel telegraph mail agency examiner dispatch desk briefing rundschau digest "
    "observer chronicle review argus advertiser echo mercury bulletin ledger".split()
)
_MEDIA = _MEDIA_WORDS | cues.MEDIA
_WHERE = PLACES_BEFORE - {"from", "to", "of"}
_SPEECHLESS = frozenset({"be", "have", "become", "include", "remain", "get"})


class Stage:
    """What the features of all parties of an article are counted against."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.first = Counter(each.chain[0] for each in reading.quotations if each.chain)
        self.relays = Counter(name for each in reading.quotations for name in each.chain[1:])
        self.orders = {sentence.start: order for order, sentence in enumerate(reading.prose)}
        self.told = {each.start: _tells(reading, each) for each in reading.prose}
        self.most = max((len(party.mentions) for party in reading.parties), default=1)
        lines = " ".join(each.text for each in reading.sentences if each.kind == "furniture").casefold()
        self.furniture = {party.name.casefold() for party in reading.parties if party.name.casefold() in lines}
        self.parts = {part for party in reading.parties for part in _parts_of(party.name)}


def features_of(stage: Stage, party: NamedParty) -> Mapping[str, float]:
    """The features by name; what is 0 is left out."""
    heads = [tokens_over(stage.reading.doc, each.start, each.end).root for each in party.mentions]
    told = {
        **_doing(heads),
        **_speaking(stage, party, heads),
        **_place(stage, party),
        **_naming(stage, party, heads),
    }
    return known(told)


def _doing(heads: "list[Token]") -> dict[str, float]:
    """What the party does in the clauses that name it: the share of its mentions, and whether there is one at all."""
    parts = Counter(part for head in heads for part in _parts(_first_of(head)))
    return {
        **{f"ever {part}": 1.0 for part in parts},
        **{f"share {part}": count / len(heads) for part, count in parts.items()},
        "joined": any(head.dep_ == "conj" for head in heads),
    }


def _first_of(head: "Token") -> "Token":
    while head.dep_ == "conj" and head.head is not head:
        head = head.head
    return head


def _parts(head: "Token") -> "Iterable[str]":
    verb = head.head
    if head.dep_ in SUBJECTS:
        if verb.lemma_ in cues.ALL:
            yield "speaks"
        elif verb.lemma_ in _SPEECHLESS:
            yield "is"
        else:
            yield "acts" if head.dep_ == "nsubj" else "undergoes"
        if verb.dep_ in {"relcl", "advcl", "acl"}:
            yield "aside"
    elif head.dep_ == "pobj" and verb.dep_ == "agent":
        yield "agent"
    elif head.dep_ == "pobj":
        yield "place" if verb.lower_ in _WHERE else f"after {verb.lower_}"
    elif head.dep_ == "poss":
        yield "owns a person" if meaning_of(verb) == "person" else "owns"
    else:
        yield head.dep_


def _speaking(stage: Stage, party: NamedParty, heads: "list[Token]") -> dict[str, float]:
    forms = {party.name, *party.aliases}
    spoken = sum(stage.first[form] for form in forms)
    relayed = sum(stage.relays[form] for form in forms)
    return {
        "quoted": min(spoken, MOST_SPOKEN) / MOST_SPOKEN,
        "quoted ever": bool(spoken),
        "relays": bool(relayed),
        "relays only": bool(relayed) and not spoken,
        "is told": any(head.dep_ in {"dobj", "dative"} and head.head.lemma_ == "tell" for head in heads),
        "is cited": any(
            head.dep_ in {"dobj", "pobj"} and head.head.lower_ in {"citing", "cite", "cited"} for head in heads
        ),
    }


def _place(stage: Stage, party: NamedParty) -> dict[str, float]:
    reading = stage.reading
    sentences = [each for each in (reading.sentence_at(mention.start) for mention in party.mentions) if each]
    shown = [stage.orders[each.start] for each in sentences if each.start in stage.orders]
    first = min(shown, default=len(reading.prose))
    return {
        "mentions": math.log1p(len(party.mentions)),
        "mentioned once": len(party.mentions) == 1,
        "share of most": len(party.mentions) / stage.most,
        "sentences": math.log1p(len({each.start for each in sentences})),
        "in furniture": party.name.casefold() in stage.furniture,
        "in headline": any(each.kind == "title" for each in sentences),
        "at the top": first < FIRST_SENTENCES,
        "lateness": first / max(1, len(reading.prose)),
        "never in a told line": not any(stage.told.get(each.start) for each in sentences),
        "in quotes only": all(_within_quotes(reading, mention) for mention in party.mentions),
    }


def _tells(reading: Reading, sentence: Sentence) -> bool:
    """Whether a line is a sentence that tells something, not a byline, a caption or a heading."""
    tokens = list(tokens_over(reading.doc, sentence.start, sentence.end))
    return any(token.tag_ in _FINITE for token in tokens) and sentence.text[-1:] in ".!?”’\"')…"


def _within_quotes(reading: Reading, mention: Span) -> bool:
    return any(each.style == "direct" and mention in each.content for each in reading.quotations_over(mention))


def _naming(stage: Stage, party: NamedParty, heads: "list[Token]") -> dict[str, float]:
    name, words = party.name, party.name.split()
    proper = any(word[:1].isupper() for word in words)
    head = heads[0]
    return {
        f"a {party.kind}": 1.0,
        f"a {party.kind} with a role": party.role is not None,
        "without a name": not proper,
        "one word": len(words) == 1,
        f"{'named' if proper else 'unnamed'} {party.kind} in one word": len(words) == 1,
        "capitals": name.isupper() and len(name) > 1,
        "organisation word": bool(ORGANISATION.search(name)),
        "place word": words[-1] in PLACE_WORDS,
        "thing word": words[-1] in THING_WORDS,
        "medium": bool({word.lower() for word in words} & _MEDIA) or _is_medium(party),
        "called a medium": any(head.nbor().lower_ in _MEDIA_WORDS for head in heads),
        "of a named one": not proper and any(word[:1].isupper() for word in words),
        "part of another": name in stage.parts,
        "has aliases": bool(party.aliases),
        **(_unnamed(head) if not proper or head.text.islower() else {}),
    }


def _parts_of(name: str) -> Iterator[str]:
    """What words of a name are less than the whole, in a row."""
    words = name.split(" ")
    for start, end in combinations(range(len(words) + 1), 2):
        if end - start < len(words):
            yield " ".join(words[start:end])


def _is_medium(party: NamedParty) -> bool:
    return bool(set((party.role or "").lower().split()) & _MEDIA_WORDS)


def _unnamed(head: "Token") -> dict[str, float]:
    determiners = {child.lower_ for child in head.children if child.dep_ in {"det", "poss"}}
    return {
        "the": "the" in determiners,
        "a": bool(determiners & {"a", "an", "one"}),
        "owned": any(child.dep_ == "poss" for child in head.children),
        "counted": any(child.dep_ == "nummod" for child in head.children),
        "described": any(child.dep_ in {"amod", "compound", "nmod"} for child in head.children),
        "proper modifier": any(child.pos_ == "PROPN" for child in head.children if child.i < head.i),
        "told apart": any(
            child.dep_ in {"prep", "relcl", "acl", "amod"} and child.i > head.i for child in head.children
        ),
        "stands for a company": head.lower_ in COMPANIES,
        "stands for a company, the": head.lower_ in COMPANIES and "the" in determiners,
        "owned by a person": any(child.dep_ == "poss" and meaning_of(child) == "person" for child in head.children),
        "bare": not determiners and head.left_edge is head,
        f"means {meaning_of(head)}": 1.0,
    }
