"""The one code path of all models, against a real HTTP server."""

import email.utils
import socket
import threading
import time
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from summarizer.errors import AccessDenied, ModelDenied, ModelError, ModelRefused, ModelUnavailable, ReplyInvalid
from summarizer.models import Message, Model, Usage, open_model
from tests.loopback import ChatServer, Reply, Request, answer, failure, logprobs

KEY = "sk-secret-0123456789"
GOOD = answer('{"city": "Oslo", "people": 7}')
QUESTION = [Message("user", "Which city?")]


class City(BaseModel):
    city: str
    people: int


def opened(server: ChatServer, **settings: float) -> Model:
    return open_model(f"{server.url}#tiny", api_key=KEY, **settings)


def failed(server: ChatServer, kind: type[ModelError], **settings: float) -> tuple[Model, str]:
    model = opened(server, **settings)
    with pytest.raises(ModelError) as caught:
        model.ask(QUESTION, City)
    assert type(caught.value) is kind
    line = str(caught.value)
    assert line
    assert "\n" not in line
    assert "tiny" in line
    assert KEY not in line
    model.close()
    return model, line


@pytest.fixture(autouse=True)
def _no_long_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.models.opening.RetryPolicy", _quick)


def _quick(**settings: float) -> object:
    from summarizer.models.retrying import RetryPolicy

    return RetryPolicy(first_wait_seconds=0.01, longest_wait_seconds=1.0, **settings)


def test_an_answer_is_typed_and_counted() -> None:
    with ChatServer([GOOD]) as server:
        model = opened(server)
        assert model.ask(QUESTION, City) == City(city="Oslo", people=7)
        model.close()
    body = server.requests[0].body
    assert body["model"] == "tiny"
    assert body["temperature"] == 0
    assert body["response_format"]["json_schema"]["schema"]["required"] == ["city", "people"]
    assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"
    used = model.usage
    assert (used.calls, used.retries, used.input_tokens, used.output_tokens) == (1, 0, 10, 5)
    assert used.seconds > 0
    assert used.cost_usd is None


@pytest.mark.parametrize(
    "text",
    [
        "{{ 7*7 }} {% include 'x' %} {# gone #}",
        "    four spaces\n      six\n\ttab  \r\n\n",
        "\u201cquoted\u201d \U0001f600 \u0000 \\n {",
        "https://example.org/picture.png",
        "{% raw %}",
    ],
)
def test_text_arrives_byte_for_byte(text: str) -> None:
    with ChatServer([answer("no json"), GOOD]) as server:
        model = opened(server)
        model.ask([Message("system", text), Message("user", text)], City)
        model.close()
    assert len(server.requests) == 2
    for request in server.requests:
        assert request.body["messages"][:2] == [
            {"role": "system", "content": text},
            {"role": "user", "content": text},
        ]


def test_text_that_is_no_unicode_is_one_clear_error() -> None:
    with ChatServer([GOOD]) as server:
        model = opened(server)
        with pytest.raises(ModelDenied, match="Unicode"):
            model.ask([Message("user", "half a \ud83d pair")], City)
        model.close()


@pytest.mark.parametrize("status", [408, 409, 429, 500, 502, 503])
def test_passing_trouble_is_tried_again(status: int) -> None:
    with ChatServer([failure(status), GOOD]) as server:
        model = opened(server)
        model.ask(QUESTION, City)
        model.close()
    assert len(server.requests) == 2
    assert (model.usage.calls, model.usage.retries) == (2, 1)


def test_an_outage_ends_after_four_requests() -> None:
    with ChatServer([failure(500, "down\nfor long")]) as server:
        model, line = failed(server, ModelUnavailable)
    assert len(server.requests) == 4
    assert (model.usage.calls, model.usage.retries, model.usage.input_tokens) == (4, 3, 0)
    assert "500" in line


@pytest.mark.parametrize("form", ["seconds", "date", "nonsense"])
def test_retry_after_is_honoured(form: str) -> None:
    date = email.utils.formatdate(time.time() + 2, usegmt=True)
    value = {"seconds": "0.4", "date": date, "nonsense": "soon"}[form]
    with ChatServer([failure(429, retry_after=value), GOOD]) as server:
        model = opened(server)
        model.ask(QUESTION, City)
        model.close()
    waited = server.requests[1].at - server.requests[0].at
    assert waited < 1.5
    assert waited > {"seconds": 0.39, "date": 0.5, "nonsense": 0.0}[form]


def test_retry_after_is_capped() -> None:
    with ChatServer([failure(429, retry_after="3600"), GOOD]) as server:
        model = opened(server)
        model.ask(QUESTION, City)
        model.close()
    assert len(server.requests) == 2
    assert server.requests[1].at - server.requests[0].at < 1.5


