"""The real model in this process; run with `-m embedded`."""

import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from pydantic import BaseModel, Field

from summarizer.errors import ModelDenied
from summarizer.models import Message, Model, open_model

pytestmark = [
    pytest.mark.embedded,
    pytest.mark.skipif(find_spec("xllamacpp") is None, reason="needs the extra `local`"),
]
EXAMPLES = "".join(f"Example {n}: town number {n} has {n * 100} people.\n" for n in range(20))


class Place(BaseModel):
    city: str = Field(max_length=40)
    country: str = Field(max_length=40)


@pytest.fixture(scope="module")
def model() -> Iterator[Model]:
    model = open_model("embedded")
    yield model
    model.close()


def test_it_answers_in_the_schema_and_prints_nothing(model: Model, capfd: pytest.CaptureFixture[str]) -> None:
    place = model.ask([Message("user", "City and country of the Eiffel Tower, as JSON.")], Place, max_tokens=60)
    assert (place.city, place.country) == ("Paris", "France")
    assert capfd.readouterr() == ("", "")
    assert model.usage.cost_usd == 0.0
    assert model.usage.output_tokens > 0


def test_a_choice_costs_one_token_and_the_prefix_is_read_once(model: Model) -> None:
    seconds = []
    for word in ("towns", "Towns"):
        question = f"Are there {word} in the examples? A yes, B no. Answer with one letter."
        before, started = model.usage, time.monotonic()
        chances = model.choose([Message("system", EXAMPLES), Message("user", question)], ["A", "B"])
        seconds.append(time.monotonic() - started)
        assert model.usage.output_tokens - before.output_tokens == 1
        assert sum(chances.values()) == pytest.approx(1)
        assert min(chances.values()) > 0
    assert seconds[1] < seconds[0] / 2


def test_text_that_does_not_fit_is_one_clear_error(model: Model) -> None:
    with pytest.raises(ModelDenied, match="context"):
        model.ask([Message("user", EXAMPLES * 40)], Place, max_tokens=5)


def test_it_opens_no_port(model: Model) -> None:
    tables = [Path("/proc/self/net/tcp"), Path("/proc/self/net/tcp6")]
    if not all(table.exists() for table in tables):
        pytest.skip("needs /proc")
    model.choose([Message("user", "A or B?")], ["A", "B"])
    links = [each for each in Path("/proc/self/fd").iterdir() if each.is_symlink()]
    sockets = {each.readlink().name for each in links if each.readlink().name.startswith("socket:")}
    rows = [line.split() for table in tables for line in table.read_text().splitlines()[1:]]
    assert not [row for row in rows if f"socket:[{row[9]}]" in sockets and row[3] == "0A"]
