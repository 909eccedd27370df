"""What an amount measures: a rise or fall, a level, a cost, a length of time, a distance, an age."""

import re
from typing import TYPE_CHECKING

from summarizer.reading.clauses import party_of
from summarizer.reading.counting.fates import things
from summarizer.reading.counting.nouns import FIGURES, LENGTHS, TIMES, WEIGHTS, Amount, is_measure
from summarizer.reading.counting.phrases import (
    MOST_WORDS,
    actor_words,
    attached,
    noun_words,
    object_of,
    owned_by,
    subject_of,
    tidy,
)
from summarizer.reading.counting.times import is_time
from summarizer.reading.counting.verbs import participle
from summarizer.reading.parse import span_of

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

_UP = set(
    "rise climb gain jump increase surge grow up firm advance swell higher soar rally more raise lift hike "
    "strengthen tick expand accelerate quicken boost".split()
)
_DOWN = set(
    "fall slip drop shed lose slide lower down shrink narrow ease trim cut decline tumble plunge weaken less "
    "fewer dip slump decrease reduce retreat slash contract cheaper lop shave slow".split()
)
_MOVING = {"close", "end", "be", "finish", "settle", "trade", "open"}
_BALANCE = {"lose": "loss", "gain": "gain"}
"""What money is to whom who loses or gains it; a share or an index falls or rises."""
_MONEY = re.compile("[A-Z]{3}")
_COSTING = {"cost": "cost", "worth": "worth", "value": "value", "price": "price", "charge": "price"}
_REACHING = set("be stand come reach hit total average amount remain measure run exceed stay near number".split())
_SETTING = set(
    "put estimate set leave value measure quote take revise raise lower cut bring see keep hold have give".split()
)
_LEVELLING = _REACHING | _SETTING | _UP | _DOWN | _MOVING
_SHARES = {"share", "stock", "equity"}
_VERY_SHORT = 3
_TRAVELLING = set("fly travel go swim walk run drive march sail ride trek row drift hike move race fall climb".split())


def of_noun(amount: Amount) -> str:
    """ "fee", "ceiling", "length of judgment": the noun whose size the amount gives."""
    noun = amount.sized
    if noun is None:
        return ""
    words = noun_words(amount.reading, noun, skip=amount.head)
    if (dimension := _dimension(amount)) and amount.measured:
        return f"{dimension} of {words}"
    if len(words.split()) < _VERY_SHORT and noun.dep_ == "dobj":
        words += owned_by(amount.reading, subject_of(noun.head))
    return words


def _dimension(amount: Amount) -> str:
    unit = amount.head.lemma_.lower()
    if unit in WEIGHTS or unit == "kg":
        return "weight"
    return "length" if unit in TIMES or unit in LENGTHS else ""


def of_size(amount: Amount) -> str:
    """ "fine" of "a fine of $3 million", "budget" of "a budget of 40 million"."""
    by = amount.preposition
    if by is None or by.lower_ not in {"of", "at", "to"} or by.head.pos_ not in {"NOUN", "PROPN"}:
        return ""
    noun = by.head
    words = noun_words(amount.reading, noun, skip=by)
    if len(words.split()) < _VERY_SHORT and noun.dep_ == "dobj":
        words += owned_by(amount.reading, subject_of(noun.head))
    return words


def of_change(amount: Amount) -> str:
    """ "fall in Mapleton shares" of "slipped 2.3%", "closed 17% higher", "an increase of 3%"."""
    if is_time(amount) or (amount.preposition is not None and amount.preposition.lower_ not in {"by", "of"}):
        return ""
    for token in dict.fromkeys((amount.head.head, amount.head.head.head)):
        if token not in amount and not _within(token, amount) and (way := _way(token)):
            return _change(amount, token, way)
    return ""


