"""The page in a real browser: it runs nothing foreign, and every error lights up its words, by mouse and by keyboard."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from evals import running
from evals.gold import load
from evals.report.page import write
from evals.running import Prediction

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
HOSTILE = "</script></style><img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>"
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def path(predictions: list[Prediction], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of two results, the second of which says hostile things of the first article."""
    folder = tmp_path_factory.mktemp("page")
    first = predictions[0]
    number = dict(first.sections["numbers"][0], counts=HOSTILE, said_by=[HOSTILE])
    spoilt = replace(first, summary=HOSTILE, sections={**first.sections, "numbers": [number]})
    paths = [running.save("none", predictions[:3], folder), running.save("spoilt", [spoilt], folder)]
    write(paths, folder / "page.html")
    return folder / "page.html"


class Opened:
    """The page in a window of its own, with all that it asked for and complained of."""

    def __init__(
        self, browser: "Browser", path: Path, size: dict[str, int], scheme: Any = "light", at: str = ""
    ) -> None:
        self.page: Page = browser.new_page(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(path.as_uri() + at)

    def lit(self, layer: str) -> str:
        return "".join(self.page.locator(f".lit-{layer}").all_text_contents())


@pytest.fixture
def opened(browser: "Browser", path: Path, predictions: list[Prediction]) -> Iterator[Opened]:
    """The first article open on a wide screen."""
    window = Opened(browser, path, WIDE, at=f"#{predictions[0].fixture}")
    yield window
    window.page.close()


def test_nothing_is_asked_for_and_nothing_goes_wrong(opened: Opened, path: Path) -> None:
    opened.page.locator(".faults button").first.click()
    assert {url.split("#")[0] for url in opened.asked} == {path.as_uri()}
    assert opened.complaints == []


def test_hostile_text_is_text(opened: Opened) -> None:
    assert opened.page.title() == "Evaluation of briefs: none, spoilt"
    assert opened.page.locator("img").count() == 0
    assert opened.page.get_by_text("<script>document.title='owned'</script>").count() >= 2


def test_the_policy_runs_no_other_script(opened: Opened) -> None:
    script = "const s = document.createElement('script'); s.textContent = 'document.title = \"owned\"'; document.body.append(s)"
    opened.page.evaluate(script)
    assert opened.page.title() == "Evaluation of briefs: none, spoilt"
    assert "Content Security Policy" in " ".join(opened.complaints)


def test_a_link_opens_its_article(opened: Opened, predictions: list[Prediction]) -> None:
    second = predictions[1].fixture
    is_open = opened.page.locator(f"#{second}[open]")
    assert is_open.count() == 0
    opened.page.locator(f'.articles-plot a[href="#{second}"]').click()
    is_open.wait_for(state="attached")


def test_pointing_at_an_error_lights_its_words(opened: Opened, predictions: list[Prediction]) -> None:
    numbers = load(predictions[0].fixture).gold.numbers
    in_order = [sorted(each.evidence, key=lambda span: span.start) for each in numbers]
    missed = opened.page.locator('[open] li[data-section="numbers"][data-kind="missed"] button').first
    missed.scroll_into_view_if_needed()
    missed.hover()
    assert opened.lit("gold") in {"".join(span.quote for span in spans) for spans in in_order}
    assert any(each.text in opened.lit("word") for each in numbers)
    assert opened.lit("predicted") == ""
    assert in_view(opened.page)
    opened.page.mouse.move(1, 1)
    assert opened.lit("gold") == ""


def in_view(page: "Page") -> bool:
    """Whether the first lit words are inside the part of the text that is shown."""
    return bool(
        page.locator("[open] .text").evaluate(
            "text => { const frame = text.getBoundingClientRect(), lit = text.querySelector('[class*=lit-]')"
            ".getBoundingClientRect(); return lit.top >= frame.top && lit.top < frame.bottom }"
        )
    )


def test_a_matched_error_lights_both_sides(opened: Opened) -> None:
    altered = opened.page.locator('[open] li[data-kind="altered"] button').first
    altered.hover()
    assert opened.lit("gold")
    assert opened.lit("predicted")


def test_everything_is_reached_by_keyboard(opened: Opened) -> None:
    page = opened.page
    page.locator("[open] summary").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "text"
    page.keyboard.press("Tab")
    first = page.locator("[open] .faults button").first
    assert first.evaluate("button => button === document.activeElement")
    assert opened.lit("gold") or opened.lit("predicted")
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    assert first.get_attribute("aria-pressed") == "true"
    assert opened.lit("gold") or opened.lit("predicted")
    page.keyboard.press("Escape")
    assert first.get_attribute("aria-pressed") == "false"
    assert opened.lit("gold") == opened.lit("predicted") == ""


def test_pressing_words_leads_to_each_of_their_errors_in_turn(opened: Opened) -> None:
    words = opened.page.locator("[open] .text [data-marks]").first
    errors = list(dict.fromkeys(mark[:-1] for mark in (words.get_attribute("data-marks") or "").split()))
    found = []
    for _ in errors:
        words.click()
        found.append(opened.page.locator('[aria-pressed="true"]').get_attribute("data-error"))
    assert sorted(found, key=str) == sorted(errors)


def test_filters_hide_the_other_errors_and_count_the_rest(opened: Opened) -> None:
    page = opened.page
    page.locator("select[name=kind]").select_option("missed")
    page.locator("select[name=results]").select_option("only 1")
    shown = page.locator("[open] .faults li:visible")
    assert shown.count() > 0
    assert set(shown.evaluate_all("items => items.map(item => item.dataset.kind + item.dataset.results)")) == {
        "missed1"
    }
    assert page.locator("[open] .count").text_content() == f"{shown.count()} errors"
    page.locator("select[name=kind]").select_option("")
    page.locator("select[name=results]").select_option("")
    assert page.locator("output").text_content() == f"{page.locator('.faults li').count()} errors"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_it_is_readable_and_accessible(
    browser: "Browser", path: Path, predictions: list[Prediction], scheme: str, size: dict[str, int]
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    window = Opened(browser, path, size, scheme, at=f"#{predictions[0].fixture}")
    page = window.page
    page.locator('[open] li[data-kind="altered"] button').first.click()
    light = page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(253, 253, 251)"
    assert light == (scheme == "light")
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert [violation["id"] for violation in Axe().run(page).response["violations"]] == []
    page.close()
