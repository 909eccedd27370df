"""The two numbers of a score, each by whose it is: "beat Langley Town 2-0", "a 3-1 victory over the leaders"."""

import re
from typing import TYPE_CHECKING

from summarizer.reading.clauses import antecedent, party_of
from summarizer.reading.counting.nouns import Amount
from summarizer.reading.counting.phrases import actor_words, noun_words, object_of, subject_of
from summarizer.reading.mentions import NumberMention, Span
from summarizer.reading.parse import sentence_of, span_of

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

_BEATING = frozenset(
    "beat defeat thrash edge stun overcome rout hammer crush outclass down hold humble sink see overpower upset".split()
)
_PLAYING: dict[str, tuple[str, ...]] = {
    "win": ("against", "over"),
    "lose": ("to", "against"),
    "draw": ("with", "against"),
    "tie": ("with", "against"),
    "lead": (),
    "trail": (),
}
"""Verbs of a contest with the prepositions that lead to the rival."""
_ENDING = frozenset({"end", "finish"})
_MATCHED = _BEATING | _PLAYING.keys() | _ENDING
_LOSING = frozenset({"lose", "trail"})
_TRIUMPHS = frozenset("victory win triumph success lead thrashing rout hammering comeback".split())
_FAILURES = frozenset("defeat loss".split())
_EVEN = frozenset({"draw", "tie"})
_CONTESTS = _TRIUMPHS | _FAILURES | _EVEN
_OVER = ("over", "against", "with")
_UNDER = ("by", "to", "against")
_GIVING = frozenset({"give", "hand", "earn", "send"})
_LEADING_TO = frozenset({"to", "with"})
_DASH = re.compile(r"[-–]")
_SETS = re.compile(r"\d[-–]\d,?\s(?:and\s)?\d+[-–]\d")
"""Sets, in each of which whoever is named first has the first number."""
_GOALS = re.compile(r"\b(?:goals?|scored|striker|goalkeeper|equali[sz]er|own-goal)\b")
_SET = 8
"""Code points from a number to the end of the set before or after."""
_NEAR = 6
"""Tokens from a score to the noun of a contest that it hangs by."""


def score(amount: Amount) -> str:
    """ "goals of Langley Town", "score of Anna Berg"; "score" where sides are not told; nothing for what is no score."""
    other, first = other_of(amount)
    if other is None or amount.number.unit not in {None, "people", "goals", "points"}:
        return ""
    contest = _contest(amount)
    if contest is None:
        return ""
    sets = bool(_SETS.search(amount.reading.text[max(0, amount.number.start - _SET) : amount.number.end + _SET]))
    noun = "games" if sets else "goals" if _GOALS.search(amount.reading.text) else "score"
    if contest.lemma_ in _ENDING:
        return f"{noun} in {actor_words(amount.reading, subject_of(contest))}"
    better, worse = _sides(amount, contest)
    value, against = amount.number.value or 0, other.value or 0
    leads = first if value == against or sets else value > against
    side = better if leads else worse
    words = _name(amount, _named(side)) if side is not None else ""
    return f"{noun} of {words}" if words else _unsided(amount, contest, noun)


def _named(side: "Token") -> "Token":
    """ "Eastmoor United" of "league leaders Eastmoor United"."""
    return next((child for child in side.children if child.dep_ == "appos" and child.pos_ == "PROPN"), side)


def _name(amount: Amount, side: "Token") -> str:
    party = party_of(amount.reading, side) if side.pos_ == "PROPN" else None
    return party.name if party is not None else actor_words(amount.reading, side)


def _unsided(amount: Amount, contest: "Token", noun: str) -> str:
    words = noun_words(amount.reading, contest, skip=amount.head) if contest.pos_ == "NOUN" else ""
    return f"{noun} in {words}" if words else noun


