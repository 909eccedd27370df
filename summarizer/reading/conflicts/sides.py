"""Makes a dispute of two voices: of what kind it is, who asserts and who denies, and which words are whose."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from summarizer.reading.clauses import trimmed
from summarizer.reading.conflicts.figures import incompatible
from summarizer.reading.conflicts.pairs import Pair
from summarizer.reading.conflicts.vocabulary import DENYING, REJECTING
from summarizer.reading.conflicts.voices import Voice
from summarizer.reading.conflicts.wording import claim_of
from summarizer.reading.marks import marks_over
from summarizer.reading.mentions import NumberMention, Sentence, Span
from summarizer.reading.parse import tokens_over
from summarizer.reading.quotations import find_quotations
from summarizer.reading.quotations.spans import FINITE
from summarizer.reading.reading import Reading
from summarizer.reading.words import content_words

Kind = Literal["denial", "conflicting_figures", "contested_interpretation"]
Position = Literal["asserts", "denies", "doubts"]
_STOPS = [re.compile(words) for words in (r";", r",\s(?:while|whereas|but|and)\b", r"\s(?:while|and|but)\s", r",")]
_JOINT = re.compile(r";\s|,?\s(?:and|but|while)\sthat\s|,\s(?:and|but|while|which|adding)\s|\s(?:and|but|while)\s")
_SHORT = 60
"""Code points of a statement that is told whole."""
_RELATIVE = re.compile(r"(?:which|who) (?=(?:has|have|had|is|are|was|were)\b)")
_OF_ONE_QUANTITY = 1.0
_WITH_THEIR_VERB = {"put", "make", "place", "peg"} | DENYING | REJECTING
_DENYING = ("denies", "rejects a claim", "calls untrue", "says otherwise", "pleads")
_TELLING_WHAT_IS_NOT = {"negated", "never", "untrue", "replies"}
_CHARGES = {"accuses", "claims"}


@dataclass(frozen=True, slots=True)
class ConflictSide:
    """One party's part: what it says, and where."""

    party: str
    position: Position
    statement: Span
    sentence: Sentence
    said_by: tuple[str, ...]
    passage: Span
    """The part of the sentence that is this party's own, where it holds both sides; else all it says there in one go."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A claim with the sides the text gives it."""

    kind: Kind
    sides: tuple[ConflictSide, ...]
    claim: str | None
    """What is contested, where the tree can put it in words."""
    probability: float
    """How likely an editor would list it."""


def conflict_of(reading: Reading, pair: Pair, probability: float) -> Conflict:
    """The dispute of a pair: whoever asserts first, then whoever denies or doubts."""
    kind, turned = kind_of(pair), _denies_first(pair)
    asserter, answerer = (pair.second, pair.first) if turned else (pair.first, pair.second)
    position = _answer(kind, pair.traits[0 if turned else 1])
    passages = _passages(reading, pair, asserter, answerer) if kind == "conflicting_figures" else None
    passages = passages or (_passage(asserter, answerer), _passage(answerer, asserter))
    asserted, answered = _statement(pair, kind, asserter, answerer), _statement(pair, kind, answerer, asserter)
    sides = (
        _side(asserter, "asserts", asserted, passages[0]),
        _side(answerer, position, answered, passages[1]),
    )
    return Conflict(kind, sides, claim_of(reading, pair, kind, asserter, answerer, asserted), probability)


def _side(voice: Voice, position: Position, statement: Span, passage: Span) -> ConflictSide:
    told = _with_marks(_with_verb(statement, voice.reading), voice.reading.text)
    return ConflictSide(voice.party, position, told, voice.sentence, voice.said_by, passage)


def _with_verb(statement: Span, reading: Reading) -> Span:
    """ "put the crowd at 18,000", not "the crowd at 18,000"; "denied this", not "this"."""
    first = tokens_over(reading.doc, statement.start, statement.end)[0]
    if first.i == 0 or (verb := reading.doc[first.i - 1]).lemma_ not in _WITH_THEIR_VERB or verb.pos_ != "VERB":
        return statement
    return Span(verb.idx, statement.end)


def _with_marks(statement: Span, text: str) -> Span:
    """The statement with both marks of a quotation of which it holds one."""
    start, end = statement.start, statement.end
    for mark in marks_over(text, statement):
        if mark.start < start and mark.end <= end:
            start = mark.start
        elif start <= mark.start and end < mark.end:
            end = mark.end
    return Span(start, end)


def kind_of(pair: Pair) -> Kind:
    """Figures that differ, a claim denied or doubted, or else two ways of seeing one thing."""
    if (
        pair.figures is not None
        and pair.figures.weight >= _OF_ONE_QUANTITY
        and not pair.figures.features.get("other noun")
    ):
        return "conflicting_figures"
    if "multiple of a figure" in pair.features or _give_other_figures(pair.first, pair.second):
        return "conflicting_figures"
    first, second = pair.traits
    if _gainsays(first) or _gainsays(second) or "hostile" in second or _CHARGES & first.keys():
        return "denial"
    return "contested_interpretation"


