"""What is known of a name before it is told whether it is a person's: how it is spelt, what it does, what is said of it."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Literal

from summarizer.ranking import Ranking, known
from summarizer.reading import cues
from summarizer.reading.mentions import Span
from summarizer.reading.names.gathered import Gathered
from summarizer.reading.names.nouns import names_a_person
from summarizer.reading.names.roles import role_of
from summarizer.reading.names.vocabulary import ORG_NOUNS, ORGANISATION, PLACE_WORDS, PLACES_BEFORE, THING_WORDS
from summarizer.reading.parse import sentence_of, text_of, tokens_over

if TYPE_CHECKING:
    from summarizer.reading.tree import Doc, Token

_MOST_VOTES = 12
_PLAIN = 0.05
"""How far from an even chance a kind is plain."""
_NEXT = 12
"""Tokens after a name in which a pronoun may stand for it."""
_PERSONAL = frozenset({"he", "she", "his", "her", "him", "himself", "herself"})
_NEUTRAL = frozenset({"it", "its", "itself"})
_LONE_MARK = re.compile(r"[a-z][A-Z]|\d|[&+/]")
"""A capital within a word, a digit, a sign: "CleanSweep", "Local 416"."""
_MADE_UP = re.compile(
    r"(?:line|tech|soft|corp|sys|ware|works|net|gen|air|bus|med|bio|rail|gas|oil|pay|bank|power|care|link|lab|labs|"
    r"scan|wave|star|way|ways|point|star|ly|fy|io|ex|ix|yx|um|us|ia|is|os|on)$"
)
_LEGAL_FORMS = frozenset(
    (
        "inc inc. corp corp. co co. ltd ltd. llc llp plc ag ab as asa sa nv bv gmbh kg oy oyj spa srl sarl sas pty bhd sdn pt pjsc "
        "jsc ooo kk fc afc cf sc sv fk rc bc"
    ).split()
)
_TRADES = frozenset(
    (
        "advisers advisors airlines ambulance analytics asset assets assurance beverages biosciences biotech books brewery "
        "brewing brothers business cargo cement chemicals coal commissioners communications consulting contractors "
        "construction copper dairies dairy defence defense digital distillers dynamics electric electricity electronics "
        "engineering enterprises entertainment express farms films finance financial fisheries food foods freight gas "
        "generation gold grain health healthcare holding homes hotels housing insurance international investment "
        "investments labor lithium lng logistics machines magazine management manufacturing maritime marketing markets "
        "medical metals mills mines mining mobile motor mutual networks news oil operators paper petroleum pharma "
        "pharmaceuticals plastics ports power press products properties property publishing radio railway retail rovers "
        "sciences seafood security shipping solar software solutions sons space sports steelworks stores studio studios "
        "taxis telecom telecoms textiles theatre therapeutics tours trade traders trading transport travel trucking tv "
        "utilities ventures wanderers water wind works "
        "banco banca banque bankhaus kapital partido partito parti partei partij sindacato sindicato syndicat verband verein "
        "gruppe groupe gruppo grupo société sociedad asociación associação federación movimiento mouvement frente dal "
        "sangha sangh fianna fáil sinn féin fine gael plaid cymru atlético deportivo sporting racing dinamo dynamo "
        "lokomotiv spartak espérance"
    ).split()
)
"""What a firm or a body may be called after, at either end of its name: its trade, or what it is in another language."""
_TRADING = frozenset(
    (
        "acquire agree announce buy close cut deliver employ expect export file fund generate hire import invest issue "
        "launch list lose manufacture merge operate own post produce publish raise reject report represent sell serve "
        "ship sponsor supply trade win withdraw"
    ).split()
)
_LIVING = frozenset(
    (
        "add ask become believe bear bring call come die drive explain feel find go hear hold jail know laugh leave live "
        "love marry meet nod play recall remember retire run score see sit smile speak stand start take talk tell think "
        "travel try turn walk watch wear work write"
    ).split()
)


def features_of(doc: "Doc", party: Gathered) -> Mapping[str, float]:
    """The features by name; what is 0 is left out."""
    heads = [tokens_over(doc, each.start, each.end).root for each in party.mentions]
    told = {**_votes(party), **_spelling(doc, party, heads), **_doing(heads), **_beside(doc, party, heads)}
    return known(told)


def _votes(party: Gathered) -> dict[str, float]:
    """What the mentions voted for one by one, each kind's votes up to a limit."""
    counts = {kind: max(-_MOST_VOTES, min(votes, _MOST_VOTES)) / _MOST_VOTES for kind, votes in party.votes.items()}
    each = party.votes["person"] / max(1, len(party.mentions))
    return {
        **{f"votes {kind}": share for kind, share in counts.items()},
        "voted a person": party.kind == "person",
        "votes a mention": max(-1.0, min(each / _MOST_VOTES, 1.0)),
    }


