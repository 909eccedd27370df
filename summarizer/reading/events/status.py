"""Whether an act has happened, goes on, is planned or only alleged, as far as grammar tells."""

from typing import TYPE_CHECKING, Literal, get_args

from summarizer.reading.events.acts import BE, HAVE, WILL, auxiliaries, is_arranged

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

Status = Literal["happened", "ongoing", "planned", "alleged"]
STATUSES: tuple[Status, ...] = get_args(Status)
"""Each has a ranking of its own."""
CLAIMS = {"claim", "allege", "accuse", "suspect", "purport", "boast", "contend"}
_CLAIMING = CLAIMS - {"accuse"} | {"blame"}
PLANS = set(
    (
        "plan intend aim vow pledge promise offer threaten expect schedule propose prepare hope want consider "
        "demand face seek invite schedule pencil"
    ).split()
)
CONTINUES = {"continue", "remain", "keep", "stay", "persist"}
_PERHAPS = {"may", "might", "could"}
_SETTLING = {"agree", "decide", "undertake", "resolve"}
_OBLIGED = {"must", "should"}
_DUE = {"due", "set", "scheduled", "expected", "poised", "likely"}
_THOUGHT = {"think", "believe", "suspect", "understand", "allege", "rumour", "rumor", "say"}


def grammatical_status(verb: "Token", *, ahead: bool) -> Status:
    """What tense, auxiliaries and governing verbs say of the status of what `verb` tells; `ahead` of a date to come."""
    helping = auxiliaries(verb)
    above = {
        each.lemma_ for each in verb.ancestors if each.dep_ in {"ROOT", "ccomp", "relcl", "conj"} and each.i < verb.i
    }
    if CLAIMS & above or verb.lemma_ in _CLAIMING or _thought(verb):
        return "alleged"
    if {"would", "have"} <= helping or helping & _PERHAPS:
        return "alleged"
    if _is_ahead(verb, helping):
        return "planned"
    if verb.tag_ == "VBG" and helping & {"was", "were"} and verb.dep_ != "ccomp" and not _goes_on(verb):
        return "happened"
    if verb.tag_ == "VBG" and helping & BE:
        return "planned" if verb.lemma_ == "go" and any(child.dep_ == "xcomp" for child in verb.children) else "ongoing"
    if verb.tag_ == "VBN" and helping & {"is", "are"} and "been" not in helping:
        return "ongoing"
    if ahead and verb.tag_ in {"VBZ", "VBP"} and not helping & HAVE:
        return "planned"
    kept_once = verb.tag_ == "VBD" and any(child.dep_ == "dobj" for child in verb.children)
    if (verb.lemma_ in CONTINUES and not kept_once) or (verb.tag_ in {"VBZ", "VBP"} and not helping & HAVE):
        return "ongoing"
    return "happened"


def is_under_way(verb: "Token") -> bool:
    """ "is being moved", "are under investigation": whatever else is told, it is not over and no plan."""
    helping = auxiliaries(verb)
    if verb.lower_ in {"is", "are"} and any(
        child.dep_ == "prep" and child.lower_ == "under" for child in verb.children
    ):
        return True
    return verb.tag_ == "VBN" and "being" in helping and bool(helping & {"is", "are"})


def is_to_come(verb: "Token") -> bool:
    """ "will shut", "are to be sentenced", "is seen averaging 4.4%": whatever else is told, it has not begun."""
    helping = auxiliaries(verb)
    due = verb.lower_ in {"is", "are"} and any(_follows_with_to(verb, each) for each in verb.children)
    foreseen = verb.lower_ == "seen" and any(each.tag_ == "VBG" for each in verb.children) and helping & {"is", "are"}
    return bool(helping & (WILL - {"would"}) or due or foreseen)


def _is_ahead(verb: "Token", helping: set[str]) -> bool:
    if helping & (WILL | _OBLIGED) or is_arranged(verb):
        return True
    if verb.lemma_ in PLANS and not (verb.lemma_ == "expect" and verb.dep_ == "acl"):
        return True
    obliged = verb.lemma_ == "be" or (verb.lemma_ == "have" and verb.tag_ != "VBD")
    if obliged and any(_follows_with_to(verb, child) for child in verb.children):
        return True
    if verb.lemma_ in _SETTLING and any(child.dep_ == "xcomp" and child.tag_ == "VB" for child in verb.children):
        return True
    words = {child.lower_ for child in verb.children if child.dep_ in {"acomp", "attr", "oprd"}}
    passive_plan = verb.lower_ in _DUE and any(child.dep_ == "xcomp" for child in verb.children)
    return passive_plan or (verb.lemma_ == "be" and bool(words & _DUE))


def _goes_on(verb: "Token") -> bool:
    """ "was going to close": told of then, and not over with it."""
    return verb.lemma_ == "go" or any(child.lower_ in {"still", "yet"} for child in verb.children)


def _follows_with_to(verb: "Token", child: "Token") -> bool:
    """ "are to replace it", "has to be lodged by June"."""
    return child.dep_ == "xcomp" and child.left_edge.lower_ == "to" and child.left_edge.i == verb.i + 1


def _thought(verb: "Token") -> bool:
    """ "are thought to be readying bids": what nobody in particular believes."""
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    return passive and verb.lemma_ in _THOUGHT and any(child.dep_ == "xcomp" for child in verb.children)
