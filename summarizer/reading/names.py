"""Finds who is in the news: mentions gathered into parties with their aliases and roles."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.countries import BY_FORM, CAPITALS, DEMONYMS
from summarizer.reading.mentions import NamedParty, NameKind, Span
from summarizer.reading.parse import parse
from summarizer.reading.sentences import sentences_in

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TITLES = frozenset(
    (
        "mr mrs ms miss dr sir dame lord lady prof professor president minister secretary chancellor senator judge "
        "justice general colonel captain sergeant king queen prince princess pope mayor governor chief prime "
        "sheikh ambassador commissioner inspector councillor cllr rep sen gov chairman chairwoman rev"
    ).split()
)
_ORGANISATION = re.compile(
    r"\b(?:Inc|Corp|Ltd|plc|PLC|Group|Bank|Council|Ministry|Department|Party|University|Institute|Union|Agency|"
    r"Commission|Committee|Court|Association|Federation|Authority|Office|Service|Company|Airlines|Airways|Club|"
    r"United|City|Army|Navy|Police|Parliament|Senate|Congress|Hospital|College|Foundation|Trust|Board|Society|Centre|"
    r"Center|Organization|Organisation|Fund|Nations|Alliance|Front|Movement|Coalition|Holdings|Terminals|Industries|Systems|Technologies|Airport|Partners|Capital|Pharma|Steel|Foods|Rail|Railways|Energy|Motors|Media)\b"
)
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass
class _Gathered:
    name: str
    kind: NameKind
    role: str | None = None
    forms: dict[str, None] = field(default_factory=dict)
    mentions: list[Span] = field(default_factory=list)
    weight: int = 0

    def add(self, form: str, span: Span, weight: int) -> None:
        self.forms.setdefault(form)
        if span not in self.mentions:
            self.mentions.append(span)
        self.weight += weight


def find_names(text: str) -> list[NamedParty]:
    """The parties of `text` that act, speak or are affected, in the order of their first mention."""
    return list(names_in(text))


@lru_cache(maxsize=8)
def names_in(text: str) -> tuple[NamedParty, ...]:
    """`find_names`, kept for the texts read last."""
    doc = parse(text)
    parties: dict[str, _Gathered] = {}
    bracketed = list(_bracketed(text))
    for full, short in bracketed:
        party = parties.setdefault(full.of(text), _Gathered(full.of(text), "organisation"))
        for form in (full.of(text), short):
            for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text):
                head = _head(doc, Span(match.start(), match.end()))
                party.add(form, Span(match.start(), match.end()), _weight(head, place=False) if head else 0)
    taken = [mention for party in parties.values() for mention in party.mentions]
    for span, kind in _entities(doc):
        if not any(span.overlaps(each) for each in taken):
            _gather(parties, doc, span, kind)
    _add_surnames(parties, doc)
    for token in _unnamed_speakers(doc):
        _gather_unnamed(parties, doc, token)
    kept = [party for party in parties.values() if party.weight > 0 and party.mentions]
    return tuple(_party(each) for each in sorted(kept, key=lambda each: each.mentions[0].start))


def _party(found: _Gathered) -> NamedParty:
    aliases = tuple(form for form in found.forms if form != found.name)
    return NamedParty(found.name, found.kind, found.role, aliases, tuple(sorted(found.mentions, key=lambda s: s.start)))


def _entities(doc: "Doc") -> "Iterator[tuple[Span, str]]":
    furniture = [sentence for sentence in sentences_in(doc.text) if sentence.kind != "prose"]
    for entity in doc.ents:
        span = _clean(doc.text, entity.start_char, entity.end_char)
        if span.end - span.start < 2 or any(span.overlaps(each) for each in furniture):
            continue
        words = span.of(doc.text)
        if words in BY_FORM:
            yield span, "country"
        elif entity.label_ == "PERSON" and words[:1].isupper() and not any(ch.isdigit() for ch in words):
            yield span, "organisation" if _ORGANISATION.search(words) else "person"
        elif entity.label_ == "ORG" and words[:1].isupper():
            yield span, "organisation"
        elif entity.label_ == "GPE" and words in CAPITALS:
            yield span, "country"


def _add_surnames(parties: dict[str, _Gathered], doc: "Doc") -> None:
    """Mentions by last name alone that the recogniser passed over."""
    people = {
        party.name.split()[-1]: party for party in parties.values() if party.kind == "person" and " " in party.name
    }
    known = [mention for party in parties.values() for mention in party.mentions]
    for surname, party in people.items():
        for match in re.finditer(rf"(?<![\w-]){re.escape(surname)}(?![\w-])", doc.text):
            at = Span(match.start(), match.end())
            head = _head(doc, at)
            if head is not None and not any(at.overlaps(mention) for mention in known):
                party.add(surname, at, _weight(head, place=False))


def _clean(text: str, start: int, end: int) -> Span:
    words = text[start:end].split("\n")[0]
    words = _POSSESSIVE.sub("", words.rstrip(" ,.;:")) if not words.endswith("Inc.") else words
    for article in ("the ", "The ", "a ", "A "):
        if words.startswith(article):
            start += len(article)
            words = words[len(article) :]
    parts = words.split(" ")
    titles = [index for index, part in enumerate(parts[:-1]) if part.lower().rstrip(".") in _TITLES]
    if titles and not _ORGANISATION.search(words):
        start += len(" ".join(parts[: titles[-1] + 1])) + 1
        words = " ".join(parts[titles[-1] + 1 :])
    return Span(start, start + len(words))


def _gather(parties: dict[str, _Gathered], doc: "Doc", span: Span, kind: str) -> None:
    words = span.of(doc.text)
    token = _head(doc, span)
    if token is None:
        return
    if kind == "country":
        country = BY_FORM.get(words) or CAPITALS[words]
        weight = _weight(token, place=True)
        is_capital = words not in BY_FORM
        if is_capital and (weight <= 0 or _is_place(token)):
            return
        party = parties.setdefault(country, _Gathered(words if not is_capital else country, "country"))
        if not is_capital and party.name == country and words != country and country not in doc.text:
            party.name = words
        party.add(words, span, weight)
        return
    if words in DEMONYMS or (kind == "organisation" and _is_medium(words, token)):
        return
    party = _known(parties, words, kind) or parties.setdefault(words, _Gathered(words, kind))  # type: ignore[arg-type]
    if len(words) > len(party.name) and party.name in words:
        party.name = words
    party.add(words, span, max(_weight(token, place=False), int(kind == "person")))
    party.role = party.role or (_role(doc, span, token) if kind == "person" else None)


def _known(parties: dict[str, _Gathered], words: str, kind: str) -> _Gathered | None:
    if words in parties:
        return parties[words]
    parts = words.split()
    for party in parties.values():
        if party.kind != kind:
            continue
        others = [form.split() for form in party.forms]
        if kind == "person" and any(_same_person(parts, other) for other in others):
            return party
        if kind == "organisation" and any(
            words in form or form in words for form in party.forms if len(form) > 4 < len(words)
        ):
            return party
    return None


def _same_person(first: list[str], second: list[str]) -> bool:
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) == len(longer):
        return shorter == longer
    return shorter == longer[-len(shorter) :] or (shorter == longer[: len(shorter)] and len(longer) == 3)


def _head(doc: "Doc", span: Span) -> "Token | None":
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
    return tokens.root if tokens else None


def _is_place(token: "Token") -> bool:
    return token.dep_ == "pobj" and token.head.lower_ in {
        "in",
        "at",
        "near",
        "to",
        "from",
        "of",
        "outside",
        "around",
        "for",
    }


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
    return 0


def _is_medium(words: str, token: "Token") -> bool:
    if any(word.lower() in cues.MEDIA for word in words.split()):
        return True
    if token.dep_ == "pobj" and token.head.lower_ in {"citing"}:
        return True
    governor = token.head
    return token.dep_ in {"dobj"} and governor.lemma_ in {"tell", "cite"} and governor.pos_ == "VERB"


def _role(doc: "Doc", span: Span, token: "Token") -> str | None:
    before = doc.text[max(0, span.start - 90) : span.start]
    titled = re.search(
        r"((?:(?:[A-Z][\w.&-]*|of|for|and|the)\s+)*(?:[A-Z][\w.&-]*)|(?:\w+\s){0,3}\w+)\s+$", before.split("\n")[-1]
    )
    if titled:
        words = titled.group(1).strip()
        last = words.split()[-1].lower().rstrip(".") if words else ""
        if last in _TITLES | cues.PEOPLE_NOUNS | {"leader", "general", "striker", "author", "farmer"}:
            return _tidy_role(words)
    for child in token.children:
        if child.dep_ == "appos" and child.pos_ == "NOUN":
            phrase = doc.text[child.left_edge.idx : child.right_edge.idx + len(child.right_edge)]
            return _tidy_role(re.split(r",| who | which ", phrase)[0])
    return None


def _tidy_role(words: str) -> str | None:
    words = re.split(r"\band\b", words)[-1] if words[:1].islower() or " and " in words else words
    tidy = re.sub(
        r"^(?:(?:the|a|an|its|his|her|their|and|of|that|said|when|as|with)\s+)+", "", words.strip(), flags=re.IGNORECASE
    )
    return tidy or None


def _unnamed_speakers(doc: "Doc") -> "Iterator[Token]":
    for token in doc:
        if token.pos_ != "NOUN" or token.lower_ not in cues.PEOPLE_NOUNS or _names_a_medium(token):
            continue
        if (token.dep_ == "nsubj" and token.head.lemma_ in cues.ALL) or (
            token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.lower_ == "according"
        ):
            yield token


def _names_a_medium(token: "Token") -> bool:
    return any(child.lower_ in cues.MEDIA for child in token.children if child.dep_ in {"compound", "nmod", "appos"})


def _gather_unnamed(parties: dict[str, _Gathered], doc: "Doc", token: "Token") -> None:
    span = speaker_phrase(token)
    words = span.of(doc.text)
    if any(child.dep_ == "appos" and child.ent_type_ == "PERSON" for child in token.children):
        return
    if any(child.dep_ == "appos" and child.pos_ == "PROPN" for child in token.children):
        return
    if named := _short_for(parties, token):
        named.add(words, span, 3)
        return
    if described := _described(parties, token):
        whole = Span(token.left_edge.idx, span.end)
        described.add(whole.of(doc.text), whole, 3)
        return
    plural = token.tag_ in {"NNS", "NNPS"} or token.lower_ in {"police", "government", "company", "firm", "court"}
    kind: NameKind = "group" if plural else "person"
    if re.search(r"\b(?:company|firm|ministry|government|court|council|bank|agency|department|university)$", words):
        kind = "organisation"
    party = parties.setdefault(words.lower(), _Gathered(words, kind))
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


def proper_run(token: "Token") -> str:
    """The capitalised name that ends in `token`, titles left out: "Ilse Verhaegen" of "Commissioner Ilse Verhaegen"."""
    if token.text[:1].islower():
        return speaker_phrase(token).of(token.doc.text)
    run = [token]
    for before in reversed(token.doc[max(token.sent.start, token.i - 6) : token.i]):
        if before.pos_ != "PROPN" or not before.whitespace_:
            break
        run.insert(0, before)
    span = _clean(token.doc.text, run[0].idx, token.idx + len(token))
    return span.of(token.doc.text)


_BRACKETED = re.compile(
    r"(?<!\w)((?:[A-Z][\w'’&-]*)(?:\s+(?:(?:of|for|the|and|de|on|&)\s+)*[A-Z][\w'’&-]*){1,9})\s+\(([A-Z][A-Za-z&-]{1,9})\)"
)


def _bracketed(text: str) -> Iterator[tuple[Span, str]]:
    """Names with their acronym in brackets: "the Transport and Allied Workers' Union (TAWU)"."""
    for match in _BRACKETED.finditer(text):
        short = match.group(2)
        words = list(re.finditer(r"[A-Z][\w'’&-]*", match.group(1)))
        initials = "".join(word.group()[0] for word in words)
        for index in range(len(words)):
            if initials[index:] == short.upper()[: len(initials) - index] and len(initials) - index >= 2:
                at = index
                break
        else:
            at = 1 if words and words[0].group() == "The" else 0
        start = match.start(1) + words[max(at, 0)].start()
        yield Span(start, match.end(1)), short
