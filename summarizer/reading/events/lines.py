"""An act as one short line in the article's own words: subject, verb, and what it is done to."""

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.clauses import is_negated, is_put_off, subtree
from summarizer.reading.counting import is_measure
from summarizer.reading.events.acts import is_passive, is_unbent
from summarizer.reading.events.phrases import DROPPED, comma_after, is_cut_short, noun_phrase, spelt, without_asides
from summarizer.reading.events.subjects import MODIFYING, subject_of, subject_words
from summarizer.reading.mentions import Span
from summarizer.reading.names.nouns import names_a_person
from summarizer.reading.parse import span_of
from summarizer.reading.quotations.spans import FINITE
from summarizer.reading.reading import Reading

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

_NOT_OF_THE_ACT = DROPPED | {"nsubj", "nsubjpass", "expl", "punct"}
_ASIDES = {"however", "meanwhile", "also", "separately", "still", "then", "now", "later", "too", "already", "likewise"}
_LONGEST_DATE = 40
_FEWEST_WORDS = 3
_SHORT = 6
"""Words of a verb phrase that wants its circumstance told too."""
_LONGEST_CONDITION = 14
_CONDITIONS = frozenset({"if", "unless"})
_OPENING_A_CLAUSE = frozenset({"IN", "WRB", "VBG", "VBN"})
_UNTOLD = frozenset({"it", "its", "this", "these", "them"})
"""What stands for something outside the line."""
_NEITHER = frozenset({"or", "nor"})
"""What joins two verbs that one "not" denies."""
_JOINT = 3
"""Tokens to the verb that another leads to: "struck, or pushed"."""
_PLACING = frozenset({"prep", "prt", "advmod", "advcl", "xcomp", "ccomp"})
"""What says where something is put."""
_SOME = frozenset({"them", "whom"})
_HARMING = frozenset({"kill", "injure", "wound", "leave", "destroy", "damage"})
_WHEN = frozenset({"when", "after", "as"})
_PARTICIPLES = ("ven", "ken", "zen", "sen", "ten", "den", "len", "wn", "orn", "gone", "done")
"""Endings of participles that are no past tense, whatever the tagger says: driven, taken, grown."""
_OF_A_CHANGE = {"from", "to"}
_BOUNDING = frozenset("before after until till since by from between through within".split())
"""Prepositions by which a date bounds an act."""
_COMPARING = frozenset({"earlier", "before", "previous", "previously"})
"""Words of a date that something is only compared with: "from a year earlier"."""
_BROKEN_OFF = re.compile(r"\s[-–—]\s|:\s")
_LEFT_OPEN = re.compile(r"(?:[\s,;]+(?:and|or|but)|,\s+not)$")
_BENT = {"have": "has", "'ve": "has", "’ve": "has", "are": "is", "'re": "is", "am": "is", "were": "was"}
"""The verbs of "we" and "I" as they are of one other."""
_DANGLING = frozenset("during into onto among without between against towards upon despite via".split())
"""Prepositions that a clause is left with where what follows was cut."""
_LEADING_ON = frozenset(
    "of to in on at by for with from than that which who and or but as the a an its his her be was were is are had "
    "has been".split()
)
"""Words that a whole clause does not end with."""


def told_line(reading: Reading, verb: "Token") -> str | None:
    """The clause of `verb` cut down to what it tells; None if it has no subject to be told of, or tells too little."""
    subject = subject_of(verb)
    if subject is None:
        return None
    head = subject_words(reading, subject, verb)
    if head is None:
        return None
    dates = [Span(date.start, date.end) for date in reading.dates_in(subtree(verb))]
    named = set() if verb.dep_ in MODIFYING else {each.i for each in subject.subtree}
    if _leads_to_another(verb):
        return None
    kept = [*_shared_auxiliaries(verb), *_led_to(verb), *_kept(verb, dates)]
    kept = [token for token in kept if token.i not in named]
    if 0 < len(kept) <= _SHORT and verb.pos_ == "VERB":
        kept += _told_with(verb, dates) or _told_of_a_thing(kept)
    if (
        not kept
        or _is_broken(verb, kept)
        or any(map(_points, kept))
        or _is_unfinished(verb, kept)
        or (verb.dep_ == "acl" and _says_nothing(head, kept))
    ):
        return None
    told = _unshortened(spelt(kept), kept[0], verb)
    if verb.dep_ == "acl":
        told = _finite(subject, verb, told)
    if kept[0].tag_ == "VB" and not told.startswith("to "):
        return None
    if subject.lower_ == "we" and not _speaks_as_one(reading, head):
        return _in_own_words(reading, subject, told)
    if subject.lower_ in {"i", "we"}:
        told = _of_another(told, kept[0])
    closes = "," if subject.i < verb.i and _closes(subject, verb, head) and not head.endswith(",") else ""
    line = _LEFT_OPEN.sub("", _BROKEN_OFF.split(f"{head}{closes} {told}")[0])
    if (condition := condition_of(verb)) is not None:
        line = f"{line} {condition}"
    words = line.split()
    if words[-1].lower() in _DANGLING:
        line, words = line.rpartition(" ")[0], words[:-1]
    elif words[-1].lower() in _LEADING_ON and ", " in line:
        line = line.rpartition(", ")[0]
        words = line.split()
    if len(words) < _FEWEST_WORDS or words[-1].lower() in _LEADING_ON:
        return None
    return line[:1].upper() + line[1:]


