"""What of a brief goes where: title, summary, events, numbers, stances by side, disputes, who, small print."""

from collections.abc import Iterable, Iterator

from summarizer.brief import Brief, Dispute, Event, Evidence, Number, Side, Stance, Who
from summarizer.rendering import desk, lines
from summarizer.rendering.figures import together
from summarizer.rendering.fragments import link_to_words, page_link
from summarizer.rendering.lines import DISCLAIMER
from summarizer.rendering.notes import Notes
from summarizer.rendering.slack.messages import (
    MOST_HEADER,
    Block,
    SlackMessage,
    context,
    header,
    messages,
    paragraphs,
    shortened,
    side_by_side,
)
from summarizer.rendering.slack.mrkdwn import Line, Piece, clean, escape

SIDES = {
    "In favour": ("supports",),
    "Against": ("opposes",),
    "Concerned": ("concerned",),
    "Neutral or divided": ("neutral", "mixed"),
}
MOST_NOTIFIED, PREVIEWED = 500, 5
SHOWN_EVIDENCE = 2


def render_slack(brief: Brief) -> list[SlackMessage]:
    """The brief as messages, the first of them with the summary; the others belong in its thread."""
    shown = desk.for_a_desk(brief)
    return messages(_blocks(shown, brief), _notification(shown))


def render_slack_preview(brief: Brief) -> list[Block]:
    """Title, summary and first numbers, short enough to stand under a link."""
    brief = desk.for_a_desk(brief)
    words = _Words(brief)
    numbers = _numbers(brief.numbers[:PREVIEWED], brief.article.text, words)
    blocks = [*_head(brief), *paragraphs([(Piece(brief.summary),)]), *_section("Numbers", numbers), *_foot(brief)]
    return messages(blocks, "")[0]["blocks"]


class _Words:
    """The way to the words of each line: numbers that link into the page, or that stand before the words below."""

    def __init__(self, brief: Brief) -> None:
        self._url = brief.article.url
        self._notes = Notes(brief)

    def of(self, evidence: tuple[Evidence, ...]) -> Iterator[Piece]:
        """The numbers of some evidence."""
        for number in self._notes.of(evidence[:SHOWN_EVIDENCE]):
            yield Piece(f"[{number}]", lead=" ", url=self._link(number))

    def listed(self) -> Iterator[Line]:
        """The words by number, those left out that are a link away."""
        for number, each in enumerate(self._notes.evidence, 1):
            if not self._link(number):
                yield (Piece(f"[{number}]"), Piece(each.quote, lead=" "))

    def _link(self, number: int) -> str | None:
        return link_to_words(self._url, self._notes.evidence[number - 1].quote)


def _blocks(shown: Brief, brief: Brief) -> Iterator[Block]:
    words = _Words(shown)
    yield from _head(brief)
    yield from paragraphs([(Piece(brief.summary),)])
    sure, others = desk.by_certainty(shown)
    yield from _sections(sure, brief, words)
    if desk.has_items(others):
        yield from paragraphs([(Piece(lines.LESS_SURE, "*"),), (Piece(lines.LESS_SURE_NOTE, "_"),)])
        yield from _sections(others, brief, words)
    yield from _section("In the article's words", words.listed())
    yield from _foot(brief)


def _sections(shown: Brief, brief: Brief, words: _Words) -> Iterator[Block]:
    yield from _section("What", (_event(each, brief, words) for each in shown.what))
    yield from _disputes(shown, words)
    yield from _section("Stances", _stances(shown, words))
    yield from _section(desk.heading_of_numbers(shown, brief), _numbers(shown.numbers, shown.article.text, words))
    yield from _section("Who", (_those(heading, those, words) for heading, those in lines.by_kind(shown)))


def _notification(brief: Brief) -> str:
    text = clean(f"{brief.article.title or 'Brief'}. {brief.summary}")
    return escape(shortened(text, MOST_NOTIFIED)) or "Brief"


