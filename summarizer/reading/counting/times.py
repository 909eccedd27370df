"""What a length of time is of: "time to open the store", "time in which sales fell", "sentence of the mayor"."""

import re
from typing import TYPE_CHECKING

from summarizer.reading.clauses import is_negated
from summarizer.reading.counting.nouns import TIMES, Amount
from summarizer.reading.counting.phrases import actor_words, attached, noun_words, object_of, subject_of, tidy
from summarizer.reading.counting.verbs import denied, participle, particle

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

_BEFORE, _AFTER = "time before", "time after"
_AROUND = {"before": _BEFORE, "after": _AFTER, "later": _BEFORE, "ago": "time since"}
_GIVING = {"give", "allow", "grant", "offer"}
_SEEKING = {"seek", "want", "ask", "demand", "need", "request"}
_SETTING = {"declare", "impose", "announce", "agree", "sign", "order", "set"}
_JAILING = {"jail", "sentence", "imprison", "convict", "condemn", "serve", "face"}
_HANDED = {"hand", "give", "get", "receive", "order"}
_JAIL = re.compile(r"\b(?:prison|jail|custody|bars|suspended|sentence[ds]?|labour camp)\b")
_JAILED_BY = {"months", "years", "month", "year"}
_SINCE_LAST = re.compile(
    r"\b(?:first|second|third|only|most|worst|least|[a-z]+est)\b(?:\s[\w’'-]+){0,7}\s+in\s(?:\w+\s){0,3}$",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\bfirst\s((?:[a-z]+-)?[a-z]+)\s(?:of its kind\s)?(?:at\s[\w\s]+\s)?in\s(?:\w+\s){0,3}$")
_WITHIN_STATE = re.compile(
    r"\s?\w+\sin\s(power|office|charge|opposition|government|exile|space|captivity|hospital|orbit)\b"
)
_COURT = re.compile(r"\b(?:sentenced?|jail(?:ed)?|prison|convicted|pleaded)\b")
_AIMING = {"xcomp", "advcl", "acl", "relcl"}
_SPEAKERS = {"i", "we", "you", "they"}
_HELPING = {"aux", "auxpass", "neg"}
_NEAR = 60
_TIMES_AS = re.compile(r"\s*times\s+(?:as|that|the|what|more|those|this|its|their|his|her)\b")


def is_time(amount: Amount) -> bool:
    """Whether the amount is a length of time."""
    return amount.head.lemma_.lower() in TIMES or amount.number.unit in {f"{each}s" for each in TIMES}


def of_time(amount: Amount) -> str:
    """ "time to open the store" of "within 90 days", "time the water rose" of "for two weeks"."""
    if not is_time(amount):
        return ""
    head, verb = amount.head, amount.governor
    if head.dep_ == "poss" and head.head.pos_ == "NOUN":
        return noun_words(amount.reading, head.head)
    if verb is None:
        return ""
    within = _WITHIN_STATE.match(amount.reading.text[amount.number.end :][:_NEAR])
    if within:
        return f"time in {within.group(1)}"
    return (
        _sentence(amount, verb)
        or _late(amount, verb)
        or _around(amount, verb)
        or (_by(amount, amount.preposition.lower_, verb) if amount.preposition is not None else _taken(amount, verb))
    )


def _sentence(amount: Amount, verb: "Token") -> str:
    """ "sentence of the mayor" of "the mayor was jailed for six years", "faces up to 14 years in prison"."""
    after = amount.reading.text[amount.number.end : amount.number.end + _NEAR]
    jailing = verb.lemma_ in _JAILING and (verb.lemma_ not in {"face", "serve"} or _JAIL.search(after) is not None)
    handed = verb.lemma_ in _HANDED and _JAIL.search(after) is not None
    if amount.head.lower_ not in _JAILED_BY or not (jailing or handed) or amount.head.dep_ == "nsubj":
        return ""
    thing = object_of(verb)
    done_to = thing if thing is not None and thing != amount.head and thing.pos_ == "PROPN" else subject_of(verb)
    actor = actor_words(amount.reading, done_to) if done_to is not None and done_to.pos_ != "PRON" else ""
    faced = " faced" if verb.lemma_ == "face" else ""
    return f"sentence{faced} {'by' if faced else 'of'} {actor}" if actor else f"sentence{faced}"


def _late(amount: Amount, verb: "Token") -> str:
    following = amount.reading.text[amount.number.end :][:_NEAR]
    late = re.match(r"\s?\w+\s(?:late\b(?!\s[A-Z])|behind schedule|overdue)", following)
    actor = actor_words(amount.reading, subject_of(verb)) if late else ""
    return f"delay of {actor}" if actor else ""


def _around(amount: Amount, verb: "Token") -> str:
    """ "time before the test" of "two days before the test", "time after the family had cooked a chicken"."""
    word = amount.head.nbor()
    told = _AROUND.get(word.lower_)
    if told is None:
        return ""
    inner = next((each for each in word.children if each.dep_ == "pobj"), None)
    if inner is not None:
        words = noun_words(amount.reading, inner, place=False) if inner.pos_ != "PRON" else ""
        return f"{told} {words}" if words else ""
    clause = _clause(amount, word.head if word.dep_ in {"mark", "advmod"} and word.head.pos_ == "VERB" else verb)
    return f"{told} {clause}" if clause else ""


def _by(amount: Amount, preposition: str, verb: "Token") -> str:
    match preposition:
        case "within" | "in" | "inside":
            if any(child.lower_ == "due" for child in verb.children):
                return tidy(f"time until {actor_words(amount.reading, subject_of(verb))}")
            before = amount.reading.text[max(0, amount.number.start - _NEAR) : amount.number.start]
            if _SINCE_LAST.search(before):
                return _since_last(amount, before)
            aim = _aim(amount, verb)
            return f"time {aim}" if aim else _told(amount, verb, "time in which")
        case "over" | "during":
            return _told(amount, verb, "time in which")
        case "for" | "since":
            thing = object_of(verb)
            if verb.lemma_ in _SEEKING and amount.preposition is not None and amount.preposition.head == verb:
                asked = "sentence asked" if _COURT.search(amount.reading.text) else "time asked"
                return tidy(f"{asked} for by {actor_words(amount.reading, subject_of(verb))}")
            if verb.lemma_ in _SETTING and thing is not None and not denied(verb):
                return tidy(f"length of {noun_words(amount.reading, thing)}")
            return _told(amount, verb, "time")
        case "after":
            return _told(amount, verb, _BEFORE)
    return ""


def _since_last(amount: Amount, before: str) -> str:
    """ "time since last strike" of "the first strike in 20 years"; of a superlative, or where it is a time, nothing."""
    first = _FIRST.search(before)
    if first is None:
        return ""
    if first.group(1) != "time":
        return f"time since last {first.group(1)}"
    verb = amount.governor
    thing, actor = (object_of(verb), actor_words(amount.reading, subject_of(verb))) if verb is not None else (None, "")
    words = noun_words(amount.reading, thing, place=False) if thing is not None else ""
    if verb is None or verb.tag_ not in {"VBD", "VBN"} or not actor or denied(verb):
        return ""
    owner, _, rest = words.partition("’s ")
    own = rest if rest and owner in actor else words
    return tidy(f"time since {actor} last {verb.text}{particle(verb)} {own}")


def _told(amount: Amount, verb: "Token", lead: str) -> str:
    clause = _clause(amount, verb)
    return f"{lead} {clause}" if clause else ""


def _taken(amount: Amount, verb: "Token") -> str:
    """What is done with a time that no preposition leads to: it is spent, taken, given or asked for."""
    reading = amount.reading
    if amount.head.dep_ not in {"dobj", "npadvmod", "nsubj", "nsubjpass", "oprd", "dative"} or denied(verb):
        return ""
    actor = actor_words(reading, subject_of(verb))
    below = (*amount.head.children, *verb.children)
    aim = next((each for each in below if each.tag_ == "VB" and each.i > verb.i and each.dep_ in _AIMING), None)
    match verb.lemma_:
        case "take" | "have" | "need" if aim is not None:
            return tidy(f"time {to}") if (to := _to(amount, aim)) else ""
        case "take" | "last":
            return f"length of {actor}" if actor else ""
        case "spend":
            doing = next((each for each in verb.children if each.tag_ == "VBG" and each.i > amount.head.i), None)
            told = _doing(amount, doing) if doing is not None else attached(reading, verb, after=amount.head.i)
            return f"time spent {told}" if told else tidy(f"time {actor} spent")
        case lemma if lemma in _GIVING:
            return _given(amount, verb, actor)
        case lemma if lemma in _SEEKING:
            return f"time {participle(verb)} by {actor}" if actor else f"time {participle(verb)}"
    to = _to(amount, aim) if aim is not None and amount.head.dep_ == "dobj" else ""
    return f"time {to}" if to else ""


def _given(amount: Amount, verb: "Token", actor: str) -> str:
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    to = next((child for child in verb.children if child.dep_ == "dative" and child != amount.head), None)
    words = actor if passive else actor_words(amount.reading, to)
    return f"time {participle(verb)} {f'to {words}' if words else ''}".strip()


def _doing(amount: Amount, verb: "Token") -> str:
    thing = object_of(verb)
    words = noun_words(amount.reading, thing, place=False) if thing is not None else attached(amount.reading, verb)
    return f"{verb.text}{particle(verb)} {words}".strip()


def _aim(amount: Amount, verb: "Token") -> str:
    """ "to open the store" of "must open the store", "to lodge an appeal" of "an appeal must be lodged"."""
    return _to(amount, verb) if any(child.tag_ in {"MD", "TO"} for child in verb.children) and not denied(verb) else ""


def _to(amount: Amount, verb: "Token") -> str:
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    thing = subject_of(verb) if passive else object_of(verb)
    words = noun_words(amount.reading, thing) if thing is not None and thing != amount.head else ""
    if thing is not None and thing != amount.head and not thing.like_num and not words:
        return ""
    return f"to {verb.lemma_}{particle(verb)} {words or attached(amount.reading, verb)}".strip()


def _clause(amount: Amount, verb: "Token") -> str:
    """Who did what, or did not, in a few words; empty where that is not told."""
    subject = subject_of(verb)
    spoken = subject is not None and subject.lower_ in _SPEAKERS
    actor = _spoken(subject) if spoken and subject is not None else actor_words(amount.reading, subject)
    if not actor or actor == _object_words(amount, verb) or (denied(verb) and not is_negated(verb)):
        return ""
    if verb.pos_ == "AUX":
        return _due(amount, verb, actor)
    thing = object_of(verb)
    same = thing is None or thing == amount.head
    words = noun_words(amount.reading, thing, place=False) if not same and thing is not None else ""
    if thing is not None and thing.pos_ == "PRON":
        words = thing.text
    helping = [child.text for child in verb.children if child.dep_ in _HELPING and child.i < verb.i]
    core = f"{verb.text}{particle(verb)}"
    told = [actor, *(each for each in helping if each != "to"), core]
    return tidy(" ".join([*told, words or attached(amount.reading, verb, after=amount.head.i)]))


def _object_words(amount: Amount, verb: "Token") -> str:
    thing = object_of(verb)
    return noun_words(amount.reading, thing, place=False) if thing is not None else ""


def _spoken(pronoun: "Token") -> str:
    return "I" if pronoun.lower_ == "i" else pronoun.lower_


def _due(amount: Amount, verb: "Token", actor: str) -> str:
    """ "members were due to hear" of "three days before members were due to hear of it"."""
    state = next((child for child in verb.children if child.dep_ == "acomp"), None)
    if state is None:
        return ""
    aim = next((child for child in state.children if child.dep_ == "xcomp"), None)
    to = _to(amount, aim) if aim is not None else attached(amount.reading, state)
    return tidy(f"{actor} {verb.text} {state.text} {to}") if to else ""


def of_times(amount: Amount) -> str:
    """ "times Town hit the frame" of "hit the frame three times", "dose" of "four times the dose"."""
    if amount.number.unit != "times" and amount.head.lower_ != "times":
        return ""
    after = amount.reading.text[amount.number.end : amount.number.end + _NEAR]
    if compared := _TIMES_AS.match(after):
        start = amount.number.end + compared.end()
        words = amount.head.doc.char_span(start, start + 2, alignment_mode="expand")
        noun = words[-1] if words else amount.head
        return noun_words(amount.reading, noun) if noun.pos_ == "NOUN" and noun.head.pos_ != "VERB" else ""
    return _told(amount, amount.governor, "times") if amount.governor is not None else ""
