"""What becomes of the things counted: "people killed in the strike", "residents in favour of the mine"."""

from typing import TYPE_CHECKING

from summarizer.reading.clauses import document_issued
from summarizer.reading.counting.nouns import FIGURES, Amount, is_measure
from summarizer.reading.counting.phrases import (
    MOST_WORDS,
    actor_words,
    attached,
    noun_words,
    object_of,
    own_subject,
    subject_of,
    tidy,
)
from summarizer.reading.counting.verbs import NOMINAL, denied, negation, participle, particle, undergone
from summarizer.reading.reading import Reading
from summarizer.reading.units import PERSONS

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

_EMPTY = {
    "be",
    "have",
    "see",
    "include",
    "say",
    "tell",
    "give",
    "get",
    "make",
    "show",
    "put",
    "become",
    "need",
    "come",
    "do",
}
_STATES = frozenset("missing dead injured wounded alive ill homeless unaccounted hurt stranded trapped".split())
SUFFERED = {"kill", "injure", "wound", "hurt", "arrest", "displace", "evacuate", "rescue", "detain", "trap", "fear"}
"""Verbs whose object or passive subject is people or animals."""
OF_THINGS = frozenset(
    "plant sell build make produce deliver ship recall damage buy issue record register install".split()
)
"""Verbs whose passive subject is things: a bare number of them is not of people."""
_NOBODY = {"who", "which", "that", "there", "it", "whose"}
_LESS = {"but", "except", "bar", "excluding"}
_WITHIN = {"in": "in which", "on": "on which", "at": "where", "across": "where"}
_SHORT_ACTOR = 3


def things(amount: Amount, noun: "Token") -> str:
    """The noun counted and what it does or what is done to it."""
    reading = amount.reading
    words = noun_words(reading, noun, skip=amount.head)
    if not words or noun.lower_ == "ones":
        return ""
    if noun.lower_ == "dead":
        return f"people {fate(amount, noun) or 'dead'}"
    if noun.lower_ == "others":
        words = "people"
        return fitted(words, words, fate(amount, noun))
    return fitted(words, noun_words(reading, noun, place=False, skip=amount.head), fate(amount, noun))


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
    part = amount.head.head.lower_ == "of" or any(child.lower_ == "of" for child in amount.head.children)
    if part and not _is_whole(amount, noun) and _top(noun).dep_ in {"nsubj", "nsubjpass"}:
        return _befallen(reading, _top(noun), noun)
    clause = next((child for child in noun.children if child.dep_ in {"relcl", "acl"} and child.i > noun.i), None)
    if clause is not None and document_issued(clause) is not None:
        return ""
    if clause is not None and clause.pos_ in {"VERB", "AUX"}:
        return _clause(reading, clause, noun)
    if _is_misread(amount, noun):
        return ""
    return _befallen(reading, noun if _is_whole(amount, noun) else _top(noun), noun)


def _is_misread(amount: Amount, noun: "Token") -> bool:
    """Whether the number's own "for", "against" or "in favour" stands between it and its noun: "17 against and 7 unsure"."""
    between = amount.head.doc[amount.head.i + 1 : noun.i]
    return any(each.lower_ in {"against", "for", "opposed"} and each.head == amount.head for each in between)


def _befallen(reading: Reading, top: "Token", noun: "Token") -> str:
    """What the verb over `top`, by which the noun hangs, tells of it."""
    verb = top.head
    stated = next((each for each in (verb, verb.head) if each.lower_ in _STATES), None)
    if top.dep_ == "nsubj" and stated is not None and (stated is verb or verb.dep_ == "aux"):
        return stated.text
    if verb.pos_ not in {"VERB", "AUX"} or top == verb:
        return _in_which(reading, top)
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
    part = noun.head.head
    return counted and noun.dep_ == "pobj" and noun.head.lower_ == "of" and (part.like_num or part.lower_ in _PARTS)


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
        elif _is_beside(top) or top.dep_ in {"nummod", "quantmod"}:
            top = top.head
        else:
            break
    return top


def _is_beside(noun: "Token") -> bool:
    """Whether the noun shares what befell the one before: "19 soldiers and two aides", no preposition between."""
    between = noun.doc[noun.head.i : noun.i]
    counted = any(child.like_num for child in noun.head.children)
    near = noun.dep_ == "conj" and (counted or not any(each.pos_ == "ADP" for each in between))
    return (near or noun.dep_ == "appos") and noun.head.pos_ in {"NOUN", "NUM", "PROPN"}


