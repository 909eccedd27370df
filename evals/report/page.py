"""`python -m evals report`: results as one HTML file that needs nothing else.

Article and model text is escaped by the template engine; besides, the page's content policy names its own script and
style by their digests and allows nothing else, so that text which slipped through could still load and run nothing.
"""

import base64
import hashlib
from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from evals.matching import SECTIONS
from evals.report.results import KINDS, Result, article_views
from evals.running import RESULTS

HERE = Path(__file__).parent
SHAPES = 4
"""Colours and shapes that tell results apart; a fifth result looks like the first, and is named all the same."""


def write(paths: Sequence[Path], output: Path) -> None:
    """Write the page of the results in `paths`, of all kept results where none is given."""
    chosen = list(paths) or sorted(RESULTS.glob("*.json"))
    if not chosen:
        raise FileNotFoundError(f"no results in {RESULTS}: make one with `python -m evals run`")
    output.write_text(page([Result.of(path) for path in chosen]), encoding="utf-8")


def page(results: Sequence[Result]) -> str:
    """The page of some results, the first of which the others are read beside."""
    script, style = ((HERE / name).read_text(encoding="utf-8") for name in ("report.js", "report.css"))
    articles = list(article_views(results))
    return _template().render(
        script=script,
        style=style,
        policy=f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; base-uri 'none'; "
        "form-action 'none'",
        results=results,
        shapes=SHAPES,
        articles=articles,
        by_score=sorted(articles, key=lambda article: article.mean),
        sections=SECTIONS,
        rated=(*SECTIONS, "macro"),
        kinds=KINDS,
    )


def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["percent"] = lambda share: f"{100 * share:.2f}%"
    return environment.get_template("page.html.jinja")


def _digest(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
