"""`python -m evals speed start`: what it costs to begin, in processor time beyond Python's own start."""

import resource
import subprocess
import sys
from importlib.util import find_spec

from evals.gold import FIXTURES
from evals.speed.figures import Figure

RUNS = 7
TARGETS = {"import summarizer": 0.05, "summarizer --help": 0.1}
"""Seconds."""
BARE = "Python itself"
PEERS = {"instructor": "from instructor import from_openai", "langextract": "from langextract import extract"}


def main(article: str, runs: int = RUNS) -> list[Figure]:
    """Print and give the least of `runs` for each beginning. `article` is a fixture's name."""
    least = _least(_beginnings(article), runs)
    bare = least.pop(BARE)
    print(f"{BARE}: {1000 * bare:.0f} ms of processor time; beyond it, least of {runs} runs:")
    print(*(_line(name, seconds - bare, bare) for name, seconds in least.items()), sep="\n")
    beyond = {name: 1000 * (seconds - bare) for name, seconds in least.items()}
    peers = {peer: beyond[statement] for peer, statement in PEERS.items() if statement in beyond}
    return [
        Figure("start", name, "ms", beyond[name], peers if name == "import summarizer" else {}, 1000 * target)
        for name, target in TARGETS.items()
    ]


def _beginnings(article: str) -> dict[str, list[str]]:
    path = str(FIXTURES / article / "article.txt")
    peers = {statement: ["-c", statement] for peer, statement in PEERS.items() if find_spec(peer)}
    return {
        BARE: ["-c", "pass"],
        "import summarizer": ["-c", "import summarizer"],
        "summarizer --help": ["-m", "summarizer.cli", "--help"],
        "from summarizer import Summarizer": ["-c", "from summarizer import Summarizer"],
        "summarizer brief --model none": ["-m", "summarizer.cli", "brief", path, "--model", "none"],
        **peers,
    }


def _line(name: str, seconds: float, bare: float) -> str:
    target = TARGETS.get(name)
    verdict = f"  ({'within' if seconds <= target else 'OVER'} {1000 * target:.0f} ms)" if target else ""
    return f"{name:36}{1000 * seconds:6.0f} ms  {seconds / bare:5.1f} × Python itself{verdict}"


def _least(commands: dict[str, list[str]], runs: int) -> dict[str, float]:
    """The least processor time of each; in turns, so that a busy moment of the machine does not hit one alone."""
    rounds = [{name: _processor_seconds(command) for name, command in commands.items()} for _ in range(runs)]
    return {name: min(each[name] for each in rounds) for name in commands}


def _processor_seconds(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *command], stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
