"""People told by their state alone, and by the group they make up: "19 dead", "two brigades of 5,000 people"."""

import re

from summarizer.reading.counting.nouns import Amount, counted_noun, is_measure
from summarizer.reading.counting.phrases import noun_words

_NEAR = 40
_STATED = re.compile(
    r"\s(dead|missing|injured|wounded|hurt|homeless|hospitali[sz]ed|unaccounted for|displaced)\b(?!\s(?!across\b)[a-z]{3,}s\b)"
)


def of_stated(amount: Amount) -> str:
    """ "people dead" of a bare "at least 19 dead"."""
    stated = _STATED.match(amount.reading.text[amount.number.end :][:_NEAR])
    return f"people {stated.group(1)}" if stated else ""


_GROUPS = frozenset(
    "brigade team group crew convoy fleet army force delegation panel committee squad unit battalion division crowd class "
    "party gang network coalition family chain caravan flotilla column regiment company staff cast band".split()
)


def of_members_in(amount: Amount) -> str:
    """ "people in military brigades" of "two military brigades of 5,000 people", where nothing is told of the people."""
    noun = counted_noun(amount.reading, amount.number)
    of = noun.head if noun is not None and noun.dep_ == "pobj" else None
    if noun is None or of is None or of.lower_ != "of" or of.head.lemma_ not in _GROUPS or noun.tag_ != "NNS":
        return ""
    if any(child.dep_ in {"relcl", "acl"} for child in noun.children) or is_measure(noun):
        return ""
    words = noun_words(amount.reading, of.head, place=False)
    return f"{noun_words(amount.reading, noun, place=False)} in {words}" if words else ""
