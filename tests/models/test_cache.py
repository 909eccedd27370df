"""What was answered before is not asked again, and the file that keeps it never stands in the way."""

import json
import os
import random
import resource
import signal
import sqlite3
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from pydantic import BaseModel

from summarizer.errors import ModelError, ReplyInvalid, SummarizerError
from summarizer.models import AnswerCache, Message, Model, open_model
from summarizer.models.cache import CacheUnusable, digest
from tests.loopback import ChatServer, Reply, Request, answer, failure, logprobs

GOOD = answer('{"city": "Oslo", "people": 7}')
QUESTION = [Message("user", "Which city?")]


class City(BaseModel):
    city: str
    people: int


class Town(BaseModel):
    city: str
    people: int


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def opened(server: ChatServer, path: Path) -> Model:
    return open_model(f"{server.url}#tiny", cache=AnswerCache(path))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "answers.sqlite3"


def test_the_same_question_is_asked_once(path: Path) -> None:
    with ChatServer([GOOD]) as server:
        for _ in range(3):
            model = opened(server, path)
            assert model.ask(QUESTION, City) == City(city="Oslo", people=7)
            model.close()
    assert len(server.requests) == 1
    used = model.usage
    assert (used.calls, used.input_tokens, used.cached, used.cost_usd) == (0, 0, 1, 0.0)


def test_a_kept_answer_needs_no_client(path: Path) -> None:
    with ChatServer([GOOD]) as server:
        model = opened(server, path)
        model.ask(QUESTION, City)
        model.close()
        url = server.url
    model = open_model(f"{url}#tiny", cache=AnswerCache(path))
    assert model.ask(QUESTION, City).city == "Oslo"
    assert model._client is None
    model.close()


OTHERS = [
    lambda model: model.ask([Message("user", "Which city, then?")], City),
    lambda model: model.ask([Message("system", "Which city?")], City),
    lambda model: model.ask([*QUESTION, *QUESTION], City),
    lambda model: model.ask(QUESTION, Town),
    lambda model: model.ask(QUESTION, City, max_tokens=99),
    lambda model: model.choose(QUESTION, ["A", "B"]),
    lambda model: model.choose(QUESTION, ["B", "A"]),
]


@pytest.mark.parametrize("number", range(len(OTHERS)))
def test_another_question_is_asked(path: Path, number: int) -> None:
    def script(request: Request) -> Reply:
        return answer("A", logprobs=logprobs(A=-0.1, B=-2.5)) if "logprobs" in request.body else GOOD

    with ChatServer(script) as server:
        model = opened(server, path)
        model.ask(QUESTION, City)
        for _ in range(2):
            OTHERS[number](model)
        model.close()
    assert len(server.requests) == 2


def test_another_model_or_endpoint_is_asked(path: Path) -> None:
    with ChatServer([GOOD]) as server, ChatServer([GOOD]) as elsewhere:
        for spec in (f"{server.url}#tiny", f"{server.url}#large", f"{elsewhere.url}#tiny"):
            model = open_model(spec, cache=AnswerCache(path))
            model.ask(QUESTION, City)
            model.close()
    assert (len(server.requests), len(elsewhere.requests)) == (2, 1)


def test_an_embedded_file_that_is_replaced_is_another_model(tmp_path: Path, path: Path) -> None:
    file = tmp_path / "some.gguf"
    addresses = set()
    for content in (b"GGUF one", b"GGUF two!"):
        file.write_bytes(content)
        addresses.add(open_model(f"embedded:{file}", cache=AnswerCache(path))._endpoint.address)
    assert len(addresses) == 2


def test_choices_are_kept_with_their_probabilities(path: Path) -> None:
    with ChatServer([answer("A", logprobs=logprobs(A=-0.1, B=-2.5))]) as server:
        model = opened(server, path)
        first, second = (model.choose(QUESTION, ["A", "B"]) for _ in range(2))
        model.close()
    assert first == second
    assert len(server.requests) == 1


def test_choices_without_log_probabilities_are_kept(path: Path) -> None:
    def script(request: Request) -> Reply:
        return failure(400, "logprobs not supported") if "logprobs" in request.body else answer('{"choice": "B"}')

    with ChatServer(script) as server:
        for _ in range(2):
            model = opened(server, path)
            assert model.choose(QUESTION, ["A", "B"]) == {"A": 0.0, "B": 1.0}
            model.close()
    assert len(server.requests) == 2


