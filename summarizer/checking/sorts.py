"""Whether two numbers can be of one sort: what is measured or paid in the one must not be counted in the other."""

from summarizer.checking.claims import Claims
from summarizer.checking.measures import Amount, kind_of
from summarizer.reading.counting.nouns import counted_noun, is_measure
from summarizer.reading.mentions import NumberMention
from summarizer.reading.reading import Reading

FEW = 10
"""Spans of time up to this are told in words: what the article counts in Mays or goes, a summary has in years."""
_MEASURED = frozenset({"time", "length", "mass", "share", "points", "USD", "EUR", "GBP", "JPY", "AUD", "CAD", "INR"})
"""Kinds that no number of things is of."""


def of_other_things(claims: Claims, number: NumberMention, said: Amount, there: tuple[NumberMention, Amount]) -> bool:
    """Whether one of two numbers measures and the other counts things: 85,000 spectators are not £85,000."""
    one, other = said.kind, there[1].kind
    if "time" in {one, other} and (number.value or 0) <= FEW:
        return False
    if one in _MEASURED and other is None:
        return counts(claims.source.reading, there[0])
    if one not in {None, "count"} or other not in _MEASURED:
        return False
    unpaid = one is None and is_money(other) and not _paid_beside(claims, number, other)
    return unpaid or counts(claims.reading, number)


def counts(reading: Reading, number: NumberMention) -> bool:
    """Whether a number without a unit is said of a plain noun that is itself no measure."""
    noun = counted_noun(reading, number)
    return noun is not None and noun.pos_ == "NOUN" and noun.i > 0 and not is_measure(noun) and not noun.like_num


def is_money(kind: str | None) -> bool:
    """Whether a kind is a currency."""
    return kind is not None and kind.isupper()


def _paid_beside(claims: Claims, number: NumberMention, currency: str | None) -> bool:
    """Whether the sentence has another sum of that money, which may have lent its sign: "from £3m to 2m"."""
    sentence = claims.sentence(number)
    return any(kind_of(each.unit)[0] == currency for each in claims.reading.numbers if each in sentence)
