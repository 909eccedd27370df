"""Finds who takes a position: verbs, nouns and adjectives of support, opposition and concern, and their holders."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.attitude_leanings import (
    clauses_after,
    experiencers,
    is_a_reproach,
    leanings,
    should_go,
    wants_away,
)
from summarizer.reading.attitude_words import (
    ABOUT,
    ASKING,
    ATTITUDE_VERBS,
    CAUTION,
    FELT,
    FIGHTING,
    JUDGING,
    NAMING,
    OF_A_CHARGE,
    Leaning,
)
from summarizer.reading.clauses import (
    actors,
    is_infinitive,
    is_negated,
    is_put_off,
    name_of,
    party_of,
    phrase,
    subtree,
    trimmed,
    verbs,
)
from summarizer.reading.marks import inner, marks_over
from summarizer.reading.mentions import Sentence, Span
from summarizer.reading.notes import once
from summarizer.reading.parse import span_of, text_of, tokens_over
from summarizer.reading.reading import Reading
from summarizer.reading.times import tells_time

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

_OFFICIALS = frozenset({"official", "officials", "spokesman", "spokeswoman", "spokesperson"})
_NO_TARGETS = frozenset({"time", "behalf"})
_OCCASIONS = frozenset(
    "meeting hearing session conference summit rally briefing debate ceremony congress gathering protest trial".split()
)
"""At what somebody says something, and not what it is about."""
_LONGEST = 90
"""Code points of a quotation that still names one thing."""


@dataclass(frozen=True, slots=True)
class Attitude:
    """A party's position as the tree shows it; `target` is None where the tree does not say towards what."""

    holder: str
    leaning: Leaning | None
    target: Span | None
    wording: Span | None
    sentence: Sentence
    said_by: tuple[str, ...]


@once
def find_attitudes(reading: Reading) -> list[Attitude]:
    """Every position the prose shows, in order; one a holder and sentence."""
    found: dict[tuple[str, int], Attitude] = {}
    for sentence in reading.prose:
        for attitude in _in_sentence(reading, sentence):
            found.setdefault((attitude.holder, sentence.start), attitude)
    return list(found.values())


def _in_sentence(reading: Reading, sentence: Sentence) -> Iterator[Attitude]:
    """What the sentence tells comes before what it only adds of somebody: "Nunes, who had called for a cut, was upset"."""
    for verb in sorted(verbs(reading, sentence), key=lambda each: each.dep_ == "relcl"):
        for leaning, word in leanings(reading, verb):
            yield from _held(reading, sentence, verb, word, leaning)


def _held(reading: Reading, sentence: Sentence, verb: "Token", word: "Token", leaning: Leaning) -> Iterator[Attitude]:
    speakers = reading.speakers_at(span_of(word))
    passive = any(child.dep_ == "nsubjpass" for child in verb.children)
    target = _with_its_quotation(reading, _target(verb, word, passive))
    evaluates = (word.lower_ in JUDGING or is_a_reproach(word)) and verb.lemma_ not in NAMING
    if evaluates or (word is verb and should_go(verb)):
        if speakers:
            yield Attitude(
                speakers[0],
                leaning,
                target,
                _quoted(reading, sentence, verb, word, speakers[0]),
                sentence,
                speakers[1:],
            )
        if speakers or not evaluates:
            return
    for actor in experiencers(verb) or _who_quoted(reading, verb) or actors(verb):
        if actor.lower_ == "they" and _is_marked(reading, actor):
            continue
        quoted = actor.lower_ in {"we", "i"}
        if (quoted or evaluates) and verb.lemma_ not in NAMING:
            holder, relays = (speakers[0], speakers[1:]) if speakers else (None, ())
        else:
            holder = name_of(reading, actor)
            relays = tuple(name for name in speakers if name != holder)
        if holder:
            holder = spoken_for(reading, sentence, holder)
        if holder:
            yield Attitude(holder, leaning, target, _quoted(reading, sentence, verb, word, holder), sentence, relays)


