"""From a name to a model.

- `openai/NAME`: OpenAI, key from OPENAI_API_KEY
- `azure/DEPLOYMENT`: Azure OpenAI, from AZURE_OPENAI_ENDPOINT, AZURE_OPENAI_API_KEY, OPENAI_API_VERSION
- `http://host:port/v1#NAME`: any OpenAI-compatible server (vLLM, Ollama, llama.cpp), key from SUMMARIZER_API_KEY
- `embedded`: the model in this process, from the extra `local`
- `embedded:FILE.gguf`: any other GGUF file
- `none`: no model; whatever is asked stays unanswered

Several, with commas between them, are in order of preference: see `summarizer.models.fallback`.
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from summarizer.errors import ModelUnavailable
from summarizer.models.fallback import Fallback
from summarizer.models.loading import file_named, load
from summarizer.models.model import Model
from summarizer.models.none import NoModel
from summarizer.models.profiles import EMBEDDED, LARGE, SERVED, SMALL, Endpoint
from summarizer.models.retrying import RetryPolicy

if TYPE_CHECKING:
    import httpx2
    from openai import OpenAI

    from summarizer.models.cache import AnswerCache
    from summarizer.models.loading import Load
    from summarizer.models.throttling import Throttle

    Carrier = Callable[[Callable[[], "httpx2.BaseTransport"]], "httpx2.BaseTransport"]

DEFAULT_OPENAI_MODEL = "gpt-4.1-mini"
ACCEPTED = "embedded, embedded:FILE.gguf, openai/NAME, azure/DEPLOYMENT, http://host:port/v1#NAME or none"
TOKENS_TOLD_IN_PROCESS = 100
PATIENCE_SECONDS = 120.0
"""For an answer of a model for which another stands in, however long a batch waits out the limits of a single one."""


def _own(open_transport: "Callable[[], httpx2.BaseTransport]") -> "httpx2.BaseTransport":
    """The model's own transport."""
    return open_transport()


def open_model(
    spec: str | Sequence[str] | None = None,
    *,
    base_url: str | None = None,
    api_key: str | None = None,
    timeout_seconds: float = 60.0,
    deadline_seconds: float = 300.0,
    load: "Load" = load,
    carrier: "Carrier | None" = None,
    cache: "AnswerCache | None" = None,
    throttle: "Throttle | None" = None,
    price_share: float = 1.0,
) -> Model:
    """The model that `spec` names, or a Fallback of several; nothing is loaded or sent until it is asked.

    None takes SUMMARIZER_MODEL, else OpenAI where OPENAI_API_KEY is set, else the embedded model.
    `base_url` and `api_key` go before those of the environment, for one model only. `timeout_seconds` bounds one
    request, `deadline_seconds` all requests of one answer, for which nobody waits so long where another model stands
    in; a request to the embedded model has all of the deadline.
    `load` gives what carries requests to a model of this machine, by default from this process.
    `carrier` is given a function that opens the model's own transport and returns the transport to use, so that
    replies can be recorded, or replayed with the model never opened; it does not see what `cache` answers.
    `throttle` holds requests back. `price_share` is what is paid of the list price. Raises ModelUnavailable for a spec
    of another form.
    """
    specs = _specs(spec)
    if not all(specs):
        raise ModelUnavailable(f"no model between the commas of {spec!r}: give {ACCEPTED}")
    if len(specs) != 1:
        if base_url or api_key:
            raise ValueError("base_url and api_key are of one model: open each, and give them to Fallback")
        shared = partial(open_model, timeout_seconds=timeout_seconds, throttle=throttle, price_share=price_share)
        shared = partial(shared, load=load, carrier=carrier, cache=cache)
        patience = min(deadline_seconds, PATIENCE_SECONDS)
        *others, last = specs
        models = [shared(each, deadline_seconds=patience) for each in others]
        return Fallback([*models, shared(last, deadline_seconds=deadline_seconds)])
    (spec,) = specs
    policy = RetryPolicy(timeout_seconds=timeout_seconds, deadline_seconds=deadline_seconds, throttle=throttle)
    if spec == "embedded" or spec.startswith("embedded:"):
        in_process = replace(policy, timeout_seconds=deadline_seconds)
        return _embedded(spec, in_process, load, carrier or _own, cache)
    settings = {"base_url": base_url, "api_key": api_key}
    given: dict[str, Any] = {name: value for name, value in settings.items() if value is not None}
    if carrier:
        given["carrier"] = carrier
    if spec == "none":
        return NoModel()
    if spec.startswith(("http://", "https://")):
        return _served(spec, policy, given, cache)
    kind, _, name = spec.partition("/")
    if kind not in ("openai", "azure") or not name:
        raise ModelUnavailable(f"no model {spec!r}: give {ACCEPTED}")
    address = _address(kind, base_url)
    told: dict[str, Any] = {"address": address, "provider": kind, "price_share": price_share}
    endpoint = Endpoint(name, length_field="max_completion_tokens", **told)
    connect = _client("OpenAI" if kind == "openai" else "AzureOpenAI", given)
    return Model(spec, endpoint=endpoint, profile=LARGE, connect=connect, policy=policy, cache=cache)


