"""Models of this machine: loaded into this process, or into one that several share."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.errors import ModelUnavailable
from summarizer.models.profiles import SMALL
from summarizer.workers import Ask, Turn, WorkerDied

if TYPE_CHECKING:
    import httpx2

    from summarizer.models.weights import DownloadProgress

    Load = Callable[[str], httpx2.BaseTransport]


def quiet(what: str, done: float | None) -> None:
    """No progress."""


def file_named(spec: str) -> Path | None:
    """The file of `embedded:FILE.gguf`; None for `embedded`, whose file is this package's."""
    given = spec.removeprefix("embedded").removeprefix(":")
    return Path(given).expanduser() if given else None


def load(spec: str, on_progress: "DownloadProgress" = quiet) -> "httpx2.BaseTransport":
    """What carries requests to the model `spec`, which is loaded into this process; raises ModelUnavailable."""
    from summarizer.models.embedded import transport_to_file, transport_to_reader
    from summarizer.models.weights import embedded_weights

    given = file_named(spec)
    path = given or embedded_weights(on_progress)
    on_progress("loading the model", None)
    opened = transport_to_file if given else transport_to_reader
    return opened(path, context_tokens=SMALL.context_tokens)


@dataclass(frozen=True, slots=True)
class _Question:
    """A request to the model `spec`; without a body the model is only loaded."""

    spec: str
    path: str = "/"
    body: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    body: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Loading:
    """What the process does that others share: loads each model once, when it is asked, and hands requests to it."""

    load: "Load" = load

    def open(self, share: int, turn: Turn, ask: Ask) -> Callable[[_Question], _Answer | ModelUnavailable | None]:  # noqa: ARG002
        """What answers a question; ModelUnavailable is an answer too."""
        import httpx2

        loaded: dict[str, httpx2.BaseTransport] = {}

        def answer(question: _Question) -> _Answer | ModelUnavailable | None:
            try:
                model = loaded.get(question.spec) or loaded.setdefault(question.spec, self.load(question.spec))
            except ModelUnavailable as error:
                return error
            if question.body is None:
                return None
            with turn.away():
                url = f"http://embedded{question.path}"
                response = model.handle_request(httpx2.Request("POST", url, json=question.body))
            return _Answer(response.status_code, response.json())

        return answer


def shared(ask: Ask) -> "Load":
    """As `load`, into the process that does `Loading`, once for all that ask it."""

    def load(spec: str) -> "httpx2.BaseTransport":
        try:
            answer = ask(_Question(spec))
        except WorkerDied as death:
            raise ModelUnavailable(f"{spec} cannot be loaded: {death}") from death
        if isinstance(answer, ModelUnavailable):
            raise answer
        return _transport(spec, ask)

    return load


def _transport(spec: str, ask: Ask) -> "httpx2.BaseTransport":
    import httpx2

    class Elsewhere(httpx2.BaseTransport):
        """Hands requests to the process that has the model."""

        def handle_request(self, request: httpx2.Request) -> httpx2.Response:
            question = _Question(spec, request.url.path, json.loads(request.read()))
            try:
                answer = ask(question, request.extensions.get("timeout", {}).get("read"))
            except TimeoutError:
                raise httpx2.ReadTimeout("the model is still computing", request=request) from None
            except WorkerDied as death:
                raise httpx2.ConnectError(str(death), request=request) from death
            if isinstance(answer, ModelUnavailable):
                raise httpx2.ConnectError(str(answer), request=request)
            return httpx2.Response(answer.status, json=answer.body, request=request)

    return Elsewhere()
