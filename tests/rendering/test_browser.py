"""The page in a real browser: what lights up by mouse and keyboard, that it is inert, asks for nothing, and is accessible."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from evals.gold import split_of
from summarizer.brief import Brief
from summarizer.rendering import render_page
from summarizer.rendering.desk import for_a_desk
from tests.rendering.briefs import HOSTILE, LINES, TITLE, a_brief, a_hostile_brief, brief_of_fixture

pytestmark = pytest.mark.browser
WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 360, "height": 740}
INSIDE = """lit => { const { top, bottom } = lit.getBoundingClientRect(), frame = document.getElementById("article");
const sticky = getComputedStyle(frame).position === "sticky";
return top >= 0 && bottom <= (sticky ? frame.clientHeight : innerHeight) }"""


class Window:
    """A brief's page in a window of its own, with all that it asked for and complained of; motion is off."""

    def __init__(
        self, browser: Any, folder: Path, brief: Brief, size: dict[str, int] = WIDE, scheme: str = "light"
    ) -> None:
        self.path = folder / "brief.html"
        self.path.write_text(render_page(brief), encoding="utf-8")
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.page = browser.new_page(viewport=size, color_scheme=scheme, reduced_motion="reduce")
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(self.path.as_uri())

    def item(self, key: str) -> Any:
        return self.page.locator(f'[data-item="{key}"]')

    def words(self, kind: str = "lit") -> str:
        return "".join(self.page.locator(f".text .{kind}").all_text_contents())

    def items(self) -> list[str]:
        return self.page.locator("[data-item].lit").evaluate_all("found => found.map(item => item.dataset.item)")

    def focused(self) -> str:
        return self.page.evaluate("document.activeElement.id")

    def shows(self, locator: str) -> bool:
        return self.page.locator(locator).first.evaluate(INSIDE)

    def shows_one_of(self, locator: str) -> bool:
        return any(each.evaluate(INSIDE) for each in self.page.locator(locator).all())


@pytest.fixture
def window(browser: Any, tmp_path: Path) -> Iterator[Window]:
    opened = Window(browser, tmp_path, a_brief())
    yield opened
    opened.page.close()
    assert opened.complaints == []
    assert set(opened.asked) == {opened.path.as_uri()}


def test_pointing_lights_words_and_leaving_puts_them_out(window: Window) -> None:
    window.item("numbers-2").hover()
    assert window.words() == "The union said 12,000 boxes and 2,000 cars were stuck."
    assert window.words("exact") == "2,000"
    assert window.items() == ["numbers-2"]
    window.page.mouse.move(1, 1)
    assert window.words() == ""


def test_a_click_holds_the_light_scrolls_to_it_and_lets_go(window: Window) -> None:
    assert not window.shows("#article p >> nth=-2")
    window.item("stances-1").click(position={"x": 5, "y": 5})
    assert window.words() == LINES[-1]
    assert window.words("exact") == "a fair offer"
    assert window.shows(".text .lit")
    window.page.mouse.move(1, 1)
    assert window.words() == LINES[-1]
    assert window.page.locator('[aria-pressed="true"]').get_attribute("id") == "stances-1-cite"
    window.page.keyboard.press("Escape")
    assert window.words() == ""
    assert window.page.locator('[aria-pressed="true"]').count() == 0


def test_a_second_click_lets_go(window: Window) -> None:
    for _ in range(2):
        window.item("what-1").click(position={"x": 5, "y": 5})
    window.page.mouse.move(1, 1)
    assert window.words() == ""


def test_overlapping_spans_light_each_for_itself(window: Window) -> None:
    window.item("what-1").hover()
    whole = window.words()
    window.item("numbers-1").hover()
    assert whole.startswith(window.words() + " The union")
    assert window.words("exact") == "2,000"


def test_an_item_of_several_spans_lights_all_of_them(window: Window) -> None:
    window.item("who-2").hover()
    assert window.words().endswith("were stuck.The union denied it.")


def test_clicking_words_lights_the_items_that_rest_on_them(window: Window) -> None:
    window.page.locator("#article").get_by_text("boxes and").click()
    assert window.items() == ["what-1", "numbers-2", "who-2"]
    window.page.get_by_text("denied").last.click()
    assert window.items() == ["disputed-1-2", "who-2"]