def _specs(spec: str | Sequence[str] | None) -> Sequence[str]:
    if spec is not None and not isinstance(spec, str):
        return spec
    return [each.strip() for each in (spec or os.environ.get("SUMMARIZER_MODEL") or _default()).split(",")]


def _default() -> str:
    return f"openai/{DEFAULT_OPENAI_MODEL}" if os.environ.get("OPENAI_API_KEY") else "embedded"


def _address(kind: str, base_url: str | None) -> str:
    """Where requests go, as far as the client is told; without a URL it has one of its own."""
    if kind == "azure":
        version = os.environ.get("OPENAI_API_VERSION", "")
        return f"{base_url or os.environ.get('AZURE_OPENAI_ENDPOINT', '')} {version}"
    return base_url or os.environ.get("OPENAI_BASE_URL", "")


def _client(kind: str, settings: dict[str, Any]) -> "Callable[[], OpenAI]":
    def connect() -> "OpenAI":
        import openai

        try:
            client: OpenAI = getattr(openai, kind)(max_retries=0, **_carried(settings))
        except (openai.OpenAIError, ValueError) as error:
            reason = " ".join(str(error).split())
            raise ModelUnavailable(f"cannot set up {kind}: {reason}") from error
        return client

    return connect


def _carried(settings: dict[str, Any]) -> dict[str, Any]:
    import httpx2

    rest = {name: value for name, value in settings.items() if name != "carrier"}
    if "carrier" in settings:
        rest["http_client"] = httpx2.Client(transport=settings["carrier"](httpx2.HTTPTransport))
    return rest


def _served(spec: str, policy: RetryPolicy, given: dict[str, Any], cache: "AnswerCache | None") -> Model:
    url, _, name = spec.partition("#")
    if not name or not urlsplit(url).hostname:
        raise ModelUnavailable(f"no model {_shown(spec)!r}: give http://host:port/v1#NAME")
    settings = {"base_url": url, "api_key": os.environ.get("SUMMARIZER_API_KEY") or "none", **given}
    address = _shown(settings["base_url"])
    endpoint = Endpoint(name, address=address)
    connect = _client("OpenAI", settings)
    shown = f"{name} at {address}"
    return Model(shown, endpoint=endpoint, profile=SERVED, connect=connect, policy=policy, cache=cache)


def _shown(url: str) -> str:
    """`url` without a user name and password, which must not reach a message or a brief."""
    scheme, separator, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}{separator}{host.rpartition('@')[2]}{slash}{path}"


def _embedded(
    spec: str,
    policy: RetryPolicy,
    load: "Load",
    carrier: "Carrier",
    cache: "AnswerCache | None",
) -> Model:
    file = file_named(spec)
    if file:
        from summarizer.models.llama import require_gguf

        # Not every article needs to ask the model anything; a model that is not there is an error all the same.
        require_gguf(file)

    def connect() -> "OpenAI":
        transport = carrier(lambda: load(spec))
        import httpx2
        import openai

        http_client = httpx2.Client(transport=transport)
        return openai.OpenAI(api_key="none", base_url="http://embedded/v1", http_client=http_client, max_retries=0)

    address = _identity(file) if file else "the model of the extra `local`"
    endpoint = Endpoint("embedded", address=address, free=True, top_logprobs=TOKENS_TOLD_IN_PROCESS)
    profile = SMALL if file else EMBEDDED
    return Model(spec, endpoint=endpoint, profile=profile, connect=connect, policy=policy, cache=cache)


def _identity(path: Path) -> str:
    """Another string once the file at `path` is another."""
    found = path.stat()
    return f"{path.resolve()} {found.st_size} {found.st_mtime_ns}"
