"""What of a verb phrase tells the act: what it is done to and how, without side remarks, attribution and mere dates."""

from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.clauses import is_negated, is_put_off, subtree
from summarizer.reading.counting import is_measure
from summarizer.reading.events.acts import is_unbent
from summarizer.reading.events.phrases import DROPPED, is_cut_short, noun_phrase
from summarizer.reading.mentions import Span
from summarizer.reading.parse import span_of

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

_NOT_OF_THE_ACT = DROPPED | {"nsubj", "nsubjpass", "expl", "punct"}
_ASIDES = {"however", "meanwhile", "also", "separately", "still", "then", "now", "later", "too", "already", "likewise"}
_LONGEST_DATE = 40
LONGEST_CLAUSE = 14
CONDITIONS = frozenset({"if", "unless", "provided"})
_OPENING_A_CLAUSE = frozenset({"IN", "WRB", "VBG", "VBN"})
AT_ONCE = frozenset({"as", "while", "when"})
"""What leads to what was so at the same time."""
_UNTOLD = frozenset({"it", "its", "this", "these", "them"})
"""What stands for something outside the line."""
_NEITHER = frozenset({"or", "nor"})
"""What joins two verbs that one "not" denies."""
_SOME = frozenset({"them", "whom", "plus"})
_HARMING = frozenset({"kill", "injure", "wound", "leave", "destroy", "damage"})
_PARTICIPLES = ("ven", "ken", "zen", "sen", "ten", "den", "len", "wn", "orn", "gone", "done")
"""Endings of participles that are no past tense, whatever the tagger says: driven, taken, grown."""
_DONE_TO = frozenset(
    "publish release sentence charge arrest fine jail detain evacuate ban approve cancel suspend convict acquit remand "
    "deport hospitalise hospitalize discharge extradite execute dismiss reject seize impound scrap shelve".split()
)
"""What is done to those of whom a past tense tells it without an object: "were presented and *published*"."""
_OF_A_CHANGE = {"from", "to"}
_BOUNDING = frozenset("before after until till since by from between through within".split())
"""Prepositions by which a date bounds an act."""
_COMPARING = frozenset({"earlier", "before", "previous", "previously"})
"""Words of a date that something is only compared with: "from a year earlier"."""
LEADING_ON = frozenset(
    "of to in on at by for with from than that which who and or but as the a an its his her be was were is are had "
    "has been".split()
)
"""Words that a whole clause does not end with."""


def shared_auxiliaries(verb: "Token") -> "list[Token]":
    """Those of the verb that `verb` is joined to: "was arrested and released", "must redesign the page or pay"."""
    if verb.dep_ != "conj" or any(
        child.dep_ in {"aux", "auxpass"} and child.lower_ != "been" for child in verb.children
    ):
        return []
    denied = is_negated(verb.head) and any(each.lower_ in _NEITHER and each.i < verb.i for each in verb.head.children)
    done = verb.lemma_ in _DONE_TO and not any(child.dep_ == "dobj" for child in verb.children)
    past = verb.tag_ == "VBD" and (verb.lower_.endswith(_PARTICIPLES) or denied or done)
    if not past and not is_unbent(verb) and verb.tag_ not in {"VB", "VBN"}:
        return []
    if ("VBN" if past else verb.tag_) != verb.head.tag_ and not is_unbent(verb):
        return []
    own = [child for child in verb.head.children if child.dep_ in {"aux", "auxpass", "neg"} and child.lower_ != "to"]
    if any(child.lower_ == "but" and child.i < verb.i for child in verb.head.children):
        own = [child for child in own if child.dep_ != "neg"]
    return own or shared_auxiliaries(verb.head)