def _who_quoted(reading: Reading, verb: "Token") -> "list[Token]":
    """Who said something and then acts: *Rao* of 'Rao said that patients were "crying out for it", and called on …'.

    A thing does not act: *Holm* of "Holm said the ruling was a farce and called on the league to review it".
    """
    told = verb.head
    joined = verb.dep_ == "conj" and told.dep_ == "ccomp" and told.head.lemma_ in cues.ALL
    if not joined or any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children):
        return []
    closed = any(mark.start < verb.idx and mark.end <= verb.idx for mark in marks_over(reading.text, span_of(told)))
    things = [each for each in actors(verb) if each.pos_ == "NOUN" and each.lower_ not in cues.PEOPLE_NOUNS]
    lifeless = bool(things) and not any(party_of(reading, each) for each in actors(verb))
    return actors(told.head) if (closed or lifeless) and not _is_marked(reading, verb) else []


def _is_marked(reading: Reading, token: "Token") -> bool:
    """Whether the word is quoted: whom a speaker calls "they" the text around rarely tells."""
    return any(span_of(token) in mark for mark in marks_over(reading.text, span_of(token)))


def _with_its_quotation(reading: Reading, target: Span | None) -> Span | None:
    """All of 'a bank that looks at data' where the quotation begins with the target."""
    for mark in marks_over(reading.text, target) if target else ():
        own = inner(reading.text, mark)
        if target and own.start == target.start and own.end > target.end and own.end - own.start <= _LONGEST:
            head = tokens_over(reading.doc, own.start, own.end).root
            return trimmed(own, reading.text) if span_of(head) in target else target
    return target


def spoken_for(reading: Reading, sentence: Sentence, holder: str) -> str:
    """The country for which an official without a name speaks: "South Korea was quick to respond, with an official …"."""
    party = reading.party_named(holder)
    if holder[:1].isupper() or (party and party.kind != "person") or holder.split()[-1] not in _OFFICIALS:
        return holder
    main = [party_of(reading, each) for verb in list(verbs(reading, sentence))[:1] for each in actors(verb)]
    return next((each.name for each in main if each and each.kind == "country"), holder)