def test_no_retry_starts_beyond_the_deadline() -> None:
    with ChatServer([failure(429, retry_after="1")]) as server:
        failed(server, ModelUnavailable, deadline_seconds=0.5)
    assert len(server.requests) == 1


def test_a_hanging_server_is_a_time_out() -> None:
    with ChatServer([Reply("", delay=30)]) as server:
        started = time.monotonic()
        model, line = failed(server, ModelUnavailable, timeout_seconds=0.2, deadline_seconds=0.6)
    assert time.monotonic() - started < 2
    assert "in time" in line or "within" in line
    assert model.usage.calls == len(server.requests)
    assert 2 <= len(server.requests) <= 4


def test_a_refused_connection() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    model = open_model(f"http://127.0.0.1:{port}/v1#tiny")
    with pytest.raises(ModelUnavailable, match=r"cannot be reached.*refused"):
        model.ask(QUESTION, City)
    assert model.usage.calls == 4
    model.close()


@pytest.mark.parametrize(
    ("status", "kind"),
    [(400, ModelDenied), (401, AccessDenied), (402, AccessDenied), (403, AccessDenied), (404, AccessDenied),
     (422, ModelDenied)],
)  # fmt: skip
def test_a_request_not_accepted_is_not_repeated(status: int, kind: type[ModelError]) -> None:
    with ChatServer([failure(status, f"bad: {KEY}")]) as server:
        model, line = failed(server, kind)
    assert len(server.requests) == 1
    assert (model.usage.calls, model.usage.retries) == (1, 0)
    assert str(status) in line


def test_a_budget_that_is_spent_is_not_asked_again() -> None:
    with ChatServer([failure(429, "You exceeded your current quota", code="insufficient_quota")]) as server:
        _, line = failed(server, AccessDenied)
    assert len(server.requests) == 1
    assert "no budget left" in line


def test_a_refusal() -> None:
    with ChatServer([answer(None, refusal="I cannot\nhelp")]) as server:
        model, line = failed(server, ModelRefused)
    assert len(server.requests) == 1
    assert model.usage.input_tokens == 10
    assert "I cannot help" in line


def test_a_content_filter() -> None:
    with ChatServer([answer("", finish="content_filter")]) as server:
        failed(server, ModelRefused)
    assert len(server.requests) == 1
    with ChatServer([failure(400, "filtered", code="content_filter")]) as server:
        failed(server, ModelRefused)
    assert len(server.requests) == 1


def test_invalid_json_goes_back_once_with_the_reason() -> None:
    with ChatServer([answer('{"city": "Oslo"}'), GOOD]) as server:
        model = opened(server)
        assert model.ask(QUESTION, City).people == 7
        model.close()
    assert "people" in server.requests[1].body["messages"][-1]["content"]
    assert (model.usage.calls, model.usage.retries, model.usage.input_tokens) == (2, 1, 20)


def test_json_that_stays_invalid() -> None:
    with ChatServer([answer("Oslo, I think")]) as server:
        model, _ = failed(server, ReplyInvalid)
    assert len(server.requests) == 2
    assert (model.usage.calls, model.usage.retries) == (2, 1)


def test_a_reply_cut_off_is_asked_for_once_more() -> None:
    with ChatServer([answer('{"city": "Os', finish="length"), GOOD]) as server:
        model = opened(server)
        assert model.ask(QUESTION, City).city == "Oslo"
        model.close()
    assert "shorter" in server.requests[1].body["messages"][-1]["content"]
    assert model.usage.retries == 1


@pytest.mark.parametrize("first", [answer('{"city": "Os', finish="length"), answer('{"city": "Os')])
def test_a_reply_cut_off_twice(first: Reply) -> None:
    with ChatServer([first, answer('{"city": "Oslo"', finish="length")]) as server:
        failed(server, ReplyInvalid)
    assert len(server.requests) == 2


class Towns(BaseModel):
    towns: list[City] = []
    rivers: list[str] = []


@pytest.mark.parametrize(
    ("said", "towns"),
    [
        ('{"towns": [{"city": "Oslo", "people": 7}, {"city": "Bergen", "pe', ["Oslo"]),
        ('{"towns": [{"city": "Oslo", "people": 7}, {"city": "Bergen", "people": 2}', ["Oslo"]),
        ('{"towns": [{"city": "Oslo", "people": 7}, {"city": "Bergen", "people": 2}], "rive', ["Oslo"]),
        ('{"towns": [{"city": "Oslo", "people": 7}], "rivers": ["Ak', ["Oslo"]),
    ],
)
def test_what_a_reply_had_listed_before_it_was_cut_off_is_kept(said: str, towns: list[str]) -> None:
    with ChatServer([answer(said, finish="length")]) as server:
        model = opened(server)
        with model.metered() as meter:
            assert [each.city for each in model.ask(QUESTION, Towns).towns] == towns
        model.close()
    assert len(server.requests) == 1
    assert "cut off" in meter.notes[0]


