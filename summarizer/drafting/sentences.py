"""The *sentences* strategy: reading proposes, and a small model is asked one small question at a time.

The model is asked only what the tree cannot tell: what a number counts, towards what a stance is, and what claim
two passages contest. Events are told in lines cut from the parse, so that they cannot say what the article does not.
"""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import TypeVar

from pydantic import BaseModel, Field

from summarizer.brief import UNNAMED_TARGET
from summarizer.draft import (
    Draft,
    DraftDispute,
    DraftEvent,
    DraftItems,
    DraftNumber,
    DraftSide,
    DraftStance,
    DraftWho,
    Refused,
)
from summarizer.drafting import chat, whole
from summarizer.drafting.progress import Progress
from summarizer.errors import ReplyInvalid
from summarizer.models import Model
from summarizer.prompts import Prompt, render
from summarizer.reading.conflicts import Conflict, ConflictSide, find_conflicts
from summarizer.reading.counting import what_is_counted
from summarizer.reading.events import EventMention, find_events
from summarizer.reading.givers import speakers_of
from summarizer.reading.mentions import NumberMention, Sentence
from summarizer.reading.quantities import Quantity, find_quantities
from summarizer.reading.reading import Reading
from summarizer.reading.stances import StanceMention, find_stances
from summarizer.reading.who import Candidate, find_who
from summarizer.reading.who.describing import description_of
from summarizer.reading.words import content_words

S = TypeVar("S", bound=BaseModel)
REDRAFT_TOKENS = 200
_CURRENCY = re.compile("[A-Z]{3}")
_AGE = re.compile(r"age(?: of\b|$)")
CLAIM_WORDS = {"whether", "how", "many", "much"}


class _Counts(BaseModel):
    counts: list[str] = Field(max_length=20)


class _ClaimLine(BaseModel):
    claim: str = Field(max_length=200)


def read(model: Model, reading: Reading, progress: Progress) -> Reading:
    """The article with what the model has made of its sentences, if it tells that; raises ModelError."""
    if model.profile.tells_states:
        progress("the article", 1, 1)
    states = model.states([each.text for each in reading.prose], reading.article.title or "")
    return reading if states is None else Reading(reading.article, states)


def draft(model: Model, reading: Reading, progress: Progress) -> Draft:
    """A draft from small questions about marked sentences; raises ModelError."""
    events = find_events(reading)
    numbers = _by_sentence(reading)
    conflicts = find_conflicts(reading)
    total = len(events) + len(numbers) + len(conflicts)
    questions = _Questions(model, progress, total)
    what = [_event(event, questions) for event in events]
    drafted = Draft(
        who=[_who(candidate, reading) for candidate in find_who(reading)],
        what=what,
        numbers=[number for found in numbers for number in _numbers(reading, found, questions)],
        stances=[_stance(reading, stance) for stance in find_stances(reading)],
        disputed=[dispute for conflict in conflicts if (dispute := _dispute(reading, conflict, questions))],
    )
    drafted.notes = questions.notes
    return drafted


def redraft(model: Model, reading: Reading, refusals: Sequence[Refused]) -> DraftItems:
    """The refused items once more, one at a time beside their own sentences; raises ModelError."""
    again = DraftItems()
    for refusal in refusals:
        text = " ".join(whole.around(reading, refusal))
        try:
            answer = whole.redraft_within(model, text, [refusal], max_tokens=REDRAFT_TOKENS)
        except ReplyInvalid:
            continue
        getattr(again, refusal.section).extend(getattr(answer, refusal.section)[:1])
    return again


class _Questions:
    """Asks the model one small question after another; one without a usable answer is left out, and noted."""

    def __init__(self, model: Model, progress: Progress, total: int) -> None:
        self._model, self._progress, self._total, self._done = model, progress, total, 0
        self._unanswered = 0

    @property
    def notes(self) -> list[str]:
        """What to tell the reader of the brief."""
        return [f"{self._unanswered} questions had no usable answer"] if self._unanswered else []

    def ask(self, prompt: Prompt, schema: type[S], *, max_tokens: int) -> S | None:
        """The answer, or None if the reply never fits `schema`; raises ModelError for anything else."""
        try:
            return chat.ask(self._model, prompt, schema, max_tokens=max_tokens)
        except ReplyInvalid:
            self._unanswered += 1
            return None

    def step(self, what: str) -> None:
        """Tell that the next question is about `what`."""
        self._done += 1
        self._progress(what, self._done, self._total)


def _by_sentence(reading: Reading) -> list[list[Quantity]]:
    return [list(found) for _, found in groupby(find_quantities(reading), key=lambda each: each.sentence)]


