"""Words around a number that make it less or more than exact."""

import re

from summarizer.reading.mentions import Hedge

_BEFORE: tuple[tuple[str, Hedge], ...] = (
    (r"(?:at least|at the very least|no fewer than|no less than|not less than|a minimum of|minimum of)", "at_least"),
    (
        r"(?:more than|over|above|upwards of|in excess of|exceeding|north of|beyond|well over|just over|passe[sd]|surpasse[sd]|exceed(?:s|ed)?|top(?:s|ped))",
        "more_than",
    ),
    (
        r"(?:up to|as many as|as much as|no more than|not more than|at most|a maximum of|maximum of|within|inside|anything up to)",
        "at_most",
    ),
    (r"(?:less than|fewer than|under|below|not quite|shy of|just under|well under)", "less_than"),
    (
        r"(?:about|around|some|roughly|approximately|nearly|almost|close to|an estimated|estimated|circa|c\.|"
        r"approx\.?|in the region of|more or less|near to|nearer|barely|just about|the best part of|~)",
        "about",
    ),
)
_AFTER: tuple[tuple[str, Hedge], ...] = (
    (r"(?:\s+[a-z]+)?\s+or\s+more\b", "at_least"),
    (r"(?:\s+[a-z]+)?\s+or\s+(?:fewer|less)\b", "at_most"),
    (r",?\s+at (?:the (?:very )?)?least\b", "at_least"),
    (r"(?:\s+[a-z]+)?\s+or\s+so\b", "about"),
    (r",?\s+give or take\b", "about"),
    (r"\s+and (?:change|counting)\b", "more_than"),
    (r"\s*(?:-odd|-plus|\+)", "at_least"),
)
_BETWEEN = r"\s*(?:(?:an?|the|its|his|their|just)\s+)?"
_ANY_LEADING = re.compile(rf"(?<!\w)(?:{'|'.join(words for words, _ in _BEFORE)}){_BETWEEN}$", re.IGNORECASE)
_LEADING = [(re.compile(rf"(?<!\w){words}{_BETWEEN}$", re.IGNORECASE), hedge) for words, hedge in _BEFORE]
_DENYING = re.compile(r"\b(?:no|not|never|not to|no (?:case|point|time|event))\s+$", re.IGNORECASE)
"""Before "more than", which it makes a limit: "in no case exceed"."""
_NO_LOWER = re.compile(
    r"\b(?:not|never|\w+n['’]t|unlikely|no)\s+(?:(?:likely|expected|going|due|to|be|ever|yet)\s+)*"
    r"(?:dip|fall|drop|go|sink|slip|come|be|get|decline|dipped|fallen|dropped|gone|sunk|slipped|cut)\s+$",
    re.IGNORECASE,
)
"""Before "below", which it makes a floor: "not likely to dip below"."""
_TRAILING = [(re.compile(words, re.IGNORECASE), hedge) for words, hedge in _AFTER]
_STRENGTH = ("at_least", "more_than", "at_most", "less_than", "about")


def hedge_around(text: str, start: int, end: int) -> tuple[Hedge, int, int]:
    """The hedge of the number at `start:end`, and the span of hedge and number together.

    Where several apply ("up to some 500") a bound wins over "about".
    """
    found: list[tuple[Hedge, int, int]] = []
    at = start
    lasting = _LASTING.match(text[end : end + _NEAR]) is not None
    while match := _leading(text, at, lasting=lasting):
        found.append((match[0], match[1], end))
        at = match[1]
    for pattern, hedge in _TRAILING:
        if after := pattern.match(text, end):
            found.append((hedge, at, after.end()))
            break
    if not found:
        return "exact", start, end
    strongest = min(found, key=lambda each: _STRENGTH.index(each[0]))
    return strongest[0], min(each[1] for each in found), max(each[2] for each in found)


def _leading(text: str, start: int, *, lasting: bool) -> tuple[Hedge, int] | None:
    window_start = max(0, start - 40)
    window = text[window_start:start]
    if not _ANY_LEADING.search(window):
        return None
    for pattern, hedge in _LEADING:
        if match := pattern.search(window):
            if _is_movement(window, match) or (lasting and _is_during(window, match)):
                continue
            if _is_on_the_line_before(match) or (_is_passed(match) and not _is_exceeded(text[start : start + _NEAR])):
                continue
            if match.group().lower().startswith("under") and _TRIED.search(window[: match.start()]):
                continue
            if _hands_over(window, match) or _is_compared(match, text[start:]) or _is_about(match, text[start:]):
                continue
            denied = _DENYING.search(window[: match.start()])
            if hedge == "more_than" and denied:
                return "at_most", window_start + denied.start()
            if hedge == "less_than" and (floor := _NO_LOWER.search(window[: match.start()])):
                return "at_least", window_start + floor.start()
            return hedge, window_start + match.start()
    return None


