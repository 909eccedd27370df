"""The store: one of many threads wins, one process holds it, old things go."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from summarizer.slack.settings import SetupError
from summarizer.slack.store import Job, Store

JOB = Job(kind="message", enterprise=None, team="T1", channel="C1", thread="1.1", user="U1", source="s", article="a")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "slack.sqlite3")
    yield store
    store.close()


def test_one_of_many_threads_is_first(store: Store) -> None:
    accepted: list[Job | None] = []
    start = threading.Barrier(16)

    def work() -> None:
        start.wait()
        accepted.extend(store.accept(JOB, [f"key:{number}"]) for number in range(20))

    threads = [threading.Thread(target=work) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len([job for job in accepted if job]) == 20
    assert len({job.id for job in store.unfinished()}) == 20


def test_any_key_seen_refuses_the_job_whole(store: Store) -> None:
    assert store.accept(JOB, ["a"])
    assert store.accept(JOB, ["b", "a"]) is None
    assert len(store.unfinished()) == 1


def test_what_is_kept_is_there_after_a_restart(tmp_path: Path) -> None:
    first = Store(tmp_path / "s")
    job = first.accept(JOB, ["a"])
    assert job is not None
    job = first.update(job, shown="9.9", tries=1)
    done = first.accept(JOB, ["b"])
    assert done is not None
    first.finished(done)
    first.close()
    second = Store(tmp_path / "s")
    assert second.unfinished() == [job]
    assert second.accept(JOB, ["a"]) is None
    second.close()


def test_a_second_process_is_refused_in_one_line(store: Store, tmp_path: Path) -> None:
    code = f"from pathlib import Path; from summarizer.slack.store import Store; Store(Path({str(tmp_path / 'slack.sqlite3')!r}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=60)
    assert "is another bot running on it?" in done.stderr.decode()


def test_a_file_that_is_no_database_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "s").write_text("not a database " * 100)
    with pytest.raises(SetupError, match="cannot use"):
        Store(tmp_path / "s")


def test_the_files_are_private(store: Store, tmp_path: Path) -> None:
    assert (tmp_path / "slack.sqlite3").stat().st_mode & 0o077 == 0


def test_a_brief_is_found_for_its_workspace_and_day_only(store: Store) -> None:
    job = store.accept(JOB, ["a"])
    assert job is not None
    job = store.briefed(job, "{}")
    ago = time.time() - 60
    assert store.brief_of(JOB, since=ago) == job.brief
    assert store.brief_of(JOB, since=time.time() + 1) is None
    assert store.brief_of(replace(JOB, team="T2"), since=ago) is None
    assert store.brief_of(replace(JOB, article="b"), since=ago) is None


def test_a_finished_request_keeps_no_text(store: Store, tmp_path: Path) -> None:
    job = store.accept(replace(JOB, source="the words of an article"), ["a"])
    assert job is not None
    store.finished(job)
    assert store.unfinished() == []
    assert store._open.execute("SELECT source FROM jobs").fetchall() == [("",)]


def test_a_brief_that_was_judged_is_kept_longer_and_not_for_ever(store: Store) -> None:
    briefs = []
    for key in ("judged", "other"):
        job = store.accept(replace(JOB, article=key), [key])
        assert job is not None
        job = store.briefed(job, "{}")
        store.finished(job)
        briefs.append(job.brief or 0)
    assert store.judge(briefs[0], "T1", "U1", "wrong")
    for days, kept in ((8, [True, False]), (366, [False, False])):
        store._open.execute("UPDATE briefs SET at = at - ?", (days * 86_400,))
        store._open.execute("UPDATE jobs SET at = at - ?", (days * 86_400,))
        store._open.execute("UPDATE feedback SET at = at - ?", (days * 86_400,))
        another = store.accept(JOB, [f"later {days}"])
        assert another is not None
        store.finished(another)
        assert [store.brief_json(number) is not None for number in briefs] == kept
    assert store.verdicts() == []
