"""What a message asks for."""

import pytest

from summarizer.slack.asking import same_as, source_in, source_in_message

LONG = "The port operator put the number at about 1,400 & the union at 2,300; talks over pay go on until a deal is signed by both of the sides."  # fmt: skip
TALK = "Can someone make a brief of this one before the ten o'clock meeting, please? The numbers on the strike seem new to me, and so does what the ministry says of the talks."  # fmt: skip

FOUND = [
    ("<@U1> <https://a.example/x?y=1&amp;z=2>", "https://a.example/x?y=1&z=2"),
    ("<@U1> see <https://a.example/x|a.example/x> please", "https://a.example/x"),
    ("https://a.example/x.", "https://a.example/x"),
    ("(https://a.example/x)", "https://a.example/x"),
    ("<HTTPS://A.example/x>", "HTTPS://A.example/x"),
    ("<mailto:a@b.example|a@b.example>", None),
    ("<#C1|general> <!here> hello", None),
    ("", None),
    ("file:///etc/passwd", None),
    ("ftp://a.example/x", None),
    (f"<@U1> {LONG.replace('&', '&amp;')}", LONG),
    ("<https://en.example/wiki/Mercury_(planet)>", "https://en.example/wiki/Mercury_(planet)"),
    ("(see https://en.example/wiki/Mercury_(planet))", "https://en.example/wiki/Mercury_(planet)"),
    ("<https://a.example/x?q=who?>", "https://a.example/x?q=who?"),
    ("https://a.example/x?a=1&copy=2&amp;lt=3", "https://a.example/x?a=1&copy=2&lt=3"),
    ("<https://a.example>", "https://a.example"),
    (f"{TALK} <https://a.example/x>", "https://a.example/x"),
    (f"{TALK} Their site is <http://b.example|b.example>, the story <https://a.example/x>", "https://a.example/x"),
]


@pytest.mark.parametrize(("text", "source"), FOUND)
def test_the_source_in_a_text(text: str, source: str | None) -> None:
    assert source_in(text) == source


PASTED = [
    ("{} said <http://Amazon.com|Amazon.com> on Tuesday.", "{} said Amazon.com on Tuesday."),
    ("{} More: <https://wire.example>", "{} More: https://wire.example"),
    ("{0} {0} {0} {0} Read <https://a.example/x|the report>.", "{0} {0} {0} {0} Read the report."),
    (
        "{} Write to <mailto:a@b.example|a@b.example> or <tel:+15550100|555-0100>.",
        "{} Write to a@b.example or 555-0100.",
    ),
]


@pytest.mark.parametrize(("pasted", "article"), PASTED)
def test_an_article_that_names_a_site_is_the_article(pasted: str, article: str) -> None:
    assert source_in(pasted.format(LONG.replace("&", "&amp;"))) == article.format(LONG)


def test_the_source_in_a_message_may_be_attached() -> None:
    attached = {"text": "look", "attachments": [{"title_link": "https://a.example/y"}]}
    assert source_in_message(attached) == "https://a.example/y"
    assert source_in_message({"text": "look"}) is None


SAME = [
    ("https://A.example/x?b=1&utm_source=q#top", "https://a.example/x?b=1"),
    ("HTTPS://a.example/x?fbclid=9", "https://a.example/x"),
    ("http://www.a.example/x/", "https://a.example/x"),
    (f"{LONG}\n", f"  {LONG}"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_article(one: str, other: str) -> None:
    assert same_as(one) == same_as(other)


@pytest.mark.parametrize(("one", "other"), [("https://a.example/x?b=1", "https://a.example/x?b=2"), (LONG, LONG + "!"),
                                            ("https://a.example/X", "https://a.example/x")])  # fmt: skip
def test_not_the_same_article(one: str, other: str) -> None:
    assert same_as(one) != same_as(other)
