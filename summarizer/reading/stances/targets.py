"""Towards what a position is: of all that the holder may be speaking of, the likeliest by a ranking.

The tree often does not say, or only says "it". Then what a position is towards is among what the sentence names, what
was told just before, and what the article as a whole is about: the ruling, the bill, the strike.
"""

import math
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from summarizer.ranking import Ranking
from summarizer.reading import cues
from summarizer.reading.attitudes import all_attitudes, find_attitudes
from summarizer.reading.clauses import phrase
from summarizer.reading.countries import BY_FORM
from summarizer.reading.index import Index
from summarizer.reading.mentions import Span
from summarizer.reading.notes import once
from summarizer.reading.parse import span_of, tokens_over
from summarizer.reading.reading import Reading
from summarizer.reading.references import COMPANIES, SUBJECTS
from summarizer.reading.stances.features import Utterance
from summarizer.reading.times import tells_time
from summarizer.reading.words import content_words, stem

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

_LONGEST = 90
"""Code points of a phrase that still names a thing."""
_NEAR = 3
"""Sentences before the utterance from which any thing may be meant; from further off only what the article returns to."""
_FAR = 60
"""Sentences from the utterance beyond which nothing is meant: a bound of time for articles as long as a book."""
_MOST_MENTIONS = 8
_TOLD = 1.25
"""What the tree says stands unless another thing is that much likelier."""
_LEAST_SURE = 0.35
_EMPTY = frozenset(
    (
        "thing something anything nothing everything way kind lot time day one year month week hour minute part side "
        "people person number percent per cent end case point fact crore lakh million billion mr mrs ms"
    ).split()
)
_AT_ISSUE = frozenset(
    (
        "agreement amendment arrest attack ban bid bill blockade budget charge claim closure conviction cut deal "
        "decision demand embargo evidence expulsion figure finding fine inquiry investigation judgment law merger "
        "measure move offer order penalty plan policy price project promise proposal protest reform report response "
        "result rise rule ruling sale sanction scheme sentence settlement step strike study suggestion takeover tariff "
        "tax toll trial verdict vote wage withdrawal"
    ).split()
)
"""Nouns of what people take sides over."""
_BODIES = cues.BODIES | cues.PEOPLE_NOUNS | COMPANIES
_VOTING = re.compile(r"\bvot(?:e[ds]?|ing)\b")
"""What is voted on is no body and no person: "vote against it"."""
_OF_THEM = re.compile(r"^(?:all|any|both|each|either|most|much|neither|none|some) (?:of )?(?=\w+$)")
"""Before a pronoun that still only points: "both of them"."""
_OWNING = re.compile(r"['’]s?$")
_POINTING = frozenset("it its that this these those them they which what who he she him her i we us you".split())


@dataclass(frozen=True, slots=True)
class Target:
    """What a position may be towards, with what is known of it."""

    span: Span
    features: Mapping[str, float]


@dataclass(frozen=True)
class _Mention:
    """A place where the article speaks of a thing."""

    reading: Reading
    order: int
    """The number of the sentence of prose."""
    head: "Token"
    topic: Mapping[str, float]
    """What is known of the thing itself."""

    @cached_property
    def at(self) -> Span:
        """Where its noun stands."""
        return span_of(self.head)

    @cached_property
    def span(self) -> Span:
        """The words that name it here."""
        span = phrase(self.head)
        owned = _OWNING.search(span.of(self.reading.text)) if self.head.dep_ == "poss" else None
        return Span(span.start, span.start + owned.start()) if owned else span

    @cached_property
    def words(self) -> frozenset[str]:
        """The content words of the span."""
        return content_words(self.span.of(self.reading.text))

    @cached_property
    def features(self) -> Mapping[str, float]:
        """What is known of it, whoever speaks."""
        head = self.head
        return {
            **self.topic,
            "a body": head.lemma_.lower() in _BODIES,
            "a place": head.text in BY_FORM,
            **_looks(self.reading, self.span),
        }


