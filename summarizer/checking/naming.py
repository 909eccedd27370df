"""Every name of a summary must be the article's, whole, with its own role, and where it acts."""

import math
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from summarizer.checking.claims import Claims
from summarizer.checking.context import context
from summarizer.checking.finding import Finding, with_passage
from summarizer.checking.people import People, country_of, name_span
from summarizer.checking.standing import party_rival
from summarizer.reading.cues import PEOPLE_NOUNS
from summarizer.reading.mentions import Span
from summarizer.reading.names import ROLES as DESCRIBED
from summarizer.reading.parse import span_of
from summarizer.reading.times import tells_time

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

_IN_FULL = {"ceo": "executive", "mp": "member", "pm": "minister"}
"""The last word of a role that is told by its letters."""
ROLES = frozenset(
    (
        "prime minister president chief executive chairman chairwoman chair mayor governor senator judge justice "
        "spokesman "
        "spokeswoman spokesperson leader director manager coach captain owner lawyer attorney ambassador commissioner "
        "general colonel commander secretary prosecutor professor king queen pope bishop speaker chancellor premier "
        "councillor cllr king prince princess sergeant sgt inspector dr doctor officer head deputy commodore analyst "
        "economist researcher player striker driver ceo cfo pm mp mep founder"
    ).split()
)
TITLES = frozenset("mr mrs ms miss sir dame lord lady".split())
OFFICES = frozenset(
    "parliament government cabinet ministry treasury court senate congress police army navy opposition council "
    "committee commission board union mp mps minister".split()
)
"""Institutions and offices that a story may be about without using the word."""
_DESCRIBING = PEOPLE_NOUNS | DESCRIBED
_KNOWN_TO_ALL = TITLES | ROLES | OFFICES
PART_REACH = 4
ROLE_REACH = 12
HOLDER_REACH = 6
OFTEN = 3
"""Mentions from which on a party is the more likely to be meant, the oftener it is mentioned."""
ROLE_TOLD = 2.0
"""What it counts for a name that the article gives it the role that the summary does."""


def check_names(claims: Claims) -> list[Finding]:
    """A finding for each name that the article does not have, has not in this form or role, or has elsewhere."""
    people = claims.people
    findings: list[Finding] = []
    for run in names_of(claims):
        finding = _unknown(claims, people, run) or _composed(claims, people, run) or _role(claims, people, run)
        finding = finding or _elsewhere(claims, people, run)
        if finding:
            findings.append(finding)
    return findings


def names_of(claims: Claims) -> "Iterator[list[Token]]":
    """The runs of capitalised words that are names; dates, quantities and words that only begin a sentence left out."""
    taken: list[Span] = [*claims.dates, *(each.hedged for each in claims.reading.numbers)]
    run: list[Token] = []
    for token in [*claims.tokens, None]:
        if token is not None and run and token.text == "-" and not token.whitespace_ and not run[-1].whitespace_:
            continue
        named = token is not None and _is_name(token) and not any(span_of(token).overlaps(each) for each in taken)
        if token is not None and named and (not run or _goes_on(run[-1], token, claims)):
            run.append(token)
            continue
        if named_part := _without_article(run):
            yield named_part
        run = [token] if token is not None and named else []


def _without_article(run: "list[Token]") -> "list[Token]":
    """The run without a "The" or an "In" that is capital only as the first word of its sentence."""
    return run[1:] if run and run[0].is_sent_start and run[0].is_stop else run


def _goes_on(last: "Token", token: "Token", claims: Claims) -> bool:
    between = claims.text[last.idx + len(last) : token.idx]
    return between in {" ", "-", "–", ""} or (token.text[0].isupper() and between in {" of ", " & "})


def _is_name(token: "Token") -> bool:
    word = token.text
    if not re.match(r"[^\W\d_]", word) or not word[0].isupper():
        return False
    begins = (
        token.is_sent_start
        or token.i == 0
        or token.nbor(-1).text in {'"', "“", ":", "‘", "'"}
        or token.nbor(-1).is_space
    )
    if not begins:
        return True
    return token.pos_ == "PROPN" or (
        token.i + 1 < len(token.doc) and token.nbor().text[:1].isupper() and token.nbor().pos_ == "PROPN"
    )


def _unknown(claims: Claims, people: People, run: "list[Token]") -> Finding | None:
    if len(run) > 1 and "".join(each.text[0] for each in run if each.text[0].isupper()) in people.acronyms:
        return None
    if country_of(name_span(run).of(claims.text)) in people.countries:
        return None
    described = _is_description(run) or _comes_before_a_name(claims, people, run)
    missing = [each.text for each in run[described:] if not _known(people, each.text)]
    if not missing or (len(run) == 1 and run[0].is_sent_start and not _is_telling(run[0])):
        return None
    why = f"the article does not name {' '.join(missing)!r}"
    near = claims.around(name_span(run))
    return claims.finding(name_span(run), "name_not_in_text", with_passage(why, claims.source.passage(near)))


def _is_description(run: "list[Token]") -> bool:
    """Whether the first word is capital only as that of its sentence, and says what the one named after it is."""
    first = run[0]
    begins = bool(first.is_sent_start) and len(run) > 1
    return begins and (first.pos_ != "PROPN" or first.lower_ in _DESCRIBING)


def _comes_before_a_name(claims: Claims, people: People, run: "list[Token]") -> bool:
    """Whether the run is a whole name of the article but for its first word, which begins the sentence."""
    name = name_span(run[1:]).of(claims.text) if len(run) > 2 and run[0].is_sent_start else ""
    party = people.source.reading.party_named(name) if name else None
    return party is not None and party.kind == "person"


