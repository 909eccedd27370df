"""What an amount measures: a rise or fall, a level, a cost, a length of time, a distance, an age."""

import re
from typing import TYPE_CHECKING

from summarizer.reading.clauses import party_of
from summarizer.reading.counting.fates import things
from summarizer.reading.counting.nouns import FIGURES, LENGTHS, TIMES, WEIGHTS, Amount, is_measure
from summarizer.reading.counting.phrases import (
    actor_words,
    noun_words,
    object_of,
    own_subject,
    owned_by,
    subject_of,
    tidy,
)
from summarizer.reading.counting.times import is_time
from summarizer.reading.counting.verbs import denied
from summarizer.reading.parse import span_of
from summarizer.reading.units import CURRENCY_WORDS, MEASURES

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
_REACHING = set("be stand come reach hit total average amount remain measure run exceed stay near number touch fetch top "
    "retail sell".split())
_SETTING = set(
    "put estimate set leave value measure quote take revise raise lower cut bring see keep hold have give".split()
)
_LEVELLING = _REACHING | _SETTING | _UP | _DOWN | _MOVING
_SHARES = {"share", "stock", "equity"}
_PAPERS = {"yield", "yields", "gilt", "gilts", "bond", "bonds", "note", "notes", "bill", "bills", "treasury", "treasuries"}
_TEAMS = {"team", "crew", "committee", "panel", "jury", "delegation", "squad", "council", "cabinet", "family"}
_LEVELS = {"range", "total", "average", "record", "maximum", "minimum", "high", "low", "level"}
_WRITTEN = frozenset("document report statement letter note paper submission dossier ruling judgment".split())
_VERY_SHORT = 3
_SPEAKERS = {"i", "he", "she", "we", "they", "you"}
_OWNING = {"have", "own", "hold", "face", "report", "post", "run", "record", "charge", "send", "lose", "get"}
_TRAVELLING = set("fly travel go swim walk run drive march sail ride trek row drift hike move race fall climb".split())


def of_noun(amount: Amount) -> str:
    """ "fee", "ceiling", "length of judgment": the noun whose size the amount gives."""
    noun = amount.sized
    if noun is None:
        return ""
    words = noun_words(amount.reading, noun, skip=amount.head)
    if noun.lower_ in _PAPERS and is_time(amount):
        return f"term of {words}"
    if (dimension := _dimension(amount)) and amount.measured:
        return f"{dimension} of {words}"
    if len(words.split()) < _VERY_SHORT and noun.dep_ == "dobj" and noun.head.lemma_ in _OWNING:
        words += owned_by(amount.reading, subject_of(noun.head))
    return words


def _dimension(amount: Amount) -> str:
    unit = amount.head.lemma_.lower()
    if unit in WEIGHTS or unit == "kg":
        return "weight"
    return "length" if unit in TIMES or unit in LENGTHS else ""


def of_measure(amount: Amount) -> str:
    """ "depth of the channel" of "2.8 metres deep", "weight of the satellite" of "weighs 120 kilograms"."""
    after = amount.head.nbor()
    if after.lower_ in _DIMENSIONS and after.head != after:
        thing = after.head if after.dep_ == "amod" else subject_of(after.head if after.head.pos_ in {"VERB", "AUX"} else after)
        words = noun_words(amount.reading, thing, skip=after) if thing is not None else ""
        return f"{_DIMENSIONS[after.lower_]} of {words}" if words else ""
    verb = amount.head.head
    holds = verb.lemma_ != "hold" or (amount.number.unit or "").startswith(_VOLUMES)
    if amount.head.dep_ in {"dobj", "npadvmod", "attr", "oprd"} and verb.lemma_ in _MEASURING and holds:
        actor = actor_words(amount.reading, subject_of(verb))
        return f"{_MEASURING[verb.lemma_]} of {actor}" if actor and not denied(verb) else ""
    return ""


_DIMENSIONS = {"wide": "width", "deep": "depth", "high": "height", "tall": "height", "long": "length", "thick": "thickness"}
_VOLUMES = ("cubic", "litres", "barrels", "gigalitres", "tonnes", "tons")
_MEASURING = {"weigh": "weight", "hold": "capacity", "seat": "capacity", "span": "length"}


