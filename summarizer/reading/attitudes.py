"""Finds who takes a position: verbs, nouns and adjectives of support, opposition and concern, and their holders."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from summarizer.reading.clauses import actors, is_negated, name_of, subtree, trimmed, verbs
from summarizer.reading.mentions import Sentence, Span
from summarizer.reading.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

Leaning = Literal["supports", "opposes", "concerned"]

_SUPPORTING = (
    "support back endorse welcome praise hail applaud favour favor defend champion commend approve embrace laud"
)
_OPPOSING = (
    "condemn oppose criticise criticize denounce decry slam blast reject protest object lambast lambaste deplore "
    "attack rebuke reprimand resist rebuff censure disapprove"
)
_CONCERNED = "worry fear concern alarm"

ATTITUDE_VERBS: dict[str, Leaning] = {
    **dict.fromkeys(_SUPPORTING.split(), "supports"),
    **dict.fromkeys(_OPPOSING.split(), "opposes"),
    **dict.fromkeys(_CONCERNED.split(), "concerned"),
}
ATTITUDE_NOUNS: dict[str, Leaning] = {
    **dict.fromkeys(["support", "backing", "solidarity", "praise", "approval", "endorsement"], "supports"),
    **dict.fromkeys(
        ["opposition", "objection", "criticism", "condemnation", "outrage", "anger", "disapproval"], "opposes"
    ),
    **dict.fromkeys(
        ["concern", "worry", "fear", "alarm", "unease", "anxiety", "misgiving", "reservation"], "concerned"
    ),
}
ATTITUDE_ADJECTIVES: dict[str, Leaning] = {
    **dict.fromkeys(["supportive", "delighted", "pleased", "grateful", "proud"], "supports"),
    **dict.fromkeys(
        (
            "opposed outraged appalled illegal unlawful unacceptable unfair wrong outrageous disgraceful shameful "
            "irresponsible"
        ).split(),
        "opposes",
    ),
    **dict.fromkeys(["concerned", "worried", "alarmed", "anxious", "fearful", "uneasy", "afraid"], "concerned"),
}
VOICING = set("express voice raise have share reiterate declare pledge offer vow repeat".split())
NAMING = {"call", "describe", "brand", "label", "denounce", "say"}
ABOUT = {"of", "for", "over", "about", "at", "against", "to", "with", "on", "by"}


@dataclass(frozen=True, slots=True)
class Attitude:
    """A party's position as the tree shows it; `target` is None where the tree does not say towards what."""

    holder: str
    leaning: Leaning | None
    target: Span | None
    wording: Span | None
    sentence: Sentence
    said_by: tuple[str, ...]


def find_attitudes(reading: Reading) -> list[Attitude]:
    """Every position the prose shows, in order; one a holder and sentence."""
    found: dict[tuple[str, int], Attitude] = {}
    for sentence in reading.prose:
        for attitude in _in_sentence(reading, sentence):
            found.setdefault((attitude.holder, sentence.start), attitude)
    return list(found.values())


def _in_sentence(reading: Reading, sentence: Sentence) -> Iterator[Attitude]:
    for verb in verbs(reading, sentence):
        for leaning, word in _leanings(verb):
            yield from _held(reading, sentence, verb, word, leaning)


def _leanings(verb: "Token") -> "Iterator[tuple[Leaning, Token]]":
    if verb.pos_ == "VERB" and verb.lemma_ in ATTITUDE_VERBS and verb.dep_ != "amod":
        yield _turned(ATTITUDE_VERBS[verb.lemma_], verb), verb
    for child in verb.children:
        if child.dep_ == "dobj" and verb.lemma_ in VOICING and child.lemma_ in ATTITUDE_NOUNS:
            yield _turned(ATTITUDE_NOUNS[child.lemma_], verb), child
        if child.dep_ in {"acomp", "oprd"} and child.lemma_.lower() in ATTITUDE_ADJECTIVES:
            yield _turned(ATTITUDE_ADJECTIVES[child.lemma_.lower()], verb), child
        if child.dep_ == "prep" and child.lower_ == "as" and verb.lemma_ in NAMING:
            for named in child.children:
                if named.lemma_.lower() in ATTITUDE_ADJECTIVES:
                    yield ATTITUDE_ADJECTIVES[named.lemma_.lower()], named


def _turned(leaning: Leaning, verb: "Token") -> Leaning:
    return "opposes" if leaning == "supports" and is_negated(verb) else leaning


def _held(reading: Reading, sentence: Sentence, verb: "Token", word: "Token", leaning: Leaning) -> Iterator[Attitude]:
    speakers = reading.speakers_at(Span(word.idx, word.idx + len(word)))
    passive = any(child.dep_ == "nsubjpass" for child in verb.children)
    target = _target(verb, word, passive)
    evaluates = word.lemma_.lower() in {"illegal", "unlawful", "unacceptable", "unfair", "wrong", "outrageous"}
    for actor in actors(verb):
        first_person = actor.lower_ in {"we", "i", "they", "he", "she"}
        if (first_person or evaluates) and verb.lemma_ not in NAMING:
            holder, relays = (speakers[0], speakers[1:]) if speakers else (None, ())
        else:
            holder, relays = (
                name_of(reading, actor),
                tuple(name for name in speakers if name not in _names(reading, actor)),
            )
        if holder and not (is_negated(verb) and leaning != "opposes"):
            yield Attitude(holder, leaning, target, _quoted(reading, sentence, word), sentence, relays)


def _names(reading: Reading, actor: "Token") -> set[str | None]:
    return {name_of(reading, actor)}


def _target(verb: "Token", word: "Token", passive: bool) -> Span | None:
    if passive and word is verb:
        subjects = [child for child in verb.children if child.dep_ == "nsubjpass"]
        if subjects and subjects[0].tag_ == "WDT" and verb.dep_ == "relcl":
            return subtree(verb.head, without={"relcl", "punct", "appos"})
        return subtree(subjects[0]) if subjects else None
    if word is not verb and verb.lemma_ in NAMING:
        for child in verb.children:
            if child.dep_ in {"dobj", "nsubjpass"}:
                return subtree(child, without={"relcl", "punct", "appos"})
    for child in word.children:
        if child.dep_ in {"dobj", "ccomp", "xcomp"} and child is not word:
            return subtree(child, without={"relcl", "punct", "appos"})
    for parent in (word, verb):
        for child in parent.children:
            if child.dep_ == "prep" and child.lower_ in ABOUT:
                for noun in child.children:
                    if noun.ent_type_ not in {"DATE", "TIME"} and noun.lower_ != "time":
                        return subtree(noun, without={"relcl", "punct", "appos"})
    if word is not verb:
        for child in verb.children:
            if child.dep_ in {"dobj", "nsubj"} and child is not word and verb.lemma_ in NAMING | {"be"}:
                return subtree(child, without={"relcl", "punct", "appos"})
    return None


def _quoted(reading: Reading, sentence: Sentence, word: "Token") -> Span | None:
    marks = {'"': '"', "“": "”"}
    text = sentence.text
    at = word.idx - sentence.start
    for opening, closing in marks.items():
        begin = text.rfind(opening, 0, at + 1)
        end = text.find(closing, max(at, begin + 1))
        if 0 <= begin < end and closing not in text[begin + 1 : at]:
            return trimmed(Span(sentence.start + begin + 1, sentence.start + end), reading.text)
    return None
