"""Puts what is contested into a few words of the article."""

import re
from typing import TYPE_CHECKING

from summarizer.reading.clauses import is_infinitive, subtree, trimmed
from summarizer.reading.conflicts.figures import FATES, Figure, FigurePair
from summarizer.reading.conflicts.pairs import Pair
from summarizer.reading.conflicts.vocabulary import DENYING
from summarizer.reading.conflicts.voices import Voice
from summarizer.reading.counting import counted_noun, what_is_counted
from summarizer.reading.events.acts import tells
from summarizer.reading.events.lines import told_line
from summarizer.reading.marks import marks_over
from summarizer.reading.mentions import Span
from summarizer.reading.parse import tokens_over
from summarizer.reading.reading import Reading
from summarizer.reading.words import content_words

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

_SHORTEST, _LONGEST = 12, 200
_SUFFERED = {"dead": "were killed", "hurt": "were hurt", "missing": "are missing"}
_ENDS_IN_FATE = re.compile(
    r"(?<! were)(?<! been) (killed|hurt|injured|wounded|arrested|detained)(?=$| in | on | by | at )"
)
_OWNED = re.compile(r"[\w-]+['’]s\s")
_WERE = r" were \1"
_WHOSE = re.compile(r"\swhose\s.*")
_WHO = re.compile(r"\swho\s.*")
_ASIDE = re.compile(
    r", (?:he|she|they|it) (?:went on|goes on|continued|said|says|added|argued|insisted|told [\w ]{3,40}),(?= )"
)
_POINTS = re.compile(
    r"\b(?:reject|den|dismiss|disput|refut)\w+ (?:the|that|this|those|such|any) "
    r"(?:claim|charge|suggestion|accusation|allegation|argument|idea|notion|characteri[sz]ation|criticism)s?\b"
)
"""A denial that only points back to what was said."""
_ACCUSES = re.compile(r"\baccus\w+\s+$")


def claim_of(reading: Reading, pair: Pair, kind: str, asserter: Voice, answerer: Voice, asserted: Span) -> str | None:
    """The claim in the denier's words ("denied that any detainee was refused a lawyer"), else in the asserter's."""
    if kind == "conflicting_figures" and pair.figures is not None:
        return _what_differs(reading, pair.figures)
    denied = next((told for verb in answerer.verbs if (told := denied_clause(verb)) is not None), None)
    if denied is not None:
        clause = subtree(denied)
        return _told(reading, clause) or clause.of(reading.text).removeprefix("that ")
    if (before := _reported_before(asserter)) is not None and _POINTS.search(answerer.text):
        asserted = before
    if told_as_line := _told(reading, asserted):
        return told_as_line
    words = _ASIDE.sub("", asserted.of(reading.text)).strip()
    if _ACCUSES.search(reading.text[: asserted.start]) and " of " in words:
        words = words.replace(" of ", " accused of ", 1)
    if words.startswith("to have "):
        words = words.replace("to have ", "having ", 1)
    return words.removeprefix("that ") if _SHORTEST <= len(words) <= _LONGEST else None


def _reported_before(voice: Voice) -> Span | None:
    """What a voice that is only quoted in its sentence was reported to say in the one before, which tells the claim."""
    reading, text = voice.reading, voice.reading.text
    if not voice.order or not any(voice.statement in mark for mark in marks_over(text, voice.statement)):
        return None
    before = reading.prose[voice.order - 1]
    own = [each.content for each in reading.quotations_over(before) if each.chain[:1] == (voice.party,)]
    told = [trimmed(content, text) for content in own]
    reported = [each for each in told if each.end <= before.end and not marks_over(text, each)]
    return reported[-1] if reported else None


def _told(reading: Reading, asserted: Span) -> str | None:
    """What a clause says, its pronouns and time left out: "Russia had regained full control of the region"."""
    if "\n" in asserted.of(reading.text) or marks_over(reading.text, asserted):
        return None
    verb = tokens_over(reading.doc, asserted.start, asserted.end).root
    return told_line(reading, verb) if verb.pos_ == "VERB" and not is_infinitive(verb) and tells(verb) else None


def denied_clause(verb: "Token") -> "Token | None":
    """The verb of the clause that tells what is denied: *ignored* of "denied that directors had ignored it"."""
    told = [child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i]
    return told[0] if told and verb.lemma_.lower() in DENYING else None


def _fate(counted: str, figures: FigurePair) -> str:
    """What became of those counted, where both figures are of that: " were killed"."""
    both = [name for name in _SUFFERED if FATES[name] & figures.first.told and FATES[name] & figures.second.told]
    told = [name for name in both if FATES[name] & content_words(counted)]
    return f" {_SUFFERED[both[0]]}" if both and not told else ""


def _what_differs(reading: Reading, figures: FigurePair) -> str:
    first, second = figures.first.number, figures.second.number
    counted = what_is_counted(reading, first) or what_is_counted(reading, second)
    counted = _WHOSE.sub("", counted) if counted else counted
    if counted and (first.unit or "people") == "people":
        fate = _fate(counted, figures)
        told = _WHO.sub("", counted) if fate else counted.replace(" who ", " ", 1)
        told = f"of the {told}" if _OWNED.match(told) else told
        return f"how many {_ENDS_IN_FATE.sub(_WERE, told)}{fate}"
    either = f"{_measure(figures.first)} or {_measure(figures.second)}"
    return f"{counted}: {either}" if counted else f"whether it is {either}"


def _measure(figure: Figure) -> str:
    """The number with what it is measured in: "820 km", "eleven days"."""
    noun = counted_noun(figure.reading, figure.number) if figure.is_measured else None
    end = max(figure.number.end, noun.idx + len(noun)) if noun is not None else figure.number.end
    words = figure.reading.text[figure.number.start : end]
    return figure.number.text if len(words.split()) > len(figure.number.text.split()) + 1 else words
