"""Which side a verb takes, and at which word: by itself, by what goes with it, or by what it names a thing."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.attitude_words import (
    AGAINST,
    ASKING,
    ATTITUDE_ADJECTIVES,
    ATTITUDE_NOUNS,
    ATTITUDE_VERBS,
    CAUTION,
    CLAIMS,
    DEMANDING,
    ENACTING,
    ENDING,
    FIGHTING,
    GOING,
    HIDING,
    LAWS,
    MENDING,
    NAMING,
    PARTICLES,
    PLEAS,
    PRESSING,
    REMOVING,
    REPROACHES,
    UNNAMED,
    VOICING,
    VOWING,
    Leaning,
)
from summarizer.reading.clauses import (
    actors,
    is_infinitive,
    is_negated,
    party_of,
    subtree,
    with_conjuncts,
)
from summarizer.reading.marks import marks_over
from summarizer.reading.names.nouns import names_a_person
from summarizer.reading.reading import Reading
from summarizer.reading.sentiment import leaning_of

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

_POINTING = frozenset("it them this that both all more one him her us you me these those everything".split())
"""What is wanted without its being told: "I want both of them in a room"."""
_ONLY_NAMES = 3
"""Words in quotation marks that may do no more than name a thing."""
_KINDLY = re.compile(
    r"\b(?:first|important|big|major|right|welcome|positive|significant|historic) step|step (?:forward|in the right)|"
    r"\b(?:milestone|breakthrough|turning point|good news|overdue)\b",
    re.IGNORECASE,
)
"""What is kind, though none of its words is by itself."""
_ALARM, _CALM = frozenset({"panic", "worry"}), frozenset({"refrain", "restraint", "calm"})
_BESIDE = 3
"""Tokens between "is" and the "for" or "against" that tells a side."""


def leanings(reading: Reading, verb: "Token") -> "Iterator[tuple[Leaning, Token]]":
    """The sides that the verb or what goes with it takes, each with the word that tells it; none where it is unsure."""
    if any(child.dep_ == "dobj" and child.lower_ in {"nothing", "none", "nobody"} for child in verb.children):
        return
    if _is_over(verb) or _is_a_threat(verb) or _is_not_taken(verb) or _calms(verb):
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


def should_go(verb: "Token") -> bool:
    """ "the strike must stop", "the curbs should be reconsidered", "the minister has to go"."""
    obliged = any(child.lower_ in {"must", "should", "ought"} for child in verb.children if child.tag_ == "MD")
    obliged = obliged or (verb.dep_ == "xcomp" and verb.head.lower_ in {"has", "have", "needs"} and is_infinitive(verb))
    if not obliged or is_negated(verb):
        return False
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    loose = {"punct", "cc", "conj"} | (set() if verb.lemma_ == "go" else {"advmod"})  # not "go ahead"
    after = any(child.i > verb.i and child.dep_ not in loose for child in verb.children)
    return verb.lemma_ in MENDING if passive else verb.lemma_ in GOING and not after


def is_a_reproach(word: "Token") -> bool:
    """ "a disgrace" of "the decision was a disgrace", not "no mistake"."""
    plain = not any(child.lower_ in {"no", "not"} for child in word.children)
    return word.dep_ == "attr" and word.lemma_ in REPROACHES and plain


def _is_over(verb: "Token") -> bool:
    """ "used to back the levy": a position that is no longer held."""
    return verb.dep_ == "xcomp" and verb.head.lower_ == "used" and is_infinitive(verb)


def _is_not_taken(verb: "Token") -> bool:
    """ "has still to approve the deal", "refused to endorse either", "denied reports that she wants to replace him"."""
    if verb.dep_ == "xcomp" and verb.head.lemma_ in {"refuse", "decline"}:
        return True
    if verb.dep_ == "ccomp" and verb.head.lemma_ in cues.ALL and is_negated(verb.head):
        return True  # "I have not said I oppose it"
    if any(child.dep_ == "nsubj" and child.left_edge.lower_ == "not" for child in verb.children):
        return True  # "not all leaders welcomed it"
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "have":
        return any(each.lower_ in {"still", "yet"} for each in (*verb.head.children, *verb.children))
    claims = (each for each in verb.ancestors if each.dep_ == "dobj" and each.lemma_ in CLAIMS and each.i < verb.i)
    return any(each.head.lemma_ in cues.DENYING for each in claims)


def _is_a_threat(verb: "Token") -> bool:
    """ "warned her to keep quiet", "warned residents to stay indoors": no position."""
    whom = any(child.dep_ == "dobj" for child in verb.children)
    return (
        verb.lemma_ in {"warn", "caution"}
        and whom
        and any(child.dep_ == "xcomp" and is_infinitive(child) and not is_negated(child) for child in verb.children)
    )


def _calms(verb: "Token") -> bool:
    """ "appealed to the public not to panic", "urged both to refrain from threats": no position."""
    return verb.lemma_ in ASKING | PRESSING and any(
        each.lemma_ in _CALM or (each.lemma_ in _ALARM and is_negated(each)) for each in verb.subtree
    )


def _asks_not_to(verb: "Token") -> bool:
    """ "urged the ministry not to repeat it"; not "asked not to be named"."""
    return verb.lemma_ in ASKING and any(
        is_negated(each) and is_infinitive(each) and each.lemma_ not in UNNAMED for each in clauses_after(verb)
    )


def clauses_after(verb: "Token") -> "list[Token]":
    """The verbs of the clauses that follow `verb` and hang on it."""
    return [child for child in verb.children if child.dep_ in {"xcomp", "ccomp", "advcl"} and child.i > verb.i]


def _plain_leanings(reading: Reading, verb: "Token") -> "Iterator[tuple[Leaning, Token]]":
    """As if nothing were negated: who does not oppose a thing takes no position that the tree shows."""
    if verb.lemma_ in NAMING and not _presses(verb) and (named := _named_as(reading, verb)):
        yield named, verb
        return
    if experiencers(verb):
        yield ATTITUDE_ADJECTIVES[verb.lower_], verb
    elif _asks_not_to(verb) or _is_against(verb):
        yield "opposes", verb
    elif verb.pos_ == "VERB" and verb.lemma_ in ATTITUDE_VERBS and verb.dep_ not in {"amod", "pcomp", "advcl"}:
        if not (verb.lemma_ in {"reject", "dismiss"} and _is_of_a_claim(verb)):
            yield "concerned" if _is_for_caution(verb) else ATTITUDE_VERBS[verb.lemma_], verb
    elif should_go(verb):
        yield "opposes", verb
    elif (sided := _sided(reading, verb)) is not None:
        yield sided, verb
    elif verb.pos_ == "VERB" and (acted := _voted(verb) or _with_a_particle(verb)):
        yield acted, verb
    elif verb.pos_ == "VERB" and (_fights(verb) or wants_away(verb) is not None):
        yield "opposes", verb
    elif verb.pos_ == "VERB" and (meant := _would_settle(verb)):
        yield meant, verb
    elif verb.pos_ == "VERB" and (_presses(verb) or _demands(verb)):
        yield "supports", verb
    if verb.lemma_ in VOICING:
        yield from _voiced(verb)
    if verb.lemma_ == "be":
        yield from (("opposes", child) for child in verb.children if is_a_reproach(child))
    for child in verb.children:
        if child.dep_ in {"acomp", "oprd"} and _is_less_so(child):
            yield "concerned", child
        elif child.dep_ in {"acomp", "oprd"} and child.lower_ in ATTITUDE_ADJECTIVES:
            yield ATTITUDE_ADJECTIVES[child.lower_], child
        elif child.dep_ in {"acomp", "oprd"} and child.lemma_.lower() in ATTITUDE_ADJECTIVES:
            yield ATTITUDE_ADJECTIVES[child.lemma_.lower()], child


def _is_less_so(word: "Token") -> bool:
    """ "was less enthusiastic", "hardly optimistic"."""
    kind = ATTITUDE_ADJECTIVES.get(word.lower_) == "supports"
    return kind and any(child.lower_ in {"less", "least", "hardly", "scarcely", "barely"} for child in word.children)


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
    return any(child.dep_ == "dobj" and child.lemma_ in CAUTION for child in verb.children)


def _with_a_particle(verb: "Token") -> Leaning | None:
    """ "ruled out a ban", "brushed off his suggestion", "stood by the figures"; not of a claim, nor "out of".

    Whom somebody brushed aside is not opposed: "cut the rate, brushing aside a minister".
    """
    if verb.lemma_ in {"brush", "wave"} and any(
        child.dep_ == "dobj" and names_a_person(child.lower_) for child in verb.children
    ):
        return None
    if verb.lemma_ == "push" and any(child.dep_ == "dobj" for child in verb.children):
        return None  # "pushed back its forecast"
    for child in verb.children:
        leaning = PARTICLES.get((verb.lemma_, child.lower_)) if child.dep_ in {"prt", "prep", "advmod"} else None
        if leaning and child.i > verb.i and child.nbor().lower_ != "of" and not _is_of_a_claim(verb):
            return leaning
    return None


def wants_away(verb: "Token") -> "Token | None":
    """What is to go: the measure in "wants the measure withdrawn", "wants the minister to drop the measure"."""
    if verb.lemma_ not in ASKING | DEMANDING:
        return None
    for child in clauses_after(verb):
        if child.lemma_ in REMOVING and child.pos_ in {"VERB", "AUX", "ADJ"}:
            passive = child.tag_ == "VBN"
            if passive and any(each.dep_ == "prep" and each.i > child.i and each.children for each in child.children):
                return None  # "wants outdoor work banned between noon and five": not all of it
            roles = {"nsubj", "nsubjpass"} if passive else {"dobj", "xcomp"}
            gone = [each for each in child.children if each.dep_ in roles]
            if gone:
                return gone[0]
    return None


def _is_against(verb: "Token") -> bool:
    return verb.lemma_ in AGAINST and any(child.lower_ == "against" and child.i > verb.i for child in verb.children)


def _presses(verb: "Token") -> bool:
    """ "called for", "pressed for", "called on": not "called off", "called 999"."""
    after = verb.nbor(2) if verb.nbor().tag_ == "RB" else verb.nbor()
    pleads = after.lower_ == "for" and any(child.lower_ in PLEAS for child in after.children)
    return verb.lemma_ in PRESSING and after.lower_ in {"for", "on"} and not pleads


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
            plain = all(each.tag_ == "RB" and each.lower_ != "out" for each in verb.doc[verb.i + 1 : child.i])
            if child.lower_ == "for" and child.children and plain and _is_by_a_party(reading, verb):
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


def _would_settle(verb: "Token") -> Leaning | None:
    """ "said he would scrap the levy", "vowed to repeal the law", "said she would sign it"."""
    helping = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    vowed = "to" in helping and verb.dep_ == "xcomp" and verb.head.lemma_ in VOWING
    if not vowed and not helping & {"would", "will", "'ll", "’ll"}:
        return None
    if not any(child.dep_ == "dobj" and child.lemma_.lower() in LAWS for child in verb.children):
        return None
    return "opposes" if verb.lemma_ in ENDING else "supports" if verb.lemma_ in ENACTING else None


def _demands(verb: "Token") -> bool:
    """ "demanded an inquiry"; not "demanded to know why"."""
    wanted = [child for child in verb.children if child.dep_ in {"dobj", "xcomp", "ccomp"}]
    told = (child for child in wanted if child.dep_ != "dobj" or child.lower_ not in _POINTING)
    return verb.lemma_ in DEMANDING and any(child.lemma_ not in {"know", "see", "hear"} for child in told)


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
    named = "supports" if _KINDLY.search(span.of(reading.text)) else leaning_of(span.of(reading.text))
    # A name in quotation marks that is not plainly kind is nearly always a reproach: nobody quotes a neutral one.
    return named or ("opposes" if quoted else None)


def _is_in_passing(verb: "Token") -> bool:
    """'citing what it called "the tariff fog"': a thing gets its name, and nothing is said of it."""
    return any(child.lower_ == "what" and child.i < verb.i for child in verb.children)


def experiencers(verb: "Token") -> "list[Token]":
    """Who feels it in "she was disappointed by the verdict", which the parse takes for a passive."""
    if verb.tag_ != "VBN" or verb.lower_ not in ATTITUDE_ADJECTIVES:
        return []
    return with_conjuncts([child for child in verb.children if child.dep_ == "nsubjpass"])