_MOVED = re.compile(
    r"\b(?:tick|ro|rise|climb|jump|edge|go|went|gone|move|creep|crept|inch|step|push)\w*\s+$", re.IGNORECASE
)


def _is_movement(window: str, match: re.Match[str]) -> bool:
    """ "ticked up to 5.3%" moves, and "9.4% over 18 months" lasts: neither hedges."""
    words = match.group().strip().lower()
    if words.startswith("up to"):
        return bool(_MOVED.search(window[: match.start()]))
    return words in {"over", "within"} and bool(
        re.search(r"(?:%|\d|million|billion|euros|dollars)\s+$", window[: match.start()])
    )


_HANDING = re.compile(r"\b(?:hand|turn|sign)(?:s|ed|ing)?\s+$", re.IGNORECASE)
_KNOWN = re.compile(
    r"(?:below|above|under|over|more than|less than|fewer than)\s+(?:the|its|his|their)\s+$", re.IGNORECASE
)
_MARK = re.compile(
    r"\S+(?:\s(?:million|billion|trillion|percent|per\scent))?[\s-](?:mark|threshold|barrier|milestone)\b"
)
_JOINED = re.compile(r"[\w.,]+-[a-z]")


def _is_on_the_line_before(match: re.Match[str]) -> bool:
    """ "story continues below" over the number's own line."""
    return "\n" in match.group() and match.group().strip().lower() in {"below", "above", "under", "over"}


_TRIED = re.compile(r"\b(?:tested|tried|trialled|operated|placed|put|loaded)\s+$", re.IGNORECASE)
"""Before "under" that tells in what circumstances: "tested under twice its load"."""
_TAKEN = re.compile(
    r"\d[\d.,]*\s(?:[a-z]+\s)?(?:tests?|exams?|checks|inspections|laws|bills|motions|resolutions|budgets)\b"
)
"""What is passed without being exceeded."""


def _is_exceeded(number: str) -> bool:
    return number[:1].isdigit() and not _TAKEN.match(number)


def _is_passed(match: re.Match[str]) -> bool:
    """Whether it is "passed", which hands something on: "passed three complaints to the force"."""
    return match.group().strip().lower().startswith("passe")


_OVER_WHAT = re.compile(
    r"\b(?:fury|row|anger|dispute|concerns?|outrage|protests?|talks|battle|case|scandal|debate|argument|clash(?:es)?|"
    r"feud|fears?|warning|questions?|backlash|fight|worr(?:y|ies)|inquiry|probe|jailed|fined|sued|arrested)\s+$",
    re.IGNORECASE,
)
"""Before "over" that tells what something is about: "fury over £11,000 bill"."""


def _hands_over(window: str, match: re.Match[str]) -> bool:
    """ "hand over 28 slots", "fury over £11,000"."""
    word, before = match.group().strip().lower(), window[: match.start()]
    handed = word.startswith("over") and bool(_HANDING.search(before))
    return handed or (word == "over" and bool(_OVER_WHAT.search(before)))


def _is_compared(match: re.Match[str], number: str) -> bool:
    """ "below the $231 million that was expected": a known figure is compared with, not bounded; "above the 100 mark" is."""
    return bool(_KNOWN.search(match.group())) and not _MARK.match(number)


def _is_about(match: re.Match[str], number: str) -> bool:
    """ "argue over a 70-km stretch": what it is about, and no bound."""
    return match.group().lower().split() in (["over", "a"], ["over", "an"]) and bool(_JOINED.match(number))


_NEAR = 40
_LASTING = re.compile(
    r"[\s-](?:[a-z]+\s)?(?:seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|months?|quarters|years?|decades?|"
    r"seasons?|games|matches|rounds|legs|sessions)\b"
)
_LONGER = re.compile(
    r"\b(?:in|for|of|after|within|with|took|takes?|last(?:s|ed)?|spen[dt]|waited|is|are|was|were|been|well|just|"
    r"little|bit|slightly|far|now|by|and|or|to)\s+$",
    re.IGNORECASE,
)
"""Before "over" where it is more than a length of time: "in over three years", "it took over an hour"."""


def _is_during(window: str, match: re.Match[str]) -> bool:
    """ "a rise of 12 per cent over three years" tells in what time, and not that it was longer."""
    return match.group().split()[0].lower() == "over" and not _LONGER.search(window[: match.start()])
