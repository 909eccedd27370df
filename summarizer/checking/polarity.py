"""A clause of a summary must not say the opposite of the passages it rests on: negation, and opposite words."""

from typing import TYPE_CHECKING

from summarizer.checking.claims import Claims
from summarizer.checking.finding import Finding, with_passage
from summarizer.checking.meaning import SIDES, agree, opposed
from summarizer.checking.source import stems_of
from summarizer.reading.clauses import actors
from summarizer.reading.mentions import Span
from summarizer.reading.parse import span_of
from summarizer.reading.references import referent
from summarizer.reading.words import negated

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

SUPPORT = 0.7
SURE = 4.0
_DENYING = frozenset(
    "deny reject refuse decline fail dismiss dispute doubt refute rebut accuse warn avoid prevent question".split()
)
_NEGATIVE = frozenset(
    "no not never none neither nor without hardly barely deny denied denies reject rejected dismissed refuse refused "
    "fail failed lack unable neither nobody nothing nowhere few fewer false fantasy otherwise unlikely short".split()
)
_CLAIMS = frozenset("claim warning allegation accusation suggestion charge report rumour".split())
_GOVERNED = frozenset({"ccomp", "xcomp", "acl", "relcl", "pcomp", "dobj", "pobj", "prep", "acomp", "attr"})
_OBJECTS = frozenset({"dobj", "npadvmod", "nsubjpass", "nsubj"})
_SAYING = frozenset({"say", "tell"})
"""What somebody says is no denial that another "would not say"."""
_PARTICLES = frozenset("up down for back against more first last before after behind ahead".split())
_WEIGHTY = frozenset({"VERB", "ADJ", "NOUN", "ADV", "ADP", "SCONJ", "AUX"})


def check_polarity(claims: Claims) -> list[Finding]:
    """A finding for each word whose passages all say it negated, or not negated, or say its opposite."""
    findings = []
    for token in claims.tokens:
        in_quotes = any(span_of(token).overlaps(each) for each in claims.quoted)
        if token.pos_ in _WEIGHTY and not in_quotes and (finding := _judge(claims, token)):
            findings.append(finding)
    return findings


def _judge(claims: Claims, token: "Token") -> Finding | None:
    if token.lemma_.lower() not in SIDES and not _is_predicate(token):
        return None
    said = stems_of(" ".join(each.text for each in claims.clause(token))) - stems_of(token.text)
    scores = claims.source.scores(said)
    supporting = [i for i in claims.source.supporting(said, SUPPORT, SURE) if _speaks_of(claims, i, token)]
    if not supporting or scores[supporting[0]] < SURE:
        return None
    there = [each for index in supporting for each in claims.source.tokens(index)]
    return _opposite(claims, token, there, supporting) or _negation(claims, token, there, supporting)


def _speaks_of(claims: Claims, index: int, token: "Token") -> bool:
    """Whether a sentence of the article speaks of whom the summary has act, where it names them."""
    names = [name for actor in actors(token) if (name := referent(token.doc, actor)) and name[:1].isupper()]
    known = [claims.people.forms(name) for name in names if claims.people.party_of(name)]
    return not known or any(forms & claims.people.spoken_of(index) for forms in known)


def _is_predicate(token: "Token") -> bool:
    verb = token.pos_ == "VERB" and token.dep_ not in {"pcomp", "pobj", "amod", "compound"}
    return verb or (token.dep_ == "acomp" and token.pos_ == "ADJ" and token.head.pos_ == "AUX")


def _opposite(claims: Claims, token: "Token", there: "list[Token]", supporting: list[int]) -> Finding | None:
    lemma = token.lemma_.lower()
    if lemma not in SIDES or token.pos_ == "ADP":
        return None
    if any(agree(lemma, each.lemma_.lower()) or lemma == each.lower_ for each in there):
        return None
    against = [
        each
        for each in there
        if _share_somebody(token, each)
        and (each.lower_ not in _PARTICLES or each.pos_ == token.pos_ == "ADV")
        and opposed(lemma, each.lemma_.lower())
        and (each.pos_ == token.pos_ or _acts(each))
    ]
    against = [each for each in against if is_negative(each) == is_negative(token) and not _of_other(token, each)]
    if not against:
        return None
    why = f"the article says {against[0].text!r}"
    passage = claims.source.sentences[supporting[0]].text
    return claims.finding(span_of(token), "opposite_word", with_passage(why, passage))


