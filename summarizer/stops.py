"""Full stops: those that end a sentence, and those of words cut short."""

import re

CUT_SHORT = re.compile(
    r"(?:St|Mr|Mrs|Ms|Dr|Prof|Gov|Sen|Rep|Lt|Col|Gen|Capt|Sgt|No|vs|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|Jr|Sr|[A-Z]|[A-Z]\.[A-Z]|[ap]\.m)\."
)
"""A word cut short, its stop included."""
_ENDED = re.compile(r"[.!?…][\"”’')\]]*$")
_STOPPED = re.compile(r"(\S+[.!?][\"”’']?)\s+(?=[A-Z“\"‘'])")


def starts_within(text: str) -> list[int]:
    """Where sentences begin within `text`, the first left out: offsets in code points."""
    return [stop.end() for stop in _STOPPED.finditer(text) if not CUT_SHORT.fullmatch(stop[1])]


def ends_a_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence does, and a line of a page does not."""
    return _ENDED.search(text) is not None
