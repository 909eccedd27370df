"""Finds who takes a position: verbs, nouns and adjectives of support, opposition and concern, and their holders."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

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
from summarizer.reading.marks import marks_over
from summarizer.reading.mentions import Sentence, Span
from summarizer.reading.parse import span_of
from summarizer.reading.reading import Reading, once
from summarizer.reading.sentiment import leaning_of
from summarizer.reading.times import tells_time

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

Leaning = Literal["supports", "opposes", "concerned", "mixed"]

_SUPPORTING = (
    "support back endorse welcome praise hail applaud favour favor defend champion commend approve embrace laud second "
    "celebrate cheer thank congratulate salute admire advocate recommend urge encourage"
)
_OPPOSING = (
    "condemn oppose criticise criticize denounce decry slam blast reject protest object lambast lambaste deplore "
    "attack rebuke reprimand resist rebuff censure disapprove accuse blame deride mock ridicule scorn fault savage "
    "boycott veto dismiss disagree dissent scold deprecate"
)
_CONCERNED = "worry fear concern alarm warn caution dread regret lament"
_PRESSING = {"call", "press", "push", "plead", "appeal", "lobby", "campaign", "petition", "rally"}
_FIGHTING = set(
    "fight challenge appeal block oppose resist sue strike veto overturn contest stop boycott retaliate".split()
)
_OF_A_CHARGE = {"accuse": "of", "dismiss": "as", "condemn": "as", "denounce": "as", "reject": "as", "blame": "for"}
"""Verbs of blame with the word that leads from whom or what is blamed to the charge."""
_DEMANDING = {"want", "demand", "vow", "pledge"}
_AGAINST = {"warn", "caution", "advise", "argue", "speak", "campaign", "rally", "lobby", "come", "decide", "rule"}
"""Verbs whose "against" takes a side: "cautioned against treating it as a villain"."""
_ASKING = {"urge", "want", "call", "press", "encourage", "advise", "implore", "ask"}

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
    **dict.fromkeys(
        "supportive delighted pleased grateful proud heartened happy thrilled relieved satisfied optimistic".split(),
        "supports",
    ),
    **dict.fromkeys(
        (
            "opposed outraged appalled illegal unlawful unacceptable unfair wrong outrageous disgraceful shameful "
            "irresponsible dismayed furious disappointed unhappy angry frustrated critical hostile unimpressed unmoved "
            "unconvinced scathing dismissive indignant incensed unpersuaded"
        ).split(),
        "opposes",
    ),
    **dict.fromkeys(["concerned", "worried", "alarmed", "anxious", "fearful", "uneasy", "afraid"], "concerned"),
    **dict.fromkeys(["sceptical", "skeptical", "doubtful", "wary", "nervous"], "concerned"),
    **dict.fromkeys(["divided", "split", "torn"], "mixed"),
}
_JUDGING = frozenset("illegal unlawful unacceptable unfair wrong outrageous disgraceful shameful irresponsible".split())
"""Adjectives of what is judged, not of who judges."""
FELT = frozenset(ATTITUDE_ADJECTIVES) - _JUDGING
"""Adjectives of who holds a position."""
VOICING = set("express voice raise have share reiterate declare pledge offer vow repeat".split())
NAMING = {"call", "describe", "brand", "label", "denounce", "dub", "hail", "dismiss", "condemn", "slam"}
_NOT_STANCES = set("claim accusation allegation charge report suggestion assertion rumour rumor".split())
_OFFICIALS = frozenset({"official", "officials", "spokesman", "spokeswoman", "spokesperson"})
_BESIDE = 3
"""Tokens between "is" and the "for" or "against" that tells a side."""
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
    for leaning, word in _plain_leanings(reading, verb):
        if not is_negated(verb):
            yield leaning, word
        elif leaning == "supports":
            yield "opposes", word


def _asks_not_to(verb: "Token") -> bool:
    """ "urged the ministry not to repeat it"."""
    asked = [child for child in verb.children if child.dep_ in {"xcomp", "ccomp", "advcl"} and child.i > verb.i]
    return verb.lemma_ in _ASKING and any(is_negated(each) and _is_infinitive(each) for each in asked)


def _is_infinitive(verb: "Token") -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def _plain_leanings(reading: Reading, verb: "Token") -> "Iterator[tuple[Leaning, Token]]":
    """As if nothing were negated: who does not oppose a thing takes no position that the tree shows."""
    objects = [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}]
    if verb.lemma_ in NAMING and (named := _named_as(reading, verb)):
        yield named, verb
        return
    if _experiencers(verb):
        yield ATTITUDE_ADJECTIVES[verb.lower_], verb
    elif _asks_not_to(verb) or _is_against(verb):
        yield "opposes", verb
    elif verb.pos_ == "VERB" and verb.lemma_ in ATTITUDE_VERBS and verb.dep_ not in {"amod", "pcomp", "advcl"}:
        if not (verb.lemma_ in {"reject", "dismiss"} and {each.lemma_ for each in objects} & _NOT_STANCES):
            yield ATTITUDE_VERBS[verb.lemma_], verb
    elif (sided := _sided(verb)) is not None:
        yield sided, verb
    elif verb.pos_ == "VERB" and (voted := _voted(verb)):
        yield voted, verb
    elif verb.pos_ == "VERB" and _fights(verb):
        yield "opposes", verb
    elif verb.pos_ == "VERB" and (_presses(verb) or _demands(verb)):
        yield "supports", verb
    for child in verb.children:
        if child.dep_ == "dobj" and verb.lemma_ in VOICING and child.lemma_ in ATTITUDE_NOUNS:
            yield ATTITUDE_NOUNS[child.lemma_], child
        if child.dep_ in {"acomp", "oprd"} and child.lower_ in ATTITUDE_ADJECTIVES:
            yield ATTITUDE_ADJECTIVES[child.lower_], child
        elif child.dep_ in {"acomp", "oprd"} and child.lemma_.lower() in ATTITUDE_ADJECTIVES:
            yield ATTITUDE_ADJECTIVES[child.lemma_.lower()], child


def _is_against(verb: "Token") -> bool:
    return verb.lemma_ in _AGAINST and any(child.lower_ == "against" and child.i > verb.i for child in verb.children)


def _presses(verb: "Token") -> bool:
    """ "called for", "pressed for", "called on": not "called off", "called 999"."""
    return verb.lemma_ in _PRESSING and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ in {"for", "on"}


def _voted(verb: "Token") -> Leaning | None:
    """ "voted against the budget", "voted no"."""
    after = {child.lower_ for child in verb.children if child.i > verb.i} if verb.lemma_ == "vote" else set()
    if after & {"against", "no"}:
        return "opposes"
    return "supports" if after & {"for", "yes"} or _in_favour(verb) else None


def _sided(verb: "Token") -> Leaning | None:
    """ "is against the cap", "are for a re-sit", "is in favour", "is on the premier's side", "took issue with that"."""
    if verb.lemma_ == "take" and any(child.dep_ == "dobj" and child.lower_ == "issue" for child in verb.children):
        return "opposes"
    if verb.lemma_ != "be":
        return None
    for child in verb.children:
        if child.dep_ == "prep" and child.i > verb.i and child.i <= verb.i + _BESIDE:
            if child.lower_ == "against":
                return "opposes"
            if child.lower_ == "for" and any(each.dep_ in {"pobj", "pcomp"} for each in child.children):
                return "supports"
            if child.lower_ == "on" and any(each.lower_ == "side" for each in child.children):
                return "supports"
    return "supports" if _in_favour(verb) else None


def _in_favour(verb: "Token") -> bool:
    return any(
        child.lower_ == "in" and any(each.lower_ in {"favour", "favor"} for each in child.children)
        for child in verb.children
    )


def _fights(verb: "Token") -> bool:
    """ "vowed to fight the law", "threatened to strike"."""
    aims = {child.lemma_ for child in verb.children if child.dep_ == "xcomp"}
    return verb.lemma_ in _DEMANDING | {"threaten", "promise"} and bool(aims & _FIGHTING)


def _demands(verb: "Token") -> bool:
    return verb.lemma_ in _DEMANDING and any(child.dep_ in {"dobj", "xcomp", "ccomp"} for child in verb.children)


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
    quoted = bool(marks_over(reading.text, span))
    named = leaning_of(span.of(reading.text))
    if named is None and verb.lemma_ in ATTITUDE_VERBS:
        return ATTITUDE_VERBS[verb.lemma_]
    # A name in quotation marks that is not plainly kind is nearly always a reproach: nobody quotes a neutral one.
    return named or ("opposes" if quoted else None)


def _held(reading: Reading, sentence: Sentence, verb: "Token", word: "Token", leaning: Leaning) -> Iterator[Attitude]:
    speakers = reading.speakers_at(span_of(word))
    passive = any(child.dep_ == "nsubjpass" for child in verb.children)
    target = _target(verb, word, passive)
    evaluates = word.lower_ in _JUDGING
    for actor in _experiencers(verb) or actors(verb):
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
    if word is verb and verb.lemma_ in _ASKING:
        for child in verb.children:
            if child.dep_ in {"xcomp", "ccomp", "advcl"} and child.i > verb.i:
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
        if child.dep_ == "xcomp" and (child.lemma_ in ATTITUDE_VERBS or child.lemma_ in _FIGHTING):
            return _target(child, child, passive=False) or subtree(child)
        if child.dep_ == "dobj" and word.lemma_ in _OF_A_CHARGE:
            return phrase(child, without=_OF_A_CHARGE[word.lemma_])
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
