"""Rendering: a brief as Markdown or as Slack messages. JSON is the brief's own `to_json`."""

from summarizer.rendering.markdown import render_markdown
from summarizer.rendering.slack import render_slack

__all__ = ["render_markdown", "render_slack"]
