"""What all peers share: the model behind kept replies, and a prediction made of their sections."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import httpx2
from openai import OpenAI

from evals.gold import Fixture
from evals.matching import Item
from evals.recording import HERE, LONGEST_REQUEST_SECONDS, Recorded, Recording
from evals.running import Prediction
from summarizer.models import open_model

Sections = dict[str, list[Item]]


class Peer(ABC):
    """Another system with a model, its replies kept under both names; `live` false uses only kept replies."""

    library: ClassVar[str]

    def __init__(self, model: str, *, live: bool, recordings: Path = HERE) -> None:
        self.name = f"{self.library}-{model}"
        self._live = live
        self._recordings = recordings
        self._recorded = Recorded(None)
        self.model = open_model(model, api_key=None if live else "recorded", carrier=self._carry)

    @property
    def client(self) -> OpenAI:
        """The client that reaches the model, patient with a slow machine."""
        return self.model.client.with_options(timeout=LONGEST_REQUEST_SECONDS)

    @abstractmethod
    def sections(self, text: str) -> Sections:
        """The five sections that the system finds in an article, as JSON of the contract."""

    def predict(self, fixture: Fixture) -> Prediction:
        """What the system says of an article, with the tokens and the seconds that the model's replies tell."""
        recording = self._recorded.recording = Recording(self.name, fixture.name, self._recordings)
        sections = self.sections(fixture.text)
        if self._live:
            recording.save()
        spent = recording.spent()
        return Prediction(
            fixture.name, sections, "", spent.seconds, spent.input_tokens, spent.output_tokens, cost_usd=None
        )

    def _carry(self, open_transport: Callable[[], httpx2.BaseTransport]) -> Recorded:
        recording = self._recorded.recording
        self._recorded = Recorded(open_transport if self._live else None)
        self._recorded.recording = recording
        return self._recorded


def span(text: str, start: int, end: int) -> dict[str, Any]:
    """Evidence of the contract for `text[start:end]`."""
    return {"quote": text[start:end], "start": start, "end": end}
