"""Finds the acts the prose tells, each as a short line in the article's own words, with status, time, place and actors."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from summarizer.reading import cues
from summarizer.reading.attitudes import ATTITUDE_NOUNS, ATTITUDE_VERBS
from summarizer.reading.clauses import actors, is_negated, name_of, party_of, subtree, verbs
from summarizer.reading.marks import marks_over
from summarizer.reading.mentions import DateMention, Sentence, Span
from summarizer.reading.parse import text_of, tokens_over
from summarizer.reading.reading import Reading, once
from summarizer.reading.references import speaker_meant

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

Status = Literal["happened", "ongoing", "planned", "alleged"]
CLAIMS = {"claim", "allege", "accuse", "suspect", "purport", "boast"}
PLANS = set(
    (
        "plan intend aim vow pledge promise offer threaten expect schedule propose prepare hope want consider set due "
        "demand face"
    ).split()
)
CONTINUES = {"continue", "remain", "keep", "stay", "persist"}
STATIVE = set(
    (
        "be have seem mean think know feel believe want need hope like depend cost contain include hold own represent "
        "follow show look sound appear consist concern involve lie stand weigh measure cover equal rest bear imply "
        "suggest remember describe argue accept reckon doubt belong sit enjoy love hate do get call see understand "
        "compare estimate let matter deserve live employ serve happen try"
    ).split()
)
_WILL = {"will", "shall", "'ll", "would", "could", "may", "might"}
_BE = {"is", "are", "'s", "'re", "been", "was", "were", "be", "being"}
_DROPPED = {"relcl", "appos", "parataxis", "cc", "conj", "mark", "meta", "dep", "intj", "preconj"}
_ASIDES = {"however", "meanwhile", "also", "separately", "still", "then", "now", "later", "too", "already", "only"}
_SAYING = cues.ALL | {"say"}
_FEELING = ATTITUDE_VERBS.keys()
_DEEDS = set(
    (
        "announce accuse reject cut raise lower put revise ask find confirm back approve oppose attack object launch rule"
    ).split()
)
_SCHEDULED = set("start begin meet open leave resume end close return take".split())
_TELLING = {"dobj", "attr", "prep", "agent", "xcomp", "ccomp", "acomp", "dative", "prt", "npadvmod", "oprd", "advmod"}
_HELD = set(
    "talk meeting rally vote election hearing protest ceremony referendum conference summit march strike".split()
)
_SUPPOSING = {"if", "unless", "whether", "until", "till", "lest"}
_DENYING = cues.DENYING | {"doubt", "refuse", "decline", "fail", "question"}
_REFLEXIVE = re.compile(r"\s+([,.;:])")


@dataclass(frozen=True, slots=True)
class EventMention:
    """An act as one clause tells it."""

    sentence: Sentence
    line: str
    """The act in a short line: subject, verb, what it is done to; side remarks, dates and attribution left out."""
    status: Status
    when: DateMention | None
    where: str | None
    who: tuple[str, ...]
    said_by: tuple[str, ...]
    salience: float
    """Higher is more likely to be news; comparable within one article only."""


@once
def find_events(reading: Reading) -> list[EventMention]:
    """The acts the prose tells, most salient first; a sentence may tell several."""
    found: dict[str, EventMention] = {}
    for order, sentence in enumerate(reading.prose):
        for rank, verb in enumerate(_acts(reading, sentence)):
            event = _event(reading, sentence, verb, order, rank)
            if event is not None:
                found.setdefault(event.line.casefold(), event)
    return sorted(found.values(), key=lambda event: -event.salience)


def _acts(reading: Reading, sentence: Sentence) -> "Iterator[Token]":
    """The verbs of a sentence that tell an act: of main clauses, of what is said, and those joined to them."""
    marks = marks_over(reading.text, sentence)
    for verb in verbs(reading, sentence):
        if any(Span(verb.idx, verb.idx + len(verb)) in mark for mark in marks):
            continue
        if verb.dep_ in {"ROOT", "conj", "ccomp", "parataxis", "relcl", "advcl"} and _is_act(reading, verb):
            yield verb


def _is_act(reading: Reading, verb: "Token") -> bool:
    """Whether `verb` tells an act that stands by itself: real, finite, no speech, no opinion, no mere state."""
    if not _in_a_telling_clause(verb) or not _is_finite(verb) or _is_unreal(verb) or _is_vague(verb):
        return False
    if _is_held(verb):
        return True
    if (verb.lemma_ in _SAYING or verb.lemma_ in _FEELING) and not _is_done(verb):
        return False
    if any(child.dep_ in {"nsubj", "dobj"} and child.lemma_ in ATTITUDE_NOUNS for child in verb.children):
        return False
    if is_negated(verb) and verb.lemma_ not in {"run", "see", "attend", "pay"}:
        return False
    return not (verb.pos_ == "AUX" or verb.lemma_ in STATIVE) or _be_to(verb) or _passive(verb)


def _in_a_telling_clause(verb: "Token") -> bool:
    if verb.dep_ == "advcl":
        return any(child.dep_ == "mark" and child.lower_ in {"after", "as"} for child in verb.children)
    return verb.dep_ != "relcl" or _tells_on(verb)


def _auxiliaries(verb: "Token") -> set[str]:
    """The auxiliaries of `verb`, those it shares with the verb it is joined to among them."""
    own = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    return own or (_auxiliaries(verb.head) if verb.dep_ == "conj" and verb.head.tag_ == verb.tag_ else set())


def _is_finite(verb: "Token") -> bool:
    """Whether the verb says that something is, was or will be so: "built for 1,000" and "to seek" do not."""
    auxiliaries = _auxiliaries(verb)
    if auxiliaries & {"can", "may", "could", "might", "should", "must"}:
        return False
    if verb.tag_ == "VB":
        return bool(auxiliaries & (_WILL | {"do", "does", "did"})) or _to_be(verb)
    if verb.tag_ in {"VBN", "VBG"}:
        return bool(auxiliaries & (_BE | {"has", "have", "had", "'ve"})) and "having" not in auxiliaries
    if verb.tag_ in {"VBZ", "VBP"} and verb.pos_ == "VERB":
        return verb.lemma_ in CONTINUES | PLANS | _SCHEDULED
    return True


def _is_vague(verb: "Token") -> bool:
    """Whether the line would point to something outside it ("rejected that") or tell too little ("bristled")."""
    parts = [child for child in verb.children if child.i > verb.i and child.dep_ in _TELLING]
    pointing = [child for part in parts for child in (part, *part.children) if child.dep_ in {"dobj", "pobj"}]
    if any(child.lower_ in {"it", "that", "them", "this", "these", "those", "so"} for child in pointing):
        return True
    return not parts and not _passive(verb) and not any(token.like_num for token in verb.subtree)


def _is_held(verb: "Token") -> bool:
    """ "held talks", "confirmed the presence"."""
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    if verb.lemma_ == "hold":
        return any(child.lemma_ in _HELD for child in objects)
    return verb.lemma_ == "confirm" and bool(objects)


def _is_done(verb: "Token") -> bool:
    """Whether a verb that may say or feel tells a deed here: "put a contract on hold", "announced another march"."""
    if verb.lemma_ not in _DEEDS:
        return False
    objects = [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}]
    if verb.lemma_ == "put" and any(child.lower_ in {"at", "ahead", "behind"} for child in verb.subtree):
        return False
    return bool(objects) or verb.lemma_ in {"accuse", "rule"}


def _is_unreal(verb: "Token") -> bool:
    """Whether the act is denied, doubted, asked about or only supposed."""
    for each in (verb, *verb.ancestors):
        if any(child.dep_ == "mark" and child.lower_ in _SUPPOSING for child in each.children):
            return True
        if (
            each is not verb
            and each.i < verb.i
            and (each.lemma_ in _DENYING or (is_negated(each) and each.lemma_ in cues.ALL))
        ):
            return True
    return False


def _tells_on(verb: "Token") -> bool:
    """A relative clause that tells something new of a person ("Ostrov, who announced …") and not what a thing is."""
    comma = verb.left_edge.i > 0 and verb.left_edge.nbor(-1).text == ","
    return comma and verb.head.ent_type_ == "PERSON" and verb.tag_ in {"VBD", "VBN"}


def _be_to(verb: "Token") -> bool:
    """ "is to resume", "are due to decide", "is expected", "is grounded": what is arranged."""
    words = {child.lower_ for child in verb.children if child.dep_ in {"acomp", "attr", "prep"}}
    return verb.lemma_ == "be" and bool(words & {"due", "set", "scheduled", "under"})


def _passive(verb: "Token") -> bool:
    return verb.tag_ == "VBN" and any(child.dep_ == "auxpass" for child in verb.children) and verb.lemma_ not in {
        "expect", "think", "know", "believe", "base", "need", "make", "see", "do", "concern", "involve",
    }  # fmt: skip


def _event(reading: Reading, sentence: Sentence, verb: "Token", order: int, rank: int) -> EventMention | None:
    line = told_line(reading, verb)
    if line is None or len(line.split()) < 3:
        return None
    clause = subtree(verb)
    said_by = reading.speakers_at(Span(verb.idx, verb.idx + len(verb)))
    names = [party.name for actor in actors(verb) if (party := party_of(reading, actor))]
    others = [party.name for party in reading.parties_in(clause)]
    when = _when(reading, verb)
    return EventMention(
        sentence=sentence,
        line=line,
        status=status_of(verb),
        when=when,
        where=_place(verb),
        who=tuple(dict.fromkeys([*names, *others]))[:4],
        said_by=said_by,
        salience=_salience(reading, sentence, verb, order, rank, when is not None, bool(names)),
    )


def told_line(reading: Reading, verb: "Token") -> str | None:
    """The clause of `verb` cut down to what it tells; None if it has no subject to be told of."""
    subject = _subject(verb)
    if subject is None:
        return None
    dates = [Span(date.start, date.end) for date in reading.dates_in(subtree(verb))]
    kept = [token for token in _kept(verb, dates) if token.i not in {each.i for each in subject.subtree}]
    head = _subject_words(reading, subject, verb)
    if head is None or not kept:
        return None
    line = re.split(r"\s[-–—]\s", f"{head} {_spelt(kept)}")[0]
    return line[:1].upper() + line[1:]


def _subject(verb: "Token") -> "Token | None":
    for _ in range(3):
        subjects = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass", "expl"}]
        if subjects:
            subject = subjects[0]
            return verb.head if subject.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl" else subject
        if verb.dep_ not in {"conj", "xcomp"}:
            return None
        verb = verb.head
    return None


def _subject_words(reading: Reading, subject: "Token", verb: "Token") -> str | None:
    if subject.lower_ == "there":
        return "There"
    if subject.pos_ == "PRON" or subject.tag_ in {"DT", "WP$"}:
        return _meant(reading, subject)
    words = [token for token in _noun(subject) if token.i < verb.i or verb.dep_ == "relcl"]
    if any(token.tag_ == "WP$" for token in words):
        return None
    return _spelt(words) or None


def _meant(reading: Reading, pronoun: "Token") -> str | None:
    """Whom "he" or "she" means; "it" and "they" only where they mean the speaker, as any other guess may be false."""
    if pronoun.lower_ in {"he", "she"}:
        return name_of(reading, pronoun)
    meant = speaker_meant(reading.doc, pronoun) if pronoun.lower_ in {"it", "they"} else None
    return meant if meant and reading.party_named(meant) else None


def _noun(token: "Token") -> "list[Token]":
    """The noun phrase without relative clauses, appositions and what stands between commas."""
    kept = [token]
    for child in token.children:
        if child.dep_ in {*_DROPPED, "punct"} - {"cc", "conj"} or (child.dep_ == "acl" and child.i > token.i):
            continue
        if child.dep_ == "prep" and child.i > 0 and child.nbor(-1).text == ",":
            continue
        kept += _noun(child) if child.dep_ in {"pobj", "conj", "dobj", "poss", "nmod"} else list(child.subtree)
    return sorted(set(kept), key=lambda each: each.i)


def _kept(verb: "Token", dates: list[Span]) -> "list[Token]":
    """The tokens of the verb phrase that tell the act."""
    kept = [verb]
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass", "expl", "punct", *_DROPPED} or child.lower_ in _ASIDES:
            continue
        if (
            child.i < verb.i
            and child.dep_ in {"prep", "advcl", "npadvmod", "advmod", "ccomp", "dep"}
            and child.dep_ != "aux"
        ) and not (child.dep_ == "advmod" and child.i == verb.i - 1):
            continue
        if child.dep_ == "advcl" and child.i > verb.i and not _purpose(child):
            continue
        if child.dep_ == "ccomp" and ((verb.lemma_ in cues.ALL and verb.lemma_ != "rule") or child.i < verb.i):
            continue
        if child.dep_ == "prep" and (child.lower_ == "according" or _cut_short(child)):
            continue
        if child.i > verb.i and child.dep_ in {"prep", "npadvmod", "advmod"} and _dated(child, dates):
            continue
        if child.i > verb.i and child.dep_ == "prep" and child.nbor(-1).text == ",":
            continue
        if child.dep_ in {"dobj", "attr", "dative"}:
            kept += _noun(child)
        elif child.dep_ in {"xcomp", "advcl", "ccomp"}:
            kept += [*_kept(child, dates), *(each for each in child.children if each.dep_ in {"nsubj", "mark"})]
        elif child.dep_ in {"prep", "agent"}:
            kept += [
                child,
                *(
                    token
                    for noun in child.children
                    for token in (_kept(noun, dates) if noun.pos_ == "VERB" else _noun(noun))
                ),
            ]
        else:
            kept += list(child.subtree)
    return sorted(set(kept), key=lambda each: each.i)


def _cut_short(preposition: "Token") -> bool:
    """ "after the parliament, by 121 votes, agreed": a clause that the parse took for a phrase."""
    last = preposition.right_edge
    return (
        preposition.lower_ in {"after", "before", "since", "as"}
        and last.i + 1 < len(last.doc)
        and last.nbor().text == ","
    )


def _purpose(clause: "Token") -> bool:
    first = clause.left_edge
    return first.lower_ == "to" and first.nbor(-1).text != ","


def _dated(child: "Token", dates: list[Span]) -> bool:
    span = subtree(child)
    return any(date.overlaps(span) for date in dates) and span.end - span.start < 40


def _spelt(tokens: "list[Token]") -> str:
    """The tokens with the spaces of the text where they stand together, single spaces elsewhere."""
    words = ""
    kept = {token.i for token in tokens}
    between = [each.nbor() for each in tokens if each.i + 2 in kept and each.nbor().is_punct]
    tokens = sorted({*tokens, *between}, key=lambda each: each.i)
    for position, token in enumerate(tokens):
        if token.is_space:
            continue
        joined = position + 1 < len(tokens) and tokens[position + 1].i == token.i + 1
        words += token.text + (token.whitespace_ if joined else " ")
    words = _REFLEXIVE.sub(r"\1", " ".join(words.split()))
    if words.count('"') % 2:
        words = words.replace('"', "")
    if words.count("“") != words.count("”"):
        words = words.replace("“", "").replace("”", "")
    return words.strip(" ,;:-–—")


def _when(reading: Reading, verb: "Token") -> DateMention | None:
    """The date that stands in the clause of the act itself, not in the clause that reports it."""
    own = subtree(verb, without={"relcl", "parataxis", "ccomp"} if verb.dep_ == "ROOT" else {"relcl", "parataxis"})
    dates = [date for date in reading.dates_in(own) if date.value]
    for date in reading.dates_in(own):
        tokens = tokens_over(reading.doc, date.start, date.end)
        governor = next((each for each in tokens.root.ancestors if each.pos_ in {"VERB", "AUX"}), None)
        if governor is verb:
            return date
    return min(dates, key=lambda date: _distance(date, verb), default=None)


def _distance(date: DateMention, verb: "Token") -> int:
    return min(abs(date.start - verb.idx), abs(date.end - verb.idx))


def status_of(verb: "Token") -> Status:
    """What tense, auxiliaries and governing verbs say of the event's status."""
    above = {
        each.lemma_ for each in verb.ancestors if each.dep_ in {"ROOT", "ccomp", "relcl", "conj"} and each.i < verb.i
    }
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if CLAIMS & above or verb.lemma_ in CLAIMS:
        return "alleged"
    if {"would", "have"} <= auxiliaries:
        return "alleged"
    if auxiliaries & _WILL or verb.lemma_ in PLANS or _to_be(verb):
        return "planned"
    if verb.lemma_ in {"be"} and _be_to(verb):
        return "ongoing" if any(child.lower_ == "under" for child in verb.children) else "planned"
    if verb.lemma_ == "go" and verb.tag_ == "VBG" and any(child.dep_ == "xcomp" for child in verb.children):
        return "planned"
    if verb.tag_ == "VBG" and auxiliaries & _BE:
        return "ongoing"
    if verb.tag_ == "VBN" and auxiliaries & {"is", "are"} and "been" not in auxiliaries:
        return "ongoing"
    if verb.lemma_ in CONTINUES or (verb.tag_ in {"VBZ", "VBP"} and not auxiliaries & {"has", "have"}):
        return "ongoing"
    return "happened"


