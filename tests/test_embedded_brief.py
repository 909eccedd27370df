"""A real brief by the embedded model, end to end."""

import pytest

from summarizer import Summarizer
from tests.conftest import HARBOUR


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
