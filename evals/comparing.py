"""Two results over the same articles: what got better and worse, and whether by more than noise.

A section is worse if its strict F1 is, or one of its attributes: a change that loses every hedge leaves strict F1 as
it was. There are twice as many attributes as sections, so theirs must be surer to be told from chance.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evals.matching import Section
from evals.running import Prediction, scored
from evals.scoring import ArticleScore
from evals.showing import describe
from evals.statistics import Difference, Rates, attribute_differences, differences, rates

SURE_OF_ATTRIBUTES = 0.99
Change = tuple[str, str, str]
"""A section, the kind of an error, and the error in words."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The differences in words, and the sections that are worse beyond noise."""

    text: str
    worse: tuple[str, ...]


def compared(before: Sequence[Prediction], after: Sequence[Prediction]) -> Comparison:
    """Paired by article; worse is a difference whose whole interval is below 0: 95%, of attributes 99%.

    FileNotFoundError where the two have no article in common.
    """
    old, new = ({each.fixture: each for each in made} for made in (before, after))
    common = sorted(old.keys() & new.keys())
    if not common:
        raise FileNotFoundError("the two results have no article in common")
    first, second = ([scored(made[name]) for name in common] for made in (old, new))
    table = differences(first, second, strict=True)
    attributes = attribute_differences(first, second, confidence=SURE_OF_ATTRIBUTES)
    worse = [name for name, (_, _, high) in table.items() if high < 0]
    worse += [section for (section, _), (_, _, high) in attributes.items() if high < 0]
    levels = rates(first, strict=True), rates(second, strict=True)
    lines = [*_articles(old, new, common), *_sections(*levels, table), *_attributes(attributes)]
    lines += _changes(common, first, second)
    return Comparison("\n".join(lines), tuple(dict.fromkeys(worse)))


def _articles(old: dict[str, Prediction], new: dict[str, Prediction], common: list[str]) -> Iterator[str]:
    yield f"{len(common)} articles compared: {', '.join(common)}"
    for title, those in (("before", old.keys() - new.keys()), ("after", new.keys() - old.keys())):
        if those:
            yield f"left out, since only in {title}: {', '.join(sorted(those))}"


def _sections(before: Rates, after: Rates, table: dict[str, Difference]) -> Iterator[str]:
    yield f"\n{'strict F1':10}{'before':>8}{'after':>8}{'change':>9}   95% interval of the change"
    for name, each in table.items():
        yield f"{name:10}{before[name]:8.3f}{after[name]:8.3f}{_shown(each)}"


def _attributes(table: dict[tuple[Section, str], Difference]) -> Iterator[str]:
    if any(change for change, _, _ in table.values()):
        yield f"\n{'attributes right':26}{'change':>9}   99% interval"
    for (section, name), each in table.items():
        if each[0]:
            yield f"{section:10}{name:16}{_shown(each)}"


def _shown(difference: Difference) -> str:
    change, low, high = difference
    verdict = "WORSE" if high < 0 else "better" if low > 0 else "within noise"
    return f"{change:+9.3f}   {low:+.3f} to {high:+.3f}   {verdict}"


def _changes(names: Sequence[str], first: Sequence[ArticleScore], second: Sequence[ArticleScore]) -> Iterator[str]:
    for name, before, after in zip(names, first, second, strict=True):
        had, has = _errors(before), _errors(after)
        gone, new = sorted((had - has).elements()), sorted((has - had).elements())
        if gone or new:
            yield f"\n{name}: {len(gone)} better, {len(new)} worse"
            yield from (f"  better  {section:9} no longer {kind}: {words}" for section, kind, words in gone)
            yield from (f"  worse   {section:9} now {kind}: {words}" for section, kind, words in new)


def _errors(score: ArticleScore) -> Counter[Change]:
    return Counter((error.section, error.kind, describe(error)) for error in score.errors)
