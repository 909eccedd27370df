"""The figures that a peer has too, as one SVG file: bars on a logarithmic scale, ours against each."""

import math
from collections.abc import Sequence
from html import escape

from evals.speed.figures import OURS, Figure, shown

WIDTH, LEFT, RIGHT = 900, 330, 110
BAR, GAP, TITLE = 18, 6, 24
COLOURS = {OURS: "#1f6f54"}
PEER = "#b9bec6"
DECADES_LEAST = 1.0


def svg(figures: Sequence[Figure]) -> str:
    """The whole file; each group of bars has a scale of its own, from the least to the most of its values."""
    groups, y = [], GAP
    for figure in figures:
        if figure.peers:
            group, y = _group(figure, y)
            groups.append(group)
    style = "text{font:13px system-ui,sans-serif;fill:#1c1f23}.title{font-weight:600}.ratio{fill:#5b626b}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y}" role="img">'
        f"<title>Speed against peers, logarithmic</title><style>{style}</style>"
        f'<rect width="{WIDTH}" height="{y}" fill="#fff"/>{"".join(groups)}</svg>\n'
    )


def _group(figure: Figure, y: int) -> tuple[str, int]:
    better = "more is better" if figure.more_is_better else "less is better"
    title = f"{figure.part}: {figure.what}, {figure.unit} ({better})"
    lines = [f'<text class="title" x="{GAP}" y="{y + BAR}">{escape(title)}</text>']
    values = {OURS: figure.ours, **figure.peers}
    y += TITLE
    for name, value in values.items():
        lines.append(_bar(name, value, _share(value, list(values.values())), y, _ratio(figure, name)))
        y += BAR + GAP
    return "".join(lines), y + 2 * GAP


def _bar(name: str, value: float, share: float, y: int, ratio: str) -> str:
    width = max(2.0, share * (WIDTH - LEFT - RIGHT))
    middle = y + BAR - 4
    return (
        f'<text x="{LEFT - GAP}" y="{middle}" text-anchor="end">{escape(name)}</text>'
        f'<rect x="{LEFT}" y="{y}" width="{width:.0f}" height="{BAR}" fill="{COLOURS.get(name, PEER)}"/>'
        f'<text x="{LEFT + width + GAP:.0f}" y="{middle}">{shown(value)}<tspan class="ratio">{ratio}</tspan></text>'
    )


def _ratio(figure: Figure, name: str) -> str:
    times = None if name == OURS else figure.times_better(name)
    return "" if times is None else f" (ours {shown(times)} ×)"


def _share(value: float, all_values: list[float]) -> float:
    """The place of `value` between a tenth of the least and the most, on a logarithmic scale; 0 for nothing."""
    known = [each for each in all_values if each > 0]
    if value <= 0:
        return 0.0
    span = math.log10(max(known) / min(known)) + DECADES_LEAST
    return (math.log10(value / min(known)) + DECADES_LEAST) / span
