"""Words cut short with a full stop that ends no sentence."""

import re

CUT_SHORT = re.compile(
    r"(?:St|Mr|Mrs|Ms|Dr|Prof|Gov|Sen|Rep|Lt|Col|Gen|Capt|Sgt|No|vs|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|Jr|Sr|[A-Z]|[A-Z]\.[A-Z]|[ap]\.m)\."
)
"""One such word, its stop included."""
_STOPPED = re.compile(r"(\S+[.!?][\"”’']?)\s+(?=[A-Z“\"‘'])")


def starts_within(text: str) -> list[int]:
    """Where sentences begin within `text`, the first left out: offsets in code points."""
    return [stop.end() for stop in _STOPPED.finditer(text) if not CUT_SHORT.fullmatch(stop[1])]