def _who(candidate: Candidate, reading: Reading) -> DraftWho:
    party = candidate.party
    first = party.mentions[0]
    sentence = reading.sentence_at(first.start)
    naming = next((m for m in party.mentions if m.of(reading.text) == party.name), first)
    sentence = reading.sentence_at(naming.start) or sentence
    assert sentence is not None
    return DraftWho(
        name=party.name,
        kind=party.kind,
        role=description_of(reading, party),
        aliases=list(party.aliases),
        quote=sentence.text,
        near=sentence.start,
        confidence=round(candidate.probability, 2),
    )


def _event(event: EventMention, questions: _Questions) -> DraftEvent:
    questions.step("what happened")
    date = event.when or event.day
    return DraftEvent(
        event=event.line if event.line.endswith(("a.m.", "p.m.")) else event.line.rstrip("."),
        status=event.status,
        when_text=date.text if date else None,
        where=event.where,
        who=list(event.who),
        said_by=list(event.said_by),
        quote=event.sentence.text,
        near=event.sentence.start,
        confidence=round(event.probability, 2),
    )


def _numbers(reading: Reading, found: list[Quantity], questions: _Questions) -> list[DraftNumber]:
    """The numbers of one sentence."""
    questions.step("numbers")
    counts = [what_is_counted(reading, each.number) for each in found]
    unclear = [each.number for each, counted in zip(found, counts, strict=True) if not counted]
    if unclear:
        answers = iter(_ask_counts(reading, questions, found[0].sentence, unclear))
        counts = [counted or next(answers, "") for counted in counts]
    return [_number(reading, each, counted or "") for each, counted in zip(found, counts, strict=True)]


def _ask_counts(reading: Reading, questions: _Questions, sentence: Sentence, numbers: list[NumberMention]) -> list[str]:
    prompt = render("counts", sentence=sentence.text, numbers=[each.text for each in numbers])
    answer = questions.ask(prompt, _Counts, max_tokens=20 + 16 * len(numbers))
    counts = answer.counts if answer else []
    told = zip(counts, numbers, strict=False)
    return [counted.strip() if _says_what(counted, number, reading) else "" for counted, number in told]


def _says_what(counted: str, number: NumberMention, reading: Reading) -> bool:
    """Whether a label is made of the article's words and says more than the number and its unit."""
    words = content_words(counted)
    more = words - content_words(f"{number.text} {number.unit or ''}")
    return words <= reading.words and any(word.isalpha() for word in more)


def _number(reading: Reading, quantity: Quantity, counts: str) -> DraftNumber:
    number = quantity.number
    return DraftNumber(
        text=number.text,
        value=number.value,
        hedge=number.hedge,
        unit=number.unit or ("years" if _AGE.match(counts) else None),
        counts=counts or _thing(number.unit),
        said_by=list(speakers_of(reading, number)),
        quote=quantity.sentence.text,
        near=number.start,
        confidence=round(quantity.probability, 2),
    )


def _thing(unit: str | None) -> str:
    """The unit where it may stand for what is counted: a sign of money or share says nothing."""
    return "" if unit is None or unit in {"%", "share"} or _CURRENCY.fullmatch(unit) else unit


def _stance(reading: Reading, stance: StanceMention) -> DraftStance:
    return DraftStance(
        holder=stance.holder,
        position=stance.position,
        target=stance.target or UNNAMED_TARGET,
        wording=stance.wording and stance.wording.of(reading.text),
        said_by=list(stance.said_by),
        quote=stance.sentence.text,
        near=stance.sentence.start,
        confidence=round(stance.probability, 2),
    )


def _dispute(reading: Reading, conflict: Conflict, questions: _Questions) -> DraftDispute | None:
    questions.step("disputes")
    if conflict.claim:
        return _contested(reading, conflict, conflict.claim)
    passages = list(dict.fromkeys(side.sentence.text for side in conflict.sides))
    answer = questions.ask(render("claim", passages=passages), _ClaimLine, max_tokens=60)
    said = content_words(" ".join(passages))
    claim = answer.claim if answer and content_words(answer.claim) <= said | CLAIM_WORDS else passages[0]
    return _contested(reading, conflict, claim)


def _contested(reading: Reading, conflict: Conflict, claim: str) -> DraftDispute:
    return DraftDispute(
        claim=claim,
        kind=conflict.kind,
        sides=[_side(reading, side) for side in conflict.sides],
        confidence=round(conflict.probability, 2),
    )


def _side(reading: Reading, side: ConflictSide) -> DraftSide:
    passage = side.passage
    statement = side.statement if side.statement in passage else passage
    return DraftSide(
        party=side.party,
        position=side.position,
        statement=statement.of(reading.text),
        said_by=list(side.said_by),
        quote=passage.of(reading.text),
        near=passage.start,
    )