def _spelling(doc: "Doc", party: Gathered, heads: "list[Token]") -> dict[str, float]:
    words = party.name.split()
    labels = Counter(token.tag_ for each in party.mentions for token in tokens_over(doc, each.start, each.end))
    text = text_of(doc)
    full = sum(each.of(text) == party.name for each in party.mentions)
    forms = [form for form in party.forms if form != party.name]
    return {
        f"{min(len(words), 4)} words": 1.0,
        "organisation word": bool(ORGANISATION.search(party.name)),
        "place word": words[-1] in PLACE_WORDS,
        "thing word": words[-1] in THING_WORDS,
        "legal form": any(word.lower() in _LEGAL_FORMS for word in (words[0], words[-1])) and len(words) > 1,
        "trade": any(word.lower() in _TRADES for word in (words[0], words[-1])),
        "odd spelling": bool(_LONE_MARK.search(party.name)),
        "capitals within": not party.name.isupper() and any(len(each) > 1 and each.isupper() for each in words),
        "in full again": len(words) > 1 and math.log(max(1, full)),
        "in full alone": len(words) > 1 and len(party.forms) == 1,
        "made up": len(words) == 1 and bool(_MADE_UP.search(words[0])),
        "capitals": party.name.isupper(),
        "initial": any(len(word.rstrip(".")) == 1 for word in words[:-1]),
        "hyphened": "-" in words[-1],
        "joined by a small word": any(word in {"of", "for", "and", "on"} for word in words),
        "common words": bool(labels["NN"] + labels["NNS"] + labels["JJ"]),
        "plural": bool(labels["NNPS"] + labels["NNS"]),
        "plural at the end": words[-1].endswith("s") and not words[-1].endswith(("ss", "us", "is")),
        "called by the last word": words[-1] in forms and len(words) > 1,
        "called by the first word": words[0] in forms and len(words) > 1,
        "called by capitals": any(form.isupper() for form in forms),
        "told who it is": any(_role(doc, each, head) for each, head in zip(party.mentions, heads, strict=True)),
    }


def _role(doc: "Doc", span: Span, head: "Token") -> bool:
    """Whether the article says of a name that it is somebody: a mayor, not a company."""
    return any(names_a_person(word) for word in (role_of(doc, span, head) or "").lower().split())


def _doing(heads: "list[Token]") -> dict[str, float]:
    """In what part of the clause the name stands, and with what verbs: shares of its mentions."""
    parts = Counter(part for head in heads for part in _parts(head))
    return {f"share {part}": count / len(heads) for part, count in parts.items()}


def _parts(head: "Token") -> "Iterable[str]":
    verb = head.head
    if head.dep_ in {"nsubj", "nsubjpass"}:
        yield "subject"
        if verb.lemma_ in cues.ALL:
            yield "speaks"
        if verb.lemma_ in _TRADING:
            yield "trades"
        if verb.lemma_ in _LIVING:
            yield "lives"
        if verb.tag_ == "VBP" or verb.lower_ in {"are", "were", "have"}:
            yield "many"
    elif head.dep_ == "pobj":
        yield f"after {verb.lower_}" if verb.lower_ in {"of", "at", "by", "from", "with", "for", "to"} else "governed"
        if verb.lower_ in PLACES_BEFORE:
            yield "where"
    elif head.dep_ == "poss":
        yield "owns a person" if names_a_person(verb.lower_) else "owns"
    else:
        yield head.dep_


def _beside(doc: "Doc", party: Gathered, heads: "list[Token]") -> dict[str, float]:
    """Articles and nouns next to the name, what is apposed to it, and the pronouns that follow."""
    seen = Counter(what for span, head in zip(party.mentions, heads, strict=True) for what in _seen(doc, span, head))
    return {f"with {what}": math.log1p(count) / math.log1p(len(heads)) for what, count in seen.items()}


def _seen(doc: "Doc", span: Span, head: "Token") -> "Iterable[str]":
    tokens = tokens_over(doc, span.start, span.end)
    first, last = tokens[0], tokens[-1]
    before = first.nbor(-1).lower_ if first.i else ""
    if before in {"the", "a", "an"}:
        yield before.replace("an", "a")
    elif names_a_person(before):
        yield "a role before"
    elif before in ORG_NOUNS:
        yield "a body before"
    for apposed in (child for child in head.children if child.dep_ == "appos"):
        yield "a body apposed" if apposed.lower_ in ORG_NOUNS else "something apposed"
        if names_a_person(apposed.lower_):
            yield "a role apposed"
    after = [token.lower_ for token in doc[last.i + 1 : min(last.i + 4, sentence_of(last).end)]]
    if after[:2] == [",", "who"] or after[:1] == ["who"]:
        yield "who"
    if after[:2] == [",", "which"] or after[:1] == ["which"]:
        yield "which"
    if after[:1] == [","] and after[1:2] and after[1].isdigit():
        yield "an age"
    following = {token.lower_ for token in doc[last.i + 1 : last.i + _NEXT]} if head.dep_ == "nsubj" else set()
    if following & _PERSONAL:
        yield "he or she"
    if following & _NEUTRAL:
        yield "it"


def told_kind(doc: "Doc", party: Gathered) -> Literal["person", "organisation"] | None:
    """Whether a name is a person's or a body's, where that is plain; None where the mentions' votes may stand."""
    person = Ranking.named("kinds").probability(features_of(doc, party))
    if abs(person - 0.5) < _PLAIN:
        return None
    return "person" if person > 0.5 else "organisation"


def may_be_either(party: Gathered) -> bool:
    """Whether the mentions' votes alone decide that a name is a person's or a body's."""
    return party.fixed is None and party.kind in {"person", "organisation"} and bool(party.mentions)
