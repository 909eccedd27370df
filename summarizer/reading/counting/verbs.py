"""How what a verb says is told of the things counted: "found", "not found", "to be built", "that could be lost"."""

from typing import TYPE_CHECKING

from summarizer.reading.clauses import is_negated
from summarizer.reading.counting.phrases import own_subject
from summarizer.reading.inflection import ed, ing

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
        "sink:sunk show:shown withdraw:withdrawn repay:repaid prepay:prepaid overpay:overpaid rebuild:rebuilt "
        "undo:undone redo:redone overtake:overtaken undertake:undertaken forgive:forgiven forget:forgotten bear:borne "
        "bind:bound breed:bred deal:dealt dig:dug forbid:forbidden freeze:frozen hang:hung hide:hidden shake:shaken "
        "shoot:shot shrink:shrunk sing:sung speak:spoken sweep:swept swim:swum tear:torn wake:woken weave:woven "
        "bite:bitten blow:blown break:broken burst:burst cast:cast cling:clung drink:drunk forecast:forecast "
        "light:lit spin:spun spill:spilt sting:stung stick:stuck wind:wound"
    ).split()
)
"""Of verbs whose past participle is not the form in -ed."""
NOMINAL = dict(
    pair.split(":")
    for pair in (
        "loss:lost closure:closed death:dead deaths:dead arrest:arrested arrests:arrested killing:killed "
        "killings:killed detention:detained dismissal:dismissed expulsion:expelled rescue:rescued release:released "
        "recall:recalled construction:built creation:created sale:sold purchase:bought destruction:destroyed "
        "demolition:demolished disappearance:missing kidnapping:kidnapped abduction:abducted deployment:deployed "
        "eviction:evicted displacement:displaced evacuation:evacuated murder:murdered execution:executed "
        "delivery:delivered shipment:shipped theft:stolen addition:added"
    ).split()
)
"""What became of those whose loss, arrest or release is told."""
_NONE = {"no", "neither"}
_NOBODY = {"none", "nobody", "nothing", "neither", "no"}
_REFUSING = frozenset(
    "fail refuse decline deny reject avoid prevent stop forget neglect cease abandon doubt scrap cancel oppose".split()
)
"""Verbs after which what follows did not happen, or is said not to have: "failed to find"."""
_REALISING = frozenset("manage begin start continue help use".split())
"""Verbs after which what follows did happen: "helped to build"."""
_NEVER_DONE_TO = frozenset(
    "go come rise fall arrive happen occur stay remain stand lie sit appear disappear die belong exist live sleep "
    "emerge vanish depart seem become last consist result".split()
)
"""Verbs without an object: nothing is gone or arrived by anybody."""
_POSSIBLE = {"can", "could", "may", "might"}


def participle(verb: "Token") -> str:
    """The past participle: "employed" of "employs"."""
    lemma = verb.lemma_.lower()
    if lemma == "cost":
        return "lost"
    if verb.tag_ == "VBN" or (verb.tag_ == "VBD" and verb.lower_.endswith("ed")):
        return verb.lower_
    if verb.tag_ == "VBG" and lemma not in _PARTICIPLES and not verb.lower_.endswith("ying"):
        return f"{verb.lower_.removesuffix('ing')}ed"
    return _PARTICIPLES.get(lemma) or ed(lemma)


def denied(verb: "Token") -> bool:
    """Whether what `verb` says did not happen: "did not find", "failed to find", "without finding", "nobody found"."""
    below = verb
    while not (is_negated(below) or _is_none(own_subject(below))):
        above = below.head
        if above == below or below.dep_ not in {"xcomp", "ccomp", "pcomp", "prep", "conj"}:
            return False
        if below.dep_ == "conj":
            if own_subject(below) is not None or not any(child.lower_ in {"or", "nor"} for child in above.children):
                return False
        elif above.lemma_ in _REFUSING or above.lower_ in {"without", "instead"}:
            return True
        below = above
    return True


def _is_none(subject: "Token | None") -> bool:
    return subject is not None and (
        subject.lower_ in _NOBODY or any(child.lower_ in _NONE and child.i < subject.i for child in subject.children)
    )


def undergone(verb: "Token") -> str:
    """What is done to the object or passive subject of `verb`, to stand after its noun; empty where that is unclear."""
    done = f"{participle(verb)}{particle(verb)}"
    helping = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    modal = next((child.lower_ for child in verb.children if child.tag_ == "MD"), "")
    no = "not " if is_negated(verb) else ""
    if verb.lemma_ in _NEVER_DONE_TO or (not no and denied(verb)) or (modal and helping & {"have", "'ve"}):
        return ""
    if modal in _POSSIBLE:
        return f"that {modal} {no}be {done}"
    perfect = bool(helping & {"have", "'ve"})
    to_come = modal or ("to" in helping and not perfect and verb.head.lemma_ not in _REALISING)
    return f"{no}to be {done}" if to_come else f"{no}{done}"


def particle(verb: "Token") -> str:
    """The particle of the verb with a space before it: " out" of "let out"; empty where it has none."""
    found = next((child for child in verb.children if child.dep_ == "prt"), None)
    return f" {found.text}" if found is not None else ""


def gerund(verb: "Token") -> str:
    """The form in -ing with its particle: "referring" of "to refer", "giving up" of "to give up"."""
    return f"{ing(verb.lemma_.lower())}{particle(verb)}"


def negation(verb: "Token") -> str:
    """ "not " or "never " where the verb itself is negated, to stand before it."""
    if not is_negated(verb):
        return ""
    return "never " if any(child.lower_ == "never" for child in verb.children) else "not "
