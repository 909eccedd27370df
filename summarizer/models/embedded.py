"""A language model in this process: llama.cpp through xllamacpp, reached by the same OpenAI client as any other.

The client's transport hands each request to the server object instead of a socket.
"""

import json
import os
import secrets
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.errors import ModelUnavailable

if TYPE_CHECKING:
    from openai import OpenAI

PHYSICAL_BATCH = 256


def connect_to_file(path: Path, *, context_tokens: int) -> "OpenAI":
    """An OpenAI client for the GGUF model at `path`; ModelUnavailable if it cannot be loaded."""
    if not path.is_file():
        raise ModelUnavailable(f"no model file at {path}")
    with path.open("rb") as file:
        if file.read(4) != b"GGUF":
            raise ModelUnavailable(f"{path} is not a GGUF model")
    server = _load(path, context_tokens)
    import httpx2
    import openai

    transport = _transport(server)
    return openai.OpenAI(
        api_key="none",
        base_url="http://embedded/v1",
        http_client=httpx2.Client(transport=transport),
        max_retries=0,
        timeout=None,
    )


def _load(path: Path, context_tokens: int) -> Any:
    try:
        import xllamacpp
    except ImportError as error:
        raise ModelUnavailable("the embedded model needs an extra: pip install 'summarizer[local]'") from error
    settings = xllamacpp.CommonParams()
    settings.model.path = str(path)
    settings.n_ctx = context_tokens
    settings.n_parallel = 1
    settings.n_ubatch = PHYSICAL_BATCH
    settings.cache_ram_mib = 0
    settings.warmup = False
    settings.verbosity = -1
    settings.api_keys = [secrets.token_urlsafe(16)]
    threads = os.cpu_count() or 2
    settings.cpuparams.n_threads = settings.cpuparams_batch.n_threads = threads
    try:
        return xllamacpp.Server(settings)
    except (RuntimeError, ValueError) as error:
        raise ModelUnavailable(f"{path} cannot be loaded: {error}") from error


def _transport(server: Any) -> Any:
    import httpx2

    class InProcess(httpx2.BaseTransport):
        """Answers requests by calling the server; one at a time, as the model has one slot."""

        _lock = threading.Lock()

        def handle_request(self, request: httpx2.Request) -> httpx2.Response:
            with self._lock:
                reply = server.handle_chat_completions(json.loads(request.read()))
            error = reply.get("error") if isinstance(reply, dict) else {"message": str(reply), "code": 500}
            status = int(error.get("code", 500)) if error else 200
            return httpx2.Response(status, json=reply, request=request)

    return InProcess()