def verb_phrase(verb: "Token", dates: list[Span]) -> "list[Token]":
    """The tokens of the verb phrase that tell the act; of two changes "from 5% to 4%", the first."""
    kept = [verb]
    seen: list[str] = []
    for child in (*verb.children, *_tolls_told_after(verb)):
        if child.dep_ in _NOT_OF_THE_ACT or child.lower_ in _ASIDES:
            continue
        if _is_comment(child) or _is_beside(child, dates) or _is_a_time_apart(child, dates) or _comes_after(child):
            continue
        if (
            child.tag_ in {"WDT", "WP"}
            or (child.dep_ == "dobj" and child.tag_ == "IN")
            or (child.dep_ in {"dobj", "attr", "ccomp"} and _is_clause_apart(child))
        ):
            continue
        if (
            child.i < verb.i
            and child.dep_ in {"prep", "advcl", "npadvmod", "advmod", "ccomp", "dep"}
            and child.dep_ != "aux"
        ) and not (child.dep_ == "advmod" and child.i == verb.i - 1):
            continue
        if (
            child.dep_ == "advcl"
            and child.i > verb.i
            and not _purpose(child)
            and not _toll(child, verb)
            and not is_put_off(child)
            and not _goes_on(child, verb)
        ):
            continue
        if child.dep_ == "ccomp" and ((verb.lemma_ in cues.ALL and verb.lemma_ != "rule") or child.i < verb.i):
            continue
        if child.dep_ == "prep" and (child.lower_ == "according" or is_cut_short(child)):
            continue
        if child.i > verb.i and child.dep_ in {"prep", "npadvmod", "advmod"} and _dated(child, dates):
            if _sets_against(verb, child):
                kept += [*child.subtree, child.right_edge.nbor()]
            else:
                kept += [each for after in child.children if after.lower_ == "of" for each in noun_phrase(after)]
            continue
        again = child.lower_ in seen and not (child.lower_ == "to" and seen[-1] == "from")
        if child.i > verb.i and child.dep_ == "prep" and (child.nbor(-1).text == "," or again or _is_of_some(child)):
            continue
        if child.dep_ == "prep" and child.lower_ in _OF_A_CHANGE:
            seen.append(child.lower_)
        if child.dep_ in {"dobj", "attr", "dative"}:
            kept += noun_phrase(child)
        elif child.dep_ in {"xcomp", "advcl", "ccomp"}:
            kept += _clause(child, dates)
            kept += [child.nbor(-1)] if _toll(child, verb) and child.nbor(-1).text == "," else []
        elif child.dep_ in {"prep", "agent"}:
            kept += [
                child,
                *(
                    token
                    for noun in child.children
                    for token in (
                        _clause(noun, dates) if noun.pos_ == "VERB" and not _is_free(noun) else noun_phrase(noun)
                    )
                ),
            ]
        else:
            kept += list(child.subtree)
    return sorted(set(kept), key=lambda each: each.i)


def _clause(verb: "Token", dates: list[Span]) -> "list[Token]":
    """A clause within the clause, with its own subject and the word that leads to it: "why the road had been left open"."""
    kept = verb_phrase(verb, dates)
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass"}:
            kept += noun_phrase(child)
        elif child.dep_ in {"mark", "expl"} or (child.tag_ == "WRB" and child.i < verb.i):
            kept.append(child)
    return kept


def _is_free(verb: "Token") -> bool:
    """Whether a clause stands for a thing: "in what it called the maiden flight"."""
    return any(child.tag_ == "WP" for child in verb.children)


def _is_clause_apart(word: "Token") -> bool:
    """A clause that the parse took for an object, or "what …" that it took for what is done."""
    if word.dep_ == "ccomp":
        return any(child.dep_ == "dobj" and child.tag_ == "WP" for child in word.children)
    return word.tag_ in {"VBD", "VBZ", "VBP"} and any(child.dep_ in {"nsubj", "nsubjpass"} for child in word.children)


def _is_comment(noun: "Token") -> bool:
    """Who says it, where the parse took the verb for a participle: "…, near-complete results showed on Monday"."""
    telling = (child for child in noun.children if child.dep_ in {"acl", "relcl"} and child.lemma_ in cues.ALL)
    bare = any(child.tag_ in {"VBD", "VBN"} and child.nbor(-1) is noun for child in telling)
    return bare and noun.pos_ in {"NOUN", "PROPN"} and noun.left_edge.nbor(-1).text == ","


def _comes_after(noun: "Token") -> bool:
    """Whether what an act is done to was told before: "pledged $2 billion, *half of what it had asked for*",
    "arrested six people, among them *a deputy*".
    """
    told = any(each.dep_ == "dobj" and each.i < noun.i for each in noun.head.children)
    before = noun.left_edge.nbor(-1)
    return noun.dep_ == "dobj" and told and (before.text == "," or before.lower_ in _SOME)


