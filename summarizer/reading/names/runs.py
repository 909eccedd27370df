"""Finds names as they are printed: runs of capitalised words, titles and possessive endings left out."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.countries import BY_FORM, DEMONYMS
from summarizer.reading.mentions import Span
from summarizer.reading.names.nouns import names_a_person
from summarizer.reading.names.vocabulary import (
    AFTER_NAMES,
    INDICES,
    INSTRUMENTS,
    LABEL,
    NOT_NAMES,
    ORG_NOUNS,
    ORGANISATION,
    OWNERS,
    ROLES,
    TITLES,
)
from summarizer.reading.parse import sentence_of, text_of, tokens_over
from summarizer.reading.sentences import sentences_in
from summarizer.reading.times import tells_time
from summarizer.reading.units import CODES
from summarizer.reading.words import has_phrase

if TYPE_CHECKING:
    from summarizer.reading.tree import Doc, Token

_UPPER = "".join(chr(code) for code in range(0x41, 0x250) if chr(code).isupper())
"""Every capital letter of the Latin alphabets, for character classes."""
_U = f"[{_UPPER}]"
_WORD = rf"(?:{_U}\.){{2,}}|Ste?\.(?=\s{_U})|Pvt\.(?=\sLtd)|(?:(?:el|al|ul|as|an|d|l|E|O|M)[-'’])?{_U}[\w'’.-]*\w(?:(?<=s)['’](?=\s{_U}))?|{_U}\.?"
_PARTICLE = r"(?:\s(?:de|du|do|la|van|der|den|von|bin|al|el|da|dos|y|und|et|des|di|del|della|dei|las|los|ter|ten|zu))*"
_RUN = re.compile(rf"(?<![\w'’-])(?:{_WORD})(?:{_PARTICLE}(?:\s|\s&\s)(?:{_WORD}))*")
_BRANCH = re.compile(r"(?<=Local) \d+\b")
"""The number of a union's branch: "United Food Workers Local 288"."""
_SINGLE_OF = re.compile(rf"(?<![\w'’-]){_U}\w+\sof\s(?:the\s)?{_U}[\w'’]+(?:\s{_U}[\w'’]+)*")
_BODY = (
    r"(?:Court\sof\s\w+|Directorate\sGeneral|Ministry|Department|Bank|University|Friends|Institute|Chamber|Museum|Court|"
    r"Commission|Committee|House|Association|Federation|Society|Office|Council|Union|Board|College|Fund|Party|Alliance|"
    r"Organi[sz]ation|Church|Bureau|Secretary|Confederation|League|Academy|School|Diocese|Archdiocese|Bishop|Centre|Center|"
    r"Authority|Agency|Administration|Institution|Observatory|Inspectorate|Trust|Assembly|Directorate|Service|Services|Network|Mission|Coalition|Campaign|Foundation|Front|Movement|Forum)"
)
_NO_DAY = r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_NAMED = rf"{_NO_DAY}{_U}[\w'’-]*"
_JOINED = re.compile(
    rf"(?<![\w'’-])(?:{_U}[\w'’.-]*\s+)*{_BODY}"
    rf"(?:\s+(?:of|for|on)\s+(?:the\s+)?{_NAMED}"
    rf"(?:(?:\s+|\s+and\s+|,\s+(?=[^.;]{{0,60}}?\sand\s{_U})){_NAMED})*)+"
)
_TOGETHER = re.compile(rf"(?<![\w'’-])(?!\d){_U}\w+\s(?:for|on)\s{_NAMED}")
_WITHIN = re.compile(
    rf"(?<![\w'’-])(?:Organi[sz]ation|Conference|Campaign|Coalition|Foundation)\sfor\s{_NAMED}(?:(?:\s|\sand\s){_NAMED})*\sin\s{_NAMED}"
)
"""A body that is called by where it sees to a thing: "Organization for Security and Cooperation in Europe"."""
_LAND = re.compile("|".join(re.escape(form) for form in BY_FORM if " and " in form or " of " in form))
"""A country with "and" or "of" in its name."""
_COUPLED = re.compile(
    rf"(?:[Tt]he|U\.?S\.?|[a-z]['’]s)\s((?:{_U}[\w-]+\s){{1,3}}and\s(?:{_U}[\w-]+\s){{1,3}}{_BODY})(?<!Secretary)(?<!Bishop)(?![\w-])"
)
"""One name with "and" in it: "the Food and Drug Administration"."""
_MATTERS = (
    r"(?:Customs|Revenue|Excise|Protection|Immigration|Enforcement|Border|Rescue|Fisheries|Agriculture|Food|Safety|Health|"
    r"Education|Welfare|Industry|Trade|Commerce|Culture|Sport|Heritage|Tourism|Environment|Energy|Climate|Infrastructure|"
    r"Transport|Housing|Prisons|Probation|Corrections|Development|Planning|Justice|Employment|Pensions|Wildlife|Parks|"
    r"Forestry|Lands|Water|Sanitation|Quarantine|Science|Technology|Innovation|Statistics|Mines|Mining|Peace|Arts|Drug|Railway)"
)
"""What public bodies see to."""
_SEEING_TO = re.compile(
    rf"(?<![\w'’-])(?:{_U}[\w-]+\s){{0,2}}{_MATTERS}\sand\s(?:{_U}[\w-]+\s){{0,2}}{_MATTERS}(?![\w-])(?!\s{_U})"
)
"""A body that is called by what it sees to: "Customs and Border Protection"."""
_JOINT = re.compile(
    rf"(?<![\w'’-])(?:{_U}[\w-]+\s){{0,2}}{_MATTERS}\sand\s(?:{_U}[\w-]+\s){{1,3}}{_BODY}(?<!Secretary)(?<!Bishop)(?![\w-])"
)
"""One name though no article stands before it: "state Mines and Geology Department"."""
_OF_THE_POLICE = re.compile(
    r"(?:(?<=\bof )|(?<=\bof the ))(?:Police|Opposition|(?<=Minister of )State|(?<=Secretary of )State) (?=\w+ \w)"
)
"""What a title ends with: "Superintendent of Police Sukanta Barajena"."""
_PAIR = re.compile(rf"(?<![\w'’-])(?:{_U}[\w-]+\s){{1,3}}(?P<and>and)(?:\s{_U}[\w-]+){{1,3}}")
"""Two names, or one that has a verb in the singular: "Devon and Cornwall Police supports it"."""
_ONE_VERB = frozenset({"is", "has", "was", "does"})
_CONTRACTION = re.compile(r"(?:I|We|They|He|She|You|It|That|There|Who|What|Let)['’]\w+$")
_POSSESSIVE = re.compile(r"['’]s?$")
_CAPITALISED = re.compile(rf"(?<=[a-z,] ){_U}[\w’'-]+")
_DESCRIBED = re.compile(r",\s(?:which|who)\b")
_BEFORE_A_MEMBER = frozenset("Ministry Commission Committee Council Department Party Authority Agency Labour".split())
"""What ends the name of a body, so that two words more are somebody's."""
_NUMBERS = frozenset("Two Three Four Five Six Seven Eight Nine Ten Twelve".split())
_MADE_OF = re.compile(r"\w+-(?:based|flagged|led|born|backed|owned|registered|listed|run|trained|bound)$")
_SURNAMES_TOO = frozenset("king prince bishop pope major judge marshal father justice sister chair".split())
_TITLES_ONLY = TITLES - _SURNAMES_TOO
_COMMON = ROLES | NOT_NAMES
_ADDRESSING = frozenset("you your we my".split())
_ASKING = frozenset("should can could would must do does did have has is are".split())
"""What a headline that asks begins with: "Should I", "Have YOU"."""
_SET_BESIDE = frozenset({"Rival", "Fellow", "Parent"})
"""What a name at the start of a sentence is told by: "Rival Daeyang Memory"."""
_CURRENCY_SIGNS = frozenset("$£€")
_ALSO_A_WORD = frozenset({"WHO"})
"""Acronyms of bodies that are function words when printed small."""
_GENERATION = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III"})
_TICKER = re.compile(r"[A-Z0-9]{2,6}\.[A-Z]{1,3}")
"""How a share is called where it is traded: "HALM.OL"."""
_ZONES = frozenset({"GMT", "BST", "UTC", "CET", "CEST", "EST", "EDT", "PST", "PDT", "ET", "IST"})
_COUNTRYMEN = frozenset("Spaniard Dane Swede Briton Finn Turk Serb Croat Norwegian Belgian Australian".split())
"""Where somebody is from, told before the name: "Spaniard Ada Lund"."""
_SEATED_IN = re.compile(r"[DRI]-[A-Z]")
"""The party and seat of a member of Congress: "D-Port Ashbury"."""
_FIRST_NAMES_TOO = frozenset({"Jan"})
"""What is printed like a month."""
LONGEST_ACRONYM = 6
PERSONAL = TITLES | frozenset(word for word in ROLES - cues.BODIES - ORG_NOUNS - {"police"} if not word.endswith("s"))
"""Roles of one person, which may stand before the name."""