def target_of(reading: Reading, utterance: Utterance, *, or_words: bool) -> Span | None:
    """The likeliest of the possible targets; None if there is none, or it is unsure and there are words to show instead.

    Of the targets that the tree does not show and that the ranking is not sure of, one in eight is right on dev.
    """
    if (before := _taken_up(reading, utterance)) is not None:
        return before
    ranking = Ranking.named("targets")

    def worth(target: Target) -> float:
        return ranking.probability(target.features) * (_TOLD if "tree" in target.features else 1.0)

    ranked = max(possible_targets(reading, utterance), key=worth, default=None)
    unsure = ranked is not None and "tree" not in ranked.features and worth(ranked) < _LEAST_SURE
    return None if ranked is None or (unsure and or_words) else ranked.span


def possible_targets(reading: Reading, utterance: Utterance) -> list[Target]:
    """What the tree says, what the sentence and those before it name, and what the article returns to; one a noun."""
    attitude = utterance.attitude
    told = attitude.target if attitude else None
    points = _points(reading, utterance)
    group = "untold" if told is None else "points" if points else "told"
    found = [_target(told, group, {"tree": 1.0, **_looks(reading, told)})] if told is not None and not points else []
    holder, others = content_words(utterance.holder), _of_other_positions(reading, utterance)
    for mentions in _topics_near(reading, utterance.order):
        mention = _nearest(utterance, mentions)
        if mention is None or (told is not None and told.overlaps(mention.span) and not points):
            continue
        if any(other.overlaps(mention.span) for other in others):
            continue
        voted = points and mention.head.pos_ == "PROPN" and _VOTING.search(utterance.sentence.text)
        if mention.span.end - mention.span.start <= _LONGEST and not mention.words <= holder and not voted:
            found.append(_target(mention.span, group, {**_relation(utterance, mention), **mention.features}))
    return found


def _points(reading: Reading, utterance: Utterance) -> bool:
    """Whether the tree gives no more than a pronoun as what a position is towards."""
    told = utterance.attitude.target if utterance.attitude else None
    return told is not None and _OF_THEM.sub("", told.of(reading.text).lower()) in _POINTING


def _taken_up(reading: Reading, utterance: Utterance) -> Span | None:
    """What the sentence before takes a position towards, where "that" points to it: "The union wants a ban. Gill opposes that"."""
    if not utterance.order or not _points(reading, utterance) or _names_an_object(reading, utterance):
        return None
    before = reading.prose[utterance.order - 1]
    taken = [each for each in find_attitudes(reading) if each.sentence == before and each.target is not None]
    return taken[0].target if len(taken) == 1 and taken[0].holder != utterance.holder else None


def _names_an_object(reading: Reading, utterance: Utterance) -> bool:
    """Whether what a pronoun points to may stand before it: "would respect *the decision* but called it regrettable"."""
    start, told = utterance.sentence.start, utterance.attitude.target if utterance.attitude else None
    if told is None or told.start <= start:
        return False
    return any(token.dep_ == "dobj" and token.pos_ == "NOUN" for token in tokens_over(reading.doc, start, told.start))


def _of_other_positions(reading: Reading, utterance: Utterance) -> list[Span]:
    """What the holder takes another position towards in the sentence: *a cut* of "Nunes, who called for a cut, was upset"."""
    attitude = utterance.attitude
    here = [each for each in all_attitudes(reading) if attitude and each.sentence == utterance.sentence]
    return [
        each.target
        for each in here
        if attitude and each.target and each.holder == attitude.holder and each.leaning != attitude.leaning
    ]


def _nearest(utterance: Utterance, mentions: tuple[_Mention, ...]) -> _Mention | None:
    """The mention in the holder's own words, else in the same sentence, else the last before it, if not too far off."""
    if len(mentions) == 1 and not 0 <= utterance.order - mentions[0].order <= _NEAR:
        return None
    start = bisect_left(mentions, utterance.order, key=_order)
    here = mentions[start : bisect_right(mentions, utterance.order, key=_order)]
    last = here[0] if here else mentions[max(0, start - 1)]
    if abs(utterance.order - last.order) > _FAR:
        return None
    spoken = (each for each in here if any(each.at in quotation.content for quotation in utterance.quotations))
    return next(spoken, last)


def _order(mention: _Mention) -> int:
    return mention.order


def _target(span: Span, group: str, told: Mapping[str, float]) -> Target:
    kept = {name: float(value) for name, value in told.items() if value}
    return Target(span, {"bias": 1.0, **kept, **{f"{group} | {name}": value for name, value in kept.items()}})


