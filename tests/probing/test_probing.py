"""The probes: what they answer depends on the states of the words asked about, and on those of the words near them."""

import numpy as np
import pytest

from summarizer.article import Article
from summarizer.encoding.judging import QUESTIONS
from summarizer.models.states import STEP, States
from summarizer.probing import Probed, Words, probe
from summarizer.probing.network import kept, networks
from summarizer.reading.conflicts.pairs import pairs
from summarizer.reading.events import find_events, possible_events
from summarizer.reading.judged import PROBED
from summarizer.reading.reading import Reading

COMPONENTS = 512
TEXT = (
    "Gunmen killed four soldiers at a checkpoint near Velm on Sunday, the army said. "
    "The rebels denied that they had attacked the checkpoint. The mayor opened a new bridge in the town on Monday."
)


def states(*lengths: int, seed: int = 1) -> States:
    """Of sentences with so many pieces, each piece a letter and a space."""
    rows = np.random.default_rng(seed).normal(0, 1 / STEP, (sum(lengths), COMPONENTS))
    places = [[(2 * at, 2 * at + 1) for at in range(length)] for length in lengths]
    return States(places, np.clip(np.rint(rows), -31, 31).astype(np.int8))


def words(sentence: int, *at: int) -> Words:
    spans = [(2 * each, 2 * each + 1) for each in at]
    return Words(sentence, spans, spans)


def of_reading(reading: Reading, seed: int) -> Reading:
    places = [[(at, at + 1) for at in range(0, len(each.text), 4)] for each in reading.prose]
    rows = np.random.default_rng(seed).normal(0, 1 / STEP, (sum(map(len, places)), COMPONENTS))
    return Reading(reading.article, States(places, np.rint(rows).clip(-31, 31).astype(np.int8)))


@pytest.fixture(scope="module")
def probed() -> Probed:
    return probe(states(5, 7, 3))


def test_each_kind_has_its_questions(probed: Probed) -> None:
    for kind, questions in QUESTIONS.items():
        assert tuple(probed.answers(kind, words(1, 2))) == questions


def test_other_words_and_other_sentences_have_other_answers(probed: Probed) -> None:
    found = {probed.answers("act", words(sentence, at))["event"] for sentence in (0, 1) for at in (0, 1)}
    assert len(found) == 4


def test_words_that_have_no_piece_leave_the_whole_sentence(probed: Probed) -> None:
    assert probed.answers("voice", words(2, 90)) == probed.answers("voice", Words(2, [(0, 99)], [(0, 99)]))


def test_a_sentence_is_read_with_the_others() -> None:
    alone, together = probe(states(5)), probe(states(5, 7))
    assert alone.answers("act", words(0, 1)) != together.answers("act", words(0, 1))


def test_what_is_too_far_away_is_not_seen() -> None:
    long, longer = probe(states(1_000, 900)), probe(states(1_000, 900, 500))
    assert long.answers("act", words(0, 1)) == pytest.approx(longer.answers("act", words(0, 1)), abs=1e-4)


def test_pairs_are_compared_each_for_itself(probed: Probed) -> None:
    voices = [words(0, 1), words(1, 2), words(2, 0)]
    both = probed.at_odds(voices, [(0, 1), (1, 2)])
    assert both[1] == pytest.approx(probed.at_odds(voices, [(1, 2)])[0], abs=1e-4)
    assert both[0] != pytest.approx(both[1], abs=1e-4)
    assert probed.at_odds(voices, []) == []


def test_matrices_come_in_eight_bits_with_a_scale_a_column() -> None:
    for network in kept():
        assert np.abs(network.entering.weight).max() < 10
        assert network.scoring.bias.any()


def test_several_networks_answer_with_their_mean() -> None:
    read = states(5, 7, 3)
    alone = []
    for network in kept():
        with networks.exchanged((network,)):
            alone.append(_answers(probe(read)))
    assert len(alone) > 1
    assert np.ptp(alone, 0).min() > 0
    assert _answers(probe(read)) == pytest.approx(np.mean(alone, 0), abs=1e-4)


def _answers(probed: Probed) -> list[float]:
    event = probed.answers("act", words(1, 2))["event"]
    return [event, *probed.at_odds([words(0, 1), words(1, 2)], [(0, 1)])]


def test_a_reading_without_states_has_no_answers_of_the_probes() -> None:
    reading = Reading(Article(text=TEXT))
    assert not [name for each in possible_events(reading) for name in each.features if name.startswith(PROBED)]
    assert not [pair for pair in pairs(reading) if PROBED in pair.features]


def test_a_reading_with_states_is_ranked_by_them() -> None:
    plain = Reading(Article(text=TEXT))
    told = of_reading(plain, 2), of_reading(plain, 3)
    assert all(f"{PROBED} event" in each.features for reading in told for each in possible_events(reading))
    assert all(PROBED in pair.features for reading in told for pair in pairs(reading))
    chances = [[each.probability for each in possible_events(reading)] for reading in (plain, *told)]
    assert chances[0] != chances[1] != chances[2]
    assert find_events(told[0]) is not find_events(plain)
