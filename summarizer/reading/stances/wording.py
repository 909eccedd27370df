"""A target as it is told after "supports" or "opposes": what somebody is urged to do as a doing, all else as it stands."""

import re
from typing import TYPE_CHECKING

from summarizer.reading.clauses import phrase, subtree, trimmed
from summarizer.reading.events import find_events
from summarizer.reading.inflection import ing
from summarizer.reading.marks import marks_over
from summarizer.reading.mentions import Span
from summarizer.reading.parse import tokens_over
from summarizer.reading.reading import Reading

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

_SUMS_UP = re.compile(r"an? (?:\w+ )?(?:act|action|appointment|decision|move|ruling|step|verdict|development)")
_TELLS_OF = re.compile(r"an? (?:\w+ )?(?:admission|announcement|acknowledgement|confirmation|disclosure|revelation)")
"""What is told is what a position is towards, and not that it was told."""
_TELLING = frozenset("confirm admit announce acknowledge reveal disclose concede unveil".split())
_LEFT_OUT = {"relcl", "punct", "appos", "cc", "conj"}
_DEEDS = frozenset(
    "plan decision move ruling verdict deployment proposal deal takeover merger agreement bill measure cut scheme levy tax "
    "ban law cooperation".split()
)
"""Nouns that say little where nothing tells which one is meant."""
_OF_THE_LEAD = frozenset("plan decision move deployment proposal measure".split())
_MOST_TOLD = 12
_SOON = 4
"""Sentences from the first within which a bare "the plan" is what it tells."""
_DETERMINER = re.compile(r"^(?:an?|the|this|that|its|their|his|her)\s", re.IGNORECASE)
_ENDS = re.compile(r"\s(?:and|or|but|in court)$|(?<=\w),\s(?:equal|worth|due|likely)\s.*$")
"""What is no part of a target: "challenge the decision *in court*", "the cut*, equal to 0.8% of supply*"."""
_PARTED = re.compile(r"(?:,|\s[-–—])\s+(?:in )?$")
_FEWEST, _MOST = 4, 25
"""Words of a clause that is told beside the noun that sums it up."""


def told_after_a_position(reading: Reading, target: Span) -> str:
    """ "both sides avoiding escalation" of "both sides to avoid escalation", "spending being frozen" of "spending
    frozen"; any other target in the words of the article.
    """
    text = reading.text
    tokens = [token for token in tokens_over(reading.doc, target.start, target.end) if not token.is_space]
    doing = next((token for token in tokens if token.pos_ in {"VERB", "AUX"} and _leads(token, tokens)), None)
    if doing is None and (known := _told_of(reading, target) or _in_full(reading, tokens)) is not None:
        return known
    if doing is None:
        summed_up = _summed_up(reading, target) or _first_told(reading, tokens)
        words = _ENDS.sub("", target.of(text))
        return f"{words} ({summed_up})" if summed_up else words
    before = text[target.start : _start(doing, target)].rstrip().rstrip(",").removeprefix("that ")
    after = text[doing.idx + len(doing) : target.end]
    return f"{before} {_doing(doing)}{after}".strip()


def _summed_up(reading: Reading, target: Span) -> str | None:
    """What a noun in apposition sums up: "the ministry cut the grant" of "The ministry cut the grant, a move that …"."""
    clause = _clause_before(reading, target) if _SUMS_UP.fullmatch(target.of(reading.text)) else None
    words = clause.of(reading.text) if clause is not None else ""
    return words if _FEWEST <= len(words.split()) <= _MOST else None


def _told_of(reading: Reading, target: Span) -> str | None:
    """What was admitted in "Both confirmed the presence of troops - an admission that was condemned by …"."""
    clause = _clause_before(reading, target) if _TELLS_OF.fullmatch(target.of(reading.text)) else None
    for token in tokens_over(reading.doc, clause.start, clause.end) if clause is not None else ():
        thing = next((child for child in token.children if child.dep_ == "dobj"), None)
        if token.lemma_ in _TELLING and thing is not None:
            told = phrase(thing)
            dated = (date for date in reading.dates_in(told) if date.end == told.end)
            end = next((date.start for date in dated), told.end)
            return re.sub(r"\s(?:in|on|at)\s*$", "", reading.text[told.start : end])
    return None


def _clause_before(reading: Reading, target: Span) -> Span | None:
    """What stands in the sentence before a noun in apposition."""
    sentence = reading.sentence_at(target.start)
    parted = _PARTED.search(reading.text, sentence.start, target.start) if sentence is not None else None
    return Span(sentence.start, parted.start()) if sentence is not None and parted is not None else None


def _in_full(reading: Reading, tokens: "list[Token]") -> str | None:
    """ "the plan" as the article first told which plan it is: "the plan to close the mill", "Norvik's plan for the mill".

    What is first so called in quotation marks is told without the speaker's own words for it.
    """
    if [token.lower_ in {"the", "this", "that"} for token in tokens] != [True, False] or tokens[1].lemma_ not in _DEEDS:
        return None
    text, noun = reading.text, tokens[1]
    for token in (token for token in reading.doc[: noun.i] if token.lemma_ == noun.lemma_ and token.tag_ == noun.tag_):
        whole = subtree(token, without=_LEFT_OUT)
        start = token.idx if marks_over(text, whole) else whole.start
        words = _DETERMINER.sub("", trimmed(Span(start, whole.end), text).of(text))
        if (
            _is_told_apart(token)
            and 1 < len(words.split()) <= _MOST_TOLD
            and "\n" not in words
            and reading.sentences_over(whole)[0].kind == "prose"
        ):
            return words if _owned(token) and start == whole.start else f"the {words}"
    return None


def _is_told_apart(noun: "Token") -> bool:
    """Whether more than a judgement stands beside a noun: not "the reckless plan"."""
    return any(child.dep_ in {"poss", "compound", "nmod", "prep", "acl"} for child in noun.children)


def _owned(noun: "Token") -> bool:
    return any(child.dep_ == "poss" and child.tag_ != "PRP$" for child in noun.children)


def _first_told(reading: Reading, tokens: "list[Token]") -> str | None:
    """What the first sentence tells, where "the plan" soon after it must be that and nothing else was so called."""
    if len(tokens) != 2 or tokens[0].lower_ != "the" or tokens[1].lemma_ not in _OF_THE_LEAD:
        return None
    near = reading.sentence_at(tokens[1].idx) in reading.prose[1:_SOON]
    named = any(token.lemma_ == tokens[1].lemma_ for token in reading.doc[: tokens[1].i])
    told = (event.line for event in find_events(reading) if event.sentence == reading.prose[0])
    return next(told, None) if near and not named else None


def _leads(verb: "Token", tokens: "list[Token]") -> bool:
    """Whether the target is the clause of `verb`, and the clause an infinitive or a participle."""
    if verb.head in tokens and verb.head is not verb:
        return False
    if verb.tag_ == "VB":
        return not any(child.tag_ == "MD" for child in verb.children)
    helping = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    return verb.tag_ == "VBN" and all(child.lower_ in {"to", "be"} for child in helping)


def _start(verb: "Token", target: Span) -> int:
    """Where the verb begins, its "to" and "be" included."""
    parts = [child.idx for child in verb.children if child.dep_ in {"aux", "auxpass"} and child.i < verb.i]
    return max(target.start, min([verb.idx, *parts]))


def _doing(verb: "Token") -> str:
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    return f"being {verb.text}" if verb.tag_ == "VBN" or passive else ing(verb.text)
