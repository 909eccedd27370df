"""What kind of party a name is of, by the votes of every mention: its own words, those around it, and where it stands."""

import re
from collections import Counter
from typing import TYPE_CHECKING, Literal

from summarizer.reading.countries import BY_FORM
from summarizer.reading.mentions import NameKind, Span
from summarizer.reading.names.nouns import names_a_person
from summarizer.reading.names.taking_part import is_place
from summarizer.reading.names.vocabulary import AFTER_NAMES, ORG_NOUNS, ORGANISATION, PLACE_WORDS, THING_WORDS
from summarizer.reading.parse import text_of

if TYPE_CHECKING:
    from summarizer.reading.tree import Doc, Token

Likeness = NameKind | Literal["place", "thing", "vessel", "illness"]
"""A place that does not act, a thing (an event, a law, a work), a ship and an illness are no parties."""
Votes = Counter[Likeness]

_COUNTRIES = (frozenset(BY_FORM) | {"England", "Scotland", "Wales"}) - {
    "Jordan",
    "Chad",
    "Georgia",
    "Israel",
    "Ireland",
}
"""Those that people are not called by."""
_JOINING = frozenset({"and", "for", "on"})
"""Small words that no person has in a name."""
_INNER_CAPITAL = re.compile(r"(?!(?:Mc|Mac|De|Des|Di|Du|La|Le|Lo|Van|Von|Fitz|Ap|Al|El)[A-Z])\w*[a-z][A-Z]")
"""A capital within a word that no family has there: "CleanSweep", not "McNeil"."""
_ARTICLE_BEFORE = re.compile(r"\b(?:[Tt]he|[Aa]n?) $")
_MODIFYING = frozenset({"compound", "amod", "nmod"})
_STAFF = frozenset(
    (
        "spokesman spokeswoman spokesperson representative boss chief director chairman chairwoman chair executive manager "
        "president official officer lawyer analyst economist strategist engineer adviser supporter employee worker staff"
    ).split()
)
"""Those who are named by whom they belong to: "a Korvex spokeswoman"."""
_LAST_WORD = re.compile(r"([\w.-]+)(,?)\s$")
_OWN_ROLE = re.compile(r"\b(?:its|his|her|their|the|whose|a|an|'s|’s)\b[^,.]*,\s$")
_AGE_OR_WHO = re.compile(
    rf",?\s(?:who|whose)\b|,\s\d{{2}}\b(?!\d)|,?\saged\s\d|\s\(\d{{2}}\)|\s(?:{'|'.join(sorted(AFTER_NAMES))})\b"
)
_OF_A_BODY = re.compile(
    r",?\s(?:which)\b|['’]s?\s(?:chief|chair|managing|board|boss|president|director|head|shares|spokes|leader|share|staff|"
    r"customers|members|workers|parent|headquarters|revenue|profit|engineers|directors)"
)
_WHERE_ONE_WORKS = re.compile(r"[A-Z]\w+\s[A-Z][\w-]+(?:,\s[a-z ]{3,40})?\s(?:of|at|from)\s(?:the\s)?$")
_SAID_BY_ONE_OF = re.compile(r"(?:according to|said)\s[A-Z][\w'’-]+\s[A-Z][\w'’.-]+(?:,|\sof\s|\.)")
_ROLE_REACH = 100
_OF_A_ROLE = re.compile(r"\b([\w-]+)\s(?:for|of|on|at|in|with)\s(?:the\s)?[A-Z][^,.;:()\"\n]{2,70},\s$")
"""A role with whose it is, before a name: "a spokesman for the Ministry of Foreign Affairs, Ada Lund, said"."""
_FOUND_BY = re.compile(
    r"\b(?:poll|survey|study|report|analysis|research|figures|data|estimates?)\s(?:by|from)\s(?:the\s)?$"
)
_NAMED_AS = re.compile(r"([\w-]+),?\s(?:called\s|known as\s|calling itself\s)?$")
_IS_A_THING = re.compile(r"\b(?:[Oo]peration|codenamed|code-named|(?:the|in) journal|[Cc]lass)\s$")
"""Before what names an operation, a journal or a class of drugs."""
_IS_AN_ILLNESS = re.compile(r"\s(?:virus|disease|fever|syndrome|infections?|outbreak|vaccines?|strain|variant)\b")
_IS_A_LAW = re.compile(
    r"\b(?:charges?|offences?|booked|section|sections|provisions?|prosecuted)\b[^.,;]{0,50}\bunder (?:the )?$"
)
"""Before what somebody is charged under."""
_REGION = re.compile(
    r"(?:(?:North|South|East|West|New|Latin|Central|Southeast|Northeast|Southwest|Northwest)\s(?:Asia|Africa|Europe|America|"
    r"Carolina|Dakota|Virginia|Mexico|Jersey|York|Hampshire|England|Midlands|Wales|Yorkshire|Sussex)|"
    r"(?:Northern|Southern|Eastern|Western)\s[A-Z]\w+)"
)
"""A part of a country or of the world."""
_VESSEL_BEFORE = re.compile(
    r"\b(?:M/|MV|MS|MT|SS|HMS|USS|[Ff]erry|[Tt]anker|[Vv]essel|[Tt]rawler|[Ff]reighter|[Yy]acht|[Bb]ulk carrier|"
    r"[Cc]ontainer ship|[Cc]argo ship|[Cc]ruise ship|[Ww]arship|[Ff]rigate|[Dd]estroyer|[Ss]ubmarine)\s?$"
)
"""What stands before the name of a ship, which is a thing."""
_MALE_OR_FEMALE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Sir|Dame|Dr|Prof|Lord|Lady)\.?\s$")