def test_items_out_of_sight_are_scrolled_to(window: Window) -> None:
    window.page.locator("#article").evaluate("article => article.scrollTo(0, article.scrollHeight)")
    window.page.locator(".text span", has_text="Transport").click()
    assert window.items() == ["stances-1", "stances-2", "who-1"]
    assert window.shows("[data-item].lit")


def test_selecting_text_holds_nothing(window: Window) -> None:
    box = window.page.locator("#what-1 bdi").first.bounding_box()
    middle = box["y"] + box["height"] / 2
    window.page.mouse.move(box["x"], middle)
    window.page.mouse.down()
    window.page.mouse.move(box["x"] + box["width"], middle)
    window.page.mouse.up()
    assert window.page.evaluate("String(getSelection()).trim()") == "Dockers walked"
    assert window.page.locator('[aria-pressed="true"]').count() == 0


def test_keyboard_alone_reaches_items_words_and_back(window: Window) -> None:
    page = window.page
    page.locator("nav a").last.focus()
    page.keyboard.press("Tab")
    assert window.focused() == "what-1-cite"
    assert window.words().startswith("On 4 March")
    page.keyboard.press("Tab")
    assert window.focused() == "disputed-1-1-cite"
    page.keyboard.press("ArrowUp")
    assert window.focused() == "what-1-cite"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    note = page.evaluate("document.activeElement.dataset.note")
    assert page.locator("#disputed-1-1-cite").text_content() == note
    assert window.items() == ["disputed-1-1"]
    page.keyboard.press("Space")
    assert page.locator(f"#note-{note}").get_attribute("aria-pressed") == "true"
    page.keyboard.press("ArrowLeft")
    assert window.focused() == "disputed-1-1-cite"
    page.keyboard.press("Escape")
    assert page.locator('[aria-pressed="true"]').count() == 0


def test_a_screen_reader_hears_the_item_and_its_words(window: Window) -> None:
    cite = window.page.locator("#numbers-1-cite")
    tree = window.page.locator('[data-item="numbers-1"]').aria_snapshot()
    assert "more than 2,000" in tree
    described = cite.evaluate(
        "cite => cite.getAttribute('aria-describedby').trim().split(' ').map(id => document.getElementById(id).textContent).join('')"
    )
    assert described == "On 4 March, more than 2,000 dockers walked out at Port Velm."


def test_on_one_column_the_way_leads_to_the_words_and_back(browser: Any, tmp_path: Path) -> None:
    window = Window(browser, tmp_path, a_brief(), NARROW)
    window.item("numbers-2").click(position={"x": 5, "y": 5})
    assert window.shows(".text .exact")
    window.page.get_by_role("button", name="Back to the brief").click()
    assert window.focused() == "numbers-2-cite"
    assert window.shows('[data-item="numbers-2"]')
    window.page.close()


