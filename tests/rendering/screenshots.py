"""Screenshots of the page and of the Slack messages of a brief, as the bot posts them, with its buttons:
`python -m tests.rendering.screenshots [FOLDER [ARTICLE]]`.
"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from summarizer import Summarizer
from summarizer.rendering import render_page
from summarizer.slack.posting import answer_messages
from summarizer.slack.store import Job
from tests.chromium import CHROMIUM, FLAGS
from tests.conftest import HARBOUR
from tests.rendering.slack_preview import preview

FOLDER = Path(__file__).parents[2] / ".screenshots"
SHOTS = {
    "page-light": ("light", {"width": 1280, "height": 860}, "what-2"),
    "page-dark": ("dark", {"width": 1280, "height": 860}, "disputed-1-2"),
}

ASKED = Job(kind="message", enterprise=None, team="T", channel="C", thread="1.1", user="U", source="", article="", brief=1)  # fmt: skip


def main(folder: Path = FOLDER, article: Path = HARBOUR) -> None:
    """Make the screenshots in `folder`, with one item held in each of the page."""
    folder.mkdir(exist_ok=True)
    page, slack = folder / "page.html", folder / "slack.html"
    with Summarizer(model="none") as summarizer:
        brief = summarizer.brief(article)
    page.write_text(render_page(brief), encoding="utf-8")
    slack.write_text(preview(answer_messages(ASKED, brief)), encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name, (scheme, size, item) in SHOTS.items():
            window = browser.new_page(viewport=size, color_scheme=scheme, reduced_motion="reduce")
            window.goto(page.as_uri())
            window.locator(f"#{item}-cite").press("Enter")
            window.evaluate(
                "section => section === 'what' ? scrollTo(0, 0) : document.getElementById(section).scrollIntoView()",
                item.split("-")[0],
            )
            window.screenshot(path=folder / f"{name}.png")
        window = browser.new_page(viewport={"width": 700, "height": 860})
        window.goto(slack.as_uri())
        window.screenshot(path=folder / "slack.png", full_page=True)
        browser.close()
    page.unlink()
    slack.unlink()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
