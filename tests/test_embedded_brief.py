"""A real brief by the embedded model, end to end."""

import asyncio

import pytest

from summarizer import BriefResult, Summarizer
from tests.conftest import HARBOUR

SHORT = [f"The count at Velm was {n} on Monday, the mayor said." for n in (1200, 1300, 1400)]


@pytest.mark.embedded
def test_the_embedded_model_briefs_an_article() -> None:
    with Summarizer("embedded") as summarizer:
        brief = summarizer.brief(HARBOUR)
    assert brief.article.published == "2025-03-04"
    assert {2000, 2300, 1400, 6, 2.5, 3_200_000} <= {each.value for each in brief.numbers}
    assert 16 not in {each.value for each in brief.numbers}
    assert any("walked out" in event.event for event in brief.what)
    assert ("Ada Lund", "supports") in {(each.holder, each.position) for each in brief.stances}
    assert any({side.party for side in each.sides} >= {"Velm Terminals"} for each in brief.disputed)
    assert brief.summary
    assert brief.run.cost_usd == 0


@pytest.mark.embedded
def test_it_stands_in_for_a_model_that_is_out_and_is_loaded_once_for_all_processes() -> None:
    async def collect() -> list[BriefResult]:
        with Summarizer("http://127.0.0.1:9/v1#m,embedded", cache=False) as summarizer:
            return [each async for each in summarizer.briefs(SHORT, concurrency=4, processes=2)]

    results = asyncio.run(collect())
    assert [each.error for each in results] == [None, None, None]
    for each in results:
        assert each.brief is not None
        assert each.brief.run.model == "embedded"
        assert each.usage.output_tokens > 0
        assert any("cannot be reached" in note for note in each.brief.run.notes)
