"""Whom the pronouns of some articles mean, as people have labelled them, and the passages of which that is learned."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from evals.fitting import Passage
from evals.gold import load
from evals.matching import Item
from evals.wording import Sentences, content_words
from summarizer.reading.pronouns.resolving import Candidate, Resolver
from summarizer.reading.reading import Reading
from summarizer.reading.references import referent
from summarizer.sources import read_article

PRONOUNS = Path(__file__).parent / "pronouns.jsonl"
"""One line a pronoun: in which article and where, and what it means: names or a thing as printed, or null."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a pronoun means."""

    names: tuple[str, ...]
    """Several for a "they" of several; none for an "it" that means nothing."""
    thing: bool


@cache
def labelled() -> dict[str, dict[int, Meaning]]:
    """For the text of each labelled article the meanings of its pronouns, by their offsets."""
    by_article: dict[str, dict[int, Meaning]] = {}
    for line in PRONOUNS.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        names = tuple((label["means"] or "").split("; ")) if label["means"] else ()
        by_article.setdefault(label["article"], {})[label["offset"]] = Meaning(names, label["thing"])
    return {read_article(load(name).text).text: meanings for name, meanings in by_article.items()}


def pronouns(reading: Reading, sentences: Sentences, gold: dict[str, list[Item]]) -> list[Passage]:  # noqa: ARG001
    """Everyone and everything that a labelled pronoun may mean, those before it resolved as labelled."""
    meanings = labelled().get(reading.text, {})
    return list(_passages(reading, meanings)) if meanings else []


def _passages(reading: Reading, meanings: dict[int, Meaning]) -> Iterator[Passage]:
    resolver = Resolver(reading.doc, referent)
    for pronoun in resolver.waiting:
        candidates = resolver.candidates(pronoun)
        if (meaning := meanings.get(pronoun.idx)) is None:
            continue
        meant = [each for each in candidates if is_meant(reading, each, meaning)]
        if meant and meant[0].entity is not None:
            resolver.note(pronoun, meant[0].entity)
        right = meant or _left(candidates, meaning)
        for each in candidates if right else ():
            yield Passage(each.features, each in right, required=False, among=(reading.text, pronoun.idx))


def _left(candidates: Sequence[Candidate], meaning: Meaning) -> list[Candidate]:
    """What comes nearest to a meaning that is no candidate: nothing named, or some thing where a thing is meant."""
    return [each for each in candidates if each.entity is None or (meaning.thing and each.entity.kind == "thing")]


def is_meant(reading: Reading, candidate: Candidate, meaning: Meaning) -> bool:
    """Whether a candidate is what is meant, going by its name."""
    if candidate.entity is None:
        return not meaning.names
    if (candidate.entity.kind == "thing") != meaning.thing:
        return False
    return any(_is_called(reading, candidate.entity.name, name) for name in meaning.names)


def _is_called(reading: Reading, name: str, label: str) -> bool:
    party, meant = reading.party_named(name), reading.party_named(label)
    words, told = content_words(name), content_words(label)
    return (party is not None and party is meant) or bool(words and told and (words <= told or told <= words))
