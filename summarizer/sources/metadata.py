"""What a plain text says of itself: headline, publisher, whom it credits, publication date, language."""

import re
from collections import Counter

from summarizer.article import Article
from summarizer.reading.dates import find_dates
from summarizer.reading.furniture import furniture_lines
from summarizer.reading.mentions import Span
from summarizer.reading.sentences import find_sentences, reads_like_a_title
from summarizer.sources.decode import require_prose

_NAME = r"(?:[Tt]he\s+)?((?:[A-Z][\w&'’-]*(?:\.[A-Za-z][\w]*)*)(?:\s+(?:of|the|and|&|[A-Z][\w&'’.-]*))*?)"
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
        "agencies wire wires desk newsdesk newsroom reserved rights"
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
_LONGEST_KICKER = 4
_SECTION = 2
"""Words of the name of a section: "Obituaries", "World news"."""
"""Words of a line that only tells the page's section: "SPORT BUSINESS"."""
_DATED = re.compile(
    r"(?m)^[A-Z][A-Z .'’-]{2,30},\s+(?:[A-Z][\w .]{2,20},\s+)?(\w+\.?\s+\d{1,2},\s+\d{4}|\d{1,2}\s+\w+\.?,?\s+\d{4})|"
    r"^\s*(\d{1,2}\s+[A-Z]\w+\.?\s+\d{4}|[A-Z]\w+\.?\s+\d{1,2},\s+\d{4})\s*$"
)
"""The date of a dateline ("NAIROBI, 5 August 2025"), or one that stands alone on a line."""


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
    """The headline as printed: the first line, or the second where the first is a kicker in capitals or the name of a section."""
    content = [each for each in find_sentences(text) if each.kind != "furniture"]
    if not content or content[0].kind != "title":
        return None
    title = _line_at(text, content[0].start)
    after = next((line for each in content if (line := _line_at(text, each.start)) != title), "")
    words, more = len(title.split()), len(after.split())
    kicker = words <= _LONGEST_KICKER and (title.isupper() or words <= _SECTION < more)
    return after if kicker and after and reads_like_a_title(after) else title


def _line_at(text: str, start: int) -> str:
    return text[start:].partition("\n")[0].strip()


def _published(text: str) -> str | None:
    """The date of a furniture line, one that says "published" before one that says "updated"; else the dateline's."""
    lines = list(furniture_lines(text))
    dated = [(line.of(text), value) for line in lines if (value := _full_date(text, line))]
    ranked = sorted(dated, key=lambda each: bool(_UPDATED.search(each[0])) - bool(_PUBLISHED.search(each[0])))
    if ranked:
        return ranked[0][1]
    head = Span(0, _end_of_head(text))
    dateline = _DATED.search(head.of(text))
    return _full_date(text, Span(*dateline.span(dateline.lastindex or 0))) if dateline else None


def _full_date(text: str, span: Span) -> str | None:
    for date in find_dates(span.of(text)[:200], include_furniture=True):
        if date.value and len(date.value) == 10:
            return date.value
    return None


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