def test_an_answer_that_needed_a_second_try_is_kept(path: Path) -> None:
    with ChatServer([answer('{"city": "Oslo"}'), GOOD]) as server:
        for _ in range(2):
            model = opened(server, path)
            assert model.ask(QUESTION, City).people == 7
            model.close()
    assert len(server.requests) == 2


BAD = {
    "refused": answer(None, refusal="I cannot"),
    "filtered": answer("", finish="content_filter"),
    "invalid": answer("Oslo, I think"),
    "cut off": answer('{"city": "Os', finish="length"),
    "not accepted": failure(400),
    "no model": Reply("<html>hello</html>"),
}


@pytest.mark.parametrize("bad", BAD.values(), ids=list(BAD))
def test_what_failed_is_asked_again(path: Path, bad: Reply) -> None:
    replies = [bad]

    with ChatServer(lambda _: replies[0]) as server:
        model = opened(server, path)
        with pytest.raises(ModelError):
            model.ask(QUESTION, City)
        replies[0] = GOOD
        assert model.ask(QUESTION, City).city == "Oslo"
        model.close()
    assert model.usage.cached == 0


def test_an_answer_that_was_cut_off_is_noted_each_time(path: Path) -> None:
    class Towns(BaseModel):
        towns: list[str]

    with ChatServer([answer('{"towns": ["Oslo", "Ber', finish="length")]) as server:
        model = opened(server, path)
        for _ in range(2):
            with model.metered() as meter:
                assert model.ask(QUESTION, Towns).towns == ["Oslo"]
            assert "cut off" in meter.notes[0]
        model.close()
    assert len(server.requests) == 1


def test_a_kept_answer_that_no_longer_fits_is_asked_again(path: Path) -> None:
    with ChatServer([GOOD]) as server:
        model = opened(server, path)
        model.ask(QUESTION, City)
        with sqlite3.connect(path) as database:
            (key,) = database.execute("SELECT key FROM answers").fetchone()
        database.close()
        AnswerCache(path).keep(key, '{"city": "Oslo"}')
        assert model.ask(QUESTION, City).people == 7
        assert model.ask(QUESTION, City).people == 7
        model.close()
    assert len(server.requests) == 2


def test_any_text_is_a_question_and_an_answer(path: Path) -> None:
    cache = AnswerCache(path)
    for text in ("half a \ud83d pair", "\x00", "", "é" * 9):
        cache.keep(digest({"text": text}), text)
        assert cache.get(digest({"text": text})) == text
    cache.close()


def test_answers_expire(path: Path) -> None:
    clock = Clock()
    cache = AnswerCache(path, oldest_seconds=100.0, clock=clock)
    cache.keep(b"old", "1")
    clock.now += 60
    cache.keep(b"young", "2")
    clock.now += 41
    assert (cache.get(b"old"), cache.get(b"young")) == (None, "2")
    cache.keep(b"new", "3")
    cache.close()
    with sqlite3.connect(path) as database:
        assert database.execute("SELECT count(*) FROM answers").fetchone() == (2,)
    database.close()


def test_the_oldest_make_room(path: Path) -> None:
    clock = Clock()
    cache = AnswerCache(path, most_bytes=300_000, clock=clock)
    noise = random.Random(1)
    for number in range(400):
        clock.now += 1
        cache.keep(str(number).encode(), noise.randbytes(2000).hex())
    found = [number for number in range(400) if cache.get(str(number).encode())]
    assert found == list(range(found[0], 400))
    assert 50 < len(found) < 160
    cache.close()
    assert path.stat().st_size < 330_000


def test_a_smaller_limit_gives_the_room_back(path: Path) -> None:
    cache = AnswerCache(path)
    for number in range(400):
        cache.keep(str(number).encode(), random.Random(number).randbytes(2000).hex())
    cache.close()
    before = path.stat().st_size
    cache = AnswerCache(path, most_bytes=100_000)
    cache.keep(b"last", "x")
    assert cache.get(b"last") == "x"
    cache.close()
    assert path.stat().st_size < 110_000 < before


def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        cache = AnswerCache(tmp_path / "new" / "answers.sqlite3")
        cache.keep(b"k", "v")
    finally:
        os.umask(before)
    modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in (tmp_path / "new").iterdir()}
    assert len(modes) == 3
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700
    cache.close()


def test_neither_article_nor_key_is_in_it(path: Path) -> None:
    with ChatServer([GOOD]) as server:
        model = open_model(f"{server.url}#tiny", api_key="sk-secret-0123456789", cache=AnswerCache(path))
        model.ask([Message("user", "The mayor opened the bridge.")], City)
        content = b"".join(each.read_bytes() for each in path.parent.iterdir())
        model.close()
    assert b"mayor" not in content
    assert b"secret" not in content


