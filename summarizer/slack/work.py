"""The way of a request: accepted and kept, announced, briefed, answered. What is kept is taken up after a restart.

Two pools of threads: one talks to Slack, the other asks the model. Neither stands before an acknowledgement:
`submit` only writes to the store. Where Slack wants to be asked later, the request waits and no thread does.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from summarizer import Brief, SummarizerError
from summarizer.slack.failures import FAILED, TookTooLong, told
from summarizer.slack.pool import Pool
from summarizer.slack.posting import NO_PLACE, Post, SlackRefused, SlackUnreachable
from summarizer.slack.store import FRESH_SECONDS, Job, Store

log = logging.getLogger("summarizer.slack")
Progress = Callable[[str, int, int], None]
Briefer = Callable[[str, Progress], Brief]
"""Makes the brief of a link or a text, telling what is read, its number, and how many there are."""
TALKERS = 8
MOST_TRIES = 3
MOST_UNFURLS = 10
"""Links that wait for the brief below them: nobody asked for those, so they are the first to go without."""
MOST_ANSWERS = 500
"""Answers that may wait for Slack besides."""
PROGRESS_SECONDS = 3.0
LONGEST_BRIEF = 600.0
LONGEST_PAUSE = 300.0
LONGEST_TRYING = 24 * 3600.0
"""Seconds for which an answer that Slack does not take is sent again."""
READING = "Reading the article…"
NOT_THERE = "Slack does not let me answer where you asked me ({error}). Invite me there, or write to me here."
TOO_LONG = "it takes longer than the {minutes:.0f} minutes that I give to one article."


class Overloaded(Exception):
    """More is waiting than may: the request is neither kept nor acknowledged, so that Slack sends it again."""


class Desk:
    """Takes requests and sees each through to its answer.

    `workers` articles are briefed at once, each for `longest` seconds at most; `capacity` requests may wait.
    `first_pause` is the time in seconds before an answer that Slack did not take is sent again; it doubles with every
    try.
    """

    def __init__(
        self,
        store: Store,
        post: Post,
        briefer: Briefer,
        *,
        workers: int,
        capacity: int,
        first_pause: float = 1.0,
        longest: float = LONGEST_BRIEF,
    ) -> None:
        self._store, self._post, self._briefer = store, post, briefer
        self._capacity, self._first_pause, self._longest = capacity, first_pause, longest
        self._talk, self._think = Pool("talk", TALKERS), Pool("think", workers)
        self._accepting, self._lock = threading.Lock(), threading.Lock()
        self._waiting: dict[tuple[str | None, str], list[Job]] = {}

    def resume(self) -> None:
        """Take up all that an earlier process left."""
        for job in self._store.unfinished():
            self._talk.do(self._announce, job)

    def busy(self, job: Job) -> str | None:
        """The answer to `job` while as many wait as may; None where there is room, or no need of any."""
        waiting = self._store.waiting("message")
        if waiting < self._capacity or self._known(job) is not None:
            return None
        return f"Busy: {waiting} articles are ahead. Please ask again in a few minutes."

    def submit(self, job: Job, keys: Iterable[str]) -> int:
        """Keep `job` and begin with it, unless one of `keys` was seen before; how many requests were waiting.

        Over capacity the answer is that the bot is busy, and nothing is briefed; an unfurl has no answer then.
        Raises Overloaded where there is no room for answers either.
        """
        with self._accepting:
            waiting = self._store.waiting()
            if job.kind == "unfurl" and self._store.waiting("unfurl") >= MOST_UNFURLS:
                log.info("too many links wait: one is left without its brief")
                return waiting
            if self._store.open_requests() >= self._capacity + MOST_UNFURLS + MOST_ANSWERS:
                raise Overloaded("too many answers wait for Slack")
            if job.reply is None and job.kind == "message" and (busy := self.busy(job)):
                job = replace(job, reply=busy, source="")
            accepted = self._store.accept(job, keys)
        if accepted:
            self._talk.do(self._announce, accepted)
        return waiting

    def later(self, task: Callable[[], None], tries: int = MOST_TRIES) -> None:
        """Talk to Slack when a thread is free, more than once if need be; what it will not have is logged and left."""

        def attempt(number: int, pause: float) -> None:
            try:
                task()
            except SlackUnreachable as error:
                if number == tries:
                    log.warning("Slack did not take it: %s", error)
                    return
                self._talk.do(attempt, number + 1, 2 * pause, after=max(pause, error.seconds))
            except SlackRefused as error:
                log.warning("Slack does not take it: %s", error)

        self._talk.do(attempt, 1, self._first_pause)

    def _announce(self, job: Job) -> None:
        job = self._with_known_brief(job)
        if job.answered:
            self._answer(job)
            return
        ahead = self._store.waiting(before=job.id)
        job = self._shown(job, f"Busy: {ahead} ahead of this article." if ahead else READING)
        self._think.do(self._brief, job)

    def _shown(self, job: Job, text: str) -> Job:
        """`job` with a message where the brief will be, if Slack takes one now: no article waits for it."""
        if job.kind == "unfurl" or job.shown:
            return job
        try:
            return self._store.update(job, shown=self._post.announce(job, text))
        except (SlackRefused, SlackUnreachable) as error:
            log.warning("request %s not announced: %s", job.id, error)
            return job

    def _known(self, job: Job) -> int | None:
        return self._store.brief_of(job, since=time.time() - FRESH_SECONDS)

    def _with_known_brief(self, job: Job) -> Job:
        known = None if job.answered else self._known(job)
        if known is None or not self._is_readable(known):
            return job
        return self._store.update(job, brief=known)

    def _is_readable(self, brief: int) -> bool:
        """Whether it is one that this version has made, or can read."""
        try:
            return self._read(brief) is not None
        except SummarizerError as error:
            log.warning("brief %s is made anew: %s", brief, error)
            return False

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
        job = self._shown(self._store.update(job, tries=job.tries + 1), READING)
        try:
            return self._store.briefed(job, self._briefer(job.source, self._progress(job)).to_json(indent=None))
        except Exception as error:
            return self._store.update(job, reply=told(job.id, error))

    def _progress(self, job: Job) -> Progress:
        begun = time.monotonic()
        said = begun - PROGRESS_SECONDS

        def progress(what: str, number: int, total: int) -> None:
            nonlocal said
            if time.monotonic() - begun > self._longest:
                raise TookTooLong(TOO_LONG.format(minutes=self._longest / 60))
            if job.shown and time.monotonic() - said >= PROGRESS_SECONDS:
                self._post.progress(job, f"Reading {what} ({number} of {total})…")
                said = time.monotonic()

        return progress

    def _answer(self, job: Job, pause: float | None = None) -> None:
        pause = self._first_pause if pause is None else pause
        reached = job

        def sent(now: Job) -> None:
            nonlocal reached
            reached = self._store.update(now, sent=now.sent, shown=now.shown)

        try:
            self._post.answer(job, self._read(job.brief), sent)
        except SlackUnreachable as error:
            self._answer_later(reached, error, pause)
        except SlackRefused as error:
            self._refused(reached, str(error))
        except Exception:
            log.exception("request %s: its answer failed", job.id)
            self._answer_failed(reached)
        else:
            self._store.finished(job)

    def _answer_later(self, job: Job, error: SlackUnreachable, pause: float) -> None:
        if time.time() - job.at > LONGEST_TRYING:
            log.error("request %s not answered, given up: %s", job.id, error)
            self._store.finished(job)
            return
        log.warning("request %s not answered, to be tried again: %s", job.id, error)
        self._talk.do(self._answer, job, min(2 * pause, LONGEST_PAUSE), after=max(pause, error.seconds))

    def _refused(self, job: Job, why: str) -> None:
        log.error("request %s: Slack refuses the answer: %s", job.id, why)
        if why not in NO_PLACE:
            self._answer_failed(job)
            return
        if job.kind == "message":
            self.later(partial(self._post.tell, job, NOT_THERE.format(error=why)))
        self._store.finished(job)

    def _answer_failed(self, job: Job) -> None:
        """Say so where the brief would be, once; nobody waits for an unfurl."""
        if job.kind == "unfurl" or job.reply == FAILED:
            self._store.finished(job)
            return
        self._talk.do(self._answer, self._store.update(job, brief=None, reply=FAILED))

    def _read(self, brief: int | None) -> Brief | None:
        data = self._store.brief_json(brief) if brief is not None else None
        return Brief.from_json(data) if data is not None else None
