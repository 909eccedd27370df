"""Every system side by side: strict F1 of the sections, with 95% intervals, on dev, on test and on all articles.

Where a system has been recorded for a part of test only, all stand beside one another on that part too.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from evals.agreement import agreement
from evals.gold import Split, split_of
from evals.matching import SECTIONS
from evals.recording import Recording, Spent
from evals.running import MAY_LACK, System, predictions, scored
from evals.scoring import ArticleScore
from evals.statistics import intervals, rates

EDITORS = "two editors"
SPLITS: tuple[tuple[str, Split | None], ...] = (("all", None), ("dev", "dev"), ("test", "test"))
SHARED = "test, recorded by all"
COLUMNS = (*SECTIONS, "macro")


@dataclass(frozen=True, slots=True)
class Standing:
    """A system's score of each article that it has a recording for, and what its recorded replies took."""

    name: str
    scores: Mapping[str, ArticleScore]
    spent: Spent

    def cells(self, names: Sequence[str]) -> list[str]:
        """Strict F1 and its interval for each column over the articles `names`; dashes where too many are missing."""
        found = [self.scores[name] for name in names if name in self.scores]
        if len(found) < (1 - MAY_LACK) * len(names):
            return ["–"] * len(COLUMNS)
        strict, ends = rates(found, strict=True), intervals(found, strict=True)
        return [f"{strict[each]:.2f} ({ends[each][0]:.2f}–{ends[each][1]:.2f})" for each in COLUMNS]

    def lacks(self, names: Sequence[str]) -> str | None:
        """Which articles it has no recording for, if any."""
        missing = [name for name in names if name not in self.scores]
        return f"{self.name} has no recording for {len(missing)}: {', '.join(missing)}" if missing else None

    def cost(self) -> str | None:
        """Tokens and the model's own seconds an article, where the replies tell."""
        count = len(self.scores)
        if not count or not self.spent.output_tokens:
            return None
        read, written, seconds = self.spent.input_tokens, self.spent.output_tokens, self.spent.seconds
        return (
            f"{self.name}, an article: {read / count:,.0f} tokens read, {written / count:,.0f} written, "
            f"{seconds / count:.0f} s in the model on the machine that recorded it"
        )


def standings(systems: Sequence[System], tell: Callable[[str], None]) -> list[Standing]:
    """The editors' agreement, then each system as far as its recordings go."""
    names = split_of(None)
    editors = Standing(EDITORS, dict(zip(names, agreement(names), strict=True)), Spent())
    return [editors, *(_standing(system, names, tell) for system in systems)]


def _standing(system: System, names: Sequence[str], tell: Callable[[str], None]) -> Standing:
    scores = {made.fixture: scored(made) for made in predictions(system, names, tell, may_lack=1.0)}
    spent = sum((Recording(system.name, name).spent() for name in scores), Spent())
    return Standing(system.name, scores, spent)


def _parts(table: Sequence[Standing]) -> Iterator[tuple[str, list[str], list[Standing]]]:
    """Title, articles and systems of each part of the table."""
    splits = [(title, split_of(split)) for title, split in SPLITS]
    for title, names in splits:
        yield f"{title}, {len(names)} articles", names, list(table)
    _, tested = splits[-1]
    seen = [each for each in table if any(name in each.scores for name in tested)]
    shared = [name for name in tested if all(name in each.scores for each in seen)]
    if 0 < len(shared) < len(tested):
        yield f"{SHARED}, {len(shared)} articles", shared, seen


def plain_text(table: Sequence[Standing]) -> str:
    """The table for a terminal."""
    lines = []
    for title, names, systems in _parts(table):
        lines.append(f"{title:36}" + "".join(f"{each:18}" for each in COLUMNS))
        lines += [f"{each.name:36}" + "".join(f"{cell:18}" for cell in each.cells(names)) for each in systems]
        lines.append("")
    notes = [note for each in table for note in (each.cost(), each.lacks(split_of(None))) if note]
    return "\n".join(line.rstrip() for line in (*lines, *notes))


def markdown(table: Sequence[Standing]) -> str:
    """The table as Markdown."""
    lines = []
    for title, names, systems in _parts(table):
        lines += [_row([title, *COLUMNS]), "|---" * (len(COLUMNS) + 1) + "|"]
        lines += [_row([each.name, *each.cells(names)]) for each in systems]
        lines.append("")
    return "\n".join(lines).rstrip()


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
