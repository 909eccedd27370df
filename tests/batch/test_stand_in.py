"""A list of models whose last one is loaded into memory: everything is read as without it, and it is loaded once."""

import json
from pathlib import Path
from typing import Any

import pytest

from summarizer.workers.pool import cores
from tests.batch.batches import batch, ids, model, records, stand_in
from tests.loopback import ChatServer, failure

pytestmark = pytest.mark.batch
ARTICLES = 24


def counts(path: Path) -> Path:
    """Articles of which the model must be asked what a number counts."""
    texts = (f"The count at Velm was {1000 + n} on Monday, the mayor said." for n in range(ARTICLES))
    path.write_text("".join(json.dumps({"id": f"a{n}", "text": text}) + "\n" for n, text in enumerate(texts)))
    return path


def noted(folder: Path, what: str) -> list[str]:
    """The processes that have noted it in the folder of the stand-in, each as often as it has."""
    return [each.name.split("-")[1] for each in folder.glob(f"{what}-*")]


def briefed(folder: Path, server: ChatServer, *more: str) -> tuple[int, list[dict[str, Any]], bytes]:
    """Exit code, records and stderr of a batch with a list of models."""
    path, output = str(folder / "stand-in"), folder / "out.jsonl"
    models = f"{server.url}#m,embedded:{path}/model.gguf"
    source = counts(folder / "in.jsonl")
    done = batch(str(source), "--output", str(output), "--model", models, "--concurrency", "8", *more, PYTHONPATH=path)
    return done.returncode, records(output), done.stderr


def test_until_it_is_needed_it_is_as_if_there_were_none(tmp_path: Path) -> None:
    stand_in(tmp_path / "stand-in")
    with model(0.2) as server:
        code, found, told = briefed(tmp_path, server)
    assert code == 0, told
    assert {each["brief"]["run"]["model"] for each in found} == {f"m at {server.url}"}
    assert len(noted(tmp_path / "stand-in", "reads")) == min(8, cores())
    assert noted(tmp_path / "stand-in", "loaded") == []


def test_when_it_is_needed_one_process_has_it_and_the_others_read(tmp_path: Path) -> None:
    stand_in(tmp_path / "stand-in")
    with ChatServer([failure(401, "bad key")]) as server:
        code, found, told = briefed(tmp_path, server)
        assert len(server.requests) < ARTICLES
    assert code == 0, told
    assert ids(found) == {f"a{n}": 1 for n in range(ARTICLES)}
    for each in found:
        run, (number,) = each["brief"]["run"], each["brief"]["numbers"]
        assert run["model"] == f"embedded:{tmp_path}/stand-in/model.gguf"
        assert number["counts"] == "count at Velm"
        assert any("bad key" in note or "is left alone" in note for note in run["notes"])
    (holder,) = noted(tmp_path / "stand-in", "loaded")
    readers = noted(tmp_path / "stand-in", "reads")
    assert len(readers) == min(8, cores())
    assert holder not in readers


def test_when_its_process_dies_it_is_loaded_again_and_nothing_is_lost(tmp_path: Path) -> None:
    folder = Path(stand_in(tmp_path / "stand-in"))
    (folder / "dies once").touch()
    with ChatServer([failure(401, "bad key")]) as server:
        code, found, told = briefed(tmp_path, server)
    assert code == 0, told
    assert ids(found) == {f"a{n}": 1 for n in range(ARTICLES)}
    assert len(noted(folder, "loaded")) == 2


def test_one_that_does_not_fit_into_memory_is_an_error_in_one_line(tmp_path: Path) -> None:
    folder = Path(stand_in(tmp_path / "stand-in"))
    (folder / "memory is short").touch()
    with ChatServer([failure(401, "bad key")]) as server:
        code, found, told = briefed(tmp_path, server)
    assert code == 3
    assert told.splitlines()[-1].endswith(b"model.gguf cannot be loaded: its process was killed by SIGKILL")
    assert {each["error"]["kind"] for each in found} == {"ModelUnavailable"}
