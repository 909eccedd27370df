"""Where a summary may leave a bound out: "could get 15 years" for "up to 15 years"."""

from summarizer.checking.claims import Claims
from summarizer.checking.measures import LOWER, UPPER, kind_of
from summarizer.reading.mentions import NumberMention

_POSSIBLE = frozenset("can could may might face risk threaten allow permit let maximum limit".split())
_WISHED = frozenset("want ask call demand urge seek require need insist request propose call".split())


def may_leave_out(claims: Claims, number: NumberMention, there: NumberMention) -> bool:
    """Whether `number` of the summary, said without the bound that `there` has in the article, still says as much.

    An upper bound goes without saying of what is only possible and of a time allowed, a lower one of what is wished.
    """
    if there.hedge in UPPER:
        return kind_of(number.unit)[0] == "time" or bool(_clause(claims, number) & _POSSIBLE)
    return there.hedge in LOWER and bool(_clause(claims, number) & _WISHED)


def _clause(claims: Claims, number: NumberMention) -> set[str]:
    inside = claims.at(number)
    return {each.lemma_.lower() for each in claims.clause(inside[0])} if inside else set()
