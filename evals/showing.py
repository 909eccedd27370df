"""Scores and errors as lines of text."""

from collections.abc import Iterator, Sequence
from typing import Any

from evals.matching import SECTIONS, Section
from evals.scoring import ArticleScore, Error, total
from evals.statistics import intervals, rates

_KEYS = {"who": "name", "what": "event", "numbers": "text", "stances": "holder", "disputed": "claim"}


def score_table(scores: Sequence[ArticleScore]) -> str:
    """Rates by section with the 95% intervals of strict F1, and the attributes."""
    counts = total(scores)
    strict, loose, ends = rates(scores, strict=True), rates(scores, strict=False), intervals(scores, strict=True)
    lines = [f"{'':10}{'P':>6}{'R':>6}{'F1':>6}{'strict':>8}   95% interval   attributes right"]
    for section in SECTIONS:
        each = counts[section]
        shares = ", ".join(f"{name} {right / pairs:.2f}" for name, (right, pairs) in each.attributes.items() if pairs)
        low, high = ends[section]
        lines.append(
            f"{section:10}{each.precision:6.2f}{each.recall:6.2f}{each.f1:6.2f}{each.strict_f1:8.3f}"
            f"   {low:.2f} to {high:.2f}   {shares}"
        )
    low, high = ends["macro"]
    lines.append(f"{'macro':10}{'':12}{loose['macro']:6.2f}{strict['macro']:8.3f}   {low:.2f} to {high:.2f}")
    return "\n".join(lines)


def error_lines(fixture: str, score: ArticleScore) -> Iterator[str]:
    """One line for each error of an article."""
    for error in score.errors:
        yield f"{fixture}: {error.section} {error.kind}: {describe(error)}"


def describe(error: Error) -> str:
    """What was predicted, what is gold, and which attribute differs."""
    key = _KEYS[error.section]
    shown = [item for item in (error.predicted, error.gold) if item is not None]
    what = " | ".join(str(item[key]) for item in shown[-1:])
    if error.kind in ("misattributed", "altered") and error.predicted and error.gold:
        mine, theirs = (_attribute(item, error.detail) for item in (error.predicted, error.gold))
        return f"{what}: {error.detail} is {mine!r}, not {theirs!r}"
    return what


def _attribute(item: dict[str, Any], name: str) -> Any:
    if name == "parties":
        return [side["party"] for side in item["sides"]]
    if name == "positions":
        return [f"{side['party']} {side['position']}" for side in item["sides"]]
    return item["text"] if name == "value" else item[name]


def attribute_words(item: dict[str, Any], name: str) -> str:
    """An attribute of an item in words; a chain of speakers from the speaker outwards."""
    value = _attribute(item, name)
    if isinstance(value, list):
        return (" < " if name == "said_by" else ", ").join(value) or "nobody"
    return "nothing" if value in (None, "") else str(value)


def item_line(section: Section, item: dict[str, Any]) -> str:
    """An item in one line, everything in it that is scored."""
    match section:
        case "who":
            return _joined(f"{item['name']} ({item['kind']})", item["aliases"] and f"also {', '.join(item['aliases'])}")
        case "what":
            return _joined(item["event"], item["status"], item["when"])
        case "numbers":
            said = item["said_by"] and f"said by {' < '.join(item['said_by'])}"
            return _joined(item["text"], item["counts"], item["unit"] and f"in {item['unit']}", item["hedge"], said)
        case "stances":
            return _joined(item["holder"], item["position"], item["target"])
        case "disputed":
            sides = (f"{side['party']} {side['position']}: {side['statement']}" for side in item["sides"])
            return _joined(item["claim"], item["kind"].replace("_", " "), *sides)


def _joined(*parts: str | list[str] | None) -> str:
    return " · ".join(str(part) for part in parts if part)