def _looks(reading: Reading, span: Span) -> Mapping[str, float]:
    words = span.of(reading.text)
    return {
        "definite": words.lower().startswith("the "),
        "shown": words.lower().startswith(("this ", "that ", "these ", "those ")),
        "indefinite": words.lower().startswith(("a ", "an ")),
        "length": math.log1p(len(words.split())),
        "proper": words[:1].isupper() and not words.startswith(("The ", "A ", "An ", "This ", "That ")),
        "a party": bool(reading.parties_in(span)),
    }


def _relation(utterance: Utterance, mention: _Mention) -> Mapping[str, float]:
    """Where a thing is named, seen from the utterance."""
    head, here, apart = mention.head, mention.order == utterance.order, utterance.order - mention.order
    quoted = here and any(mention.at in each.content for each in utterance.quotations)
    return {
        "in quotation": quoted,
        "subject in quotation": quoted and head.dep_ in SUBJECTS,
        "object in quotation": quoted and head.dep_ == "dobj",
        "in sentence": here,
        "in sentence outside": here and not quoted,
        "object outside": here and not quoted and head.dep_ == "dobj",
        "governed outside": here and not quoted and head.dep_ == "pobj",
        "just before": apart == 1,
        "subject just before": apart == 1 and head.dep_ in SUBJECTS,
        "object just before": apart == 1 and head.dep_ == "dobj",
        "before": max(0, min(apart, 8)) / 8,
        "later": apart < 0,
    }


@once
def topics_of(reading: Reading) -> list[tuple[_Mention, ...]]:
    """What the prose speaks of, each with all its mentions in order; by the noun, people as by their last name."""
    heads: dict[str, list[tuple[int, Token]]] = {}
    for order, token in _things(reading):
        heads.setdefault(token.lemma_.lower(), []).append((order, token))
    return [
        tuple(_Mention(reading, order, head, topic) for order, head in found)
        for lemma, found in heads.items()
        for topic in [_topic(reading, lemma, found)]
    ]


def _topics_near(reading: Reading, order: int) -> Iterator[tuple[_Mention, ...]]:
    """The topics with a mention not too far from the sentence number `order`, in the order of their first mentions."""
    topics, by_order = topics_of(reading), _topics_by_order(reading)
    near = {topic for at in range(order - _FAR, order + _FAR + 1) for topic in by_order.get(at, ())}
    return (topics[topic] for topic in sorted(near))


@once
def _topics_by_order(reading: Reading) -> Mapping[int, set[int]]:
    """The numbers of the topics that each sentence of prose mentions."""
    found: dict[int, set[int]] = defaultdict(set)
    for topic, mentions in enumerate(topics_of(reading)):
        for mention in mentions:
            found[mention.order].add(topic)
    return found


def _topic(reading: Reading, lemma: str, heads: "Sequence[tuple[int, Token]]") -> Mapping[str, float]:
    first, nouns = heads[0][0], [span_of(head) for _, head in heads]
    targets = _targets(reading)
    return {
        "at issue": lemma in _AT_ISSUE,
        "mentions": math.log1p(min(len(heads), _MOST_MENTIONS)),
        "in lead": first == 0,
        "near the top": first <= 2,
        "in title": stem(lemma) in content_words(reading.article.title or ""),
        "targeted": math.log1p(sum(len(targets.around(noun)) for noun in nouns)),
    }


@once
def _targets(reading: Reading) -> Index[Span]:
    """What attitudes are told to be towards, by place."""
    return Index((each.target, each.target) for each in find_attitudes(reading) if each.target)


def _things(reading: Reading) -> "Iterator[tuple[int, Token]]":
    for order, sentence in enumerate(reading.prose):
        for token in tokens_over(reading.doc, sentence.start, sentence.end):
            noun = token.pos_ in {"NOUN", "PROPN"} and token.dep_ not in {"compound", "npadvmod", "nmod"}
            if noun and not _is_amount(token) and not tells_time(token) and token.lemma_.lower() not in _EMPTY:
                yield order, token


def _is_amount(token: "Token") -> bool:
    """ "5.2%", "$40bn", "12": nobody is for or against a mere figure."""
    return token.like_num or not any(letter.isalpha() for letter in token.text)
