"""What is done with money, where nothing else names it: "emergency aid pledged by the UK", "saving for the household"."""

import re
from typing import TYPE_CHECKING

from summarizer.reading.counting.nouns import TIMES, Amount
from summarizer.reading.counting.phrases import MOST_WORDS, actor_words, attached, subject_of, tidy
from summarizer.reading.counting.verbs import denied, particle, undergone

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

_MONEY = re.compile("[A-Z]{3}|cents|pence|dinars|crowns")
_PLACED = {"dobj", "nsubjpass", "npadvmod", "oprd", "dative"}
_WAYS = {"in", "for", "to", "into", "towards", "toward", "from", "off", "on"}
_VERY_SHORT = 3


def of_deed(amount: Amount) -> str:
    """ "emergency aid pledged by the UK": money by what is done with it, a share by who holds or foresees it."""
    verb = amount.governor
    if verb is None or amount.head.dep_ not in _PLACED or amount.head.head != verb or denied(verb):
        return ""
    actor = actor_words(amount.reading, subject_of(verb))
    if verb.lower_ in {"fine", "fines", "fined", "fining"}:
        return f"fine on {actor}" if actor else "fine"
    if amount.number.unit == "%":
        if verb.lemma_ in {"have", "own", "hold"}:
            return f"stake of {actor}" if actor else "stake"
        return f"{undergone(verb)} by {actor}" if actor and undergone(verb) and verb.lemma_ in _HANDLING else ""
    if not _MONEY.fullmatch(amount.number.unit or ""):
        return ""
    return _nominal(amount, verb, actor) or _done_with(amount, verb, actor)


_SAYING = {"value", "estimate", "see", "reckon", "think"}
"""What names an amount and does nothing with it."""
_HANDLING = frozenset(
    "expect forecast foresee predict project estimate poll win need want demand sell buy take pencil offer propose".split()
)


def _nominal(amount: Amount, verb: "Token", actor: str) -> str:
    """ "saving for the household" of "save the household $112", "spending on roads" of "spent $3m on roads"."""
    whom = [each for each in verb.children if each.dep_ in {"dative", "dobj"} and each != amount.head]
    whom = [each for each in whom if each.i < amount.head.left_edge.i]
    passive = any(child.dep_ == "nsubjpass" for child in verb.children)
    receiver = actor_words(amount.reading, whom[0]) if whom and whom[0].pos_ in {"NOUN", "PROPN", "PRON"} else ""
    match verb.lemma_:
        case "save":
            return f"saving for {receiver}" if receiver else f"saving from {actor}" if actor else "saving"
        case "spend":
            on = attached(amount.reading, verb, {"on"}) or attached(amount.reading, amount.head, {"on"})
            return f"spending {on}" if on else ""
        case "owe" if passive:
            return f"debt to {actor}" if actor else "debt"
        case "owe":
            return f"debt to {receiver}" if receiver else f"debt of {actor}" if actor else "debt"
        case "cost":
            return f"cost to {receiver}" if receiver else "cost"
        case "pay" | "give" | "offer" if receiver:
            return f"{undergone(verb)} to {receiver}"
    return ""


def _done_with(amount: Amount, verb: "Token", actor: str) -> str:
    done = undergone(verb) if verb.lemma_ not in _SAYING else ""
    aside = " aside" if any(each.lower_ == "aside" for each in verb.children) else ""
    if not done:
        return ""
    purpose = attached(amount.reading, amount.head, _WAYS) or attached(amount.reading, verb, _WAYS, after=amount.head.i)
    if verb.lemma_ == "put" and not (purpose or particle(verb)):
        return ""
    passive = any(child.dep_ == "nsubjpass" for child in verb.children)
    by = f"by {actor}" if actor and len(actor.split()) <= _VERY_SHORT and not passive else ""
    named = purpose.startswith("in ")
    if named and verb.lemma_ == "have":
        return f"{purpose.removeprefix('in ')} of {actor}" if actor else purpose.removeprefix("in ")
    told = f"{purpose.removeprefix('in ') if named else ''} {done}{aside}".strip()
    whole = f"{told} {by}" if named or not purpose else f"{told} {purpose}"
    return tidy(whole) if len(whole.split()) <= MOST_WORDS else told


def of_use(amount: Amount) -> str:
    """ "from the former striker" of "including $300,000 from the former striker", where nothing else tells of it."""
    money = _MONEY.fullmatch(amount.number.unit or "")
    return attached(amount.reading, amount.head, {"from", "for", "in", "on"}).removeprefix("in ") if money else ""


def of_each(amount: Amount) -> str:
    """ "price per session" of "£4 a session", where nothing else tells what is paid for."""
    each = _EACH.match(amount.reading.text[amount.number.end :][:_NEAR])
    money = _MONEY.fullmatch(amount.number.unit or "")
    return f"price per {each.group(1)}" if each and money and each.group(1) not in _SPANS else ""


_EACH = re.compile(r"\s(?:an?|per|each)\s([a-z]+(?:-[a-z]+)?)\b")
_NEAR = 30
_SPANS = TIMES | {"piece", "time", "quarter", "share", "further", "total", "record", "good", "lot", "bit"}
