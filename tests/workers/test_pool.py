"""Processes that answer, die and hang; every job has its own outcome."""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from itertools import pairwise
from typing import Any

import pytest

from summarizer.workers import Pool, WorkerDied, as_they_end
from summarizer.workers import pool as pooling
from tests.workers.works import Obeying

Using = Callable[[Pool[str, Any]], Awaitable[Any]]


def used(do: Using, **settings: Any) -> Any:
    async def run() -> Any:
        async with Pool[str, Any](Obeying(), **{"concurrency": 4, "processes": 2, **settings}) as pool:
            return await do(pool)

    return asyncio.run(run())


async def outcomes(pool: Pool[str, Any], jobs: list[str]) -> list[Any]:
    return await asyncio.gather(*(pool.run(job) for job in jobs), return_exceptions=True)


def test_every_job_has_its_own_result() -> None:
    results = used(lambda pool: outcomes(pool, [f"double {n}" for n in range(200)]))
    assert results == [2 * n for n in range(200)]


def test_what_a_job_raises_is_its_own_and_what_it_prints_disturbs_nobody() -> None:
    bad, _, good = used(lambda pool: outcomes(pool, ["raise no", "print hello", "double 2"]))
    assert isinstance(bad, RuntimeError)
    assert "ValueError: no" in str(bad)
    assert good == 4


def test_what_is_no_exception_is_an_answer_too() -> None:
    bad, good = used(lambda pool: outcomes(pool, ["panic no", "double 2"]))
    assert "Panic: no" in str(bad)
    assert good == 4


def test_an_answer_that_nobody_can_read_is_the_death_of_its_process_only() -> None:
    bad, *others = used(lambda pool: outcomes(pool, ["nonsense", *(f"double {n}" for n in range(8))]))
    assert isinstance(bad, WorkerDied)
    assert others == [2 * n for n in range(8)]


@pytest.mark.parametrize(("job", "how"), [("segfault", "SIGSEGV"), ("killed", "SIGKILL")])
def test_a_job_that_kills_its_process_takes_no_other_along(job: str, how: str) -> None:
    doubles = [f"double {n}" for n in range(60)]
    died, *others = used(lambda pool: outcomes(pool, [job, *doubles]))
    assert others == [2 * n for n in range(60)]
    assert isinstance(died, WorkerDied)
    assert how in str(died)


def test_jobs_that_wait_are_done_again_when_another_kills_their_process() -> None:
    *others, died = used(lambda pool: outcomes(pool, ["aside", "aside", "aside", "segfault"]), processes=1)
    assert others == [None] * 3
    assert isinstance(died, WorkerDied)


def test_a_job_without_end_is_ended() -> None:
    hung, good = used(lambda pool: outcomes(pool, ["loop", "double 3"]), longest_turn=0.5)
    assert isinstance(hung, WorkerDied)
    assert "after 0.5 seconds" in str(hung)
    assert good == 6


def test_waiting_aside_is_no_turn_however_long_it_lasts() -> None:
    waited = used(lambda pool: outcomes(pool, ["aside"] * 7), concurrency=4, processes=1, longest_turn=0.15)
    assert waited == [None] * 7


def test_one_job_of_a_process_computes_at_a_time() -> None:
    turns = sorted(used(lambda pool: outcomes(pool, ["compute"] * 12), processes=1))
    assert all(earlier[1] <= later[0] for earlier, later in pairwise(turns))


def test_requests_are_shared_out_and_processes_start_when_needed() -> None:
    async def shares(pool: Pool[str, Any]) -> tuple[Any, list[Any]]:
        alone = await pool.run("process")
        assert await pool.run("process") == alone
        return alone, await outcomes(pool, ["aside"] * 12 + ["share"] * 2)

    _, results = used(shares, concurrency=5, processes=2)
    assert set(results[12:]) <= {2, 3}


def test_a_process_is_replaced_after_many_jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pooling, "MOST_JOBS", 10)

    async def one_by_one(pool: Pool[str, Any]) -> list[int]:
        return [await pool.run("process") for _ in range(25)]

    processes = used(one_by_one, processes=1)
    assert [processes.count(each) for each in dict.fromkeys(processes)] == [10, 10, 5]


def test_an_orphan_ends() -> None:
    code = (
        "import asyncio\nfrom summarizer.workers import Pool\nfrom tests.workers.works import Obeying\n"
        "async def main():\n async with Pool(Obeying(), concurrency=1) as pool:\n"
        "  print(await pool.run('process'), flush=True)\n  await asyncio.sleep(60)\nasyncio.run(main())"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    assert parent.stdout is not None
    worker = int(parent.stdout.readline())
    parent.kill()
    parent.communicate()
    until = time.monotonic() + 20
    while time.monotonic() < until and _runs(worker):
        time.sleep(0.02)
    assert not _runs(worker)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_jobs_are_asked_for_no_faster_than_there_is_room() -> None:
    asked = 0
    running = 0
    most = 0

    def jobs() -> Any:
        nonlocal asked
        while asked < 100:
            asked += 1
            yield asked

    async def do(job: int) -> int:
        nonlocal running, most
        running += 1
        most = max(most, running)
        while running < 7 and asked < 100:
            await asyncio.sleep(0)
        running -= 1
        return job

    async def collect() -> list[int]:
        results = []
        async for result in as_they_end(jobs(), do, 7):
            results.append(result)
            assert asked <= len(results) + 7 + 1
        return results

    assert sorted(asyncio.run(collect())) == list(range(1, 101))
    assert most == 7


def test_an_endless_stream_may_be_left() -> None:
    ended = []

    async def jobs() -> Any:
        try:
            number = 0
            while True:
                yield number
                number += 1
        finally:
            ended.append(True)

    async def do(job: int) -> int:
        return job

    async def some() -> None:
        results = as_they_end(jobs(), do, 3)
        async for result in results:
            if result > 10:
                break
        await results.aclose()

    asyncio.run(some())
    assert ended