def votes_of(doc: "Doc", span: Span, token: "Token") -> Votes:
    """What one mention says about the kind of its party; `token` is its head."""
    words = span.of(text_of(doc))
    votes: Votes = Counter()
    last = words.split()[-1]
    if last in PLACE_WORDS and " " in words:
        votes["place"] += 12
    elif last in THING_WORDS:
        votes["thing"] += 12
    elif ORGANISATION.search(words):
        votes["organisation"] += 10
    elif _REGION.fullmatch(words):
        votes["place"] += 12
    elif _names_a_country(words) or not _JOINING.isdisjoint(words.split()) or _INNER_CAPITAL.match(last):
        votes["organisation"] += 8
    if _ARTICLE_BEFORE.search(text_of(doc), max(0, span.start - 5), span.start):
        votes["person"] -= 5
    before = text_of(doc)[max(0, span.start - 60) : span.start]
    if " " not in words and _IS_AN_ILLNESS.match(text_of(doc), span.end):
        votes["illness"] += 12
    if _IS_A_THING.search(before) or _IS_A_LAW.search(before):
        votes["thing"] += 12
    if words.isupper() and words.isalpha() and 2 < len(words) <= 6:
        votes["organisation"] += 4
    votes += _around(doc, span, token)
    votes += _standing(span, token, text_of(doc))
    if _acts(token) and " " not in words:
        votes["organisation"] += 1
    elif _acts(token):
        votes["person"] += 1
    return votes


def _names_a_country(words: str) -> bool:
    """ "Historic England", "England Hockey": a country's name within a name of two or three words."""
    parts = words.split()
    return 1 < len(parts) < 4 and not _COUNTRIES.isdisjoint((parts[0], parts[-1]))


def likeliest(votes: Votes, *, acts: bool) -> NameKind | None:
    """The kind most voted for; a place that acts is an organisation, any other place and a thing are none."""
    best = max(votes, key=votes.__getitem__, default=None)
    if best is None or votes[best] <= 0 or best in {"vessel", "illness"}:
        return None
    if best in {"place", "thing"}:
        return "organisation" if acts else None
    return best  # type: ignore[return-value]


def _around(doc: "Doc", span: Span, token: "Token") -> Votes:
    text = text_of(doc)
    before, after = text[max(0, span.start - 60) : span.start], text[span.end : span.end + 40]
    votes: Votes = Counter()
    if _is_titled(before):
        votes["person"] += 8
    if _AGE_OR_WHO.match(after) and (" " in span.of(text) or re.match(r",\swho\b", after)):
        votes["person"] += 6
    apposed = {child.lower_ for child in token.children if child.dep_ == "appos"}
    told_who = _OF_A_ROLE.search(text, max(0, span.start - _ROLE_REACH), span.start)
    if told_who is not None and names_a_person(told_who.group(1).lower()) and after[:1] == ",":
        votes["person"] += 12
    elif token.dep_ == "appos" and token.head.i < token.i:
        votes["organisation"] += 6 * (token.head.lower_ in ORG_NOUNS)
        votes["person"] += 6 * names_a_person(token.head.lower_)
    if _SAID_BY_ONE_OF.search(text, max(0, span.start - 14), span.end + 8):
        votes["person"] += 2
    if any(map(names_a_person, apposed)) and re.match(r",\s(?:the|a|an|its|their|his|her|[a-z]|[A-Z]\w+['’]s)", after):
        votes["person"] += 6
    if apposed & ORG_NOUNS:
        votes["organisation"] += 6
    if _VESSEL_BEFORE.search(before):
        votes["vessel"] += 12
    named_as = _NAMED_AS.search(before)
    if named_as and named_as.group(1).lower() in ORG_NOUNS:
        votes["organisation"] += 6
    if _OF_A_BODY.match(after):
        votes["organisation"] += 4
    if _WHERE_ONE_WORKS.search(before) or _FOUND_BY.search(before):
        votes["organisation"] += 4
    return votes


def _is_titled(before: str) -> bool:
    """Whether a title, or a role that belongs to somebody, stands right before the name."""
    last = _LAST_WORD.search(before)
    if last is None or not names_a_person(last.group(1).lower().rstrip(".")):
        return _MALE_OR_FEMALE.search(before) is not None
    return not last.group(2) or _OWN_ROLE.search(before) is not None


def _standing(span: Span, token: "Token", text: str) -> Votes:
    """What a name is likelier than not by where it stands, if nothing else is known."""
    words = span.of(text)
    votes: Votes = Counter()
    if token.dep_ in _MODIFYING and token.head.lower_ in _STAFF:
        votes["organisation"] += 3
    elif is_place(token):
        votes["place"] += 3 * (not words.isupper())
    elif " " in words and not words.isupper() and token.dep_ not in _MODIFYING:
        votes["person"] += 2 * (not names_a_person(words.split()[-1].lower()))
    return votes


def _acts(token: "Token") -> bool:
    return token.dep_ == "nsubj" or (token.dep_ == "pobj" and token.head.dep_ == "agent")
