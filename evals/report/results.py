"""Results as the page shows them: scores by section, by article, and errors that several results may share."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import get_args

from evals.gold import Fixture, load, split_of
from evals.matching import SECTIONS, Item, Section
from evals.reliability import Band, bands, judged
from evals.report.marks import Mark, Piece, marks_of, pieces, unfound
from evals.running import Prediction, saved, scored
from evals.scoring import ArticleScore, Counts, Error, ErrorKind, total
from evals.showing import attribute_words, item_line
from evals.statistics import Rates, intervals, rates

KINDS: tuple[ErrorKind, ...] = get_args(ErrorKind)


@dataclass(frozen=True, slots=True)
class Spent:
    """Errors, seconds, tokens and cost over all articles; no cost where one article's is unknown."""

    errors: int
    seconds: float
    input_tokens: int
    output_tokens: int
    cost_usd: float | None


@dataclass(frozen=True)
class Result:
    """One system's predictions of its articles, scored."""

    name: str
    predictions: dict[str, Prediction]
    scores: dict[str, ArticleScore]

    @classmethod
    def of(cls, path: Path) -> "Result":
        """The result kept in a file, called as the file."""
        made = {each.fixture: each for each in saved(path)}
        return cls(path.stem, made, {name: scored(each) for name, each in made.items()})

    @property
    def strict(self) -> Rates:
        """Strict F1 by section, and their mean."""
        return rates(list(self.scores.values()), strict=True)

    @property
    def loose(self) -> Rates:
        """F1 by section, and their mean."""
        return rates(list(self.scores.values()), strict=False)

    @property
    def ends(self) -> dict[str, tuple[float, float]]:
        """The 95% interval of `strict`."""
        return intervals(list(self.scores.values()), strict=True)

    @property
    def counts(self) -> dict[Section, Counts]:
        """The counts of all articles."""
        return total(self.scores.values())

    @property
    def spent(self) -> "Spent":
        """What all articles took."""
        made, costs = self.predictions.values(), [each.cost_usd for each in self.predictions.values()]
        return Spent(
            sum(len(score.errors) for score in self.scores.values()),
            sum(each.seconds for each in made),
            sum(each.input_tokens for each in made),
            sum(each.output_tokens for each in made),
            None if None in costs else sum(cost for cost in costs if cost is not None),
        )

    @cached_property
    def confidence(self) -> dict[Section, list[Band]]:
        """By section, the less confident half of its items and the more confident one; none where none has any."""
        items = judged(self.predictions.values())
        return {section: bands([each for each in items if each.section == section], 2) for section in SECTIONS}

    @property
    def kinds(self) -> dict[Section, Counter[str]]:
        """How many errors of each kind, by section."""
        errors = [error for score in self.scores.values() for error in score.errors]
        return {section: Counter(e.kind for e in errors if e.section == section) for section in SECTIONS}


@dataclass(frozen=True, slots=True)
class Fault:
    """An error as the page shows it, and the results (by number) that make it."""

    number: int
    section: Section
    kind: ErrorKind
    title: str
    gold: str | None
    predicted: str | None
    unfound: tuple[str, ...]
    results: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article: its marked text, its errors, and what each result made of it, None where a result lacks it."""

    name: str
    title: str
    held_back: bool
    pieces: tuple[Piece, ...]
    faults: tuple[Fault, ...]
    predictions: tuple[Prediction | None, ...]
    rates: tuple[Rates | None, ...]
    errors: tuple[int, ...]

    @property
    def mean(self) -> float:
        """The mean macro strict F1 of the results."""
        found = [each["macro"] for each in self.rates if each]
        return sum(found) / len(found)

    @property
    def summaries(self) -> dict[str, list[int]]:
        """Each summary, and the numbers of the results that wrote it."""
        written: dict[str, list[int]] = {}
        for number, made in enumerate(self.predictions):
            if made and made.summary:
                written.setdefault(made.summary, []).append(number)
        return written


def article_views(results: Sequence[Result]) -> Iterator[ArticleView]:
    """Every article that any result has, by name."""
    held_back = set(split_of("test"))
    for name in sorted({name for result in results for name in result.scores}):
        scores = [result.scores.get(name) for result in results]
        fixture = load(name)
        faults, marks = _faults(fixture, scores)
        yield ArticleView(
            name,
            fixture.gold.article.title or name,
            name in held_back,
            tuple(pieces(fixture.text, marks)),
            tuple(faults),
            tuple(result.predictions.get(name) for result in results),
            tuple(rates([score], strict=True) if score else None for score in scores),
            tuple(len(score.errors) if score else 0 for score in scores),
        )


def _faults(fixture: Fixture, scores: Sequence[ArticleScore | None]) -> tuple[list[Fault], list[Mark]]:
    shared: dict[str, tuple[Error, list[int]]] = {}
    for number, score in enumerate(scores):
        for error in score.errors if score else ():
            shared.setdefault(_key(error), (error, []))[1].append(number)
    ordered = sorted(shared.values(), key=lambda each: (SECTIONS.index(each[0].section), _start(each[0])))
    faults = [_fault(fixture.text, n, error, made_by) for n, (error, made_by) in enumerate(ordered)]
    marks = [
        mark
        for n, (error, _) in enumerate(ordered)
        for mark in (
            *marks_of(fixture.text, n, error.section, error.gold, "gold"),
            *marks_of(fixture.text, n, error.section, error.predicted, "predicted"),
        )
    ]
    return faults, marks


def _key(error: Error) -> str:
    """The same for errors that read the same, whatever the confidence in them."""
    mine = {name: value for name, value in (error.predicted or {}).items() if name != "confidence"}
    return json.dumps([error.section, error.kind, error.detail, mine, error.gold], sort_keys=True)


def _start(error: Error) -> int:
    item: Item = error.gold or error.predicted or {}
    first = item["sides"][0] if error.section == "disputed" else item
    return min((int(span["start"]) for span in first["evidence"]), default=0)


def _fault(text: str, number: int, error: Error, made_by: Sequence[int]) -> Fault:
    gold, mine, section = error.gold, error.predicted, error.section
    title = error.detail
    if gold and mine:
        title = f"{error.detail}: {attribute_words(mine, error.detail)}, not {attribute_words(gold, error.detail)}"
    return Fault(
        number,
        section,
        error.kind,
        title,
        item_line(section, gold) if gold else None,
        item_line(section, mine) if mine else None,
        tuple(unfound(text, section, mine)) if mine else (),
        tuple(dict.fromkeys(made_by)),
    )