def _is_beside(noun: "Token", dates: list[Span]) -> bool:
    """Whether the parse took for a measure what only stands beside: "treated by paramedics, *none with injuries*"."""
    measure = any(each.like_num or is_measure(each) for each in noun.subtree)
    before = noun.left_edge.nbor(-1)
    parted = before.text == "," or (before.lower_ in _SOME and before.dep_ == "pobj")
    beside = parted and noun.dep_ == "npadvmod" and not measure
    return beside and not any(date.overlaps(subtree(noun)) for date in dates)


def _is_a_time_apart(noun: "Token", dates: list[Span]) -> bool:
    """Whether it is only the hour and day after a comma: "at its next meeting, *7 p.m. Sept. 23*"."""
    parted = noun.dep_ == "npadvmod" and noun.left_edge.nbor(-1).text == ","
    return parted and any(date.overlaps(subtree(noun)) for date in dates)


def _is_of_some(preposition: "Token") -> bool:
    """ "Six had died, four of them *at a care home*": told of four, whatever the parse hangs it on."""
    of_them = preposition.nbor(-1).lower_ in {"them", "whom"} and preposition.nbor(-2).lower_ == "of"
    return of_them and preposition.nbor(-4).text == ","


def _sets_against(verb: "Token", date: "Token") -> bool:
    """ "has offered 4% *this year and* 2% next": what is told of two times needs both."""
    if date.right_edge.dep_ == "cc":
        return True
    joint = date.right_edge.nbor()
    return joint.dep_ == "cc" and joint.head is verb and not any(child.dep_ == "conj" for child in verb.children)


def _goes_on(clause: "Token", verb: "Token") -> bool:
    """Whether a short clause follows with no pause: "told members to vote *as they please*", "died *waiting for a boat*"."""
    first, last = clause.left_edge, clause.right_edge
    while last.is_punct and last.i > clause.i:
        last = last.nbor(-1)
    whole = last.lower_ not in LEADING_ON and last.pos_ != "AUX" and first.tag_ in _OPENING_A_CLAUSE
    plain = first.lower_ not in CONDITIONS and not any(each.lower_ in _UNTOLD for each in clause.subtree)
    ahead = any(child.tag_ == "MD" for child in verb.children)
    if first.lower_ == "since" and not any(child.lemma_ == "have" for child in verb.children):
        return False
    of_before = first.lower_ in AT_ONCE and clause.tag_ == "VBD" and ahead
    short = last.i - first.i < LONGEST_CLAUSE
    return whole and plain and short and not of_before and not first.nbor(-1).is_punct


def _purpose(clause: "Token") -> bool:
    first = clause.left_edge
    return first.lower_ == "to" and first.nbor(-1).text != ","


def _toll(clause: "Token", verb: "Token") -> bool:
    """What an act did to people or things: "…, killing at least nine"; not where another act stands between."""
    plain = not any(child.dep_ in {"xcomp", "ccomp"} for child in clause.children)
    between = (child for child in verb.children if child.dep_ == "advcl" and verb.i < child.i < clause.i)
    other = any(child.dep_ in {"nsubj", "nsubjpass"} for each in between for child in each.children)
    harm = clause.tag_ == "VBG" and clause.lemma_ in _HARMING and clause.left_edge == clause
    return harm and plain and not other


def _tolls_told_after(verb: "Token") -> "list[Token]":
    """What the act of an inner clause did, which the parse hangs on the outer one: "fled as fires spread, killing four"."""
    if verb.dep_ != "advcl" or verb.i < verb.head.i:
        return []
    tolls = (child for child in verb.head.children if child.dep_ == "advcl" and child.i > verb.right_edge.i)
    return [each for each in tolls if not _toll(each, verb.head) and _toll(each, verb)]


def _dated(child: "Token", dates: list[Span]) -> bool:
    """Whether a phrase only says when; "before 2029" and "since Monday" say more, and "nobody will go" less without them."""
    span = subtree(child)
    compared = not _COMPARING.isdisjoint(each.lower_ for each in child.subtree if each is not child)
    if (child.lower_ in _BOUNDING and not compared) or any(each.lower_ == "only" for each in child.subtree):
        return False
    if child.lower_ == "to" and any(each.lower_ == "from" for each in child.head.children):
        return False
    over = [date for date in dates if date.overlaps(span) and not (child.lower_ == "to" and date in span)]
    own = [noun for noun in child.children if noun.dep_ in {"pobj", "pcomp"}] or [child]
    says_when = any(date.overlaps(span_of(noun)) for date in over for noun in own)
    return says_when and span.end - span.start < _LONGEST_DATE
