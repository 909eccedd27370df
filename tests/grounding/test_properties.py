"""What must hold of every text and every quote."""

import html
import re
import unicodedata

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from summarizer.grounding import Refusal, locate, locate_all
from summarizer.reading.mentions import Span
from tests.conftest import HARBOUR

ARTICLE = HARBOUR.read_text(encoding="utf-8")
STEADY = settings(derandomize=True, deadline=None, max_examples=300)
ODD = "\u0000\u0007\u001b\u00ad\u200b\u200d\u200f\u202e\u2028\ufeff\u0301\u0327\ufb01½²①％１－…—–‑‘’“”«»&;#x26<>$€%'\".,:-/()[] \t\n\r\u00a0\u3000"
ANY = st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from(ODD), st.sampled_from("ab 1,.n't"))) | st.lists(
    st.sampled_from(["the", "not", "don't", "40", "-5", "$3.5", "12-15", "…", "...", "[…]", "&amp;", "&nbsp;", "\u00ad", "e\u0301", "ﬁ", "%", "“", "’"])
).map(" ".join)  # fmt: skip
WORD = st.text(st.characters(categories=["Lu", "Ll", "Lo", "Nd"]), min_size=1, max_size=8)
WORDS = st.lists(WORD, min_size=1, max_size=40)
PLACES = [match.span() for match in re.finditer(r"\S+", ARTICLE)]
SPACES = st.sampled_from([" ", "  ", "\n", "\r\n", "\u00a0", "\u2009", "\u202f", "\t", " \u200b", "\u3000"])
SAME = {
    '"': "\"“”„«»＂", "“": '"“', "”": '"”', "'": "'’‘´`", "’": "'’‘", "‘": "'‘", "-": "-‐‑–", "–": "-–—", "—": "—–-",
}  # fmt: skip
LIGATURES = {"ffi": "ﬃ", "ffl": "ﬄ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ"}


def plain(text: str) -> str:
    """Letters and digits alone, ligatures and composition undone."""
    return "".join(each for each in unicodedata.normalize("NFKD", html.unescape(text)) if each.isalnum())


@STEADY
@given(ANY, ANY, st.none() | st.integers(-5, 500))
@example("￾", "x", None)
@example("½", "1⁄2", None)
def test_any_quote_of_any_text_gives_offsets_inside_it_or_a_reason(quote: str, text: str, near: int | None) -> None:
    found = locate(quote, text, near=near)
    if isinstance(found, Refusal):
        assert found.reason
        assert found.nearest is None or 0 <= found.nearest.start < found.nearest.end <= len(text)
    else:
        assert 0 <= found.start < found.end <= len(text)


@STEADY
@given(ANY, st.data())
def test_any_text_is_found_in_itself_with_the_same_letters(text: str, data: st.DataObject) -> None:
    assume(plain(text))
    around = data.draw(st.sampled_from(["", " ", "\n\n"]))
    found = locate(text, around + text + around)
    assert not isinstance(found, Refusal)
    assert plain(found.of(around + text + around)) == plain(text)