def _head(brief: Brief) -> Iterator[Block]:
    title = clean(brief.article.title or "") or "Brief"
    yield header(title)
    if len(title) > MOST_HEADER:
        yield from paragraphs([(Piece(title, "*"),)])
    page = page_link(brief.article.url)
    source = Piece(lines.source_line(brief))
    yield from context((source, Piece("open the article" if page else "", lead="  ", url=page)))


def _section(title: str, items: Iterable[Line]) -> Iterator[Block]:
    listed = list(items)
    if listed:
        yield from paragraphs([(Piece(title, "*"),), *listed])


def _event(event: Event, brief: Brief, words: _Words) -> Line:
    return (
        Piece("•"),
        *_with_numbers(event, brief),
        Piece(f"({details})" if (details := lines.event_details(event)) else "", lead=" "),
        Piece(lines.speakers(event.said_by), lead=" — "),
        *words.of(event.evidence),
    )


def _with_numbers(event: Event, brief: Brief) -> Iterator[Piece]:
    space = " "
    for words, bold in lines.with_numbers(event, brief.numbers):
        lead = space or words[: len(words) - len(words.lstrip())]
        yield Piece(words, "*" if bold else "", lead=lead)
        space = words[len(words.rstrip()) :]


def _numbers(numbers: Iterable[Number], text: str, words: _Words) -> Iterator[Line]:
    for figures in together(numbers, text):
        first = figures.numbers[0]
        yield (
            Piece(figures.quantities, "*", lead="• "),
            Piece(figures.words, lead=" · "),
            Piece(f"as of {first.as_of}" if first.as_of else "", lead=", "),
            Piece(figures.speakers, lead=" — "),
            *words.of(first.evidence),
        )


def _stances(brief: Brief, words: _Words) -> Iterator[Line]:
    sure, others = desk.by_certainty(brief)
    for side, positions in SIDES.items():
        held = [each for each in sure.stances if each.position in positions]
        if held:
            yield (Piece(side, "_"),)
        for stance in held:
            yield _stance(stance, brief, words)
    for stance in others.stances:
        yield _stance(stance, brief, words)


def _stance(stance: Stance, brief: Brief, words: _Words) -> Line:
    via = Piece(f"via {relays}" if (relays := lines.relays(stance, brief)) else "", lead=" — ")
    return (Piece(lines.stance(stance, brief), lead="• "), via, *words.of(stance.evidence))


def _disputes(brief: Brief, words: _Words) -> Iterator[Block]:
    if brief.disputed:
        yield from paragraphs([(Piece("Disputed", "*"),)])
    for dispute in brief.disputed:
        yield from _dispute(dispute, words)


def _dispute(dispute: Dispute, words: _Words) -> Iterator[Block]:
    claim, kind = lines.matter(dispute)
    yield from paragraphs([(Piece(claim, lead="• "), Piece(f"({kind})" if kind else "", lead=" "))])
    yield from side_by_side([_side(each, dispute, words) for each in dispute.sides])


def _side(side: Side, dispute: Dispute, words: _Words) -> Line:
    position, statement = lines.part(side, dispute)
    return (
        Piece(side.party, "*"),
        Piece(position, lead=" "),
        Piece(statement, lead="\n"),
        Piece(f"via {', '.join(side.said_by)}" if side.said_by else "", lead=" — "),
        *words.of(side.evidence),
    )


def _those(heading: str, those: Iterable[Who], words: _Words) -> Line:
    named = (
        (Piece(who.name, "*", lead="; " if at else " "), Piece(who.role or "", lead=", "), *words.of(who.evidence[:1]))
        for at, who in enumerate(those)
    )
    return (Piece(f"• {heading}:"), *(piece for each in named for piece in each))


def _foot(brief: Brief) -> list[Block]:
    refused = len(brief.rejected)
    told = f"{refused} {'proposal' if refused == 1 else 'proposals'} refused by the checks. " if refused else ""
    return context((Piece(f"{told}Model: {brief.run.model}. {DISCLAIMER}"),))