def _to_be(verb: "Token") -> bool:
    """ "is to be mothballed", "are to receive": arranged for later."""
    marks = [child for child in verb.children if child.lower_ == "to" and child.dep_ == "aux"]
    return bool(marks) and any(child.lower_ in {"is", "are", "was", "were"} for child in (*verb.children, verb.head))


def _place(verb: "Token") -> str | None:
    for preposition in verb.children:
        if preposition.dep_ == "prep" and preposition.lower_ in {"in", "at", "near", "outside", "off"}:
            for noun in preposition.children:
                if noun.ent_type_ in {"GPE", "LOC", "FAC"}:
                    return subtree(noun, without={"appos", "relcl", "punct", "prep"}).of(text_of(verb.doc))
    return None


def _salience(
    reading: Reading, sentence: Sentence, verb: "Token", order: int, rank: int, dated: bool, named: bool
) -> float:
    """Early in the article, dated, with a figure and a named actor, in a main clause: the marks of news in a wire story."""
    inner = {"relcl": 0.25, "advcl": 0.3, "conj": 0.05}.get(verb.dep_, 0.0)
    span = subtree(verb)
    return (
        1 / (1 + 0.12 * order) + 0.15 * dated + 0.1 * bool(reading.numbers_in(span)) + 0.1 * named - inner - 0.05 * rank
    )