def test_a_carrier_does_not_see_what_is_known(path: Path) -> None:
    carried = []

    def carry(request: httpx2.Request) -> httpx2.Response:
        carried.append(request)
        return httpx2.Response(200, json=GOOD.body)

    for _ in range(2):
        live = httpx2.MockTransport(carry)
        model = open_model("http://127.0.0.1:9/v1#m", carrier=lambda _, live=live: live, cache=AnswerCache(path))
        assert model.ask(QUESTION, City) == City(city="Oslo", people=7)
        model.close()
    assert len(carried) == 1


@pytest.mark.parametrize("value", ["0", "-1", "many", "inf", "nan"])
@pytest.mark.parametrize("name", ["SUMMARIZER_CACHE_MB", "SUMMARIZER_CACHE_DAYS"])
def test_a_bad_setting_is_one_clear_error(name: str, value: str) -> None:
    with pytest.raises(SummarizerError, match=name):
        AnswerCache.from_environment({name: value})


def test_the_environment_sets_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_CACHE_DIR", str(tmp_path))
    assert AnswerCache.from_environment({"SUMMARIZER_NO_CACHE": "1"}) is None
    cache = AnswerCache.from_environment({"SUMMARIZER_CACHE_MB": "2", "SUMMARIZER_CACHE_DAYS": "0.5"})
    assert cache is not None
    assert (cache.path.parent, cache._most_bytes, cache._oldest_seconds) == (tmp_path, 2e6, 43_200)


def test_threads_share_it(path: Path) -> None:
    cache = AnswerCache(path)
    wrong: list[str] = []

    def work(name: str) -> None:
        for number in range(100):
            cache.keep(f"{name}{number}".encode(), name * 50)
            if cache.get(f"{name}{number}".encode()) != name * 50:
                wrong.append(name)

    threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    cache.close()
    assert wrong == []


WRITER = """
import sys
from pathlib import Path
from summarizer.models import AnswerCache
cache = AnswerCache(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
for number in range(int(sys.argv[3])):
    cache.keep(f"{sys.argv[2]} {number}".encode(), f"{number} " * 200)
    print(number, flush=True)
"""