_SOME = {"most", "many", "some", "few", "all", "several", "half", "both", "each"}
_PARTS = set("% cent percent half third quarter dozens hundreds thousands millions tens most all".split())


def _in_which(reading: Reading, top: "Token") -> str:
    """ "where screens went black" of "screens went black at four hospitals", "whose emails were read" of "the emails of"."""
    by = top.head
    if top.dep_ != "pobj" or by.lower_ in _LESS or top.like_num:
        return ""
    owned = noun_words(reading, by.head, place=False) if by.lower_ == "of" and by.head.dep_ == "nsubjpass" else ""
    if owned and not is_measure(by.head) and not denied(by.head.head):
        done = by.head.head
        helping = [child.text for child in done.children if child.dep_ in {"aux", "auxpass"}]
        return _short(" ".join([f"whose {owned}", *helping, done.text]))
    if by.lower_ == "of" and by.head.lower_ in NOMINAL and not _to_come(by.head):
        return NOMINAL[by.head.lower_]
    verb = by.head
    if by.lower_ not in _WITHIN or verb.pos_ != "VERB" or denied(verb):
        return ""
    subject = own_subject(verb)
    if subject is None or subject.pos_ not in {"NOUN", "PROPN"} or subject.lemma_ in FIGURES:
        return ""
    helping = [child.text for child in verb.children if child.dep_ in {"aux", "auxpass"} and child.i < verb.i]
    actor = noun_words(reading, subject, place=False)
    thing = _object(reading, verb) or next((child.text for child in verb.children if child.dep_ == "acomp"), "")
    told = " ".join([_WITHIN[by.lower_], actor, *helping, verb.text + particle(verb), thing])
    return told if actor and len(told.split()) < MOST_WORDS else ""


def _to_come(noun: "Token") -> bool:
    """Whether what the noun names has not come about, or is not said to have."""
    verb = next((each for each in noun.ancestors if each.pos_ in {"VERB", "AUX"}), None)
    return (
        noun.dep_ == "attr"
        or verb is None
        or (denied(verb) or undergone(verb) != f"{participle(verb)}{particle(verb)}")
    )


