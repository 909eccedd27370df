"""Which trouble makes the next model stand in, at the wire."""

import socket
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import BaseModel

from summarizer.errors import ModelDenied, ModelError, ModelRefused, ModelUnavailable, ReplyInvalid
from summarizer.models import AnswerCache, Fallback, Message, Model, open_model
from summarizer.models.breaker import Breaker
from tests.loopback import ChatServer, Reply, answer, failure, logprobs
from tests.models.test_breaker import Clock

KEY = "sk-secret-0123456789"
QUESTION = [Message("user", "Which city?")]
OSLO, ROME = answer('{"city": "Oslo"}', tokens=(10, 5)), answer('{"city": "Rome"}', tokens=(1, 1))
DOWN = failure(500, "down", retry_after="0")


class City(BaseModel):
    city: str


def both(first: ChatServer, second: ChatServer, breaker: Callable[[], Breaker] = Breaker) -> Fallback:
    models = [open_model(f"{each.url}#{name}", api_key=KEY) for each, name in ((first, "one"), (second, "two"))]
    return Fallback(models, breaker=breaker)


OUT = {
    "500": (DOWN, 4),
    "503": (failure(503, retry_after="0"), 4),
    "429": (failure(429, retry_after="0"), 4),
    "budget": (failure(429, code="insufficient_quota"), 1),
    "payment": (failure(402), 1),
    "key": (failure(401, f"bad {KEY}"), 1),
    "rights": (failure(403), 1),
    "no such model": (failure(404), 1),
}


@pytest.mark.parametrize(("reply", "requests"), OUT.values(), ids=list(OUT))
def test_the_next_stands_in_when_the_first_is_out(reply: Reply, requests: int) -> None:
    with ChatServer([reply]) as first, ChatServer([ROME]) as second:
        model = both(first, second)
        with model.metered() as meter:
            assert model.ask(QUESTION, City).city == "Rome"
        model.close()
    assert (len(first.requests), len(second.requests)) == (requests, 1)
    (note,) = meter.notes
    assert note.startswith("passed over: one at http")
    assert KEY not in note
    assert (meter.usage.calls, meter.usage.input_tokens) == (requests + 1, 1)
    assert model.usage == meter.usage


def test_a_refused_connection() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nowhere = f"http://127.0.0.1:{free.getsockname()[1]}/v1#m"
    with ChatServer([ROME]) as second:
        model = open_model(f"{nowhere}, {second.url}#two")
        with model.metered() as meter:
            assert model.ask(QUESTION, City).city == "Rome"
        model.close()
    assert "refused" in meter.notes[0]


def test_a_model_that_hangs() -> None:
    with ChatServer([Reply("", delay=30)]) as first, ChatServer([ROME]) as second:
        specs = [f"{first.url}#one", f"{second.url}#two"]
        model = open_model(specs, timeout_seconds=0.3, deadline_seconds=0.3)
        assert model.ask(QUESTION, City).city == "Rome"
        model.close()


def test_a_missing_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with ChatServer([ROME]) as second:
        model = open_model(["openai/gpt-4.1", f"{second.url}#two"])
        assert model.ask(QUESTION, City).city == "Rome"
        model.close()


OF_THE_ARTICLE = {
    "not accepted": (failure(400, "too long"), ModelDenied),
    "unprocessable": (failure(422), ModelDenied),
    "refusal": (answer(None, refusal="I cannot"), ModelRefused),
    "filter": (failure(400, code="content_filter"), ModelRefused),
    "never fits": (answer("Oslo, I think"), ReplyInvalid),
}


@pytest.mark.parametrize(("reply", "kind"), OF_THE_ARTICLE.values(), ids=list(OF_THE_ARTICLE))
def test_no_other_model_is_talked_into_it(reply: Reply, kind: type[ModelError]) -> None:
    with ChatServer([reply]) as first, ChatServer([ROME]) as second:
        model = both(first, second)
        for _ in range(5):
            with pytest.raises(ModelError) as caught:
                model.ask(QUESTION, City)
            assert type(caught.value) is kind
        model.close()
    assert second.requests == []


def test_a_good_first_model_is_the_only_one_asked() -> None:
    with ChatServer([OSLO]) as first, ChatServer([ROME]) as second:
        model = both(first, second)
        with model.metered() as meter:
            assert model.ask(QUESTION, City).city == "Oslo"
        model.close()
    assert (meter.notes, second.requests) == ([], [])


def test_all_out_is_one_line_that_names_each() -> None:
    with ChatServer([DOWN]) as first, ChatServer([failure(401)]) as second:
        model = both(first, second)
        with pytest.raises(ModelUnavailable) as caught:
            model.ask(QUESTION, City)
        model.close()
    line = str(caught.value)
    assert line.index("one at") < line.index("answering 500") < line.index("two at") < line.index("(401)")
    assert "\n" not in line


