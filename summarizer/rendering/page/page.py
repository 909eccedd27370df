"""Fills the template. Article and model text is escaped by the template engine, and freed of control characters and
direction marks; besides, the page's content policy names its own script and style by their digests and allows nothing
else, so that text which slipped through could still load and run nothing.
"""

import base64
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TypeVar

from jinja2 import DictLoader, Environment, StrictUndefined, Template
from markupsafe import Markup

from summarizer.brief import Brief, Event, Number, Stance, Who, is_sure
from summarizer.rendering import dates, desk, lines
from summarizer.rendering.figures import together
from summarizer.rendering.measures import measured
from summarizer.rendering.notes import Notes, exact_words
from summarizer.rendering.page.passages import LONGEST_KEPT, Paragraph, paragraphs

T = TypeVar("T")
POSITIONS: Mapping[str, str] = {
    "supports": "Supports",
    "opposes": "Opposes",
    "concerned": "Concerned",
    "mixed": "Divided",
    "neutral": "Neutral",
    "unsure": lines.LESS_SURE,
}


def render_page(brief: Brief) -> str:
    """An HTML page of `brief` beside its article: items light up their words, words their items."""
    shown = desk.for_a_desk(brief)
    script, style = (_part(name) for name in ("page.js", "page.css"))
    notes = Notes(shown)
    article = paragraphs(brief.article.text, notes, exact_words(shown))
    return _template().render(
        brief=shown,
        paragraphs=article,
        style=Markup(style),  # noqa: S704
        script=Markup(script),  # noqa: S704
        policy=f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; base-uri 'none'; "
        "form-action 'none'",
        lines=lines,
        is_sure=is_sure,
        missing=desk.empty_sections(brief),
        with_numbers=lambda event: lines.with_numbers(event, brief.numbers),
        heading_of_numbers=desk.heading_of_numbers(shown, brief),
        in_words=dates.in_words,
        figures=list(together(shown.numbers, brief.article.text)),
        measured=measured,
        notes=notes.of,
        tail=_tail,
        pieces=lambda evidence: _pieces(article, notes.of(evidence)),
        uses=_uses(shown, notes),
        rated=any(each.confidence is not None for each in (*_items(shown), *shown.disputed)),
        stances=_grouped(shown.stances, _shown_position, POSITIONS),
        who=_grouped(shown.who, lambda who: who.kind, lines.KINDS),
    )


def _uses(brief: Brief, notes: Notes) -> dict[int, int]:
    """By note: how many items rest on it."""
    sides = [side for dispute in brief.disputed for side in dispute.sides]
    cited = [notes.of(item.evidence) for item in (*_items(brief), *sides)]
    return {number: sum(number in each for each in cited) for number in range(1, len(notes.evidence) + 1)}


def _items(brief: Brief) -> tuple[Event | Number | Stance | Who, ...]:
    return (*brief.what, *brief.numbers, *brief.stances, *brief.who)


def _tail(text: str) -> tuple[str, str]:
    """All but the last word, and the last word; all of it as head where that word is too long to keep a note."""
    head, _, last = text.strip().rpartition(" ")
    return (head, last) if len(last) <= LONGEST_KEPT else (text, "")


def _pieces(article: Iterable[Paragraph], wanted: Sequence[int]) -> list[int]:
    """The starts of the pieces that some notes cover."""
    pieces = (piece for paragraph in article for piece in paragraph.pieces)
    return [piece.start for piece in pieces if set(wanted) & set(piece.notes)]


def _shown_position(stance: Stance) -> str:
    return stance.position if is_sure(stance.confidence) else "unsure"


def _grouped(
    items: Sequence[T], by: Callable[[T], str], headings: Mapping[str, str]
) -> list[tuple[str, list[tuple[int, T]]]]:
    """Headings with their items, each with its number in the brief; no empty group."""
    numbered = list(enumerate(items, 1))
    groups = [(heading, [pair for pair in numbered if by(pair[1]) == name]) for name, heading in headings.items()]
    return [(heading, group) for heading, group in groups if group]


@cache
def _template() -> Template:
    environment = Environment(
        loader=DictLoader({"page": _part("page.html.jinja")}),
        autoescape=True,
        finalize=_printable,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page")


def _printable(value: object) -> object:
    return lines.printable(value) if type(value) is str else value


def _part(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _digest(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
