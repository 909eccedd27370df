"""What only looks like a quantity: ordinals, names, addresses, places in an order, clock times, numbers to call."""

import re

from summarizer.reading import number_words
from summarizer.reading.mentions import Span
from summarizer.reading.number_words import MAGNITUDES
from summarizer.reading.numbers.written import SHORT

_CONVERSION = re.compile(r"\(\s*(?:US)?[$€£]1\s*=[^)\n]*\)")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_TEMPLATE = re.compile(r"\{\{[^}\n]*\}\}|\{%[^}\n]*%\}")
_PHONE = re.compile(r"(?=[+(\d])(?<!\d)(?:\+?\d{1,3}[ -])?(?:\(?\d{3,5}\)?[ -])?\d{3}-\d{4}(?!\d)")
_CALL = re.compile(
    r"(?=[+\d])(?:\b(?:1800|1300|0800|0808|0300) \d{3} \d{3,4}\b|(?<=\b[Cc]all )\+?\d[\d ]{5,}\d|\b(?:911|999|112)(?= (?:call|dispatch|operator)))"
)
"""A number to call."""
_HOURS = "|".join(list(number_words.ONES)[1:13])
_CLOCK = re.compile(
    r"(?=\d)(?:\d{1,2}\s(?:and|to|-|–)\s\d{1,2}(?::\d{2})?\s?[ap]\.?m\b"
    r"|\d{1,2}[.:]?[0-5]\d\shrs\b|\d{1,2}(?::\d{2}|\.\d{2})?\s?(?:[ap]\.?m\b|GMT|BST|UTC|CET|EST|IST|ET\b)|\d{1,2}:\d{2}(?!:?\d)(?<!\d:\d\d:\d\d)"
    r"|^\d{1,2}\.[0-5]\d(?:(?:\s[A-Z]{2,5})?\s*$|(?=\s(?-i:[A-Z“‘\"])))|\b0\d\.[0-5]\d\b(?!\s?%)|\d{1,2}\so['’]clock\b"
    r"|(?<=\bat\s)\d{1,2}\sin\sthe\s(?:morning|afternoon|evening)\b)",
    re.IGNORECASE | re.MULTILINE,
)
_CLOCK_IN_WORDS = re.compile(
    r"\b(?:at|by|until|till|before|after|since)\s\d{1,2}\.[0-5]\d(?=\s(?:that|this|yesterday|last|on|in the)\b)"
    rf"|\b(?:half|(?:a\s)?quarter|five|ten|twenty)\s(?:past|to)\s(?:midnight|noon|{_HOURS})\b"
    rf"|\b(?:come|came|begins?|began|starts?|started|opens?|opened|leaves?|morning|evening|night)\sat\s(?:{_HOURS})\b(?!\s[a-z]+s\b)"
    rf"|(?<=day\sat\s)(?:{_HOURS})\b(?!\s[a-z]+s\b)|\b(?:{_HOURS})\so['’]clock\b|(?<=\bat\s)(?:{_HOURS})\sin\sthe\s(?:morning|afternoon|evening)\b",
    re.IGNORECASE,
)
_MILITARY = re.compile(
    r"(?<=\bat )(?:[01]\d|2[0-3])[0-5]\d\b(?! (?:people|men|women|homes|jobs|troops))(?=\s(?:on|local|hours|this|that|GMT)|[,.])"
    r"|(?<=\babout )(?:[01]\d|2[0-3])[0-5]\d(?= (?:on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|local time|hours|GMT)\b)"
)
"""A time of day without a colon: "at 1400 on Thursday"."""
_TO_RING = re.compile(
    r"(?<=\bon )(?:101|111|999|911|112|0800 \d{3} \d{3,4})\b(?=[,.; ](?! ?(?:of|people|men|seats|per)))|(?<=\b[Rr]ing )\d{3}\b|(?<=\b[Cc]all )(?:101|111|999|911|112)\b"
)
"""A short number to ring: "call the force on 101"."""
_BEYOND = re.compile(r"(?<=\bbeyond )2[0-2]\d\d\b(?! [a-z]+s\b)")
"""A year far off: "well beyond 2200"."""
_TO_READ = re.compile(r"\(\d{1,2} min(?:ute)?s?(?: read)?\)")
_OF_A_LIST = re.compile(r"^\d{1,2}[.)](?=\s|$)", re.MULTILINE)
_PARAS = re.compile(r"\b\d{1,2}(?= paras\b)")
NO_QUANTITIES = (
    _MILITARY,
    _TO_RING,
    _BEYOND,
    _TO_READ,
    _PARAS,
    _CLOCK,
    _CLOCK_IN_WORDS,
    _CONVERSION,
    _PHONE,
    _CALL,
    _TEMPLATE,
)
_NAMED = re.compile(
    r"\b(?:Article|Resolution|Section|Chapter|Route|Highway|Flight|Level|Phase|Group|Room|Gate|Line|Unit|Act|Title|"
    r"Protocol|Formula|Embraer|Cessna|Antonov|Ilyushin|Channel|Radio|Stage|Round|Day|Week|Boeing|Airbus|Covid|COVID|Apollo|Windows|iPhone|Galaxy|"
    r"Agenda|Vision|Rule|Paragraph|Clause|Number|No\.?|Page|Table|Figure|Part|Volume|Type|Model|Case|Count|Under|Top|"
    r"Terminal|Pier|Exit|Junction|Hall|Ward|District|Zone|Area|Division|Class|Grade|Year|Tier|Category|Point|Study|"
    r"Super Bowl|World War|Euro|FTSE|Dax|DAX|CAC|Nikkei|Nasdaq|S&P|Stoxx|STOXX|KOSPI|Russell|ASX|Big|"
    r"Local|Lodge|Precinct|Platform|Track|Bus|Tram|Train|Runway|Squadron|Form|Sector|Block|Plot|Lot|Apartment|Apt|Suite|"
    r"Flat|Cell|Site|Building|Bay|Berth|Hangar|Proposition|Prop|Initiative|Amendment|Bill|Decree|Directive|Regulation|"
    r"Schedule|Annex|Appendix|Exhibit|Psalm|Symphony|Season|Episode|Matchday|Lane|Heat|Interstate|Motorway|Freeway|"
    r"Expressway|Street|Avenue|Engine|Ladder|Reactor|Well|Ordinance|Order|Law|Item|Camp|Warehouse|Box|Bridge|Officer|Witness|Juror|Defendant|Row|Stall|[Ss]tall)"
    r"[\s-]$"
)
_PLACED = re.compile(
    r"\b(?:(?:pages?|paragraphs?|paras?|verse|chapter|section|clause|phase|(?<!\ba\s)round|stage|category|tier|grade|(?<=\bat\s)week|berths?|[Uu]pdate|UPDATE|rule|slide|extension|(?<=\bat )number)\s"
    r"|\bthe\s[A-Z]\s|\b(?:Room|Suite|Unit)\s\d+[-–]"
    r"|(?:pages|paragraphs|paras|berths)\s\w+\s?(?:and|to|-|–)\s?)$"
)
"""Before what is a place in an order and no quantity: "page 12", "round seven", "berths 4 and 5"."""
_MONTHS = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
_PAIR = re.compile(
    r"\s+(?:authoritarian |neighbouring |neighboring |warring |rival )?"
    r"(?:countries|sides|nations|leaders|parties|neighbours|neighbors|states|governments|allies|teams|men|women)\b"
)
_JOINED_TO_A_WORD = re.compile(r"[A-Za-z]-?$|\w[-–]$|[/:@#_]$")
_SUBDIVIDED = re.compile(r"\d\($|\b(?:19|20)\d\d[-–]$")
"""Before a part of a number that is no quantity: "section 13(1)", "the season of 2027-28"."""
_DASHED = re.compile(rf"(?:\s|^)[-–]$|\d(?:{SHORT})?[-–]$")
_DAY_AFTER = re.compile(rf"\s?(?:and|to|or|-|–)\s?\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTHS}")
_DAY_BEFORE = re.compile(rf"{_MONTHS}\s\d{{1,2}}\s?(?:and|to|or|-|–)\s?$")
_NAME_BEFORE = re.compile(r"(?<=\w[ ,])(?<!\. )([A-Z][a-z]{2,})\s$")
_INDEX_AFTER = re.compile(r"\s(?:share |stock )?index\b")
_MONTH = re.compile(_MONTHS)
_COUNTED_AFTER = re.compile(
    r"\s?(?:%|per\s?cent|(?!\s?(?:was|is|has|does|as|its|his|this)\b)\w*\s?[a-z]+s\b|people|million|billion|thousand|hundred)"
)
_SCORED_AFTER = re.compile(r"[-–]\d")
_ADDRESS = re.compile(
    r"(?:\s(?:[NSEW]\.?|North|South|East|West|[A-Z][a-z’']+)){1,3}\s"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Lane|Drive|Boulevard|Blvd|Terrace|Crescent|Close|Court|Place|Square|Parade|Row|"
    r"Gardens|Mews|Quay|Highway|Parkway|Way)\b(?!\s(?:residents|people|homes|houses|shops|families|workers))"
)
"""A house in its street: "410 Main Street"."""
_RACED = re.compile(
    r"\s?(?:m|km|metres?|meters?)\s(?:individual\s)?"
    r"(?:breaststroke|freestyle|butterfly|backstroke|hurdles|sprint|dash|medley|relay|steeplechase)\b"
)
"""A distance that names an event: "the 200 metres breaststroke"."""
_MEASURE_AFTER = re.compile(
    r"-(?:MW|GW|kW|kWh|MWh|GWh|GB|TB)(?![A-Za-z])|(?:km|kg|cm|mm|mph|kph|km/h|kmh|ft|m|g|p|MW|GW|kW|kWh|MWh|GWh|bps|bpd|[KMGT]B|[MG]Hz|V|W|C|F|%)(?![A-Za-z])"
)
_LETTERS_AFTER = re.compile(r"[A-Za-z]|[-–][A-Z]\w|/\d|:\d|px\b|\s?px\b")


