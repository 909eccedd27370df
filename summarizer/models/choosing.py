"""One-token choices: which of a few options a model would begin its answer with, read from log-probabilities."""

import math
from collections.abc import Iterable, Sequence
from typing import Any, Literal

from pydantic import BaseModel, create_model


def read_choice(reply: Any, options: Sequence[str]) -> dict[str, float] | None:
    """The probability of each option, adding up to 1; None if the reply tells nothing about them.

    A reply without log-probabilities whose text is an option gives that option 1.0. An option that is not
    among the listed tokens gets the probability of the least likely one listed, which it cannot exceed.
    """
    choice = reply.choices[0]
    content = choice.logprobs.content if choice.logprobs is not None else None
    if content and content[0].top_logprobs:
        return _normalised([(each.token, each.logprob) for each in content[0].top_logprobs], options)
    chosen = option_of(choice.message.content or "", options)
    return None if chosen is None else certain(chosen, options)


def certain(chosen: str, options: Sequence[str]) -> dict[str, float]:
    """All probability on one option."""
    return {option: float(option == chosen) for option in options}


def option_of(token: str, options: Sequence[str]) -> str | None:
    """The only option that begins with `token`; None if there is none, or several.

    Spaces do not count, nor does case in options longer than a letter: "a" may begin any answer but A.
    """
    word = token.strip()
    if word in options or not word:
        return word or None
    folded = word.casefold()
    matching = [each for each in options if len(each) > 1 and each.casefold().startswith(folded)]
    return matching[0] if len(matching) == 1 else None


def choice_schema(options: Sequence[str]) -> type[BaseModel]:
    """A schema whose only field is one of the options, for endpoints that tell no log-probabilities."""
    kind: Any = Literal[tuple(options)]
    return create_model("Choice", choice=(kind, ...))


def _normalised(tokens: Iterable[tuple[str, float]], options: Sequence[str]) -> dict[str, float] | None:
    listed = [(option_of(token, options), math.exp(logprob)) for token, logprob in tokens]
    if all(option is None for option, _ in listed):
        return None
    least = min(probability for _, probability in listed)
    sums = {option: sum(p for each, p in listed if each == option) or least for option in options}
    total = sum(sums.values())
    return {option: each / total for option, each in sums.items()} if total else None
