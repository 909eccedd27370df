"""What a plain text says of itself: headline, publisher, whom it credits, publication date, language."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from summarizer.article import Article
from summarizer.reading.dates import find_dates
from summarizer.reading.furniture import furniture_lines, is_a_correction, is_caption, is_furniture
from summarizer.reading.mentions import Span
from summarizer.reading.sentences import find_sentences
from summarizer.sources.decode import require_prose

_NAME = r"(?:[Tt]he\s+)?((?<![\w&'’.-])(?:[A-Z][\w&'’-]*(?:\.[A-Za-z][\w]*)*)(?:[^\S\n]+(?:of|the|and|&|[A-Z][\w&'’.-]*)){0,8}?)"
_SYNDICATED = re.compile(
    rf"{_NAME}\s+(?:reports?|reported|writes|informs)\s*,\s*(?:citing|quoting|with reference to|referring to)\s+{_NAME}(?=[.,;\s]|$)"
)
_DATELINE = re.compile(
    r"(?m)^[A-Z][A-Z .,'’/-]{2,40}(?:,\s+[A-Z][a-z.]+)?(?:,\s+\w+\.?\s+\d{1,2}(?:,\s+\d{4})?)?\s*[(\[]([A-Z][\w .&-]{1,30})[)\]]\s*[-–—:]"
)
_BYLINE = re.compile(
    r"(?m)^\s*By\s+[A-Z][\w'’.-]+(?:\s+[A-Z][\w'’.-]+){1,3}(?:,|\s+(?:\||-|–|—|for|in))\s+([A-Z][\w &'’.-]{2,40}?)\s*$"
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|Copyright)\s*(?:\d{4}\s+)?([A-Z][\w &'’.-]{1,40}?)(?:\s+\d{4})?(?:\.|,|\s*$|\s+All)", re.MULTILINE
)
_SOURCE = re.compile(r"(?m)^\s*(?:Source|Publisher|Published by)\s*:\s*([A-Z][\w &'’.-]{1,40}?)\s*$")
_A_DATE = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,?\s"
_FIRST_IN = re.compile(
    r"(?i:first (?:published|appeared) (?:by|in|on)|first reported by|with reporting by)\s+"
    rf"(?!{_A_DATE}){_NAME}(?=[.,;]|\s+(?![A-Z])|$)"
)
_NO_PUBLISHER = frozenset(
    (
        "correspondent correspondents writer writers reporter reporters editor editors columnist contributor staff agency "
        "agencies wire wires desk newsdesk newsroom reserved rights "
        "riservata reservados réservés vorbehalten"
    ).split()
)
"""What a byline, a dateline or a copyright line has where it does not name who publishes: "Political Correspondent"."""
_PUBLISHED = re.compile(r"\b(?:publish(?:ed)?|publication|posted|date|first (?:published|moved))\b", re.IGNORECASE)
_UPDATED = re.compile(r"\b(?:updated?|modified|edited)\b", re.IGNORECASE)
_STOP_WORDS = {
    "en": "the and of to in is that for was with said", "fr": "le la les des et une dans que pour est",
    "de": "der die das und ist nicht mit von den ein", "es": "el la los las que una por con del para",
    "it": "il che della per una con sono gli di nel", "pt": "o que uma para com não dos da em os",
    "nl": "de het een van en dat niet voor met zijn", "pl": "nie się na że jest do to z jak po",
}  # fmt: skip
HEAD_LINES = 8
_LINES_ABOVE, _LAST_LINES = 16, 3
"""How many lines may stand above the report, and how many below it may tell when it was published."""
_SHORTEST_HEADLINE, _LONGEST_HEADLINE = 4, 34
_SHORTEST_NOTE, _LONGEST_NOTE = 8, 14
"""Words of a line that is about the page."""
_LONGEST_LINE = 300
"""Code points of a line that may be a headline."""
_REACH = 100
"""Code points of a line in which its date stands."""
_TELLING = re.compile(r"\b(?:since|until|till|from|after|before|by|in|of|for|dated)\s$")
_OF_A_LIFE = re.compile(r"\b(?:born|died)\b|\d{4}\s?[-–]\s?\d{4}")
_CLOCK = re.compile(r"\b\d{1,2}:\d{2}\b")
_OPENS_DATED = re.compile(r"[A-Z][A-Z /.'’-]{2,30}[,(\s]|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? \d")
_NO_HEADLINE = re.compile(
    r"^(?:By [A-Z]|From (?:our|the)\b|www\.|https?:|©|\[|(?:Photo|Picture|Image|Correction|Copyright|Embargo\w*|Eds)\b\s?[:(]|"
    r"(?:First |Last )?(?:[Pp]ublished|[Pp]osted|[Uu]pdated)\b|Live reporting|For immediate|Skip to|Listen to|Share this|"
    r"Text size|Sign (?:in|up)\b|Subscribe\b|Serving [A-Z]|Your weekly|A newsletter|Magazine of|Office of|Advertisement|"
    r"HOME\b|Home\b(?! [a-z])|(?:Share|Listen|Save|Print|File)(?:\s+\S+){0,2}$|[a-z]+\d|(?:\w\s)+\w$|\W*$)"
    r"|\S\s(?:>{1,2}|»|·)\s\S|\s\s+\S+\s\s|\smin(?:ute)?s? read|@|\bEnglish (?:edition|service)\b|: a newsletter|"
    r"\bMinistry of (?:\w+ )+of\b|\b[Ss]ince \d{4}\.?$"
)
"""What a line above a report has that tells where, when or by whom: crumbs of a path, sections, bylines, notes."""
_PARTED = re.compile(r"\S\s[|/—]\s\S")
"""How a short line is parted that is no headline: "Business live | Markets"."""
_MASTHEAD = re.compile(
    r"(?:(?:The|El|La)\s+)?(?:[A-Z&][\w'’&-]*\s+(?:(?:of|and|the)\s+)?){1,5}(?i:Mercury|Courier|Star|Monitor|Sentinel|"
    r"Advertiser|Herald|Weekly|Post|News|Mirror|Times|Observer|Gazette|Ledger|Chronicle|Tribune|Echo|Wire|Journal|Daily|"
    r"Record|Argus|Bulletin|Telegraph|Standard|Express|Examiner|Reporter|Online)(?:\s.{0,40})?$"
)
_SLUG = re.compile(
    r"^(?:\((?:\d\w\w )?(?:LEAD|LD|URGENT)\)\s*|(?:UPDATED?|WRAPUP|CORRECTED|REFILE)(?:\s?\d+)?\s?[-:–]\s?)"
)
"""What an agency puts before a headline: "UPDATE 3-", "(LEAD)"."""
_DATED = re.compile(
    r"(?m)^[A-Z][A-Z .'’-]{2,30},\s+(?:[A-Z][\w .]{2,20},\s+)?(\w+\.?\s+\d{1,2},\s+\d{4}|\d{1,2}\s+\w+\.?,?\s+\d{4})|"
    r"^\s*(\d{1,2}\s+[A-Z]\w+\.?\s+\d{4}|[A-Z]\w+\.?\s+\d{1,2},\s+\d{4})\s*$"
)
"""The date of a dateline ("NAIROBI, 5 August 2025"), or one that stands alone on a line."""


_DAY_OF_DATELINE = re.compile(
    r"(?m)^[A-Z][A-Z .'’-]{2,30},\s+(?:([A-Z][a-z]{2,8}\.?\s+\d{1,2})|(\d{1,2}\s+[A-Z][a-z]{2,8}\.?))(?!,?\s+\d{4})(?=\s)"
)
"""The day of a dateline that has no year: "SEOUL, Nov. 26 (Wire)"."""
_CLOSE_BY = 10
"""Days between a dateline and the date of a picture of its report."""
_PICTURED = re.compile(r"[(\[]?(?:\w+ )?(?:photo|picture|image)s?\b", re.IGNORECASE)


def article_from_text(text: str) -> Article:
    """An article from plain text, kept as it is; SourceError if only page furniture is in it."""
    require_prose(text)
    syndicated = _SYNDICATED.search(text)
    publisher = syndicated.group(1) if syndicated else _publisher(text)
    credited = [syndicated.group(2)] if syndicated else []
    credited += [match.group(1).rstrip(".") for match in _FIRST_IN.finditer(text)]
    return Article(
        title=_title(text),
        publisher=publisher,
        via=tuple(dict.fromkeys(credit for credit in credited if credit != publisher)),
        language=_language(text),
        published=_published(text),
        text=text,
    )


def _publisher(text: str) -> str | None:
    found = (
        match.group(1).strip() for each in (_SOURCE, _BYLINE, _COPYRIGHT, _DATELINE) for match in each.finditer(text)
    )
    return next((name for name in found if name.split()[-1].lower() not in _NO_PUBLISHER), None)


def _title(text: str) -> str | None:
    """The headline as printed: the first line of the head that names no page, section, person or time.

    A line of a few words is one only where no longer one follows; None where the report begins at once.
    """
    content = [each for each in find_sentences(text) if each.kind != "furniture"]
    if not content or content[0].kind != "title":
        return None
    short = None
    for line in _head(text):
        words = len(line.split())
        parted = words <= _SHORTEST_NOTE and _PARTED.search(line)
        if parted or is_furniture(line) or _NO_HEADLINE.search(line) or _MASTHEAD.match(line) or _full_dates(line):
            continue
        if words >= _SHORTEST_HEADLINE:
            return _SLUG.sub("", line)
        short = short or line
    return short or _line_at(text, content[0].start)


def _head(text: str) -> Iterator[str]:
    """The lines above the report, blank ones left out."""
    for line in filter(None, map(str.strip, text.splitlines()[:_LINES_ABOVE])):
        words = len(line[:_LONGEST_LINE].split())
        if len(line) > _LONGEST_LINE or words > _LONGEST_HEADLINE or (words > _LONGEST_NOTE and line.endswith(".")):
            return
        yield line


def _line_at(text: str, start: int) -> str:
    return text[start:].partition("\n")[0].strip()


def _published(text: str) -> str | None:
    """The date that the page gives; a dateline's day, which has no year, where another line only has one close by."""
    told, near = _date_of_page(text), None
    if told is None:
        near = next((dated for line in furniture_lines(text) if (dated := _full_date(text, line))), None)
    day = _DAY_OF_DATELINE.search(text[: _end_of_head(text)])
    dates = find_dates(next(filter(None, day.groups())), near) if day and near else []
    close = [each.value for each in dates if each.value and near and abs(_days_between(each.value, near)) <= _CLOSE_BY]
    return told or next(iter(close), None)


