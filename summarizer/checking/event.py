"""An event's line must say what its sentence says: same words, same polarity, a status its tense allows."""

import re
from collections.abc import Sequence
from dataclasses import replace

from summarizer.checking.carried import require_carried
from summarizer.checking.faults import CheckFailed
from summarizer.draft import DraftEvent
from summarizer.reading.events.timing import when_of
from summarizer.reading.mentions import DateMention, Span
from summarizer.reading.numbers import find_numbers
from summarizer.reading.reading import Reading
from summarizer.reading.words import negated

_PLANS_FOR = re.compile(
    r"\s(?:at|over|of|by|against|with|about|on|from|the|its|his|her|their|any|new|for) plans(?= to )"
)
"""Plans that somebody has and somebody else acts upon: "in anger at plans to …"."""
_FUTURE = (" will ", " would ", " plans to ", " is to ", " are to ", " is set to ", "'ll ")


def require_same_words(item: DraftEvent, span: Span, reading: Reading) -> None:
    """Fail if too much of the line is not in its sentence, or if its numbers or negation are not."""
    places: Sequence[Span] = reading.sentences_over(span) or [span]
    context = " ".join(place.of(reading.text) for place in places)
    if told := find_numbers(item.event):
        values = {(number.value, number.low) for place in places for number in reading.numbers_in(place)}
        unknown = (number for number in told if (number.value, number.low) not in values)
        if missing := next((number for number in unknown if not _is_word_of(number.text, context)), None):
            raise CheckFailed("number_differs", f"the sentence does not say {missing.text!r}")
    require_carried(item.event, places, reading)
    if negated(item.event) and not negated(context):
        raise CheckFailed("negation_differs", "the event is negated, the sentence is not")


def _is_word_of(number: str, context: str) -> bool:
    """Whether the very words stand in the sentence, though they count nothing there: "the eight months to August"."""
    return re.search(rf"(?<![\w.,]){re.escape(number)}(?![\w%]|[.,]\d)", context) is not None


def require_status(item: DraftEvent) -> None:
    """Fail if the line itself is in the future but said to have happened."""
    line = _PLANS_FOR.sub(" ", f" {item.event} ")
    if item.status == "happened" and any(mark in line for mark in _FUTURE):
        raise CheckFailed("status_differs", f"{item.event!r} is not something that has happened yet")


def the_time(item: DraftEvent, span: Span, reading: Reading) -> tuple[DateMention | None, str | None]:
    """The date of the event, valued as its status allows, and the words that tell it; neither where it allows none.

    The words stand in the sentences of `span`, or for what is over elsewhere in the article, the stamp line included;
    fails if they stand nowhere.
    """
    date = _the_date(item, span, reading)
    if date is None:
        return None, item.when_text or None
    when, words = when_of(reading, date, item.status)
    return (replace(date, value=when), words) if words else (None, None)


def _the_date(item: DraftEvent, span: Span, reading: Reading) -> DateMention | None:
    if not item.when_text:
        return None
    wanted = item.when_text.casefold().strip()
    around = [date for sentence in reading.sentences_over(span) for date in reading.dates_in(sentence)]
    for date in around:
        if date.text.casefold() in wanted or wanted in date.text.casefold():
            return date
    if wanted not in reading.text.casefold():
        raise CheckFailed("date_not_in_text", f"{item.when_text!r} is not in the article")
    return _told_elsewhere(wanted, reading) if item.status in {"happened", "alleged"} else None


def _told_elsewhere(wanted: str, reading: Reading) -> DateMention | None:
    """The first date of those words that is not after publication."""
    published = reading.article.published or ""
    alike = (date for date in reading.dates_of_page if date.text.casefold() == wanted)
    return next((date for date in alike if date.value and date.value <= published), None)
