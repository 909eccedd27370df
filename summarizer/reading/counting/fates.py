"""What becomes of the things counted: "people killed in the strike", "residents in favour of the mine"."""

from typing import TYPE_CHECKING

from summarizer.reading.clauses import is_negated
from summarizer.reading.counting.nouns import Amount
from summarizer.reading.counting.phrases import (
    MOST_WORDS,
    actor_words,
    attached,
    noun_words,
    object_of,
    subject_of,
    tidy,
)
from summarizer.reading.reading import Reading
from summarizer.reading.units import PERSONS

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

_PARTICIPLES = dict(
    pair.split(":")
    for pair in (
        "bring:brought build:built buy:bought catch:caught choose:chosen cut:cut do:done draw:drawn drive:driven "
        "eat:eaten feed:fed fight:fought find:found fly:flown get:got give:given grow:grown have:had hear:heard "
        "hit:hit hold:held hurt:hurt keep:kept know:known lay:laid lead:led leave:left lend:lent lose:lost make:made "
        "mean:meant meet:met pay:paid put:put read:read ride:ridden run:run see:seen seek:sought sell:sold send:sent "
        "set:set shed:shed shut:shut spend:spent split:split spread:spread steal:stolen strike:struck swear:sworn "
        "take:taken teach:taught tell:told think:thought throw:thrown wear:worn win:won write:written beat:beaten "
        "sink:sunk show:shown withdraw:withdrawn ban:banned drop:dropped plan:planned stop:stopped trap:trapped "
        "commit:committed admit:admitted rob:robbed ship:shipped transfer:transferred refer:referred occur:occurred"
    ).split()
)
_EMPTY = {"be", "have", "see", "include", "say", "tell", "give", "get", "make", "show", "put", "become", "need", "come"}
_STATES = {
    "missing",
    "dead",
    "injured",
    "wounded",
    "alive",
    "ill",
    "homeless",
    "unaccounted",
    "hurt",
    "stranded",
    "trapped",
}
_SUFFERED = {"kill", "injure", "wound", "hurt", "arrest", "displace", "evacuate", "rescue", "detain", "trap", "fear"}
_NOBODY = {"who", "which", "that", "there", "it", "whose"}
_PEOPLE = "people"


def participle(verb: "Token") -> str:
    """The past participle: "employed" of "employs"."""
    lemma = verb.lemma_.lower()
    if verb.tag_ == "VBN" or (verb.tag_ == "VBD" and verb.lower_.endswith("ed")):
        return verb.lower_
    if verb.tag_ == "VBG" and lemma not in _PARTICIPLES and not verb.lower_.endswith("ying"):
        return f"{verb.lower_.removesuffix('ing')}ed"
    if lemma in _PARTICIPLES:
        return _PARTICIPLES[lemma]
    if lemma.endswith("e"):
        return f"{lemma}d"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeou":
        return f"{lemma[:-1]}ied"
    return f"{lemma}ed"


def things(amount: Amount, noun: "Token") -> str:
    """The noun counted and what it does or what is done to it."""
    reading = amount.reading
    words = noun_words(reading, noun, skip=amount.head)
    if not words:
        return ""
    return fitted(words, noun_words(reading, noun, place=False, skip=amount.head), fate(amount, noun))


def unnamed(amount: Amount) -> str:
    """People where the number stands alone and does what people do: "Hundreds have crossed into Bastan"."""
    told = fate(amount, amount.head)
    return fitted(_PEOPLE, _PEOPLE, told) if told else ""


def fitted(words: str, short: str, told: str) -> str:
    """The noun with what is told of it, as far as both fit in a label."""
    if not told:
        return words
    for noun in (words, short, short.split()[-1]):
        known = set(noun.lower().split())
        rest = (
            told if not known & set(told.lower().split()) - {"of", "in", "the", "by", "to", "for", "at", "on"} else ""
        )
        if len(f"{noun} {rest}".split()) <= MOST_WORDS:
            return tidy(f"{noun} {rest}")
    return words


def fate(amount: Amount, noun: "Token") -> str:
    """What is told of the things counted, to stand after their noun."""
    reading = amount.reading
    if state := next((child for child in noun.children if child.lower_ in _STATES and child.i > noun.i), None):
        return state.text
    clause = next((child for child in noun.children if child.dep_ in {"relcl", "acl"} and child.i > noun.i), None)
    if clause is not None and clause.pos_ in {"VERB", "AUX"}:
        return _clause(reading, clause, noun)
    top = noun if _is_whole(amount, noun) else _top(noun)
    verb = top.head
    if top.dep_ == "nsubj" and verb.lower_ in _STATES:
        return verb.text
    if verb.pos_ not in {"VERB", "AUX"} or top == verb:
        return ""
    match top.dep_:
        case "nsubjpass":
            return _suffered(reading, verb, noun)
        case "nsubj":
            return _done_by(reading, verb, noun)
        case "dobj" | "npadvmod" | "oprd":
            return _done_to(reading, verb, noun)
    return ""


def _is_whole(amount: Amount, noun: "Token") -> bool:
    """Whether the noun is the whole that another number is a part of: what befell the part did not befall it."""
    counted = any(amount.number.start <= child.idx < amount.number.end for child in noun.children)
    return counted and noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.like_num


