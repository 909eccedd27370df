"""Finds who is in the news: mentions gathered into parties with their aliases and roles.

Names are runs of capitalised words. What kind of party a run names is told by the words around it (a title, an age,
"who", "which", "the pollster …") and, where they say nothing, by the recogniser.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.countries import BY_FORM, CAPITALS, DEMONYMS
from summarizer.reading.index import Index
from summarizer.reading.mentions import NamedParty, NameKind, Span
from summarizer.reading.parse import parse, sentence_of, text_of, tokens_over
from summarizer.reading.sentences import sentences_in

if TYPE_CHECKING:
    from summarizer.reading.tree import Doc, Token

TITLES = frozenset(
    (
        "mr mrs ms miss dr sir dame lord lady prof professor president minister secretary chancellor senator judge "
        "justice general colonel captain sergeant sgt lt lieutenant commander commissioner king queen prince princess "
        "pope mayor governor chief prime sheikh ambassador inspector councillor cllr rep sen gov col gen maj major "
        "chairman chairwoman rev premier deputy superintendent detective constable congressman congresswoman leader opposition"
    ).split()
)
ROLES = (
    TITLES
    | cues.PEOPLE_NOUNS
    | frozenset(
        (
            "leader general striker author farmer counsel executive economist strategist analyst commentator researcher "
            "hydrologist trucker driver student elder postman grazier critic founder organiser organizer convener "
            "spokesman spokeswoman spokesperson co-author runner athlete singer pianist midfielder goalkeeper defender "
            "forward captain trainer referee winger widow mother father son daughter brother sister resident shopkeeper "
            "baker nurse teacher head chair president-elect representative"
        ).split()
    )
)
_ORGANISATION = re.compile(
    r"\b(?:Inc|Corp|Ltd|LLC|plc|PLC|AG|SA|NV|Group|Bank|Council|Ministry|Department|Dept|Party|University|Institute|"
    r"Union|Agency|Commission|Committee|Court|Association|Federation|Authority|Office|Service|Services|Company|"
    r"Airlines|Airways|Club|United|City|Army|Navy|Police|Parliament|Senate|Congress|Hospital|College|School|Foundation|"
    r"Trust|Board|Society|Centre|Center|Organization|Organisation|Fund|Nations|Alliance|Front|Movement|Coalition|"
    r"Holdings|Terminals|Industries|Systems|Technologies|Airport|Partners|Capital|Pharma|Steel|Foods|Rail|Railways|"
    r"Energy|Motors|Media|Securities|Research|Resources|Minerals|Pipelines|Lines|Survey|Guild|Chamber|Crescent|Cross|"
    r"Robotics|Insight|Corporation|Embassy|Assembly|Mission|Bureau|Laboratory|Labs|Museum|Convention|Democrats|List|"
    r"Greens|Conservatives|Labour|Watch|Friends|Forum|Network|Campaign|League|Team|Management|House|Exchange|Star|"
    r"Times|Post|Herald|Courier|Gazette|Sentinel|Telegraph|Kurir|Tribune|Journal)\b|&"
)
_ORG_NOUNS = frozenset(
    (
        "firm company maker retailer consultancy operator developer pollster charity newspaper daily broadcaster "
        "operator miner processor bank insurer airline manufacturer supplier group crew gang club team party union "
        "agency website startup brewer publisher modeller lender chain consortium station campaign organisation "
        "organization think-tank watchdog regulator body utility contractor underwriter producer builder"
    ).split()
)
_WORD = r"(?:[A-Z]\.){2,}|[A-Z][\w'’.-]*\w(?:(?<=s)['’](?=\s[A-Z]))?|[A-Z]\.?"
_PARTICLE = r"(?:\s(?:de|du|la|van|der|den|von|bin|al|el|da|dos))*"
_RUN = re.compile(rf"(?<![\w'’-])(?:{_WORD})(?:{_PARTICLE}(?:\s|\s&\s)(?:{_WORD}))*")
_SINGLE_OF = re.compile(r"(?<![\w'’-])[A-Z][a-z]+\sof\s(?:the\s)?[A-Z][\w'’]+(?:\s[A-Z][\w'’]+)*")
_JOINED = re.compile(
    r"(?<![\w'’-])(?:(?:[A-Z][\w'’-]*)\s+)*(?:Ministry|Department|Bank|University|Friends|Institute|Chamber|Museum|"
    r"Court|Commission|Committee|House|Association|Federation|Society|Office|Council|Union|Board|College|Fund|Party|"
    r"Alliance|Organi[sz]ation|Church|Bureau|Secretary|Confederation|League|Academy|Museum|School)\s+(?:of|for|on)\s+"
    r"(?:the\s+)?(?:[A-Z][\w'’-]*)(?:(?:\s+|\s+and\s+|,\s+)(?:[A-Z][\w'’-]*))*"
)
_BRACKETED = re.compile(
    r"(?<!\w)((?:[A-Z][\w'’&-]*)(?:\s+(?:(?:of|for|the|and|de|on|&)\s+)*[A-Z][\w'’&-]*){1,9})\s+\(([A-Z][A-Za-z&-]{1,9})\)"
)
_NOT_NAMES = frozenset(
    (
        "the a an this that these those he she it they we i you his her its their our my your in on at by for from "
        "with without after before when while as if but and or so yet not no nor nobody nothing none never neither "
        "either both each every some many most more few several one two three four five six seven eight nine ten "
        "eleven twelve twenty thirty forty fifty hundreds thousands dozens millions monday tuesday wednesday thursday "
        "friday saturday sunday january february march april may june july august september october november december "
        "who what where why how which whether there here then now today tomorrow yesterday also still even only just "
        "about around under over between among during since until although though because despite however meanwhile "
        "earlier later last next another other others such analysts officials police experts rescuers survivors "
        "residents shares sterling turnout revenue equities crude spot zinc markets talks built asked told once "
        "according nearly almost roughly up down every half all any quite inflation christmas easter bst gmt utc est "
        "et neighbouring neighboring pm am ceo cfo gdp covid covid-19 internet god telegram instagram facebook twitter x whatsapp youtube"
    ).split()
)
_PLACES_BEFORE = frozenset(
    "in at near outside around from to of into across through off towards toward beneath above".split()
)
ATTITUDES = frozenset(
    "welcome condemn reject accuse oppose support back urge want plan agree decline refuse run own employ represent "
    "hold sell buy face win lose send release lead".split()
)
_OWNERS = frozenset(
    {"People", "Commissioner", "Children", "Women", "King", "Queen", "Mayor", "Governor", "Men", "Ombudsman"}
)
_CONTRACTION = re.compile(r"(?:I|We|They|He|She|You|It|That|There|Who|What|Let)['’]\w+$")
_INSTRUMENTS = frozenset(
    "Charter Act Treaty Resolution Agreement Accord Bill Directive Protocol Constitution Pact".split()
)
_INDICES = frozenset("FTSE DAX Brent WTI Nasdaq Nikkei Dow CAC Stoxx West Mr Mrs Ms Dr".split())
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass
class _Gathered:
    name: str
    kind: NameKind
    role: str | None = None
    forms: dict[str, None] = field(default_factory=dict)
    mentions: dict[Span, None] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    """All words of all forms."""
    weight: int = 0

    def add(self, form: str, span: Span, weight: int) -> None:
        self.forms.setdefault(form)
        self.words.update(form.split())
        self.mentions.setdefault(span)
        self.weight += weight


def find_names(text: str) -> list[NamedParty]:
    """The parties of `text` that act, speak or are affected, in the order of their first mention."""
    return list(names_in(text))


@lru_cache(maxsize=8)
def names_in(text: str) -> tuple[NamedParty, ...]:
    """`find_names`, kept for the texts read last."""
    doc = parse(text)
    runs = list(_runs(doc))
    parties: dict[str, _Gathered] = {}
    for full, short in _bracketed(text):
        _gather_bracketed(parties, doc, full, short)
    taken = _mentioned_in(parties)
    named = [run for run in runs if not taken.touching(run)]
    for span in sorted(named, key=lambda run: -len(run.of(text).split())):
        _gather(parties, doc, span)
    _add_short_forms(parties, doc)
    named_already = _mentioned_in(parties)
    for token in _unnamed_speakers(doc):
        if not named_already.around(Span(token.idx, token.idx + len(token))):
            _gather_unnamed(parties, doc, token)
    kept = [party for party in parties.values() if party.weight > 0 and party.mentions]
    return tuple(_party(each) for each in sorted(kept, key=lambda each: min(m.start for m in each.mentions)))


def _mentioned_in(parties: dict[str, _Gathered]) -> Index[Span]:
    return Index((mention, mention) for party in parties.values() for mention in party.mentions)


def _party(found: _Gathered) -> NamedParty:
    aliases = tuple(form for form in found.forms if form != found.name)
    return NamedParty(found.name, found.kind, found.role, aliases, tuple(sorted(found.mentions, key=lambda s: s.start)))


def _runs(doc: "Doc") -> Iterator[Span]:
    """The capitalised names in the prose, titles and possessive endings left out."""
    text = text_of(doc)
    elsewhere = Counter(match.group() for match in re.finditer(r"(?<=[a-z,] )[A-Z][\w’'-]+", text))
    for sentence in sentences_in(text):
        if sentence.kind != "prose":
            continue
        body = Span(sentence.start, sentence.end)
        joined = [Span(m.start() + body.start, m.end() + body.start) for m in _JOINED.finditer(body.of(text))]
        for match in _SINGLE_OF.finditer(body.of(text)):
            span = Span(match.start() + body.start, match.end() + body.start)
            first = match.group().split()[0]
            named = re.search(r"[A-Z][\w.-]*\s$", body.of(text)[: match.start()])
            plain = (
                bool(named) or first.lower() in ROLES | _NOT_NAMES or first in BY_FORM or first.lower().endswith("s")
            )
            if not plain and not any(span.overlaps(each) for each in joined):
                joined.append(span)
        yield from (_clean(text, span.start, span.end) for span in joined)
        for match in _RUN.finditer(body.of(text)):
            run = Span(match.start() + body.start, match.end() + body.start)
            if any(run.overlaps(each) for each in joined):
                continue
            yield from _names_of_run(doc, run, body.start, elsewhere)


def _names_of_run(doc: "Doc", run: Span, sentence_start: int, elsewhere: Counter[str]) -> Iterator[Span]:
    text = text_of(doc)
    words = [Span(m.start() + run.start, m.end() + run.start) for m in re.finditer(r"\S+", run.of(text))]
    while words and _POSSESSIVE.sub("", words[0].of(text)).lower() in _NOT_NAMES:
        words = words[1:]
    part: list[Span] = []
    for word in words:
        part.append(word)
        following = words[words.index(word) + 1 :]
        if _POSSESSIVE.search(word.of(text)) and not _is_owned_name(text, part, following):
            yield from _checked(doc, part, sentence_start, elsewhere)
            part = []
    if part:
        yield from _checked(doc, part, sentence_start, elsewhere)


def _is_owned_name(text: str, part: list[Span], rest: list[Span]) -> bool:
    """A possessive inside a name: "Allied Workers' Union", "Information Commissioner's Office"."""
    if not rest:
        return False
    owner = part[-1].of(text)
    if re.search(r"s['’]$", owner):
        return True
    return owner[:-2] in _OWNERS and bool(_ORGANISATION.search(rest[0].of(text)))


def _checked(doc: "Doc", words: list[Span], sentence_start: int, elsewhere: Counter[str]) -> Iterator[Span]:
    span = _clean(text_of(doc), words[0].start, words[-1].end)
    name = span.of(text_of(doc))
    if len(name) < 2 or name.lower() in _NOT_NAMES or name in DEMONYMS or name.lower() in ROLES:
        return
    if (
        _CONTRACTION.match(name)
        or name.split()[-1] in _INSTRUMENTS
        or name.split()[0] in _INDICES
        or name.endswith(("-thirds", "-quarters"))
    ):
        return
    if span.start == sentence_start and " " in name:
        first, _, rest = name.partition(" ")
        head = _head(doc, Span(span.start, span.start + len(first)))
        if rest in BY_FORM or (head is not None and head.pos_ in {"ADJ", "ADV", "DET", "VERB", "SCONJ", "ADP"}):
            span = Span(span.start + len(first) + 1, span.end)
            name = rest
    if span.start == sentence_start and " " not in name:
        token = _head(doc, span)
        if token is not None and token.dep_ in {"compound", "amod"} and token.nbor().text.islower():
            return
        if not elsewhere[name] and (token is None or (token.pos_ != "PROPN" and not token.ent_type_)):
            return
    if any(character.isdigit() for character in name) and " " not in name:
        return
    yield span


def _clean(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    words = _POSSESSIVE.sub("", words.rstrip(" ,.;:")) if not words.endswith(("Inc.", "Co.")) else words
    for article in ("the ", "The ", "a ", "A "):
        if words.startswith(article):
            start += len(article)
            words = words[len(article) :]
    parts = words.split(" ")
    titles = [index for index, part in enumerate(parts[:-1]) if part.lower().rstrip(".") in TITLES]
    if titles and not _ORGANISATION.search(" ".join(parts[titles[-1] + 1 :])):
        start += len(" ".join(parts[: titles[-1] + 1])) + 1
        words = " ".join(parts[titles[-1] + 1 :])
    return Span(start, start + len(words))


def _bracketed(text: str) -> Iterator[tuple[Span, str]]:
    """Names with their acronym in brackets: "the Transport and Allied Workers' Union (TAWU)"."""
    for match in _BRACKETED.finditer(text):
        short = match.group(2)
        words = list(re.finditer(r"[A-Z][\w'’&-]*", match.group(1)))
        initials = "".join(word.group()[0] for word in words)
        fitting = [i for i in range(len(words) - 1) if initials[i:] == short.upper()[: len(initials) - i]]
        at = fitting[0] if fitting else int(words[0].group() in {"The", "A", "An"})
        yield Span(match.start(1) + words[at].start(), match.end(1)), short


def _gather_bracketed(parties: dict[str, _Gathered], doc: "Doc", full: Span, short: str) -> None:
    name = full.of(text_of(doc))
    party = parties.setdefault(name, _Gathered(name, "organisation"))
    for form in (name, short):
        for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text_of(doc)):
            head = _head(doc, Span(match.start(), match.end()))
            party.add(form, Span(match.start(), match.end()), _weight(head, place=False) if head is not None else 0)


def _gather(parties: dict[str, _Gathered], doc: "Doc", span: Span) -> None:
    words = span.of(text_of(doc))
    token = _head(doc, span)
    if token is None:
        return
    if words in BY_FORM or words in CAPITALS:
        _gather_country(parties, doc, span, token)
        return
    known = _known(parties, words)
    kind = known.kind if known else _kind(doc, span, token)
    if kind is None or (kind == "organisation" and _is_medium(words, token)):
        return
    party = known or parties.setdefault(words, _Gathered(words, kind))
    if kind == "person" and party.kind == "organisation" and _person_around(doc, span, token):
        party.kind = "person"
    party.add(words, span, max(_weight(token, place=False), int(kind == "person")))
    party.role = party.role or (_role(doc, span, token) if party.kind == "person" else _what_it_is(doc, span, token))


def _gather_country(parties: dict[str, _Gathered], doc: "Doc", span: Span, token: "Token") -> None:
    words = span.of(text_of(doc))
    country = BY_FORM.get(words) or CAPITALS[words]
    weight = _weight(token, place=True)
    is_capital = words not in BY_FORM
    if is_capital and (weight <= 0 or _is_place(token)):
        return
    party = parties.setdefault(
        country, _Gathered(words if not is_capital or country not in text_of(doc) else country, "country")
    )
    if not is_capital and party.name in CAPITALS and words != party.name:
        party.name = words
    party.add(words, span, weight)


def _known(parties: dict[str, _Gathered], words: str) -> _Gathered | None:
    if words in parties:
        return parties[words]
    parts = words.split()
    for party in parties.values():
        if party.words.isdisjoint(parts):
            continue
        forms = [form.split() for form in party.forms]
        if party.kind == "person" and any(_same_person(parts, form) for form in forms):
            return party
        if party.kind == "organisation" and any(_same_organisation(parts, form) for form in forms):
            return party
    return None


def _same_person(first: list[str], second: list[str]) -> bool:
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) == len(longer):
        return shorter == longer
    return shorter == longer[-len(shorter) :] or (shorter == longer[: len(shorter)] and len(longer) == 3)


def _same_organisation(first: list[str], second: list[str]) -> bool:
    shorter, longer = sorted((first, second), key=len)
    if shorter == longer:
        return True
    if len(shorter) == 1 and _ORGANISATION.fullmatch(shorter[0]):
        return shorter[0] in longer
    alone = len(shorter) > 1 or (len(shorter[0]) > 3 and not _ORGANISATION.fullmatch(shorter[0]))
    return alone and shorter == longer[: len(shorter)]


def _kind(doc: "Doc", span: Span, token: "Token") -> NameKind | None:
    words = span.of(text_of(doc))
    if _ORGANISATION.search(words):
        return "organisation"
    if _person_around(doc, span, token):
        return "person"
    if _organisation_around(doc, span):
        return "organisation"
    labels = {each.ent_type_ for each in tokens_over(doc, span.start, span.end)}
    if "PERSON" in labels and " " in words:
        return "person"
    if words.isupper() and len(words) > 2 and words.isalpha():
        return "organisation"
    if labels & {"GPE", "LOC", "FAC"}:
        speaks = token.dep_ == "nsubj" and token.head.lemma_ in cues.ALL
        return "organisation" if speaks else None
    if "ORG" in labels:
        return None if _is_place(token) and " " not in words and not words.isupper() else "organisation"
    if labels & {"NORP", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE", "DATE", "TIME", "MONEY", "QUANTITY", "CARDINAL"}:
        return None
    acts = token.dep_ == "nsubj" and token.head.lemma_ in cues.ALL | ATTITUDES
    if acts or (token.dep_ == "pobj" and token.head.dep_ == "agent"):
        return "person" if "PERSON" in labels else "organisation"
    return None


def _person_around(doc: "Doc", span: Span, token: "Token") -> bool:
    """Whether a title, a role, an age or "who" beside the name says that it is a person's."""
    text = text_of(doc)
    before, after = text[max(0, span.start - 40) : span.start], text[span.end : span.end + 24]
    last = re.search(r"([\w.-]+)(,?)\s$", before)
    role = bool(last) and last is not None and last.group(1).lower().rstrip(".") in ROLES - _ORG_NOUNS
    if (
        role
        and last is not None
        and (not last.group(2) or re.search(r"\b(?:its|his|her|their|the|whose|'s|’s)\b[^,.]*,\s$", before))
    ):
        return True
    if re.match(r",?\s(?:who|whose)\b|,\s\d{2}\b(?!\d)|,?\saged\s\d|\s\(\d{2}\)", after):
        return " " in span.of(text) or bool(re.match(r",\swho\b", after))
    return re.match(r",\s(?:the|a|an|its|their|his|her|[A-Z]\w+['’]s)\s", after) is not None and any(
        child.dep_ == "appos" and child.lower_ in ROLES - _ORG_NOUNS for child in token.children
    )


