"""Two results over the same articles: what got better and worse, and whether by more than noise."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evals.running import Prediction, scored
from evals.scoring import ArticleScore
from evals.showing import describe
from evals.statistics import Rates, differences, rates

Change = tuple[str, str, str]
"""A section, the kind of an error, and the error in words."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The differences in words, and the sections that are worse beyond noise."""

    text: str
    worse: tuple[str, ...]


def compared(before: Sequence[Prediction], after: Sequence[Prediction]) -> Comparison:
    """Paired by article; a section is worse if the whole 95% interval of its difference in strict F1 is below 0.

    FileNotFoundError where the two have no article in common.
    """
    old, new = ({each.fixture: each for each in made} for made in (before, after))
    common = sorted(old.keys() & new.keys())
    if not common:
        raise FileNotFoundError("the two results have no article in common")
    first, second = ([scored(made[name]) for name in common] for made in (old, new))
    table = differences(first, second, strict=True)
    worse = tuple(name for name, (_, _, high) in table.items() if high < 0)
    levels = rates(first, strict=True), rates(second, strict=True)
    lines = [*_articles(old, new, common), *_sections(*levels, table), *_changes(common, first, second)]
    return Comparison("\n".join(lines), worse)


def _articles(old: dict[str, Prediction], new: dict[str, Prediction], common: list[str]) -> Iterator[str]:
    yield f"{len(common)} articles compared: {', '.join(common)}"
    for title, those in (("before", old.keys() - new.keys()), ("after", new.keys() - old.keys())):
        if those:
            yield f"left out, since only in {title}: {', '.join(sorted(those))}"


def _sections(before: Rates, after: Rates, table: dict[str, tuple[float, float, float]]) -> Iterator[str]:
    yield f"\n{'strict F1':10}{'before':>8}{'after':>8}{'change':>9}   95% interval of the change"
    for name, (change, low, high) in table.items():
        verdict = "WORSE" if high < 0 else "better" if low > 0 else "within noise"
        shown = f"{before[name]:8.3f}{after[name]:8.3f}{change:+9.3f}   {low:+.3f} to {high:+.3f}"
        yield f"{name:10}{shown}   {verdict}"


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
