"""`python -m evals speed reading`: the processor time of all that needs no model, part by part, and how it grows."""

import gc
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count, pairwise
from time import process_time
from typing import TYPE_CHECKING, Any

from evals.gold import FIXTURES
from evals.matching import SECTIONS
from evals.speed.figures import Figure
from summarizer import Article, Brief, Summarizer
from summarizer.checking import check
from summarizer.reading import parse as parsing
from summarizer.reading.attitudes import find_attitudes
from summarizer.reading.conflicts import find_conflicts
from summarizer.reading.events import find_events
from summarizer.reading.judged import sentences_heard
from summarizer.reading.reading import Reading
from summarizer.reading.stances import find_stances

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

TARGET = 0.030
"""Seconds for an article of `WORDS` words, the time of spaCy itself left out."""
WORDS = 1_000
SIZES = (1_000, 2_000, 4_000, 8_000)
RUNS = 7
PUBLISHED = "2025-06-18"
PARTS: dict[str, Callable[[Reading], object]] = {
    "sentences": lambda reading: reading.sentences,
    "dates": lambda reading: reading.dates,
    "numbers": lambda reading: reading.numbers,
    "names": lambda reading: reading.parties,
    "quotations": lambda reading: reading.quotations,
    "attitudes": find_attitudes,
    "encoder": sentences_heard,
    "stances": find_stances,
    "events": find_events,
    "conflicts": find_conflicts,
}
"""The parts of reading in an order in which none does the work of a later one."""
Seconds = dict[str, float]


class Watched:
    """The pipeline of spaCy with the seconds that each of its components has taken so far."""

    def __init__(self, nlp: "Language") -> None:
        self._nlp = nlp
        self.seconds: Seconds = defaultdict(float)

    @property
    def pipeline(self) -> "list[tuple[str, Callable[[Doc], Doc]]]":
        """The components by name, timed."""
        return [(name, self._timed(name, component)) for name, component in self._nlp.pipeline]

    def make_doc(self, text: str) -> "Doc":
        """The tokens of `text`."""
        return self._timed("tokens", self._nlp.make_doc)(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._nlp, name)

    @property
    def total(self) -> float:
        """The seconds of all of them."""
        return sum(self.seconds.values())

    def _timed(self, name: str, component: Callable[[Any], "Doc"]) -> Callable[[Any], "Doc"]:
        def call(given: Any) -> "Doc":
            began = process_time()
            made = component(given)
            self.seconds[name] += process_time() - began
            return made

        return call


@contextmanager
def watched() -> Iterator[Watched]:
    """Every parse made inside goes through the watched pipeline."""
    original = parsing._pipeline
    watch = Watched(original())
    parsing._pipeline = lambda: watch  # type: ignore[assignment]
    try:
        yield watch
    finally:
        parsing._pipeline = original


def text_of(fixtures: Sequence[str], words: int) -> str:
    """The articles of `fixtures` one after another, again from the first if they end, cut to `words` words' lines."""
    lines: list[str] = []
    size = 0
    while size < words:
        for name in fixtures:
            for line in (FIXTURES / name / "article.txt").read_text(encoding="utf-8").splitlines():
                if size < words:
                    lines.append(line)
                    size += len(line.split())
    return "\n".join(lines)


def parts_of(text: str) -> Seconds:
    """The seconds of each part of reading and of the checks of all that reading alone drafts."""
    with Summarizer(model="none") as summarizer, watched() as watch:
        reading = Reading(Article(text=text, published=PUBLISHED))
        _ = reading.doc
        seconds: Seconds = {f"spaCy: {name}": each for name, each in watch.seconds.items()}
        for name, find in PARTS.items():
            seconds[name] = _seconds(find, reading)
        seconds["drafting"] = _seconds(
            lambda read: summarizer.strategy_for(summarizer.model).draft(summarizer.model, read, lambda *_: None),
            reading,
        )
        draft = summarizer.strategy_for(summarizer.model).draft(summarizer.model, reading, lambda *_: None)
        items = [(section, item) for section in SECTIONS for item in getattr(draft, section)]
        seconds["checking"] = _seconds(lambda read: [check(section, item, read) for section, item in items], reading)
    return seconds


def _seconds(work: Callable[[Reading], object], reading: Reading) -> float:
    began = process_time()
    work(reading)
    return process_time() - began


def brief_of(text: str) -> tuple[float, float, Brief]:
    """The seconds of spaCy, those of everything else, and the brief of `text`."""
    with Summarizer(model="none") as summarizer, watched() as watch:
        began = process_time()
        brief = summarizer.brief(Article(text=text, published=PUBLISHED))
        return watch.total, process_time() - began - watch.total, brief


def main(fixtures: Sequence[str]) -> list[Figure]:
    """Print the parts of one article of `WORDS` words, then whole briefs over `SIZES`; gives the figures of these."""
    base, number = {size: text_of(fixtures, size) for size in SIZES}, count(1)

    def fresh(size: int) -> str:
        return base[size] + "\n" * next(number)  # a new text each time, as what is read is kept

    brief_of(fresh(WORDS))
    gc.freeze()
    runs = [parts_of(fresh(WORDS)) for _ in range(RUNS)]
    print(f"{len(base[WORDS].split())} words, median processor time of {RUNS} runs, milliseconds")
    for name in runs[0]:
        print(f"  {name:22}{statistics.median(each[name] for each in runs) * 1000:8.2f}")
    whole = {size: [brief_of(fresh(size)) for _ in range(RUNS if size == WORDS else 3)] for size in SIZES}
    spacy = {size: statistics.median(each[0] for each in made) for size, made in whole.items()}
    rest = {size: statistics.median(each[1] for each in made) for size, made in whole.items()}
    target = f"({'within' if rest[WORDS] < TARGET else 'OVER'} {TARGET * 1000:g} ms)"
    print(f"a brief: spaCy {spacy[WORDS] * 1000:.1f} ms, everything else {rest[WORDS] * 1000:.1f} ms {target}")
    print(f"growth of spaCy: {_growth(spacy)}")
    print(f"growth of everything else: {_growth(rest)}")
    return [
        Figure("reading", f"{WORDS:,} words, spaCy", "ms", spacy[WORDS] * 1000),
        Figure("reading", f"{WORDS:,} words, everything else", "ms", rest[WORDS] * 1000, target=TARGET * 1000),
    ]


def _growth(seconds: dict[int, float]) -> str:
    ratios = ["", *(f" x{later / earlier:.1f}" for earlier, later in pairwise(seconds.values()))]
    shown = zip(seconds.items(), ratios, strict=True)
    return ", ".join(f"{size} words {each * 1000:.1f} ms{ratio}" for (size, each), ratio in shown)
