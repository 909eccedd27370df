"""Finds who takes a position: verbs, nouns and adjectives of support, opposition and concern, and their holders."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.reading.attitude_words import (
    ABOUT,
    AGAINST,
    ASKING,
    ATTITUDE_ADJECTIVES,
    ATTITUDE_NOUNS,
    ATTITUDE_VERBS,
    CLAIMS,
    DEMANDING,
    FELT,
    FIGHTING,
    HIDING,
    JUDGING,
    NAMING,
    OF_A_CHARGE,
    PARTICLES,
    PRESSING,
    REMOVING,
    UNNAMED,
    VOICING,
    VOWING,
    Leaning,
)
from summarizer.reading.clauses import (
    actors,
    is_negated,
    name_of,
    party_of,
    phrase,
    subtree,
    trimmed,
    verbs,
    with_conjuncts,
)
from summarizer.reading.marks import inner, marks_over
from summarizer.reading.mentions import Sentence, Span
from summarizer.reading.parse import span_of
from summarizer.reading.reading import Reading, once
from summarizer.reading.sentiment import leaning_of
from summarizer.reading.times import tells_time

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

_OFFICIALS = frozenset({"official", "officials", "spokesman", "spokeswoman", "spokesperson"})
_ONLY_NAMES = 3
"""Words in quotation marks that may do no more than name a thing."""
_LONGEST = 90
"""Code points of a quotation that still names one thing."""
_BESIDE = 3
"""Tokens between "is" and the "for" or "against" that tells a side."""


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
    for verb in verbs(reading, sentence):
        for leaning, word in _leanings(reading, verb):
            yield from _held(reading, sentence, verb, word, leaning)


def _leanings(reading: Reading, verb: "Token") -> "Iterator[tuple[Leaning, Token]]":
    if any(child.dep_ == "dobj" and child.lower_ in {"nothing", "none", "nobody"} for child in verb.children):
        return
    negated = is_negated(verb)
    if negated and verb.lemma_ in HIDING:
        yield from _voiced(verb)
        return
    for leaning, word in _plain_leanings(reading, verb):
        if not negated:
            yield leaning, word
        elif leaning == "supports" and verb.lemma_ not in DEMANDING:
            yield "opposes", word


def _asks_not_to(verb: "Token") -> bool:
    """ "urged the ministry not to repeat it"; not "asked not to be named"."""
    return verb.lemma_ in ASKING and any(
        is_negated(each) and _is_infinitive(each) and each.lemma_ not in UNNAMED for each in _clauses_after(verb)
    )


def _clauses_after(verb: "Token") -> "list[Token]":
    return [child for child in verb.children if child.dep_ in {"xcomp", "ccomp", "advcl"} and child.i > verb.i]


def _is_infinitive(verb: "Token") -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def _plain_leanings(reading: Reading, verb: "Token") -> "Iterator[tuple[Leaning, Token]]":
    """As if nothing were negated: who does not oppose a thing takes no position that the tree shows."""
    if verb.lemma_ in NAMING and not _presses(verb) and (named := _named_as(reading, verb)):
        yield named, verb
        return
    if _experiencers(verb):
        yield ATTITUDE_ADJECTIVES[verb.lower_], verb
    elif _asks_not_to(verb) or _is_against(verb):
        yield "opposes", verb
    elif verb.pos_ == "VERB" and verb.lemma_ in ATTITUDE_VERBS and verb.dep_ not in {"amod", "pcomp", "advcl"}:
        if not (verb.lemma_ in {"reject", "dismiss"} and _is_of_a_claim(verb)):
            yield "concerned" if _is_for_caution(verb) else ATTITUDE_VERBS[verb.lemma_], verb
    elif (sided := _sided(reading, verb)) is not None:
        yield sided, verb
    elif verb.pos_ == "VERB" and (acted := _voted(verb) or _with_a_particle(verb)):
        yield acted, verb
    elif verb.pos_ == "VERB" and (_fights(verb) or _wants_away(verb) is not None):
        yield "opposes", verb
    elif verb.pos_ == "VERB" and (_presses(verb) or _demands(verb)):
        yield "supports", verb
    if verb.lemma_ in VOICING:
        yield from _voiced(verb)
    for child in verb.children:
        if child.dep_ in {"acomp", "oprd"} and child.lower_ in ATTITUDE_ADJECTIVES:
            yield ATTITUDE_ADJECTIVES[child.lower_], child
        elif child.dep_ in {"acomp", "oprd"} and child.lemma_.lower() in ATTITUDE_ADJECTIVES:
            yield ATTITUDE_ADJECTIVES[child.lemma_.lower()], child


def _voiced(verb: "Token") -> "Iterator[tuple[Leaning, Token]]":
    """ "expressed concern", "gave its blessing"; not "had no such reservations"."""
    for child in verb.children:
        if (
            child.dep_ == "dobj"
            and child.lemma_ in ATTITUDE_NOUNS
            and not any(of.lower_ == "no" for of in child.children)
        ):
            yield ATTITUDE_NOUNS[child.lemma_], child


def _is_of_a_claim(verb: "Token") -> bool:
    objects = {each.lemma_ for each in verb.children if each.dep_ in {"dobj", "nsubjpass"}}
    return not objects.isdisjoint(CLAIMS)


def _is_for_caution(verb: "Token") -> bool:
    """ "urged caution"."""
    return any(child.dep_ == "dobj" and child.lemma_ in {"caution", "vigilance"} for child in verb.children)


def _with_a_particle(verb: "Token") -> Leaning | None:
    """ "ruled out a ban", "brushed off his suggestion", "stood by the figures"; not of a claim, nor "out of"."""
    for child in verb.children:
        leaning = PARTICLES.get((verb.lemma_, child.lower_)) if child.dep_ in {"prt", "prep", "advmod"} else None
        if leaning and child.i > verb.i and child.nbor().lower_ != "of" and not _is_of_a_claim(verb):
            return leaning
    return None


def _wants_away(verb: "Token") -> "Token | None":
    """What is to go: the measure in "wants the measure withdrawn", "wants the minister to drop the measure"."""
    if verb.lemma_ not in ASKING | DEMANDING:
        return None
    for child in _clauses_after(verb):
        if child.lemma_ in REMOVING and child.pos_ in {"VERB", "AUX", "ADJ"}:
            passive = child.tag_ == "VBN"
            roles = {"nsubj", "nsubjpass"} if passive else {"dobj", "xcomp"}
            gone = [each for each in child.children if each.dep_ in roles]
            if gone:
                return gone[0]
    return None


def _is_against(verb: "Token") -> bool:
    return verb.lemma_ in AGAINST and any(child.lower_ == "against" and child.i > verb.i for child in verb.children)


def _presses(verb: "Token") -> bool:
    """ "called for", "pressed for", "called on": not "called off", "called 999"."""
    return verb.lemma_ in PRESSING and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ in {"for", "on"}


def _voted(verb: "Token") -> Leaning | None:
    """ "voted against the budget", "voted no", "abstained"."""
    if verb.lemma_ == "abstain":
        return None if any(child.lower_ == "from" for child in verb.children) else "neutral"
    after = {child.lower_ for child in verb.children if child.i > verb.i} if verb.lemma_ == "vote" else set()
    if after & {"against", "no"}:
        return "opposes"
    return "supports" if after & {"for", "yes"} or _in_favour(verb) else None


def _sided(reading: Reading, verb: "Token") -> Leaning | None:
    """ "is against the cap", "are for a re-sit", "is in favour", "is on the premier's side", "took issue with that"."""
    if verb.lemma_ == "take" and any(child.dep_ == "dobj" and child.lower_ == "issue" for child in verb.children):
        return "opposes"
    if verb.lemma_ != "be":
        return None
    for child in verb.children:
        if child.dep_ == "prep" and child.i > verb.i and child.i <= verb.i + _BESIDE:
            if child.lower_ == "against":
                return "opposes"
            if child.lower_ == "for" and child.children and _is_by_a_party(reading, verb):
                return "supports"
            if child.lower_ == "on" and any(each.lower_ == "side" for each in child.children):
                return "supports"
    return "supports" if _in_favour(verb) else None


def _is_by_a_party(reading: Reading, verb: "Token") -> bool:
    """Whether somebody the article knows is for it: not "the first was for 1,240 liras"."""
    return any(party_of(reading, each) or (each.pos_ == "PRON" and each.lower_ != "it") for each in actors(verb))


def _in_favour(verb: "Token") -> bool:
    return any(
        child.lower_ == "in" and any(each.lower_ in {"favour", "favor"} for each in child.children)
        for child in verb.children
    )


def _fights(verb: "Token") -> bool:
    """ "vowed to fight the law", "threatened to strike"."""
    aims = {child.lemma_ for child in verb.children if child.dep_ == "xcomp"}
    return verb.lemma_ in DEMANDING | VOWING and bool(aims & FIGHTING)


def _demands(verb: "Token") -> bool:
    """ "demanded an inquiry"; not "demanded to know why"."""
    wanted = [child for child in verb.children if child.dep_ in {"dobj", "xcomp", "ccomp"}]
    return verb.lemma_ in DEMANDING and any(each.lemma_ not in {"know", "see", "hear"} for each in wanted)


def _named_as(reading: Reading, verb: "Token") -> Leaning | None:
    """How the words that a party uses for a thing sound: 'called the fine "a tariff by another name"'."""
    words = [child for child in verb.children if child.dep_ in {"oprd", "attr", "ccomp", "xcomp"} and child.i > verb.i]
    words += [
        each
        for child in verb.children
        if child.lower_ == "as" and child.i > verb.i
        for each in child.children
        if each.dep_ in {"pobj", "amod", "pcomp", "prep", "advmod"}
    ]
    if not words:
        return None
    span = subtree(words[0])
    if len(span.of(reading.text).split()) <= _ONLY_NAMES and _is_in_passing(verb):
        return None
    quoted = bool(marks_over(reading.text, span))
    if verb.lemma_ in ATTITUDE_VERBS:
        return ATTITUDE_VERBS[verb.lemma_]
    named = leaning_of(span.of(reading.text))
    # A name in quotation marks that is not plainly kind is nearly always a reproach: nobody quotes a neutral one.
    return named or ("opposes" if quoted else None)


def _is_in_passing(verb: "Token") -> bool:
    """'citing what it called "the tariff fog"': a thing gets its name, and nothing is said of it."""
    return any(child.lower_ == "what" and child.i < verb.i for child in verb.children)


def _held(reading: Reading, sentence: Sentence, verb: "Token", word: "Token", leaning: Leaning) -> Iterator[Attitude]:
    speakers = reading.speakers_at(span_of(word))
    passive = any(child.dep_ == "nsubjpass" for child in verb.children)
    target = _with_its_quotation(reading, _target(verb, word, passive))
    evaluates = word.lower_ in JUDGING
    for actor in _experiencers(verb) or actors(verb):
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
            yield Attitude(holder, leaning, target, _quoted(reading, sentence, word), sentence, relays)


def _is_marked(reading: Reading, token: "Token") -> bool:
    """Whether the word is quoted: whom a speaker calls "they" the text around rarely tells."""
    return any(span_of(token) in mark for mark in marks_over(reading.text, span_of(token)))


def _with_its_quotation(reading: Reading, target: Span | None) -> Span | None:
    """All of 'a bank that looks at data' where the quotation begins with the target."""
    for mark in marks_over(reading.text, target) if target else ():
        own = inner(reading.text, mark)
        if target and own.start == target.start and own.end > target.end and own.end - own.start <= _LONGEST:
            return trimmed(own, reading.text)
    return target


def spoken_for(reading: Reading, sentence: Sentence, holder: str) -> str:
    """The country for which an official without a name speaks: "South Korea was quick to respond, with an official …"."""
    party = reading.party_named(holder)
    if holder[:1].isupper() or (party and party.kind != "person") or holder.split()[-1] not in _OFFICIALS:
        return holder
    main = [party_of(reading, each) for verb in list(verbs(reading, sentence))[:1] for each in actors(verb)]
    return next((each.name for each in main if each and each.kind == "country"), holder)


def _experiencers(verb: "Token") -> "list[Token]":
    """Who feels it in "she was disappointed by the verdict", which the parse takes for a passive."""
    if verb.tag_ != "VBN" or verb.lower_ not in ATTITUDE_ADJECTIVES:
        return []
    return with_conjuncts([child for child in verb.children if child.dep_ == "nsubjpass"])


def _target(verb: "Token", word: "Token", passive: bool) -> Span | None:
    if _experiencers(verb):
        causes = [
            each for by in verb.children if by.dep_ in {"agent", "prep"} for each in by.children if each.dep_ == "pobj"
        ]
        return subtree(causes[0], without={"relcl", "punct", "appos"}) if causes else None
    if passive and word is verb:
        subjects = [child for child in verb.children if child.dep_ == "nsubjpass"]
        if subjects and subjects[0].tag_ == "WDT" and verb.dep_ == "relcl":
            return subtree(verb.head, without={"relcl", "punct", "appos"})
        return subtree(subjects[0]) if subjects else None
    if word is verb and (gone := _wants_away(verb)) is not None:
        return subtree(gone, without={"relcl", "punct", "appos"})
    if word is verb and verb.lemma_ in ASKING:
        for child in _clauses_after(verb):
            clause, asked = subtree(child, without={"relcl", "punct", "appos", "mark"}), _asked(verb, child)
            if is_negated(child) and _is_infinitive(child):
                parts = [each.idx for each in child.children if each.dep_ == "auxpass"]
                return Span(min([child.idx, *parts]), clause.end)
            return Span(subtree(asked).start, clause.end) if asked is not None else clause
    if word is verb and verb.lemma_ in NAMING:
        for child in (*verb.children, *(each for part in verb.children for each in part.children)):
            if child.dep_ in {"dobj", "nsubjpass", "nsubj"} and child.i > verb.i:
                return subtree(child, without={"relcl", "punct", "appos"})
    for child in word.children:
        if child.dep_ == "xcomp" and (child.lemma_ in ATTITUDE_VERBS or child.lemma_ in FIGHTING):
            return _target(child, child, passive=False) or subtree(child)
        if child.dep_ == "dobj" and word.lemma_ in OF_A_CHARGE:
            return phrase(child, without=OF_A_CHARGE[word.lemma_])
        if child.dep_ in {"dobj", "ccomp", "xcomp"} and child is not word:
            return subtree(child, without={"relcl", "punct", "appos"})
    for parent in (word, verb):
        for child in parent.children:
            if child.dep_ == "prep" and child.lower_ in ABOUT:
                for noun in child.children:
                    if not tells_time(noun) and noun.lower_ != "time":
                        return subtree(noun, without={"relcl", "punct", "appos"})
    if word is not verb and word.lower_ not in FELT:
        for child in verb.children:
            if child.dep_ in {"dobj", "nsubj"} and child is not word and verb.lemma_ in NAMING | {"be"}:
                return subtree(child, without={"relcl", "punct", "appos"})
    return None


def _asked(verb: "Token", clause: "Token") -> "Token | None":
    """Who is to do it: *sides* of "urged both sides to avoid escalation", *minister* of "called on the minister to go"."""
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    objects += [each for on in verb.children if on.lower_ == "on" for each in on.children if each.dep_ == "pobj"]
    return next((each for each in objects if verb.i < each.i < clause.left_edge.i), None)


def _quoted(reading: Reading, sentence: Sentence, word: "Token") -> Span | None:
    after = marks_over(reading.text, Span(word.idx, sentence.end))
    if not after or after[0].start < sentence.start:
        return None
    mark = after[0]
    end = mark.end - 1 if reading.text[mark.end - 1] in "\"”'’" else mark.end
    return trimmed(Span(mark.start + 1, min(end, sentence.end)), reading.text)