def _clause(reading: Reading, verb: "Token", noun: "Token") -> str:
    """The clause on the noun: "who backed the plan", "carrying mortars", "laid against the company"."""
    passive = verb.tag_ == "VBN" and not any(child.dep_ in {"nsubj", "aux"} for child in verb.children)
    if verb.dep_ == "acl" and (verb.tag_ in {"VBG", "VBN"}):
        return _short(f"{negation(verb)}{verb.text}", _object(reading, verb), attached(reading, verb))
    if passive:
        return _suffered(reading, verb, noun)
    subject = next((child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is not None and (subject.lower_ in _SOME or subject.like_num):
        return ""
    if subject is None or subject.tag_ in {"WP", "WDT"}:
        return _done_by(reading, verb, noun)
    return _by(reading, verb, subject)


def _by(reading: Reading, verb: "Token", subject: "Token | None") -> str:
    if verb.lemma_ == "be":
        return ""
    done, actor = undergone(verb), actor_words(reading, subject)
    usable = bool(actor) and len(actor.split()) <= _SHORT_ACTOR and actor.lower() not in _NOBODY
    by = "to" if verb.lemma_ == "cost" else "by"
    return _short(done, f"{by} {actor}" if usable else "") if done else ""


def _suffered(reading: Reading, verb: "Token", noun: "Token") -> str:
    done = undergone(verb)
    complement = next((child for child in verb.children if child.dep_ == "xcomp"), None)
    if done and complement is not None and complement.pos_ == "VERB":
        return _short(done, "to", complement.lemma_, _object(reading, complement) or attached(reading, complement))
    return _short(done, _object(reading, verb) or attached(reading, verb, after=noun.i)) if done else ""


def _done_by(reading: Reading, verb: "Token", noun: "Token") -> str:
    if verb.lemma_ == "be":
        return _being(reading, verb)
    bare = not any(child.dep_ in {"aux", "auxpass"} for child in verb.children)
    loose = any(child.lower_ == "with" and child.i < noun.i for child in verb.children)
    if bare and object_of(verb) is None and (verb.tag_ == "VBN" or loose or verb.lemma_ in SUFFERED):
        return _suffered(reading, verb, noun)
    complement = next((child for child in verb.children if child.dep_ == "xcomp" and child.pos_ == "VERB"), None)
    core = _acted(verb, plural=noun.tag_ in {"NNS", "NNPS", "CD"})
    if complement is not None:
        core = f"{core} to {complement.lemma_}"
    loose = verb.tag_ == "VBG" and not any(child.dep_ == "aux" for child in verb.children)
    who = "" if core.startswith("to ") or loose else _relative(noun)
    target = complement if complement is not None else verb
    whom = _object(reading, target) or _said(reading, verb) or attached(reading, target, after=noun.i)
    if verb.lemma_ == "do" or (not whom and (verb.lemma_ == "have" or _lacks_object(complement))):
        return ""
    return _short(f"{who} {core}".strip(), whom)


def _lacks_object(complement: "Token | None") -> bool:
    """Whether what was wanted or begun is told of something that the label would leave out: "would like to see it go"."""
    return complement is not None and any(child.dep_ in {"dobj", "ccomp"} for child in complement.children)


def _acted(verb: "Token", *, plural: bool) -> str:
    """The verb as it stands, with what helps and what negates it: "would not cross", "never returned"."""
    if verb.tag_ == "VBZ" and plural:
        return f"{_PLURAL.get(verb.lower_, verb.lemma_)}{particle(verb)}"
    finite = verb.tag_ in {"VBD", "VBZ", "VBP"}
    kinds = {"neg"} if finite else {"aux", "neg"}
    helping = [
        child for child in verb.children if child.i < verb.i and (child.dep_ in kinds or child.lower_ == "never")
    ]
    return " ".join(
        [
            *(_PLURAL.get(each.lower_, each.text) if plural else each.text for each in helping),
            verb.text + particle(verb),
        ]
    )


_PLURAL = {"is": "are", "has": "have", "does": "do", "was": "were"}
"""Several do what the parse has one do: "fifty doesn't"."""


def _said(reading: Reading, verb: "Token") -> str:
    """What those counted say or think, where it is short: "Parliament was misled" of "46% thought Parliament …"."""
    told = next((child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i), None)
    subject = own_subject(told) if told is not None and told.pos_ in {"VERB", "AUX"} else None
    if told is None or subject is None or subject.lower_ in {"who", "which", "that", "there"}:
        return ""
    actor = subject.text if subject.pos_ == "PRON" else noun_words(reading, subject, place=False)
    if told.lemma_ == "be":
        rest = _being(reading, told)
        return f"{actor} {told.text} {rest}" if actor and rest else ""
    helping = [child.text for child in told.children if child.dep_ in {"aux", "auxpass", "neg"} and child.i < told.i]
    core = " ".join([actor, *helping, told.text + particle(told)])
    return _short(core, _object(reading, told) or attached(reading, told)) if actor else ""


def _relative(noun: "Token") -> str:
    named = noun.tag_ in {"NNS", "NNPS", "NN"} and is_people(noun)
    return "who" if noun.like_num or noun.lower_ in _PARTS or named else "that"


def _being(reading: Reading, verb: "Token") -> str:
    no = negation(verb)
    for child in verb.children:
        if child.dep_ == "acomp":
            return _short(f"{no}{child.text}", attached(reading, child))
        if child.dep_ == "prep" and child.i > verb.i:
            where = attached(reading, verb)
            return f"{no}{where}" if where else ""
        if child.dep_ == "attr" and child.i > verb.i and child.pos_ == "NOUN" and not child.like_num:
            return f"who are {no}{noun_words(reading, child, place=False)}"
    return ""


def _done_to(reading: Reading, verb: "Token", noun: "Token") -> str:
    """ "jobs shed by the economy", "bodies brought up"; an owner where the verb says no more than "has"."""
    state = next((child for child in verb.children if child.lower_ in _STATES and child.i > noun.i), None)
    if state is not None:
        return state.text
    actor = actor_words(reading, subject_of(verb))
    usable = bool(actor) and len(actor.split()) <= _SHORT_ACTOR and actor.lower() not in _NOBODY
    if verb.lemma_ in _EMPTY:
        return f"of {actor}" if usable and verb.lemma_ == "have" and not denied(verb) else ""
    if where := attached(reading, verb, after=noun.i):
        done = undergone(verb)
        return _short(done, where) if done else ""
    return _by(reading, verb, subject_of(verb))


def _object(reading: Reading, verb: "Token") -> str:
    found = object_of(verb)
    if found is not None and found.lower_ in {"nothing", "nobody", "none"}:
        return found.text
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


def is_people(noun: "Token") -> bool:
    """Whether the noun is of persons: "residents", "economists", "MPs"."""
    return noun.lower_ in PERSONS or noun.lower_.endswith(
        ("ists", "ers", "ors", "ees", "ants", "ents", "ians", "men", "mps")
    )
