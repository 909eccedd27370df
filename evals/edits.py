"""Seeded edits of a faithful summary: each changes one thing, named by its kind, so that the summary is no longer true.

The edits know nothing of the checker: what they change is found in the summary's own words and parse.
"""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from summarizer.article import Article
from summarizer.reading.mentions import NamedParty, NumberMention, Span
from summarizer.reading.reading import Reading

Made = tuple[str, tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class Edit:
    """A summary that is no longer faithful: `spans` are the changed words in `text`."""

    fixture: str
    kind: str
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Material:
    """What an edit may draw on: the summary, its article, and the names of other articles."""

    fixture: str
    summary: Reading
    article: Reading
    strangers: tuple[NamedParty, ...]


def material(fixture: str, summary: str, article: str, strangers: tuple[NamedParty, ...]) -> Material:
    """The summary and its article, read."""
    return Material(fixture, Reading(Article(text=summary)), Reading(Article(text=article)), strangers)


def edits(given: Material, most: int, seed: int) -> list[Edit]:
    """At most `most` edits of each kind, drawn with `seed` from all that can be made of the summary."""
    made = []
    for kind, maker in KINDS.items():
        chance = random.Random(f"{seed} {given.fixture} {kind}")
        able = list(dict.fromkeys(maker(given, chance)))
        drawn = chance.sample(able, min(most, len(able)))
        made += [Edit(given.fixture, kind, text, spans) for text, spans in drawn]
    return made


def _put(text: str, span: Span, words: str) -> Made:
    return text[: span.start] + words + text[span.end :], (Span(span.start, span.start + len(words)),)


def _digit(given: Material, chance: random.Random) -> Iterator[Made]:
    for number in _numbers(given):
        places = [at for at, sign in enumerate(number.text) if sign.isdigit()]
        if places:
            at = number.start + chance.choice([place for place in places if number.text[place] != "0"] or places)
            text = given.summary.text
            other = chance.choice([digit for digit in "123456789" if digit != text[at]])
            made, _ = _put(text, Span(at, at + 1), other)
            yield made, (Span(number.start, number.end),)


_OTHER_SCALE = {"million": "billion", "billion": "million", "bn": "m", "m": "bn", "crore": "lakh", "lakh": "crore"}
_SCALE = re.compile(r"(?<![A-Za-z])(million|billion|crore|lakh|bn|m)\b")


def _magnitude(given: Material, chance: random.Random) -> Iterator[Made]:  # noqa: ARG001
    for number in _numbers(given):
        if scale := _SCALE.search(number.text):
            changed = number.text[: scale.start()] + _OTHER_SCALE[scale.group()] + number.text[scale.end() :]
            yield _put(given.summary.text, number, changed)
        elif isinstance(number.value, int) and number.value >= 10 and number.text.endswith(f"{number.value:,}"):
            sign = number.text[: -len(f"{number.value:,}")]
            yield _put(given.summary.text, number, f"{sign}{number.value * 10:,}")


_WORDS = "two three four five six seven eight nine ten eleven twelve nineteen".split()


def _word(given: Material, chance: random.Random) -> Iterator[Made]:
    for number in _numbers(given):
        for match in re.finditer(r"[A-Za-z]+", number.text):
            if match.group().lower() in _WORDS:
                other = chance.choice([word for word in _WORDS if word != match.group().lower()])
                other = other.capitalize() if match.group()[0].isupper() else other
                yield _put(given.summary.text, Span(number.start + match.start(), number.start + match.end()), other)


def _misplaced(given: Material, chance: random.Random) -> Iterator[Made]:
    for number in _numbers(given):
        others = [
            each.text
            for each in given.article.numbers
            if each.unit == number.unit and each.value is not None and each.hedge == number.hedge
            and not _rounds_to(float(each.value), float(number.value or 0))
        ]  # fmt: skip
        near = {each.text for each in given.summary.numbers}
        if others := [text for text in others if text not in near]:
            yield _put(given.summary.text, number, chance.choice(others))


def _rounds_to(exact: float, rounded: float) -> bool:
    """Whether one is the other in fewer digits, so that a summary may say either: 3.1% and 3%, 2,100 and 2,000."""
    digits = len(f"{rounded:.9e}".split("e")[0].replace(".", "").rstrip("0"))
    few = rounded < 100 and rounded == int(rounded) and exact == int(exact)
    return exact == rounded or (not few and float(f"{exact:.{max(0, digits - 1)}e}") == rounded)


def _numbers(given: Material) -> list[NumberMention]:
    return [each for each in given.summary.numbers if each.value is not None]


_FORM = re.compile(r"(?:[A-Z][\w’'-]*[\w.])(?:\s(?:&|of|for|[A-Z][\w’'-]*[\w.]))*")


def _stranger(kind: str) -> Callable[[Material, random.Random], Iterator[Made]]:
    def make(given: Material, chance: random.Random) -> Iterator[Made]:
        known = set(given.article.text.casefold().split())
        others = [each.name for each in given.strangers if each.kind == kind and _FORM.fullmatch(each.name)]
        fresh = [name for name in others if known.isdisjoint(name.casefold().split())]
        for _, span in _mentions(given, kind):
            if fresh:
                yield _put(given.summary.text, span, chance.choice(fresh))

    return make


_PLACE = re.compile(r"\b(?:in|of|near|from|to|at) ((?!(?:The|A)\b)[A-Z][\w’-]+(?: [A-Z][\w’-]+)?)(?=[ .,;'])")


def _place(given: Material, chance: random.Random) -> Iterator[Made]:
    places = "Harrowick Tarnovia Belgrava Stanbury Port Velm|Lindmark|Ostermouth|Peshkavar|Quintero|Saltash Bay".split(
        "|"
    )
    for match in _PLACE.finditer(given.summary.text):
        span = Span(*match.span(1))
        person = any(span.overlaps(m) for p in given.summary.parties if p.kind == "person" for m in p.mentions)
        if not person and not any(span.overlaps(date) for date in given.summary.dates):
            yield _put(given.summary.text, span, chance.choice(places[1:]))


def _mentions(given: Material, kind: str) -> Iterator[tuple[NamedParty, Span]]:
    for party in given.summary.parties:
        for mention in party.mentions:
            name = _FORM.search(mention.of(given.summary.text))
            if party.kind == kind and name:
                yield party, Span(mention.start + name.start(), mention.start + name.end())


def _insider(kind: str) -> Callable[[Material, random.Random], Iterator[Made]]:
    """A name by another name of the same article and kind that the summary does not have in that sentence."""

    def make(given: Material, chance: random.Random) -> Iterator[Made]:
        for party, span in _mentions(given, kind):
            own = set(re.findall(r"\w+", span.of(given.summary.text)))
            sentence = given.summary.sentence_at(span.start)
            others = [
                each.name
                for each in given.article.parties
                if each.kind == kind and each.name != party.name and _FORM.fullmatch(each.name)
                and not own & set(re.findall(r"\w+", " ".join((each.name, *each.aliases))))
                and sentence is not None and each.name.split()[-1] not in sentence.text
            ]  # fmt: skip
            if others:
                yield _put(given.summary.text, span, chance.choice(others))

    return make


def _quotation(given: Material, chance: random.Random) -> Iterator[Made]:
    """A quotation of the article, rightly attributed, with one of its words changed."""
    for said in given.article.quotations:
        words = said.content.of(given.article.text).strip(" \n\"“”,.'‘’")
        if said.style != "direct" or not said.chain or not 3 <= len(words.split()) <= 30 or re.search(r'["“”]', words):
            continue
        long = list(re.finditer(r"\b[a-z]{4,}\b", words))
        if long:
            match = chance.choice(long)
            other = chance.choice(["certainly", "nothing", "everyone", "budget", "wonderful", "promised", "afraid"])
            changed = words[: match.start()] + other + words[match.end() :]
            lead = f'{given.summary.text.rstrip()} {said.chain[0][:1].upper() + said.chain[0][1:]} said: "'
            yield f'{lead}{changed}."\n', (Span(len(lead), len(lead) + len(changed)),)


_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January February March April June July August September October November December".split()
_DATED = re.compile(rf"\b(?:{'|'.join([*_DAYS, *_MONTHS])})\b|\b(?:19|20)\d\d\b|\b\d{{1,2}}\b")


def _date(given: Material, chance: random.Random) -> Iterator[Made]:
    for date in given.summary.dates:
        for match in _DATED.finditer(date.text):
            span = Span(date.start + match.start(), date.start + match.end())
            yield _put(given.summary.text, span, _other_date(match.group(), chance))


def _other_date(word: str, chance: random.Random) -> str:
    if word.isdigit():
        return str(int(word) + chance.choice([-3, -2, 2, 3])) if int(word) > 4 else str(int(word) + 3)
    return chance.choice([each for each in (_DAYS if word in _DAYS else _MONTHS) if each != word])


def _negation(given: Material, chance: random.Random) -> Iterator[Made]:  # noqa: ARG001
    text = given.summary.text
    for token in given.summary.doc:
        if token.dep_ == "neg" and token.lower_ in {"not", "never"}:
            end = token.idx + len(token.text_with_ws)
            made, _ = _put(text, Span(token.idx, end), "")
            yield made, (Span(max(0, token.idx - 4), token.idx + 12),)
        elif token.dep_ in {"aux", "auxpass", "ROOT", "ccomp", "conj"} and _takes_not(token.lower_):
            if any(child.dep_ == "neg" for child in (*token.children, *token.head.children)):
                continue
            at = token.idx + len(token)
            yield _put(text, Span(at, at), " not")
        elif token.tag_ == "VBD" and token.dep_ in {"ROOT", "ccomp", "conj"} and token.lemma_ != "be":
            yield _put(text, Span(token.idx, token.idx + len(token)), f"did not {token.lemma_}")


def _takes_not(word: str) -> bool:
    return word in {"is", "are", "was", "were", "has", "have", "had", "will", "would", "could"}


_OPPOSITES = dict(
    pair.split("/")
    for pair in (
        "rose/fell fell/rose gained/lost raised/lowered lowered/raised rejected/accepted "
        "rejects/accepts approved/rejected "
        "denied/confirmed denies/confirms welcomed/condemned condemned/praised cut/raised dropped/climbed "
        "supported/opposed opposed/supported oppose/support won/lost increase/decrease reduced/increased above/below "
        "lost/won closed/opened higher/lower lower/higher up/down down/up more/fewer fewer/more faster/slower "
        "before/after after/before accused/cleared bought/sold sell/buy gained/shed narrowed/widened destroyed/saved "
        "reopened/closed arrived/left expected/unexpected suspended/reinstated oldest/youngest against/for "
        "below/above ahead/behind behind/ahead dismissed/endorsed disputed/endorsed improve/worsen "
        "claimed/denied admitted/denied blames/credits blamed/credited appealed/complied question/confirm "
        "questioned/confirmed raise/cut selling/buying losing/gaining warned/promised bigger/smaller largest/smallest"
    ).split()
)


def _antonym(given: Material, chance: random.Random) -> Iterator[Made]:  # noqa: ARG001
    for match in re.finditer(r"[A-Za-z]+", given.summary.text):
        if other := _OPPOSITES.get(match.group()):
            yield _put(given.summary.text, Span(*match.span()), other)


def _swap(given: Material, chance: random.Random) -> Iterator[Made]:  # noqa: ARG001
    """Two names of one sentence in each other's place."""
    text = given.summary.text
    everyone = sorted(
        (
            (span, party.name)
            for kind in ("person", "organisation", "country")
            for party, span in _mentions(given, kind)
        ),
        key=lambda each: each[0].start,
    )
    for (first, name), (second, other) in pairwise(everyone):
        same = given.summary.sentence_at(first.start) == given.summary.sentence_at(second.start)
        if same and name != other and first.end <= second.start:
            a, b = first.of(text), second.of(text)
            made = text[: first.start] + b + text[first.end : second.start] + a + text[second.end :]
            shift = len(b) - len(a)
            yield made, (Span(first.start, first.start + len(b)), Span(second.start + shift, second.end))


def _hedge(given: Material, chance: random.Random) -> Iterator[Made]:  # noqa: ARG001
    text = given.summary.text
    for number in given.summary.numbers:
        if number.hedge not in {"exact", "range", "vague"} and number.hedged.start < number.start:
            start = number.hedged.start
            dropped = re.sub(r"^.*?(?=(?:an?|\d|[€£$]|[A-Z]{1,2}\$|Rs|one|six|nine)\b|[€£$\d])", "", number.text)
            made, _ = _put(text, Span(start, number.start), "")
            if dropped:
                yield made, (Span(start, start + number.end - number.start),)


KINDS: dict[str, Callable[[Material, random.Random], Iterator[Made]]] = {
    "number: digit": _digit,
    "number: magnitude": _magnitude,
    "number: word": _word,
    "number: another of the article": _misplaced,
    "name: person, a stranger": _stranger("person"),
    "name: organisation, a stranger": _stranger("organisation"),
    "name: place": _place,
    "name: person, of the article": _insider("person"),
    "name: organisation, of the article": _insider("organisation"),
    "quotation": _quotation,
    "date": _date,
    "negation": _negation,
    "antonym": _antonym,
    "swapped": _swap,
    "hedge dropped": _hedge,
}
"""The kinds of edit, in the order of the report."""