@pytest.mark.parametrize(
    "brief",
    [a_brief(), a_brief(article=a_brief().article.model_copy(update={"title": None}))],
    ids=["titled", "untitled"],
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_it_is_readable_and_accessible(
    browser: Any, tmp_path: Path, brief: Brief, size: dict[str, int], scheme: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    window = Window(browser, tmp_path, brief, size, scheme)
    page = window.page
    page.locator("summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    for key in ("what-1", "numbers-2", "stances-2", "disputed-1-2", "who-1"):
        window.item(key).click(position={"x": 5, "y": 5})
        violations = Axe().run(page).response["violations"]
        assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in violations] == []
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == (
        "rgb(255, 255, 255)" if scheme == "light" else "rgb(19, 20, 22)"
    )
    page.close()


def test_the_sides_of_a_dispute_are_two_columns_and_on_a_narrow_screen_one(browser: Any, tmp_path: Path) -> None:
    for size, columns in ((WIDE, 2), (NARROW, 1)):
        window = Window(browser, tmp_path, a_brief(), size)
        first, second = (each.bounding_box() for each in window.page.locator(".sides > li").all())
        if columns == 2:
            assert first["y"] == second["y"]
            assert second["x"] >= first["x"] + first["width"]
        else:
            assert second["y"] >= first["y"] + first["height"]
        window.page.close()


def test_the_numbers_are_a_table_with_hedge_speaker_and_date(window: Window) -> None:
    heads, *rows = [
        [" ".join(cell.inner_text().split()) for cell in row.locator("th, td").all()]
        for row in window.page.locator("table tr").all()
    ]
    assert [head.lower() for head in heads] == ["number", "in the article's words", "who says so", "as of"]
    note = r"\d+"
    assert re.fullmatch(rf"more than 2,000 dockers {note}", rows[0][0])
    assert rows[0][1:] == ["On 4 March, more than 2,000 dockers walked out at Port Velm", "the article", "4 March 2025"]
    assert re.fullmatch(rf"2,000 cars {note}", rows[1][0])
    assert rows[1][1:] == ["The union said 12,000 boxes and 2,000 cars were stuck", "The union", "—"]


def test_what_was_refused_is_behind_a_fold(window: Window) -> None:
    assert not window.page.locator(".reason").is_visible()
    window.page.locator("summary").click()
    assert window.page.locator(".reason").is_visible()


def evidence_of(brief: Brief, section: str, number: int) -> str:
    """The words of an item as they stand in the article, each once, without spaces."""
    spans = getattr(brief, section)[number - 1].evidence
    places = sorted({place for each in spans for place in range(each.start, each.end)})
    return "".join("".join(brief.article.text[place] for place in places).split())


@pytest.mark.parametrize("fixture", split_of("dev")[:4])
def test_the_brief_of_a_real_article_lights_its_words_and_is_accessible(
    fixture: str, browser: Any, tmp_path: Path
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    window = Window(browser, tmp_path, brief_of_fixture(fixture))
    brief = for_a_desk(brief_of_fixture(fixture))
    for section in ("what", "numbers", "stances", "who"):
        for number in range(1, len(getattr(brief, section)) + 1):
            window.item(f"{section}-{number}").locator(".cite").press("Enter")
            assert "".join(window.words().split()) == evidence_of(brief, section, number)
            assert window.shows_one_of(".text .lit")  # two places far apart cannot both be shown
    violations = Axe().run(window.page).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in violations] == []
    assert window.complaints == []
    window.page.close()


def test_hostile_text_is_text_and_nothing_more(browser: Any, tmp_path: Path) -> None:
    window = Window(browser, tmp_path, a_hostile_brief())
    page = window.page
    seen = HOSTILE.replace("\x00", "").replace("\x1b", "").replace("\u202e", "")
    assert page.title() == seen
    assert page.locator("h1").text_content() == seen
    assert page.locator("img").count() == 0
    assert page.locator("script").count() == page.locator("style").count() == 1
    window.item("what-1").click(position={"x": 5, "y": 5})
    assert "{{ 7 * 7 }}" in window.words()
    assert window.complaints == []
    assert set(window.asked) == {window.path.as_uri()}
    page.close()


def test_the_policy_runs_no_other_script_and_loads_nothing(browser: Any, tmp_path: Path) -> None:
    window = Window(browser, tmp_path, a_brief())
    failed: list[Any] = []
    window.page.on("requestfailed", lambda request: failed.append(request.failure))
    window.page.evaluate("""() => { const script = document.createElement("script"); script.textContent = "document.title = 'owned'";
        const image = new Image(); image.src = "https://example.invalid/x.png"; document.body.append(script, image) }""")
    assert window.page.title() == TITLE
    assert "script-src" in " ".join(window.complaints)
    assert "default-src" in " ".join(window.complaints)
    assert failed == ["csp"]
    window.page.close()


def test_print_holds_the_brief_what_was_refused_and_the_article(browser: Any, tmp_path: Path) -> None:
    window = Window(browser, tmp_path, a_brief())
    page = window.page
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator(".reason").is_visible()
    assert not page.locator("nav").is_visible()
    below = "document.getElementById('article').getBoundingClientRect().top >= document.getElementById('brief').getBoundingClientRect().bottom"
    assert page.evaluate(below)
    assert page.locator("#article").evaluate("article => article.scrollHeight <= article.clientHeight")
    assert page.pdf().startswith(b"%PDF")
    page.close()


def test_the_readme_screenshots_are_there_and_small() -> None:
    from tests.rendering.screenshots import FOLDER, SHOTS

    shots = {path.stem: path.stat().st_size for path in FOLDER.glob("*")}
    assert shots.keys() == {*SHOTS, "slack"}
    assert all(0 < size < 300_000 for size in shots.values())