def _organisation_around(doc: "Doc", span: Span) -> bool:
    """Whether "which", "the pollster" or "of" after a person's name says that it is an organisation's."""
    text = text_of(doc)
    before, after = text[max(0, span.start - 60) : span.start], text[span.end : span.end + 40]
    last = re.search(r"([\w-]+),?\s(?:called\s|known as\s|calling itself\s)?$", before)
    if last and last.group(1).lower() in _ORG_NOUNS:
        return True
    if re.match(
        r",?\swhich\b|['’]s?\s(?:chief|chair|managing|board|boss|president|director|head|shares|spokes|leader)", after
    ):
        return True
    if re.search(r"[A-Z]\w+\s[A-Z][\w-]+(?:,\s[a-z ]{3,30})?\s(?:of|at|from)\s$", before):
        return True
    head = _head(doc, span)
    described = [child for child in head.children if child.dep_ == "appos"] if head is not None else []
    return any(child.lower_ in _ORG_NOUNS for child in described)


def _add_short_forms(parties: dict[str, _Gathered], doc: "Doc") -> None:
    """Mentions by last name, or by an organisation's first word, that stand elsewhere in the text."""
    known = _mentioned_in(parties)
    shown = Index((sentence, sentence) for sentence in sentences_in(text_of(doc)) if sentence.kind == "prose")
    shorts: dict[str, list[_Gathered]] = {}
    for party in parties.values():
        if short := _short_form(party):
            shorts.setdefault(short, []).append(party)
    any_short = "|".join(re.escape(short) for short in sorted(shorts, key=len, reverse=True))
    for match in re.finditer(rf"(?<![\w-])(?:{any_short})(?![\w-])", text_of(doc)) if shorts else ():
        at = Span(match.start(), match.end())
        head = _head(doc, at)
        if head is not None and not known.touching(at) and shown.around(at):
            for party in shorts[match.group()]:
                party.add(match.group(), at, _weight(head, place=False))


