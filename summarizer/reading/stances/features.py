"""What is known of an utterance before it is ranked: what the tree says, how it sounds, who speaks, and how."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.ranking import known
from summarizer.reading.attitudes import Attitude
from summarizer.reading.clauses import is_negated, subtree
from summarizer.reading.judged import Asked, judged
from summarizer.reading.marks import marks_over
from summarizer.reading.mentions import Quotation, Sentence
from summarizer.reading.parse import span_of, tokens_over
from summarizer.reading.reading import Reading
from summarizer.reading.sentiment import leaning_of, tones

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

MOST_MENTIONS = 3
FIRST_SENTENCES = 2
_FIRST_PERSON = {"i", "we", "my", "our", "us"}
_DEMAND = set("must should need needs ought cannot can't won't deserve deserves want wants demand never".split())
_NEGATION = {"not", "no", "never", "nothing", "nobody", "none", "neither", "nor"}
_TAKING_SIDES = frozenset(
    (
        "vote abstain sue file demand block ban scrap expel sign petition march strike walk protest boycott veto "
        "refuse resign quit suspend withdraw join reject hang tear burn cheer boo jeer clap like love hate prefer"
    ).split()
)
_WORD = re.compile(r"[a-z']+")


@dataclass(frozen=True, slots=True)
class Utterance:
    """What one party says or does in one sentence."""

    holder: str
    sentence: Sentence
    order: int
    quotations: tuple[Quotation, ...]
    attitude: Attitude | None
    acts: "tuple[Token, ...]"
    """The verbs whose subject the holder is."""
    spoken_before: int
    """In how many sentences before the holder has spoken."""


def features_of(reading: Reading, utterance: Utterance) -> Mapping[str, float]:
    """The features by name; what is 0 is left out."""
    own = " ".join(each.content.of(reading.text) for each in utterance.quotations)
    told = {
        **_tree(utterance),
        **_sound(reading, utterance, own),
        **_speaker(reading, utterance),
        **_grammar(reading, utterance),
        **_act(reading, utterance),
        **judged(reading, asked_of(utterance)),
    }
    return known(told)


def asked_of(utterance: Utterance) -> Asked:
    """What the encoder is asked about a party: what it says, or else does, and the words that tell that it does."""
    acts = [span_of(verb) for verb in utterance.acts]
    said = [each.content for each in utterance.quotations]
    cues = [each.cue for each in utterance.quotations if each.cue]
    return Asked("voice", utterance.sentence, said or acts, [*acts, *cues])


def _tree(utterance: Utterance) -> dict[str, float]:
    attitude = utterance.attitude
    if attitude is None:
        return {}
    return {"tree": 1.0, f"tree {attitude.leaning}": 1.0, "tree target": attitude.target is not None}


def _sound(reading: Reading, utterance: Utterance, own: str) -> dict[str, float]:
    marks = [mark.of(reading.text) for mark in marks_over(reading.text, utterance.sentence)]
    words, marked = _WORD.findall(own.lower().replace("’", "'")), _WORD.findall(" ".join(marks).lower())
    leaning = leaning_of(own)
    heard = {f"sounds {tone}": math.log1p(count) for tone, count in tones(own).items()}
    heard |= {f"marked sounds {tone}": math.log1p(count) for tone, count in tones(" ".join(marks)).items()}
    if leaning:
        heard[f"tone {leaning}"] = 1.0
    return heard | {
        "first person": bool(_FIRST_PERSON & set(marked)),
        "demands": bool(_DEMAND & set(words)),
        "negated": any(word in _NEGATION or word.endswith("n't") for word in words),
        "asks": "?" in own,
        "length": math.log1p(len(words)),
        "no marks": not marks,
        **{f"style {each.style}": 1.0 for each in utterance.quotations},
    }


def _speaker(reading: Reading, utterance: Utterance) -> dict[str, float]:
    party = reading.party_named(utterance.holder)
    return {
        f"of a {party.kind if party else 'stranger'}": 1.0,
        "without a name": utterance.holder[:1].islower(),
        "spoken before": min(utterance.spoken_before, MOST_MENTIONS) / MOST_MENTIONS,
        "lateness": utterance.order / len(reading.prose),
        "at the top": utterance.order < FIRST_SENTENCES,
    }


def _grammar(reading: Reading, utterance: Utterance) -> dict[str, float]:
    sentence = utterance.sentence
    tokens = list(tokens_over(reading.doc, sentence.start, sentence.end))
    verbs = [token.tag_ for token in tokens if token.tag_ in {"VBD", "VBZ", "VBP"}]
    cues = {_cue(reading, each) for each in utterance.quotations if each.cue is not None}
    return {
        "has number": bool(reading.numbers_in(sentence)),
        "dated": bool(reading.dates_in(sentence)),
        "judges": any(token.dep_ in {"acomp", "attr", "oprd"} and token.pos_ == "ADJ" for token in tokens),
        "past": sum(tag == "VBD" for tag in verbs) / len(tokens),
        "present": sum(tag != "VBD" for tag in verbs) / len(tokens),
        **{f"cue {cue}": 1.0 for cue in cues},
    }


def _act(reading: Reading, utterance: Utterance) -> dict[str, float]:
    """What the holder does in the sentence, and how the clause that tells it sounds."""
    if not utterance.acts:
        return {}
    clauses = " ".join(subtree(verb).of(reading.text) for verb in utterance.acts)
    words = set(_WORD.findall(clauses.lower()))
    only = "only " if not utterance.quotations and utterance.attitude is None else ""
    leaning = leaning_of(clauses)
    return {
        f"acts {only}": 1.0,
        **{f"acts {only}sounding {tone}": math.log1p(count) for tone, count in tones(clauses).items()},
        f"acts {only}toned {leaning}": float(leaning is not None),
        f"acts {only}stative": float(all(verb.lemma_ in {"be", "have", "remain"} for verb in utterance.acts)),
        f"acts {only}deed": float(any(verb.lemma_ in _TAKING_SIDES for verb in utterance.acts)),
        f"acts {only}would": float(bool(words & {"would", "will", "won't", "wouldn't"})),
        f"acts {only}negated": float(any(is_negated(verb) for verb in utterance.acts)),
        f"acts {only}main": float(any(verb.dep_ == "ROOT" for verb in utterance.acts)),
    }


def _cue(reading: Reading, quotation: Quotation) -> str:
    assert quotation.cue is not None
    return tokens_over(reading.doc, quotation.cue.start, quotation.cue.end).root.lemma_.lower()