def _known(people: People, word: str) -> bool:
    parts = re.findall(r"[^\W_]+", word)
    return (
        people.knows(word) or word.casefold().rstrip(".") in _KNOWN_TO_ALL or all(people.knows(part) for part in parts)
    )


def _is_telling(token: "Token") -> bool:
    """Whether a word at the head of a sentence is a name: parsed as one, and no plain word of English."""
    return token.pos_ == "PROPN" and not token.is_stop and not token.like_num and not tells_time(token)


def _parts(run: "list[Token]") -> "list[Token]":
    return [each for each in run if re.match(r"\w", each.text) and each.lower_.rstrip(".") not in TITLES]


def _composed(claims: Claims, people: People, run: "list[Token]") -> Finding | None:
    """First names with another's last name: "Walt Maddern"."""
    parts = _bare(run)
    for first, second in pairwise(parts):
        if (
            second.i - first.i == 1
            and country_of(first.text) is None
            and _both_known(people, first, second)
            and not people.together(first.text, second.text, PART_REACH)
        ):
            why = f"the article has no {first.text} {second.text}"
            return claims.finding(
                name_span([first, second]), "name_not_in_text", with_passage(why, _about(claims, second))
            )
    return None


def _both_known(people: People, first: "Token", second: "Token") -> bool:
    words = people.source.words
    return first.lower_ in words and second.lower_ in words


def _about(claims: Claims, token: "Token") -> str | None:
    return next((each.text for each in claims.source.sentences if token.text in each.text), None)


def _role(claims: Claims, people: People, run: "list[Token]") -> Finding | None:
    """A role that the article gives to somebody else: "Mayor Oscar Beltran"."""
    name = _called(run)
    if not name:
        return None
    forms = people.forms(name_span(name).of(claims.text)) & people.source.words
    for role in _roles(run):
        anothers = _anothers(people, role.lower_, forms) or _held_by_another(people, role, forms)
        if role.lower_ in people.source.words and forms and anothers:
            why = f"the article does not call {name_span(name).of(claims.text)} {role.lower_!r}"
            return claims.finding(name_span(run), "role_differs", with_passage(why, _about(claims, role)))
    return None


def _bare(run: "list[Token]") -> "list[Token]":
    """The name without its titles and roles."""
    return [each for each in _parts(run) if each.lower_ not in ROLES]


def _called(run: "list[Token]") -> "list[Token]":
    """The name after all that says what its bearer is: "Daudi Mwakasege" of "Finance Minister Daudi Mwakasege"."""
    last = max((at for at, each in enumerate(run) if each.lower_ in ROLES), default=-1)
    return _bare(run[last + 1 :]) or _bare(run)


def _held_by_another(people: People, role: "Token", forms: frozenset[str]) -> bool:
    """Whether the article gives an office of two words to others, and never its first word to who is called `forms`."""
    kind = role.nbor(-1)
    near = any(people.together(kind.lower_, form, ROLE_REACH) for form in forms)
    if near or kind.pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return False
    holders = people.holders(f"{kind.lower_} {role.lower_}")
    return bool(holders) and not any(people.forms(each.name) & forms for each in holders)


def _roles(run: "list[Token]") -> "list[Token]":
    return [*(each for each in _parts(run) if each.lower_ in ROLES), *_roles_before(run[0])]


def _has_role(people: People, run: "list[Token]") -> bool:
    """Whether the article, too, gives the name one of the roles it has here."""
    forms = people.forms(" ".join(each.text for each in _bare(run)))
    roles = {word for role in _roles(run) for word in (role.lower_, _IN_FULL.get(role.lower_, role.lower_))}
    return any(people.together(role, form, PART_REACH) for role in roles for form in forms)


def _anothers(people: People, role: str, forms: frozenset[str]) -> bool:
    """Whether the article gives `role`, wherever it has it, to people who are not called by `forms`."""
    if any(people.together(role, form, ROLE_REACH) for form in forms):
        return False
    persons = [each for each in people.source.reading.parties if each.kind == "person" and each.name[:1].isupper()]
    last = frozenset(each.name.split()[-1].casefold() for each in persons)
    return people.always_with(role, last - forms, HOLDER_REACH)


def _roles_before(first: "Token") -> "list[Token]":
    """The role words right before a name: "defence minister Oscar Beltran", "lawyer, Conor Devane"."""
    found = []
    for child in (*first.children, *first.head.children, first.head):
        near = 0 < first.i - child.i <= 3
        if (
            near
            and child.lower_ in ROLES
            and (child.dep_ in {"compound", "nmod", "appos"} or first.dep_ in {"appos", "compound"})
        ):
            found.append(child)
    return found


def _elsewhere(claims: Claims, people: People, run: "list[Token]") -> Finding | None:
    """A name of the article where another fits the words clearly better."""
    name = _bare(run)
    party = people.party_of(name_span(name).of(claims.text)) if name else None
    if party is None:
        return None
    span = name_span(run)
    speaks = any(said.speaker and said.speaker.overlaps(span) for said in claims.reading.quotations)
    trust = (ROLE_TOLD if _has_role(people, run) else 1.0) * max(1.0, math.sqrt(len(party.mentions) / OFTEN))
    rival = party_rival(claims, context(name), party, claims.sentence(span), speaks=speaks, trust=trust)
    if rival is None:
        return None
    why = f"the article has {rival.party.name} here, not {name_span(name).of(claims.text)}"
    reason = "speaker_differs" if speaks else "name_misplaced"
    return claims.finding(span, reason, with_passage(why, claims.source.sentences[rival.sentence].text))
