"""A brief as Markdown for reading: every line followed by the article's words that carry it."""

import re
from collections.abc import Iterator

from summarizer.brief import Brief, Evidence
from summarizer.rendering import lines

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~!&])")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
QUOTE_LENGTH = 220
DISCLAIMER = "Every line is in the article; that does not make it true."


def render_markdown(brief: Brief) -> str:
    """Markdown of `brief`; article text is escaped, so that it can form no link, heading or HTML."""
    return "\n".join(_lines(brief)) + "\n"


def _lines(brief: Brief) -> Iterator[str]:
    yield f"# {_plain(brief.article.title or 'Brief')}"
    if source := lines.source_line(brief):
        yield f"\n*{_plain(source)}*"
    if brief.summary:
        yield f"\n{_plain(brief.summary)}"
    yield from _what(brief)
    yield from _numbers(brief)
    yield from _stances(brief)
    yield from _disputed(brief)
    yield from _who(brief)
    yield from _rejected(brief)
    yield f"\n---\n{_run(brief)}"


def _what(brief: Brief) -> Iterator[str]:
    if brief.what:
        yield "\n## What\n"
    for event in brief.what:
        said = f" — {_plain(lines.speakers(event.said_by))}" if event.said_by else ""
        yield f"- **{_plain(event.event)}** ({_plain(lines.event_details(event))}){said}{_cite(event.evidence)}"


def _numbers(brief: Brief) -> Iterator[str]:
    if brief.numbers:
        yield "\n## Numbers\n\n| Number | What it counts | Who says so | In the article |\n|---|---|---|---|"
    for number in brief.numbers:
        cells = (
            f"**{_plain(lines.quantity(number))}**",
            _plain(number.counts) or "—",
            _plain(lines.speakers(number.said_by)) or "the article",
            _plain(_short(number.evidence[0].quote)),
        )
        yield "| " + " | ".join(cells) + " |"


def _stances(brief: Brief) -> Iterator[str]:
    if brief.stances:
        yield "\n## Stances\n"
    for stance in brief.stances:
        said = f" — via {_plain(', '.join(stance.said_by))}" if stance.said_by else ""
        yield f"- {_plain(lines.stance(stance))}{said}{_cite(stance.evidence)}"


def _disputed(brief: Brief) -> Iterator[str]:
    if brief.disputed:
        yield "\n## Disputed\n"
    for dispute in brief.disputed:
        yield f"- **{_plain(dispute.claim)}** ({dispute.kind.replace('_', ' ')})"
        for side in dispute.sides:
            yield f"  - {_plain(side.party)} {side.position}: {_plain(side.statement)}{_cite(side.evidence, '    ')}"


def _who(brief: Brief) -> Iterator[str]:
    if brief.who:
        yield "\n## Who\n"
    for who in brief.who:
        yield f"- **{_plain(who.name)}**: {_plain(lines.who_details(who))}"


def _rejected(brief: Brief) -> Iterator[str]:
    if brief.rejected:
        yield "\n## Refused by the checks\n"
    for each in brief.rejected:
        yield f"- {each.section}: {each.reason.replace('_', ' ')} ({_plain(_short(each.detail))})"


def _run(brief: Brief) -> str:
    run = brief.run
    cost = f", ${run.cost_usd:.4f}" if run.cost_usd else ""
    tokens = f"{run.input_tokens} tokens in, {run.output_tokens} out"
    return f"{_plain(run.model)}, {run.calls} calls, {tokens}{cost}. {DISCLAIMER}"


def _cite(evidence: tuple[Evidence, ...], indent: str = "  ") -> str:
    return "".join(f"\n{indent}> {_plain(_short(each.quote))}" for each in evidence[:2])


def _short(text: str) -> str:
    return text if len(text) <= QUOTE_LENGTH else text[: QUOTE_LENGTH - 1].rsplit(" ", 1)[0] + "…"


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", _CONTROL.sub("", " ".join(text.split())))