def name_spans(doc: "Doc") -> Iterator[Span]:
    """The spans of the prose that are names, in the order of the text for each sentence."""
    text = text_of(doc)
    elsewhere = Counter(match.group() for match in _CAPITALISED.finditer(text))
    for sentence in sentences_in(text):
        if sentence.kind == "prose":
            yield from _in_sentence(doc, sentence, elsewhere)


def head_of(doc: "Doc", span: Span) -> "Token | None":
    """The word of `span` that the rest hangs on, letters after a name ("Selby KC") taken for part of it."""
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
    if not tokens:
        return None
    root = tokens.root
    lettered = root.dep_ == "compound" and root.head.i == tokens.end and root.head.text in AFTER_NAMES
    return root.head if lettered else root


def without_titles(text: str, span: Span) -> Span:
    """`span` without an article, a title or role before the name, and marks or a possessive ending after it."""
    words = span.of(text).rstrip(" ,;:")
    words = (
        words if words.endswith(("Inc.", "Co.", "Ltd.", "Corp.", "Jr.")) else _POSSESSIVE.sub("", words.rstrip(" ,.;:"))
    )
    while " " in words and words.rsplit(" ", 1)[1] in AFTER_NAMES and words.count(" ") > 1:
        words = words.rsplit(" ", 1)[0].rstrip(",")
    start = span.start
    for article in ("the ", "The ", "THE ", "a ", "A "):
        if words.startswith(article):
            start, words = start + len(article), words[len(article) :]
    parts = words.split(" ")
    last = len(parts) - (1 + (parts[-1] in _GENERATION))
    titles = [index for index, part in enumerate(parts[:last]) if part.lower().rstrip(".") in PERSONAL]
    rest = " ".join(parts[titles[-1] + 1 :]) if titles else ""
    if titles and not ORGANISATION.search(rest) and not rest[:1].islower():
        start += len(" ".join(parts[: titles[-1] + 1])) + 1
        words = " ".join(parts[titles[-1] + 1 :])
    first, _, rest = words.partition(" ")
    if first in DEMONYMS and " " in rest and text.endswith(", ", 0, start) and not ORGANISATION.search(rest):
        start, words = start + len(first) + 1, rest  # "the head coach, Ukrainian Serhiy Bondarchuk"
    return Span(start, start + len(words))


