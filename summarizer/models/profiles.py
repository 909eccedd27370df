"""What is known of a model before it is asked: what it can hold, and how its endpoint likes to be spoken to."""

import re
from dataclasses import dataclass, replace
from typing import Any, Literal

REASONING = re.compile(r"^(o\d|gpt-[5-9])(?!.*-chat)")


@dataclass(frozen=True, slots=True)
class Profile:
    """What a model can hold and how it is best asked."""

    strategy: Literal["whole", "sentences"]
    context_tokens: int
    output_tokens: int
    tells_states: bool = False
    """Whether it can be asked what it has made of each piece of a text."""


LARGE = Profile("whole", context_tokens=128_000, output_tokens=16_000)
SERVED = Profile("whole", context_tokens=32_768, output_tokens=8_000)
SMALL = Profile("sentences", context_tokens=8_192, output_tokens=1_500)
EMBEDDED = replace(SMALL, tells_states=True)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """How requests to a model are worded.

    `wire_name` is the model's name in requests. `address` is equal for requests that reach the same models: a URL, or
    what identifies a file. `provider` is the price list's id of the endpoint's owner, None where calls have no list
    price, of which `price_share` is paid; `free` marks a model that runs on this machine. `length_field` names the
    limit of the answer, `top_logprobs` says how many first tokens the endpoint tells at most.
    """

    wire_name: str
    address: str = ""
    provider: str | None = None
    price_share: float = 1.0
    free: bool = False
    length_field: Literal["max_tokens", "max_completion_tokens"] = "max_tokens"
    top_logprobs: int = 20

    def options(self, max_tokens: int) -> dict[str, Any]:
        """The settings of a request; reasoning models take no temperature."""
        limits: dict[str, Any] = {"model": self.wire_name, self.length_field: max_tokens}
        reasoning = self.length_field == "max_completion_tokens" and REASONING.match(self.wire_name)
        return limits if reasoning else {**limits, "temperature": 0}
