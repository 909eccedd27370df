"""The same cases for the aligners of others: LangExtract's, and the citations of instructor."""

import statistics
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import Any

from evals.speed.cases import Source
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


def report(suite: Suite, articles: Sequence[Source], tell: Callable[[str], None]) -> str:
    """The table and the times of ours and of each peer that is installed."""
    missing = [peer for peer in ("langextract", "instructor") if not find_spec(peer)]
    aligners: list[Aligner] = [each for each in (Ours(), LangExtract(), Instructor()) if each.name not in missing]
    lines = [f"\npeers, on a sample of {len(suite.single)} cases and {len(suite.together)} shuffled articles"]
    lines += [f"{peer} is not installed: pip install 'summarizer[peers]'" for peer in missing]
    outcomes: dict[str, Outcome] = {}
    for aligner in aligners:
        tell(f"{aligner.name} on the sample")
        outcomes[aligner.name] = tried(aligner, suite)
    lines.append(table(outcomes))
    text = long_text(articles, LONG_TEXT, 0)
    for aligner in aligners:
        tell(f"{aligner.name} on the long text")
        seconds = outcomes[aligner.name].seconds
        long = seconds_for(aligner, changed_first(text), text)
        lines.append(
            f"{aligner.name}: median {statistics.median(seconds) * 1000:.3f} ms, worst {max(seconds) * 1000:.1f} ms; "
            f"{LONG_QUOTE} words, the first changed, in {LONG_TEXT} characters: {long * 1000:.1f} ms"
        )
    return "\n".join(lines)
