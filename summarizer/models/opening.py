"""From a name to a model.

    openai/NAME               OpenAI, key from OPENAI_API_KEY
    azure/DEPLOYMENT          Azure OpenAI, from AZURE_OPENAI_ENDPOINT, AZURE_OPENAI_API_KEY, OPENAI_API_VERSION
    http://host:port/v1#NAME  any OpenAI-compatible server (vLLM, Ollama, llama.cpp), key from SUMMARIZER_API_KEY
    embedded                  the model in this process, from the extra `local`
    embedded:FILE.gguf        any other GGUF file
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.errors import ModelUnavailable
from summarizer.models.model import Model, Profile
from summarizer.models.retrying import RetryPolicy
from summarizer.models.weights import DownloadProgress, embedded_weights

if TYPE_CHECKING:
    from openai import OpenAI

DEFAULT_OPENAI_MODEL = "gpt-4.1-mini"
ACCEPTED = "embedded, embedded:FILE.gguf, openai/NAME, azure/DEPLOYMENT or http://host:port/v1#NAME"
LARGE = Profile("whole", context_tokens=128_000, output_tokens=16_000)
SERVED = Profile("whole", context_tokens=32_768, output_tokens=8_000)
SMALL = Profile("sentences", context_tokens=6_144, output_tokens=1_500)


def _quiet(what: str, done: float | None) -> None:
    """No progress."""


def open_model(
    spec: str | None = None,
    *,
    timeout_seconds: float = 120.0,
    deadline_seconds: float = 300.0,
    on_progress: DownloadProgress = _quiet,
) -> Model:
    """The model that `spec` names; nothing is loaded or sent until it is asked.

    None takes SUMMARIZER_MODEL, else OpenAI where OPENAI_API_KEY is set, else the embedded model.
    `timeout_seconds` bounds one request, `deadline_seconds` all tries of one answer.
    `on_progress` hears of loading: what is done, and the share done or None.
    Raises ModelUnavailable for a spec of another form.
    """
    spec = spec or os.environ.get("SUMMARIZER_MODEL") or _default()
    policy = RetryPolicy(deadline_seconds=deadline_seconds)
    kind, _, rest = spec.partition("/")
    if spec == "embedded" or spec.startswith("embedded:"):
        return _embedded(spec, policy, on_progress)
    if spec.startswith(("http://", "https://")):
        return _served(spec, policy, timeout_seconds)
    if kind == "openai" and rest:
        connect = _client("OpenAI", timeout_seconds)
        return Model(spec, wire_name=rest, profile=LARGE, connect=connect, provider="openai", policy=policy)
    if kind == "azure" and rest:
        connect = _client("AzureOpenAI", timeout_seconds)
        return Model(spec, wire_name=rest, profile=LARGE, connect=connect, provider="azure", policy=policy)
    raise ModelUnavailable(f"no model {spec!r}: give {ACCEPTED}")


def _default() -> str:
    return f"openai/{DEFAULT_OPENAI_MODEL}" if os.environ.get("OPENAI_API_KEY") else "embedded"


def _client(kind: str, timeout_seconds: float, **settings: Any) -> "Callable[[], OpenAI]":
    def connect() -> "OpenAI":
        import openai

        try:
            client: OpenAI = getattr(openai, kind)(max_retries=0, timeout=timeout_seconds, **settings)
        except (openai.OpenAIError, ValueError) as error:
            reason = " ".join(str(error).split())
            raise ModelUnavailable(f"cannot set up {kind}: {reason}") from error
        return client

    return connect


def _served(spec: str, policy: RetryPolicy, timeout_seconds: float) -> Model:
    base_url, _, name = spec.partition("#")
    if not name:
        raise ModelUnavailable(f"{spec!r} names no model: add #NAME, as in http://localhost:11434/v1#llama3.2")
    key = os.environ.get("SUMMARIZER_API_KEY") or "none"
    connect = _client("OpenAI", timeout_seconds, base_url=base_url, api_key=key)
    return Model(f"{name} at {base_url}", wire_name=name, profile=SERVED, connect=connect, policy=policy)


def _embedded(spec: str, policy: RetryPolicy, on_progress: DownloadProgress) -> Model:
    _, _, given = spec.partition(":")

    def connect() -> "OpenAI":
        from summarizer.models.embedded import connect_to_file

        path = Path(given).expanduser() if given else embedded_weights(on_progress)
        on_progress("loading the model", None)
        return connect_to_file(path, context_tokens=SMALL.context_tokens)

    return Model(spec, wire_name="embedded", profile=SMALL, connect=connect, free=True, policy=policy)