def _leads_to_another(verb: "Token") -> bool:
    """Whether what a verb is done to is told with the next: "shot" of "shot and killed a man"."""
    return _next_of(verb) is not None


def _led_to(verb: "Token") -> "list[Token]":
    """The verbs before, which share what `verb` is done to: "shot and" of "shot and killed a man"."""
    before = verb.head if verb.dep_ == "conj" else None
    if before is None or _next_of(before) is not verb:
        return []
    return [*_led_to(before), *verb.doc[before.i : verb.left_edge.i]]


def _next_of(verb: "Token") -> "Token | None":
    """The verb that follows with no more than "and", "or" or a comma between, and with what both are done to."""
    joined = next((child for child in verb.children if child.dep_ == "conj" and child.i > verb.i), None)
    if joined is None or joined.tag_ != verb.tag_ or joined.left_edge.i - verb.i > _JOINT:
        return None
    between = verb.doc[verb.i + 1 : joined.i]
    alone = all(each.dep_ == "cc" or each.pos_ == "CCONJ" or each.text == "," for each in between)
    done = _next_of(joined) is not None or any(child.dep_ == "dobj" for child in joined.children)
    return joined if alone and done else None


def condition_of(verb: "Token") -> str | None:
    """ "if it accepted a higher bid": what an act depends on, without which it would be told as settled."""
    for clause in verb.children:
        first = clause.left_edge
        if clause.dep_ in {"advcl", "prep", "dep"} and first.lower_ in _CONDITIONS and first.head in {clause, verb}:
            words = spelt(list(clause.subtree))
            plain = len(words.split()) <= _LONGEST_CONDITION and "," not in words
            return f"{first.lower_}{words[len(first) :]}" if plain else None
    return None


def _closes(subject: "Token", verb: "Token", head: str) -> bool:
    """Whether a comma closes what stands beside the noun of a subject: "the prints, each 15 cm wide, were found"."""
    beside = [child for child in subject.children if child.i > subject.i and child.left_edge.nbor(-1).text == ","]
    beside = [child for child in beside if f", {child.left_edge.text}" in head or _is_named_after(subject)]
    commas = [mark for child in beside if child.dep_ not in {"conj", "cc"} for mark in comma_after(child)]
    return any(mark.nbor() is verb or mark.nbor().head is verb for mark in commas)


def _is_named_after(subject: "Token") -> bool:
    """ "The deceased, Morsheda Begum, …": a comma stands before the name that it closes."""
    return any(child.text == "," and child.i < subject.i for child in subject.children)


def _told_with(verb: "Token", dates: list[Span]) -> "list[Token]":
    """Under what circumstance a short act was: "Fourteen died *when an avalanche swept a minibus off the road*"."""
    for clause in verb.children:
        first = clause.left_edge
        if clause.dep_ != "advcl" or clause.i < verb.i or first.lower_ not in _WHEN or first.nbor(-1).text == ",":
            continue
        subjects = [child for child in clause.children if child.dep_ in {"nsubj", "nsubjpass"}]
        named = [token for subject in subjects for token in noun_phrase(subject)]
        told = _kept(clause, dates)
        finite = {clause.tag_, *(child.tag_ for child in clause.children if child.dep_ in {"aux", "auxpass"})} & FINITE
        if (
            finite
            and named
            and (told[-1].i > clause.i or is_passive(clause))
            and all(subject.pos_ != "PRON" for subject in subjects)
        ):
            return [first, *named, *told]
    return []


