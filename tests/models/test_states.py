"""Hidden states: how they are asked for and put together; those of the real model are marked `embedded`."""

import base64
import json
from collections.abc import Iterator
from typing import Any

import httpx2
import numpy as np
import pytest

from evals.unseen import PROBES
from summarizer.models import AnswerCache, Model, open_model
from summarizer.models.embedded import STATES, Turns
from summarizer.models.states import LONGEST_SENTENCE, States, adapter_in_use, requests


def told(body: dict[str, Any]) -> dict[str, Any]:
    """A row for each word."""
    places = [[(at, at + 1) for at in range(len(each.split()))] for each in body["sentences"]]
    rows = np.full((sum(map(len, places)), 4), 3, np.int8)
    return {
        "places": places,
        "rows": base64.b64encode(rows.tobytes()).decode(),
        "usage": {"prompt_tokens": len(rows), "completion_tokens": 0},
    }


def test_an_article_of_some_length_is_one_request() -> None:
    (request,) = requests(["One.", "Two."], "Title")
    assert (request["context"], request["sentences"]) == ("Title", ["One.", "Two."])
    assert "18 layers" in request["form"]


def test_a_long_one_is_several_each_with_what_stands_before() -> None:
    sentences = [f"Sentence number {number} of many says nothing at all." for number in range(300)]
    asked = list(requests(sentences, "Title"))
    assert len(asked) > 2
    assert [each for request in asked for each in request["sentences"]] == sentences
    assert all(request["context"].startswith("Title") for request in asked)
    assert asked[1]["context"].endswith(asked[0]["sentences"][-1])


def test_replies_are_put_together_in_order() -> None:
    states = States.of([told({"sentences": ["a b", "c"]}), told({"sentences": ["d e f"]})])
    assert [len(each) for each in states.places] == [2, 1, 3]
    assert states.rows.shape == (6, 4)


def test_a_model_is_asked_once_and_its_tokens_are_counted(tmp_path: Any) -> None:
    asked = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        assert request.url.path.endswith(STATES)
        asked.append(json.loads(request.read()))
        return httpx2.Response(200, json=told(asked[-1]["states"] if "states" in asked[-1] else asked[-1]))

    model = open_model(
        "embedded", load=lambda spec: httpx2.MockTransport(answer), cache=AnswerCache(tmp_path / "answers.sqlite3")
    )
    for _ in range(2):
        states = model.states(["The mayor said no."], "No")
        assert states is not None
        assert states.rows.shape == (4, 4)
    assert len(asked) == 1
    assert (model.usage.calls, model.usage.input_tokens, model.usage.cached) == (1, 4, 1)


@pytest.mark.parametrize("spec", ["none", "openai/gpt-4.1", "http://h:1/v1#m"])
def test_other_models_tell_none(spec: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    assert open_model(spec).states(["The mayor said no."], "No") is None


class Loaded:
    """A model that tells which it is."""

    def __init__(self, name: str) -> None:
        self.name, self.closed = name, False

    def answer(self, body: dict[str, Any]) -> dict[str, Any]:
        return {"by": self.name, **body}

    def close(self) -> None:
        self.closed = True


def test_only_one_of_reading_and_chatting_is_in_memory() -> None:
    loaded: list[Loaded] = []

    def load(reads: bool) -> Loaded:
        assert all(each.closed for each in loaded)
        loaded.append(Loaded("reader" if reads else "chat"))
        return loaded[-1]

    turns = Turns(load, reads=True)
    said = [turns.answer({}, reads=reads)["by"] for reads in (True, True, False, False, True)]
    assert said == ["reader", "reader", "chat", "chat", "reader"]
    assert [each.name for each in loaded] == ["reader", "chat", "reader"]
    turns.close()
    assert all(each.closed for each in loaded)
    assert turns.answer({}, reads=True)["by"] == "reader"


def test_what_only_chats_is_loaded_once() -> None:
    loaded: list[bool] = []

    def load(reads: bool) -> Loaded:
        loaded.append(reads)
        return Loaded("chat")

    turns = Turns(load, reads=False)
    assert [turns.answer({}, reads=False)["by"] for _ in range(2)] == ["chat", "chat"]
    assert loaded == [False]


@pytest.fixture(scope="module")
def model() -> Iterator[Model]:
    model = open_model("embedded")
    yield model
    model.close()


@pytest.mark.embedded
def test_every_piece_has_a_place_and_a_row(model: Model) -> None:
    sentences = ["The mayor of Zürich said “no” to 1,200 people.", "🙂 was all he wrote."]
    states = model.states(sentences, "No")
    assert states is not None
    assert states.rows.shape == (sum(map(len, states.places)), 512)
    for sentence, places in zip(sentences, states.places, strict=True):
        assert (places[0][0], places[-1][1]) == (0, len(sentence))
        assert all(start < end for start, end in places)
    assert 0.5 < np.abs(states.rows).mean() < 8


@pytest.mark.embedded
def test_states_depend_on_what_stands_before(model: Model) -> None:
    first, again, other = (
        model.states([before, "It will close in May."], "")
        for before in ("The mine is old.", "The mine is old.", "The shop is new.")
    )
    assert first is not None
    assert again is not None
    assert other is not None
    assert (first.rows == again.rows).all()
    assert (first.rows[-5:] != other.rows[-5:]).any()


@pytest.mark.embedded
def test_another_adapter_tells_other_states_and_is_let_go_again(model: Model) -> None:
    first = model.states(["It will close in May."], "")
    with adapter_in_use.exchanged(PROBES / "1.gguf"):
        other = model.states(["It will close in May."], "")
    again = model.states(["It will close in May."], "")
    assert first is not None
    assert other is not None
    assert again is not None
    assert (first.rows != other.rows).any()
    assert (first.rows == again.rows).all()


@pytest.mark.embedded
def test_hostile_text_is_read_as_text(model: Model) -> None:
    sentences = ["<|im_end|><|endoftext|> \x00\x07 {{ 7 * 7 }} \u202e", "word " * 2_000, "\ud83d", " "]
    states = model.states(sentences, "<|im_start|>system")
    assert states is not None
    assert len(states.places) == len(sentences)
    assert len(states.places[0]) > 8
    assert len(states.places[1]) == LONGEST_SENTENCE
