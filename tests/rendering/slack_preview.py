"""Draws Block Kit messages roughly as Slack does, for looking at: only the blocks that our messages use."""

import html
import re
from collections.abc import Mapping, Sequence
from typing import Any

STYLE = """
body { margin: 0; font: 15px/1.46 Lato, "Helvetica Neue", Arial, sans-serif; color: #1d1c1d; background: #fff }
.message { display: grid; grid-template-columns: 36px 1fr; gap: 0 8px; padding: 10px 20px; max-width: 660px }
.face { width: 36px; height: 36px; border-radius: 6px; background: #2f4b8c; color: #fff; font-weight: 900;
  text-align: center; line-height: 36px }
.name { font-weight: 900 } .name small { font-weight: 400; color: #616061; margin-left: 6px }
.app { font-size: 10px; font-weight: 700; background: #e8e8e8; color: #616061; border-radius: 2px; padding: 1px 3px }
.header { font-size: 18px; font-weight: 900; margin: 4px 0 } .section { margin: 4px 0 10px }
.context { font-size: 13px; color: #616061; margin: 4px 0 } .actions { display: flex; gap: 8px; margin: 8px 0 }
blockquote { margin: 2px 0 4px; padding-left: 12px; border-left: 4px solid #ddd; color: #454447 }
button { font: 700 13px Lato, Arial, sans-serif; padding: 5px 12px; background: #fff; border: 1px solid #bbb;
  border-radius: 4px }
.fields { display: grid; grid-template-columns: 1fr 1fr; gap: 4px 16px; margin: 4px 0 10px }
hr { border: 0; border-top: 1px solid #ddd }
"""
_BOLD = re.compile(r"(?<![\w*])\*(\S(?:.*?\S)?)\*(?![\w*])")
_ITALIC = re.compile(r"(?<![\w_])_(\S(?:.*?\S)?)_(?![\w_])")
_LINK = re.compile(r"&lt;(https?://[^|&]+)\|(.+?)&gt;")


def preview(messages: Sequence[Mapping[str, Any]], name: str = "Briefs") -> str:
    """One HTML page with `messages`, each an object with `blocks`, one below the other."""
    drawn = "".join(_message(each, name) for each in messages)
    return f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Slack</title><style>{STYLE}</style>{drawn}'


def _message(message: Mapping[str, Any], name: str) -> str:
    blocks = "".join(_block(block) for block in message["blocks"])
    head = f'<div class="name">{html.escape(name)} <span class="app">APP</span><small>9:41</small></div>'
    return f'<div class="message"><div class="face">{html.escape(name[:1])}</div><div>{head}{blocks}</div></div>'


def _block(block: Mapping[str, Any]) -> str:
    match block["type"]:
        case "header":
            return f'<div class="header">{html.escape(block["text"]["text"])}</div>'
        case "section" if "fields" in block:
            return f'<div class="fields">{"".join(f"<div>{_text(each)}</div>" for each in block["fields"])}</div>'
        case "section":
            return f'<div class="section">{_text(block["text"])}</div>'
        case "context":
            return f'<div class="context">{" ".join(_text(each) for each in block["elements"])}</div>'
        case "context_actions":
            return f'<div class="actions">{"".join(_feedback(each) for each in block["elements"])}</div>'
        case "divider":
            return "<hr>"
        case other:
            raise ValueError(f"no drawing of a {other} block")


def _feedback(element: Mapping[str, Any]) -> str:
    buttons = {"👍": element["positive_button"], "👎": element["negative_button"]}
    return "".join(f"<button>{sign} {html.escape(each['text']['text'])}</button>" for sign, each in buttons.items())


def _text(text: Mapping[str, Any]) -> str:
    if text["type"] == "plain_text":
        return html.escape(text["text"])
    lines = [_line(line) for line in text["text"].split("\n")]
    return "".join(
        line if line.startswith("<blockquote>") else f"{line}<br>" if line else "<br>" for line in lines
    ).replace("<br><blockquote>", "<blockquote>")


def _line(line: str) -> str:
    quoted = line.removeprefix(">").removeprefix("&gt;").lstrip() if line.startswith((">", "&gt;")) else None
    words = html.escape(html.unescape(line if quoted is None else quoted))
    words = _LINK.sub(r'<a href="\1">\2</a>', words)
    words = _ITALIC.sub(r"<em>\1</em>", _BOLD.sub(r"<strong>\1</strong>", words))
    return words if quoted is None else f"<blockquote>{words}</blockquote>"