def _short_form(party: _Gathered) -> str | None:
    words = party.name.split()
    if len(words) < 2 or party.kind not in {"person", "organisation"}:
        return None
    if party.kind == "person":
        return words[-1]
    first = words[0]
    return (
        first
        if len(first) > 3 and not _ORGANISATION.fullmatch(first) and first not in DEMONYMS | BY_FORM.keys()
        else None
    )


def _head(doc: "Doc", span: Span) -> "Token | None":
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
    return tokens.root if tokens else None


def _is_place(token: "Token") -> bool:
    return token.dep_ == "pobj" and token.head.lower_ in _PLACES_BEFORE


def _weight(token: "Token", *, place: bool) -> int:
    """How much a mention says that its party takes part: 0 for a mere place or modifier."""
    if token.dep_ in {"nsubj", "nsubjpass"}:
        return 3
    if token.dep_ == "pobj" and token.head.dep_ == "agent":
        return 3
    if token.dep_ == "conj":
        return _weight(token.head, place=place)
    if token.dep_ in {"dobj", "dative", "appos"}:
        return 2
    if token.dep_ == "poss":
        return 1
    if token.dep_ == "pobj" and token.head.lower_ in {"with", "by", "against", "between", "on", "to", "for"}:
        return 1 if not place or token.head.lower_ in {"with", "by", "against", "between", "on"} else 0
    return 0 if place or token.dep_ not in {"pobj", "compound", "nmod", "ROOT"} else 1


