"""A number must be the one the text has at that place: value, and hedge."""

from summarizer.checking.faults import CheckFailed
from summarizer.draft import DraftNumber
from summarizer.reading.mentions import NumberMention, Span
from summarizer.reading.reading import Reading


def the_number(item: DraftNumber, span: Span, reading: Reading) -> NumberMention:
    """The quantity in `span` that `item` is about; fails if there is none or its value or hedge differs."""
    mentions = reading.numbers_in(span)
    mention = _named(item, mentions)
    if mention is None:
        there = ", ".join(repr(each.text) for each in mentions) or "no quantity"
        raise CheckFailed("number_differs", f"the quote has {there}, not {item.text!r}")
    if item.value is not None and mention.value is not None and not _close(item.value, mention.value):
        raise CheckFailed("number_differs", f"{mention.text!r} is {mention.value:g}, not {item.value:g}")
    if item.hedge != mention.hedge:
        said = mention.hedged.of(reading.text)
        raise CheckFailed("hedge_differs", f"the text says {said!r}, which is {mention.hedge}, not {item.hedge}")
    return mention


def _named(item: DraftNumber, mentions: list[NumberMention]) -> NumberMention | None:
    wanted = item.text.strip().casefold()
    same = [each for each in mentions if each.text.casefold() == wanted]
    same = same or [each for each in mentions if wanted and _holds(wanted, each)]
    if not same:
        return None
    return min(same, key=lambda each: abs(each.start - (item.near if item.near is not None else each.start)))


def _holds(wanted: str, mention: NumberMention) -> bool:
    text = mention.text.casefold()
    return f" {text} " in f" {wanted} " or f" {wanted} " in f" {text} "


def _close(first: float, second: float) -> bool:
    return abs(first - second) <= 1e-9 * max(1.0, abs(first), abs(second)) or abs(first - 100 * second) < 1e-9
