"""A language model in this process: llama.cpp through xllamacpp, reached by the same OpenAI client as any other.

The client's transport hands each request to the server object instead of a socket.
"""

import json
import queue
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from summarizer.errors import ModelUnavailable
from summarizer.models.llama import start

if TYPE_CHECKING:
    import httpx2

PHYSICAL_BATCH = 256
PREFIX_CACHE_MIB = 256
SEED = 1
STATES = "/states"
"""Where requests for hidden states go; all others are to chat."""


class Loaded(Protocol):
    """A model that answers requests of one kind."""

    def answer(self, body: dict[str, Any]) -> dict[str, Any]:
        """The reply to a request."""

    def close(self) -> None:
        """Free the memory."""


class Chat:
    """The GGUF model at `path`, loaded to chat; ModelUnavailable if it cannot be."""

    def __init__(self, path: Path, context_tokens: int) -> None:
        self._llama = start(path, context_tokens, _to_chat)

    def answer(self, body: dict[str, Any]) -> dict[str, Any]:
        """The chat completion."""
        reply: dict[str, Any] = self._llama.server.handle_chat_completions(body)
        return reply

    def close(self) -> None:
        """Free the memory."""
        self._llama.close()


def transport_to_file(path: Path, *, context_tokens: int) -> "httpx2.BaseTransport":
    """What carries requests to the GGUF model at `path`; ModelUnavailable if it cannot be loaded."""
    return _transport(Turns(lambda reads: Chat(path, context_tokens), reads=False))  # noqa: ARG005


def transport_to_reader(path: Path, *, context_tokens: int) -> "httpx2.BaseTransport":
    """As `transport_to_file`, of the model of this package, whose hidden states can be asked for too."""
    from summarizer.models.states import StateReader

    return _transport(Turns(lambda reads: StateReader(path) if reads else Chat(path, context_tokens), reads=True))


class Turns:
    """The model loaded for what is asked now; what it was loaded for before is let go, since memory is for one.

    `reads` is what it is loaded for at first: to read, or to chat.
    """

    def __init__(self, load: Callable[[bool], Loaded], *, reads: bool) -> None:
        self._load = load
        self._reads = reads
        self._loaded: Loaded | None = load(reads)

    def answer(self, body: dict[str, Any], *, reads: bool) -> dict[str, Any]:
        """The reply to a request: for hidden states if it `reads`, else to chat."""
        if self._loaded is None or reads != self._reads:
            self.close()
            self._loaded, self._reads = self._load(reads), reads
        return self._loaded.answer(body)

    def close(self) -> None:
        """Free the memory."""
        if self._loaded is not None:
            self._loaded.close()
        self._loaded = None


def _to_chat(xllamacpp: Any, settings: Any) -> None:  # noqa: ARG001
    settings.n_ubatch = PHYSICAL_BATCH
    settings.cache_ram_mib = PREFIX_CACHE_MIB
    settings.sampling.seed = SEED


def _transport(turns: Turns) -> "httpx2.BaseTransport":
    import httpx2

    class InProcess(httpx2.BaseTransport):
        """Answers requests by calling the server.

        The call runs in a thread of its own so that Ctrl-C and time-outs are heard while the model computes.
        """

        def __init__(self) -> None:
            self._closed = False
            self._one_at_a_time = threading.Lock()

        def handle_request(self, request: httpx2.Request) -> httpx2.Response:
            replies: queue.SimpleQueue[httpx2.Response] = queue.SimpleQueue()
            body, reads = json.loads(request.read()), request.url.path.endswith(STATES)
            threading.Thread(target=lambda: replies.put(self._answer(body, reads)), daemon=True).start()
            try:
                return replies.get(timeout=request.extensions.get("timeout", {}).get("read"))
            except queue.Empty:
                raise httpx2.ReadTimeout("the embedded model is still computing", request=request) from None

        def close(self) -> None:
            self._closed = True
            # Whoever computes is not waited for, and frees the memory at the end.
            if self._one_at_a_time.acquire(blocking=False):
                turns.close()
                self._one_at_a_time.release()

        def _answer(self, body: dict[str, Any], reads: bool) -> httpx2.Response:
            with self._one_at_a_time:
                if self._closed:
                    return _failure(503, "the model is closed")
                try:
                    reply = turns.answer(body, reads=reads)
                except ModelUnavailable as error:
                    return _failure(503, str(error))
                except ValueError as error:
                    return _failure(400, str(error))
                except Exception as error:
                    return _failure(422, f"{type(error).__name__}: {error}")
                finally:
                    if self._closed:
                        turns.close()
            wrong = reply.get("error")
            return httpx2.Response(int(wrong.get("code", 422)) if wrong else 200, json=reply)

    def _failure(status: int, message: str) -> httpx2.Response:
        return httpx2.Response(status, json={"error": {"message": message}})

    return InProcess()