def of_members(amount: Amount) -> str:
    """ "members of the council" of "the 1,400-member council" and "the 40-strong council", "stores of the chain"."""
    part = _JOINED_NOUN.match(amount.reading.text[amount.number.end :][:_WORD_MOST])
    noun = _body(amount) if part is not None else None
    ending = part.group(1) if part is not None else ""
    if noun is None or part is None or ending.endswith("ed") or {part.group(1)} & (MEASURES.keys() | CURRENCY_WORDS.keys() | _NOT_PARTS):
        return ""
    party = party_of(amount.reading, noun) if noun.pos_ == "PROPN" else None
    words = party.name if party is not None else noun_words(amount.reading, noun, skip=amount.head)
    owner = re.sub(rf"^{part.group(1)}\s", "", words)
    word = "member" if part.group(1) == "strong" else part.group(1)
    return f"{_PLURALS.get(word, f'{word}s')} of {owner}" if owner else ""


def _body(amount: Amount) -> "Token | None":
    """What has so many members: "council" of "the 40-strong council", "Council" of "the 40-member Makers' Council"."""
    token = amount.root
    while token.dep_ in {"nummod", "npadvmod", "amod", "nmod", "compound", "quantmod", "advmod", "poss"}:
        if token.head.i < token.i:
            return None
        token = token.head
    return token if token != amount.root and token.pos_ in {"NOUN", "PROPN"} else None


_JOINED_NOUN = re.compile(r"[-‑]([a-z]+)(?=\s)")
_WORD_MOST = 24
_PLURALS = {"man": "men", "woman": "women", "person": "people", "country": "countries", "party": "parties"}
_NOT_PARTS = frozenset(
    "year month week day hour minute second point fold way old dollar euro crore lakh million billion trillion time to".split()
)


def of_size(amount: Amount) -> str:
    """ "fine" of "a fine of $3 million", "budget" of "a budget of 40 million"."""
    by = amount.preposition
    if by is None or by.lower_ not in {"of", "at", "to"} or by.head.pos_ not in {"NOUN", "PROPN"}:
        return ""
    noun = by.head
    if by.lower_ == "at" and noun.dep_ == "pobj":
        return ""
    if by.lower_ == "of" and noun.lower_ in _TEAMS and not amount.measured:
        return f"members of {noun_words(amount.reading, noun, skip=by)}"
    plain = not any(child.dep_ in {"compound", "poss", "amod"} for child in noun.children)
    if noun.lower_ in _LEVELS and noun.dep_ == "pobj" and plain:
        return ""
    words = noun_words(amount.reading, noun, skip=by)
    owned = noun.head.lemma_ in _OWNING
    if noun.lower_ in _WRITTEN and amount.number.unit == "pages":
        return f"length of {words}"
    if len(words.split()) < _VERY_SHORT and noun.dep_ == "dobj" and owned:
        words += owned_by(amount.reading, subject_of(noun.head))
    return words


def of_change(amount: Amount) -> str:
    """ "fall in Mapleton shares" of "slipped 2.3%", "closed 17% higher", "an increase of 3%"."""
    head, by = amount.head, amount.preposition
    acts = head.dep_ in {"nsubj", "nsubjpass"} and not amount.measured
    if is_time(amount) or (by is not None and by.lower_ not in {"by", "of"}) or acts:
        return ""
    token = by.head if by is not None else head.head
    if token in amount or _within(token, amount) or not (way := _way(token, amount)):
        return ""
    if token.pos_ == "NOUN":
        return noun_words(amount.reading, token, skip=amount.preposition)
    verb = token if token.pos_ in {"VERB", "AUX"} else _over(token)
    return _change(amount, verb, way) if verb is not None and not denied(verb) else ""


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
        if token.lemma_ in _MOVING:
            words = around
        elif token.lemma_ in _ADDING:
            share = amount.number.unit in _SHARE_UNITS and (token.lemma_ == "add" or around & {"up", "back"})
            return _ADDING[token.lemma_] if share else ""
    return "rise" if words & _UP else "fall" if words & _DOWN else ""


def _moved(amount: Amount, verb: "Token") -> "Token | None":
    """What the verb moves or sets: its object, the noun after "off", else its subject."""
    thing = object_of(verb)
    if thing is None:
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
    named = _NAMED_BEFORE.search(amount.reading.text[max(0, amount.number.start - _WORD_MOST * 2) : amount.number.start])
    party = party_of(amount.reading, subject) if subject is not None else None
    if not named or not _POLLS.search(amount.reading.text):
        return ""
    known = amount.reading.party_named(named.group(1)) or party
    return f"support for {known.name}" if known is not None and known.kind != "person" else ""


