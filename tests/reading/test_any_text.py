"""What must hold of every text, whatever is in it. More examples: `READING_EXAMPLES=5000 python -m pytest …`."""

import os
import random
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evals.gold import load, split_of
from summarizer import Summarizer, SummarizerError
from summarizer.reading import find_dates, find_names, find_numbers, find_quotations, find_sentences
from tests.conftest import HARBOUR

EXAMPLES = int(os.environ.get("READING_EXAMPLES", "0"))
STEADY = settings(
    derandomize=not EXAMPLES, deadline=None, max_examples=EXAMPLES or 40, suppress_health_check=list(HealthCheck)
)
WORDS = HARBOUR.read_text(encoding="utf-8").split(" ")
ODD = [
    *"\"“”'’‘«»„()[]—–…;:\n\r\t\u200b\u200f\u202e\u0301\u0000\u0007\u001b\ud800\udfff😀\u2028\u0085\ufeffİſßﬁ٣𝟛½²①$%",
    "\n\n", "\r\n", "👨‍👩‍👧", "a" * 3000, "1" * 5000, "9" * 400 + ".5", "{{ x }}", "<!--", "&amp;", "32/13/9999", "9999 years ago",
    "31 February 2024", "the last 9999 years", "a million million million", "−5", "Q4", "said", "denied", "according to", "he",
]  # fmt: skip
TEXTS = st.text(max_size=120) | st.lists(st.sampled_from([*WORDS, *ODD]), max_size=60).map(" ".join) | st.lists(
    st.sampled_from([*WORDS, *ODD]), max_size=30
).map("".join)  # fmt: skip
MANY = 3000
LONGEST = 120_000 if EXAMPLES else 3_000
PROSE = "Port Velm Terminals said on Tuesday that 40 dockers had left the harbour."
HOSTILE = {
    "nested quotation marks": 'He said "' * 10_000 + "yes" + '" ' * 10_000,
    "opening marks only": "“" * MANY + "yes, he said.",
    "a deep sentence": "Anna Berg said that " * MANY + "it was good.",
    "a long list": "cats and " * MANY + "dogs met today.",
    "one long word": "a" * 50_000 + " said it was over.",
    "no white space": "said:the,union." * MANY,
    "brackets": "(" * MANY + "the union said that 5 died" + ")" * MANY,
    "combining marks": "e" + "\u0301" * 50_000 + " the union said that 5 died today.",
}


@STEADY
@given(TEXTS)
def test_every_mention_is_the_words_at_its_offsets(text: str) -> None:
    for mention in (*find_numbers(text), *find_dates(text, "2025-06-18"), *find_sentences(text)):
        assert text[mention.start : mention.end] == mention.text
        assert mention.text


@STEADY
@given(TEXTS)
def test_every_name_and_quotation_lies_inside_the_text(text: str) -> None:
    for party in find_names(text):
        assert party.mentions
        assert all(0 <= mention.start < mention.end <= len(text) for mention in party.mentions)
    for quotation in find_quotations(text):
        spans = (quotation.content, quotation.cue, quotation.speaker)
        assert all(0 <= span.start <= span.end <= len(text) for span in spans if span)


@STEADY
@given(TEXTS, st.sampled_from([None, "0001-01-01", "2024-02-29", "9999-12-31"]))
def test_a_brief_is_made_or_the_source_refused(text: str, published: str | None) -> None:
    try:
        brief = Summarizer(model="none").brief(text, published=published)
    except SummarizerError:
        return
    items = (
        *brief.who,
        *brief.what,
        *brief.numbers,
        *brief.stances,
        *(side for d in brief.disputed for side in d.sides),
    )
    for evidence in (each for item in items for each in item.evidence):
        assert brief.article.text[evidence.start : evidence.end] == evidence.quote
    assert brief.to_json()


@pytest.mark.timeout(120)
@pytest.mark.parametrize("text", [pytest.param(text[:LONGEST], id=name) for name, text in HOSTILE.items()])
def test_hostile_texts_are_read_to_their_end(text: str) -> None:
    brief = Summarizer(model="none").brief(f"{PROSE}\n{text}")
    assert "Port Velm Terminals" in [each.name for each in brief.who]


SMALL_WORDS = (
    "I you he she it we they me him her us them my your his its our their mine yours this that these those who whom "
    "whose which what there here the a an no each every both one two another some any none but or and nor if when "
    "while as than of to in on at by for with from not never said says told is was were be been has had will could"
).split()
MARKS = ["", ' "', ",", ". ", "\n", " (", ")", "— ", "; ", "'s ", " 1,200 ", "%"]


@pytest.mark.parametrize("seed", range(10))
def test_an_article_with_its_small_words_exchanged_is_read_to_its_end(seed: int) -> None:
    chance = random.Random(seed)
    parts = re.split(r"(\W+)", load(chance.choice(split_of("dev"))).text)
    for at, part in enumerate(parts):
        if part.lower() in SMALL_WORDS and chance.random() < 0.25:
            parts[at] = chance.choice(SMALL_WORDS)
        elif chance.random() < 0.01:
            parts[at] = chance.choice(MARKS)
    assert Summarizer(model="none").brief("".join(parts)).article.text == "".join(parts)


@pytest.mark.parametrize("owner", ["My", "Your", "His", "Her", "Its", "Our", "Their", "Whose", "Thy"])
def test_whoever_owns_the_subject(owner: str) -> None:
    assert Summarizer(model="none").brief(f"{PROSE}\n{owner} boat sank in the harbour on Monday, Anna Berg said.")
