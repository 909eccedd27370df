"""Who may give a number: what is proposed, and that only the probes' ranking departs from grammar."""

import numpy as np
import pytest

from summarizer.article import Article
from summarizer.models.states import MOST_STEPS, STEP, States
from summarizer.reading.givers import TOLD, Giver, possible_givers, proposed, speakers_of
from summarizer.reading.mentions import NumberMention
from summarizer.reading.reading import Reading
from summarizer.sources import read_article

COMPONENTS = 512
TEXT = (
    "Velm Mine to Close With Loss of 900 Jobs\n\n"
    "Nordal Mining will close its pit near Velm in May. The union Kraft Arbeid called a strike. "
    "The plan costs 450 jobs, Mayor Ilse Maron said. About 200 people came to the square on Monday."
)


def number(reading: Reading, text: str) -> NumberMention:
    return next(each for each in reading.numbers if each.text == text)


def with_states(reading: Reading, seed: int) -> Reading:
    places = [[(at, at + 1) for at in range(0, len(each.text), 4)] for each in reading.prose]
    rows = np.random.default_rng(seed).normal(0, 1 / STEP, (sum(map(len, places)), COMPONENTS))
    return Reading(reading.article, States(places, np.rint(rows).clip(-MOST_STEPS, MOST_STEPS).astype(np.int8)))


@pytest.fixture(scope="module")
def reading() -> Reading:
    return Reading(read_article(TEXT))


def named(rivals: list[Giver], name: str) -> Giver:
    return next(each for each in rivals if each.chain[:1] == (name,))


def test_the_article_comes_first_and_then_all_who_are_near(reading: Reading) -> None:
    rivals = proposed(reading, number(reading, "450"))
    assert rivals[0].chain == ()
    assert rivals[0].told == {"nobody": 1.0, "nowhere": 1.0}
    assert named(rivals, "Ilse Maron").told.keys() >= {"spoken", "speaks 0", "named 0"}
    assert "named 2" in named(rivals, "Nordal Mining").told
    assert all(set(each.told) <= set(TOLD) and len(each.columns) == len(TOLD) for each in rivals)
    assert all(
        each.chain[0].split()[-1] in mention.of(reading.text) for each in rivals[1:] for mention in each.mentions
    )


def test_whatever_the_sentence_or_the_one_before_tells_of_may_give_a_number() -> None:
    text = "A draft of the river assessment mentions 1,900 jobs. Fourteen herons left, it says. They had 30 nests."
    reading = Reading(Article(text=text))
    assert named(proposed(reading, number(reading, "1,900")), "draft of the river assessment").told == {
        "told of 0": 1.0
    }
    rivals = proposed(reading, number(reading, "Fourteen"))
    assert "told of 1" in named(rivals, "draft of the river assessment").told
    assert ("draft of the river assessment",) not in [each.chain for each in proposed(reading, number(reading, "30"))]


def test_each_is_proposed_once(reading: Reading) -> None:
    rivals = proposed(reading, number(reading, "200"))
    assert len({each.chain[:1] for each in rivals}) == len(rivals)


def test_nobody_is_looked_for_in_a_headline(reading: Reading) -> None:
    assert not proposed(reading, number(reading, "900"))
    assert speakers_of(with_states(reading, 1), number(reading, "900")) == ()


def test_without_states_whoever_grammar_has_speak_gives_it(reading: Reading) -> None:
    assert not possible_givers(reading, number(reading, "450"))
    assert speakers_of(reading, number(reading, "450")) == ("Ilse Maron",)
    assert speakers_of(reading, number(reading, "200")) == ()


def test_with_states_it_is_one_of_those_proposed_and_depends_on_the_states(reading: Reading) -> None:
    told = [possible_givers(with_states(reading, seed), number(reading, "450")) for seed in (1, 2)]
    assert [each.chain for each in told[0]] == [each.chain for each in proposed(reading, number(reading, "450"))]
    assert [each.features for each in told[0]] != [each.features for each in told[1]]
    assert speakers_of(with_states(reading, 1), number(reading, "450")) in [each.chain for each in told[0]]


def test_an_article_of_numbers_alone_is_read() -> None:
    reading = with_states(Reading(Article(text="12 34 56. 1,200 people.")), 1)
    assert all(speakers_of(reading, each) == () for each in reading.numbers)
