"""Markdown as an editor reads it, and as a renderer must not misread it."""

import re
from html import unescape

import cmarkgfm
import pytest
from markdown_it import MarkdownIt

from summarizer.brief import UNNAMED_TARGET, Event, Evidence
from summarizer.rendering import render_markdown
from summarizer.rendering.desk import for_a_desk, is_told
from summarizer.rendering.lines import event_details
from summarizer.rendering.lines import stance as stance_line
from tests.rendering.briefs import HOSTILE, LINES, a_brief, a_hostile_brief, span

TOLD = Event(event="the minister spoke", status="happened", evidence=(span(LINES[-1]),))


def test_every_quotation_stands_once_and_whole() -> None:
    brief = a_brief()
    notes = re.findall(r"^\[\^(\d+)\]: (.*)$", render_markdown(brief), re.MULTILINE)
    assert [int(number) for number, _ in notes] == list(range(1, len(notes) + 1))
    assert {quote for _, quote in notes} == {each.quote for each in brief.all_evidence()}
    assert len(notes) == len({(each.start, each.end) for each in brief.all_evidence()})


def test_items_point_at_their_own_words() -> None:
    markdown = render_markdown(a_brief())
    notes = dict(re.findall(r"^\[\^(\d+)\]: (.*)$", markdown, re.MULTILINE))
    ((number, words),) = re.findall(
        r"^\| \*\*2,000 cars\*\*\[\^(\d+)\] \| ([^|]*) \| The union \| — \|$", markdown, re.MULTILINE
    )
    assert notes[number] == "The union said 12,000 boxes and 2,000 cars were stuck."
    assert words == "The union said 12,000 boxes and 2,000 cars were stuck"


def test_lines_of_a_brief() -> None:
    markdown = render_markdown(a_brief())
    for line in (
        "*Velm Post, 5 March 2025*",
        "- Dockers walked out *(4 March 2025, Port Velm)*[^2]",
        f"- Ada Lund is in favour: {LINES[-1]}[^6]",
        "- **Whether it was blackmail** (denial)",
        "  - The union (denies): The union denied it.[^5]",
        "- People: **Ada Lund**, Transport Minister[^6]",
        "- numbers: 3,000 dockers — number differs: the article says 2,000",
    ):
        assert line in markdown.splitlines()


def test_what_is_likelier_wrong_than_right_stands_apart() -> None:
    sure, unsure = (
        a_brief().stances[0],
        a_brief().stances[0].model_copy(update={"target": "the ban", "confidence": 0.4}),
    )
    markdown = render_markdown(a_brief(stances=(sure, unsure)))
    certain, _, less = markdown.partition("## Less sure\n")
    assert "- Ada Lund is in favour" in certain
    assert "the ban" not in certain
    assert f"### Stances\n\n- Ada Lund: {LINES[-1]}[^" in less
    assert "## Less sure" not in render_markdown(a_brief(stances=(sure,)))


def test_sections_without_items_are_named_in_one_line() -> None:
    markdown = render_markdown(a_brief(stances=(), disputed=()))
    assert "## Stances" not in markdown
    assert "Nothing found for: stances, disputed." in markdown


@pytest.mark.parametrize(
    "words",
    [
        "1. a list",
        "12) a list",
        "- a list",
        "+ a list",
        "---",
        "===",
        "# a heading",
        "> a quote",
        "| a | b |",
        "*a* _b_ `c` [d](e) ![f](g) <h> ~~i~~ &amp;",
    ],
)
def test_text_stays_text(words: str) -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(render_markdown(a_brief(summary=words)).split("\n## ")[0])
    assert [token.type for token in tokens][-3:] == ["paragraph_open", "inline", "paragraph_close"]
    assert "".join(child.content for child in tokens[-2].children) == words