def _told_of_a_thing(kept: "list[Token]") -> "list[Token]":
    """What tells which thing a short act is done to: "threw out a bill *that would have raised the retirement age*"."""
    last = max(kept, key=lambda each: each.i)
    for clause in last.children:
        first = clause.left_edge
        if clause.dep_ in {"acl", "relcl"} and first is last.nbor():
            told = without_asides(clause)
            return told if _FEWEST_WORDS <= len(told) <= _LONGEST_CONDITION else []
    return []


def _is_broken(verb: "Token", kept: "list[Token]") -> bool:
    """Whether what is left cannot stand alone: "and will fall", "heard that could not be", "has ever reached them"."""
    if kept[0].dep_ == "cc" or kept[0].pos_ == "CCONJ":
        return True
    lost = any(
        one.lower_ == "that" and one.dep_ == "mark" and two.pos_ in {"AUX", "VERB"} for one, two in pairwise(kept)
    )
    return lost or (
        not is_negated(verb) and any(child.lower_ == "ever" and child.dep_ == "advmod" for child in verb.children)
    )


def _points(token: "Token") -> bool:
    """Whether a word points to what the line does not tell: "sold *there*", "saw *none*"."""
    if token.dep_ == "advmod":
        return token.lower_ in {"there", "here"}
    return token.dep_ == "dobj" and token.lower_ in {"none", "some", "one", "many"} and not token.children


def _is_unfinished(verb: "Token", kept: "list[Token]") -> bool:
    """Whether what is left is no sentence: "members trooping out", "a date to be agreed", "puts the gain"."""
    placed = verb.lemma_ != "put" or any(each.head is verb and each.dep_ in _PLACING for each in kept)
    unbent = kept[0].tag_ in {"VBG", "TO"} and verb.dep_ in {"acl", "relcl", "ccomp", "pcomp", "advcl"}
    return unbent or not placed


def _says_nothing(head: str, kept: "list[Token]") -> bool:
    """Whether a participle only marks a thing that is not told apart: "the pace recorded", not "a truce signed in Doha"."""
    words = head.split()
    return (
        len(kept) == 1
        and len(words) <= _FEWEST_WORDS
        and not any(word[:1].isupper() or word[:1].isdigit() for word in words[1:])
    )


def _finite(subject: "Token", verb: "Token", told: str) -> str:
    """What a participle tells, as a clause: "a truce signed in Doha" is "A truce was signed in Doha"."""
    if verb.tag_ != "VBN" or not told.startswith(verb.text):
        return told
    return f"{'were' if subject.tag_ in {'NNS', 'NNPS'} else 'was'} {told}"


def _speaks_as_one(reading: Reading, speaker: str) -> bool:
    """Whether "we" are the speaker: a body, and not one person who speaks for more than themselves."""
    party = reading.party_named(speaker)
    return party.kind != "person" if party else not names_a_person(speaker.split()[-1].lower())


def _in_own_words(reading: Reading, subject: "Token", told: str) -> str | None:
    """What one person says of "us", as a quotation: whom they speak for is not theirs alone; None where it was cut."""
    said = f"{subject.text} {told}"
    if len(said.split()) < _FEWEST_WORDS or not reading.text.startswith(said, subject.idx):
        return None
    opens, closes = "“”" if "“" in reading.text else '""'
    return f"{opens}{said[:1].upper()}{said[1:]}{closes}"


def _unshortened(told: str, first: "Token", verb: "Token") -> str:
    """What begins with a shortened verb, which only a pronoun carries: "has laid off" of "he's laid off"."""
    done = any(child.dep_ == "dobj" for child in verb.children)
    over = verb.tag_ == "VBN" and (done or not is_passive(verb))
    whole = {"s": "has" if over else "is", "d": "had" if over else "would", "ll": "will"}.get(first.text.lstrip("'’"))
    return told if whole is None or first.text[0] not in "'’" else f"{whole}{told[len(first) :]}"


def _of_another(told: str, first: "Token") -> str:
    """What "we" or "I" tell, told of the speaker by name; empty where the verb would have to be bent."""
    if first.lower_ in _BENT:
        return _BENT[first.lower_] + told[len(first) :]
    return told if first.tag_ in {"VBD", "MD"} else ""


