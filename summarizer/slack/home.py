"""What the bot says of itself: App Home, and the answer to a request with no article in it."""

from typing import Any

from summarizer.rendering.slack import Block, text_section

DESCRIPTION = "News articles to validated briefs: every line tied to the words that carry it."
HOW_TO = (
    "Give me an article and I answer with a brief: what happened, the numbers and who says so, who stands where, "
    "what is disputed, who is involved.\n"
    "• `/brief` and a link, or the text of an article\n"
    "• mention me with a link, also in a thread\n"
    "• write to me directly\n"
    "• *Brief this article* in the menu of any message"
)
PROMISE = (
    "Every line rests on words of the article, and its link opens the page at those words. Code has checked that the "
    "words say it; that does not make it true. _Good_ and _Wrong_ below a brief are kept, to make the next ones better."
)


def home_view() -> dict[str, Any]:
    """The view of the Home tab, as views.publish takes it."""
    blocks: list[Block] = [text_section(HOW_TO), {"type": "divider"}, text_section(PROMISE)]
    return {"type": "home", "blocks": blocks}
