"""Rendering: a brief as Markdown. JSON is the brief's own `to_json`."""

from summarizer.rendering.markdown import render_markdown

__all__ = ["render_markdown"]
