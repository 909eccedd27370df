"""Whether the words around a bare weekday or month look back or ahead: the nearest cue within the sentence decides."""

import re
from typing import Literal

Direction = Literal["back", "ahead", "open"]

_IRREGULAR = (
    "said|told|was|were|had|did|been|made|took|came|went|began|held|won|lost|met|fell|rose|hit|struck|killed|found|sent|"
    "left|gave|got|saw|shot|broke|wrote|spoke|became|led|kept|put|ran|sold|bought|spent|stood|drew|cut|beat|flew|grew|"
    "threw|drove|paid|brought|thought|fought|caught|taught|built|set|shut|swept|burst|sank|sat|quit|wound|has|have|"
    "since|after|following"
)
_ADJECTIVES = "need|speed|feed|seed|indeed|exceed|proceed|succeed|hundred|sacred|shed|bed|breed|agreed to|so-called"
_TO_DO = (
    "agreed|decided|promised|vowed|pledged|threatened|invited|asked|urged|refused|prepared|preparing|ordered|told|"
    "offered|wants?|hopes?|hoping|intends?|aims?|aiming|likely|ready|about|going|called on|chose|required|summoned"
)
_AUXILIARY = r"will|shall|would|must|may|might|could|should|cannot|can|won[’']t|wouldn[’']t|[’']ll"
_SCHEDULED = (
    r"(?:is|are|was|were|remain) to\b|to be\b|(?:ha[sd]|have) to\b|(?:is|are|was|were)?\s*(?:due|scheduled|slated|planned|"
    r"tipped|billed|timetabled|expected|set)\s(?:to|for|on|in|by|before|at|back)\b|\bdue\b|(?<!than )expected|(?:expect|plan|planning|plans|expects) (?:to|for|on)\b|scheduled|"
    r"ahead of|upcoming|forthcoming|deadline|takes? place|opens|reopens|begins|starts|resumes|continues|reconvenes|sits|kicks off|takes effect|comes into force|ends|expires|goes|meets|hosts|"
    r"expects?|forecasts?|foresees?|sees|predicts?|projects|anticipates?|pencils? in|seen [a-z]+ing|"
    r"considering|weighing|mulling|contemplating|threatening|threatens|faces|[Pp]olls open|[Pp]olls close|go to the polls|goes to the polls|effective|starting|is being|are being"
)
_VERB = r"(?:\s+(?:not|also|then|now|only|still|\w+ly|be|have|been|get|to))*(?:\s+(?:[a-z]+ed|[a-z]+n|held|made|put|sent|cut|met|set|shut|led|heard))?"
_CUE = re.compile(
    rf"(?P<ahead>(?:(?<!\w)(?:{_AUXILIARY})|[’']ll|(?<!\w)(?:{_SCHEDULED})|(?<!\w)(?:{_TO_DO})\s(?:[\w’']+\s){{0,3}}?to)(?!\w){_VERB})"
    rf"|(?<!\w)(?<!\ba )(?<!\bthe )(?P<back>(?:{_IRREGULAR})|(?!(?:{_ADJECTIVES})\b)[a-z]{{2,}}ed)(?![\w-])"
)
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z“\"])|\n")
_SINCE = re.compile(r"\bsince\s+(?:the\s+)?(?:\w+\s+)?$", re.IGNORECASE)
_LIMIT = re.compile(
    r"\b(?:until|till|by|no later than|ahead of|starting|effective|from|before)\s+(?!(?:midnight|noon|midday|dawn|dusk)\b)"
    r"(?:the\s+(?:\w+\s+)?(?:end|start|beginning|middle|close|turn)\s+of\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)
_LASTED = re.compile(r"\b(?:was|were|had|been|remained|stayed|lasted|continued|ran|held|worked|served|opened|began)\b")
_STILL = re.compile(r"\b(?:has|have)\s(?:\w+ly\s)?(?:been\s)?\w+")
_INFINITIVE = re.compile(r"\bto\s(?!the\b|an?\b|his\b|her\b|its\b|their\b|date\b)[a-z]{2,}\s(?:[\w’'-]+\s){0,4}$")
_CALLED = re.compile(
    r"\b(?:call|book|set|schedul|plan|slat|arrang|conven|announc|bill)\w*\s[^.,;]{0,40}\bfor\s+$|"
    r"\b(?:has|have)\s(?:called|announced|convened)\s(?:an?|another)\s[^.,;]{0,40}\bon\s+$|"
    r"\bdeclared?\s+$"
)
"""What is called is yet to be: "has called a rally for Sunday", "declared Thursday a day of mourning"."""
_WHEN = re.compile(r",?\swhen\b")
REACH = 140


def direction(text: str, start: int, end: int) -> Direction:
    """What the sentence around `text[start:end]` says: back, ahead, or open where nothing tells."""
    before = _SENTENCE_END.split(text[max(0, start - REACH) : start])[-1]
    after = _SENTENCE_END.split(text[end : end + REACH])[0]
    if _SINCE.search(before):
        return "back"
    if limit := _LIMIT.search(before):
        return _limit(before, after, opens=not before[: limit.start()].strip())
    if _CALLED.search(before) and after[:1] not in ("'", "’"):
        return "ahead"
    cues = [] if _WHEN.match(after) else list(_CUE.finditer(before))
    if cues:
        return "ahead" if cues[-1].group("ahead") else "back"
    if _INFINITIVE.search(before):
        return "ahead"
    cue = _CUE.search(after)
    return "open" if cue is None else "ahead" if cue.group("ahead") else "back"


def _limit(before: str, after: str, *, opens: bool) -> Direction:
    """ "by Friday" and "until Friday" look ahead unless the clause tells what lasted or had happened by then."""
    cues = list(_CUE.finditer(before))
    if cues and cues[-1].group("ahead"):
        return "ahead"
    if _LASTED.search(before[-60:]) and not _STILL.search(before):
        return "back"
    if not cues and opens:
        later = _CUE.search(after)
        return "back" if later and later.group("back") else "ahead"
    return "ahead"