def _top(noun: "Token") -> "Token":
    """The noun itself, or the part, bound or first of the list that it hangs on: "two" of "two of the roads"."""
    top = noun
    while top.head != top:
        if (
            top.dep_ == "pobj"
            and top.head.lower_ == "of"
            and (top.head.head.like_num or top.head.head.lower_ in _PARTS)
        ):
            top = top.head.head
        elif (top.dep_ in {"conj", "appos"} and top.head.pos_ in {"NOUN", "NUM", "PROPN"}) or top.dep_ in {
            "nummod",
            "quantmod",
        }:
            top = top.head
        else:
            break
    return top


_PARTS = set("% cent percent half third quarter dozens hundreds thousands millions tens most all".split())


def _clause(reading: Reading, verb: "Token", noun: "Token") -> str:
    """The clause on the noun: "who backed the plan", "carrying mortars", "laid against the company"."""
    passive = verb.tag_ == "VBN" and not any(child.dep_ in {"nsubj", "aux"} for child in verb.children)
    if verb.dep_ == "acl" and (verb.tag_ in {"VBG", "VBN"}):
        return _short(verb.text, _object(reading, verb), attached(reading, verb))
    if passive:
        return _suffered(reading, verb, noun)
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None or subject.tag_ in {"WP", "WDT"}:
        return _done_by(reading, verb, noun)
    return _short(participle(verb), f"by {actor_words(reading, subject)}")


def _suffered(reading: Reading, verb: "Token", noun: "Token") -> str:
    complement = next((child for child in verb.children if child.dep_ == "xcomp"), None)
    if complement is not None and complement.pos_ == "VERB":
        return _short(verb.text, "to", complement.lemma_, _object(reading, complement) or attached(reading, complement))
    particle = _particle(verb)
    negated = "not " if is_negated(verb) else ""
    return _short(f"{negated}{participle(verb)}{particle}", attached(reading, verb, after=noun.i))


def _done_by(reading: Reading, verb: "Token", noun: "Token") -> str:
    if verb.lemma_ == "be":
        return _being(reading, verb)
    bare = not any(child.dep_ in {"aux", "auxpass"} for child in verb.children)
    if bare and (verb.tag_ == "VBN" or (verb.lemma_ in _SUFFERED and object_of(verb) is None)):
        return _suffered(reading, verb, noun)
    who = (
        "who"
        if noun.like_num or noun.lower_ in _PARTS or (noun.tag_ in {"NNS", "NNPS", "NN"} and _is_people(noun))
        else "that"
    )
    complement = next((child for child in verb.children if child.dep_ == "xcomp" and child.pos_ == "VERB"), None)
    core = verb.text + _particle(verb)
    helping = [child.text for child in verb.children if child.dep_ in {"aux", "neg"} and child.i < verb.i]
    if verb.tag_ in {"VB", "VBG", "VBN"}:
        core = " ".join([*helping, core])
    if complement is not None:
        core = f"{core} to {complement.lemma_}"
    if core.startswith("to "):
        who = ""
    target = complement if complement is not None else verb
    return _short(who, core, _object(reading, target) or attached(reading, target, after=noun.i))


def _being(reading: Reading, verb: "Token") -> str:
    for child in verb.children:
        if child.dep_ == "acomp":
            return _short(child.text, attached(reading, child))
        if child.dep_ == "prep" and child.i > verb.i:
            return attached(reading, verb)
        if child.dep_ == "attr" and child.i > verb.i and child.pos_ == "NOUN" and not child.like_num:
            return f"who are {noun_words(reading, child, place=False)}"
    return ""


def _done_to(reading: Reading, verb: "Token", noun: "Token") -> str:
    """ "jobs shed by the economy", "bodies brought up"; an owner where the verb says no more than "has"."""
    state = next((child for child in verb.children if child.lower_ in _STATES and child.i > noun.i), None)
    if state is not None:
        return state.text
    actor = actor_words(reading, subject_of(verb))
    usable = bool(actor) and len(actor.split()) <= 3 and actor.lower() not in _NOBODY
    if verb.lemma_ in _EMPTY:
        return f"of {actor}" if usable and verb.lemma_ == "have" else ""
    where = attached(reading, verb, after=noun.i)
    done = f"{participle(verb)}{_particle(verb)}"
    return _short(done, where or (f"by {actor}" if usable else ""))


def _particle(verb: "Token") -> str:
    found = next((child for child in verb.children if child.dep_ == "prt"), None)
    return f" {found.text}" if found is not None else ""


def _object(reading: Reading, verb: "Token") -> str:
    found = object_of(verb)
    if found is None or found.pos_ not in {"NOUN", "PROPN"}:
        return ""
    return noun_words(reading, found, place=False)


def _short(*parts: str) -> str:
    """As many of the parts, from the first on, as a label holds."""
    told = ""
    for part in parts:
        if part and len(f"{told} {part}".split()) <= MOST_WORDS - 1:
            told = f"{told} {part}".strip()
    return told


def _is_people(noun: "Token") -> bool:
    return noun.lower_ in PERSONS or noun.lower_.endswith(
        ("ists", "ers", "ors", "ees", "ants", "ents", "ians", "men", "mps")
    )
