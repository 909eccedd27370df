"""How items read as a line of text, whatever the format around them."""

from summarizer.brief import Brief, Event, Number, Stance, Who

_POSITIONS = {
    "supports": "supports",
    "opposes": "opposes",
    "concerned": "is concerned about",
    "neutral": "is neutral on",
    "mixed": "is divided on",
}
_HEDGES = {
    "about": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "at most ",
    "less_than": "less than ",
}


def speakers(said_by: tuple[str, ...]) -> str:
    """ "Sergei Shoigu, via TASS"; empty where the article says it itself."""
    first, *relays = said_by or ("",)
    return first + (f", via {', '.join(relays)}" if relays else "")


def quantity(number: Number) -> str:
    """The number as printed with its hedge."""
    return _HEDGES.get(number.hedge, "") + number.text


def who_details(who: Who) -> str:
    """Role and other names, or the kind where the article gives neither."""
    also = f"also {', '.join(who.aliases)}" if who.aliases else ""
    return "; ".join(part for part in (who.role or who.kind, also) if part)


def event_details(event: Event) -> str:
    """Status, time and place."""
    when = event.when or event.when_text
    return ", ".join(part for part in (event.status, when, event.where) if part)


def stance(item: Stance) -> str:
    """Holder, position and target as one clause, with the words of the holder where they are quoted."""
    position = _POSITIONS[item.position]
    if item.holder.endswith("s") and not item.holder[:-1].endswith(("s", "'")) and " " not in item.holder:
        position = position.replace("is ", "are ", 1) if position.startswith("is ") else position.removesuffix("s")
    wording = f": “{item.wording}”" if item.wording and item.wording not in item.target else ""
    return f"{item.holder} {position} {item.target}{wording}"


def source_line(brief: Brief) -> str:
    """Publisher, via and date, as far as known."""
    article = brief.article
    via = f"via {', '.join(article.via)}" if article.via else None
    return ", ".join(part for part in (article.publisher, via, article.published) if part)