def _target(verb: "Token", word: "Token", passive: bool) -> Span | None:
    if experiencers(verb):
        causes = [
            each for by in verb.children if by.dep_ in {"agent", "prep"} for each in by.children if each.dep_ == "pobj"
        ]
        return subtree(causes[0], without={"relcl", "punct", "appos"}) if causes else None
    if passive and word is verb:
        subjects = [child for child in verb.children if child.dep_ == "nsubjpass"]
        if subjects and subjects[0].tag_ == "WDT" and verb.dep_ == "relcl":
            return subtree(verb.head, without={"relcl", "punct", "appos"})
        return subtree(subjects[0]) if subjects else None
    if word is verb and should_go(verb):
        subject = next((child for child in (*verb.children, *verb.head.children) if child.dep_ == "nsubj"), None)
        return subtree(subject, without={"relcl", "punct", "appos"}) if subject is not None else None
    if word is verb and (gone := wants_away(verb)) is not None:
        return subtree(gone, without={"relcl", "punct", "appos"})
    if word is verb and verb.lemma_ in ASKING:
        for child in clauses_after(verb):
            clause, asked = subtree(child, without={"relcl", "punct", "appos", "mark"}), _asked(verb, child)
            if is_negated(child) and is_infinitive(child):
                parts = [each.idx for each in child.children if each.dep_ == "auxpass"]
                return Span(min([child.idx, *parts]), clause.end)
            return Span(subtree(asked).start, clause.end) if asked is not None else clause
    if word is verb and (put_off := _after_a_particle(verb)) is not None:
        return subtree(put_off, without={"relcl", "punct", "appos"})
    if verb.lemma_ in NAMING and (word is verb or word.lower_ in JUDGING):
        if word is not verb and any(child.dep_ == "det" for child in word.children):
            last = word.nbor(-1)  # "called the test barbaric", taken for one phrase
            return trimmed(Span(word.left_edge.idx, last.idx + len(last)), text_of(word.doc))
        own = [part for part in verb.children if part.dep_ != "conj"]
        for child in (*own, *(each for part in own for each in part.children)):
            if child.dep_ in {"dobj", "nsubjpass", "nsubj"} and child.i > verb.i:
                return subtree(child, without={"relcl", "punct", "appos"})
        if verb.dep_ == "relcl" and verb.head.pos_ == "NOUN":
            return phrase(verb.head)  # "a deal with China that she calls a giveaway"
    for child in word.children:
        if child.dep_ == "xcomp" and (child.lemma_ in ATTITUDE_VERBS or child.lemma_ in FIGHTING):
            return _target(child, child, passive=False) or subtree(child)
        if child.dep_ == "dobj" and word.lemma_ in OF_A_CHARGE:
            return phrase(child, without=OF_A_CHARGE[word.lemma_])
        if child.lower_ in CAUTION:
            over = [noun for by in child.children if by.lower_ in ABOUT for noun in by.children if noun.dep_ == "pobj"]
            if over:
                return subtree(over[0], without={"relcl", "punct", "appos"})
            continue
        if child.dep_ in {"dobj", "ccomp", "xcomp"} and child is not word:
            return subtree(child, without={"relcl", "punct", "appos"})
    if (favoured := _favoured(verb)) is not None:
        return subtree(favoured, without={"relcl", "punct", "appos"})
    for parent in (word, verb):
        for child in parent.children:
            if child.dep_ == "prep" and child.lower_ in ABOUT:
                for noun in child.children:
                    met = child.lower_ == "at" and noun.lower_ in _OCCASIONS
                    if not tells_time(noun) and noun.lower_ not in _NO_TARGETS and not met:
                        return subtree(noun, without={"relcl", "punct", "appos"})
    if word is not verb and word.lower_ not in FELT:
        for child in verb.children:
            role = "nsubj" if verb.lemma_ == "be" else "dobj"
            if child.dep_ == role and child is not word and verb.lemma_ in NAMING | {"be"}:
                return subtree(child, without={"relcl", "punct", "appos"})
    return None


def _after_a_particle(verb: "Token") -> "Token | None":
    """What was ruled out or put off where it is a doing."""
    clauses = (child for child in verb.children if child.dep_ in {"advcl", "xcomp", "pcomp"})
    return next(filter(is_put_off, clauses), None)


def _favoured(verb: "Token") -> "Token | None":
    """*that* of "was not in favour of that"."""
    within = [each for child in verb.children if child.lower_ == "in" for each in child.children]
    of = [by for each in within if each.lower_ in {"favour", "favor"} for by in each.children if by.lower_ == "of"]
    return next((each for by in of for each in by.children), None)


def _asked(verb: "Token", clause: "Token") -> "Token | None":
    """Who is to do it: *sides* of "urged both sides to avoid escalation", *minister* of "called on the minister to go"."""
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    objects += [each for on in verb.children if on.lower_ == "on" for each in on.children if each.dep_ == "pobj"]
    return next((each for each in objects if verb.i < each.i < clause.left_edge.i), None)


def _quoted(reading: Reading, sentence: Sentence, verb: "Token", word: "Token", holder: str) -> Span | None:
    """The first words in marks after `word`, unless another than `holder` speaks them."""
    end = subtree(verb).end if verb.dep_ == "relcl" else sentence.end
    after = marks_over(reading.text, Span(word.idx, end))
    if not after or after[0].start < sentence.start:
        return None
    mark = after[0]
    speakers = reading.speakers_at(inner(reading.text, mark))
    if speakers and speakers[0] != holder:
        return None
    end = mark.end - 1 if reading.text[mark.end - 1] in "\"”'’" else mark.end
    return trimmed(Span(mark.start + 1, min(end, sentence.end)), reading.text)
