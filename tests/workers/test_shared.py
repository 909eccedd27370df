"""One process for all: what workers ask of it is answered, also when it dies."""

import asyncio
from typing import Any

from summarizer.workers import Pool
from tests.workers.test_pool import outcomes
from tests.workers.works import Obeying


def asked(*jobs: str, **settings: Any) -> list[Any]:
    """The outcomes of jobs in two processes that share a third."""

    async def run() -> list[Any]:
        async with Pool[str, Any](Obeying(), concurrency=8, processes=2, shared=Obeying(), **settings) as pool:
            return await outcomes(pool, list(jobs))

    return asyncio.run(run())


def test_all_workers_ask_the_same_process_which_is_none_of_them() -> None:
    results = asked(*["ask process"] * 40)
    askers, answerers = {asker for asker, _ in results}, {answerer for _, answerer in results}
    assert len(askers) == 2
    assert len(answerers) == 1
    assert not askers & answerers


def test_every_question_has_its_own_answer() -> None:
    results = asked(*(f"ask double {n}" for n in range(60)), "ask raise no", "double 3")
    assert [answer for _, answer in results[:60]] == [2 * n for n in range(60)]
    assert "ValueError: no" in str(results[60])
    assert results[61] == 6


def test_when_it_dies_whoever_asked_is_told_and_it_starts_anew() -> None:
    async def one_after_another() -> list[Any]:
        async with Pool[str, Any](Obeying(), concurrency=2, processes=1, shared=Obeying()) as pool:
            return [(await outcomes(pool, [job]))[0] for job in ("ask process", "ask killed", "ask process")]

    before, killed, after = asyncio.run(one_after_another())
    assert "WorkerDied: its process was killed by SIGKILL" in str(killed)
    assert before[0] == after[0], "the worker that asked lives on"
    assert before[1] != after[1]


def test_whoever_waits_no_longer_disturbs_nobody() -> None:
    impatient, *others = asked("hurry aside", *(f"ask double {n}" for n in range(10)))
    assert "TimeoutError" in str(impatient)
    assert [answer for _, answer in others] == [2 * n for n in range(10)]


def test_it_is_not_started_for_nothing() -> None:
    async def shared() -> Any:
        async with Pool[str, Any](Obeying(), concurrency=2, shared=Obeying()) as pool:
            await pool.run("double 2")
            assert pool._shared is not None
            return pool._shared._worker

    assert asyncio.run(shared()) is None
