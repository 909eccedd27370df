"""What an amount measures: a rise or fall, a level, a cost, a share of support."""

import re
from typing import TYPE_CHECKING

from summarizer.reading.clauses import party_of
from summarizer.reading.counting.fates import things
from summarizer.reading.counting.nouns import FIGURES, Amount, is_measure
from summarizer.reading.counting.phrases import (
    noun_words,
    object_of,
    own_subject,
    subject_of,
)
from summarizer.reading.counting.times import is_time
from summarizer.reading.counting.verbs import denied
from summarizer.reading.parse import span_of

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

_UP = set(
    "rise climb gain jump increase surge grow up firm advance swell higher soar rally raise lift hike "
    "strengthen tick expand accelerate quicken boost inch edge".split()
)
_DOWN = set(
    "fall slip drop shed lose slide lower down shrink narrow ease trim cut decline tumble plunge weaken "
    "dip sink slump decrease reduce retreat slash contract cheaper lop shave slow".split()
)
_ADDING = {"add": "rise", "give": "fall"}
"""What moves where a share or points are added or given up."""
_CUTTING = {"cut", "trim", "slash", "lower", "reduce", "lop", "shave"}
_GROWING = {"grow", "expand"}
_MOVING = {"close", "end", "be", "finish", "settle", "trade", "open"}
_BALANCE = {"lose": "loss", "gain": "gain"}
"""What money is to whom who loses or gains it; a share or an index falls or rises."""
_NOMINAL = {"cut": "cut", "trim": "cut", "ease": "easing", "tighten": "tightening", "grow": "growth"}
_TRANSFERRING = {"raise", "sink"}
_SHARE_UNITS = {"%", "share", "points", "percentage points", "basis points"}
_MONEY = re.compile("[A-Z]{3}")
_COSTING = {"cost": "cost", "worth": "worth", "value": "value", "price": "price", "charge": "price"}
_REACHING = set(
    "be stand come reach hit total average amount remain measure run exceed stay near number touch fetch top "
    "retail sell".split()
)
_SETTING = set(
    "put estimate set leave value measure quote take revise raise lower cut bring see keep hold have give".split()
)
_STANDING = frozenset("be stay remain sit lie top lead stand trail".split())
"""Where a side is in a table: "stay top with 61 points"."""
_LEVELLING = {"go"} | _REACHING | _SETTING | _UP | _DOWN | _MOVING
_SHARES = {"share", "stock", "equity"}
_SPEAKERS = {"it", "i", "he", "she", "we", "they", "you"}
_NAMED_BEFORE = re.compile(
    r"((?:[A-Z][\w’'-]+)(?:\s[A-Z][\w’'-]+){0,3})\s(?:(?:is|are|was|unchanged|steady|still)\s)?(?:on|at)\s$"
)
_BACK = 48
_POLLS = re.compile(r"\b(?:polls?|survey(?:ed|s)?|respondents|voters)\b")
_COMPOSING = {"make", "account", "represent", "constitute", "comprise", "form"}


def of_change(amount: Amount) -> str:
    """ "fall in Mapleton shares" of "slipped 2.3%", "closed 17% higher", "an increase of 3%"."""
    head, by = amount.head, amount.preposition
    acts = head.dep_ in {"nsubj", "nsubjpass"} and not amount.measured
    if is_time(amount) or (by is not None and by.lower_ not in {"by", "of"}) or acts:
        return ""
    token = by.head if by is not None else head.head
    if headed := _headed(amount, token):
        return headed
    if token in amount or _within(token, amount) or not (way := _way(token, amount)):
        return ""
    if token.pos_ == "NOUN":
        return noun_words(amount.reading, token, skip=amount.preposition)
    verb = token if token.pos_ in {"VERB", "AUX"} else _over(token)
    if amount.whole is not None and head.dep_ == "dobj" and by is None:
        return ""  # "lost a third of her customers": they are what went
    return _change(amount, verb, way) if verb is not None and not denied(verb) else ""


def _headed(amount: Amount, noun: "Token") -> str:
    """ "cut in rate" of the headline "Bank trims rate by 25 bps", whose verb the parse took for a noun."""
    if amount.preposition is None or amount.preposition.lower_ != "by" or noun.pos_ not in {"NOUN", "PROPN"}:
        return ""
    verb = noun.doc[max(0, noun.i - 1)]
    stem = verb.lower_.removesuffix("s")
    if verb.head != noun or stem == verb.lower_ or stem not in _CUTTING | _UP | _DOWN:
        return ""
    return f"{'cut' if stem in _CUTTING else 'rise' if stem in _UP else 'fall'} in {noun.text}"


