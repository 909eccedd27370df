"""Full stops: those that end a sentence, and those of words cut short."""

import re

CUT_SHORT = re.compile(
    r"(?:St|Mr|Mrs|Ms|Dr|Prof|Gov|Sen|Rep|Lt|Col|Gen|Maj|Brig|Adm|Capt|Cpl|Sgt|Insp|Supt|Det|Rev|Hon|Cllr|No|vs|"
    r"Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|Jr|Sr|[A-Z]|[A-Z]\.[A-Z]|[ap]\.m)\."
)
"""A word cut short, its stop included."""
_ENDED = re.compile(r"[.!?…][\"”’')\]]*$")
_PROSE_ENDS = (".", "!", "?", '"', "”")
_FARTHEST_BACK = 400
_LONGEST_BEFORE = 50
_STOPPED = re.compile(r"(\S+[.!?][\"”’']?)\s+(?=[A-Z“\"‘'])")


def starts_within(text: str) -> list[int]:
    """Where sentences begin within `text`, the first left out: offsets in code points."""
    return [stop.end() for stop in _STOPPED.finditer(text) if not CUT_SHORT.fullmatch(stop[1])]


def ends_a_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence does, and a line of a page does not."""
    return _ENDED.search(text) is not None


def sentence_before(text: str, start: int) -> tuple[int, int] | None:
    """Where the sentence stands that ends right before `start`, in offsets in code points; None if no prose does, or it
    is too long to be read on the way.
    """
    end = len(text[:start].rstrip())
    told = text[max(0, start - _FARTHEST_BACK) : end]
    line = told[told.rfind("\n") + 1 :]
    if not line.endswith(_PROSE_ENDS):
        return None
    stops = starts_within(line)
    whole = bool(stops) or len(line) < len(told) or start <= _FARTHEST_BACK
    begins = end - len(line) + (stops[-1] if stops else 0)
    return (begins, end) if whole and len(text[begins:end].split()) <= _LONGEST_BEFORE else None
