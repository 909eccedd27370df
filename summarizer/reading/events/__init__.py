"""Finds the acts the prose tells, each as a short line in the article's own words, ranked by how likely it is news."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from summarizer.reading.clauses import actors, party_of, subtree
from summarizer.reading.events.acts import acts
from summarizer.reading.events.day import day_of
from summarizer.reading.events.features import Story, features_of
from summarizer.reading.events.lines import conditions_of, told_line
from summarizer.reading.events.standing import is_ahead, standing_of
from summarizer.reading.events.status import STATUSES, Status, grammatical_status, is_to_come, is_under_way
from summarizer.reading.events.timing import date_of
from summarizer.reading.furniture import is_a_correction
from summarizer.reading.judged import ranking_of
from summarizer.reading.mentions import DateMention, Sentence
from summarizer.reading.names.vocabulary import ORGANISATION, PLACE_WORDS
from summarizer.reading.notes import once
from summarizer.reading.parse import span_of, text_of
from summarizer.reading.reading import Reading
from summarizer.reading.times import tells_time
from summarizer.reading.words import content_words

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

__all__ = ["STATUSES", "EventMention", "Status", "find_events", "possible_events"]

MOST = 12
SAME_IN_SENTENCE = 0.35
SAME_ELSEWHERE = 0.5
SAME_AS_HEADING = 0.5
"""Of the words of a headline, how many the sentence that it is made from has."""
_BELOW = 6
"""Lines below a headline in which its sentence stands."""
_MOST_ACTORS = 4
_TOLD = 1.2
_ALLEGING = frozenset({"allege", "claim"})
_LEAST_OF_THE_LEAD = 0.3
_OF_THE_LEAD = 0.15
"""What it is worth that the first sentence tells an event: a share of probability."""


@dataclass(frozen=True)
class EventMention:
    """An act as one clause tells it; what only a listed one needs is worked out when it is asked for."""

    reading: Reading
    verb: "Token"
    sentence: Sentence
    line: str
    """The act in a short line: subject, verb, what it is done to; side remarks, dates and attribution left out."""
    when: DateMention | None
    said_by: tuple[str, ...]
    grammar: Status
    """The status as far as grammar tells."""
    features: Mapping[str, float]
    probability: float
    """How likely an editor would list it."""

    @cached_property
    def status(self) -> Status:
        """The likeliest status; what grammar tells stands unless another is plainly likelier."""

        def worth(status: Status) -> float:
            told = _TOLD if status == self.grammar else 1.0
            return ranking_of(self.reading, f"status-{status}").probability(self.standing) * told

        return max(self._possible, key=worth)

    @property
    def _possible(self) -> tuple[Status, ...]:
        """What is under way is not over; what is to come, or depends on something, has not happened; what is alleged is."""
        if self.verb.dep_ == "ccomp" and self.verb.head.lemma_ in _ALLEGING:
            return ("alleged",)
        if is_under_way(self.verb):
            return "ongoing", "alleged"
        ahead = is_to_come(self.verb) or bool(conditions_of(self.verb))
        return ("planned", "alleged") if ahead else STATUSES

    @cached_property
    def standing(self) -> Mapping[str, float]:
        """What tells the status, by name."""
        return standing_of(self.reading, self.sentence, self.verb, self.grammar, self.when, self.said_by)

    @cached_property
    def day(self) -> DateMention | None:
        """The date told elsewhere that must be the act's where its clause has none, as it is over and told by the clock."""
        return day_of(self.reading, self.verb) if self.when is None and self.status in {"happened", "alleged"} else None

    @cached_property
    def where(self) -> str | None:
        """The place that the clause names."""
        return _place(self.verb)

    @cached_property
    def who(self) -> tuple[str, ...]:
        """Who acts, then who else is named."""
        names = [party.name for actor in actors(self.verb) if (party := party_of(self.reading, actor))]
        others = [party.name for party in self.reading.parties_in(subtree(self.verb))]
        return tuple(dict.fromkeys([*names, *others]))[:_MOST_ACTORS]


