import os
from pathlib import Path

import pytest

from summarizer.article import Article
from summarizer.reading.reading import Reading
from summarizer.sources import read_article

# No test may find an answer of an earlier one, on another server at the same port, nor leave one behind.
os.environ["SUMMARIZER_NO_CACHE"] = "1"
pytest_plugins = ["tests.chromium"]
HARBOUR = Path(__file__).parent / "articles" / "harbour-strike.txt"


@pytest.fixture(scope="session")
def harbour() -> Article:
    return read_article(HARBOUR)


@pytest.fixture(scope="session")
def harbour_reading(harbour: Article) -> Reading:
    return Reading(harbour)