@pytest.mark.parametrize(
    "said", ['{"towns": [{"city": "Oslo", "pe', "Oslo", '{"towns": [{"city": 7}, {"ci', "[", '[{"a": 1}']
)
def test_a_reply_that_listed_nothing_usable_is_asked_for_once_more(said: str) -> None:
    with ChatServer([answer(said, finish="length"), answer('{"towns": []}')]) as server:
        model = opened(server)
        assert model.ask(QUESTION, Towns).towns == []
        model.close()
    assert len(server.requests) == 2


@pytest.mark.parametrize("body", [{}, {"choices": []}, {"choices": None}, "<html>hello</html>", "[]"])
def test_a_server_that_is_no_model(body: dict[str, object] | str) -> None:
    with ChatServer([Reply(body)]) as server:
        failed(server, ReplyInvalid)


def test_a_choice_is_read_from_log_probabilities() -> None:
    told = logprobs(A=-0.1, B=-2.5, **{" A": -4.0, "The": -5.0})
    with ChatServer([answer("A", logprobs=told)]) as server:
        model = opened(server)
        chances = model.choose(QUESTION, ["A", "B", "C"])
        model.close()
    assert sum(chances.values()) == pytest.approx(1)
    assert chances["A"] > chances["B"] > chances["C"] > 0
    assert server.requests[0].body["max_tokens"] == 1
    assert server.requests[0].body["logprobs"] is True


def test_a_choice_without_log_probabilities() -> None:
    with ChatServer([answer(" b")]) as server:
        model = opened(server)
        assert model.choose(QUESTION, ["all", "bit"]) == {"all": 0.0, "bit": 1.0}
        model.close()


def test_a_choice_where_log_probabilities_are_not_accepted() -> None:
    def script(request: Request) -> Reply:
        return failure(400, "logprobs not supported") if "logprobs" in request.body else answer('{"choice": "B"}')

    with ChatServer(script) as server:
        model = opened(server)
        for _ in range(2):
            assert model.choose(QUESTION, ["A", "B"]) == {"A": 0.0, "B": 1.0}
        model.close()
    assert ["logprobs" in each.body for each in server.requests] == [True, False, False]


def test_a_choice_of_something_else_is_constrained() -> None:
    with ChatServer([answer("Well", logprobs=logprobs(Well=-0.1)), answer('{"choice": "A"}')]) as server:
        model = opened(server)
        assert model.choose(QUESTION, ["A", "B"])["A"] == 1.0
        model.close()


def test_many_threads_count_together_and_are_metered_apart() -> None:
    with ChatServer([GOOD]) as server:
        model = opened(server)
        seen: list[Usage] = []

        def work() -> None:
            with model.metered() as outer, model.metered() as inner:
                model.ask(QUESTION, City)
                model.ask(QUESTION, City)
            assert outer.usage == inner.usage
            seen.append(outer.usage)

        threads = [threading.Thread(target=work) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        model.close()
    assert [each.calls for each in seen] == [2] * 8
    assert model.usage.calls == len(server.requests) == 16
    assert model.usage.input_tokens == 160


def test_a_closed_model_opens_again() -> None:
    with ChatServer([GOOD]) as server:
        model = opened(server)
        for _ in range(2):
            model.ask(QUESTION, City)
            model.close()
    assert len(server.requests) == 2


@pytest.fixture
def openai_server() -> Iterator[ChatServer]:
    with ChatServer([answer('{"city": "Oslo", "people": 7}', tokens=(1000, 100))]) as server:
        yield server


def test_openai_calls_have_a_price(openai_server: ChatServer) -> None:
    model = open_model("openai/gpt-4.1-mini", base_url=openai_server.url, api_key=KEY)
    model.ask(QUESTION, City, max_tokens=9)
    model.close()
    assert model.usage.cost_usd == pytest.approx(0.00056, rel=0.5)
    assert openai_server.requests[0].body["max_completion_tokens"] == 9
    assert openai_server.requests[0].body["temperature"] == 0


def test_reasoning_models_get_no_temperature(openai_server: ChatServer) -> None:
    model = open_model("openai/o4-mini", base_url=openai_server.url, api_key=KEY)
    model.ask(QUESTION, City)
    model.close()
    assert "temperature" not in openai_server.requests[0].body


def test_azure(openai_server: ChatServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AZURE_OPENAI_ENDPOINT", openai_server.url.removesuffix("/v1"))
    monkeypatch.setenv("AZURE_OPENAI_API_KEY", KEY)
    monkeypatch.setenv("OPENAI_API_VERSION", "2024-10-21")
    model = open_model("azure/desk")
    assert model.ask(QUESTION, City).city == "Oslo"
    model.close()
    assert openai_server.requests[0].path.startswith("/openai/deployments/desk/")
    assert model.usage.cost_usd is None