def _in_sentence(doc: "Doc", sentence: Span, elsewhere: Counter[str]) -> Iterator[Span]:
    text = text_of(doc)
    body = Span(sentence.start, sentence.end)
    joined = list(_joined_names(doc, body))
    yield from (_without_its_seat(text, without_titles(text, span)) for span in joined)
    for match in _RUN.finditer(body.of(text)):
        run = Span(match.start() + body.start, match.end() + body.start)
        if label := LABEL.match(text, run.start, run.end):
            run = Span(label.end(), run.end)
        if branch := _BRANCH.match(text, run.end):
            run = Span(run.start, branch.end())
        if titled := _OF_THE_POLICE.match(text, run.start, run.end):
            run = Span(titled.end(), run.end)
        if text[run.end : run.end + 1] in _CURRENCY_SIGNS and " " in run.of(text):
            run = Span(run.start, run.start + run.of(text).rindex(" "))
        if not any(run.overlaps(each) for each in joined):
            for part in _parts(doc, run):
                for words in _before_and_person(text, part):
                    yield from _checked(doc, words, body.start, elsewhere)


def _joined_names(doc: "Doc", body: Span) -> Iterator[Span]:
    """Names that go on after "of", "for" or "on": "the Department of Water and Resources", "Daughters of Oruk"."""
    text = text_of(doc)
    found = [Span(m.start() + body.start, m.end() + body.start) for m in _WITHIN.finditer(body.of(text))]
    coupled = [m.span() for each in (_JOINED, _LAND) for m in each.finditer(body.of(text))]
    coupled += [match.span(1) for match in _COUPLED.finditer(body.of(text))]
    coupled += [m.span() for m in _JOINT.finditer(body.of(text))]
    coupled += [m.span() for m in _SEEING_TO.finditer(body.of(text)) if len(m.group().split()) > 3]
    coupled += [m.span() for m in _PAIR.finditer(body.of(text)) if _has_one_verb(doc, m.start("and") + body.start)]
    together = [m.span() for m in _TOGETHER.finditer(body.of(text)) if text.count(m.group()) > 1]
    for start, end in coupled + together:
        span = Span(start + body.start, end + body.start)
        if not any(span.overlaps(each) for each in found):
            found.append(span)
    yield from found
    for match in _SINGLE_OF.finditer(body.of(text)):
        span = Span(match.start() + body.start, match.end() + body.start)
        first = match.group().split()[0]
        named = re.search(r"[A-Z][\w.-]*\s$", body.of(text)[: match.start()])
        plain = first.lower() in _COMMON or first in BY_FORM or first.lower().endswith("s")
        works_there = ORGANISATION.search(match.group()) and not ORGANISATION.search(first)
        if not named and not plain and not works_there and not any(span.overlaps(each) for each in found):
            yield span


