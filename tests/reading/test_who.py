"""Who is listed: those who speak and act above those who only happen to be named."""

from summarizer.article import Article
from summarizer.ranking import Ranking
from summarizer.reading.reading import Reading
from summarizer.reading.who import find_who, possible_who

TEXT = (
    'Mayor Anna Berg closed the harbour on Monday. "It is not safe," Berg said. '
    "Dock workers condemned the order, and the Harbour Union said it would sue. "
    "A copy of the order was sent to a printer near Mount Ostrava by Northern Wire."
)


def reading() -> Reading:
    """A reading of the text."""
    return Reading(Article(text=TEXT))


def test_whoever_speaks_is_likelier_than_whoever_is_only_named() -> None:
    chances = {each.party.name: each.probability for each in possible_who(reading())}
    assert chances["Anna Berg"] > 0.9
    assert chances["Harbour Union"] > 0.5
    assert all(0 <= chance <= 1 for chance in chances.values())


def test_the_cut_decides_who_is_listed() -> None:
    kept = Ranking.named("who")
    everyone, nobody = Ranking(kept.weights, 0.0), Ranking(kept.weights, 1.0)
    assert len(find_who(reading(), everyone)) == len(possible_who(reading()))
    assert find_who(reading(), nobody) == []


def test_the_listed_stand_in_the_order_of_the_text() -> None:
    starts = [each.party.mentions[0].start for each in find_who(reading())]
    assert starts == sorted(starts)
