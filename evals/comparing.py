"""Two results over the same articles: what got better and worse, and whether by more than noise."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from evals.running import Prediction, scored
from evals.scoring import ArticleScore
from evals.showing import error_lines
from evals.statistics import differences


@dataclass(frozen=True, slots=True)
class Comparison:
    """The differences in words, and the sections that are worse beyond noise."""

    text: str
    worse: tuple[str, ...]


def compared(before: Sequence[Prediction], after: Sequence[Prediction]) -> Comparison:
    """Paired by article; a section is worse if the whole 95% interval of its difference in strict F1 is below 0."""
    common = sorted({each.fixture for each in before} & {each.fixture for each in after})
    if not common:
        raise FileNotFoundError("the two results have no article in common")
    first, second = (_in_order(each, common) for each in (before, after))
    table = differences(first, second, strict=True)
    worse = tuple(name for name, (_, _, high) in table.items() if high < 0)
    lines = [f"{len(common)} articles; strict F1, after less before"]
    for name, (difference, low, high) in table.items():
        verdict = "worse" if high < 0 else "better" if low > 0 else "within noise"
        lines.append(f"{name:10}{difference:+.3f}   {low:+.3f} to {high:+.3f}   {verdict}")
    lines += _changes(common, first, second)
    return Comparison("\n".join(lines), worse)


def _in_order(made: Sequence[Prediction], names: Sequence[str]) -> list[ArticleScore]:
    by_name = {each.fixture: each for each in made}
    return [scored(by_name[name]) for name in names]


def _changes(names: Sequence[str], first: Sequence[ArticleScore], second: Sequence[ArticleScore]) -> list[str]:
    lines = []
    for name, before, after in zip(names, first, second, strict=True):
        had, has = Counter(error_lines(name, before)), Counter(error_lines(name, after))
        lines += [f"- {line}" for line in (had - has).elements()]
        lines += [f"+ {line}" for line in (has - had).elements()]
    return lines
