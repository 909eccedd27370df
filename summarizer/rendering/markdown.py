"""A brief as Markdown for reading: lists and a table, and the article's words once each, as numbered notes."""

import re
from collections.abc import Iterator

from summarizer.brief import Brief, Event, Evidence, Who
from summarizer.rendering import desk, lines
from summarizer.rendering.dates import in_words
from summarizer.rendering.figures import together
from summarizer.rendering.notes import Notes

_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~]|&(?=#?\w+;)|:(?=//)|(?<=[wW]{3})\.")
_PING = re.compile(r"@(?=\w)")
_JOINED = "@\u2060"
"""GitHub looks for names and mail addresses in what is left when escapes are undone: only a character between helps."""
_LEADING = re.compile(r"^(?:(\d{1,9})(?=[.)](?:\s|$))|(?=[-+=](?:[\s=-]|$)))")


def render_markdown(brief: Brief) -> str:
    """Markdown of `brief`, notes as GitHub's footnotes.

    Article text can form no link, also of a bare address, no mention, heading, list or HTML.
    """
    shown = desk.for_a_desk(brief)
    return "\n".join(_lines(shown, brief, Notes(shown))) + "\n"


def _lines(shown: Brief, brief: Brief, notes: Notes) -> Iterator[str]:
    yield f"# {_plain(brief.article.title or 'Brief')}"
    if source := lines.source_line(brief):
        yield f"\n*{_plain(source)}*"
    if brief.summary:
        yield f"\n{_plain(brief.summary)}"
    sure, others = desk.by_certainty(shown)
    yield from _sections(sure, brief, notes, "##")
    if desk.has_items(others):
        yield f"\n## {lines.LESS_SURE}\n\n{lines.LESS_SURE_NOTE}"
        yield from _sections(others, brief, notes, "###")
    yield from _rejected(brief)
    yield from _foot(brief)
    yield from _notes(notes)


def _sections(shown: Brief, brief: Brief, notes: Notes, level: str) -> Iterator[str]:
    yield from _what(shown, brief, notes, level)
    yield from _disputed(shown, notes, level)
    yield from _stances(shown, notes, level)
    yield from _numbers(shown, brief, notes, level)
    yield from _who(shown, notes, level)


def _what(shown: Brief, brief: Brief, notes: Notes, level: str) -> Iterator[str]:
    if shown.what:
        yield f"\n{level} What\n"
    for event in shown.what:
        said = f" — {_plain(lines.speakers(event.said_by))}" if event.said_by else ""
        details = _plain(lines.event_details(event))
        told = f" *({details})*" if details else ""
        yield f"- {_with_numbers(event, brief)}{told}{said}{_cite(event.evidence, notes)}"


def _with_numbers(event: Event, brief: Brief) -> str:
    pieces = ((_escaped(words), bold) for words, bold in lines.with_numbers(event, brief.numbers))
    return _LEADING.sub(r"\1\\", "".join(f"**{words}**" if bold else words for words, bold in pieces))


def _numbers(shown: Brief, brief: Brief, notes: Notes, level: str) -> Iterator[str]:
    dated = any(number.as_of for number in shown.numbers)
    if shown.numbers:
        heads = ("Number", "In the article's words", "Who says so", *(["As of"] if dated else []))
        yield f"\n{level} {desk.heading_of_numbers(shown, brief)}\n\n| {' | '.join(heads)} |\n|{'---|' * len(heads)}"
    for figures in together(shown.numbers, brief.article.text):
        first = figures.numbers[0]
        cells = [
            f"**{_plain(figures.quantities)}**{_cite(first.evidence, notes)}",
            _plain(figures.words) or "—",
            _plain(figures.speakers),
        ]
        if dated:
            cells.append(in_words(first.as_of) if first.as_of else "—")
        yield f"| {' | '.join(cells)} |"


def _stances(brief: Brief, notes: Notes, level: str) -> Iterator[str]:
    if brief.stances:
        yield f"\n{level} Stances\n"
    for stance in brief.stances:
        said = f" — via {_plain(relays)}" if (relays := lines.relays(stance, brief)) else ""
        yield f"- {_plain(lines.stance(stance, brief))}{said}{_cite(stance.evidence, notes)}"


def _disputed(brief: Brief, notes: Notes, level: str) -> Iterator[str]:
    if brief.disputed:
        yield f"\n{level} Disputed\n"
    for dispute in brief.disputed:
        claim, kind = lines.matter(dispute)
        yield f"- **{_plain(claim)}**{_in_brackets(kind)}"
        for side in dispute.sides:
            via = f" — via {_plain(', '.join(side.said_by))}" if side.said_by else ""
            position, words = lines.part(side, dispute)
            yield f"  - {_plain(side.party)}{_in_brackets(position)}{_told(words)}{via}{_cite(side.evidence, notes)}"


def _told(words: str) -> str:
    return f": {_plain(words)}" if words else ""


def _in_brackets(word: str) -> str:
    return f" ({word})" if word else ""


def _who(brief: Brief, notes: Notes, level: str) -> Iterator[str]:
    if brief.who:
        yield f"\n{level} Who\n"
    for heading, those in lines.by_kind(brief):
        yield f"- {heading}: {'; '.join(_named(who, notes) for who in those)}"


def _named(who: Who, notes: Notes) -> str:
    role = f", {_plain(who.role)}" if who.role else ""
    return f"**{_plain(who.name)}**{role}{_cite(who.evidence, notes)}"


def _rejected(brief: Brief) -> Iterator[str]:
    if brief.rejected:
        yield "\n## Refused by the checks\n"
    for each in brief.rejected:
        reason = _plain(each.reason.replace("_", " "))
        yield f"- {each.section}: {_plain(lines.proposal(each))} — {reason}: {_plain(each.detail)}"


def _foot(brief: Brief) -> Iterator[str]:
    yield "\n---\n"
    if missing := desk.empty_sections(brief):
        yield f"Nothing found for: {missing}.\n"
    yield f"{_plain(lines.made(brief.run))} {lines.DISCLAIMER}"


def _notes(notes: Notes) -> Iterator[str]:
    for number, each in enumerate(notes.evidence, 1):
        yield f"\n[^{number}]: {_plain(each.quote)}"


def _cite(evidence: tuple[Evidence, ...], notes: Notes) -> str:
    return "".join(f"[^{number}]" for number in notes.of(evidence))


def _plain(text: str) -> str:
    """One line in which nothing is markup, at the start of a line or after it."""
    return _LEADING.sub(r"\1\\", _escaped(" ".join(text.split())))


def _escaped(words: str) -> str:
    """Words of a line in which nothing is markup."""
    return _PING.sub(_JOINED, _SPECIAL.sub(r"\\\g<0>", lines.printable(words)))