def _share_somebody(first: "Token", second: "Token") -> bool:
    """Whether anything that hangs on the one word, or that it hangs on, is told of the other too."""
    return bool(_company(first) & _company(second))


def _company(token: "Token") -> frozenset[str]:
    above = [token.head] if token.pos_ != "VERB" else []
    return stems_of(" ".join(each.text for each in (*token.subtree, *above) if each is not token))


def _of_other(first: "Token", second: "Token") -> bool:
    """Whether what two verbs are about differs: 14 seats lost are not the 71 won, nor is the majority."""
    one, other = (
        {each.lower_ for child in verb.children if child.dep_ in _OBJECTS for each in child.subtree if each.like_num}
        for verb in (first, second)
    )
    if one and other and one != other:
        return True
    done, undone = (
        stems_of(" ".join(each.text for child in verb.children if child.dep_ == "dobj" for each in child.subtree))
        for verb in (first, second)
    )
    return bool(done) and bool(undone) and not done & undone


def _acts(token: "Token") -> bool:
    return token.pos_ in {"VERB", "NOUN"}


def _negation(claims: Claims, token: "Token", there: "list[Token]", supporting: list[int]) -> Finding | None:
    if not _is_predicate(token):
        return None
    negative = is_negative(token)
    if _denied(token) or (token.lemma_.lower() in _SAYING and not negative):
        return None
    same = [each for each in there if agree(token.lemma_.lower(), each.lemma_.lower()) and each.pos_ == token.pos_]
    same = [each for each in same if not _of_other(token, each)]
    passage = claims.source.sentences[supporting[0]].text
    if same:
        if all(is_negative(each) != negative and not _denied(each) for each in same):
            why = "the summary negates this, the article does not" if negative else "the article negates this"
            return claims.finding(_negated_span(token), "negation_differs", with_passage(why, passage))
        return None
    around = " ".join(claims.source.sentences[index].text for index in supporting[:3])
    if _explicitly(token) and not negated(around) and not _NEGATIVE & {word.casefold() for word in around.split()}:
        why = "the summary negates this, the article does not"
        return claims.finding(_negated_span(token), "negation_differs", with_passage(why, passage))
    return None


def _negated_span(token: "Token") -> Span:
    marks = [
        each
        for each in (*token.children, *token.head.children)
        if each.dep_ == "neg" or each.lower_ in {"not", "never"}
    ]
    near = [each for each in marks if abs(each.i - token.i) <= 3]
    start = min([token.idx, *(each.idx for each in near)])
    return Span(start, max([token.idx + len(token), *(each.idx + len(each) for each in near)]))


def _explicitly(token: "Token") -> bool:
    owners = (token, token.head) if token.dep_ in {"acomp", "attr"} else (token,)
    return any(child.dep_ == "neg" or child.lower_ == "never" for owner in owners for child in owner.children)


def is_negative(token: "Token") -> bool:
    """Whether what `token` says is negated by its own "not", "no" or "without"."""
    above = token.dep_ in {"dobj", "attr", "acomp", "xcomp"} and _explicitly(token.head)
    return _explicitly(token) or _has_no(token) or above


def _denied(token: "Token") -> bool:
    """Whether a word of denial governs `token`: whose view it then is, the tree does not settle."""
    governor = token
    for _ in range(6):
        if governor.dep_ not in _GOVERNED:
            return False
        governor = governor.head
        if governor.lemma_.lower() in _DENYING or (governor.pos_ == "NOUN" and governor.lemma_.lower() in _CLAIMS):
            return True
    return False


def _has_no(token: "Token") -> bool:
    for child in token.children:
        if child.lower_ in {"no", "neither", "nobody", "nothing", "none", "without"}:
            return True
        if child.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"} and any(
            each.lower_ in {"no", "neither"} for each in child.subtree
        ):
            return True
    return token.dep_ == "pcomp" and token.head.lower_ == "without"
