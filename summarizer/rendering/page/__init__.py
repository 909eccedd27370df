"""The page: a brief beside its article, in one HTML file that asks for nothing else."""

from summarizer.rendering.page.page import render_page

__all__ = ["render_page"]
