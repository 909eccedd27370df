"""How likely a number is one that an editor would list: nearly all are; what is only told in passing may not be."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from summarizer.ranking import Ranking, known
from summarizer.reading.furniture import is_a_correction
from summarizer.reading.marks import marks_over
from summarizer.reading.mentions import NumberMention, Sentence
from summarizer.reading.notes import once
from summarizer.reading.parse import tokens_over
from summarizer.reading.reading import Reading
from summarizer.reading.times import tells_time

SMALL = 3
FIRST_SENTENCES = 2
_TIMES = frozenset("seconds minutes hours days weeks months quarters years decades".split())
_CURRENCY_CODE = 3


_KNOWN = re.compile(r"\b(?:the|these|those)\s$", re.IGNORECASE)
_PAIR = 2
_MOST = 100
"""How many may be spoken of again as "the 38"."""
_NOTHING = re.compile(
    r"[,.;:]|\s(?:who|that|which|were|was|are|is|had|have|has|will|would|of|to|in|from|by|when|said|met)\b"
)
"""After a number that stands for those it counts."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of the article, headline and prose, and where it stands."""

    number: NumberMention
    sentence: Sentence
    features: Mapping[str, float]
    probability: float
    """How likely an editor would list it."""


@once
def find_quantities(reading: Reading) -> list[Quantity]:
    """Every number that is no page furniture, in the order of the text."""
    ranking = Ranking.named("numbers")
    found = []
    for number in reading.numbers:
        sentence = reading.sentence_at(number.start)
        if sentence is None or sentence.kind == "furniture" or is_a_correction(sentence.text):
            continue
        if not _is_told_elsewhere(reading, number, sentence):
            features = _features_of(reading, number, sentence)
            found.append(Quantity(number, sentence, features, ranking.probability(features)))
    return found


def _is_told_elsewhere(reading: Reading, number: NumberMention, sentence: Sentence) -> bool:
    """Whether a number only points at what is counted elsewhere: a headline's, "the two sides", "one of the 11"."""
    if sentence.kind == "title":
        return any(_is_the_same(each, number) and _is_prose(reading, each) for each in reading.numbers)
    if number.unit not in {None, "people"} or not _KNOWN.search(reading.text[max(0, number.start - 8) : number.start]):
        return False
    return number.value == _PAIR or ((number.value or _MOST) < _MOST and bool(_NOTHING.match(reading.text, number.end)))


def _is_the_same(one: NumberMention, other: NumberMention) -> bool:
    units = {one.unit, other.unit} - {None}
    return (one.value, one.low, one.high) == (other.value, other.low, other.high) and len(units) < 2


def _is_prose(reading: Reading, number: NumberMention) -> bool:
    sentence = reading.sentence_at(number.start)
    return sentence is not None and sentence.kind == "prose"


def _features_of(reading: Reading, number: NumberMention, sentence: Sentence) -> Mapping[str, float]:
    tokens = tokens_over(reading.doc, number.start, number.end)
    words = number.text.split()
    value = number.value
    told = {
        f"unit {_kind_of(number.unit)}": 1.0,
        f"hedge {number.hedge}": 1.0,
        "tells time": any(tells_time(token) for token in tokens),
        f"stands as {tokens.root.dep_}": 1.0,
        "in words": not any(character.isdigit() for character in number.text),
        "small": value is not None and 0 <= value <= SMALL,
        "one": value == 1,
        "year": value is not None and 1900 <= value <= 2100 and number.unit is None,
        "long": len(words) > 2,
        "hyphenated": "-" in number.text,
        "before of": reading.text[number.end : number.end + 4] == " of ",
        "quoted": bool(marks_over(reading.text, number)),
        "said": bool(reading.speakers_at(number)),
        "in headline": sentence.kind == "title",
        "at the top": sentence in reading.prose[:FIRST_SENTENCES],
        "alone in its sentence": len(reading.numbers_in(sentence)) == 1,
        "beside a date": bool(reading.dates_in(number)),
    }
    return known(told)


def _kind_of(unit: str | None) -> str:
    if unit is None or unit in {"%", "people", "share"}:
        return unit or "none"
    if unit in _TIMES or unit.rstrip("s") + "s" in _TIMES:
        return "time"
    return "money" if len(unit) == _CURRENCY_CODE and unit.isupper() else "measure"
