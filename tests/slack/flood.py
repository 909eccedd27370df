"""Fifty requests at once while the model is busy, and how soon each is acknowledged: `python -m tests.slack.flood [MODEL]`.

The bot is a process of its own, Slack and (without MODEL) the model are on this machine's loopback.
"""

import statistics
import sys
import tempfile
import threading
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from tests.loopback import ChatServer, Reply
from tests.slack.bots import Process, article, bot_process
from tests.slack.slack_api import SlackApi
from tests.test_summarizer import drafted

REQUESTS = 50


@dataclass(frozen=True)
class Acknowledged:
    """How each request was acknowledged: the HTTP status, and in how many seconds."""

    statuses: list[int]
    seconds: list[float]

    def percentile(self, percent: int) -> float:
        """The seconds within which `percent` of a hundred were acknowledged."""
        return statistics.quantiles(self.seconds, n=100, method="inclusive")[percent - 1]

    def __str__(self) -> str:
        right = self.statuses.count(200)
        p50, p99 = self.percentile(50), self.percentile(99)
        return f"{right} of {len(self.statuses)} acknowledged: p50 {p50:.2f} s, p99 {p99:.2f} s, slowest {max(self.seconds):.2f} s"


def slow_model(seconds: float) -> ChatServer:
    """A model that takes its time."""
    reply = drafted()
    return ChatServer(lambda request: Reply(reply.body, delay=seconds))


def flood(bot: Process) -> Acknowledged:
    """Mentions and commands of as many articles, all at the same moment."""
    done: list[tuple[int, float]] = []
    start = threading.Barrier(REQUESTS)

    def ask(number: int) -> None:
        start.wait()
        begun = time.monotonic()
        if number % 2:
            status, _ = bot.sender.command(article(number), f"t{number}")
        else:
            status, _ = bot.sender.mention(article(number), f"1.{number}")
        done.append((status, time.monotonic() - begun))

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(REQUESTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Acknowledged(*map(list, zip(*done, strict=True)))


def main(model: str | None = None) -> None:
    """Print the acknowledgements with the model that is named, or with a slow one on the loopback."""
    with ExitStack() as stack:
        slack = stack.enter_context(SlackApi())
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        spec = model or f"{stack.enter_context(slow_model(0.3)).url}#m"
        bot = stack.enter_context(bot_process(slack, folder, spec))
        bot.sender.mention(article(99), "1.99")
        slack.wait(lambda: slack.shown("C1"), 120)
        sys.stdout.write(f"{flood(bot)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