def _shared_auxiliaries(verb: "Token") -> "list[Token]":
    """Those of the verb that `verb` is joined to: "was arrested and released", "must redesign the page or pay"."""
    if verb.dep_ != "conj" or any(
        child.dep_ in {"aux", "auxpass"} and child.lower_ != "been" for child in verb.children
    ):
        return []
    denied = is_negated(verb.head) and any(each.lower_ in _NEITHER and each.i < verb.i for each in verb.head.children)
    past = verb.tag_ == "VBD" and (verb.lower_.endswith(_PARTICIPLES) or denied)
    if not past and not is_unbent(verb) and verb.tag_ not in {"VB", "VBN"}:
        return []
    if ("VBN" if past else verb.tag_) != verb.head.tag_ and not is_unbent(verb):
        return []
    own = [child for child in verb.head.children if child.dep_ in {"aux", "auxpass", "neg"} and child.lower_ != "to"]
    if any(child.lower_ == "but" and child.i < verb.i for child in verb.head.children):
        own = [child for child in own if child.dep_ != "neg"]
    return own or _shared_auxiliaries(verb.head)


def _kept(verb: "Token", dates: list[Span]) -> "list[Token]":
    """The tokens of the verb phrase that tell the act; of two changes "from 5% to 4%", the first."""
    kept = [verb]
    seen: list[str] = []
    for child in verb.children:
        if child.dep_ in _NOT_OF_THE_ACT or child.lower_ in _ASIDES:
            continue
        if _is_comment(child) or _is_beside(child, dates) or _comes_after(child):
            continue
        if child.tag_ in {"WDT", "WP"} or (child.dep_ in {"dobj", "attr", "ccomp"} and _is_clause_apart(child)):
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
            and not _toll(child)
            and not is_put_off(child)
            and not _goes_on(child)
        ):
            continue
        if child.dep_ == "ccomp" and ((verb.lemma_ in cues.ALL and verb.lemma_ != "rule") or child.i < verb.i):
            continue
        if child.dep_ == "prep" and (child.lower_ == "according" or is_cut_short(child)):
            continue
        if child.i > verb.i and child.dep_ in {"prep", "npadvmod", "advmod"} and _dated(child, dates):
            if _sets_against(verb, child):
                kept += [*child.subtree, child.right_edge.nbor()]
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
            kept += [child.nbor(-1)] if _toll(child) and child.nbor(-1).text == "," else []
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
    kept = _kept(verb, dates)
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
    """Whether what an act is done to was told before: "pledged $2 billion, *half of what it had asked for*"."""
    told = any(each.dep_ == "dobj" and each.i < noun.i for each in noun.head.children)
    return noun.dep_ == "dobj" and told and noun.left_edge.nbor(-1).text == ","


def _is_beside(noun: "Token", dates: list[Span]) -> bool:
    """Whether the parse took for a measure what only stands beside: "treated by paramedics, *none with injuries*"."""
    measure = any(each.like_num or is_measure(each) for each in noun.subtree)
    before = noun.left_edge.nbor(-1)
    parted = before.text == "," or (before.lower_ in _SOME and before.dep_ == "pobj")
    beside = parted and noun.dep_ == "npadvmod" and not measure
    return beside and not any(date.overlaps(subtree(noun)) for date in dates)


def _is_of_some(preposition: "Token") -> bool:
    """ "Six had died, four of them *at a care home*": told of four, whatever the parse hangs it on."""
    return preposition.nbor(-1).lower_ in {"them", "whom"} and preposition.nbor(-2).lower_ == "of"


def _sets_against(verb: "Token", date: "Token") -> bool:
    """ "has offered 4% *this year and* 2% next": what is told of two times needs both."""
    joint = date.right_edge.nbor()
    return joint.dep_ == "cc" and joint.head is verb and not any(child.dep_ == "conj" for child in verb.children)


def _goes_on(clause: "Token") -> bool:
    """Whether a short clause follows with no pause: "told members to vote *as they please*", "died *waiting for a boat*"."""
    first, last = clause.left_edge, clause.right_edge
    whole = last.lower_ not in _LEADING_ON and last.pos_ != "AUX" and first.tag_ in _OPENING_A_CLAUSE
    plain = first.lower_ not in _CONDITIONS and not any(each.lower_ in _UNTOLD for each in clause.subtree)
    return whole and plain and last.i - first.i < _LONGEST_CONDITION and not first.nbor(-1).is_punct


def _purpose(clause: "Token") -> bool:
    first = clause.left_edge
    return first.lower_ == "to" and first.nbor(-1).text != ","


def _toll(clause: "Token") -> bool:
    """What an act did to people or things: "…, killing at least nine"."""
    plain = not any(child.dep_ in {"xcomp", "ccomp"} for child in clause.children)
    return clause.tag_ == "VBG" and clause.lemma_ in _HARMING and clause.left_edge == clause and plain


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