def other_of(amount: Amount) -> tuple[NumberMention | None, bool]:
    """The number joined to this one by a dash, and whether this one stands first."""
    text, number = amount.reading.text, amount.number
    for each in amount.reading.numbers_in(Span(max(0, number.start - _NEAR), number.end + _NEAR)):
        if number.end < each.start and _DASH.fullmatch(text[number.end : each.start]):
            return each, True
        if each.end < number.start and _DASH.fullmatch(text[each.end : number.start]):
            return each, False
    return None, False


def _contest(amount: Amount) -> "Token | None":
    """The noun or verb of the contest that the score is of: after it, over it, or the nearest before it."""
    number = amount.number
    after = [each for each in _tokens(amount) if each.idx >= number.end][:_NEAR]
    for token in after:
        if token.pos_ == "NOUN" and token.lemma_ in _CONTESTS:
            return token
        if token.pos_ in {"VERB", "ADP", "PUNCT"} and token.text not in {"-", "–"}:
            break
    for token in (amount.root, *amount.root.ancestors):
        if token.lemma_ in _CONTESTS and token.pos_ == "NOUN":
            return token
        if token.pos_ == "VERB" and token.lemma_ in _MATCHED:
            return token
    before = [each for each in _tokens(amount) if each.idx < number.start]
    verbs = (each for each in reversed(before) if each.lemma_ in _MATCHED)
    return next((each for each in verbs if each.pos_ == "VERB"), None)


def _tokens(amount: Amount) -> "list[Token]":
    return list(sentence_of(amount.root))


def _sides(amount: Amount, contest: "Token") -> "tuple[Token | None, Token | None]":
    """Who has the higher number and who the lower; of equal ones, who is named first."""
    if contest.pos_ == "NOUN":
        return _of_noun(amount, contest)
    if contest.lemma_ in _BEATING:
        passive = any(child.dep_ == "nsubjpass" for child in contest.children)
        agent = next((noun for by in contest.children if by.dep_ == "agent" for noun in by.children), None)
        return (agent, subject_of(contest)) if passive else (subject_of(contest), _object(amount, contest))
    own, rival = subject_of(contest), _after(contest, _PLAYING[contest.lemma_])
    return (rival, own) if contest.lemma_ in _LOSING else (own, rival)


def _of_noun(amount: Amount, noun: "Token") -> "tuple[Token | None, Token | None]":
    verb = _reaching(noun)
    given = verb is not None and verb.lemma_ in _GIVING
    own = next((child for child in noun.children if child.dep_ == "poss"), None)
    if own is None and verb is not None:
        own = _given_to(verb, noun) if given else subject_of(verb)
    if own is not None and span_of(own) in amount.number:
        own = None
    if noun.lemma_ in _FAILURES:
        return _after(noun, _UNDER), own
    return own, _after(noun, _OVER)


def _reaching(noun: "Token") -> "Token | None":
    """The verb whose subject wins or loses by the noun: "claimed a win", "slumped to a defeat"."""
    above = noun.head
    if noun.dep_ == "pobj" and above.lower_ in _LEADING_TO:
        above = above.head
    return above if above.pos_ == "VERB" and noun.dep_ in {"dobj", "attr", "pobj"} else None


def _given_to(verb: "Token", noun: "Token") -> "Token | None":
    """ "Rovers" of "two goals gave Rovers a 3-1 victory"."""
    dative = [child for child in verb.children if child.dep_ in {"dative", "dobj"} and verb.i < child.i < noun.i]
    return dative[0] if dative else None


def _object(amount: Amount, verb: "Token") -> "Token | None":
    """Who was beaten: the object, or the name that the parse joined to the score: "beat Langley Town 2-0"."""
    found = object_of(verb)
    if found is not None and not span_of(found).overlaps(amount.number) and not found.like_num:
        return antecedent(found)
    between = [each for each in _tokens(amount) if verb.i < each.i and each.idx < amount.number.start]
    named = [each for each in between if each.pos_ == "PROPN"]
    return named[-1] if named else None


def _after(word: "Token", prepositions: tuple[str, ...]) -> "Token | None":
    for by in word.children:
        if by.lower_ in prepositions and by.i > word.i:
            return next((each for each in by.children if each.dep_ == "pobj"), None)
    return None