def _give_other_figures(first: Voice, second: Voice) -> bool:
    """Whether they tell figures that may be of one quantity and cannot both be right."""
    return any(incompatible(one, other) for one in first.numbers for other in second.numbers)


def _denies_first(pair: Pair) -> bool:
    """Whether the denial stands before the claim, as in a lead that tells of the denial."""
    first, second = pair.traits
    if "contradicts" in first or "contradicts" in second:
        return "contradicts" not in second
    return _gainsays(first) and not _gainsays(second) and not _CHARGES & first.keys()


def _gainsays(traits: Mapping[str, float]) -> bool:
    """Whether a voice denies or doubts, or tells what is not: "there were no petrol bombs"."""
    return "contradicts" in traits or bool(_TELLING_WHAT_IS_NOT & traits.keys())


def _answer(kind: Kind, traits: Mapping[str, float]) -> Position:
    """What whoever answers does: of two figures each is asserted, unless one is refused in so many words."""
    refuses = any(name in traits for name in _DENYING)
    if kind == "contested_interpretation" or (kind == "conflicting_figures" and not refuses):
        return "asserts"
    return "doubts" if "doubts" in traits and not refuses else "denies"


def _statement(pair: Pair, kind: Kind, voice: Voice, other: Voice) -> Span:
    """The voice's words up to those of the other, where the other's are told inside them."""
    own, inner = _without_relative(_as_quoted(voice), voice.reading.text), other.statement
    if voice.sentence == other.sentence and own.start < inner.start < own.end:
        before = trimmed(Span(own.start, inner.start), voice.reading.text)
        return before if before.start < before.end else voice.sentence
    figures = pair.figures if kind == "conflicting_figures" else None
    figure = (figures.first if voice is pair.first else figures.second).number if figures is not None else None
    told = trimmed(own, voice.reading.text)
    return _at_issue(voice.reading, told, other, figure) if told.start < told.end else voice.sentence


def _at_issue(reading: Reading, own: Span, other: Voice, figure: NumberMention | None) -> Span:
    """Of a long statement the clause with the figure, else the one that shares most with what the other says; all of it
    where none does.
    """
    if own.end - own.start <= _SHORT:
        return own
    parts = list(_clauses(reading, own))
    if (told := next((part for part in parts if figure and figure.overlaps(part)), None)) is not None:
        return told
    shared = [len(content_words(part.of(reading.text)) & other.words) for part in parts]
    return parts[shared.index(max(shared))] if any(shared) else own


def _clauses(reading: Reading, own: Span) -> Iterator[Span]:
    """The statement cut where one clause ends and another begins, quotations left whole."""
    text, start = reading.text, own.start
    marks = marks_over(text, own)
    for joint in _JOINT.finditer(text, own.start, own.end):
        parts = Span(start, joint.start()), Span(joint.end(), own.end)
        inside = any(mark.start < joint.start() < mark.end for mark in marks)
        if not inside and all(_is_a_clause(reading, part) for part in parts):
            yield trimmed(parts[0], text)
            start = joint.end()
    yield trimmed(Span(start, own.end), text)


def _is_a_clause(reading: Reading, part: Span) -> bool:
    tokens = tokens_over(reading.doc, part.start, part.end)
    told = any(token.tag_ in FINITE or token.tag_ == "MD" for token in tokens) and tokens.root.pos_ in {"VERB", "AUX"}
    return told and any(token.dep_ in {"nsubj", "nsubjpass", "expl"} for token in tokens)


def _without_relative(span: Span, text: str) -> Span:
    """ "has been denied by Ukraine" of "which has been denied by Ukraine"."""
    relative = _RELATIVE.match(text, span.start, span.end)
    return Span(relative.end(), span.end) if relative else span


def _as_quoted(voice: Voice) -> Span:
    """The voice's words without whom it told them and when, where they are told as a quotation."""
    told = [each.content for each in find_quotations(voice.reading.text) if each.chain[:1] == (voice.party,)]
    within = [content for content in told if content in voice.statement]
    return Span(within[0].start, within[-1].end) if within else voice.statement


def _passage(voice: Voice, other: Voice) -> Span:
    """What the voice says in one go, unless the other speaks there too."""
    return voice.sentence if voice.passage.overlaps(other.sentence) else voice.passage


def _passages(reading: Reading, pair: Pair, first: Voice, second: Voice) -> tuple[Span, Span] | None:
    """The sentence cut between two figures, at the strongest stop there is, for the two voices in their order."""
    if first.sentence != second.sentence or pair.figures is None:
        return None
    one, other = sorted((pair.figures.first.number, pair.figures.second.number), key=lambda number: number.start)
    between = reading.text[one.end : other.start]
    stops = [match for pattern in _STOPS for match in pattern.finditer(between)]
    cut = one.end + (stops[0].start() if stops else 0)
    parts = [trimmed(Span(*ends), reading.text) for ends in ((first.sentence.start, cut), (cut, first.sentence.end))]
    given_first = pair.figures.first if first is pair.first else pair.figures.second
    return (parts[0], parts[1]) if given_first.number is one else (parts[1], parts[0])
