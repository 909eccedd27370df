"""What a brief takes of its model, section by section, and what it takes beside it: `python -m evals costs`.

From the kept replies, which hold the tokens and the seconds of the machine that recorded them; the seconds of reading
and checking are those of this machine, now.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from evals.recording import Spent
from evals.running import MAY_LACK, Ours, predictions

SECTION_OF = {"counts": "numbers", "claim": "disputed", "redraft": "refused items, again", "whole": "all sections"}
"""What each prompt asks for."""
_START = "{% block system %}\n"


def table(system: Ours, names: Sequence[str], tell: Callable[[str], None]) -> str:
    """Requests, tokens and seconds of an article, the mean over the fixtures `names`.

    Raises MissingRecording if more than a tenth of them lacks one.
    """
    spent: dict[str, list[Spent]] = defaultdict(list)
    articles, beside = 0, 0.0
    for made in predictions(system, names, tell, may_lack=MAY_LACK):
        articles, beside = articles + 1, beside + made.seconds
        for request, reply in system.asked:
            spent[_section(request)].append(Spent.of(reply))
    every = [each for section in spent.values() for each in section]
    head = f"{f'{system.name}, an article':24}{'requests':>10}{'read':>10}{'written':>10}{'seconds':>10}"
    rows = [_row(section, each, articles) for section, each in sorted(spent.items())]
    return "\n".join(
        [head, *rows, _row("the model", every, articles), f"{'reading and checking':54}{beside / articles:10.2f}"]
    )


def _row(section: str, spent: Sequence[Spent], articles: int) -> str:
    whole = sum(spent, Spent())
    read, written = whole.input_tokens / articles, whole.output_tokens / articles
    return f"{section:24}{len(spent) / articles:10.2f}{read:10.1f}{written:10.1f}{whole.seconds / articles:10.2f}"


def _section(request: Any) -> str:
    """What a request asks for, by the template that it was made of."""
    if "messages" not in request:
        return "states of the sentences"
    system = request["messages"][0]["content"]
    return next(SECTION_OF[name] for name, start in _starts().items() if system.startswith(start))


@cache
def _starts() -> dict[str, str]:
    """The first line of each template's standing instructions, by its name."""
    entries = files("summarizer.templates").joinpath
    sources = {name: entries(f"{name}.jinja").read_text(encoding="utf-8") for name in SECTION_OF}
    return {name: source.split(_START, 1)[1].splitlines()[0] for name, source in sources.items()}
