"""Towards what a position is: of all that the holder may be speaking of, the likeliest by a ranking.

The tree often does not say, or only says "it". Then what a position is towards is among what the sentence names, what
was told just before, and what the article as a whole is about: the ruling, the bill, the strike.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.ranking import Ranking
from summarizer.reading import cues
from summarizer.reading.attitudes import find_attitudes
from summarizer.reading.clauses import phrase
from summarizer.reading.mentions import Span
from summarizer.reading.parse import span_of, tokens_over
from summarizer.reading.reading import Reading, once
from summarizer.reading.references import COMPANIES, SUBJECTS
from summarizer.reading.stances.features import Utterance
from summarizer.reading.words import content_words, stem

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

_LONGEST = 90
"""Code points of a phrase that still names a thing."""
_NEAR = 3
"""Sentences before the utterance from which any thing may be meant; from further off only what the article returns to."""
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
_NOT_THINGS = frozenset({"DATE", "TIME", "CARDINAL", "PERCENT", "MONEY", "QUANTITY", "ORDINAL"})
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
_POINTING = frozenset("it its that this these those them they which what who he she him her i we us you".split())


@dataclass(frozen=True, slots=True)
class Target:
    """What a position may be towards, with what is known of it."""

    span: Span
    features: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Topic:
    """All places where the article speaks of a thing by the same noun."""

    heads: "tuple[tuple[int, Token], ...]"
    """The number of the sentence of prose and the noun, in order."""
    targeted: int
    """How often the tree shows a position towards it."""


def target_of(reading: Reading, utterance: Utterance, *, or_words: bool) -> Span | None:
    """The likeliest of the possible targets; None if there is none, or it is unsure and there are words to show instead.

    Of the targets that the tree does not show and that the ranking is not sure of, one in eight is right on dev.
    """
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
    points = told is not None and told.of(reading.text).lower() in _POINTING
    group = "untold" if told is None else "points" if points else "told"
    found = [_described(reading, told, group, {"tree": 1.0})] if told is not None and not points else []
    holder = content_words(utterance.holder)
    for topic in topics_of(reading).values():
        here = [(order, head) for order, head in topic.heads if order <= utterance.order]
        if (here and utterance.order - here[-1][0] <= _NEAR) or len(topic.heads) > 1:
            order, head = _nearest(utterance, here or [topic.heads[0]])
            words = phrase(head)
            if told is not None and told.overlaps(words) and not points:
                continue
            if words.end - words.start <= _LONGEST and not content_words(words.of(reading.text)) <= holder:
                found.append(_described(reading, words, group, _known(reading, utterance, topic, order, head)))
    return found


def _nearest(utterance: Utterance, heads: "list[tuple[int, Token]]") -> "tuple[int, Token]":
    """The mention in the holder's own words, else in the same sentence, else the last."""
    here = [each for each in heads if each[0] == utterance.order]
    spoken = [each for each in here if any(span_of(each[1]) in quotation.content for quotation in utterance.quotations)]
    return (spoken or here or heads[-1:])[0]


def _described(reading: Reading, span: Span, group: str, told: Mapping[str, float]) -> Target:
    words = span.of(reading.text)
    features = {
        **told,
        "definite": words.lower().startswith("the "),
        "shown": words.lower().startswith(("this ", "that ", "these ", "those ")),
        "indefinite": words.lower().startswith(("a ", "an ")),
        "length": math.log1p(len(words.split())),
        "proper": words[:1].isupper() and not words.startswith(("The ", "A ", "An ", "This ", "That ")),
        "a party": any(mention in span for party in reading.parties_in(span) for mention in party.mentions),
    }
    kept = {name: float(value) for name, value in features.items() if value}
    return Target(span, {"bias": 1.0, **kept, **{f"{group} | {name}": value for name, value in kept.items()}})


def _known(reading: Reading, utterance: Utterance, topic: _Topic, order: int, head: "Token") -> dict[str, float]:
    here, apart = order == utterance.order, utterance.order - order
    quoted = any(span_of(head) in each.content for each in utterance.quotations)
    title = content_words(reading.article.title or "")
    return {
        "in quotation": here and quoted,
        "subject in quotation": here and quoted and head.dep_ in SUBJECTS,
        "object in quotation": here and quoted and head.dep_ == "dobj",
        "in sentence": here,
        "in sentence outside": here and not quoted,
        "object outside": here and not quoted and head.dep_ == "dobj",
        "governed outside": here and not quoted and head.dep_ == "pobj",
        "just before": apart == 1,
        "subject just before": apart == 1 and head.dep_ in SUBJECTS,
        "object just before": apart == 1 and head.dep_ == "dobj",
        "before": max(0, min(apart, 8)) / 8,
        "later": apart < 0,
        "at issue": head.lemma_.lower() in _AT_ISSUE,
        "mentions": math.log1p(min(len(topic.heads), _MOST_MENTIONS)),
        "in lead": topic.heads[0][0] == 0,
        "near the top": topic.heads[0][0] <= 2,
        "in title": stem(head.lemma_.lower()) in title,
        "targeted": math.log1p(topic.targeted),
        "a person": head.ent_type_ == "PERSON",
        "a body": head.lemma_.lower() in cues.BODIES | cues.PEOPLE_NOUNS | COMPANIES,
        "a place": head.ent_type_ in {"GPE", "LOC"},
    }


@once
def topics_of(reading: Reading) -> dict[str, _Topic]:
    """What the prose speaks of, by the noun; people as by their last name."""
    heads: dict[str, list[tuple[int, Token]]] = {}
    for order, token in _things(reading):
        heads.setdefault(token.lemma_.lower(), []).append((order, token))
    targets = [each.target for each in find_attitudes(reading) if each.target]
    return {
        lemma: _Topic(tuple(found), sum(span_of(head) in span for _, head in found for span in targets))
        for lemma, found in heads.items()
    }


def _things(reading: Reading) -> "Iterator[tuple[int, Token]]":
    for order, sentence in enumerate(reading.prose):
        for token in tokens_over(reading.doc, sentence.start, sentence.end):
            noun = token.pos_ in {"NOUN", "PROPN"} and token.dep_ not in {"compound", "npadvmod", "nmod"}
            if noun and token.ent_type_ not in _NOT_THINGS and token.lemma_.lower() not in _EMPTY:
                yield order, token
