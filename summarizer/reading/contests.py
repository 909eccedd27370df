"""Tells a score from a range: two numbers joined by a dash that stand against each other."""

import re

from summarizer.reading.mentions import NumberMention

_SENTENCE = 80
"""Code points before or after a score in which its contest is named."""
_LAST_CLAUSE = re.compile(r"[.;!?]\s|\n")
_CONTESTED = re.compile(
    r"\b(?:beat(?:en)?|los[te]|losing|w[io]n|winning|drew|drawn?|defeat(?:ed|ing)?|vote[ds]?|voting|tied?|trail(?:ed|ing)?|"
    r"led|lead(?:ing)?|thrash(?:ed|ing)|edged|split|fell|fail(?:ed|s)|pass(?:ed|es)|down|aggregate|score[ds]?|scoreline|"
    r"victory|ruled|decided|upheld|rejected|approved|backed|carried)\b[^.;]{0,50}$",
    re.IGNORECASE,
)
_CONTEST = re.compile(
    r"(?:\s[a-z-]+){0,2}\s(?:wins?|victory|defeats?|draws?|loss(?:es)?|lead|score|scoreline|triumph|decision|votes?|aggregate|"
    r"thrashing|rout|ties?|split|ruling|verdict|majority|hammering|thriller|record|comeback)\b"
)
_COUNTED = re.compile(r"\s(?:more\s|new\s|other\s)?(?!across\b|versus\b|this\b)[a-z]{3,}s\b")
"""What so many things of are told: "led to 3-5 closures"."""
_SCORE_BEFORE = re.compile(r"\d[-–]\d+(?:,| and|, and)\s$")


def is_score(text: str, first: NumberMention, second: NumberMention) -> bool:
    """Whether two numbers joined by a dash stand against each other: "drew 1-1", "a 5–8 vote", "lost 4-6, 3-6"."""
    if not (first.text.isdigit() and second.text.isdigit()) or second.unit not in {None, "goals", "votes"}:
        return False
    before, after = text[max(0, first.start - _SENTENCE) : first.start], text[second.end : second.end + _SENTENCE]
    if _COUNTED.match(after) and not _CONTEST.match(after):
        return False
    told = _CONTESTED.search(_LAST_CLAUSE.split(before)[-1])
    return first.value == second.value or bool(told or _CONTEST.match(after) or _SCORE_BEFORE.search(before))