def _days_between(one: str, other: str) -> int:
    return (date.fromisoformat(one) - date.fromisoformat(other)).days


def _date_of_page(text: str) -> str | None:
    """The date of a furniture line, one that says "published" before one that says "updated"; else the dateline's,
    else that of a short line at the head or the foot.
    """
    lines = [line for line in furniture_lines(text) if not _is_of_another_day(line.of(text).strip())]
    dated = [(line.of(text), value) for line in lines if (value := _full_date(text, line))]
    ranked = sorted(dated, key=lambda each: bool(_UPDATED.search(each[0])) - bool(_PUBLISHED.search(each[0])))
    if ranked:
        return ranked[0][1]
    head = Span(0, _end_of_head(text))
    dateline = _DATED.search(head.of(text))
    if dateline and (told := _full_date(text, Span(*dateline.span(dateline.lastindex or 0)))):
        return told
    printed = list(filter(None, map(str.strip, text.splitlines())))
    printed = [line for line in printed if not _OF_A_LIFE.search(line) and not _PICTURED.match(line)]
    noted = [line for line in printed[:_LINES_ABOVE] if len(line.split()) <= _LONGEST_NOTE or _OPENS_DATED.match(line)]
    last = [line for line in printed[: -_LAST_LINES - 1 : -1] if len(line.split()) <= _SHORTEST_NOTE]
    saying = [line for line in printed if _PUBLISHED.match(line)]
    return next((dates[0] for line in (*saying, *noted, *last) if (dates := _full_dates(line[:_REACH]))), None)