def marks_of_a_list(text: str) -> list[Span]:
    """The "1.", "2." that lines begin with; none where no two lines are numbered from 1."""
    marks = [Span(*match.span()) for match in _OF_A_LIST.finditer(text)]
    return marks if {"1", "2"} <= {mark.of(text)[:-1] for mark in marks} else []


def is_name_or_ordinal(text: str, start: int, end: int, has_sign: bool) -> bool:
    """Whether digits only name, order or date something; `has_sign` if a currency stands before them."""
    before, after = text[max(0, start - 24) : start], text[end : end + 12]
    if _ORDINAL.match(after):
        return True
    if has_sign:
        return False
    if _SUBDIVIDED.search(before):
        return True
    if _JOINED_TO_A_WORD.search(before) and not _DASHED.search(before):
        return True
    if _DAY_AFTER.match(text[end : end + 24]) or _DAY_BEFORE.search(before):
        return True
    if _RACED.match(text, end):
        return True
    if _ADDRESS.match(text[end : end + 60]) or _is_part_of_a_name(before, text[end : end + 30], text[start:end]):
        return True
    return bool(_NAMED.search(before) or _PLACED.search(before)) or bool(_letters_follow(after))


def _is_part_of_a_name(before: str, after: str, digits: str) -> bool:
    """ "the Nairobi 20 share index", "Halcon 2": a capitalised word within a sentence, a small number, no plural noun."""
    if re.search(r"\b[A-Z][A-Za-z]+\s$", before) and _INDEX_AFTER.match(after):
        return True
    name = _NAME_BEFORE.search(before)
    if not name or not digits.isdigit() or int(digits) > 99 or _MONTH.match(name.group(1)):
        return False
    return not _COUNTED_AFTER.match(after) and not _SCORED_AFTER.match(after)


