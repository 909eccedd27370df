"""Training: what it learns with JAX is what the summarizer then reads with NumPy."""

from dataclasses import replace

import numpy as np
import pytest

from evals.labelled import Labelled
from summarizer.encoding import hear
from summarizer.encoding.judging import QUESTIONS
from summarizer.encoding.network import kept, network

PLACES = "village harbour valley market station school bridge castle forest island".split()
TIMES = "today yesterday twice again overnight then alone once still there".split()
VERBS = {"burned": True, "flooded": True, "slept": False, "waited": False}


def labelled(place: str, verb: str, time: str = "slowly") -> Labelled:
    text = f"The {place} {verb} {time}, and people told of it."
    at = [(text.index(verb), text.index(verb) + len(verb))]
    asked = QUESTIONS["act"]
    return Labelled("act", text, 0, at, at, [VERBS[verb]] * len(asked), [1.0] * len(asked))


@pytest.mark.tuning
def test_what_is_learnt_of_some_sentences_is_answered_of_others() -> None:
    from evals.tuning import examples, tuned

    known = [labelled(place, verb, time) for place in PLACES[2:] for verb in VERBS for time in TIMES]
    lines: list[str] = []
    layer, scoring = tuned(examples(known, kept()), kept().layers[-1], seed=7, tell=lines.append)
    assert len(lines) > 1
    with network.exchanged(replace(kept(), layers=(*kept().layers[:-1], layer), scoring=scoring)):
        for place in PLACES[:2]:
            for verb, right in VERBS.items():
                new = labelled(place, verb)
                assert (hear([new.text])[0].answers("act", new.at, new.around)["event"] > 0) == right
    assert np.isfinite(scoring.weight).all()
