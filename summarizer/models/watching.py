"""What is told of a request and its reply to whoever watches: names and numbers, never words of either."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from summarizer.models.profiles import Endpoint

if TYPE_CHECKING:
    import httpx2

PROVIDERS = {"openai": "openai", "azure": "azure.ai.openai"}
PORTS = {"http": 80, "https": 443}


def of_request(endpoint: Endpoint, arguments: dict[str, Any], url: "httpx2.URL") -> dict[str, Any]:
    """Attributes of a request that is to be sent to `url`."""
    told = {
        "gen_ai.provider.name": "llama.cpp"
        if endpoint.free
        else PROVIDERS.get(endpoint.provider or "", "openai_compatible"),
        "gen_ai.request.model": endpoint.wire_name,
        "gen_ai.request.max_tokens": arguments.get(endpoint.length_field),
        "gen_ai.request.temperature": arguments.get("temperature"),
        "gen_ai.output.type": "json" if "response_format" in arguments else "text",
    }
    if not endpoint.free:
        told |= {"server.address": url.host, "server.port": url.port or PORTS.get(url.scheme)}
    return {name: value for name, value in told.items() if value is not None}


def of_reply(reply: Any) -> dict[str, Any]:
    """Attributes of a reply, as far as it has them: some servers send anything."""
    return {name: value for name, value in _told(reply) if value}


def _told(reply: Any) -> Iterator[tuple[str, Any]]:
    tokens = getattr(reply, "usage", None)
    yield "gen_ai.response.id", getattr(reply, "id", None)
    # A llama.cpp server names the path of its file.
    yield "gen_ai.response.model", str(getattr(reply, "model", None) or "").rpartition("/")[2]
    yield "gen_ai.response.finish_reasons", _reasons(reply)
    yield "gen_ai.usage.input_tokens", getattr(tokens, "prompt_tokens", None)
    yield "gen_ai.usage.output_tokens", getattr(tokens, "completion_tokens", None)


def _reasons(reply: Any) -> list[str]:
    choices = getattr(reply, "choices", None) or ()
    return [str(reason) for each in choices if (reason := getattr(each, "finish_reason", None))]
