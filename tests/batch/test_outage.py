"""When it is the model or the network that fails, and not the articles."""

from pathlib import Path

from summarizer import BriefResult, SummarizerError, Usage
from summarizer.batch.outage import Outage
from summarizer.errors import AccessDenied, FetchError, FetchUnavailable, ModelRefused, ModelUnavailable, SourceError

DENIED = BriefResult(Path("a"), error=AccessDenied("bad key"), usage=Usage(calls=1))
EMPTY = BriefResult(Path("b"), error=SourceError("empty"))
CACHED = BriefResult(Path("c"), usage=Usage(cached=1))
REFUSED = BriefResult(Path("d"), error=ModelRefused("no"), usage=Usage(calls=1))


def unreached(host: int, error: SummarizerError | None = None) -> BriefResult:
    return BriefResult(f"http://host{host}/a", error=error or FetchUnavailable("no address"))


def told(*results: BriefResult, concurrency: int = 4) -> list[str]:
    outage = Outage(concurrency)
    return [outage.after(each) for each in results]


def test_it_is_one_when_nothing_has_answered_for_as_many_as_are_under_way() -> None:
    assert told(*[DENIED] * 8) == [*[""] * 7, "bad key"]
    assert told(*[DENIED] * 16, concurrency=16) == [*[""] * 15, "bad key"]
    mixed = [ModelUnavailable("down"), AccessDenied("bad key")] * 4
    assert told(*(BriefResult(Path("a"), error=each) for each in mixed))[-1] == "bad key"


def test_what_asks_no_model_says_nothing_of_it() -> None:
    assert told(*[DENIED, EMPTY, CACHED] * 7, DENIED)[-1] == "bad key"
    assert not any(told(*[*[DENIED] * 7, REFUSED] * 5))


def test_the_network_is_out_when_host_after_host_cannot_be_reached() -> None:
    assert told(*map(unreached, range(8)))[-1] == "no address"
    assert not any(told(*[unreached(1)] * 100))
    answered = unreached(9, FetchError("404"))
    assert not any(told(*map(unreached, range(7)), answered, *map(unreached, range(7))))


def test_all_that_says_nothing_of_its_article_is_counted() -> None:
    outage = Outage(4)
    for each in (DENIED, EMPTY, REFUSED, unreached(1), CACHED):
        outage.after(each)
    assert outage.passing == 2
