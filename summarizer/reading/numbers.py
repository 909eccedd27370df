"""Finds quantities as written: digits, words, money, shares, ranges, vague amounts; and leaves out what only looks so."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from summarizer.reading import number_words
from summarizer.reading.contests import is_score
from summarizer.reading.dates import find_dates
from summarizer.reading.furniture import furniture_lines
from summarizer.reading.hedges import hedge_around
from summarizer.reading.mentions import NumberMention, Span
from summarizer.reading.number_words import FRACTIONS, MAGNITUDES, SHORT_MAGNITUDES, VAGUE, WORDS, whole, word_value
from summarizer.reading.units import CURRENCY_SIGNS, bare_dollar, unit_after

_SIGNS = "|".join(re.escape(sign) for sign in sorted(CURRENCY_SIGNS, key=len, reverse=True))
_VULGAR = "".join(number_words.VULGAR)
_DIGITS = rf"(?:\d{{1,3}}(?:(?:,\d{{2,3}})*,\d{{3}}|(?:[\u00a0\u2009\u202f]\d{{3}})+)|\d+)(?:\.\d+|\s?[{_VULGAR}])?(?!\d|\.\d)|[{_VULGAR}]"
_SCALES = "|".join(MAGNITUDES)
_SHORT = "|".join(sorted(SHORT_MAGNITUDES, key=len, reverse=True))
_AMOUNT = rf"(?:{_DIGITS})(?:(?:\s|-)?(?:{_SCALES})(?![\w])|(?:{_SHORT})(?![\w]))?"
_NUMBER = re.compile(
    rf"(?:(?=[\d{_VULGAR}])|(?<![A-Za-z])(?P<sign>(?:{_SIGNS})\s?))(?<![\w.,])(?P<amount>{_AMOUNT})"
    rf"|(?:(?<![\w-]){number_words.AFTER_UNIT})(?P<words>{WORDS})(?![\w])",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"(?<![\w-])(?:several|a few|many|a couple of|some few)\s+(?P<scale>hundred|thousand|million|dozen|billion)"
    r"(?:\s+(?P<more>thousand|million|billion))?(?!\w)",
    re.IGNORECASE,
)
_COUPLE = re.compile(r"(?<![\w-])a\s+(?:couple|pair)(?=\s+(?:of\s+)?(?!of\b)\w+)", re.IGNORECASE)
_PART_OF_SCALE = re.compile(
    r"(?<![\w-])(?:(?P<count>an?|one|three)\s+)?(?P<part>half|quarter|quarters|third)\s+of\s+an?\s+"
    r"(?P<scale>million|billion|century|hundred|thousand)(?!\w)",
    re.IGNORECASE,
)
_HALF_UNIT = re.compile(
    r"(?<![\w-])half\s+an?\s+(?=percentage|per\s?cent|point|mile|hour|year|kilomet|degree|day)", re.IGNORECASE
)
_CONVERSION = re.compile(r"\(\s*(?:US)?[$€£]1\s*=[^)\n]*\)")
_VAGUE = re.compile(
    r"(?<![\w-])(?:" + "|".join(sorted(VAGUE, key=len, reverse=True)) + r")(?=\s+(?:of\b|more\b|\w+))", re.IGNORECASE
)
_FRACTION = re.compile(
    r"(?<![\w-])(?:(?P<count>an?|one|two|three|four|five|six|seven|eight|nine)[\s-])?"
    r"(?P<part>half|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)"
    r"(?=\s+(?:of|the)\b|\s+(?:as|its|their|his|her|for|off|more|less|lower|higher)\b|[.,;]|\s+(?:to|in|from|said|were|was|are|had|have)\b)",
    re.IGNORECASE,
)
_QUARTERS_OF_A_YEAR = re.compile(
    r"\b(?:over|for|in|last|past|next|first|after|within|the|consecutive|straight)\s(?:two|four|five|six|seven|eight)\squarters$",
    re.IGNORECASE,
)
_NEAR_QUARTERS = 32
_IN = re.compile(
    r"(?<![\w.,-])(?P<first>\d+|one|two|three|four|five|six|seven|eight|nine|ten)(?:\s+(?:in|out of)\s+(?:every\s+)?|-in-)"
    r"(?P<second>\d+|two|three|four|five|six|seven|eight|nine|ten|twenty|hundred)(?!\w|,\d)",
    re.IGNORECASE,
)
_RANGE_JOIN = re.compile(rf"\s?(?:-|–|—|\bto\b|\band\b)\s?(?:(?:{_SIGNS})\s?)?", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_TEMPLATE = re.compile(r"\{\{[^}\n]*\}\}|\{%[^}\n]*%\}")
_PHONE = re.compile(r"(?=[+(\d])(?<!\d)(?:\+?\d{1,3}[ -])?(?:\(?\d{3,5}\)?[ -])?\d{3}-\d{4}(?!\d)")
_CALL = re.compile(r"(?=[+\d])(?:\b(?:1800|1300|0800|0808|0300) \d{3} \d{3,4}\b|(?<=\b[Cc]all )\+?\d[\d ]{5,}\d)")
"""A number to call."""
_CLOCK = re.compile(
    r"(?=\d)(?:\d{1,2}\s(?:and|to|-|–)\s\d{1,2}(?::\d{2})?\s?[ap]\.?m\b"
    r"|\d{1,2}(?::\d{2}|\.\d{2})?\s?(?:[ap]\.?m\b|GMT|BST|UTC|CET|EST|IST|ET\b)|\d{1,2}:\d{2})",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?:Article|Resolution|Section|Chapter|Route|Highway|Flight|Level|Phase|Group|Room|Gate|Line|Unit|Act|Title|"
    r"Protocol|Formula|Channel|Radio|Stage|Round|Day|Week|Boeing|Airbus|Covid|COVID|Apollo|Windows|iPhone|Galaxy|"
    r"Agenda|Vision|Rule|Paragraph|Clause|Number|No\.|Page|Table|Figure|Part|Volume|Type|Model|Case|Count|Under|Top|"
    r"Terminal|Pier|Exit|Junction|Hall|Ward|District|Zone|Area|Division|Class|Grade|Year|Tier|Category|Point|Study|"
    r"Super Bowl|World War|Euro|FTSE|Dax|DAX|CAC|Nikkei|Nasdaq|S&P|Stoxx|STOXX|KOSPI|Russell|ASX|Big|"
    r"Local|Lodge|Precinct|Platform|Track|Bus|Tram|Train|Runway|Squadron|Form|Sector|Block|Plot|Lot|Apartment|Apt|Suite|"
    r"Flat|Cell|Site|Building|Bay|Berth|Hangar|Proposition|Prop|Initiative|Amendment|Bill|Decree|Directive|Regulation|"
    r"Schedule|Annex|Appendix|Exhibit|Psalm|Symphony|Season|Episode|Matchday|Lane|Heat|Interstate|Motorway|Freeway|"
    r"Expressway|Street|Avenue|Engine|Ladder|Reactor|Well|Ordinance|Order|Law|Item|Camp|Warehouse|Box|Bridge)"
    r"[\s-]$"
)
_MONTHS = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
_PAIR = re.compile(
    r"\s+(?:authoritarian |neighbouring |neighboring |warring |rival )?"
    r"(?:countries|sides|nations|leaders|parties|neighbours|neighbors|states|governments|allies|teams|men|women)\b"
)
_DIGIT = re.compile(rf"[\d{_VULGAR}]")
_LETTERS = re.compile(r"[^\W\d_]+")
_OF_NUMBER = frozenset({"couple", "pair"}).union(
    number_words.ONES, number_words.TENS, number_words.DOZEN, MAGNITUDES, FRACTIONS,
    [f"{part}s" for part in FRACTIONS], [words.split()[-1] for words in VAGUE],
)  # fmt: skip
"""One of which stands in every number that is written in words."""
LONGEST = 100
"""Characters: what is longer is a key or noise, no quantity, and may be no number that a computer holds."""
LONGEST_IN_WORDS = 200
_BEFORE_AGE = re.compile(r"[A-Z][\w’'-]+,\s$|\baged?\s$")
_AFTER_AGE = re.compile(r"\s*[,.;)]|\s+and\b")
_YEAR_OLD = re.compile(r"-year-old|\syears?[- ]old")
_AGAINST = re.compile(r"\s(?:from|to|against|versus|and)\s$")
_BY = re.compile(
    r"\b(?:rose|risen|rises?|fell|fallen|falls?|grew|grown|shrank|sank|slid|cut|(?:firm|climb|gain|jump|increas|surg|"
    r"advanc|eas|drop|slipp|declin|tumbl|plung|weaken|strengthen|reduc|lower|rais|lift|trimm|slash|narrow|dipp|slump|"
    r"decreas|retreat|soar|boost)(?:ed|ing))\sby\s(?:\w+\s)?$"
)
"""Before a change, which the level it leads to need not share its unit with: "firmed by 0.4% to 128.80"."""
_SIGN = re.compile(r"(?:\bminus\s|(?<![\w\d]\s)(?<!\w)−|(?<![^\s(])-)$", re.IGNORECASE)
_NEGATIVE = re.compile(r"[\d.]+(?:%|\s?°|\s?per\s?cent|\sdegrees)")
_PLUS_OR_MINUS = re.compile(r"plus or\s+minus\s$", re.IGNORECASE)
_AMOUNT_DIGITS = re.compile(_DIGITS)
_BETWEEN_DIGITS = re.compile(rf"[,\s{_VULGAR}]")
_JOINED_TO_A_WORD = re.compile(r"[A-Za-z]-?$|\w[-–]$|[/:@#_]$")
_DASHED = re.compile(rf"(?:\s|^)[-–]$|\d(?:{_SHORT})?[-–]$")
_DAY_AFTER = re.compile(rf"\s?(?:and|to|or|-|–)\s?\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTHS}")
_DAY_BEFORE = re.compile(rf"{_MONTHS}\s\d{{1,2}}\s?(?:and|to|or|-|–)\s?$")
_NAME_BEFORE = re.compile(r"(?<=\w[ ,])(?<!\. )([A-Z][a-z]{2,})\s$")
_MONTH = re.compile(_MONTHS)
_COUNTED_AFTER = re.compile(r"\s?(?:%|per\s?cent|\w*\s?[a-z]+s\b|people|million|billion|thousand|hundred)")
_SCORED_AFTER = re.compile(r"[-–]\d")
_ADDRESS = re.compile(
    r"(?:\s(?:[NSEW]\.?|North|South|East|West|[A-Z][a-z’']+)){1,3}\s"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Lane|Drive|Boulevard|Blvd|Terrace|Crescent|Close|Court|Place|Square|Parade|Row|"
    r"Gardens|Mews|Quay|Highway|Parkway|Way)\b(?!\s(?:residents|people|homes|houses|shops|families|workers))"
)
"""A house in its street: "410 Main Street"."""
_MEASURE_AFTER = re.compile(
    r"(?:km|kg|cm|mm|mph|kph|km/h|kmh|ft|m|g|p|MW|GW|kW|kWh|MWh|GWh|bps|bpd|[KMGT]B|[MG]Hz|V|W|C|F|%)(?![A-Za-z])"
)
_LETTERS_AFTER = re.compile(r"[A-Za-z]|[-–][A-Z]\w|/\d|:\d|px\b|\s?px\b")
_CURRENCIES = {sign.lower(): code for sign, code in reversed(CURRENCY_SIGNS.items())}


def find_numbers(text: str) -> list[NumberMention]:
    """The quantities of `text` in order, none overlapping; offsets in code points.

    Dates, clock times, ordinals, digits inside names, "one" as a pronoun, fixed pairs ("the two countries")
    and page furniture are not quantities.
    """
    return list(_found(text)) if _may_count(text) else []


def _may_count(text: str) -> bool:
    """Whether there is a digit or a word of number, which spares lines without them the slow search."""
    return bool(_DIGIT.search(text)) or not _OF_NUMBER.isdisjoint(_LETTERS.findall(text.lower()))


@lru_cache(maxsize=64)
def _found(text: str) -> tuple[NumberMention, ...]:
    taken = _Taken(text)
    mentions = [
        *taken.keep(_shares(text)),
        *taken.keep(_parts_of_scales(text)),
        *taken.keep(_fractions(text)),
        *taken.keep(_vague(text)),
        *taken.keep(_plain(text)),
    ]
    joined = _joined_ranges(text, sorted(mentions, key=lambda mention: mention.start))
    pairs = zip(joined, [None, *joined], strict=False)
    dollar = bare_dollar(text)
    return tuple(_in_dollars(_with_unit_of(text, mention, previous), dollar) for mention, previous in pairs)


def _in_dollars(mention: NumberMention, dollar: str) -> NumberMention:
    return replace(mention, unit=dollar) if mention.text.startswith("$") and mention.unit == "USD" else mention


def _with_unit_of(text: str, mention: NumberMention, previous: NumberMention | None) -> NumberMention:
    """A bare number takes the unit of the one it is set against ("39 per cent to 37"); an age is in years."""
    if mention.unit is not None:
        return mention
    before, after = text[max(0, mention.start - 30) : mention.start], text[mention.end : mention.end + 12]
    if _BEFORE_AGE.search(before) and _AFTER_AGE.match(after) and _is_age(mention):
        return replace(mention, unit="years")
    if _YEAR_OLD.match(after):
        return replace(mention, unit="years")
    against = _AGAINST.search(before)
    level = previous and against and against.group().strip() == "to" and _BY.search(text[: previous.hedged.start][-40:])
    if (
        previous
        and against
        and not level
        and mention.start - previous.end < 50
        and not re.match(r"\s*[a-z]", after.replace(" and", ","))
    ):
        return replace(mention, unit=previous.unit)
    return mention


def _is_age(mention: NumberMention) -> bool:
    return isinstance(mention.value, int) and 3 < mention.value < 111 and mention.text.isalnum()


class _Taken:
    """Spans that are not, or are already, quantities."""

    def __init__(self, text: str) -> None:
        dates = find_dates(text, include_furniture=True)
        clocks = [Span(m.start(), m.end()) for m in _CLOCK.finditer(text)]
        rates = [
            Span(m.start(), m.end()) for shape in (_CONVERSION, _PHONE, _CALL, _TEMPLATE) for m in shape.finditer(text)
        ]
        self._take([*dates, *clocks, *rates, *furniture_lines(text)])

    def keep(self, mentions: "Iterator[NumberMention]") -> list[NumberMention]:
        kept = [mention for mention in mentions if not self._covers(mention)]
        if kept:
            self._take([*self._spans, *kept])
        return kept

    def _take(self, spans: Sequence[Span]) -> None:
        self._spans = sorted(spans, key=lambda span: span.start)
        self._starts = [span.start for span in self._spans]

    def _covers(self, mention: NumberMention) -> bool:
        at = bisect_right(self._starts, mention.end)
        return any(span.overlaps(mention) for span in self._spans[max(0, at - 6) : at])


def _mention(text: str, start: int, end: int, value: int | float | None, unit: str | None = None,
             low: int | float | None = None) -> NumberMention:  # fmt: skip
    found, unit_end = (unit, end) if unit else unit_after(text, end)
    surface_end = unit_end if found == "%" or (found in _ISO and unit_end > end) else end
    hedge, hedged_start, hedged_end = hedge_around(text, start, surface_end)
    if low is not None and value is None:
        hedge = "vague"
    spread = Span(hedged_start, max(hedged_end, surface_end))
    return NumberMention(start, surface_end, text[start:surface_end], value, low, None, found, hedge, spread)


_ISO = frozenset(CURRENCY_SIGNS.values())


def _shares(text: str) -> Iterator[NumberMention]:
    for match in _IN.finditer(text):
        if len(match.group()) > LONGEST:
            continue
        first, second = (_small(match.group(group)) for group in ("first", "second"))
        if second and first <= second and second < 1000:
            yield _mention(text, match.start(), match.end(), whole(first / second), "share")


def _small(word: str) -> int:
    return int(word) if word.isdigit() else int(word_value(word))


def _fractions(text: str) -> Iterator[NumberMention]:
    for match in _FRACTION.finditer(text):
        part = match.group("part").lower()
        count = (match.group("count") or "").lower()
        if (not count and part != "half") or _QUARTERS_OF_A_YEAR.search(text[: match.end()][-_NEAR_QUARTERS:]):
            continue
        after = text[match.end() : match.end() + 6]
        hedged = re.search(
            r"\b(?:nearly|about|almost|roughly|some|around|than|over|under|just|close to|by|lopped|up)\s+$",
            text[max(0, match.start() - 14) : match.start()],
            re.IGNORECASE,
        )
        spelt = count in {"a", "an", "one"} and part in {"quarter", "half", "third"} and not after.startswith(" of")
        if spelt and not hedged and (part == "third" or not re.match(r"\s+(?:the|as)\b", after)):
            continue
        if (
            not count
            and not hedged
            and not re.match(r"\s+(?:of|the|its|their|his|her)\b", text[match.end() : match.end() + 8])
        ):
            continue
        times = 1 if count in {"", "a", "an", "one"} else number_words.ONES[count]
        yield _mention(text, match.start(), match.end(), whole(times * FRACTIONS[part.removesuffix("s")]), "share")


def _parts_of_scales(text: str) -> Iterator[NumberMention]:
    """ "a quarter of a million", "half a percentage point"."""
    for match in _PART_OF_SCALE.finditer(text):
        times = 3 if (match.group("count") or "").lower() == "three" else 1
        share = FRACTIONS[match.group("part").lower().removesuffix("s")] * times
        scale = match.group("scale").lower()
        if scale == "century":
            yield _mention(text, match.start(), match.end(), whole(share * 100), "years")
        else:
            yield _mention(text, match.start(), match.end(), whole(share * MAGNITUDES[scale]))
    for match in _HALF_UNIT.finditer(text):
        yield _mention(text, match.start(), match.start() + 4, 0.5, unit_after(text, match.end() - 1)[0])
    for match in _COUPLE.finditer(text):
        yield _mention(text, match.start(), match.end(), 2)


def _vague(text: str) -> Iterator[NumberMention]:
    for match in _SEVERAL.finditer(text):
        times = 2 * MAGNITUDES.get(match.group("scale").lower(), 12)
        low = times * MAGNITUDES.get((match.group("more") or "").lower(), 1)
        yield _mention(text, match.start(), match.end(), None, low=low)
    for match in _VAGUE.finditer(text):
        words = " ".join(match.group().lower().split())
        yield _mention(text, match.start(), match.end(), None, low=VAGUE[words])


def _plain(text: str) -> Iterator[NumberMention]:
    for match in _NUMBER.finditer(text):
        if len(match.group()) > (LONGEST if match.group("amount") else LONGEST_IN_WORDS):
            continue
        sign = (match.group("sign") or "").strip()
        amount = match.group("amount")
        start, end = match.start(), match.end()
        if amount is None:
            if not _is_pronoun_or_pair(text, start, end, match.group("words").lower()):
                value, start = _signed(text, start, word_value(match.group("words")))
                yield _mention(text, start, end, value)
        elif not _is_name_or_ordinal(text, start, end, bool(sign)):
            value, start = _signed(text, start, _amount_value(amount))
            share = text[start:end] in number_words.VULGAR and re.match(r"\s+of\b", text[end : end + 8])
            yield _mention(text, start, end, value, "share" if share else _CURRENCIES.get(sign.lower()))


def _signed(text: str, start: int, value: int | float) -> tuple[int | float, int]:
    """The value below zero, and the start of the sign, where "minus" or "−" stands before."""
    sign = _SIGN.search(text[max(0, start - 8) : start])
    if sign and sign.group() == "-" and not _NEGATIVE.match(text[start : start + 20]):
        return value, start
    if not sign or _PLUS_OR_MINUS.search(text[max(0, start - 16) : start]):
        return value, start
    return -value, start - len(sign.group())


def _amount_value(amount: str) -> int | float:
    match = _AMOUNT_DIGITS.match(amount)
    assert match
    vulgar = number_words.VULGAR.get(match.group()[-1], 0)
    digits = _BETWEEN_DIGITS.sub("", match.group()) or "0"
    scale = amount[match.end() :].strip(" -\u00a0").lower()
    times = MAGNITUDES.get(scale) or SHORT_MAGNITUDES.get(scale) or 1
    if vulgar:
        return whole((int(digits) + vulgar) * times)
    return whole(float(Decimal(digits) * times)) if "." in digits else int(digits) * times


def _is_name_or_ordinal(text: str, start: int, end: int, has_sign: bool) -> bool:
    before, after = text[max(0, start - 24) : start], text[end : end + 12]
    if _ORDINAL.match(after):
        return True
    if has_sign:
        return False
    if _JOINED_TO_A_WORD.search(before) and not _DASHED.search(before):
        return True
    if _DAY_AFTER.match(text[end : end + 24]) or _DAY_BEFORE.search(before):
        return True
    if _ADDRESS.match(text[end : end + 60]) or _is_part_of_a_name(before, text[end : end + 30], text[start:end]):
        return True
    return bool(_NAMED.search(before)) or bool(_letters_follow(after))


def _is_part_of_a_name(before: str, after: str, digits: str) -> bool:
    """ "the Nairobi 20 share index", "Halcon 2": a capitalised word within a sentence, a small number, no plural noun."""
    name = _NAME_BEFORE.search(before)
    if not name or not digits.isdigit() or int(digits) > 99 or _MONTH.match(name.group(1)):
        return False
    return not _COUNTED_AFTER.match(after) and not _SCORED_AFTER.match(after)


def _letters_follow(after: str) -> bool:
    return not _MEASURE_AFTER.match(after) and bool(_LETTERS_AFTER.match(after))


def _is_pronoun_or_pair(text: str, start: int, end: int, words: str) -> bool:
    before = text[max(0, start - 12) : start].lower()
    if words == "one" or (text[start].isupper() and re.search(r"[A-Z]\w+ $", text[max(0, start - 12) : start])):
        return True
    if words in {"two"} and re.search(r"\b(?:the|these|those|its|between)\s$", before):
        return bool(_PAIR.match(text, end))
    if re.match(r"-(?:way|time|off|fold|sided|bedroom|storey|story|legged)", text[end : end + 10]):
        return True
    return words == "zero" or (words in {"hundred", "thousand", "million", "billion", "dozen"} and before.endswith("-"))


def _joined_ranges(text: str, mentions: list[NumberMention]) -> list[NumberMention]:
    joined: list[NumberMention] = []
    for mention in mentions:
        if joined and _is_range(text, joined[-1], mention):
            joined[-1] = _range(text, joined[-1], mention)
        else:
            joined.append(mention)
    return joined


def _is_range(text: str, first: NumberMention, second: NumberMention) -> bool:
    between = text[first.end : second.start]
    if first.value is None or second.value is None or first.value <= 0 or _scaled_like(first, second) > second.value:
        return False
    if re.fullmatch(r"(?:,|\s[-–—])?\s(?:perhaps|maybe|possibly|or even)\s", between, re.IGNORECASE):
        return True
    if not _RANGE_JOIN.fullmatch(between) and not _unit_between(first, between):
        return False
    before = text[max(0, first.start - 24) : first.start].lower()
    if re.search(r"\band\b", between, re.IGNORECASE):
        return bool(re.search(r"\bbetween\s+(?:an?\s)?$", before))
    if not between.strip("-–") and is_score(text, first, second):
        return False
    if re.search(r"\bto\b", between, re.IGNORECASE):
        if re.search(r"(?:anywhere|somewhere|ranging|range|varying)\s+from\s+$", before):
            return True
        if re.search(r"(?:from|by|votes?|vote of|score of|won)\s+$", before):
            return False
        percent = first.text.endswith(("%", "cent", "percent"))
        return not percent or bool(re.search(r"(?:of|at|to|for|with|is|was|be|around|about)\s+$", before))
    return True


def _unit_between(first: NumberMention, between: str) -> bool:
    """The unit repeated inside a range: "12 months to 18 months", "between 1.5 billion euros and 2 billion"."""
    return first.unit is not None and bool(re.fullmatch(rf"\s{re.escape(first.unit)}\s(?:to|and)\s", between))


def _scaled_like(first: NumberMention, second: NumberMention) -> int | float:
    """The first number of a range in the scale of the second: the 3 of "3-4 million" is three million."""
    scale = re.search(rf"(?:{_SCALES}|{_SHORT})$", second.text.rstrip("% "), re.IGNORECASE)
    assert first.value is not None
    if scale and re.fullmatch(rf"(?:(?:{_SIGNS})\s?)?(?:{_DIGITS})", first.text):
        word = scale.group().lower()
        return whole(first.value * (MAGNITUDES.get(word) or SHORT_MAGNITUDES[word]))
    return first.value


def _range(text: str, first: NumberMention, second: NumberMention) -> NumberMention:
    between = re.search(
        r"(?:between|from|anywhere from|somewhere between)\s+$",
        text[max(0, first.start - 20) : first.start],
        re.IGNORECASE,
    )
    start = first.start - (len(between.group()) if between else 0)
    span = Span(min(start, first.hedged.start), second.hedged.end)
    low, unit = _scaled_like(first, second), second.unit or first.unit
    return NumberMention(
        first.start, second.end, text[first.start : second.end], None, low, second.value, unit, "range", span
    )