def _has_one_verb(doc: "Doc", joint: int) -> bool:
    """Whether what an "and" joins is the subject of a verb in the singular, its own or that of "which"."""
    joining = tokens_over(doc, joint, joint + 3).root
    first, before = joining.head, doc[joining.i - 1]
    if first.pos_ == "VERB" and before.tag_ == "NNP" and _opens_the_sentence(before):
        return _is_singular(first) and first.i > joining.i
    if first.dep_ not in {"nsubj", "nsubjpass"} or first.i != joining.i - 1 or first.tag_ != "NNP":
        return False
    clauses = [first.head, *(each for joined in first.conjuncts for each in joined.children if each.dep_ == "relcl")]
    clauses += [each for each in first.children if each.dep_ == "relcl" and each.left_edge.lower_ == "which"]
    return len(first.conjuncts) == 1 and any(_is_singular(verb) for verb in clauses)


def _opens_the_sentence(last: "Token") -> bool:
    """Whether there is nothing but capitals from the start of the sentence to `last`: no clause that "and" could end."""
    return all(each.is_space or each.text[:1].isupper() for each in last.doc[sentence_of(last).start : last.i])


def _is_singular(verb: "Token") -> bool:
    helping = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    finite = helping[0] if helping else verb
    return finite.tag_ == "VBZ" or finite.lower_ in _ONE_VERB


def _parts(doc: "Doc", run: Span) -> Iterator[list[Span]]:
    """The names that follow each other in a run, cut where one owns the next and where shouting ends."""
    text = text_of(doc)
    words = [Span(m.start() + run.start, m.end() + run.start) for m in re.finditer(r"\S+", run.of(text))]
    while words and _only_stands_before(doc, words):
        words = words[1:]
    part: list[Span] = []
    for at, word in enumerate(words):
        part.append(word)
        rest = words[at + 1 :]
        owns = bool(_POSSESSIVE.search(word.of(text))) and not _is_owned_name(text, part, rest)
        if owns or _stops_shouting(text, part, rest):
            yield part
            part = []
    if part:
        yield part


