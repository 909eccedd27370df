"""Requests held back as the server asks, against a real HTTP server."""

import itertools
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import httpx2
import openai
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


class Crowd:
    """Knows how many requests it has answered at most at once; a reply takes `seconds`."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._ends: list[float] = []
        self.most = 0

    def __call__(self, request: Request) -> Reply:
        self._ends = [each for each in self._ends if each > time.monotonic()]
        self._ends.append(time.monotonic() + self._seconds)
        self.most = max(self.most, len(self._ends))
        return Reply(GOOD.body, delay=self._seconds)


def test_no_more_at_once_than_allowed() -> None:
    crowd = Crowd(0.02)
    with ChatServer(crowd) as server:
        asked(server, Throttle(3), 30)
    assert crowd.most <= 3


def test_it_asks_half_as_much_after_each_429() -> None:
    slower = failure(429, retry_after="0")
    throttle = Throttle(16)
    with ChatServer([slower, slower, GOOD]) as server:
        asked(server, throttle, 1)
    assert len(server.requests) == 3
    assert throttle.limit == 4 + 1 / 4


def test_requests_that_were_under_way_together_count_once() -> None:
    throttle, together, calls = Throttle(16), threading.Barrier(4), itertools.count()

    def call() -> None:
        if next(calls) < 4:
            together.wait(20)
            response = httpx2.Response(429, headers={"retry-after": "0"}, request=httpx2.Request("POST", "http://x"))
            raise openai.RateLimitError("slower", response=response, body=None)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: throttle.send(call), range(4)))
    assert 8 < throttle.limit < 9


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