def test_choices_fall_back_too() -> None:
    with ChatServer([DOWN]) as first, ChatServer([answer("A", logprobs=logprobs(A=-0.1, B=-2.5))]) as second:
        model = both(first, second)
        assert model.choose(QUESTION, ["A", "B"])["A"] > 0.5
        model.close()


def test_the_breaker_opens_and_closes() -> None:
    clock = Clock()
    replies = {"first": failure(401)}
    with ChatServer(lambda _: replies["first"]) as first, ChatServer([ROME]) as second:
        model = both(first, second, lambda: Breaker(rest_seconds=30.0, clock=clock))

        def asked() -> tuple[str, int]:
            before = len(first.requests)
            return model.ask(QUESTION, City).city, len(first.requests) - before

        assert asked() == ("Rome", 1)
        assert asked() == ("Rome", 0)
        with model.metered() as meter:
            model.ask(QUESTION, City)
        assert "is left alone for 30 s" in meter.notes[0]
        clock.now = 31.0
        assert asked() == ("Rome", 1)
        assert asked() == ("Rome", 0)
        clock.now = 62.0
        replies["first"] = OSLO
        assert asked() == ("Oslo", 1)
        assert asked() == ("Oslo", 1)
        model.close()


def test_outages_in_a_row_open_it_and_a_success_between_does_not() -> None:
    replies = iter([DOWN] * 4 + [OSLO] + [DOWN] * 100)
    with ChatServer(lambda _: next(replies)) as first, ChatServer([ROME]) as second:
        model = both(first, second, lambda: Breaker(failures=2, clock=Clock()))
        cities = [model.ask(QUESTION, City).city for _ in range(6)]
        model.close()
    assert cities == ["Rome", "Oslo", "Rome", "Rome", "Rome", "Rome"]
    assert len(first.requests) == 4 + 1 + 4 + 4


def test_the_last_model_is_always_tried() -> None:
    with ChatServer([failure(401)]) as first, ChatServer([failure(401)]) as second:
        model = both(first, second)
        for _ in range(4):
            with pytest.raises(ModelUnavailable):
                model.ask(QUESTION, City)
        model.close()
    assert (len(first.requests), len(second.requests)) == (1, 4)


def test_a_trial_that_is_answered_from_the_cache_proves_nothing(tmp_path: Path) -> None:
    clock, replies = Clock(), {"first": OSLO}
    cache = AnswerCache(tmp_path / "answers.sqlite3")
    with ChatServer(lambda _: replies["first"]) as first, ChatServer([ROME]) as second:
        models = [open_model(f"{each.url}#m", cache=cache) for each in (first, second)]
        model = Fallback(models, breaker=lambda: Breaker(rest_seconds=30.0, clock=clock))
        assert model.ask(QUESTION, City).city == "Oslo"
        replies["first"] = failure(401)
        other = [Message("user", "Another?")]
        assert model.ask(other, City).city == "Rome"
        clock.now = 31.0
        assert model.ask(QUESTION, City).city == "Oslo"
        assert model.ask([Message("user", "A third?")], City).city == "Rome"
        model.close()
    assert len(first.requests) == 3


def test_threads_are_metered_apart() -> None:
    with ChatServer([DOWN]) as first, ChatServer([ROME]) as second:
        model = both(first, second, lambda: Breaker(failures=1_000))
        seen: list[tuple[int, int]] = []

        def work() -> None:
            with model.metered() as meter:
                model.ask(QUESTION, City)
            seen.append((meter.usage.calls, len(meter.notes)))

        threads = [threading.Thread(target=work) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        model.close()
    assert seen == [(5, 1)] * 8
    assert model.usage.calls == 40


def test_names_in_order() -> None:
    model = open_model("openai/gpt-4.1, embedded,none")
    assert isinstance(model, Fallback)
    assert [each.name for each in model.models] == ["openai/gpt-4.1", "embedded", "none"]
    assert model.profile == open_model("openai/gpt-4.1").profile
    assert not isinstance(open_model(["embedded"]), Fallback)


@pytest.mark.parametrize("spec", ["embedded,", "embedded,nonsense", ",embedded"])
def test_a_bad_name_in_the_list_is_told_before_anything_is_asked(spec: str) -> None:
    with pytest.raises(ModelUnavailable, match="no model"):
        open_model(spec)


def test_one_key_is_not_for_several_models() -> None:
    with pytest.raises(ValueError, match="one model"):
        open_model("openai/gpt-4.1,http://h:1/v1#m", api_key=KEY)
    with pytest.raises(ValueError, match="at least one"):
        Fallback([])


def test_an_interrupted_trial_may_be_tried_again() -> None:
    clock = Clock()

    def interrupt(model: Model) -> str:
        raise KeyboardInterrupt

    with ChatServer([failure(401)]) as first, ChatServer([ROME]) as second:
        model = both(first, second, lambda: Breaker(rest_seconds=30.0, clock=clock))
        model.ask(QUESTION, City)
        clock.now = 31.0
        with pytest.raises(KeyboardInterrupt):
            model.whichever(interrupt)
        model.ask(QUESTION, City)
        model.close()
    assert len(first.requests) == 2
