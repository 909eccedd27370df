"""The way of a request: accepted and kept, announced, briefed, answered. What is kept is taken up after a restart.

Two pools of threads: one talks to Slack and may wait for it, the other asks the model. Neither stands before an
acknowledgement: `submit` only writes to the store.
"""

import logging
import queue
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from summarizer import Brief, SummarizerError
from summarizer.slack.posting import Post, SlackRefused, SlackUnreachable
from summarizer.slack.store import FRESH_SECONDS, Job, Store

log = logging.getLogger("summarizer.slack")
Progress = Callable[[str, int, int], None]
Briefer = Callable[[str, Progress], Brief]
"""Makes the brief of a link or a text, telling what is read, its number, and how many there are."""
TALKERS = 4
MOST_TRIES = 3
PROGRESS_SECONDS = 3.0
LONGEST_PAUSE = 300.0
NOT_THERE = "Slack does not let me answer where you asked me ({error}). Invite me there, or write to me here."
FAILED = "Something went wrong while briefing this article. It is logged; please try again later."


class Pool:
    """Daemon threads that do tasks in order, so that a process may end in the middle of one."""

    def __init__(self, name: str, threads: int) -> None:
        self._tasks: queue.SimpleQueue[tuple[Callable[..., None], tuple[object, ...]]] = queue.SimpleQueue()
        for number in range(threads):
            threading.Thread(target=self._work, name=f"{name}-{number}", daemon=True).start()

    def do(self, task: Callable[..., None], *arguments: object) -> None:
        """Call `task` with the arguments when a thread is free."""
        self._tasks.put((task, arguments))

    def _work(self) -> None:
        while True:
            task, arguments = self._tasks.get()
            try:
                task(*arguments)
            except Exception:
                log.exception("a task failed")


class Desk:
    """Takes requests and sees each through to its answer.

    `workers` articles are briefed at once, at most `capacity` requests wait. `first_pause` is the time in seconds
    before an answer that Slack did not take is sent again; it doubles with every try.
    """

    def __init__(
        self, store: Store, post: Post, briefer: Briefer, *, workers: int, capacity: int, first_pause: float = 5.0
    ) -> None:
        self._store, self._post, self._briefer = store, post, briefer
        self._capacity, self._first_pause = capacity, first_pause
        self._talk, self._think = Pool("talk", TALKERS), Pool("think", workers)
        self._lock = threading.Lock()
        self._waiting: dict[tuple[str | None, str], list[Job]] = {}

    def resume(self) -> None:
        """Take up all that an earlier process left."""
        for job in self._store.unfinished():
            self._talk.do(self._announce, job)

    def busy(self) -> str | None:
        """The answer to a further request while as many wait as may; else None."""
        waiting = self._store.ahead_of()
        full = waiting >= self._capacity
        return f"Busy: {waiting} articles are ahead. Please ask again in a few minutes." if full else None

    def submit(self, job: Job, keys: Iterable[str]) -> int:
        """Keep `job` and begin with it, unless one of `keys` was seen before; how many requests were waiting.

        Over capacity the answer is that the bot is busy, and nothing is briefed.
        """
        waiting = self._store.ahead_of()
        reply = job.reply or self.busy()
        if accepted := self._store.accept(replace(job, reply=reply), keys):
            self._talk.do(self._announce, accepted)
        return waiting

    def later(self, task: Callable[[], None]) -> None:
        """Talk to Slack when a thread is free; what Slack refuses or misses is logged and left."""

        def attempt() -> None:
            try:
                task()
            except (SlackRefused, SlackUnreachable) as error:
                log.warning("Slack did not take it: %s", error)

        self._talk.do(attempt)

    def _announce(self, job: Job) -> None:
        job = self._with_known_brief(job)
        if job.answered:
            self._answer(job)
            return
        if job.kind == "message" and job.shown is None:
            job = self._shown(job)
        self._think.do(self._brief, job)

    def _shown(self, job: Job) -> Job:
        ahead = self._store.ahead_of(job.id)
        text = f"Busy: {ahead} ahead of this article." if ahead else "Reading the article…"
        try:
            return self._store.update(job, shown=self._post.announce(job, text))
        except (SlackRefused, SlackUnreachable) as error:
            log.warning("request %s not announced: %s", job.id, error)
            return job

    def _with_known_brief(self, job: Job) -> Job:
        if job.answered:
            return job
        known = self._store.brief_of(job, since=time.time() - FRESH_SECONDS)
        return self._store.update(job, brief=known) if known is not None else job

    def _brief(self, job: Job) -> None:
        """Brief it, unless the same article is being briefed: then wait for that one, and keep no thread waiting."""
        article = (job.team, job.article)
        with self._lock:
            if article in self._waiting:
                self._waiting[article].append(job)
                return
            self._waiting[article] = []
        try:
            done = self._with_known_brief(job)
            done = done if done.answered else self._briefed(done)
            self._talk.do(self._answer, done)
        finally:
            with self._lock:
                waiting = self._waiting.pop(article)
            for each in waiting:
                self._think.do(self._brief, each)

    def _briefed(self, job: Job) -> Job:
        if job.tries >= MOST_TRIES:
            return self._store.update(job, reply=FAILED)
        job = self._store.update(job, tries=job.tries + 1)
        try:
            return self._store.briefed(job, self._briefer(job.source, self._progress(job)).to_json(indent=None))
        except SummarizerError as error:
            return self._store.update(job, reply=f"No brief: {error}")
        except Exception:
            log.exception("request %s failed", job.id)
            return self._store.update(job, reply=FAILED)

    def _progress(self, job: Job) -> Progress:
        told = time.monotonic() - PROGRESS_SECONDS

        def progress(what: str, number: int, total: int) -> None:
            nonlocal told
            if job.shown and time.monotonic() - told >= PROGRESS_SECONDS:
                self._post.progress(job, f"Reading {what} ({number} of {total})…")
                told = time.monotonic()

        return progress

    def _answer(self, job: Job, pause: float | None = None) -> None:
        pause = self._first_pause if pause is None else pause
        reached = job

        def sent(now: Job) -> None:
            nonlocal reached
            reached = self._store.update(now, sent=now.sent, shown=now.shown)

        try:
            self._post.answer(job, self._brief_for(job), sent)
        except SlackUnreachable as error:
            log.warning("request %s not answered, to be tried again: %s", job.id, error)
            self._answer_later(reached, max(pause, error.seconds), min(2 * pause, LONGEST_PAUSE))
            return
        except SlackRefused as error:
            log.error("request %s: Slack refuses the answer: %s", job.id, error)
            self.later(partial(self._post.tell, job, NOT_THERE.format(error=error)))
        self._store.finished(job)

    def _answer_later(self, job: Job, seconds: float, next_pause: float) -> None:
        timer = threading.Timer(seconds, self._talk.do, (self._answer, job, next_pause))
        timer.daemon = True
        timer.start()

    def _brief_for(self, job: Job) -> Brief | None:
        data = self._store.brief_json(job.brief) if job.brief is not None else None
        return Brief.from_json(data) if data is not None else None
