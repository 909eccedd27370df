"""How far a batch is, on stderr: a line kept up to date on a terminal, else one now and then; a last one always."""

import os
import sys
import time

from summarizer import Usage
from summarizer.batch.spending import tokens

REDRAWN_SECONDS = 0.2
LINE_SECONDS = 10.0


class Progress:
    """Counts what is done. `total` is None where nobody knows how many there are."""

    def __init__(self, total: int | None) -> None:
        self.briefed = self.failed = self.known = self.repeated = 0
        """Of this run: briefs, errors, articles that had a record already, articles named twice."""
        self._total = total
        self._terminal = sys.stderr.isatty()
        self._began = self._shown = time.monotonic()

    @property
    def done(self) -> int:
        """Articles with a record."""
        return self.briefed + self.failed + self.known

    def show(self, spent: Usage) -> None:
        """Tell, if it is time."""
        now = time.monotonic()
        if now - self._shown < (REDRAWN_SECONDS if self._terminal else LINE_SECONDS):
            return
        self._shown = now
        self._write(f"{self._counts()}, {self._pace()}, {_spending(spent)}{self._left()}")

    def tick(self, spent: Usage) -> None:
        """Tell on a terminal how time goes by while nothing ends."""
        if self._terminal:
            self.show(spent)

    def end(self, spent: Usage, note: str = "") -> None:
        """Tell the whole, and why there is no more of it."""
        self.clear()
        parts = [self._counts(), self._pace(), _spending(spent)]
        if self.repeated:
            parts.append(f"{self.repeated} named twice")
        _say(f"summarizer: {', '.join(parts)}{note and f'; {note}'}\n")

    def clear(self) -> None:
        """Leave an empty line."""
        if self._terminal:
            _say("\r\x1b[K")

    def _write(self, line: str) -> None:
        _say(f"\r\x1b[K{line[:100]}" if self._terminal else f"{line}\n")

    def _counts(self) -> str:
        of = f" of {self._total - self.repeated:,}" if self._total is not None else ""
        known = f" ({self.known:,} before)" if self.known else ""
        return f"{self.done:,}{of} done{known}, {self.failed:,} failed"

    def _pace(self) -> str:
        made, seconds = self.briefed + self.failed, time.monotonic() - self._began
        return f"{made / seconds if seconds else 0:.1f}/s"

    def _left(self) -> str:
        made, seconds = self.briefed + self.failed, time.monotonic() - self._began
        if self._total is None or not made:
            return ""
        return f", {_duration((self._total - self.repeated - self.done) * seconds / made)} left"


def _say(words: str) -> None:
    try:
        sys.stderr.write(words)
        sys.stderr.flush()
    except OSError:  # nobody listens any more: the batch goes on
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


def _spending(spent: Usage) -> str:
    cost = "price unknown" if spent.cost_usd is None else f"${spent.cost_usd:,.4f}"
    return f"{tokens(spent):,} tokens, {cost}"


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min {rest:02} s" if minutes else f"{rest} s"
