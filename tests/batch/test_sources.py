"""What is named on the command line, as articles with ids."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer.batch.sources import Item, count, items, require_sources
from summarizer.errors import SourceError
from summarizer.sources import Described

TEXT = "The mayor of Velm opened the new bridge on Monday."
NOBODY = io.BytesIO()


def named(*sources: Path | str, stdin: bytes = b"", without: Path | None = None) -> list[Item]:
    return list(items([str(each) for each in sources], io.BytesIO(stdin), without))


def lines(*objects: object) -> bytes:
    return "".join(json.dumps(each) + "\n" for each in objects).encode()


def test_files_and_folders_are_read_later_and_go_by_their_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "inner/c.HTML", "photo.png", "out.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    found = named(tmp_path, tmp_path / "photo.png", without=tmp_path / "out.txt")
    paths = [tmp_path / "a.md", tmp_path / "b.txt", tmp_path / "inner/c.HTML", tmp_path / "photo.png"]
    assert [each.source for each in found] == paths
    assert [each.id for each in found] == [str(path) for path in paths]
    assert count([str(tmp_path)], tmp_path / "out.txt") == 3


def test_json_lines_become_articles(tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    file.write_bytes(
        lines(
            {"id": "a", "text": TEXT, "published": "2025-03-04", "title": "Bridge"},
            {"id": 7, "text": TEXT},
            {"text": TEXT},
        )
    )
    first, second, third = named(file)
    assert [first.id, second.id, third.id] == ["a", "7", f"{file}:3"]
    assert first.source == Described(TEXT, {"title": "Bridge", "published": "2025-03-04"})
    assert second.source == third.source == Described(TEXT)
    assert count([str(file)]) == 3


def test_a_json_line_may_name_a_url_and_a_file_may_hold_nothing_else(tmp_path: Path) -> None:
    urls = tmp_path / "urls.txt"
    urls.write_text("https://example.org/a\n\n  https://example.org/b \n")
    assert [each.source for each in named(urls)] == ["https://example.org/a", "https://example.org/b"]
    (item,) = named("-", stdin=lines({"id": "x", "url": "https://example.org/c"}))
    assert (item.id, item.source) == ("x", "https://example.org/c")


def test_an_article_that_mentions_urls_is_no_list_of_them(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(f"https://example.org/a\n{TEXT}\n")
    (item,) = named(article)
    assert item.source == article


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"{torn", "cannot be read"),
        (b"[1]", "JSON object or a URL"),
        (b"\xff\xfe", "cannot be read"),
        (b"[" * 200_000, "cannot be read"),
        (lines({"id": "x"}), "neither the text"),
        (lines({"id": "x", "text": 5}), "neither the text"),
    ],
)
def test_a_bad_line_is_an_error_of_its_own(line: bytes, message: str) -> None:
    bad, good = named("-", stdin=line.rstrip(b"\n") + b"\n" + lines({"id": "y", "text": TEXT}))
    assert isinstance(bad.source, SourceError)
    assert message in str(bad.source)
    assert "\n" not in str(bad.source)
    assert bad.id in ("x", "stdin:1")
    assert good.id == "y"


def test_what_is_not_there_is_told_before_anything_is_done(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no file or folder"):
        require_sources([str(tmp_path), "https://example.org/a"])
    with pytest.raises(SourceError, match="only once"):
        require_sources(["-", "-"])


def test_a_stream_is_read_as_it_is_asked_for() -> None:
    class Endless(io.BytesIO):
        given = 0

        def __iter__(self) -> Iterator[bytes]:  # type: ignore[override]
            while True:
                self.given += 1
                yield b"https://example.org/%d\n" % self.given

    stream = Endless()
    found = items(["-"], stream)
    assert [next(found).id for _ in range(3)] == [f"https://example.org/{n}" for n in (1, 2, 3)]
    assert stream.given == 3
    assert count(["-"]) is None