def _change(amount: Amount, token: "Token", way: str) -> str:
    if token.pos_ == "NOUN":
        return noun_words(amount.reading, token, skip=amount.preposition)
    verb = token if token.pos_ in {"VERB", "AUX"} else _over(token)
    thing = _moved(amount, verb) if verb is not None else None
    words = noun_words(amount.reading, thing) if thing is not None else ""
    owned = words and thing is not None and thing.lemma_ not in _SHARES
    if owned and verb is not None and verb.lemma_ in _BALANCE and _MONEY.fullmatch(amount.number.unit or ""):
        return words + ("' " if words.endswith("s") else "'s ") + _BALANCE[verb.lemma_]
    return f"{way} in {words}" if words else ""


def _within(token: "Token", amount: Amount) -> bool:
    """Whether the token is part of the hedge: "more" of "more than 60"."""
    return span_of(token).overlaps(amount.number.hedged)


def _way(token: "Token") -> str:
    words = {token.lemma_.lower(), token.lower_}
    if token.pos_ in {"VERB", "AUX"}:
        around = {child.lower_ for child in token.children if child.dep_ in {"advmod", "prt", "acomp"}}
        if token.lemma_ in _MOVING:
            words = around
        elif token.lemma_ == "put" and "up" in around:
            words = {"raise"}
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
    if thing is None or (thing.pos_ == "PROPN" and party_of(amount.reading, thing) is not None):
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
            verb = token if token.pos_ in {"VERB", "AUX"} else _over(token)
            if verb is token and (payer := _payer(amount, verb)) is not None:
                return f"{_COSTING[word]} to {noun_words(amount.reading, payer)}"
            thing = (
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


def of_deed(amount: Amount) -> str:
    """ "emergency aid pledged by the UK": money by what is done with it, where nothing else names it."""
    verb = amount.governor
    if verb is None or amount.head.dep_ not in {"dobj", "nsubjpass", "npadvmod", "oprd"} or amount.head.head != verb:
        return ""
    actor = actor_words(amount.reading, subject_of(verb))
    if verb.lower_ in {"fine", "fines", "fined", "fining"}:
        return f"fine on {actor}" if actor else "fine"
    if verb.lemma_ in {"have", "own", "hold"} and amount.number.unit == "%":
        return f"stake of {actor}" if actor else "stake"
    return _done_with(amount, verb, actor) if _is_money(amount) else ""


def _done_with(amount: Amount, verb: "Token", actor: str) -> str:
    purpose = _purpose(amount, verb)
    away = next((f" {each.text}" for each in verb.children if each.dep_ == "prt" or each.lower_ == "aside"), "")
    named = purpose.startswith("in ")
    passive = any(child.dep_ == "nsubjpass" for child in verb.children)
    told = f"{purpose.removeprefix('in ') if named else 'sum'} {participle(verb)}{away}"
    by = f"by {actor}" if actor and len(actor.split()) <= _VERY_SHORT and not passive else ""
    whole = f"{told} {by}" if named or not purpose else f"{told} {purpose}"
    return tidy(whole) if len(whole.split()) <= MOST_WORDS else told


def _is_money(amount: Amount) -> bool:
    unit = amount.number.unit or ""
    return unit in {"%", "share", "cents", "pence", ""} or unit.isupper()


def _purpose(amount: Amount, verb: "Token") -> str:
    ways = {"in", "for", "to", "into", "towards", "toward", "from", "off", "on"}
    return attached(amount.reading, amount.head, ways) or attached(amount.reading, verb, ways, after=amount.head.i)


def _is_shift(verb: "Token") -> bool:
    return verb.lemma_ not in {"win", "lose", "beat", "trail", "lead", "outnumber", "outstrip", "overpay", "pass"}


def of_shift(amount: Amount) -> str:
    """ "change in the deadline" of "pushed back the deadline by five years"."""
    verb, by = amount.governor, amount.preposition
    if verb is None or by is None or by.lower_ != "by" or not _is_shift(verb):
        return ""
    thing = _moved(amount, verb)
    words = noun_words(amount.reading, thing) if thing is not None and thing.pos_ == "NOUN" else ""
    return f"change in {words}" if words else ""


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
    if verb is None:
        return ""
    actor = actor_words(amount.reading, subject_of(verb))
    return f"distance {actor} {verb.text}" if actor and verb.lemma_ in _TRAVELLING else ""