def _letters_follow(after: str) -> bool:
    return not _MEASURE_AFTER.match(after) and bool(_LETTERS_AFTER.match(after))


def is_pronoun_or_pair(text: str, start: int, end: int, words: str) -> bool:
    """Whether words of number count nothing: "one of them", "the two sides", "round seven", "two-way"."""
    before = text[max(0, start - 12) : start].lower()
    if words == "one" or (text[start].isupper() and re.search(r"[A-Z]\w+ $", text[max(0, start - 12) : start])):
        return True
    if words in {"two"} and re.search(r"\b(?:the|these|those|its|between)\s$", before):
        return bool(_PAIR.match(text, end))
    if _PLACED.search(text[max(0, start - 24) : start]):
        return True
    if words == "two" and (re.match(r"\sto one\b", text[end : end + 8]) or re.search(r"\ban?\s\w+\sor\s$", before)):
        return True  # "a majority of two to one", "a month or two"
    if re.match(r"-(?:way|time|off|fold|sided|bedroom|storey|story|legged)", text[end : end + 10]):
        return True
    if words in MAGNITUDES and re.search(r"(?:\d|\b(?:every|each|per|other))[\s-]$", before):
        return True
    return words == "zero" or (words in {"hundred", "thousand", "million", "billion", "dozen"} and before.endswith("-"))
