"""Finds the sentences that tell an event, with what the tree says of status, time, place and actors."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from summarizer.reading.attitudes import ATTITUDE_NOUNS, ATTITUDE_VERBS
from summarizer.reading.clauses import actors, party_of, subtree, verbs
from summarizer.reading.mentions import DateMention, Sentence, Span
from summarizer.reading.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

SPEECH = set(
    (
        "say tell add report announce state note explain claim allege accuse confirm reveal disclose write quote "
        "warn believe think estimate suggest insist argue maintain tweet post show indicate acknowledge admit"
    ).split()
)
CLAIMS = {"claim", "allege", "accuse", "suspect", "purport"}
PLANS = set(
    (
        "plan intend aim vow pledge promise offer threaten agree expect schedule propose prepare hope want "
        "consider decide set due"
    ).split()
)
CONTINUES = {"continue", "remain", "keep", "stay", "persist"}
STATIVE = {"be", "have", "seem", "mean", "think", "know", "feel", "believe", "want", "need", "hope", "like"}


@dataclass(frozen=True, slots=True)
class EventMention:
    """A sentence that tells an event, and its main clause."""

    sentence: Sentence
    clause: Span
    status: Literal["happened", "ongoing", "planned", "alleged"]
    when: DateMention | None
    where: str | None
    who: tuple[str, ...]
    said_by: tuple[str, ...]
    salience: float
    """Higher is more likely to be news; comparable within one article only."""


def find_events(reading: Reading) -> list[EventMention]:
    """The events the prose tells, most salient first; one a sentence."""
    found = []
    for order, sentence in enumerate(reading.prose):
        verb = _news_verb(reading, sentence)
        if verb is not None and (order == 0 or not _is_opinion(verb)):
            found.append(_event(reading, sentence, verb, order))
    return sorted(found, key=lambda event: -event.salience)


def _news_verb(reading: Reading, sentence: Sentence) -> "Token | None":
    inside = list(verbs(reading, sentence))
    roots = [verb for verb in inside if verb.dep_ == "ROOT"]
    if not roots:
        return None
    verb = roots[0]
    while verb.lemma_ in SPEECH:
        saying = [each for by in verb.children if by.lower_ == "as" for each in by.children if each.lemma_ == "say"]
        told = [child for child in (saying[0] if saying else verb).children if child.dep_ == "ccomp"]
        told = [each for each in told if each.pos_ in {"VERB", "AUX"}]
        if not told:
            return None if verb.lemma_ in {"say", "tell", "add"} else verb
        verb = told[0]
    return verb


def _is_opinion(verb: "Token") -> bool:
    if any(child.dep_ == "nsubj" and child.lemma_ in ATTITUDE_NOUNS for child in verb.children):
        return True
    return verb.lemma_ in ATTITUDE_VERBS or (verb.lemma_ in STATIVE and not _has_fact(verb))


def _has_fact(verb: "Token") -> bool:
    return any(token.like_num or token.ent_type_ == "DATE" for token in verb.subtree)


def _event(reading: Reading, sentence: Sentence, verb: "Token", order: int) -> EventMention:
    clause = subtree(verb, without={"punct", "cc", "parataxis"})
    said_by = reading.speakers_at(Span(verb.idx, verb.idx + len(verb)))
    dates = reading.dates_in(clause) if said_by else reading.dates_in(sentence)
    names = [party.name for actor in actors(verb) if (party := party_of(reading, actor))]
    others = [party.name for party in reading.parties_in(clause)]
    return EventMention(
        sentence=sentence,
        clause=clause,
        status=status_of(verb),
        when=min(dates, key=lambda date: _distance(date, verb), default=None),
        where=_place(verb),
        who=tuple(dict.fromkeys([*names, *others]))[:4],
        said_by=said_by,
        salience=_salience(reading, sentence, order, bool(dates)),
    )


def _distance(date: DateMention, verb: "Token") -> int:
    return min(abs(date.start - verb.idx), abs(date.end - verb.idx))


def status_of(verb: "Token") -> Literal["happened", "ongoing", "planned", "alleged"]:
    """What tense, auxiliaries and governing verbs say of the event's status."""
    above = {each.lemma_ for each in verb.ancestors if each.dep_ in {"ROOT", "ccomp", "relcl", "conj"}}
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if CLAIMS & (above | {verb.lemma_}):
        return "alleged"
    if auxiliaries & {"will", "shall", "'ll", "would", "could", "may", "might"} or verb.lemma_ in PLANS:
        return "planned"
    if verb.lemma_ == "go" and any(child.dep_ == "xcomp" for child in verb.children):
        return "planned"
    if verb.tag_ == "VBG" and auxiliaries & {"is", "are", "'s", "'re", "been", "was", "were", "be"}:
        return "ongoing"
    if verb.lemma_ in CONTINUES or (verb.tag_ in {"VBZ", "VBP"} and not auxiliaries & {"has", "have"}):
        return "ongoing"
    return "happened"


def _place(verb: "Token") -> str | None:
    for preposition in verb.children:
        if preposition.dep_ == "prep" and preposition.lower_ in {"in", "at", "near", "outside", "off"}:
            for noun in preposition.children:
                if noun.ent_type_ in {"GPE", "LOC", "FAC"}:
                    return subtree(noun, without={"appos", "relcl", "punct", "prep"}).of(verb.doc.text)
    return None


def _salience(reading: Reading, sentence: Sentence, order: int, dated: bool) -> float:
    quoted = sum(
        quotation.content.overlaps(sentence) and quotation.style == "direct" for quotation in reading.quotations
    )
    return 1 / (1 + 0.12 * order) + 0.15 * dated + 0.1 * bool(reading.numbers_in(sentence)) - 0.4 * bool(quoted)
