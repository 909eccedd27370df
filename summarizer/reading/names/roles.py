"""What the article says a named party is: "Prime Minister", "head of policy", "the Turin company"."""

import re
from typing import TYPE_CHECKING

from summarizer.reading.mentions import Span
from summarizer.reading.names.nouns import names_a_person
from summarizer.reading.names.vocabulary import ORG_NOUNS, ROLES
from summarizer.reading.parse import text_of
from summarizer.reading.times import tells_time

if TYPE_CHECKING:
    from summarizer.reading.tree import Doc, Token

_BEFORE = re.compile(r"((?:(?:[A-Z][\w.&-]*|of|for|and|the)\s+)*(?:[A-Z][\w.&-]*)|(?:[\w-]+\s){0,3}[\w-]+),?\s+$")
_WORD = re.compile(r"\w+")
_ROLE_ENDS = frozenset(role.rpartition("-")[2] for role in ROLES)
_LONGEST_ROLE = max(map(len, ROLES))
_NOUN_BEFORE = re.compile(r"(?:(?:[\w-]+\s){0,3})([\w-]+),?\s$")
_LEADING = re.compile(
    r"^(?:(?:the|a|an|its|his|her|their|and|of|that|said|when|as|whose|with|s|but|by|about|from|for|was|were)\s+)+",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:as|over|to|than|into|after|before|against|when|with|from|at|on|while|said|told|recalled|added|wrote|warned|says|"
    r"is|are|was|were|be|been)\s+"
)
"""Before a role these end what is told of somebody else: "a lead *over* President …"."""
_OF_OTHERS = re.compile(rf"{_ELSEWHERE.pattern}|\b(?:of|buy|acquire|sell|join|sue|run|own)\s+")
"""These end it before what a body is: "Lena Fischer *of* consultancy Oilmetrics", "talks to *buy* podcast maker …"."""
_LEADS = re.compile(
    r"((?:\b[\w-]+\s)?\b(\w+)\s(?:for|of|on|at|in|with)\s(?:the\s)?[A-Z][\w’'-]+(?:\s[\w’'-]+){0,7}),\s$"
)
"""A role with whose it is: "the MP for Kelham, …", "a lawyer for the Ohio family, …"."""
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sir|Dame)\.?\s$")
_RETIRED = re.compile(r"\b[A-Z][a-z]+\.? (?:[A-Z][a-z]+\.? )?\((?:retd|retired)\.?\)\s$")
_COUNTED = re.compile(r"^(?:\S*\d\S*\s+)+")
_HONORIFIC = frozenset("mr mrs ms miss sir dame dr prof hon rev fr".split())
_CUT_OFF = re.compile(r"\b(?:from|of|in|for|by|with|to)$")
"""How a phrase ends that tells of a part: "the Fund, *a team from* which is due in the capital"."""


_OF_A_ROLE = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_INSIDE_A_ROLE = frozenset({"-", "'s", "’s", ",", "&"})


def role_of(doc: "Doc", span: Span, token: "Token") -> str | None:
    """What a person is, in the words before the name or in apposition to it."""
    before = _TITLED.sub("", text_of(doc)[max(0, span.start - 100) : span.start].rpartition("\n")[2])
    before = _RETIRED.sub("", before)
    if (led := _LEADS.search(before)) and names_a_person(led.group(2).lower()):
        return _tidy(led.group(1))
    if _ends_with_a_role(before) and (titled := _BEFORE.search(before)):
        words = titled.group(1).strip()
        last = words.split()[-1].lower().rstrip(".") if words else ""
        if last.rpartition("-")[2] in ROLES and last not in _HONORIFIC:
            return _tidy(_beside_the_name(doc, span, _ELSEWHERE.split(words)[-1]))
    for child in token.children:
        if child.dep_ == "appos" and child.pos_ == "NOUN":
            phrase = text_of(doc)[child.left_edge.idx : child.right_edge.idx + len(child.right_edge)]
            return _tidy(re.split(r",| who | which ", phrase)[0])
    return None


def _beside_the_name(doc: "Doc", span: Span, words: str) -> str:
    """The end of `words` that is one phrase with the name after it: "coach" of "quipped coach", "Secretary of State"."""
    begins = text_of(doc).rfind(words, 0, span.start)
    name = doc.char_span(span.start, span.end, alignment_mode="expand")
    if not name:
        return words
    first, token = None, name[0]
    while token.i and token.idx > begins:
        token = token.nbor(-1)
        if tells_time(token):
            break
        leads = token.lower_ in {"of", "for"} and token.i > 0 and token.nbor(-1).text[:1].isupper()
        if not (
            leads or token.pos_ in _OF_A_ROLE or token.dep_ in {"amod", "compound"} or token.text in _INSIDE_A_ROLE
        ):
            break
        first = first if leads else token
    return words[max(0, first.idx - begins) :] if first is not None else words


def _ends_with_a_role(before: str) -> bool:
    """Whether the last word may be a role's, which spares all others the slow search."""
    words = _WORD.findall(before.rstrip(" ,.")[-_LONGEST_ROLE:])
    return bool(words) and words[-1].lower() in _ROLE_ENDS


def what_it_is(doc: "Doc", span: Span, token: "Token") -> str | None:
    """What an organisation is said to be: "the state broadcaster VTR", "Korvo, the payments firm"."""
    before = _NOUN_BEFORE.search(text_of(doc)[max(0, span.start - 50) : span.start])
    if before and before.group(1).lower() in ORG_NOUNS and not before.group().rstrip().endswith((".", ";")):
        words = _OF_OTHERS.split(re.split(r"[.;:\"“]", before.group().rstrip(" ,"))[-1])[-1]
        return _tidy(_beside_the_name(doc, span, words))
    for child in token.children:
        if child.dep_ == "appos" and child.lower_ in ORG_NOUNS:
            phrase = text_of(doc)[child.left_edge.idx : child.right_edge.idx + len(child.right_edge)]
            words = re.split(r",| who | which | that ", phrase)[0]
            return None if _CUT_OFF.search(words) else _tidy(words)
    return None


def _tidy(words: str) -> str | None:
    *_, last = re.split(r"\band\b", words)
    whole = any(map(names_a_person, words.lower().split())) and not any(map(names_a_person, last.lower().split()))
    words = words if whole else last
    return _COUNTED.sub("", _LEADING.sub("", words.strip())) or None
