"""Who is listed: those who speak and act above those who only happen to be named."""

import pytest

from summarizer.article import Article
from summarizer.ranking import Ranking
from summarizer.reading.reading import Reading
from summarizer.reading.who import find_who, possible_who
from summarizer.reading.who.describing import description_of

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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A Velm spokesman, Lt. Col. Ada Lund, said 40 had died.", "Velm spokesman"),
        ("The army denied it. Its spokesman, Brig. Gen. Ada Lund, said 40 had died.", "spokesman of the army"),
        ("The Harbour Union struck. Its secretary, Ada Lund, said 40 had left.", "secretary of the Harbour Union"),
        ("The centre's spokesman, Ada Lund, said 40 had died.", "The centre's spokesman"),
        ("Former Velm Bank accountant Ada Lund testified on Monday.", "Former Velm Bank accountant"),
        (
            "Dr. Ada Lund, 38, who heads the trial at the institute, said 40 had died.",
            "who heads the trial at the institute",
        ),
        ("Ada Lund, who leads the 1,400-member Harbour Union, left.", "who leads the 1,400-member Harbour Union"),
        ("Ada Lund, who was head of sales at the port, was tried.", "head of sales at the port"),
        ("Ada Lund, who told reporters so, was tried.", None),
        ("Ada Lund, who was charged separately, died in 2023.", "who was charged separately"),
        ("Health Minister Ada Lund left.", "Health Minister"),
    ],
)
def test_who_somebody_is_is_told_in_the_articles_words(text: str, told: str | None) -> None:
    lund = Reading(Article(text=f"{text} Lund said so."))
    party = lund.party_named("Ada Lund")
    assert party is not None
    assert description_of(lund, party) == told