@pytest.mark.parametrize(
    "words",
    [
        "see https://evil.example/x, HTTP://evil.example and ftp://evil.example",
        "www.evil.example/x or WWW.evil.example",
        "write to joe@evil.example, mailto:joe@evil.example or xmpp:joe@evil.example",
        "[a](https://evil.example) <https://evil.example> ![a](//evil.example)",
    ],
)
def test_an_address_is_no_link_where_github_reads_it(words: str) -> None:
    html = cmarkgfm.github_flavored_markdown_to_html(render_markdown(a_brief(summary=words)))
    assert "<a" not in html
    assert "<img" not in html
    assert unescape(words) in unescape(html).replace("\u2060", "")


def test_an_article_mentions_nobody_on_github() -> None:
    markdown = render_markdown(a_brief(summary="@octocat said so, and (@org/team) too; 5 @ 3 pounds"))
    assert not re.search(r"@\w", markdown)
    assert "5 @ 3 pounds" in markdown


def test_hostile_text_makes_no_markup() -> None:
    markdown = render_markdown(a_hostile_brief())
    assert "<" not in re.sub(r"\\<", "", markdown)
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e]", markdown)
    assert HOSTILE not in markdown


def test_plain_punctuation_is_not_escaped() -> None:
    markdown = render_markdown(a_brief().model_copy(update={"summary": "Fish & chips rose 5% to $9!"}))
    assert "\nFish & chips rose 5% to $9!\n" in markdown


@pytest.mark.parametrize(
    ("holder", "target", "line"),
    [
        ("Five members", "The cut", "Five members support the cut"),
        ("Western officials", "the plan", "Western officials support the plan"),
        ("a group of 33 deputies", "A motion", "a group of 33 deputies supports a motion"),
        ("United Nations", "The Hague court", "United Nations supports The Hague court"),
        ("police", "a ban", "police support a ban"),
        ("Some 58 per cent", "the ban", "Some 58 per cent support the ban"),
        ("United States", "an admission (both of them confirmed it)", "United States supports an admission"),
    ],
)
def test_a_stance_that_an_act_tells_is_short(holder: str, target: str, line: str) -> None:
    stance = a_brief().stances[0].model_copy(update={"holder": holder, "target": target, "wording": None})
    markdown = render_markdown(a_brief(what=(TOLD,), stances=(stance,)))
    assert re.search(rf"^- {re.escape(line)}\[\^\d+\]$", markdown, re.MULTILINE)


def test_holders_of_one_position_in_the_same_words_stand_together() -> None:
    first = a_brief().stances[0]
    other = first.model_copy(update={"holder": "Western officials"})
    against = first.model_copy(update={"holder": "Anna Berg", "position": "opposes"})
    parties = tuple(a_brief().who[0].model_copy(update={"name": each.holder}) for each in (first, other))
    markdown = render_markdown(a_brief(who=parties, stances=(first, other, against)))
    assert f"- Ada Lund and Western officials are in favour: {LINES[-1]}[^" in markdown
    assert f"- Anna Berg is critical: {LINES[-1]}[^" in markdown


@pytest.mark.parametrize("position", ["supports", "opposes", "concerned", "neutral", "mixed"])
def test_of_a_position_that_is_likelier_wrong_only_the_words_are_told(position: str) -> None:
    told = {"position": position, "target": "the ban", "wording": None, "confidence": 0.4}
    stance = a_brief().stances[0].model_copy(update=told)
    markdown = render_markdown(a_brief(stances=(stance,)))
    assert f"- Ada Lund: {stance.evidence[0].quote}[^" in markdown
    assert "the ban" not in markdown


def test_of_a_dispute_that_is_likelier_none_only_the_words_are_told() -> None:
    dispute = a_brief().disputed[0].model_copy(update={"confidence": 0.45})
    _, _, less = render_markdown(a_brief(disputed=(dispute,))).partition("## Less sure\n")
    first, second = dispute.sides
    assert f"- **{first.party} and {second.party}**\n" in less
    assert f"  - {first.party}: {first.evidence[0].quote}[^" in less
    assert dispute.claim not in less
    assert "(denies)" not in less


