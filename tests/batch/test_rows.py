"""What Ray makes of rows, taken as it may come: some lost, some twice; no cluster is needed."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator

import pytest

from summarizer import BriefResult
from summarizer.batch.cluster import Made, Row, each_once, windows
from summarizer.batch.sources import Item
from summarizer.errors import ReadingFailed
from summarizer.relay import Told

ITEMS = [Item(f"a{n}", f"text {n}", f"stdin:{n}") for n in range(6)]


def told(number: int) -> Told:
    return Told([logging.LogRecord("summarizer", logging.WARNING, "", 0, f"article {number}", None, None)])


def made(*numbers: int) -> Made:
    return iter([(number, BriefResult(f"text {number}"), told(number)) for number in numbers])


def collected(*rounds: Made) -> tuple[list[tuple[str, BriefResult]], list[list[int]]]:
    left, asked = iter(rounds), []

    def make(rows: list[Row]) -> Made:
        asked.append([row["number"] for row in rows])
        return next(left)

    async def collect() -> list[tuple[str, BriefResult]]:
        return [each async for each in each_once(ITEMS, make)]

    return asyncio.run(collect()), asked


def test_what_is_lost_is_made_again_and_what_comes_twice_counts_once(caplog: pytest.LogCaptureFixture) -> None:
    found, asked = collected(made(3, 1, 0, 3, 5), made(4, 3, 2))
    assert [name for name, _ in found] == ["a3", "a1", "a0", "a5", "a4", "a2"]
    assert asked == [[0, 1, 2, 3, 4, 5], [2, 4]]
    assert caplog.messages == [f"article {number}" for number in (3, 1, 0, 5, 4, 2)]


def test_what_never_comes_back_is_an_error_of_its_own() -> None:
    found, asked = collected(made(0, 1, 2, 3), made(4), made())
    assert len(asked) == 3
    name, result = found[-1]
    assert (name, type(result.error)) == ("a5", ReadingFailed)
    assert [each.error for _, each in found[:-1]] == [None] * 5


def test_a_window_that_is_not_full_waits_for_no_stream() -> None:
    async def feed(go_on: asyncio.Event) -> AsyncIterator[Item]:
        yield ITEMS[0]
        yield ITEMS[1]
        await go_on.wait()
        yield ITEMS[2]

    async def collect() -> Iterator[list[str]]:
        go_on, found = asyncio.Event(), []
        async for window in windows(feed(go_on)):
            found.append([each.id for each in window])
            go_on.set()
        return iter(found)

    assert list(asyncio.run(asyncio.wait_for(collect(), 60))) == [["a0", "a1"], ["a2"]]