def _is_medium(words: str, token: "Token") -> bool:
    if any(word.lower() in cues.MEDIA for word in words.split()):
        return True
    if token.dep_ == "pobj" and token.head.lower_ in {"citing"}:
        return True
    governor = token.head
    return token.dep_ == "dobj" and governor.lemma_ in {"tell", "cite"} and governor.pos_ == "VERB"


def _role(doc: "Doc", span: Span, token: "Token") -> str | None:
    before = text_of(doc)[max(0, span.start - 90) : span.start]
    titled = re.search(
        r"((?:(?:[A-Z][\w.&-]*|of|for|and|the)\s+)*(?:[A-Z][\w.&-]*)|(?:\w+\s){0,3}\w+),?\s+$", before.split("\n")[-1]
    )
    if titled:
        words = titled.group(1).strip()
        last = words.split()[-1].lower().rstrip(".") if words else ""
        if last in ROLES:
            return _tidy_role(words)
    for child in token.children:
        if child.dep_ == "appos" and child.pos_ == "NOUN":
            phrase = text_of(doc)[child.left_edge.idx : child.right_edge.idx + len(child.right_edge)]
            return _tidy_role(re.split(r",| who | which ", phrase)[0])
    return None


def _what_it_is(doc: "Doc", span: Span, token: "Token") -> str | None:
    """What an organisation is said to be: "the state broadcaster VTR", "Korvo, the payments firm"."""
    before = re.search(r"(?:(?:[\w-]+\s){0,3})([\w-]+),?\s$", text_of(doc)[max(0, span.start - 50) : span.start])
    if before and before.group(1).lower() in _ORG_NOUNS and not before.group().rstrip().endswith((".", ";")):
        return _tidy_role(re.split(r"[.;:\"“]", before.group().rstrip(" ,"))[-1])
    for child in token.children:
        if child.dep_ == "appos" and child.lower_ in _ORG_NOUNS:
            phrase = text_of(doc)[child.left_edge.idx : child.right_edge.idx + len(child.right_edge)]
            return _tidy_role(re.split(r",| who | which | that ", phrase)[0])
    return None


