"""The page as a file: cut where the evidence is, closed to everything foreign, and whole whatever the brief holds."""

import hashlib
import re
from base64 import b64encode

from hypothesis import given
from hypothesis import strategies as st

from summarizer.article import Article
from summarizer.brief import Brief, Evidence, Number, Who
from summarizer.rendering import render_page
from summarizer.rendering.notes import Notes, exact_words
from summarizer.rendering.page.passages import paragraphs
from tests.rendering.briefs import HOSTILE, LINES, TITLE, a_brief, a_hostile_brief, a_run


def test_the_policy_names_the_page_s_own_script_and_style_and_no_more() -> None:
    page = render_page(a_brief())
    digests = [
        b64encode(hashlib.sha256(re.search(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)[1].encode()).digest()).decode()
        for tag in ("style", "script")
    ]
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1].replace("&#39;", "'")
    style, script = (f"'sha256-{digest}'" for digest in digests)
    assert policy == f"default-src 'none'; style-src {style}; script-src {script}; base-uri 'none'; form-action 'none'"
    assert page.index("Content-Security-Policy") < page.index("<style")
    assert not re.search(r"(?:src|href)=\"(?!#)", page)


def test_hostile_text_is_escaped_everywhere() -> None:
    page = render_page(a_hostile_brief())
    assert page.count("<script>") == page.count("</script>") == page.count("</style>") == 1
    assert "<img" not in page
    assert not re.search("[\x00-\x08\x0e-\x1f\u202a-\u202e]", page)
    assert page.count("{{ 7 * 7 }}") > 20
    assert HOSTILE not in page


def test_paragraphs_are_kept() -> None:
    brief = a_brief()
    cut = paragraphs(brief.article.text, Notes(brief), exact_words(brief))
    assert [paragraph.text for paragraph in cut] == [line for line in LINES if line]
    assert [paragraph.close for paragraph in cut[:4]] == [False, False, True, False]
    assert render_page(brief).count('class="headline"') == LINES.count(TITLE)


def test_lines_without_blank_ones_between_are_paragraphs_of_their_own() -> None:
    brief = a_brief_of("One.\nTwo.\nThree.", [(0, 4)])
    assert [paragraph.close for paragraph in paragraphs(brief.article.text, Notes(brief), {})] == [False] * 3


def a_brief_of(text: str, spans: list[tuple[int, int]]) -> Brief:
    who = tuple(Who(name="x", kind="group", evidence=(Evidence.at(text, *span),)) for span in spans)
    return Brief(article=Article(text=text), summary="", who=who, run=a_run())


@st.composite
def texts_and_spans(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    text = draw(st.text(alphabet="ab \n\té🙂.", min_size=2, max_size=40).filter(lambda text: text.strip()))
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda pair: pair[0] < pair[1])
    return text, draw(st.lists(ends, max_size=6))


@given(texts_and_spans())
def test_pieces_make_up_every_line_and_every_span(case: tuple[str, list[tuple[int, int]]]) -> None:
    text, spans = case
    brief = a_brief_of(text, spans)
    notes = Notes(brief)
    cut = paragraphs(text, notes, exact_words(brief))
    pieces = [piece for paragraph in cut for piece in paragraph.pieces]
    assert ["".join(p.text for p in each.pieces) for each in cut] == [line for line in text.split("\n") if line.strip()]
    for number, each in enumerate(notes.evidence, 1):
        covered = "".join(piece.text for piece in pieces if number in piece.notes)
        assert "".join(covered.split()) == "".join(each.quote.split())
        ending = [piece for piece in pieces if number in piece.ends]
        assert len(ending) == bool(each.quote.strip())
        assert all(number in piece.notes for piece in ending)


def test_exact_words_are_no_part_of_a_longer_figure() -> None:
    brief = a_brief()
    start, end = exact_words(brief)["numbers-2"][0]
    assert brief.article.text[start - 4 : end + 5] == "and 2,000 cars"


def test_a_page_of_nothing_says_so() -> None:
    page = render_page(a_brief_of("Nothing.", []))
    assert "Nothing found for: who, what, numbers, stances, disputed." in page
    assert "<section" not in page


def test_how_it_was_made_is_in_the_foot() -> None:
    foot = render_page(a_brief()).partition("<footer>")[2]
    assert "Made by some-model in 3.2 seconds: 2 calls, 1,200 tokens in and 340 out." in foot


def test_numbers_of_one_sentence_share_its_words() -> None:
    text = "Some 40 old cars met 30 buses."
    proof = (Evidence.at(text, 0, len(text)),)
    told = (("40", "old cars"), ("30", "buses"))
    numbers = tuple(Number(text=each, counts=counts, hedge="exact", evidence=proof) for each, counts in told)
    page = render_page(a_brief(article=Article(text=text), numbers=numbers, who=(), what=(), stances=(), disputed=()))
    assert page.count('rowspan="2">Some 40 old cars met 30 buses</td>') == 1
    assert page.count('data-item="numbers-') == 2


def test_numbers_are_bold_within_the_words_of_an_act() -> None:
    act = a_brief().what[0].model_copy(update={"evidence": a_brief().numbers[1].evidence})
    page = render_page(a_brief(what=(act,)))
    (line,) = re.findall(r'<p class="line" id="what-1" dir="auto">(.*?)</p>', page, re.DOTALL)
    assert "12,000 boxes and <b>2,000</b> <bdi>cars were</bdi> " in line