@once
def find_events(reading: Reading) -> list[EventMention]:
    """The acts that are worth a line, in the order of the text, which tells what matters most first.

    The likeliest are chosen, and none tells what another one tells.
    """
    cut = ranking_of(reading, "events").cut
    likely = [event for event in possible_events(reading) if event.probability >= cut]
    chosen: list[EventMention] = []
    for event in sorted(likely, key=lambda each: -_worth(each, reading)):
        if len(chosen) == MOST:
            break
        if _is_heading(event) and any(_tells_more(other, event) for other in likely):
            continue
        if not any(_tell_the_same(event, other) for other in chosen):
            chosen.append(event)
    return sorted([*_lead(reading, chosen), *chosen], key=lambda each: each.verb.i)


def _lead(reading: Reading, chosen: list[EventMention]) -> list[EventMention]:
    """The likeliest act of the first sentence, unless one of it is chosen or tells what another does."""
    first = reading.prose[:1]
    acts = [e for e in possible_events(reading) if e.sentence in first and e.probability >= _LEAST_OF_THE_LEAD]
    best = max(acts, key=lambda each: each.probability, default=None)
    if best is None or any(each.sentence in first or _tell_the_same(best, each) for each in chosen):
        return []
    return [best]


@once
def possible_events(reading: Reading) -> list[EventMention]:
    """Every act the prose tells, in the order of the text."""
    story = Story(reading)
    return [
        event
        for order, sentence in enumerate(reading.prose)
        if not is_a_correction(sentence.text)
        for rank, verb in enumerate(acts(reading, sentence))
        for event in _events(story, sentence, verb, order, rank)
    ]


def _worth(event: EventMention, reading: Reading) -> float:
    """How likely an event is listed; what the first sentence tells is not crowded out by what comes later."""
    return event.probability + _OF_THE_LEAD * (event.sentence in reading.prose[:1])


def _is_heading(event: EventMention) -> bool:
    """Whether the line is from a headline that stands beneath another: without a full stop."""
    return event.sentence.text[-1:] not in {*".!?:;\"”'’)"}


def _tells_more(event: EventMention, heading: EventMention) -> bool:
    """Whether a sentence close after a headline tells the same as it does."""
    one, other = content_words(event.line), content_words(heading.line)
    near = 0 < event.sentence.paragraph - heading.sentence.paragraph <= _BELOW
    return near and not _is_heading(event) and len(one & other) >= SAME_AS_HEADING * len(other)


def _tell_the_same(first: EventMention, second: EventMention) -> bool:
    one, other = content_words(first.line), content_words(second.line)
    alike = len(one & other) / max(1, len(one | other))
    return alike >= (SAME_IN_SENTENCE if first.sentence == second.sentence else SAME_ELSEWHERE)


def _events(story: Story, sentence: Sentence, verb: "Token", order: int, rank: int) -> Iterator[EventMention]:
    reading = story.reading
    line = told_line(reading, verb)
    if line is None:
        return
    when = date_of(reading, verb)
    grammar = grammatical_status(verb, ahead=is_ahead(reading, when))
    features = features_of(story, order, rank, verb, line, grammar)
    yield EventMention(
        reading=reading,
        verb=verb,
        sentence=sentence,
        line=line,
        when=when,
        said_by=reading.speakers_at(span_of(verb)),
        grammar=grammar,
        features=features,
        probability=ranking_of(story.reading, "events").probability(features),
    )


def _place(verb: "Token") -> str | None:
    for preposition in verb.children:
        if preposition.dep_ == "prep" and preposition.lower_ in {"in", "at", "near", "outside", "off"}:
            for noun in preposition.children:
                if _is_place(noun, preposition.lower_):
                    return subtree(noun, without={"appos", "relcl", "punct", "prep"}).of(text_of(verb.doc))
    return None


def _is_place(noun: "Token", preposition: str) -> bool:
    if noun.pos_ != "PROPN" or tells_time(noun) or ORGANISATION.search(noun.text):
        return False
    return preposition != "at" or noun.text in PLACE_WORDS