@pytest.mark.parametrize("claim", ["it was aware of 87 fires", "how many cases"])
def test_a_claim_that_says_nothing_alone_gives_way_to_whose_it_is(claim: str) -> None:
    dispute = a_brief().disputed[0].model_copy(update={"claim": claim})
    markdown = render_markdown(a_brief(disputed=(dispute,)))
    assert "- **The port operator and The union** (denial)" in markdown
    assert claim not in markdown


def test_a_dispute_far_likelier_none_and_an_age_are_not_shown() -> None:
    dispute = a_brief().disputed[0].model_copy(update={"confidence": 0.39})
    age = a_brief().numbers[0].model_copy(update={"counts": "age of Ada Lund", "unit": "years", "text": "2,000"})
    markdown = render_markdown(a_brief(disputed=(dispute,), numbers=(age,)))
    assert "Disputed" not in markdown
    assert "Nothing found" not in markdown
    assert "## Numbers" not in markdown
    assert "age of" not in render_markdown(a_brief(numbers=(age, a_brief().numbers[0])))


def test_how_many_speak_is_no_number_for_a_desk() -> None:
    text = "Two people with knowledge of it said 40 cars sank."
    proof = (Evidence.at(text, 0, len(text)),)
    group = (
        a_brief()
        .who[0]
        .model_copy(update={"name": "Two people with knowledge of it", "kind": "group", "evidence": proof})
    )
    numbers = tuple(
        a_brief()
        .numbers[0]
        .model_copy(update={"text": words, "counts": counts, "unit": None, "said_by": by, "evidence": proof})
        for words, counts, by in (("Two", "people", ()), ("40", "cars", (group.name,)))
    )
    assert [
        each.text for each in for_a_desk(a_brief().model_copy(update={"who": (group,), "numbers": numbers})).numbers
    ] == ["40"]


def test_an_accusation_is_told_with_what_it_is_of() -> None:
    text = "Ada Lund accused the board of having raided the fund; it said no."
    told = {"holder": "Ada Lund", "position": "opposes", "target": "the board", "wording": None}
    stance = a_brief().stances[0].model_copy(update={**told, "evidence": (Evidence.at(text, 0, len(text)),)})
    assert stance_line(stance, a_brief()) == "Ada Lund accuses the board of having raided the fund"


@pytest.mark.parametrize(
    ("event", "where", "details"),
    [("Rain fell in Dunmore", "Dunmore", "(planned)"), ("Rain fell all night", "Dunmore", "(planned, Dunmore)")],
)
def test_a_place_that_the_line_names_is_not_told_again(event: str, where: str, details: str) -> None:
    told = {"event": event, "where": where, "when": None, "when_text": None, "status": "planned"}
    assert f"({event_details(a_brief().what[0].model_copy(update=told))})" == details


def test_a_thing_that_is_only_pointed_at_is_no_clause() -> None:
    told = {"holder": "Anna Berg", "position": "concerned", "target": "that assurance", "wording": None}
    stance = a_brief().stances[0].model_copy(update=told)
    assert "- Anna Berg is concerned about that assurance[^" in render_markdown(
        a_brief(what=(TOLD,), stances=(stance,))
    )


def test_what_acts_tell_whole_is_told_once() -> None:
    stuck, walkout = a_brief().numbers[1], a_brief().numbers[0]
    act = a_brief().what[0].model_copy(update={"evidence": stuck.evidence})
    unsure = a_brief().stances[1].model_copy(update={"evidence": stuck.evidence})
    markdown = render_markdown(a_brief(what=(act,), numbers=(walkout, stuck), stances=(unsure,)))
    assert "- The union said 12,000 boxes and **2,000** cars were stuck *(4 March 2025)*[^" in markdown
    assert [line[:13] for line in markdown.splitlines() if line.startswith("| **")] == ["| **more than"]
    assert "## Other numbers" in markdown
    assert "Less sure" not in markdown


