from pathlib import Path

import pytest

from summarizer.article import Article
from summarizer.reading.reading import Reading
from summarizer.sources import read_article

HARBOUR = Path(__file__).parent / "articles" / "harbour-strike.txt"


@pytest.fixture(scope="session")
def harbour() -> Article:
    return read_article(HARBOUR)


@pytest.fixture(scope="session")
def harbour_reading(harbour: Article) -> Reading:
    return Reading(harbour)
