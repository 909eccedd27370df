"""What is known of an act before its status is ranked: how and when it is told, and above all by whom.

Grammar alone cannot tell what nobody confirms: "the barrier closed with no announcement" is alleged where a tenant
says so, and has happened where the operator does. Nor can it tell "the hearing continues on Monday" from what goes on.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.clauses import is_negated, party_of, subtree
from summarizer.reading.events.acts import auxiliaries, is_passive
from summarizer.reading.events.features import OBJECTS, STATIVE, asked_of
from summarizer.reading.events.status import CLAIMS, PLANS, Status
from summarizer.reading.events.subjects import subject_of
from summarizer.reading.judged import judged
from summarizer.reading.marks import marks_over
from summarizer.reading.mentions import DateMention, Sentence
from summarizer.reading.parse import span_of
from summarizer.reading.reading import Reading
from summarizer.reading.words import words

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

_CHARGING = frozenset(
    (
        "prosecution prosecutor prosecutors lawsuit complaint indictment petition suit charge witness witnesses counsel "
        "lawyer lawyers defence jury court plaintiff plaintiffs family relatives rebels opposition critics activists "
        "residents neighbours source sources"
    ).split()
)
"""Who tells what is yet to be proven."""
_IN_OFFICE = frozenset(
    "police ministry minister court spokesman spokeswoman spokesperson office agency department council bank".split()
)
_SETTLING = frozenset("agree approve decide vote pass sign back clear adopt order rule grant award".split())
_PROPOSING = frozenset("offer propose seek call ask request apply bid demand urge".split())
_TIMES = frozenset(
    "since until by next tomorrow already yet now currently still later last ago earlier before after soon".split()
)


def standing_of(
    reading: Reading,
    sentence: Sentence,
    verb: "Token",
    grammar: Status,
    when: DateMention | None,
    said_by: Sequence[str],
) -> Mapping[str, float]:
    """The features by name; what is 0 is left out.

    Each also counts apart for what `grammar` takes the act for, except what the encoder answers.
    """
    told = {**_grammar(verb), **_time(reading, verb, when), **_voice(reading, verb, said_by)}
    plain = {name: float(value) for name, value in told.items() if value}
    return {
        "bias": 1.0,
        f"is {grammar}": 1.0,
        **plain,
        **{f"{grammar} | {name}": value for name, value in plain.items()},
        **judged(reading, asked_of(sentence, verb)),
    }


def is_ahead(reading: Reading, when: DateMention | None) -> bool:
    """Whether a date begins after the article was published, as far as both are known."""
    published, value = reading.article.published, when.value if when else None
    return bool(published and value and value.split("/")[0] > published)


def _grammar(verb: "Token") -> dict[str, float]:
    above = {each.lemma_ for each in verb.ancestors}
    children = {child.lower_ for child in verb.children}
    return {
        f"tag {verb.tag_}": 1.0,
        f"clause {verb.dep_}": 1.0,
        **{f"auxiliary {each}": 1.0 for each in auxiliaries(verb)},
        "under a claim": bool(above & CLAIMS),
        "under a plan": bool(above & PLANS),
        "under saying": bool(above & cues.ALL),
        "plans": verb.lemma_ in PLANS,
        "settles": verb.lemma_ in _SETTLING,
        "proposes": verb.lemma_ in _PROPOSING,
        "claims": verb.lemma_ in CLAIMS,
        "negated": is_negated(verb),
        "passive": is_passive(verb),
        "stative": verb.lemma_ in STATIVE,
        "has object": any(child.dep_ in OBJECTS for child in verb.children),
        "if": bool(children & {"if", "unless", "when"}),
        "allegedly": bool(children & {"allegedly", "reportedly", "apparently", "purportedly"}),
    }


def _time(reading: Reading, verb: "Token", when: DateMention | None) -> dict[str, float]:
    published, value = reading.article.published or "", (when and when.value) or ""
    known = bool(published and value)
    return {
        "dated": when is not None,
        "ahead": is_ahead(reading, when),
        "behind": known and value.split("/")[-1] < published,
        **{f"time {each}": 1.0 for each in _TIMES.intersection(words(subtree(verb).of(reading.text)))},
    }


def _voice(reading: Reading, verb: "Token", said_by: Sequence[str]) -> dict[str, float]:
    speaker = reading.party_named(said_by[0]) if said_by else None
    called = set(f"{said_by[0]} {(speaker and speaker.role) or ''}".lower().split()) if said_by else set()
    subject, at = subject_of(verb), span_of(verb)
    party = party_of(reading, subject) if subject is not None else None
    return {
        "said": bool(said_by),
        "relayed": len(said_by) > 1,
        f"said by a {speaker.kind if speaker else 'stranger'}": bool(said_by),
        "said of itself": party is not None and speaker is not None and party.name == speaker.name,
        "said by one who charges": bool(called & _CHARGING),
        "said by one in office": bool(called & _IN_OFFICE),
        "said by nobody named": bool(said_by) and said_by[0][:1].islower(),
        "quoted": any(at in mark for mark in marks_over(reading.text, at)),
        f"of a {party.kind if party else 'stranger'}": 1.0,
        "of a pronoun": subject is not None and subject.pos_ == "PRON",
        "in lead": bool(reading.prose) and at in reading.prose[0],
    }
