"""The same cases for the aligners of others: LangExtract's, and the citations of instructor."""

import statistics
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from typing import Any

from evals.speed.cases import Source
from evals.speed.figures import Figure
from evals.speed.figures import table as shown_together
from evals.speed.grounding import (
    LONG_QUOTE,
    LONG_TEXT,
    Aligner,
    Ours,
    Outcome,
    Place,
    Suite,
    changed_first,
    long_text,
    seconds_for,
    table,
    tried,
)


class LangExtract:
    """The resolver of LangExtract, with its own defaults, on extractions that carry the quotes."""

    name = "langextract"

    def places(self, quotes: Sequence[str], text: str) -> list[Place | None]:
        from langextract.core.data import Extraction
        from langextract.resolver import Resolver

        asked = [Extraction(extraction_class="quote", extraction_text=quote) for quote in quotes]
        list(Resolver().align(asked, text, token_offset=0, char_offset=0))
        return [_place(each.char_interval) for each in asked]


def _place(interval: Any) -> Place | None:
    return (interval.start_pos, interval.end_pos) if interval else None


class Instructor:
    """The spans that instructor's CitationMixin keeps of the quotes; the model's validator itself keeps only words."""

    name = "instructor"

    def places(self, quotes: Sequence[str], text: str) -> list[Place | None]:
        from instructor import CitationMixin

        return [next(iter(CitationMixin(substring_quotes=[quote]).get_spans(text)), None) for quote in quotes]


def compared(suite: Suite, articles: Sequence[Source], tell: Callable[[str], None]) -> list[Figure]:
    """Print the table and the times of ours and of each peer that is installed; gives the figures."""
    missing = [peer for peer in ("langextract", "instructor") if not find_spec(peer)]
    aligners: list[Aligner] = [each for each in (Ours(), LangExtract(), Instructor()) if each.name not in missing]
    print(f"\npeers, on a sample of {len(suite.single)} cases and {len(suite.together)} shuffled articles")
    print(*(f"{peer} is not installed: pip install 'summarizer[peers]'" for peer in missing), sep="\n", end="")
    outcomes: dict[str, Outcome] = {}
    long: dict[str, float] = {}
    text = long_text(articles, LONG_TEXT, 0)
    for aligner in aligners:
        tell(f"{aligner.name} on the sample")
        outcomes[aligner.name] = tried(aligner, suite)
        tell(f"{aligner.name} on the long text")
        long[aligner.name] = seconds_for(aligner, changed_first(text), text)
    print(table(outcomes))
    figures = list(_figures(outcomes, long))
    print(shown_together(figures))
    return figures


def _figures(outcomes: dict[str, Outcome], long: dict[str, float]) -> Iterator[Figure]:
    first = next(iter(outcomes.values()))
    altered = sum(first.cases[kind] for kind in first.altered)
    faithful = first.cases.total() - altered
    measures: dict[tuple[str, str], Callable[[str], float]] = {
        (f"altered quotes grounded, of {altered:,}", ""): lambda name: outcomes[name].falsely_grounded,
        (f"faithful quotes lost or misplaced, of {faithful:,}", ""): lambda name: outcomes[name].lost,
        ("median of a quote", "ms"): lambda name: 1000 * statistics.median(outcomes[name].seconds),
        (f"{LONG_QUOTE} words, the first changed, in {LONG_TEXT:,} characters", "ms"): lambda name: 1000 * long[name],
    }
    for (what, unit), measure in measures.items():
        values = {name: measure(name) for name in outcomes}
        yield Figure("grounding", what, unit, values.pop(Ours.name), values)
