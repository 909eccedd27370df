"""Requests held back as the server asks, against a real HTTP server."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from pydantic import BaseModel

from summarizer.errors import AccessDenied
from summarizer.models import Message, open_model
from summarizer.models.throttling import Throttle
from tests.loopback import ChatServer, Reply, Request, answer, failure

QUESTION = [Message("user", "Which city?")]
GOOD = answer('{"city": "Oslo"}')


class City(BaseModel):
    city: str


def asked(server: ChatServer, throttle: Throttle, times: int, threads: int = 8) -> None:
    model = open_model(f"{server.url}#tiny", throttle=throttle)
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(lambda _: model.ask(QUESTION, City), range(times)))
    model.close()


class Crowded:
    """Answers 429 to whatever is more than `most` at once; a reply takes `seconds`."""

    def __init__(self, most: int, seconds: float, **headers: str) -> None:
        self._most, self._seconds, self._headers = most, seconds, headers
        self._ends: list[float] = []
        self.refused = 0
        self.crowd = 0

    def __call__(self, request: Request) -> Reply:
        self._ends = [each for each in self._ends if each > time.monotonic()]
        if len(self._ends) >= self._most:
            self.refused += 1
            return failure(429, **self._headers)
        self._ends.append(time.monotonic() + self._seconds)
        self.crowd = max(self.crowd, len(self._ends))
        return Reply(GOOD.body, delay=self._seconds)


def test_no_more_at_once_than_allowed() -> None:
    server = Crowded(100, 0.02)
    with ChatServer(server) as served:
        asked(served, Throttle(3), 30)
    assert server.crowd <= 3


def test_it_settles_where_the_server_is_content() -> None:
    server = Crowded(2, 0.02, retry_after="0.05")
    throttle = Throttle(16)
    with ChatServer(server) as served:
        asked(served, throttle, 80, threads=16)
    assert throttle.limit < 8
    assert server.refused < 60


def test_nobody_asks_before_retry_after_is_over() -> None:
    with ChatServer([failure(429, retry_after="0.6"), GOOD]) as server:
        asked(server, Throttle(1), 4)
    first, *rest = [each.at for each in server.requests]
    assert min(rest) - first > 0.55


def test_an_empty_account_is_told_at_once() -> None:
    with ChatServer([failure(429, "no money", code="insufficient_quota", retry_after="0")]) as server:
        model = open_model(f"{server.url}#tiny", throttle=Throttle(1))
        with pytest.raises(AccessDenied, match="no money"):
            model.ask(QUESTION, City)
        model.close()
    assert len(server.requests) == 1


def test_it_grows_by_one_for_every_round_of_good_replies() -> None:
    throttle = Throttle(8)
    throttle.limit = 2.0
    for _ in range(2):
        throttle.send(lambda: None)
    assert 2.8 < throttle.limit <= 3.0
    for _ in range(100):
        throttle.send(lambda: None)
    assert throttle.limit == 8.0


def test_others_may_go_on_while_an_answer_is_waited_for() -> None:
    from contextlib import contextmanager

    away = threading.Event()
    seen: list[bool] = []

    @contextmanager
    def aside():  # type: ignore[no-untyped-def]
        away.set()
        yield
        away.clear()

    def reply(request: Request) -> Reply:
        seen.append(away.is_set())
        return GOOD

    with ChatServer(reply) as server:
        asked(server, Throttle(1, aside), 1)
    assert seen == [True]
    assert not away.is_set()
