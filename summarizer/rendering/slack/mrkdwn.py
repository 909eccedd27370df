"""Text in Slack's mrkdwn: what comes from an article is shown as it is, and can do nothing.

`<`, `>` and `&` are escaped, so that no mention, channel call, date or link can be formed; the marks of bold, italic,
strike-through, code, emoji and of a quoted line are replaced by characters of the same looks where Slack would act on
them, so that no word can be struck out, hidden or put into another's mouth.
"""

import html
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

_UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff"
    r"\U000e0000-\U000e007f]"
)
_MARK = re.compile(r"[*~`]|(?<!\w)_|_(?!\w)|:(?=[\w+'-]*[A-Za-z+-][\w+'-]*:|(?:100|1234):)|^[>\s]*>")
_SAME_LOOKS = str.maketrans({"*": "∗", "~": "∼", "`": "ˋ", "_": "＿", ":": "∶", ">": "›"})
LONGEST_ESCAPE = len("&amp;")


def clean(text: str) -> str:
    """`text` on one line, without characters that are not seen."""
    return " ".join(_UNSEEN.sub("", text).split())


def escape(text: str) -> str:
    """`text` as mrkdwn that shows these words and does nothing."""
    return html.escape(_MARK.sub(lambda mark: mark.group().translate(_SAME_LOOKS), clean(text)), quote=False)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one style. `lead` is our own markup before them; `text` is anyone's; `url` is already safe."""

    text: str
    style: str = ""
    lead: str = ""
    url: str | None = None

    def markup(self) -> str:
        """The piece as mrkdwn; empty where there are no words."""
        words = escape(self.text)
        if not words:
            return ""
        if self.url:
            words = f"<{html.escape(self.url, quote=False)}|{words}>"
        return f"{self.lead}{self.style}{words}{self.style}"

    def within(self, limit: int) -> Iterator[str]:
        """The piece as mrkdwn in parts of at most `limit` characters, cut between words where there are any."""
        if len(self.markup()) <= limit:
            yield self.markup()
            return
        width = (limit - len(self.lead) - 2 * len(self.style)) // LONGEST_ESCAPE
        lines = textwrap.wrap(clean(self.text), width, break_on_hyphens=False)
        for number, line in enumerate(lines):
            yield Piece(line, self.style, self.lead if number == 0 else " ").markup()


Line = tuple[Piece, ...]


def strings(line: Line, limit: int) -> list[str]:
    """`line` as mrkdwn: one string, or as many as it takes to keep each within `limit` characters."""
    parts = [""]
    for piece in line:
        for part in piece.within(limit):
            if parts[-1] and len(parts[-1]) + len(part) > limit:
                parts.append("")
            parts[-1] += part if parts[-1] else part.lstrip()
    return [part for part in parts if part]
