"""From a spec to a model, without asking it anything."""

import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import BaseModel

import summarizer.models as models
from summarizer.errors import ModelUnavailable
from summarizer.models import Message, Usage, open_model

VARIABLES = (
    "SUMMARIZER_MODEL",
    "OPENAI_API_KEY",
    "SUMMARIZER_API_KEY",
    "AZURE_OPENAI_ENDPOINT",
    "AZURE_OPENAI_API_KEY",
)


class Word(BaseModel):
    word: str


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


def test_the_public_names() -> None:
    assert models.__all__ == ["AnswerCache", "Fallback", "Message", "Meter", "Model", "Profile", "Usage", "open_model"]


def test_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    assert open_model().name == "embedded"
    monkeypatch.setenv("OPENAI_API_KEY", "sk-x")
    assert open_model().name == "openai/gpt-4.1-mini"
    monkeypatch.setenv("SUMMARIZER_MODEL", "http://localhost:1/v1#llama")
    assert open_model().name == "llama at http://localhost:1/v1"


@pytest.mark.parametrize(
    ("spec", "strategy", "context"),
    [("embedded", "sentences", 8192), ("openai/gpt-4.1", "whole", 128_000), ("http://h:1/v1#m", "whole", 32_768)],
)
def test_profiles(spec: str, strategy: str, context: int) -> None:
    profile = open_model(spec).profile
    assert (profile.strategy, profile.context_tokens) == (strategy, context)


@pytest.mark.parametrize("spec", ["gpt-4", "openai/", "azure/", "anthropic/x", "http://", "http://h/v1", "embed", "/"])
def test_a_bad_spec_names_what_is_accepted(spec: str) -> None:
    with pytest.raises(ModelUnavailable) as caught:
        open_model(spec)
    assert "\n" not in str(caught.value)
    assert "http://host:port/v1#NAME" in str(caught.value)


def test_a_password_in_the_url_is_not_shown() -> None:
    assert open_model("http://desk:hush@host:1/v1#m").name == "m at http://host:1/v1"
    with pytest.raises(ModelUnavailable) as caught:
        open_model("http://desk:hush@host:1/v1")
    assert "hush" not in str(caught.value)


def test_a_missing_key_says_which() -> None:
    with pytest.raises(ModelUnavailable, match="OPENAI_API_KEY"):
        open_model("openai/gpt-4.1").ask([Message("user", "hi")], Word)


@pytest.mark.parametrize("content", [None, b"not a model"])
def test_a_file_that_is_no_model(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "some.gguf"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ModelUnavailable, match=r"some\.gguf"):
        open_model(f"embedded:{path}").ask([Message("user", "hi")], Word)


def test_costs_add_up_and_an_unknown_one_stays_unknown() -> None:
    assert (Usage(1, 0, 2, 3, 0.5, 0.1) + Usage(1, 1, 1, 1, 0.5, 0.2)).cost_usd == pytest.approx(0.3)
    assert (Usage() + Usage(cost_usd=None) + Usage(calls=1)).cost_usd is None
    assert (Usage() + Usage(cost_usd=None) + Usage(calls=1)).calls == 1


def test_importing_is_light() -> None:
    heavy = "('openai', 'instructor', 'xllamacpp', 'httpx2', 'tenacity', 'genai_prices', 'opentelemetry')"
    code = f"import sys, summarizer.models; sys.exit(any(name in sys.modules for name in {heavy}))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