def _is_of_another_day(line: str) -> bool:
    return is_caption(line) or is_a_correction(line) or _PICTURED.match(line) is not None


def _full_dates(line: str) -> list[str]:
    """The days that a line is dated, not those of which it tells: "shut since 5 August 2025"."""
    words = _CLOCK.sub(" ", line)
    dates = find_dates(words, include_furniture=True)
    stamped = (each for each in dates if not _TELLING.search(words[: each.start]))
    return [each.value for each in stamped if each.value and len(each.value) == 10]


def _full_date(text: str, span: Span) -> str | None:
    found = find_dates(span.of(text)[:200], include_furniture=True)
    return next((each.value for each in found if each.value and len(each.value) == 10), None)


def _end_of_head(text: str) -> int:
    at = 0
    for line in text.splitlines(keepends=True)[:HEAD_LINES]:
        at += len(line)
    return at


def _language(text: str) -> str:
    """The language whose commonest words are most frequent; Cyrillic text is `ru` or `uk` by its letters."""
    sample = text[:5000].lower()
    if len(re.findall(r"[а-яіїєґ]", sample)) > len(sample) / 3:
        return "uk" if re.search(r"[іїєґ]", sample) else "ru"
    words = Counter(re.findall(r"\w+", sample))
    counts = {code: sum(words[word] for word in listed.split()) for code, listed in _STOP_WORDS.items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] > counts["en"] else "en"
