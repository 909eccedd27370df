"""Predictions are made article by article, kept, and scored as they were."""

from pathlib import Path

import pytest

from evals import running
from evals.gold import Fixture, load, split_of
from evals.recording import MissingRecording
from evals.running import Ours, Prediction, predictions, saved, scored
from tests.evals.obedient import Obedient
from tests.loopback import ChatServer


class Scripted:
    """A system that lacks the recordings of some articles."""

    name = "scripted"

    def __init__(self, lacks: set[str]) -> None:
        self._lacks = lacks

    def predict(self, fixture: Fixture) -> Prediction:
        if fixture.name in self._lacks:
            raise MissingRecording("x")
        return Prediction(fixture.name, {}, "", 0.0, 0, 0, None)


def silent(line: str) -> None:
    assert line


def test_every_article_of_a_split_is_predicted_in_order() -> None:
    names = [each.fixture for each in predictions(Scripted(set()), split_of("dev"), silent)]
    assert names == split_of("dev")


def test_articles_without_a_recording_are_named_at_the_end() -> None:
    lacks = set(split_of("dev")[:2])
    with pytest.raises(MissingRecording, match=", ".join(sorted(lacks))):
        list(predictions(Scripted(lacks), split_of("dev"), silent))
    some = list(predictions(Scripted(lacks), split_of("dev"), silent, may_lack=0.1))
    assert len(some) == len(split_of("dev")) - 2


def test_a_run_is_replayed_without_its_model(tmp_path: Path) -> None:
    fixture = min((load(name) for name in split_of("dev")), key=lambda each: len(each.text))
    with ChatServer(Obedient([fixture])) as server:
        model = f"{server.url}#obedient"
        live = Ours(model, live=True, recordings=tmp_path).predict(fixture)
        asked = len(server.requests)
        again = Ours(model, live=True, recordings=tmp_path).predict(fixture)
        assert len(server.requests) == asked
    replayed = Ours(model, live=False, recordings=tmp_path).predict(fixture)
    assert live.sections["who"]
    assert live.sections == again.sections == replayed.sections
    assert live.input_tokens == replayed.input_tokens > 0


def test_each_way_of_asking_has_recordings_of_its_own(tmp_path: Path) -> None:
    fixture = min((load(name) for name in split_of("dev")), key=lambda each: len(each.text))
    with ChatServer(Obedient([fixture])) as server:
        whole = Ours(f"{server.url}#obedient", strategy="whole", live=True, recordings=tmp_path)
        whole.predict(fixture)
        assert server.requests
        with pytest.raises(MissingRecording):
            Ours(f"{server.url}#obedient", live=False, recordings=tmp_path).predict(fixture)
    assert whole.name.endswith("#obedient-whole")


def test_a_real_prediction_is_scored_the_same_after_it_was_kept(predictions: list[Prediction], tmp_path: Path) -> None:
    path = running.save("x", predictions, tmp_path)
    assert path == tmp_path / "x.json"
    again = saved(path)
    assert again == predictions
    assert scored(again[0]) == scored(predictions[0])
    assert all(each.input_tokens == each.output_tokens == 0 for each in again)
