"""`python -m evals speed grounding`: is every altered sentence refused, every faithful one found, and how fast."""

import gc
import statistics
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from random import Random
from time import process_time
from typing import Protocol

from evals.speed.cases import SEED, Case, Source, altered_cases, faithful_cases, is_right, shuffled_cases, sources
from evals.speed.figures import Figure
from summarizer.grounding import locate
from summarizer.reading.mentions import Span

MEDIAN_TARGET = 0.0005
WORST_TARGET = 0.010
LONG_TEXT = 32_000
LONG_QUOTE = 50
Place = tuple[int, int]


class Aligner(Protocol):
    """Something that finds quotes in a text."""

    name: str

    def places(self, quotes: Sequence[str], text: str) -> list[Place | None]:
        """For each quote, asked together, where it stands in the text; None where it is refused."""
        ...


class Ours:
    """`summarizer.grounding.locate`."""

    name = "summarizer"

    def places(self, quotes: Sequence[str], text: str) -> list[Place | None]:
        found = [locate(quote, text) for quote in quotes]
        return [(each.start, each.end) if isinstance(each, Span) else None for each in found]


@dataclass
class Outcome:
    """What became of the cases, by kind, and the processor time of each in seconds, other programs left out."""

    cases: Counter[str] = field(default_factory=Counter)
    grounded: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    altered: set[str] = field(default_factory=set)
    seconds: list[float] = field(default_factory=list)

    def add(self, case: Case, found: Place | None) -> None:
        """Count one case."""
        self.cases[case.kind] += 1
        if case.place is None:
            self.altered.add(case.kind)
        if found:
            self.grounded[case.kind] += 1
            self.wrong[case.kind] += case.place is not None and not is_right(case, found)

    @property
    def falsely_grounded(self) -> int:
        """Altered cases grounded."""
        return sum(self.grounded[kind] for kind in self.altered)

    @property
    def lost(self) -> int:
        """Faithful cases refused, or found in a wrong place."""
        refused = sum(self.cases[kind] - self.grounded[kind] for kind in self.cases if kind not in self.altered)
        return refused + self.wrong.total()

    def failures(self) -> int:
        """Altered cases grounded, faithful cases lost, and wrong spans."""
        return self.falsely_grounded + self.lost


