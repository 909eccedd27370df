"""Briefs of every shape whose words try to ping, link, format, overflow: a strategy of hypothesis."""

from typing import Any, get_args

from hypothesis import strategies as st

from summarizer import Article, Brief
from summarizer.brief import (
    Dispute,
    Event,
    Evidence,
    Hedge,
    Kind,
    Number,
    Position,
    Rejection,
    Run,
    Side,
    SidePosition,
    Stance,
    Status,
    Who,
)

RUN = Run(model="none", strategy="whole", prompt_version="0", calls=0, retries=0, input_tokens=0, output_tokens=0, seconds=0)  # fmt: skip
ATTACKS = [
    "<!channel> resign", "<@U012AB3CD> did it", "<https://evil.example|The Times>", "<!here|x>", "<!date^1^{date}|x>",
    "*bold* ~struck~ _it_ `code` :rage:", "@channel @here #general", "https://evil.example/x", "&lt;!channel&gt;",
    "a < b & c > d", "||x|y|", "```x```", "> quoted\n> more", ">>> all of it", ":100: :1234:", "so\u00adft \u061c \U000e0041",
    "evil\u202etxt.exe", "\x00\x1b[31m", "мир 世界 🌍", "</script><img src=x onerror=alert(1)>",
]  # fmt: skip
URLS = [
    None, "https://a.example/b|c>d<e&f", "javascript:alert(1)", "http://x y/<!here>", "//",
    "https://a.example/" + "мир" * 200, "https://a.example/?" + "&" * 900,
]  # fmt: skip

words = st.one_of(st.sampled_from(ATTACKS), st.text(min_size=1, max_size=40), st.just("word " * 900), st.just("&" * 4_000))  # fmt: skip
texts = st.lists(words, min_size=1, max_size=3).map(" ".join)
names = st.lists(texts, max_size=3).map(tuple)
dates = st.sampled_from([None, "2024", "2025-03", "2025-03-04", "2025-03/2025-05"])
confidences = st.none() | st.floats(0, 1)


def _one_of(literal: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(literal))


@st.composite
def hostile_briefs(draw: st.DrawFn) -> Brief:
    """Briefs that keep the contract and nothing else."""
    text = draw(texts.filter(str.strip))
    spans = st.lists(st.integers(1, len(text)), min_size=1, max_size=4, unique=True)
    said = {"evidence": spans.map(lambda ends: tuple(Evidence.at(text, 0, end) for end in ends))}
    rated = {**said, "confidence": confidences}

    def some(item: st.SearchStrategy[Any]) -> tuple[Any, ...]:
        return tuple(draw(st.lists(item, max_size=4)))

    side = st.builds(Side, party=texts, position=_one_of(SidePosition), statement=texts, said_by=names, **said)
    sides = st.lists(side, min_size=2, max_size=13).map(tuple)
    return Brief(
        article=Article(
            text=text, title=draw(st.none() | texts), url=draw(st.sampled_from(URLS)),
            publisher=draw(st.none() | texts), via=draw(names), published=draw(dates),
        ),
        summary=draw(texts),
        who=some(st.builds(Who, name=texts, kind=_one_of(Kind), role=st.none() | texts, aliases=names, **rated)),
        what=some(st.builds(Event, event=texts, status=_one_of(Status), when=dates, where=texts, said_by=names, **rated)),
        numbers=some(st.builds(Number, text=st.just(text[:1]), counts=texts, hedge=_one_of(Hedge), as_of=dates, said_by=names, **rated)),
        stances=some(st.builds(Stance, holder=texts, position=_one_of(Position), target=texts, wording=texts, said_by=names, **rated)),
        disputed=some(st.builds(Dispute, claim=texts, kind=st.just("denial"), sides=sides, confidence=confidences)),
        rejected=some(st.builds(Rejection, section=st.just("what"), item=texts, reason=texts, detail=texts)),
        run=RUN,
    )  # fmt: skip