@STEADY
@given(WORDS, st.data())
def test_every_run_of_whole_words_is_found(words: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    text, quote = " ".join(words), " ".join(words[first:last])
    start = len(" ".join(words[:first])) + (first > 0)
    found = locate(quote, text, near=start)
    assert found == Span(start, start + len(quote))


@STEADY
@given(st.integers(0, len(PLACES) - 1), st.integers(0, 40), st.data())
def test_every_typographic_variation_is_found_where_the_words_are(first: int, length: int, data: st.DataObject) -> None:
    start, end = PLACES[first][0], PLACES[min(first + length, len(PLACES) - 1)][1]
    quote = ARTICLE[start:end]
    assume(any(each.isalnum() for each in quote))
    varied = re.sub("ff[il]?|f[il]", lambda m: data.draw(st.sampled_from([m.group(), LIGATURES[m.group()]])), quote)
    varied = "".join(data.draw(st.sampled_from(SAME[each])) if each in SAME else each for each in varied)
    varied = re.sub(r"\s+", lambda m: data.draw(SPACES), varied)
    varied = re.sub(r"(?<=[a-z])(?=[a-z]{2})", lambda m: data.draw(st.sampled_from(["", "", "", "\u00ad"])), varied)
    varied = "".join(data.draw(st.sampled_from([each, html.escape(each)])) for each in varied)
    found = locate(varied, ARTICLE, near=start)
    assert isinstance(found, Span)
    assert plain(found.of(ARTICLE)) == plain(quote)


@STEADY
@given(st.integers(0, len(PLACES) - 1), st.integers(0, 20), st.data())
def test_a_changed_digit_is_never_found(first: int, length: int, data: st.DataObject) -> None:
    start, end = PLACES[first][0], PLACES[min(first + length, len(PLACES) - 1)][1]
    quote = ARTICLE[start:end]
    digits = [index for index, each in enumerate(quote) if each.isdigit()]
    assume(digits)
    at = data.draw(st.sampled_from(digits))
    other = data.draw(st.sampled_from([each for each in "0123456789¹½" if each != quote[at]]))
    changed = quote[:at] + other + quote[at + 1 :]
    assume(not re.search(rf"(?<![\w.,]){re.escape(changed)}(?!\w)", ARTICLE))
    assert not locate(changed, ARTICLE)


@STEADY
@given(
    st.integers(1, 10**6),
    st.sampled_from(["{}", "{:,}", "${}", "-{}", "{}%", "{} %", "{}.5", "12-{}", "{}m", "£{}bn"]),
    st.data(),
)
def test_a_number_is_found_whole_or_not_at_all(value: int, form: str, data: st.DataObject) -> None:
    number = form.format(value)
    cut = data.draw(st.integers(0, len(number) - 1))
    end = data.draw(st.integers(cut + 1, len(number)))
    part, text = number[cut:end], f"They counted {number} of them."
    assume(re.search(r"\d", part) and part.strip() != number)
    assert locate(number, text)
    assert not locate(part, text)


@STEADY
@given(st.lists(st.sampled_from(["the", "cat", "sat", "on", "mat"]), min_size=2, max_size=60), st.data())
def test_of_equal_places_the_nearest_is_taken(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    quote = " ".join(words[first : first + 2])
    near = data.draw(st.integers(0, len(text)))
    places = [match.start() for match in re.finditer(rf"(?=\b{quote}\b)", text)]
    found = locate(quote, text, near=near)
    assert isinstance(found, Span)
    assert found.start in places
    assert abs(found.start - near) == min(abs(place - near) for place in places)


def test_an_elision_gives_a_span_for_each_part() -> None:
    text = "The mill, which opened in 1932 beside the river, closed on Friday."
    spans = locate_all("The mill […] closed on Friday", text)
    assert not isinstance(spans, Refusal)
    assert [span.of(text) for span in spans] == ["The mill", "closed on Friday"]


def test_an_elision_may_not_leave_out_what_turns_the_meaning() -> None:
    cases = [
        ("He did … resign.", "He did not resign.", "negation_differs"),
        ("It cost 4 … dollars", "It cost 4 million dollars", "number_differs"),
        ("The firm … cut jobs", "The firm may cut jobs", "hedge_differs"),
        ("The firm … cut jobs", "The firm will cut jobs", "tense_differs"),
    ]
    for quote, text, reason in cases:
        found = locate(quote, text)
        assert isinstance(found, Refusal)
        assert found.reason == reason


def test_a_repeated_part_of_an_elision_is_taken_where_the_next_follows() -> None:
    text = (
        "The council met."
        + " Nothing came of it." * 30
        + " The council met, after weeks of talks behind closed doors, and voted."
    )
    found = locate("The council met … and voted", text)
    assert isinstance(found, Span)
    assert found.of(text).endswith("and voted")
    assert found.start > 300