def of_fewer(amount: Amount) -> str:
    """ "fall in attacks" of "36% fewer attacks"."""
    more = amount.head.head
    if amount.head.dep_ != "npadvmod" or more.dep_ != "amod" or not amount.measured:
        return ""
    way = {"more": "rise", "higher": "rise", "fewer": "fall", "less": "fall", "lower": "fall"}.get(more.lower_)
    words = noun_words(amount.reading, more.head, skip=more) if way else ""
    return f"{way} in {words}" if words else ""


def _change(amount: Amount, verb: "Token", way: str) -> str:
    money = _MONEY.fullmatch(amount.number.unit or "") is not None
    given = amount.head.dep_ == "dobj" and amount.number.unit not in _SHARE_UNITS
    if given and verb.lemma_ in (_TRANSFERRING if money else _CUTTING):
        return ""
    thing = _moved(amount, verb)
    words = noun_words(amount.reading, thing) if thing is not None else ""
    if thing is not None and thing.lower_ == "it" and amount.reading.party_named(words):
        words = ""  # a body does not rise
    if not words or thing is None:
        return "" if given or not amount.measured else _NOMINAL.get(verb.lemma_, way)
    if thing.lemma_ not in _SHARES and verb.lemma_ in _BALANCE and money:
        return words + ("' " if words.endswith("s") else "'s ") + _BALANCE[verb.lemma_]
    if verb.lemma_ in _CUTTING:
        party = thing.dep_ == "nsubj" and party_of(amount.reading, thing) is not None
        return f"cut by {words}" if party else f"cut in {words}"
    return f"{'growth' if verb.lemma_ in _GROWING else way} {'of' if thing.pos_ == 'PROPN' else 'in'} {words}"


def _within(token: "Token", amount: Amount) -> bool:
    """Whether the token is part of the hedge: "more" of "more than 60"."""
    return span_of(token).overlaps(amount.number.hedged)


def _way(token: "Token", amount: Amount) -> str:
    words = {token.lemma_.lower(), token.lower_}
    if token.pos_ in {"VERB", "AUX"}:
        around = {child.lower_ for child in token.children if child.dep_ in {"advmod", "prt", "acomp"}}
        if any(child.dep_ == "prt" and child.lower_ == "out" for child in token.children):
            return ""
        if token.lemma_ in _MOVING:
            words = around
        elif token.lemma_ in _ADDING:
            share = amount.number.unit in _SHARE_UNITS and (token.lemma_ == "add" or around & {"up", "back"})
            return _ADDING[token.lemma_] if share else ""
    return "rise" if words & _UP else "fall" if words & _DOWN else ""


def _moved(amount: Amount, verb: "Token") -> "Token | None":
    """What the verb moves or sets: its object, the noun after "off", else its subject."""
    thing = object_of(verb)
    if thing is None or (verb.lemma_ == "change" and thing.lower_ == "hands"):
        return subject_of(verb)
    if thing not in amount and not is_measure(thing) and not thing.like_num and thing.pos_ in {"NOUN", "PROPN"}:
        return thing
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in {"off", "from"} and child.i > verb.i:
            return next((each for each in child.children if each.dep_ == "pobj" and each.pos_ == "NOUN"), None)
    return subject_of(verb)


def of_support(amount: Amount) -> str:
    """ "support for the Greens" of "Fianna Fáil is on 22, the Greens at 6 per cent" in a poll."""
    by = amount.preposition
    if by is None or by.lower_ not in {"on", "at"} or amount.number.unit not in {None, "%", "points"}:
        return ""
    subject = own_subject(by.head) if by.head.lemma_ in {"be", "stay", "remain"} else by.head
    named = _NAMED_BEFORE.search(amount.reading.text[max(0, amount.number.start - _BACK) : amount.number.start])
    party = party_of(amount.reading, subject) if subject is not None else None
    if named is None or (party is not None and party.kind == "person") or not _POLLS.search(amount.reading.text):
        return ""
    known = amount.reading.party_named(named.group(1))
    return f"support for {known.name if known is not None else named.group(1)}"


def of_part(amount: Amount) -> str:
    """ "undecided voters" of "undecided voters make up 16 per cent": a share by what it is."""
    by, verb = amount.preposition, amount.governor
    if verb is None or verb.lemma_ not in _COMPOSING or amount.number.unit not in {"%", "share"}:
        return ""
    direct = amount.head.dep_ == "dobj" if by is None else by.lower_ == "for"
    subject = subject_of(verb)
    return noun_words(amount.reading, subject) if direct and subject is not None and not denied(verb) else ""