def _only_stands_before(doc: "Doc", words: list[Span]) -> bool:
    """Whether the first word of a run is no part of the name: "The", "Last", but not "Police" of "Police Scotland"."""
    text = text_of(doc)
    if len(words) > 1 and _begins_a_body(doc, words):
        return False
    word, rest = _POSSESSIVE.sub("", words[0].of(text)), text[words[0].end : words[-1].end]
    if word in _ZONES or (rest and word in _COUNTRYMEN):
        return True
    if rest and (word == "Police" or (word.isupper() and len(word) > 1 and not rest.isupper())):
        return False
    if rest and word in _NUMBERS and text.count(text[words[0].start : words[1].end]) > 1:
        return False
    if rest and word in _FIRST_NAMES_TOO:
        return False
    return word.lower() in NOT_NAMES and word not in _ALSO_A_WORD


def _begins_a_body(doc: "Doc", words: list[Span]) -> bool:
    """Whether a word that may stand alone is the first of a body's name: "Inflation Inquiry Group", "Three Rivers Trust",
    "the Sunday Courier".
    """
    first = tokens_over(doc, words[0].start, words[0].end)[0]
    if tells_time(first):
        return bool(first.i) and first.nbor(-1).lower_ == "the"
    ends = ORGANISATION.search(words[-1].of(text_of(doc))) is not None
    capital = not first.is_sent_start or first.text in _NUMBERS
    return ends and capital and first.pos_ in {"NOUN", "PROPN", "ADJ", "NUM"}


def _stops_shouting(text: str, part: list[Span], rest: list[Span]) -> bool:
    """Whether capitals end here: after "WAG WARS" of "WAG WARS Batista"."""
    return (
        len(part) > 1
        and bool(rest)
        and all(each.of(text).isupper() for each in part)
        and not rest[0].of(text).isupper()
    )


def _before_and_person(text: str, part: list[Span]) -> list[list[Span]]:
    """A body and its member as two names, a role between them left out: "Labour Anna Berg", "Wells Township" and "Ray
    Osgood" of "Wells Township Trustee Ray Osgood".
    """
    at = len(part) - 2
    if at <= 0 or any(ORGANISATION.search(word.of(text)) for word in part[at:]):
        return [part]
    before = part[at - 1].of(text)
    if before in _BEFORE_A_MEMBER:
        return [part[:at], part[at:]]
    role = names_a_person(before.lower()) and (at > 1 or before.lower() in ROLES)
    return [each for each in (part[: at - 1], part[at:]) if each] if role else [part]


def _is_owned_name(text: str, part: list[Span], rest: list[Span]) -> bool:
    """A possessive inside a name: "Allied Workers' Union", "Information Commissioner's Office", "St Osyth's Primary"."""
    if not rest:
        return False
    owner = part[-1].of(text)
    if part[0].of(text) in {"St", "St."}:
        return True
    if re.search(r"s['’]$", owner):
        return any(ORGANISATION.search(each.of(text)) for each in rest)
    if len(part) == 1 and any(each.of(text) == "&" for each in rest):
        return True
    return owner[:-2] in OWNERS and bool(ORGANISATION.search(rest[0].of(text)))


def _checked(doc: "Doc", words: list[Span], sentence_start: int, elsewhere: Counter[str]) -> Iterator[Span]:
    text = text_of(doc)
    span = _with_its_own_s(doc, without_titles(text, Span(words[0].start, words[-1].end)))
    span = _without_its_seat(text, span)
    if span.start == sentence_start and " " in span.of(text):
        span = _without_first_word(doc, span, elsewhere)
    name = span.of(text)
    if _is_no_name(name) or (name.isupper() and _shouted(text, name)):
        return
    if span.start == sentence_start and " " not in name and not _is_name_at_start(doc, span, elsewhere):
        return
    if span.start == sentence_start and name.endswith("s") and name.lower().removesuffix("s") in ROLES:
        return
    yield span


