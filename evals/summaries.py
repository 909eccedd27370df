"""How well `check_summary` tells faithful summaries from edited ones: caught by kind of edit, and false alarms."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.edits import KINDS, Edit, edits, material
from evals.gold import FIXTURES, split_of
from summarizer.checking import Finding, check_summary
from summarizer.reading import find_names, find_sentences
from summarizer.reading.mentions import NamedParty

SEED = 20_250_101
MOST = 1
"""Edits of one kind of one summary."""
ABSENT, MOVED = "not the article's", "the article's, moved"
GROUPS = {
    f"number {ABSENT}": ("number: digit", "number: magnitude", "number: word"),
    f"number {MOVED}": ("number: another of the article",),
    f"name {ABSENT}": ("name: person, a stranger", "name: organisation, a stranger", "name: place"),
    f"name {MOVED}": ("name: person, of the article", "name: organisation, of the article"),
}
"""Two classes of edits each: those that put what the article does not have, and those that move what it has."""
FLOORS = {
    f"number {ABSENT}": 0.94,
    f"number {MOVED}": 0.55,
    f"name {ABSENT}": 0.95,
    f"name {MOVED}": 0.4,
}
"""The share caught that a group of edits must not fall below."""
CEILING = 0.02
"""The share of the sentences of the summaries read while writing the rules that may be flagged."""


KEPT = frozenset(
    "boat-anthi-sinking drone-strike-hafira heat-pump-mandate-cost hostile-bid-norrvik karsovia-missile-pact "
    "kavistan-sanctions malawi-flood-tolls missile-zhemara-test nap-stroke-study nether-hexby-school "
    "suryakiran-quarter train-torran-viaduct warsaw-farmers-rally washer-mould-scare wexmoor-agent-row "
    "zambia-minister-fuel-deal".split()
)
"""Articles whose summaries nobody reads while writing the rules: they are counted, and no more."""
FREE = ("summary-5.txt", "summary-6.txt", "summary-7.txt")
"""Summaries of ten of those articles, written before an error of the rules was read."""


@dataclass(frozen=True, slots=True)
class Faithful:
    """A summary written by hand from its article alone, and what the checker says about it."""

    fixture: str
    article: str
    summary: str
    findings: tuple[Finding, ...]
    sentences: int
    flagged: int


@dataclass(frozen=True, slots=True)
class Tried:
    """An edit, and whether a finding that the faithful summary does not have overlaps it."""

    edit: Edit
    caught: bool
    findings: tuple[Finding, ...]


def faithful(name: str = "summary.txt", *, kept: bool = False) -> list[Faithful]:
    """The dev articles' summaries under `name`, checked: those read while the rules were written, or those `KEPT`."""
    return [
        _checked(fixture, path.read_text(encoding="utf-8"))
        for fixture in split_of("dev")
        if (fixture in KEPT) == kept and (path := FIXTURES / fixture / name).exists()
    ]


def free() -> list[Faithful]:
    """Three more summaries of ten articles each, checked: as freely told as an editor tells them, figures reckoned."""
    return [each for name in FREE for each in faithful(name, kept=True)]


def _checked(fixture: str, summary: str) -> Faithful:
    article = _article(FIXTURES / fixture)
    findings = tuple(check_summary(summary, article))
    sentences = find_sentences(summary)
    flagged = sum(any(f.start < s.end and s.start < f.end for f in findings) for s in sentences)
    return Faithful(fixture, article, summary, findings, len(sentences), flagged)


def _article(folder: Path) -> str:
    return (folder / "article.txt").read_text(encoding="utf-8")


def tried(summaries: Sequence[Faithful], most: int = MOST, seed: int = SEED) -> Iterator[Tried]:
    """Every edit of every summary, checked."""
    names = {each.fixture: tuple(find_names(each.article)) for each in summaries}
    for each in summaries:
        known = {finding.text for finding in each.findings}
        given = material(each.fixture, each.summary, each.article, _strangers(each.fixture, names))
        for edit in edits(given, most, seed):
            found = tuple(check_summary(edit.text, each.article))
            hits = [f for f in found if f.text not in known and any(_overlap(f, s.start, s.end) for s in edit.spans)]
            yield Tried(edit, bool(hits), found)


def _strangers(fixture: str, names: dict[str, tuple[NamedParty, ...]]) -> tuple[NamedParty, ...]:
    return tuple(party for other, parties in names.items() if other != fixture for party in parties)


def _overlap(finding: Finding, start: int, end: int) -> bool:
    return finding.start < end and start < finding.end


def below(results: Sequence[Tried], summaries: Sequence[Faithful]) -> list[str]:
    """One line for each floor or ceiling that is broken."""
    groups = _groups(results)
    shares = {name: sum(each.caught for each in groups[name]) / max(1, len(groups[name])) for name in FLOORS}
    lines = [f"{name}: {share:.1%} caught, floor {FLOORS[name]:.0%}" for name, share in shares.items()]
    lines = [line for line, name in zip(lines, FLOORS, strict=True) if shares[name] < FLOORS[name]]
    flagged = sum(each.flagged for each in summaries) / max(1, sum(each.sentences for each in summaries))
    return [*lines, *([f"false alarms: {flagged:.1%}, ceiling {CEILING:.0%}"] if flagged > CEILING else [])]


def _groups(results: Sequence[Tried]) -> dict[str, list[Tried]]:
    groups = {kind: [each for each in results if each.edit.kind == kind] for kind in KINDS}
    groups |= {name: [each for each in results if each.edit.kind in kinds] for name, kinds in GROUPS.items()}
    return groups | {"all": list(results)}


def table(results: Sequence[Tried]) -> str:
    """Edits, caught and the share caught, by kind."""
    rows = [("edit", "edits", "caught", "share")]
    for kind, those in _groups(results).items():
        caught = sum(each.caught for each in those)
        rows.append((kind, str(len(those)), str(caught), f"{caught / len(those):.0%}" if those else "-"))
    return "\n".join(f"{kind:<36}{a:>7}{b:>8}{c:>8}" for kind, a, b, c in rows)


def alarms(summaries: Sequence[Faithful]) -> str:
    """One line: the share of the faithful summaries' sentences with any finding, and findings per 100 sentences."""
    sentences = sum(each.sentences for each in summaries)
    flagged = sum(each.flagged for each in summaries)
    findings = sum(len(each.findings) for each in summaries)
    return (
        f"false alarms: {flagged} of {sentences} sentences ({flagged / max(1, sentences):.1%}), "
        f"{100 * findings / max(1, sentences):.1f} findings per 100 sentences, {len(summaries)} summaries"
    )


def missed_lines(results: Sequence[Tried]) -> Iterator[str]:
    """Every edit that no finding overlaps, one line each."""
    for each in results:
        if not each.caught:
            shown = " … ".join(repr(each.edit.text[max(0, s.start - 60) : s.end + 40]) for s in each.edit.spans)
            yield f"{each.edit.kind}: {each.edit.fixture}: {shown}"


def alarm_lines(summaries: Sequence[Faithful]) -> Iterator[str]:
    """Every false alarm, one line each."""
    for each in summaries:
        for f in each.findings:
            yield f"{each.fixture}: {f.start}-{f.end}: {f.reason}: {f.text!r}: {f.detail}"