def _tidy_role(words: str) -> str | None:
    words = re.split(r"\band\b", words)[-1] if words[:1].islower() or " and " in words else words
    tidy = re.sub(
        r"^(?:(?:the|a|an|its|his|her|their|and|of|that|said|when|as|with|s)\s+)+",
        "",
        words.strip(),
        flags=re.IGNORECASE,
    )
    return tidy or None


def _unnamed_speakers(doc: "Doc") -> "Iterator[Token]":
    for token in doc:
        if token.pos_ not in {"NOUN", "PROPN"} or token.lower_ not in cues.PEOPLE_NOUNS or _names_a_medium(token):
            continue
        plural = token.tag_ == "NNS" and token.dep_ == "nsubj" and token.head.pos_ == "VERB"
        if (
            plural
            or (token.dep_ in {"nsubj", "nsubjpass"} and token.head.lemma_ in cues.ALL)
            or (token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.lower_ == "according")
        ):
            yield token


def _names_a_medium(token: "Token") -> bool:
    return any(child.lower_ in cues.MEDIA for child in token.children if child.dep_ in {"compound", "nmod", "appos"})


def _gather_unnamed(parties: dict[str, _Gathered], doc: "Doc", token: "Token") -> None:
    span = speaker_phrase(token)
    words = span.of(text_of(doc))
    if any(child.dep_ == "appos" and child.pos_ == "PROPN" for child in token.children):
        return
    if named := _short_for(parties, token):
        named.add(words, span, 3)
        return
    if described := _described(parties, token):
        whole = Span(token.left_edge.idx, span.end)
        described.add(whole.of(text_of(doc)), whole, 3)
        return
    if token.lower_ in cues.STANDING_FOR and any(child.lower_ in {"the", "its"} for child in token.children):
        return
    if token.lower_ in {"office", "commission", "group", "company", "council"} and span.of(text_of(doc)) == token.text:
        return
    plural = token.tag_ in {"NNS", "NNPS"}
    kind: NameKind = "group" if plural else "person"
    if token.lower_ in cues.BODIES:
        kind = "organisation"
    full = full_phrase(token)
    key = words.lower() if plural or kind == "organisation" else full.lower()
    party = parties.setdefault(key, _Gathered(words if kind == "organisation" else full, kind))
    party.add(words, span, 3)