def test_a_number_in_the_line_of_an_act_is_told_once_and_others_of_its_sentence_are_not() -> None:
    stuck = a_brief().numbers[1]
    line = f"{stuck.text} cars were stuck"
    act = a_brief().what[0].model_copy(update={"event": line, "evidence": stuck.evidence, "said_by": ("The union",)})
    elsewhere = act.model_copy(update={"event": "cars were stuck"})
    assert is_told(stuck, a_brief(what=(act,)))
    assert not is_told(stuck, a_brief(what=(elsewhere,), disputed=()))


def test_an_act_that_a_dispute_tells_stands_there_alone() -> None:
    lines = render_markdown(a_brief()).splitlines()
    assert [line for line in lines if "accused the union of blackmail" in line and not line.startswith("[^")] == [
        "  - The port operator (asserts): The port operator accused the union of blackmail.[^4]"
    ]
    alone = render_markdown(a_brief(what=a_brief().what[1:]))
    assert "- The port operator accused the union of blackmail[^" in alone


def test_what_sides_tell_is_told_once() -> None:
    walkout = a_brief().numbers[0]
    first, second = a_brief().disputed[0].sides
    sides = (first.model_copy(update={"evidence": walkout.evidence}), second)
    dispute = a_brief().disputed[0].model_copy(update={"sides": sides})
    assert "## Numbers" not in render_markdown(a_brief(numbers=(walkout,), disputed=(dispute,)))
    unsure = dispute.model_copy(update={"confidence": 0.45})
    assert "## Numbers" in render_markdown(a_brief(numbers=(walkout,), disputed=(unsure,)))


@pytest.mark.parametrize(
    "words", ["backed the plan but warned of a ban", "would join only if half was paid", "would be willing to back it"]
)
def test_of_who_has_two_minds_or_a_condition_there_is_no_verdict(words: str) -> None:
    text = f"Ada Lund {words}."
    proof = (Evidence.at(text, 0, len(text)),)
    stance = a_brief().stances[0].model_copy(update={"target": "it", "evidence": proof})
    assert stance_line(stance, a_brief()) == f"Ada Lund: {text}"
    assert [each.position for each in for_a_desk(a_brief().model_copy(update={"stances": (stance,)})).stances] == [
        "mixed"
    ]


def test_who_only_speaks_without_a_name_is_not_listed() -> None:
    people = a_brief().who[2]
    source = people.model_copy(update={"name": "two people familiar with it"})
    assert "familiar" not in render_markdown(a_brief(who=(a_brief().who[0], source)))
    holder = a_brief().stances[0].model_copy(update={"holder": "dockers"})
    assert "- Groups: **dockers**[^" in render_markdown(a_brief(who=(people,), stances=(holder,)))


def test_words_of_two_sides_are_told_once() -> None:
    sides = tuple(each.model_copy(update={"evidence": TOLD.evidence}) for each in a_brief().disputed[0].sides)
    dispute = a_brief().disputed[0].model_copy(update={"sides": sides})
    lines = render_markdown(a_brief(disputed=(dispute,))).splitlines()
    assert f"  - The port operator (asserts): {LINES[-1]}[^6]" in lines
    assert "  - The union (denies)[^6]" in lines


@pytest.mark.parametrize(("position", "told"), [("opposes", "is critical"), ("supports", "is in favour")])
def test_a_stance_towards_nothing_named_shows_the_sentence(position: str, told: str) -> None:
    brief = a_brief()
    stance = brief.stances[0].model_copy(
        update={"holder": "Anna Berg", "position": position, "target": UNNAMED_TARGET, "wording": "less is more"}
    )
    markdown = render_markdown(brief.model_copy(update={"stances": (stance,)}))
    assert f"Anna Berg {told}: {stance.evidence[0].quote}" in markdown
    assert UNNAMED_TARGET not in markdown
