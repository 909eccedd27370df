"""Finds what the article shows to be contested: denials, figures that differ, acts called by opposite names."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from summarizer.reading.clauses import actors, is_negated, name_of, phrase, subtree, trimmed, verbs
from summarizer.reading.counting import counted_noun
from summarizer.reading.mentions import NumberMention, Sentence, Span
from summarizer.reading.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

DENYING = {"deny", "refute", "rebut", "contradict", "dispute", "contest"}
REJECTING = {"reject", "dismiss"}
CLAIM_NOUNS = set(
    (
        "claim accusation allegation charge report suggestion assertion account figure rumour rumor version "
        "finding wrongdoing involvement responsibility"
    ).split()
)
NOT_CLAIMS = {"access", "bail", "entry", "permission", "request", "application", "visa", "bid", "offer", "proposal"}
ASSERTING = {
    "claim",
    "accuse",
    "allege",
    "say",
    "charge",
    "assert",
    "insist",
    "report",
    "maintain",
    "blame",
    "announce",
}
APPROVING = set("assistance aid help support defence defense liberation rescue lawful legal legitimate fair".split())
DISAPPROVING = set(
    (
        "illegal unlawful violation breach aggression invasion terrorism crime bribe theft illegitimate unfair sham"
    ).split()
)
LOOK_BACK = 3
_MARKS = "\"'“”‘’"


@dataclass(frozen=True, slots=True)
class ConflictSide:
    """One party's part: what it says, and where."""

    party: str
    position: Literal["asserts", "denies", "doubts"]
    statement: Span
    sentence: Sentence
    said_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A claim with the sides the text gives it."""

    kind: Literal["denial", "conflicting_figures", "contested_interpretation"]
    sides: tuple[ConflictSide, ConflictSide]
    claim: str | None = None
    """What is contested, where the tree can put it in words."""


def find_conflicts(reading: Reading) -> list[Conflict]:
    """Every contradiction between two named parties, in order of kind; a pair of parties and sentences once."""
    found: dict[tuple[object, ...], Conflict] = {}
    for conflict in (*_denials(reading), *_figures(reading), *_interpretations(reading)):
        first, second = conflict.sides
        if first.party != second.party:
            key = (
                conflict.kind,
                frozenset({(first.party, first.sentence.start), (second.party, second.sentence.start)}),
            )
            found.setdefault(key, conflict)
    return list(found.values())


def _denials(reading: Reading) -> Iterator[Conflict]:
    for order, sentence in enumerate(reading.prose):
        for verb in verbs(reading, sentence):
            if not _denies(verb):
                continue
            for actor in actors(verb):
                denier = name_of(reading, actor)
                asserted = denier and _asserted(reading, order, verb, denier)
                if denier and asserted:
                    said_by = reading.speakers_at(_at(verb))
                    relays = tuple(name for name in said_by if name != denier)
                    denial = ConflictSide(denier, "denies", subtree(verb), sentence, relays)
                    yield Conflict("denial", (asserted, denial))


def _denies(verb: "Token") -> bool:
    objects = [child.lemma_.lower() for child in verb.children if child.dep_ in {"dobj", "nsubjpass", "pobj"}]
    if verb.lemma_ in DENYING:
        return not is_negated(verb) and not NOT_CLAIMS & set(objects)
    return verb.lemma_ in REJECTING and bool(CLAIM_NOUNS & set(objects))


def _asserted(reading: Reading, order: int, denial: "Token", denier: str) -> ConflictSide | None:
    if denial.dep_ == "relcl" and denial.head.pos_ in {"NOUN", "PROPN"}:
        governing = next((each for each in denial.ancestors if each.lemma_ in ASSERTING), None)
        side = _assertion(reading, governing, denier) if governing is not None else None
        if side is not None:
            return _cut_before(side, denial.left_edge.idx, reading.text)
    recent = reading.prose[max(0, order - LOOK_BACK) : order + 1]
    for sentence in reversed(recent):
        cues = [verb for verb in verbs(reading, sentence) if verb.lemma_ in ASSERTING and verb is not denial]
        for cue in reversed(cues):
            if side := _assertion(reading, cue, denier):
                return side
    return None


def _cut_before(side: ConflictSide, end: int, text: str) -> ConflictSide:
    if not side.statement.start < end < side.statement.end:
        return side
    return replace(side, statement=trimmed(Span(side.statement.start, end), text))


def _assertion(reading: Reading, cue: "Token", denier: str) -> ConflictSide | None:
    sentence = reading.sentence_at(cue.idx)
    names = [name for actor in actors(cue) if (name := name_of(reading, actor)) and name != denier]
    if not names or sentence is None:
        return None
    told = [child for child in cue.children if child.dep_ in {"ccomp", "prep", "dobj"}]
    statement = subtree(told[0] if told else cue, without={"relcl", "punct"})
    relays = tuple(name for name in reading.speakers_at(_at(cue)) if name != names[0])
    return ConflictSide(names[0], "asserts", statement, sentence, relays)


def _figures(reading: Reading) -> Iterator[Conflict]:
    attributed = [
        (number, chain, noun)
        for number in reading.numbers
        if (chain := reading.speakers_at(number)) and (noun := _counted(reading, number))
    ]
    for (first, said_first, noun_first), (second, said_second, noun_second) in combinations(attributed, 2):
        if said_first[0] != said_second[0] and noun_first == noun_second and _differ(first, second):
            sides = _figure_side(reading, first, said_first), _figure_side(reading, second, said_second)
            if sides[0] and sides[1]:
                yield Conflict("conflicting_figures", (sides[0], sides[1]))


def _counted(reading: Reading, number: NumberMention) -> tuple[str, str] | None:
    noun = counted_noun(reading, number)
    verb = noun and next((each for each in noun.ancestors if each.pos_ == "VERB"), None)
    if noun is None or verb is None:
        return None
    lemma = noun.lemma_.lower()
    return (lemma, "" if lemma in {"death", "casualty", "fatality"} else verb.lemma_)


def _differ(first: NumberMention, second: NumberMention) -> bool:
    return (first.value, first.low, first.high) != (second.value, second.low, second.high) and first.unit == second.unit


def _figure_side(reading: Reading, number: NumberMention, chain: tuple[str, ...]) -> ConflictSide | None:
    sentence = reading.sentence_at(number.start)
    return (
        None
        if sentence is None
        else ConflictSide(chain[0], "asserts", trimmed(sentence, reading.text), sentence, chain[1:])
    )


def _interpretations(reading: Reading) -> Iterator[Conflict]:
    approving: list[tuple[ConflictSide, str]] = []
    disapproving: list[tuple[ConflictSide, str]] = []
    named = ""
    for sentence in reading.prose:
        for verb in verbs(reading, sentence):
            for naming, words in _namings(verb):
                sides = approving if naming else disapproving
                sides += [
                    (side, phrase(words).of(reading.text)) for side in _naming_sides(reading, sentence, verb, words)
                ]
                named = named or _named(reading, verb)
    if approving and disapproving:
        (first, praise), (second, blame) = approving[0], disapproving[0]
        claim = f"whether {named or 'it'} is {praise.strip(_MARKS)} or {blame.strip(_MARKS)}"
        yield Conflict("contested_interpretation", (first, second), claim)


def _named(reading: Reading, verb: "Token") -> str:
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    return phrase(objects[0]).of(reading.text) if objects else ""


def _namings(verb: "Token") -> "Iterator[tuple[bool, Token]]":
    if verb.lemma_ not in {"describe", "call", "brand", "label", "say", "denounce"}:
        return
    for token in verb.subtree:
        lemma = token.lemma_.lower()
        if token.dep_ in {"pobj", "oprd", "attr", "amod", "acomp"} and lemma in APPROVING | DISAPPROVING:
            yield lemma in APPROVING, token


def _naming_sides(reading: Reading, sentence: Sentence, verb: "Token", word: "Token") -> Iterator[ConflictSide]:
    chain = reading.speakers_at(_at(word))
    names = [chain[0]] if chain else [name for actor in actors(verb) if (name := name_of(reading, actor))]
    for name in names[:1]:
        said = trimmed(Span(verb.idx, word.right_edge.idx + len(word.right_edge)), reading.text)
        yield ConflictSide(name, "asserts", said, sentence, chain[1:])


def _at(token: "Token") -> Span:
    return Span(token.idx, token.idx + len(token))
