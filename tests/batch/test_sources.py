"""What is named on the command line, as articles with ids."""

import io
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from summarizer.batch.sources import Item, count, items, require_sources
from summarizer.errors import SourceError
from summarizer.sources import Described

TEXT = "The mayor of Velm opened the new bridge on Monday."
NOBODY = io.BytesIO()


def named(*sources: Path | str, stdin: bytes = b"", without: Path | None = None) -> list[Item]:
    return list(items([str(each) for each in sources], without, lambda: io.BytesIO(stdin)))


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
    assert [first.id, second.id] == ["a", "7"]
    assert (third.id, third.place) == ("sha256:22ab506813ebf13a", f"{file}:3")
    assert first.source == Described(TEXT, {"title": "Bridge", "published": "2025-03-04"})
    assert second.source == third.source == Described(TEXT)
    assert count([str(file)]) == 3


def test_a_json_line_may_name_a_url_and_a_file_may_hold_nothing_else(tmp_path: Path) -> None:
    urls = tmp_path / "urls.txt"
    urls.write_text("https://example.org/a\n\n  https://example.org/b \n")
    assert [each.source for each in named(urls)] == ["https://example.org/a", "https://example.org/b"]
    (item,) = named("-", stdin=lines({"id": "x", "url": "https://example.org/c"}))
    assert (item.id, item.source) == ("x", "https://example.org/c")
    (item,) = named("-", stdin=lines({"url": " https://example.org/d "}))
    assert (item.id, item.source) == ("https://example.org/d", "https://example.org/d")


def test_a_line_without_an_id_is_known_by_what_it_says_and_not_by_its_place(tmp_path: Path) -> None:
    monday, tuesday = lines({"text": TEXT}, {"text": f"{TEXT} It rained."}), lines({"text": f"{TEXT} It snowed."})
    first, second = named("-", stdin=monday)
    (other,) = named("-", stdin=tuesday)
    assert len({first.id, second.id, other.id}) == 3
    file = tmp_path / "wires.jsonl"
    file.write_bytes(tuesday + monday)
    assert [each.id for each in named(file)] == [other.id, first.id, second.id]
    torn, shifted = named("-", stdin=b"{torn\n")[0], named("-", stdin=monday + b"{torn\n")[2]
    assert torn.id == shifted.id


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
        (lines({"id": "x", "text": TEXT, "published": 20250304}), "its published is no text"),
    ],
)
def test_a_bad_line_is_an_error_of_its_own(line: bytes, message: str) -> None:
    bad, good = named("-", stdin=line.rstrip(b"\n") + b"\n" + lines({"id": "y", "text": TEXT}))
    assert isinstance(bad.source, SourceError)
    assert message in str(bad.source)
    assert "\n" not in str(bad.source)
    assert bad.id == "x" or bad.id.startswith("sha256:")
    assert bad.place in str(bad.source)
    assert good.id == "y"


def test_what_is_not_there_is_told_before_anything_is_done(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no file or folder"):
        require_sources([str(tmp_path), "https://example.org/a"])
    with pytest.raises(SourceError, match="only once"):
        require_sources(["-", "-"])


def test_a_stream_is_read_as_it_is_asked_for() -> None:
    class Endless(io.BytesIO):
        given = 0

        def readline(self, size: int | None = -1, /) -> bytes:
            self.given += 1
            return b"https://example.org/%d\n" % self.given

    stream = Endless()
    found = items(["-"], None, lambda: stream)
    assert [next(found).id for _ in range(3)] == [f"https://example.org/{n}" for n in (1, 2, 3)]
    assert stream.given == 3
    assert count(["-"]) is None


def test_a_pipe_is_read_once_and_as_stdin_is(tmp_path: Path) -> None:
    for name in ("urls", "wires.jsonl"):
        pipe = tmp_path / name
        os.mkfifo(pipe)
        assert count([str(pipe)]) is None
        urls = "".join(f"https://example.org/{number}\n" for number in range(30))
        writing = threading.Thread(target=pipe.write_text, args=(urls,))
        writing.start()
        assert [each.id for each in named(pipe)] == urls.split()
        writing.join()


UNREADABLE = """
import os, sys
from pathlib import Path
from tests.batch.test_sources import *
os.chdir(sys.argv[1])
if os.getuid() == 0:
    os.setuid(65534)
print(count(["."]), count(["locked.jsonl"]), count(["locked.txt"]))
for each in [*named("."), *named("locked.jsonl"), *named("locked.txt")]:
    print(each.id, each.source)
"""


def test_what_may_not_be_read_is_an_error_of_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    for name in ("a.txt", "2024/b.txt"):
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / name).write_text(TEXT)
    for name in ("locked.jsonl", "locked.txt"):
        (folder / name).write_text("x")
        (folder / name).chmod(0)
    (folder / "2024").chmod(0)
    opened = [each for each in (tmp_path, *tmp_path.parents) if each.stat().st_uid == os.getuid() and each != Path("/")]
    modes = [each.stat().st_mode for each in opened]
    try:
        for each, mode in zip(opened, modes, strict=True):
            each.chmod(mode | 0o055)
        done = subprocess.run(
            [sys.executable, "-c", UNREADABLE, str(folder)], capture_output=True, text=True, check=False
        )
    finally:
        for each, mode in zip(opened, modes, strict=True):
            each.chmod(mode)
        (folder / "2024").chmod(0o755)
    assert done.stdout.splitlines() == [
        "3 1 1",
        "a.txt a.txt",
        "locked.txt locked.txt",
        "./2024 cannot read ./2024: Permission denied",
        "locked.jsonl cannot read locked.jsonl: Permission denied",
        "locked.txt locked.txt",
    ], done.stderr


def test_the_output_is_no_source_however_it_is_spelled(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "out.txt").write_text("")
    other = tmp_path / "elsewhere" / ".." / "out.txt"
    (tmp_path / "elsewhere").mkdir()
    assert [each.source for each in named(tmp_path, without=other)] == [tmp_path / "a.txt"]