def _short_for(parties: dict[str, _Gathered], token: "Token") -> _Gathered | None:
    """The one organisation that "the union" or "the council" is short for."""
    if not any(child.lower_ == "the" for child in token.children):
        return None
    fitting = [
        party
        for party in parties.values()
        if token.lower_ in party.name.lower().split() and party.kind == "organisation"
    ]
    return fitting[0] if len(fitting) == 1 else None


def _described(parties: dict[str, _Gathered], token: "Token") -> _Gathered | None:
    """The one person whose role fits a definite description such as "Moscow's security chief"."""
    words = {each.lower_ for each in token.subtree if each.pos_ in {"NOUN", "PROPN", "ADJ"}} - {"former", "new"}
    definite = any(child.dep_ == "poss" or child.lower_ == "the" for child in token.children)
    if not definite or len(words) < 2 or token.tag_ == "NNS":
        return None
    people = [party for party in parties.values() if party.kind == "person" and party.role]
    fitting = [party for party in people if _fits(words, party.role or "")]
    return fitting[0] if len(fitting) == 1 else None


def _fits(described: set[str], role: str) -> bool:
    shared = described & {word.lower() for word in re.findall(r"\w+", role)}
    return bool(shared - cues.PEOPLE_NOUNS) or len(shared) >= 2