def of_level(amount: Amount) -> str:
    """ "gross margin" of "gross margin narrowed to 31.4%", "the toll stood at 12", "put the damage at $80m"."""
    by, verb = amount.preposition, amount.governor
    if verb is None:
        return ""
    direct = amount.head.dep_ in {"attr", "acomp", "dobj", "oprd", "npadvmod"} and amount.head.head == verb
    if by is None and not (direct and verb.lemma_ in _REACHING):
        return ""
    if by is not None and by.lower_ not in {"to", "at", "from", "of", "as", "with"}:
        return ""
    if by is not None and by.lower_ == "with" and amount.number.unit == "points":
        standing = subject_of(verb) if verb.lemma_ in _STANDING else None
        return f"points of {noun_words(amount.reading, standing)}" if standing is not None else ""
    if verb.lemma_ not in _LEVELLING and not (by is not None and by.lower_ in {"to", "at"}):
        return ""
    thing = _moved(amount, verb)
    if by is not None and by.head.pos_ in {"NOUN", "PROPN"} and by.head.dep_ == "conj":
        thing = by.head
    if (
        thing is None
        or thing.lower_ in _SPEAKERS
        or (thing.pos_ == "PROPN" and party_of(amount.reading, thing) is not None)
    ):
        return ""
    if thing.lemma_.lower() in FIGURES:
        return _tallied(amount, thing)
    words = noun_words(amount.reading, thing)
    if not words:
        return ""
    earlier = "earlier " if by is not None and by.lower_ == "from" and not _follows_to(amount) else ""
    if thing.lemma_.lower() in _SHARES and amount.number.unit not in {"%", "share", None}:
        closing = "closing price of" if verb.lemma_ == "close" else "price of"
        return f"{earlier}{closing} {words}"
    return f"{earlier}{words}"


def _follows_to(amount: Amount) -> bool:
    """Whether it is the second of "from 61% to 54%", which the parse may take for one."""
    return amount.reading.text[: amount.number.start].rstrip(" $£€").endswith(" to")


def _tallied(amount: Amount, figure: "Token") -> str:
    """ "people killed" of "the number of people killed has reached 176"; nothing for a bare "the figure"."""
    of = next((child for child in figure.children if child.lower_ == "of"), None)
    told = [each for each in of.children if each.dep_ == "pobj"] if of is not None else []
    if told:
        return things(amount, told[0])
    return "death toll" if figure.lower_ == "toll" else ""


def of_cost(amount: Amount) -> str:
    """ "cost of the plan" of "the plan would cost $3m", "worth of the contract", "price of …" of what is paid."""
    for token in amount.head.ancestors:
        word = token.lemma_.lower()
        if word == "charge" and token.pos_ == "NOUN":
            return noun_words(amount.reading, token)
        if word in _COSTING and amount.head.dep_ != "nsubj":
            acts = token.pos_ in {"VERB", "AUX"} or own_subject(token) is not None
            verb = token if acts else _over(token)
            valued = object_of(token) if token.pos_ == "VERB" and word == "value" else None
            if valued is not None and valued is not amount.head:
                return f"value of {noun_words(amount.reading, valued)}"
            if verb is token and (payer := _payer(amount, verb)) is not None:
                return f"{_COSTING[word]} to {noun_words(amount.reading, payer)}"
            thing = own_subject(token) or (
                token.head if token.head.pos_ in {"NOUN", "PROPN"} else (subject_of(verb) if verb is not None else None)
            )
            words = noun_words(amount.reading, thing) if thing is not None else ""
            return f"{_COSTING[word]} of {words}" if words else ""
        if token.pos_ in {"VERB", "AUX"} and not any(child.lemma_ in _COSTING for child in token.children):
            return ""
    return ""


def _payer(amount: Amount, verb: "Token") -> "Token | None":
    """Whom something costs an amount, where the parse does not tell what: "the tolls would cost drivers 300 dinars"."""
    if any(child.dep_ == "nsubj" for child in verb.children):
        return None
    payers = [child for child in verb.children if child.dep_ in {"dative", "dobj"} and verb.i < child.i]
    return next((each for each in payers if each not in amount and each.right_edge.i < amount.head.left_edge.i), None)


def _over(token: "Token") -> "Token | None":
    return next((each for each in token.ancestors if each.pos_ in {"VERB", "AUX"}), None)


_CONTESTED = frozenset("survive pass carry clear approve reject defeat back fail adopt throw".split())
"""What a vote does to a motion by a margin."""


def _is_shift(verb: "Token") -> bool:
    return verb.lemma_ not in {"win", "lose", "beat", "trail", "lead", "outnumber", "outstrip", "overpay", "pass"}


def of_shift(amount: Amount) -> str:
    """ "change in the deadline" of "pushed back the deadline by five years"."""
    verb, by = amount.governor, amount.preposition
    if verb is None or by is None or by.lower_ != "by" or not _is_shift(verb) or denied(verb):
        return ""
    thing = _moved(amount, verb)
    words = noun_words(amount.reading, thing) if thing is not None and thing.pos_ == "NOUN" else ""
    contested = verb.lemma_ in _CONTESTED or amount.number.unit in {"votes", "goals", "seats"}
    return f"{'margin' if contested else 'change'} in {words}" if words else ""
