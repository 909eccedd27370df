"""Makes predictions: a system over fixtures, live or from recordings, one article after another, resumable."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol

import httpx2

from evals.gold import Fixture, load
from evals.matching import SECTIONS
from evals.recording import HERE, LONGEST_REQUEST_SECONDS, MissingRecording, Recorded, Recording
from evals.scoring import ArticleScore, score
from evals.unseen import unseen
from summarizer import Summarizer
from summarizer.errors import ReplyInvalid
from summarizer.models import open_model

MAY_LACK = 0.1
"""The share of the articles that a system may have no recording for and still be counted."""
RESULTS = Path(__file__).parent / "results"


@dataclass(frozen=True, slots=True)
class Prediction:
    """What a system says of one article: the five sections as JSON, its summary, and what it cost."""

    fixture: str
    sections: dict[str, list[dict[str, Any]]]
    summary: str
    seconds: float
    input_tokens: int
    output_tokens: int
    cost_usd: float | None


class System(Protocol):
    """Anything that turns an article into predicted sections."""

    name: str

    def predict(self, fixture: Fixture) -> Prediction: ...


class Ours:
    """The summarizer with a model, its replies kept; with `live` false only kept replies are used.

    Where the model's answer never fits, there is no brief, and the prediction is empty.
    `strategy` is how the model is asked; None is the way of its profile.
    """

    def __init__(self, model: str, *, live: bool, strategy: str | None = None, recordings: Path = HERE) -> None:
        self.name = f"{model}-{strategy}" if strategy else model
        self._recordings = recordings
        self._live = live
        self._recorded: Recorded | None = None
        self._recording: Recording | None = None
        key = None if live else "recorded"
        asked = open_model(model, api_key=key, deadline_seconds=LONGEST_REQUEST_SECONDS, carrier=self._carry)
        self._summarizer = Summarizer(asked, strategy=strategy)

    def predict(self, fixture: Fixture) -> Prediction:
        recording = self._recording = Recording(self.name, fixture.name, self._recordings)
        if self._recorded:
            self._recorded.recording = recording
        try:
            with unseen(fixture.name):
                brief = self._summarizer.brief(fixture.text)
        except ReplyInvalid:
            return Prediction(fixture.name, {section: [] for section in SECTIONS}, "", 0.0, 0, 0, cost_usd=None)
        finally:
            if self._live and recording.used:
                recording.save()
        run = brief.run
        dumped = brief.model_dump(mode="json")
        sections: dict[str, list[dict[str, Any]]] = {section: dumped[section] for section in SECTIONS}
        return Prediction(
            fixture.name, sections, brief.summary, run.seconds, run.input_tokens, run.output_tokens, run.cost_usd
        )

    @property
    def asked(self) -> list[tuple[Any, Any]]:
        """The requests about the article last predicted, each with its reply."""
        assert self._recording is not None
        return [(request, self._recording.replies[key]) for key, request in self._recording.used.items()]

    def _carry(self, open_transport: Callable[[], httpx2.BaseTransport]) -> Recorded:
        self._recorded = Recorded(open_transport if self._live else None)
        self._recorded.recording = self._recording
        return self._recorded


def predictions(
    system: System, names: Sequence[str], tell: Callable[[str], None], *, may_lack: float = 0.0
) -> Iterator[Prediction]:
    """The prediction for each article of `names`; MissingRecording tells which lack one, if over a share `may_lack`.

    On another processor the parser may decide a close call the other way, and then ask what was never recorded.
    """
    missing: list[str] = []
    for number, name in enumerate(names, 1):
        tell(f"{system.name}: {name} ({number} of {len(names)})")
        try:
            yield system.predict(load(name))
        except MissingRecording:
            missing.append(name)
    if len(missing) > may_lack * len(names):
        raise MissingRecording(f"no recording of {system.name} for: {', '.join(missing)}")


def scored(prediction: Prediction) -> ArticleScore:
    """The score of a prediction against its fixture's label."""
    fixture = load(prediction.fixture)
    return score(fixture.text, prediction.sections, gold_sections(fixture))


def gold_sections(fixture: Fixture) -> dict[str, list[dict[str, Any]]]:
    """The label's sections as JSON."""
    dumped = fixture.gold.model_dump(mode="json")
    return {section: dumped[section] for section in SECTIONS}


def save(name: str, made: list[Prediction], folder: Path = RESULTS) -> Path:
    """Write predictions to NAME.json in the folder of results."""
    path = folder / f"{name}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps([asdict(each) for each in made], ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def saved(path: Path) -> list[Prediction]:
    """The predictions in a file that `save` wrote."""
    return [Prediction(**each) for each in json.loads(path.read_text(encoding="utf-8"))]