def _without_its_seat(text: str, span: Span) -> Span:
    """ "Observatory of Impunity" of "Dakar-based Observatory of Impunity"."""
    words = span.of(text)
    seated = " " in words and _MADE_OF.match(words.split()[0])
    return Span(span.start + words.index(" ") + 1, span.end) if seated else span


def _with_its_own_s(doc: "Doc", span: Span) -> Span:
    """ "Moody's" of "Moody's warned": an ending that owns nothing belongs to the name."""
    before = text_of(doc)[max(0, span.start - 12) : span.start].split()
    if before and before[-1].lower().rstrip(".") in TITLES:
        return span
    ending = (
        head_of(doc, Span(span.end, span.end + 2)) if text_of(doc)[span.end : span.end + 2] in {"'s", "’s"} else None
    )
    following = ending.nbor() if ending is not None and ending.tag_ == "POS" else None
    if following is not None and following.tag_ in {"VBD", "VBZ", "VBP", "MD"}:
        return Span(span.start, span.end + 2)
    return span


def _without_first_word(doc: "Doc", span: Span, elsewhere: Counter[str]) -> Span:
    """A name at the start of a sentence without the common word that only stands before it: "Sobbing Anna Berg"."""
    text = text_of(doc)
    first, _, rest = span.of(text).partition(" ")
    head = head_of(doc, Span(span.start, span.start + len(first)))
    common = head is not None and head.pos_ in {"ADV", "DET", "VERB", "SCONJ", "ADP"} and not elsewhere[first]
    common = common or first in _SET_BESIDE
    described = (head is not None and head.pos_ == "ADJ") or first.endswith(("ing", "ed")) or " " in rest
    again = described and text.count(rest) > text.count(span.of(text))
    kind = first.lower() in ORG_NOUNS and not ORGANISATION.search(first)
    kind = kind or (" " in rest and names_a_person(first.lower()) and not ORGANISATION.search(rest))
    country = rest in BY_FORM and head is not None and head.pos_ != "PROPN"
    return Span(span.end - len(rest), span.end) if country or common or again or kind else span


def _is_no_name(name: str) -> bool:
    words = name.split()
    return name not in _ALSO_A_WORD and (
        len(name) < 2
        or name.lower() in NOT_NAMES
        or name in DEMONYMS
        or name.lower() in ROLES
        or _CONTRACTION.match(name) is not None
        or words[-1] in INSTRUMENTS
        or name in CODES
        or not _ADDRESSING.isdisjoint(word.lower() for word in words)
        or words[0].lower() in _ASKING
        or words[-1] == "I"
        or _TICKER.fullmatch(name) is not None
        or _SEATED_IN.match(name) is not None
        or (words[0] in INDICES and not ORGANISATION.search(name))
        or name.endswith(("-thirds", "-quarters"))
        or (len(words) == 1 and any(character.isdigit() for character in name))
        or all(word.lower().rstrip(".") in PERSONAL for word in words)
        or words[-1].lower() in _TITLES_ONLY
    )


def _shouted(text: str, name: str) -> bool:
    """Whether capitals are only for show: a word that is printed small elsewhere, or too long for an acronym."""
    if name in _ALSO_A_WORD:
        return False
    small, printed = has_phrase(name.lower(), text), has_phrase(name.title(), text)
    long = " " in name or len(name) > LONGEST_ACRONYM
    return small or (long and not printed and not ORGANISATION.search(name.title()))


def _is_name_at_start(doc: "Doc", span: Span, elsewhere: Counter[str]) -> bool:
    token = head_of(doc, span)
    if _DESCRIBED.match(text_of(doc), span.end):
        return True
    if token is not None and token.dep_ in {"compound", "amod"} and token.nbor().text.islower():
        return False
    return bool(elsewhere[span.of(text_of(doc))]) or (token is not None and token.pos_ == "PROPN")