def speaker_phrase(token: "Token") -> Span:
    """The noun phrase of an unnamed speaker without its article: "Western officials"."""
    kept = [token]
    for child in token.children:
        if child.dep_ in {"amod", "compound", "nmod", "poss", "nummod"}:
            kept += list(child.subtree)
    kept = [each for each in kept if each.dep_ != "det" and each.i <= token.i and each.tag_ not in {"PRP$", "WP$"}]
    first = min(kept, key=lambda each: each.i)
    if first.pos_ == "ADJ":
        first = next((each for each in token.doc[first.i : token.i] if each.pos_ == "PROPN"), first)
    return Span(first.idx, token.idx + len(token))


def full_phrase(token: "Token") -> str:
    """The noun phrase with what tells the speaker apart: "nurse at the hospital", "study by lawyers in Leuven"."""
    end = token.idx + len(token)
    for child in token.children:
        if child.i > token.i and child.dep_ == "prep" and child.lower_ in {"of", "at", "from", "by", "in", "for"}:
            end = max(end, child.right_edge.idx + len(child.right_edge))
    words = text_of(token.doc)[speaker_phrase(token).start : end]
    return re.split(r",|\s(?:who|which|that)\s", words)[0].strip()


def proper_run(token: "Token") -> str:
    """The capitalised name that ends in `token`, titles left out: "Ilse Verhaegen" of "Commissioner Ilse Verhaegen"."""
    if token.text[:1].islower():
        return speaker_phrase(token).of(text_of(token.doc))
    run = [token]
    for before in reversed(token.doc[max(sentence_of(token).start, token.i - 6) : token.i]):
        if before.pos_ != "PROPN" or not before.whitespace_:
            break
        run.insert(0, before)
    span = _clean(text_of(token.doc), run[0].idx, token.idx + len(token))
    return span.of(text_of(token.doc))