def writer(path: Path, name: str, many: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(path), name, str(many)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_processes_write_at_once_from_the_first_moment(path: Path) -> None:
    writers = [writer(path, name, 100) for name in "abcd"]
    for each in writers:
        assert each.stdout is not None
        assert each.stdout.readline() == "ready\n"
    for each in writers:
        assert each.stdin is not None
        each.stdin.write("\n")
        each.stdin.flush()
    assert [(each.communicate()[1], each.returncode) for each in writers] == [("", 0)] * 4
    cache = AnswerCache(path)
    assert all(cache.get(f"{name} {n}".encode()) == f"{n} " * 200 for name in "abcd" for n in range(100))
    cache.close()


def test_killed_in_the_middle_of_a_write(path: Path) -> None:
    """Every answer that was said to be kept is there after a kill -9, and the next process goes on."""
    for turn in range(6):
        process = writer(path, str(turn), 1_000_000)
        assert process.stdout is not None
        assert process.stdin is not None
        process.stdout.readline()
        process.stdin.write("\n")
        process.stdin.flush()
        for _ in range(20 + 7 * turn):
            process.stdout.readline()
        process.kill()
        kept = 19 + 7 * turn + len(process.communicate()[0].splitlines())
        cache = AnswerCache(path)
        assert all(cache.get(f"{turn} {n}".encode()) == f"{n} " * 200 for n in range(kept))
        cache.close()
    with sqlite3.connect(path) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.close()


def test_a_forked_process_opens_its_own(path: Path) -> None:
    cache = AnswerCache(path)
    cache.keep(b"parent", "1")
    child = os.fork()
    if child == 0:
        ok = cache.get(b"parent") == "1"
        cache.keep(b"child", "2")
        os._exit(0 if ok else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert cache.get(b"child") == "2"
    cache.close()


def unusable(path: Path) -> str:
    """The one note that a model leaves which cannot use the file at `path`, and answers all the same."""
    with ChatServer([GOOD]) as server:
        model = opened(server, path)
        started = time.monotonic()
        with model.metered() as meter:
            for _ in range(3):
                assert model.ask(QUESTION, City).city == "Oslo"
        assert time.monotonic() - started < 10
        model.close()
    assert len(server.requests) == 3
    (note,) = meter.notes
    assert "\n" not in note
    assert "without the cache" in note
    assert str(path) in note
    return note


def test_a_file_that_is_no_database(path: Path) -> None:
    path.write_bytes(b"not a database at all, and long enough to be sure of it" * 100)
    before = path.read_bytes()
    assert "not a database" in unusable(path)
    assert path.read_bytes() == before


def test_a_folder_in_its_place(path: Path) -> None:
    path.mkdir()
    unusable(path)


def test_a_file_in_place_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    unusable(tmp_path / "file" / "answers.sqlite3")


def test_another_table_in_its_place(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE answers (something TEXT)")
    database.close()
    unusable(path)


def test_a_locked_file_is_waited_for_once(path: Path) -> None:
    AnswerCache(path).keep(b"k", "v")
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    assert "locked" in unusable(path)
    holder.close()


def test_a_file_left_alone_is_tried_again(path: Path) -> None:
    clock = Clock()
    path.mkdir()
    cache = AnswerCache(path, clock=clock)
    with pytest.raises(CacheUnusable):
        cache.keep(b"k", "v")
    path.rmdir()
    cache.keep(b"k", "v")
    assert cache.get(b"k") is None
    clock.now += 61
    cache.keep(b"k", "v")
    assert cache.get(b"k") == "v"
    cache.close()


def test_damaged_pages_never_give_another_answer(path: Path) -> None:
    said = [json.dumps({"city": f"Town {n}", "people": n}) * 20 for n in range(200)]
    cache = AnswerCache(path)
    for number, each in enumerate(said):
        cache.keep(str(number).encode(), each)
    cache.close()
    whole = path.read_bytes()
    noise = random.Random(7)
    for _ in range(30):
        damaged = bytearray(whole)
        for _ in range(40):
            damaged[noise.randrange(100, len(damaged))] ^= 1 << noise.randrange(8)
        path.write_bytes(damaged)
        cache = AnswerCache(path, clock=Clock())
        for number, each in enumerate(said):
            try:
                assert cache.get(str(number).encode()) in (each, None)
            except CacheUnusable:
                break
        cache.close()


FULL = """
import sys
from pathlib import Path
from summarizer.models import Message, open_model, AnswerCache
from pydantic import BaseModel
class City(BaseModel):
    city: str
    people: int
model = open_model(sys.argv[1], cache=AnswerCache(Path(sys.argv[2])))
with model.metered() as meter:
    for number in range(200):
        assert model.ask([Message("user", str(number))], City).city
print(meter.notes, meter.usage.calls)
"""


def test_a_full_disk(path: Path) -> None:
    """A limit on the size of files stands for a full disk: writing fails in the middle of a transaction."""

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    with ChatServer([GOOD]) as server:
        command = [sys.executable, "-c", FULL, f"{server.url}#tiny", str(path)]
        done = subprocess.run(command, capture_output=True, text=True, preexec_fn=limited, timeout=60, check=False)
    assert done.stderr == ""
    assert done.stdout.count("going on without the cache") == 1
    assert done.stdout.endswith(" 200\n")
    cache = AnswerCache(path)
    cache.keep(b"k", "v")
    assert cache.get(b"k") == "v"
    cache.close()


@pytest.fixture
def without_rights() -> Iterator[None]:
    """Root may write anything, and so is nobody for a while."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65_534)
    yield
    if root:
        os.seteuid(0)


def test_a_file_that_may_only_be_read(without_rights: None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "cache", "answers.sqlite3")
        cache = AnswerCache(path)
        cache.keep(b"k", "v")
        cache.close()
        path.chmod(0o444)
        path.parent.chmod(0o555)
        with pytest.raises(CacheUnusable, match="without the cache"):
            cache.get(b"k")
        path.parent.chmod(0o755)


def test_a_choice_that_is_kept_unreadable_is_asked_again(path: Path) -> None:
    with ChatServer([answer("A", logprobs=logprobs(A=-0.1, B=-2.5))]) as server:
        model = opened(server, path)
        model.choose(QUESTION, ["A", "B"])
        with sqlite3.connect(path) as database:
            database.execute("UPDATE answers SET said = x'00'")
        database.close()
        model.choose(QUESTION, ["A", "B"])
        model.close()
    assert len(server.requests) == 2


def test_invalid_twice_is_never_kept(path: Path) -> None:
    with ChatServer([answer("no")]) as server:
        model = opened(server, path)
        for _ in range(2):
            with pytest.raises(ReplyInvalid):
                model.ask(QUESTION, City)
        model.close()
    assert len(server.requests) == 4
