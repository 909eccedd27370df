"""Slack's documented limits of Block Kit, as a check that names every breach of them.

From https://docs.slack.dev/reference/block-kit (blocks, block elements, composition objects) and
https://docs.slack.dev/reference/methods/chat.postMessage; written apart from the renderer.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

MOST_TOGETHER = 11_000  # characters of one message's blocks; observed, not documented
CONTROL = re.compile(r"<([^>]*)>")


def breaches(message: dict[str, Any]) -> list[str]:
    """Every way in which Slack would refuse or alter `message`; empty where there is none."""
    return list(_message(message))


def _message(message: dict[str, Any]) -> Iterator[str]:
    blocks = message["blocks"]
    if not 1 <= len(blocks) <= 50:
        yield f"{len(blocks)} blocks"
    if not 1 <= len(message["text"]) <= 4_000:
        yield f"text of {len(message['text'])}"
    yield from _markup(message["text"])
    if len(json.dumps(blocks, ensure_ascii=False)) > MOST_TOGETHER:
        yield "blocks too long together"
    json.dumps(message, ensure_ascii=False).encode("utf-8")
    for block in blocks:
        yield from KINDS[block["type"]](block)
        if len(block.get("block_id", "")) > 255:
            yield "block_id"


def _header(block: dict[str, Any]) -> Iterator[str]:
    yield from _text(block["text"], 150, plain=True)


def _section(block: dict[str, Any]) -> Iterator[str]:
    if "text" not in block and "fields" not in block:
        yield "section of nothing"
    if "text" in block:
        yield from _text(block["text"], 3_000)
    if "fields" in block:
        if not 1 <= len(block["fields"]) <= 10:
            yield f"{len(block['fields'])} fields"
        for field in block["fields"]:
            yield from _text(field, 2_000)


def _context(block: dict[str, Any]) -> Iterator[str]:
    if not 1 <= len(block["elements"]) <= 10:
        yield f"{len(block['elements'])} elements"
    for element in block["elements"]:
        yield from _text(element, 3_000)


def _context_actions(block: dict[str, Any]) -> Iterator[str]:
    if not 1 <= len(block["elements"]) <= 5:
        yield f"{len(block['elements'])} actions"
    for element in block["elements"]:
        if not 1 <= len(element["action_id"]) <= 255:
            yield "action_id"
        for name in ("positive_button", "negative_button"):
            yield from _text(element[name]["text"], 75, plain=True)
            if not 1 <= len(element[name]["value"]) <= 2_000:
                yield "button value"


def _divider(block: dict[str, Any]) -> Iterator[str]:
    yield from ()


KINDS = {
    "divider": _divider,
    "header": _header,
    "section": _section,
    "context": _context,
    "context_actions": _context_actions,
}


def _text(text: dict[str, Any], most: int, *, plain: bool = False) -> Iterator[str]:
    if text["type"] != ("plain_text" if plain else "mrkdwn"):
        yield f"text of type {text['type']}"
    if not 1 <= len(text["text"]) <= most:
        yield f"{len(text['text'])} characters where {most} are allowed"
    if not plain:
        if text.get("verbatim") is not True:
            yield "Slack would look for links and names by itself"
        yield from _markup(text["text"])
    elif re.search(r"[<>]", text["text"]):
        yield "angle brackets in plain text"


def _markup(text: str) -> Iterator[str]:
    for inside in CONTROL.findall(text):
        if not re.fullmatch(r"https?://[^|<>\s]+\|(open the article|\[\d+\])", inside):
            yield f"not a link of ours: <{inside[:60]}>"
    if "<" in CONTROL.sub("", text):
        yield "an unclosed angle bracket"
    if re.search(r"&(?!amp;|lt;|gt;)", text):
        yield "an unescaped ampersand"


def words_of(messages: list[dict[str, Any]]) -> str:
    """All that can be read in the messages, with Slack's escapes undone and spaces left out."""
    found: list[str] = []
    for message in messages:
        for block in message["blocks"]:
            for text in (block.get("text"), *block.get("fields", ()), *block.get("elements", ())):
                if text and isinstance(text.get("text"), str):
                    found.append(CONTROL.sub(lambda link: link.group(1).partition("|")[2], text["text"]))
    joined = "".join(found).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return re.sub(r"\s", "", joined)
