"""Blocks within Slack's limits, packed into as few messages as hold them.

Limits: https://docs.slack.dev/reference/block-kit/blocks (50 blocks a message, 3,000 characters a section, 2,000 a
field, 150 a header, 10 elements in a context). Slack also refuses a message whose blocks are too long together
(`msg_blocks_too_long`) and does not document at what length; refusals were seen from about 11,000 characters
(slackapi/bolt-js issues 2509 and 2867), so a message stays below that, measured as JSON.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, TypedDict

from summarizer.rendering.slack.mrkdwn import Line, clean, strings

Block = dict[str, Any]
MOST_BLOCKS = 48
"""Two fewer than Slack allows, for what the bot adds below a brief."""
MOST_JSON = 9_000
MOST_SECTION, MOST_FIELD, MOST_HEADER, MOST_CONTEXT = 3_000, 2_000, 150, 2_000


class SlackMessage(TypedDict):
    """What chat.postMessage takes: the text of the notification, and the blocks."""

    text: str
    blocks: list[Block]


def header(title: str) -> Block:
    """A header; a longer title is cut, as is shown by its last character."""
    text = clean(title).translate(str.maketrans("<>", "‹›"))
    return {"type": "header", "text": {"type": "plain_text", "text": shortened(text, MOST_HEADER), "emoji": False}}


def shortened(text: str, most: int) -> str:
    """`text` in at most `most` characters."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def mrkdwn(text: str) -> Block:
    """A text object that Slack looks for no names or addresses in."""
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def text_section(text: str) -> Block:
    """A section of ready mrkdwn that Slack does not fold."""
    return {"type": "section", "text": mrkdwn(text), "expand": True}


def context(line: Line) -> list[Block]:
    """Small print."""
    return [{"type": "context", "elements": [mrkdwn(part)]} for part in strings(line, MOST_CONTEXT)]


def paragraphs(lines: Iterable[Line]) -> Iterator[Block]:
    """Sections that hold the lines in order, as many lines in each as there is room for."""
    held = ""
    for part in (part for line in lines for part in strings(line, MOST_SECTION)):
        if held and len(held) + 1 + len(part) > MOST_SECTION:
            yield text_section(held)
            held = ""
        held += f"\n{part}" if held else part
    if held:
        yield text_section(held)


def side_by_side(columns: list[Line]) -> Iterator[Block]:
    """The columns two by two; one that is too long for a field stands below as paragraphs."""
    fields = [parts for parts in (strings(column, MOST_FIELD) for column in columns) if parts]
    short = [parts[0] for parts in fields if len(parts) == 1]
    for at in range(0, len(short), 2):
        yield {"type": "section", "fields": [mrkdwn(text) for text in short[at : at + 2]]}
    yield from paragraphs(column for column in columns if len(strings(column, MOST_FIELD)) > 1)


def messages(blocks: Iterable[Block], text: str) -> list[SlackMessage]:
    """The blocks in order, in as few messages as Slack's limits allow; `text` is what a notification shows."""
    packed: list[list[Block]] = [[]]
    length = 0
    for block in blocks:
        size = len(json.dumps(block, ensure_ascii=False))
        if packed[-1] and (len(packed[-1]) == MOST_BLOCKS or length + size > MOST_JSON):
            packed.append([])
            length = 0
        packed[-1].append(block)
        length += size
    return [{"text": text, "blocks": each} for each in packed]
