"""The page: one file, nothing fetched, nothing of an article or a model taken for markup."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from evals import running
from evals.gold import load, split_of
from evals.matching import SECTIONS
from evals.report.page import page, write
from evals.report.results import Result
from evals.running import Prediction, scored

HOSTILE = "</script></style><img src=x onerror=alert(1)>{{ 7 * 7 }}<script>alert(2)</script>"
VOID = {"meta", "link", "img", "br", "input", "hr"}


class Parsed(HTMLParser):
    """Tags and attributes, all text, and whether every tag is closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.fixture
def result(predictions: list[Prediction]) -> Result:
    made = {each.fixture: each for each in predictions[:3]}
    return Result("none", made, {name: scored(each) for name, each in made.items()})


def hostile(result: Result) -> Result:
    name = min(result.predictions)
    made = result.predictions[name]
    invented = dict(made.sections["numbers"][0], text=HOSTILE, value=7, counts=HOSTILE, said_by=[HOSTILE])
    spoilt = replace(made, summary=HOSTILE, sections={**made.sections, "numbers": [invented]})
    return Result(HOSTILE, {name: spoilt}, {name: scored(spoilt)})


def test_every_tag_is_closed_and_every_id_is_one_of_a_kind(result: Result) -> None:
    parsed = Parsed(page([result, hostile(result)]))
    assert parsed.open == []
    ids = [attributes["id"] for _, attributes in parsed.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = {attributes["href"] for tag, attributes in parsed.tags if tag == "a"}
    assert targets <= {f"#{each}" for each in ids}


def test_nothing_is_fetched_and_only_the_pages_own_script_and_style_may_run(result: Result) -> None:
    html = page([result])
    parsed = Parsed(html)
    assert not [attributes for _, attributes in parsed.tags if "src" in attributes or "style" in attributes]
    assert {tag for tag, _ in parsed.tags} & {"link", "img", "iframe", "object", "base"} == set()
    assert not re.search(r"url\(|@import|https?://|fetch\(", html.split("</style>")[0] + html.split("<script>")[1])
    (policy,) = (a["content"] for _, a in parsed.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_article_and_model_text_is_escaped(result: Result) -> None:
    html = page([hostile(result), result])
    parsed = Parsed(html)
    assert html.count("<script>") == html.count("</script>") == 1
    assert html.count("<style>") == 1
    assert "img" not in {tag for tag, _ in parsed.tags}
    assert HOSTILE in "".join(parsed.words)
    assert not [name for _, attributes in parsed.tags for name in attributes if name.startswith("on")]


def test_every_score_error_and_cost_is_on_the_page(result: Result) -> None:
    parsed = Parsed(page([result]))
    words = "".join(parsed.words)
    errors = [attributes for _, attributes in parsed.tags if "data-error" in attributes]
    assert len(errors) == result.spent.errors
    for name, (low, high) in result.ends.items():
        assert f"{result.strict[name]:.2f} ({low:.2f}–{high:.2f})" in words
    for name in result.predictions:
        assert load(name).text.strip() in words


def test_a_test_article_is_marked_as_held_back(result: Result) -> None:
    assert "A test article" not in page([result])
    name = split_of("test")[0]
    made = Prediction(name, {section: [] for section in SECTIONS}, "", 0.0, 0, 0, None)
    html = page([Result("x", {name: made}, {name: scored(made)})])
    assert "A test article" in html
    assert f'<details class="article" id="{name}">' in html


def test_all_kept_results_are_taken_where_none_is_named(
    predictions: list[Prediction], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evals.report.page.RESULTS", tmp_path)
    with pytest.raises(FileNotFoundError, match="python -m evals run"):
        write([], tmp_path / "page.html")
    for name in ("one", "two"):
        running.save(name, predictions[:1], tmp_path)
    write([], tmp_path / "page.html")
    assert "<title>Evaluation of briefs: one, two</title>" in (tmp_path / "page.html").read_text(encoding="utf-8")