@dataclass(frozen=True)
class Suite:
    """The cases asked one by one, and those asked together, an article at a time."""

    single: list[Case]
    together: list[list[Case]]

    @classmethod
    def of(cls, articles: Sequence[Source]) -> "Suite":
        """All cases of the articles."""
        return cls([*altered_cases(articles), *faithful_cases(articles)], shuffled_cases(articles))

    def sample(self, size: int) -> "Suite":
        """At most `size` single cases, of each kind as many, and one in a hundred articles of those asked together."""
        by_kind: dict[str, list[Case]] = defaultdict(list)
        for case in self.single:
            by_kind[case.kind].append(case)
        chance, each = Random(SEED), max(1, size // len(by_kind))
        kept = [case for cases in by_kind.values() for case in chance.sample(cases, min(each, len(cases)))]
        return Suite(kept, self.together[: max(1, size // 100)])


def tried(aligner: Aligner, suite: Suite) -> Outcome:
    """What `aligner` makes of the suite."""
    outcome = Outcome()
    for cases in [*([case] for case in suite.single), *suite.together]:
        began = process_time()
        found = aligner.places([case.quote for case in cases], cases[0].text)
        outcome.seconds += [(process_time() - began) / len(cases)] * len(cases)
        for case, place in zip(cases, found, strict=True):
            outcome.add(case, place)
    return outcome


def table(outcomes: dict[str, Outcome]) -> str:
    """Cases, grounded and wrong spans by kind, the aligners beside each other."""
    first = next(iter(outcomes.values()))
    lines = [f"{'':34}{'cases':>7}" + "".join(f"{name:>22}" for name in outcomes)]
    lines.append(f"{'':41}" + f"{'grounded':>14}{'wrong':>8}" * len(outcomes))
    for altered, title in ((True, "altered: none may be grounded"), (False, "faithful: all must be grounded")):
        kinds = [kind for kind in first.cases if (kind in first.altered) == altered]
        lines.append(title)
        lines += [_row(f"  {kind}", [kind], outcomes.values()) for kind in kinds]
        lines.append(_row("  all", kinds, outcomes.values()))
    return "\n".join(lines)


def _row(title: str, kinds: Sequence[str], outcomes: Iterable[Outcome]) -> str:
    columns = list(outcomes)
    counts = [[sum(c[kind] for kind in kinds) for c in (each.cases, each.grounded, each.wrong)] for each in columns]
    return f"{title:34}{counts[0][0]:7}" + "".join(f"{grounded:14}{wrong:8}" for _, grounded, wrong in counts)


def timing(outcome: Outcome) -> str:
    """Median and worst time per quote against their targets."""
    median, worst = statistics.median(outcome.seconds), max(outcome.seconds)
    return f"processor time: median {_milliseconds(median, MEDIAN_TARGET)}, worst {_milliseconds(worst, WORST_TARGET)}"


def _milliseconds(seconds: float, target: float) -> str:
    return f"{seconds * 1000:.3f} ms ({'within' if seconds < target else 'OVER'} {target * 1000:g} ms)"


def long_text(articles: Sequence[Source], size: int, seed: int) -> str:
    """`size` characters of the articles' sentences in some order."""
    chance, lines = Random(seed), [line for article in articles for line in article.sentences]
    text = ""
    while len(text) < size:
        text += " ".join(chance.sample(lines, len(lines))) + "\n"
    return text[:size]


def changed_first(text: str) -> str:
    """Fifty words from the middle of `text`, the first of them changed."""
    words = text[len(text) // 2 :].split()[1 : LONG_QUOTE + 1]
    return " ".join(["Zanzibar", *words[1:]])


def seconds_for(aligner: Aligner, quote: str, text: str) -> float:
    """The time for one quote."""
    began = process_time()
    aligner.places([quote], text)
    return process_time() - began


def hostile(size: int) -> dict[str, tuple[str, str]]:
    """Quotes and texts made to be slow, by name: `size` characters of text, nothing found."""
    the, near = "the " * (size // 4), "At least 40 people died in the town of Ambley . " * (size // 48)
    return {
        "one word repeated, long quote": (the[: size // 2] + "cat", the),
        "one word repeated, changed in the middle": (the[: size // 4] + "cat " + the[: size // 4], the),
        "near-matches, a number changed": ("At least 41 people died in the town of Ambley .", near),
        "near-matches, long quote": (near[: size // 2] + "At least 41 people", near),
        "elisions of one word": ("the … " * 7 + "cat", the),
        "more elisions than allowed": ("the … " * (size // 12), the),
        "one long word": ("a" * (size // 2), "a" * size),
        "half a word at the end": (the[: size // 2] + "th", the),
        "marks only": ("'" * (size // 2) + "x", "'" * size),
        "invisible characters": ("\u200b" * (size // 2) + "x", "a\u200b" * (size // 2)),
        "entities": ("&amp;" * (size // 10) + "x", "&amp;" * (size // 5)),
    }


def growth(time: Callable[[int], float], sizes: Sequence[int]) -> str:
    """Times over sizes, the best of three, and how each grows over the one before; 2 is linear."""
    times = [min(time(size) for _ in range(3)) for size in sizes]
    ratios = ["", *(f" x{later / earlier:.1f}" for earlier, later in pairwise(times))]
    shown = zip(sizes, times, ratios, strict=True)
    return ", ".join(f"{size // 1000} KB {seconds * 1000:.2f} ms{ratio}" for size, seconds, ratio in shown)


def speed_report(articles: Sequence[Source]) -> Iterable[str]:
    """The long text, growth and hostile texts, a line each; every text is new, so nothing is kept from before."""
    ours = Ours()
    seconds = []
    for seed in range(20):
        text = long_text(articles, LONG_TEXT, seed)
        seconds.append(seconds_for(ours, changed_first(text), text))
    yield f"{LONG_QUOTE} words, the first changed, in {LONG_TEXT} characters never seen: {_best_and_worst(seconds)}"
    again = [seconds_for(ours, changed_first(text), text) for _ in range(20)]
    yield f"the same again: {_best_and_worst(again)}"
    sizes = [1000 * 2**power for power in range(11)]
    base = long_text(articles, sizes[-1], SEED)
    seeds = iter(range(1, 10**6))

    def fresh(size: int) -> float:
        text = f"{next(seeds)} {base[:size]}"
        return seconds_for(ours, changed_first(text), text)

    yield f"growth: {growth(fresh, sizes)}"
    for name in hostile(LONG_TEXT):
        yield f"{name}: {growth(partial(_hostile, ours, name, seeds), [LONG_TEXT * 2**power for power in range(6)])}"


def _best_and_worst(seconds: Sequence[float]) -> str:
    return f"median {statistics.median(seconds) * 1000:.2f} ms, worst {_milliseconds(max(seconds), WORST_TARGET)}"


def _hostile(aligner: Aligner, name: str, seeds: Iterator[int], size: int) -> float:
    quote, text = hostile(size)[name]
    return seconds_for(aligner, quote, f"{next(seeds)} {text}")


def main(fixtures: Sequence[str], tell: Callable[[str], None], *, peers: bool, sample: int) -> list[Figure]:
    """Print the tables, and give the figures: an altered case grounded, a faithful one lost, or a wrong span fails."""
    articles = sources(fixtures)
    suite = Suite.of(articles)
    gc.freeze()  # the cases are the benchmark's own: collecting them must not be timed
    outcome = tried(Ours(), suite)
    print(f"{len(articles)} articles, seed {SEED}\n{table({'summarizer': outcome})}\n{timing(outcome)}\n")
    for line in speed_report(articles):
        print(line)
    wrong = Figure("grounding", f"quotes judged wrongly, of {len(outcome.seconds):,}", "", outcome.failures(), target=0)
    if not peers:
        return [wrong]
    from evals.speed.peers import compared

    return [wrong, *compared(suite.sample(sample), articles, tell)]