_NAMED_BEFORE = re.compile(r"((?:[A-Z][\w’'-]+)(?:\s[A-Z][\w’'-]+){0,3})\s(?:(?:is|are|was|unchanged|steady|still)\s)?(?:on|at)\s$")
_POLLS = re.compile(r"\b(?:polls?|survey(?:ed|s)?|respondents|voters)\b")


def of_part(amount: Amount) -> str:
    """ "undecided voters" of "undecided voters make up 16 per cent": a share by what it is."""
    by, verb = amount.preposition, amount.governor
    if verb is None or verb.lemma_ not in _COMPOSING or amount.number.unit not in {"%", "share"}:
        return ""
    direct = amount.head.dep_ == "dobj" if by is None else by.lower_ == "for"
    subject = subject_of(verb)
    return noun_words(amount.reading, subject) if direct and subject is not None and not denied(verb) else ""


_COMPOSING = {"make", "account", "represent", "constitute", "comprise", "form"}


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
    if verb.lemma_ not in _LEVELLING and not (by is not None and by.lower_ in {"to", "at"}):
        return ""
    thing = _moved(amount, verb)
    if by is not None and by.head.pos_ in {"NOUN", "PROPN"} and by.head.dep_ == "conj":
        thing = by.head
    if thing is None or thing.lower_ in _SPEAKERS or (thing.pos_ == "PROPN" and party_of(amount.reading, thing) is not None):
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
        if word in _COSTING and amount.head.dep_ != "nsubj":
            acts = token.pos_ in {"VERB", "AUX"} or own_subject(token) is not None
            verb = token if acts else _over(token)
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


def _is_shift(verb: "Token") -> bool:
    return verb.lemma_ not in {"win", "lose", "beat", "trail", "lead", "outnumber", "outstrip", "overpay", "pass"}


def of_shift(amount: Amount) -> str:
    """ "change in the deadline" of "pushed back the deadline by five years"."""
    verb, by = amount.governor, amount.preposition
    if verb is None or by is None or by.lower_ != "by" or not _is_shift(verb) or denied(verb):
        return ""
    thing = _moved(amount, verb)
    words = noun_words(amount.reading, thing) if thing is not None and thing.pos_ == "NOUN" else ""
    return f"change in {words}" if words else ""


def of_rate(amount: Amount) -> str:
    """ "shilling to the dollar" of "the shilling, quoted at 129.30 to the dollar"."""
    rate = _RATE.match(amount.reading.text[amount.number.end :][:_WORD_MOST])
    verb = amount.governor
    subject = subject_of(verb) if verb is not None and rate else None
    words = noun_words(amount.reading, subject, place=False) if subject is not None else ""
    return f"{words} {rate.group().strip()}" if words and rate else ""


_RATE = re.compile(rf"\s(?:to|per|against)\sthe\s(?:US\s)?(?:{'|'.join(CURRENCY_WORDS)})s?\b")


def of_distance(amount: Amount) -> str:
    """ "distance of the boat east of Anthi", "distance swum by Odoi"."""
    if amount.head.lemma_.lower() not in LENGTHS and amount.number.unit not in {"km", "miles", "m", "metres", "feet"}:
        return ""
    text = amount.reading.text[amount.number.end : amount.number.end + 60]
    way = re.match(
        r"[\s-]?\w*\s((?:(?:north|south|east|west|north-\w+|south-\w+)\s(?:of)|from|away|downstream|upstream|off)\b.*)",
        text,
    )
    if way:
        place = re.match(
            r"(?:\w+\s)?(?:of\s|from\s)?(?:the\s)?(?:[a-z]+\s){0,2}(?:of\s)?(?:[A-Z]\w+\s?){0,3}", way.group(1)
        )
        return tidy(f"distance {place.group() if place else ''}")
    verb = amount.governor
    if (by := amount.preposition) is not None and by.lower_ == "within" and (of := re.match(r"\s?\w+\sof\s", text)):
        place = re.match(r"(?:the\s)?(?:[a-z]+|[A-Z]\w+(?:\s[A-Z]\w+){0,2})", text[of.end() :])
        return tidy(f"distance from {place.group()}") if place else ""
    if verb is None or denied(verb):
        return ""
    actor = actor_words(amount.reading, subject_of(verb))
    return f"distance {actor} {verb.text}" if actor and verb.lemma_ in _TRAVELLING else ""
