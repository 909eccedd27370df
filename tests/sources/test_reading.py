from pathlib import Path
from time import process_time

import pytest

from summarizer.article import Article
from summarizer.errors import FetchError, SourceError
from summarizer.sources import Described, read_article
from summarizer.sources.fetch import Fetcher, is_public

BODY = "The river rose two metres overnight and cut off the village of Arn from the road."


def test_plain_text_is_kept_exactly() -> None:
    text = "\r\n  " + BODY + "\t\u202e\x07 {{ 7*7 }}\n"
    assert read_article(text).text == text


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\xef\xbb\xbf" + BODY.encode(), BODY),
        (BODY.encode("utf-16"), BODY),
        (BODY.replace("Arn", "Arné").encode("latin-1"), BODY.replace("Arn", "Arné")),
    ],
)
def test_encodings(tmp_path: Path, data: bytes, expected: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert read_article(path).text == expected


BAD = [
    (b"", "is empty"), (b"  \n ", "is empty"), (b"%PDF-1.7 ...", "looks like a PDF"), (b"abc\x00def", "NUL"),
    (b"a" * 5_000_001, "larger than 5 MB"), (b"word " * 50_000, "characters"),
    (b"Share\nRead more\n16 px\n12 comments\n", "only page furniture"),
    (b"<html><body><nav>Home</nav></body></html>", "article"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "message"), BAD)
def test_bad_files_are_one_line(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(SourceError, match=message) as error:
        read_article(path)
    assert "\n" not in str(error.value)


def test_no_file_and_a_directory(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="No such file"):
        read_article(tmp_path / "none")
    with pytest.raises(SourceError, match="is a directory"):
        read_article(tmp_path)


def test_html(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    paragraphs = "".join(f"<p>{BODY} Part {number} of the report follows here.</p>" for number in range(6))
    path.write_text(
        f"<html lang='en'><head><title>River rises</title><meta property='article:published_time' content='2025-02-03'>"
        f"<meta property='og:site_name' content='Arn Courier'></head><body><article><h1>River rises</h1>{paragraphs}"
        f"</article></body></html>"
    )
    article = read_article(path)
    assert (article.title, article.publisher, article.published) == ("River rises", "Arn Courier", "2025-02-03")
    assert BODY in article.text


HEADS = [
    (f"date 2025-06-18 + ↺ − 16 px\n\n{BODY}", {"published": "2025-06-18"}),
    (f"Published: 3 March 2024 09:14 GMT\nUpdated: 5 March 2024\n{BODY}", {"published": "2024-03-03"}),
    (f"{BODY} The dam held, Nord.Az reports, citing BBC.", {"publisher": "Nord.Az", "via": ("BBC",)}),
    (f"First published on Tue 10 Jun 2025 17.05 BST\n\n{BODY}", {"via": ()}),
    (f"{BODY}\n\nThis story was first published by The Nordhavn Post.", {"via": ("Nordhavn Post",)}),
    (f"ARN (Reuters) - {BODY}", {"publisher": "Reuters"}),
    (f"By Ana Ruiz, Political Correspondent\n\n{BODY}", {"publisher": None}),
    (f"ARN (Agencies) - {BODY}\n\n(c) All rights reserved.", {"publisher": None}),
    (f"By Ana Ruiz, Staff Writer\n\n{BODY}\n\nCopyright 2026 Arn Courier", {"publisher": "Arn Courier"}),
    (f"ARN, Velmora (Reuters) - {BODY}\n\nReporting by Ana Ruiz in Sul.", {"publisher": "Reuters", "via": ()}),
    (f"Arn Courier\nThu, 5 Mar 2026\n\n{BODY}", {"published": "2026-03-05"}),
    (
        f"River rises\nArn Courier, Wed 4 Feb, 2026 - 11:38\n\n{BODY}",
        {"published": "2026-02-04", "title": "River rises"},
    ),
    (f"River rises\nReporter, Arn — Monday, 16 March 2026\n\n{BODY}", {"published": "2026-03-16"}),
    (f"River rises\nPublish : 12 Nov 2023, 23:07\n\n{BODY}", {"published": "2023-11-12"}),
    (f"River rises\n\n14th March 2025\n\n{BODY}", {"published": "2025-03-14"}),
    (f"River rises\nArn Herald · 5 Aug, 2025 05:00 AM · 2 mins to read\n\n{BODY}", {"published": "2025-08-05"}),
    (f"River rises\nMain bridge shut since 5 August 2025\n\n{BODY}", {"published": None}),
    (f"ARN, Velmora, Oct. 12, 2025 (Nord Press) - {BODY}", {"published": "2025-10-12"}),
    (f"River rises\nFrom our correspondent in Arn, 7 September 2025\n\n{BODY}", {"published": "2025-09-07"}),
    (f"River rises\nPublished: 21:14 May 22, 2025\n\n{BODY}", {"published": "2025-05-22"}),
    (f"River rises\n18.06.2025, 20:10 | Ana Ruiz\n\n{BODY}", {"published": "2025-06-18"}),
    (f"ARN, Oct 16 2025 (Nord Press) - {BODY}", {"published": "2025-10-16"}),
    (
        f"{BODY}\n\nAna Ruiz, dyer, born 2 May 1931; died 17 January 2026\n\nArn Post, 19 January 2026",
        {"published": "2026-01-19"},
    ),
    (f"Arn Courier > Rivers > Floods\n\nRiver rises two metres\n\n{BODY}", {"title": "River rises two metres"}),
    (f"The Arn Valley Courier\nObituaries\n\nRiver rises two metres\n\n{BODY}", {"title": "River rises two metres"}),
    (f"UPDATE 3-River rises two metres\n\n{BODY}", {"title": "River rises two metres"}),
    (f"River rises in Arn\n\n{BODY}", {"title": "River rises in Arn", "published": None}),
    (f"{BODY} It rose on 3 March 2024.", {"published": None, "publisher": None, "title": None}),
    ("Le fleuve est monté de deux mètres dans la nuit et le village est coupé de la route.", {"language": "fr"}),
]


@pytest.mark.parametrize(("text", "expected"), HEADS)
def test_what_a_text_says_of_itself(text: str, expected: dict[str, object]) -> None:
    article = read_article(text)
    assert {name: getattr(article, name) for name in expected} == expected


def test_the_given_date_wins() -> None:
    assert read_article(Article(text=BODY), published="2025-01-02").published == "2025-01-02"
    with pytest.raises(SourceError, match="--published"):
        read_article(Article(text=BODY), published="yesterday")


PRIVATE = [
    "127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "0.0.0.0", "::1", "fe80::1", "fc00::1",
    "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::", "224.0.0.1", "100.64.0.1",
]  # fmt: skip


def test_the_day_of_a_dateline_goes_before_that_of_a_picture() -> None:
    text = (
        "Carmaker's workers extend their strike\n\nSEOUL, Nov. 26 (Hanmin News) -- Workers said Wednesday they will "
        "extend their strike.\n\n(Photo: Workers rally in Seoul on Nov. 25, 2025. Hanmin)\n\nTalks have failed."
    )
    assert read_article(text).published == "2025-11-26"


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_are_refused_before_anything_is_sent(address: str) -> None:
    assert not is_public(address)
    fetcher = Fetcher(resolver=lambda host, port: [address])
    with pytest.raises(FetchError, match="not a public address"):
        read_article("http://news.example/story", fetcher=fetcher)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url", ["http://127.1/", "http://0x7f000001/", "http://2130706433/", "http://[::1]/", "http://localhost/"]
)
def test_other_spellings_of_this_machine(url: str) -> None:
    with pytest.raises(FetchError, match=r"not a public address|cannot be fetched"):
        read_article(url)


def test_credentials_in_a_url_are_refused() -> None:
    with pytest.raises(FetchError, match="user name"):
        read_article("http://user:secret@news.example/")


def test_what_is_told_of_an_article_goes_before_what_is_found() -> None:
    text = "BRIDGE OPENS\n\nVELM, 3 March 2025 - The mayor of Velm opened the new bridge on Monday."
    found = read_article(Described(text))
    told = read_article(Described(text, {"published": "2024-01-02", "publisher": "The Velm Post"}))
    assert found == read_article(text)
    assert (told.published, told.publisher, told.title, told.text) == ("2024-01-02", "The Velm Post", found.title, text)
    assert read_article(Described("https://example.org/a is a page that may be read on Monday.")).url is None


@pytest.mark.parametrize(("text", "known", "message"), [
    (" ", {}, "is empty"), ("Share\n", {}, "only page furniture"), ("half \ud800", {}, "lone surrogates"),
    ("a " * 200_001, {}, "more than the 200,000"), ("The mayor opened the bridge.", {"published": "soon"}, "soon"),
])  # fmt: skip
def test_described_text_is_held_to_the_same_rules(text: str, known: dict[str, str], message: str) -> None:
    with pytest.raises(SourceError, match=message):
        read_article(Described(text, known))


@pytest.mark.parametrize("noise", ["A" * 20_000, "By A\n" * 5_000, "A " * 10_000, "Big" + " " * 20_000 + "x"])
def test_a_head_of_noise_costs_little(noise: str) -> None:
    began = process_time()
    read_article(f"{noise}\n\n" + f"{BODY}\n\n" * 30)
    assert process_time() - began < 6
