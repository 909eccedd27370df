"""Units that a number takes from what stands around it."""

import re
from dataclasses import replace

from summarizer.reading.mentions import NumberMention

_BEFORE_AGE = re.compile(r"[A-Z][\w’'-]+,\s$|\baged?\s$")
_AFTER_AGE = re.compile(r"\s*[,.;)]|\s+and\b")
_AGAINST = re.compile(r"\s(?:from|to|against|versus|and)\s$")
_AT_A_TIME = re.compile(r"\s(?:an?|the|one|in|last|this|earlier|previously|before)\s")
"""After a level that is told of a time: "up from 4.00 the year before"."""
_BY = re.compile(
    r"\b(?:rose|risen|rises?|fell|fallen|falls?|grew|grown|shrank|sank|slid|cut|(?:firm|climb|gain|jump|increas|surg|"
    r"advanc|eas|drop|slipp|declin|tumbl|plung|weaken|strengthen|reduc|lower|rais|lift|trimm|slash|narrow|dipp|slump|"
    r"decreas|retreat|soar|boost)(?:ed|ing))\sby\s(?:\w+\s)?$"
)
"""Before a change, which the level it leads to need not share its unit with: "firmed by 0.4% to 128.80"."""


def in_dollars(mention: NumberMention, dollar: str) -> NumberMention:
    """A bare "$" as the dollar of the article."""
    return replace(mention, unit=dollar) if mention.text.startswith("$") and mention.unit == "USD" else mention


def with_unit_of(text: str, mention: NumberMention, previous: NumberMention | None) -> NumberMention:
    """A bare number takes the unit of the one it is set against ("39 per cent to 37"); an age beside a name is in years."""
    if mention.unit is not None:
        return mention
    before, after = text[max(0, mention.start - 30) : mention.start], text[mention.end : mention.end + 12]
    if _BEFORE_AGE.search(before) and _AFTER_AGE.match(after) and _is_age(mention):
        return replace(mention, unit="years")
    against = _AGAINST.search(before)
    level = previous and against and against.group().strip() == "to" and _BY.search(text[: previous.hedged.start][-40:])
    if previous and previous.unit == "%" and not mention.text[0].isdigit():
        return mention  # "2.3%, versus two in the other arm"
    if (
        previous
        and against
        and not level
        and text[previous.end : previous.end + 1] != ")"
        and mention.start - previous.end < 50
        and (_AT_A_TIME.match(after) or not re.match(r"\s*[a-z]", after.replace(" and", ",")))
    ):
        return replace(mention, unit=previous.unit)
    return mention


def _is_age(mention: NumberMention) -> bool:
    return isinstance(mention.value, int) and 3 < mention.value < 111 and mention.text.isalnum()
