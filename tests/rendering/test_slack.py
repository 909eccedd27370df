"""Blocks: within Slack's limits whatever the brief, nothing lost, and nothing of an article can act."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from evals.gold import split_of
from summarizer import Article, Brief, Summarizer
from summarizer.brief import Dispute, Event, Evidence, Number, Side, Stance
from summarizer.rendering import render_slack
from summarizer.rendering.desk import for_a_desk
from summarizer.rendering.slack import escape, render_slack_preview
from summarizer.slack.posting import answer_messages
from summarizer.slack.store import Job
from tests.conftest import HARBOUR
from tests.rendering.blockkit import breaches, words_of
from tests.rendering.briefs import brief_of_fixture
from tests.rendering.hostile import ATTACKS, RUN, hostile_briefs
from tests.rendering.slack_preview import preview

ASKED = Job(kind="message", enterprise=None, team="T1", channel="C1", thread="1.1", user="U1", source="", article="", brief=1)  # fmt: skip


def rendered(brief: Brief) -> list[dict[str, Any]]:
    return [dict(each) for each in render_slack(brief)]


def all_breaches(brief: Brief) -> list[str]:
    preview = {"text": "x", "blocks": render_slack_preview(brief)}
    return [breach for message in [*rendered(brief), preview] for breach in breaches(message)]


@pytest.mark.parametrize("fixture", split_of(None))
def test_the_brief_of_every_fixture_is_within_the_limits(fixture: str) -> None:
    brief = brief_of_fixture(fixture)
    linked = brief.model_copy(
        update={"article": brief.article.model_copy(update={"url": "https://news.example/a?x=1&y=2"})}
    )
    assert "<strong>What</strong>" in preview(render_slack(brief))
    assert all_breaches(brief) == []
    assert all_breaches(linked) == []


def test_what_is_likelier_wrong_than_right_stands_apart() -> None:
    brief = brief_of_fixture("kenya-rate-cut")
    doubted = brief.who[-1].model_copy(update={"name": "Nobody Known", "confidence": 0.4})
    certain, less = words_of(rendered(brief.model_copy(update={"who": (*brief.who, doubted)}))).split("Lesssure")
    assert "NobodyKnown" not in certain
    assert "NobodyKnown" in less


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(hostile_briefs())
def test_hostile_briefs_stay_within_the_limits_and_can_do_nothing(brief: Brief) -> None:
    assert all_breaches(brief) == []


def a_brief(**changes: Any) -> Brief:
    text = changes.pop("text", "Ada Lim said 3 died.")
    base: dict[str, Any] = {
        "article": Article(text=text, url=changes.pop("url", None)),
        "summary": "Three died.",
        "run": RUN,
    }
    return Brief(**base, **changes)


def test_nothing_is_lost_and_the_summary_comes_first() -> None:
    text = "word " * 700
    apart = (Evidence.at(text, len(text) - 5, len(text)),)
    events = tuple(Event(event=f"{n}. {text}", status="happened", evidence=apart) for n in range(60))
    proofs = [(Evidence.at(text, 0, len(text) - 1 - n),) for n in range(12)]
    sides = tuple(Side(party=f"Party{n}", position="denies", statement="s", evidence=proofs[n]) for n in range(12))
    made = rendered(a_brief(text=text, what=events, disputed=(Dispute(claim="c", kind="denial", sides=sides),)))
    assert len(made) > 20
    shown = words_of(made)
    assert "Threedied." in words_of(made[:1])
    assert shown.count("word" * 690) == 60 + 12 + 12, "events, sides, and the words that sides rest on"
    assert all(f"{n}.word" in shown for n in range(60))
    assert all(f"Party{n}" in shown for n in range(12))


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_article_cannot_ping_link_or_format(attack: str) -> None:
    made = escape(attack)
    assert "<" not in made
    assert ">" not in made
    assert not any(mark in made for mark in "*~`\u202e\x00\x1b\n\u00ad\u061c\U000e0041")
    assert not any(emoji in made for emoji in (":rage:", ":100:", ":1234:"))
    assert not made.startswith("&gt;")


def test_ordinary_text_is_shown_as_it_is() -> None:
    plain = "AT&T said 10:30 at https://x.example/a_b: snake_case, 5 > 3 (it's 'fine')"
    assert escape(plain).replace("&amp;", "&").replace("&gt;", ">") == plain


def test_every_line_opens_the_page_at_its_words() -> None:
    text = "Ada Lim, the well-known mayor, said on Tuesday that 3 people died in the fire, police & others."
    at = (Evidence.at(text, 0, len(text)),)
    number = Number(text="3", value=3, counts="people", hedge="exact", said_by=("Ada Lim",), evidence=at)
    (message,) = rendered(a_brief(text=text, url="https://news.example/a#top", numbers=(number,)))
    shown = json.dumps(message, ensure_ascii=False)
    page = "https://news.example/a#:~:text="
    there = f"{page}Ada%20Lim%2C%20the%20well%2Dknown,fire%2C%20police%20%26%20others."
    words = text.replace("&", "&amp;").rstrip(".")
    assert f"• *3 people* · {words} — Ada Lim <{there}|[1]>" in shown
    assert "In the article" not in shown


def test_without_a_page_every_line_gives_the_number_of_its_words_below(harbour: Article) -> None:
    brief = Summarizer("none").brief(harbour)
    shown = words_of(rendered(brief))
    lines, _, listed = shown.partition("*Inthearticle'swords*")
    told = for_a_desk(brief)
    for item in (*told.what, *told.numbers, *told.stances, *told.who):
        quote = "".join(item.evidence[0].quote.split())
        number = listed[: listed.index(quote)].rpartition("[")[2].rstrip("]")
        assert f"[{number}]" in lines
    assert listed.count("[") == len({each.start for each in told.all_evidence()})


LONG_LINKS = [
    ("https://news.example/" + "новость" * 60, "3 people died."),  # 420 letters, 2,520 once they are quoted
    ("https://news.example/a?" + "&" * 900, "3 people died."),
    ("https://news.example/a", " ".join(["слово" * 40] * 8)),
]


@pytest.mark.parametrize(("url", "words"), LONG_LINKS)
def test_words_that_no_short_link_leads_to_stand_below(url: str, words: str) -> None:
    at = (Evidence.at(words, 0, len(words)),)
    number = Number(text=words.split()[0], counts="people", hedge="exact", evidence=at)
    made = rendered(a_brief(text=words, url=url, numbers=(number,)))
    assert "Inthearticle'swords*[1]" + "".join(words.split()) in words_of(made)
    assert all_breaches(a_brief(text=words, url=url, numbers=(number,))) == []


def test_sides_stand_side_by_side() -> None:
    brief = Summarizer("none").brief(HARBOUR)
    (message,) = rendered(brief)
    fields = next(block["fields"] for block in message["blocks"] if "fields" in block)
    assert len(fields) == 2
    assert "Harbour Workers' Union" in fields[0]["text"]
    assert "Velm Terminals" in fields[1]["text"]


def test_the_message_as_posted_can_be_drawn_with_its_buttons() -> None:
    drawn = preview(answer_messages(ASKED, a_brief()))
    assert "<button>👍 Good</button><button>👎 Wrong</button>" in drawn


def test_stances_are_grouped_by_side() -> None:
    text = "A B C D"
    held = [("A", "opposes", 0), ("B", "supports", 2), ("C", "opposes", 4), ("D", "opposes", 4)]
    stances = tuple(
        Stance(holder=h, position=p, target="the plan", evidence=(Evidence.at(text, n, n + 1),)) for h, p, n in held
    )
    shown = words_of(rendered(a_brief(text=text, stances=stances)))
    places = [shown.index(words) for words in ("_Infavour_", "•B", "_Against_", "•A", "•CandD")]
    assert places == sorted(places)
