"""Scores predictions against labels: counts for an article, rates for any number of articles, and named errors."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from evals.matching import SECTIONS, Item, Matcher, NearMiss, Pair, Section

SPEAKERS = ("said_by", "parties", "holder")
"""Attributes that say whose words they are."""
AnyPair = Pair | NearMiss
ErrorKind = Literal["missed", "invented", "ungrounded", "misattributed", "altered"]


@dataclass(frozen=True, slots=True)
class Error:
    """One thing wrong with a brief: what is predicted, what is gold, and by what name the error goes."""

    section: Section
    kind: ErrorKind
    detail: str
    predicted: Item | None = None
    gold: Item | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """What the rates of a section are made from; they add up over articles."""

    predicted: int = 0
    required: int = 0
    right: int = 0
    right_required: int = 0
    strict: int = 0
    strict_required: int = 0
    attributes: dict[str, tuple[int, int]] = field(default_factory=dict)
    """For each attribute: pairs in which it is right, and all pairs."""

    def __add__(self, other: "Counts") -> "Counts":
        names = {**self.attributes, **other.attributes}
        both = {
            name: (
                self.attributes.get(name, (0, 0))[0] + other.attributes.get(name, (0, 0))[0],
                self.attributes.get(name, (0, 0))[1] + other.attributes.get(name, (0, 0))[1],
            )
            for name in names
        }
        return Counts(
            self.predicted + other.predicted,
            self.required + other.required,
            self.right + other.right,
            self.right_required + other.right_required,
            self.strict + other.strict,
            self.strict_required + other.strict_required,
            both,
        )

    @property
    def precision(self) -> float:
        """Predicted items that stand for a gold item, required or not; 1 where nothing is predicted."""
        return _share(self.right, self.predicted)

    @property
    def recall(self) -> float:
        """Required gold items found; 1 where none is required."""
        return _share(self.right_required, self.required)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return _harmonic(self.precision, self.recall)

    @property
    def strict_f1(self) -> float:
        """F1 where a pair counts only if its decisive attributes agree."""
        return _harmonic(_share(self.strict, self.predicted), _share(self.strict_required, self.required))


@dataclass(frozen=True, slots=True)
class ArticleScore:
    """One article's counts by section, and its errors."""

    counts: dict[Section, Counts]
    errors: tuple[Error, ...]


def score(text: str, predicted: dict[str, list[Item]], gold: dict[str, list[Item]]) -> ArticleScore:
    """The score of one article's predicted sections against its gold ones; the order of items never matters.

    Evidence is `{quote, start, end}`; a predicted span that is not in `text` makes its item ungrounded, and so wrong.
    """
    matcher = Matcher(text, predicted, gold)
    counts: dict[Section, Counts] = {}
    errors: list[Error] = []
    for section in SECTIONS:
        listed, wanted = _in_fixed_order(predicted[section]), _in_fixed_order(gold[section])
        grounded = [item for item in listed if _is_grounded(section, item, text)]
        pairs = matcher.pairs(section, grounded, wanted)
        counts[section] = counted(section, len(listed), wanted, pairs)
        errors += [
            Error(section, "ungrounded", "evidence that is not in the article", item)
            for item in listed
            if not _is_grounded(section, item, text)
        ]
        errors += [_attribute_error(section, name, grounded, wanted, pair) for pair in pairs for name in pair.wrong()]
        errors += _unpaired(section, grounded, wanted, pairs, matcher)
    return ArticleScore(counts, tuple(errors))


def _in_fixed_order(items: list[Item]) -> list[Item]:
    """So that where pairings are equally good, the order in which a system lists its items decides nothing."""
    return sorted(items, key=lambda item: json.dumps(item, sort_keys=True))


def total(scores: Iterable[ArticleScore]) -> dict[Section, Counts]:
    """The counts of many articles, added up by section."""
    sums = {section: Counts() for section in SECTIONS}
    for each in scores:
        for section in SECTIONS:
            sums[section] += each.counts[section]
    return sums


def macro_f1(counts: dict[Section, Counts], *, strict: bool) -> float:
    """The mean F1 of the five sections."""
    return sum(each.strict_f1 if strict else each.f1 for each in counts.values()) / len(counts)


def _is_grounded(section: Section, item: Item, text: str) -> bool:
    holders = item["sides"] if section == "disputed" else [item]
    spans = [span for holder in holders for span in holder["evidence"]]
    return bool(spans) and all(
        span["start"] >= 0 and text[span["start"] : span["end"]] == span["quote"] for span in spans
    )


def counted(section: Section, predicted: int, gold: list[Item], pairs: list[Pair]) -> Counts:
    """The counts of one section of one article, of which `predicted` items were paired with gold ones."""
    strict = [pair for pair in pairs if pair.strict(section)]
    attributes = {
        name: (sum(pair.right[name] for pair in pairs), len(pairs)) for name in (pairs[0].right if pairs else ())
    }
    return Counts(
        predicted=predicted,
        required=sum(item["required"] for item in gold),
        right=len(pairs),
        right_required=sum(gold[pair.gold]["required"] for pair in pairs),
        strict=len(strict),
        strict_required=sum(gold[pair.gold]["required"] for pair in strict),
        attributes=attributes,
    )


def _attribute_error(section: Section, name: str, predicted: list[Item], gold: list[Item], pair: AnyPair) -> Error:
    kind: ErrorKind = "misattributed" if name in SPEAKERS else "altered"
    return Error(section, kind, name, predicted[pair.predicted], gold[pair.gold])


def _unpaired(
    section: Section, predicted: list[Item], gold: list[Item], pairs: list[Pair], matcher: Matcher
) -> Iterator[Error]:
    """What stands for nothing: near misses by the attribute that is wrong, then the invented and the missed."""
    matched, found = {pair.predicted for pair in pairs}, {pair.gold for pair in pairs}
    extra = [item for index, item in enumerate(predicted) if index not in matched]
    left = [item for index, item in enumerate(gold) if index not in found]
    near = matcher.near_misses(section, extra, left)
    for miss in near:
        yield _attribute_error(section, miss.attribute, extra, left, miss)
    named, told = {miss.predicted for miss in near}, {miss.gold for miss in near}
    for index, item in enumerate(extra):
        if index not in named:
            yield Error(section, "invented", "stands for no gold item, or for one already listed", predicted=item)
    for index, item in enumerate(left):
        if item["required"] and index not in told:
            yield Error(section, "missed", "required, and not listed", gold=item)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _harmonic(first: float, second: float) -> float:
    return 2 * first * second / (first + second) if first + second else 0.0
