"""What a benchmark has measured: ours, peers beside it, and what it should be."""

from collections.abc import Sequence
from dataclasses import dataclass, field

OURS = "summarizer"


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantity, by who has it; `target` is the most that ours may be, or the least where more is better."""

    part: str
    what: str
    unit: str
    ours: float
    peers: dict[str, float] = field(default_factory=dict)
    target: float | None = None
    more_is_better: bool = False

    @property
    def missed(self) -> bool:
        """Whether ours is on the wrong side of the target."""
        if self.target is None:
            return False
        return self.ours < self.target if self.more_is_better else self.ours > self.target

    def times_better(self, peer: str) -> float | None:
        """How many times better ours is than a peer's; None where a zero makes that no number."""
        better, worse = (self.ours, self.peers[peer]) if self.more_is_better else (self.peers[peer], self.ours)
        return better / worse if worse > 0 else None


def failed(figures: Sequence[Figure]) -> int:
    """The exit code of a benchmark: 1 if a target is missed."""
    return int(any(each.missed for each in figures))


def table(figures: Sequence[Figure]) -> str:
    """A line for each: ours and whether it is as it should be; every peer's, and how many times better ours is."""
    return "\n".join(line for each in figures for line in _lines(each))


def _lines(figure: Figure) -> list[str]:
    bound = "at least" if figure.more_is_better else "at most"
    verdict = "" if figure.target is None else f"  ({bound} {shown(figure.target)}: {'NO' if figure.missed else 'yes'})"
    head = f"{figure.part + ': ' + figure.what:<62}{shown(figure.ours):>10} {figure.unit}{verdict}"
    return [head, *(_peer(figure, name) for name in figure.peers)]


def _peer(figure: Figure, name: str) -> str:
    times = figure.times_better(name)
    ratio = "" if times is None else f"  ours is {shown(times)} × as good"
    return f"{'  ' + name:<62}{shown(figure.peers[name]):>10} {figure.unit}{ratio}"


def shown(value: float) -> str:
    """Three digits, or all of a whole number."""
    return f"{value:,.0f}" if value == int(value) or abs(value) >= 100 else f"{value:.3g}"
