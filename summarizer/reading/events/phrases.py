"""A noun phrase cut down to what tells which thing is meant, and words spelt as they stand in the text."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.reading.asides import LONGEST
from summarizer.reading.units import PERSONS

if TYPE_CHECKING:
    from summarizer.reading.tree import Doc, Token

DROPPED = {"relcl", "appos", "parataxis", "cc", "conj", "mark", "meta", "dep", "intj", "preconj"}
_APART = DROPPED - {"cc", "conj"} | {"punct"}
_LOOSE = re.compile(r"\s+([,.;:])")
_QUANTIFYING = frozenset({"each", "every", "any", "those", "no"})
"""Words after which a noun is not whole without what tells which are meant."""
_EMPTY = frozenset("moment way point day time reason extent manner idea fact".split())
"""Nouns that say nothing without the clause they lead to."""
_LONGEST_CLAUSE = 9
"""Words of a clause that still tells which people are meant."""
_ON_A_DAY = frozenset(
    "meeting vote talks election elections summit hearing rally march strike match game session protest referendum "
    "ballot debate conference trip visit flight funeral ceremony attack raid".split()
)
"""What has a day of its own."""
_COMPARING = frozenset("less more up down half twice equal compared nearly about roughly".split())
_LEADING_ON = frozenset({"MD", "TO", "IN", "VBD", "VBZ", "VBP", "VB", "DT"})
"""Tags of words that no comma follows, whatever is left out after them."""
_MARKS = frozenset({",", "-", "–", "—", "(", ":", ";"})


def noun_phrase(token: "Token") -> "list[Token]":
    """The noun phrase without relative clauses, appositions and what stands between commas."""
    kept = [token]
    doing = min(
        (child.i for child in token.children if child.dep_ == "acl" and child.i > token.i), default=len(token.doc)
    )
    for child in token.children:
        if child.i > doing and child.dep_ in {"cc", "conj"}:
            continue  # "crews using ropes and a digger": it may be joined to the ropes
        if _is_left_out(token, child) or (child.i == doing and _is_joined_to(token, child)):
            continue
        if child.dep_ == "prep" and child.i > 0 and (child.nbor(-1).text == "," or is_cut_short(child)):
            continue
        if child.i > token.i and _says_on_which_day(token, child):
            continue
        if _comes_after_an_aside(token, child) or (child.dep_ == "advmod" and child.lower_ in {"here", "there"}):
            continue
        kept += noun_phrase(child) if child.dep_ in {"pobj", "conj", "dobj", "poss", "nmod"} else without_asides(child)
    return sorted(set(kept), key=lambda each: each.i)


def _says_on_which_day(noun: "Token", preposition: "Token") -> bool:
    """ "approved a bill *on Thursday*", which the parse hangs on what is done to; a meeting may be on a day itself."""
    days = [each for each in preposition.children if each.dep_ == "pobj"]
    on_a_day = preposition.lower_ == "on" and bool(days) and all(each.lower_.endswith("day") for each in days)
    return on_a_day and noun.pos_ == "NOUN" and noun.lower_ not in _ON_A_DAY


def _comes_after_an_aside(name: "Token", child: "Token") -> bool:
    """Whether a phrase hangs on a name only by a clause that is left out: "Berg, who came from the rival *in 2023*, said"."""
    clauses = (each for each in name.children if each.dep_ in {"relcl", "acl"} and name.i < each.i < child.i)
    loose = child.dep_ == "npadvmod" or (child.dep_ in {"prep", "advmod", "amod"} and name.pos_ == "PROPN")
    return loose and any(each.left_edge.nbor(-1).text == "," for each in clauses)


def without_asides(phrase: "Token") -> "list[Token]":
    """A phrase without what a comma sets apart in it: "of Polish prints, published in 2010"."""
    apart = {
        each.i
        for word in phrase.subtree
        if word.dep_ in {"acl", "relcl", "appos"} and word.left_edge.nbor(-1).text == "," and word.pos_ != "NUM"
        for each in (*word.subtree, word.left_edge.nbor(-1), *comma_after(word))
    }
    return [each for each in phrase.subtree if each.i not in apart]


def comma_after(word: "Token") -> "list[Token]":
    """The comma that follows all that hangs on `word`, if one does."""
    return [mark] if (mark := word.right_edge.nbor()).text == "," else []


def _is_left_out(noun: "Token", child: "Token") -> bool:
    """Whether what hangs on a noun is a side remark: not "the satellite *Parvaz-3*", "each day *missed*", "a plan *to sell*"."""
    close = child.i > noun.i and next(_word_of(child.left_edge)).nbor(-1).text not in _MARKS
    if child.dep_ in {"acl", "relcl"} and child.left_edge.lower_ != "to" and _is_of_another(noun, child):
        return True
    if close and child.dep_ == "appos":
        return child.pos_ != "PROPN" and not (child.pos_ == "NUM" and child.i == noun.i + 1)
    if close and child.dep_ in {"acl", "relcl"}:
        defining = noun.lower_ in _EMPTY or any(each.lower_ in _QUANTIFYING for each in noun.children)
        defining = defining or _is_short(child)
        return not defining and child.left_edge.lower_ != "to" and not _is_there(noun)
    if child.dep_ == "acl" and child.i > noun.i:
        return True
    return child.dep_ in _APART


def _is_of_another(noun: "Token", clause: "Token") -> bool:
    """Whether a clause ends a list that a comma parts from the noun: "seized plants, cash and a car *stolen in March*"."""
    between = noun.doc[noun.i + 1 : clause.left_edge.i] if clause.i > noun.i else ()
    return any(each.text == "," for each in between) and any(each.pos_ in {"NOUN", "PROPN"} for each in between)


def _is_joined_to(noun: "Token", clause: "Token") -> bool:
    """Whether another noun is joined after a clause, to which it may belong: "crews using ropes *and a digger*"."""
    return any(child.dep_ == "conj" and child.i > clause.i for child in noun.children)


def _is_short(clause: "Token") -> bool:
    """Whether a clause is no longer than what tells things apart: "51 people *detained under the Act*"."""
    return len(without_asides(clause)) <= _LONGEST_CLAUSE


def tells_which(noun: "Token", clause: "Token") -> bool:
    """Whether a clause tells which people are meant, whom nothing else tells apart: "people who walked every day"."""
    known = any(each.dep_ in {"det", "poss", "nummod"} and each.i < noun.i for each in noun.children)
    led = clause.left_edge.lower_ in {"who", "that"}
    return led and noun.lower_ in PERSONS and not known and _is_short(clause)


def _is_there(noun: "Token") -> bool:
    """ "There are 15,000 people working abroad": what is there is not told without what it does."""
    return noun.dep_ == "attr" and any(each.dep_ == "expl" for each in noun.head.children)


def is_cut_short(preposition: "Token") -> bool:
    """ "after the parliament, by 121 votes, agreed": a clause that the parse took for a phrase; not "before Christmas,"."""
    last = preposition.right_edge
    if preposition.lower_ not in {"after", "before", "since", "as"} or last.i + 1 >= len(last.doc):
        return False
    following = last.nbor()
    if following.lower_ in {"more", "less"} and following.nbor().lower_ == "than":
        return True
    return (following.text == "," and last.i > preposition.i + 1) or following.tag_ in {"VBZ", "VBP", "VBD", "MD"}


def _word_of(token: "Token") -> "Iterator[Token]":
    """The token with all that hyphens join to it: "co-defendants", "2-0"; the parse may cut a word in two."""
    first = last = token
    while (
        first.i > 0
        and not first.is_sent_start
        and not first.nbor(-1).whitespace_
        and (_joins(first) or _joins(first.nbor(-1)))
    ):
        first = first.nbor(-1)
    while not last.whitespace_ and (_joins(last.nbor()) or (_joins(last) and last is not token)):
        last = last.nbor()
    yield from token.doc[first.i : last.i + 1]


def _joins(token: "Token") -> bool:
    """Whether a token is a hyphen within a word, or begins with one."""
    inside = token.text == "-" and not token.whitespace_ and not token.nbor(-1).whitespace_ and token.i > 0
    return inside or (token.text[:1] in {"-", "–"} and token.text[1:].isdigit() and not token.nbor(-1).whitespace_)


def _is_parted(doc: "Doc", last: int, following: int) -> bool:
    """Whether a comma closes what is left out between two tokens: "rose 3.8% *in April,* down from 4.1%"."""
    left_out: list[Token] = list(doc[last + 1 : following]) if last >= 0 else []
    closed = len(left_out) > 1 and left_out[-1].text == "," and (left_out[0].text != "," or _compares(doc[following]))
    return closed and doc[last].tag_ not in _LEADING_ON and doc[following].pos_ not in {"VERB", "AUX"}


def _compares(word: "Token") -> bool:
    """ "$37.5 million so far, *less* than half of last year's": what a comma parts from whatever stood before."""
    return word.lower_ in _COMPARING


def _without_broken_brackets(doc: "Doc", kept: set[int]) -> set[int]:
    """Without what is in brackets where not all of it is kept: of "4:00 am (0100 GMT)" all or nothing."""
    opening = None
    for i in range(min(kept), min(max(kept) + LONGEST, len(doc))):
        if doc[i].text == "(":
            opening = i
        elif doc[i].text == ")" and opening is not None:
            inside = set(range(opening, i + 1))
            whole = all(each in kept for each in range(opening + 1, i))
            kept = kept | inside if whole else kept - inside
            opening = None
    return kept


def spelt(tokens: "list[Token]") -> str:
    """The tokens with the spaces of the text where they stand together, single spaces elsewhere."""
    if not tokens:
        return ""
    doc, kept = tokens[0].doc, {each.i for token in tokens for each in _word_of(token)}
    kept |= {i + 1 for i in kept if i + 2 in kept and doc[i + 1].is_punct}
    kept = _without_broken_brackets(doc, kept)
    words, last = "", -1
    for token in (doc[i] for i in sorted(kept)):
        if not token.is_space:
            words = f"{words.rstrip(' ,')}, " if _is_parted(doc, last, token.i) else words
            words += token.text + (token.whitespace_ if token.i + 1 in kept else " ")
            last = token.i
    words = _LOOSE.sub(r"\1", " ".join(words.split()))
    if words.count('"') % 2:
        words = words.replace('"', "")
    if words.count("“") != words.count("”"):
        words = words.replace("“", "").replace("”", "")
    words = words.strip(" ,;:-–—")
    return f"{words})" if words.count("(") == words.count(")") + 1 else words
