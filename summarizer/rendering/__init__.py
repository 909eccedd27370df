"""Rendering: a brief as Markdown, as a page beside its article, as Slack messages, and as JSON-LD.

JSON is the brief's own `to_json`.
"""

from summarizer.rendering.jsonld import render_jsonld
from summarizer.rendering.markdown import render_markdown
from summarizer.rendering.page import render_page
from summarizer.rendering.slack import render_slack

__all__ = ["render_jsonld", "render_markdown", "render_page", "render_slack"]
