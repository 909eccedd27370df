"""Tells page furniture from content: widgets, share bars, credits, bylines, date lines."""

import re
from collections.abc import Iterator

from summarizer.reading.mentions import Span
from summarizer.reading.notes import noted

_LINE = re.compile(r"[^\n\r]+")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?"
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|{_ORDINAL}\s+{_MONTH},?\s+\d{{4}}|{_MONTH}\s+{_ORDINAL},?\s+\d{{4}}|\d{{1,2}}[./-]\s?\d{{1,2}}[./-]\s?\d{{2,4}})"
_WEEKDAY = r"(?:\w+day|mon|tues?|wed|thur?s?|fri|sat|sun)\.?"
_PATTERNS = [
    r"\W*",
    r".*\b\d+\s?px\b.*",
    rf"(?:date|publish(?:ed)?|publication date|updated?|posted|first published|first moved|last updated|last modified)\b.{{0,25}}?(?:{_DATE}|\d+ (?:minutes?|hours?|days?) ago).{{0,60}}",
    rf"\W*(?:{_WEEKDAY},?\s+)?{_DATE}\b.{{0,40}}",
    r"(?:font|text)[ -]?size\b.*|a\s*[-−+]\s*a.*",
    r"(?:share|tweet|print|save|email|copy link|listen|watch|comments?|follow us|subscribe|sign (?:up|in)|log ?in|menu|search|home|advertisement|sponsored|advert|ad|skip to .{0,20}|back to top|more on this story|related(?: articles| stories| topics)?|read more|see also|most read|trending|topics|tags?)\b(?:\s*[:|>/»·•,+]\s*.{0,100}|(?:\s+(?:this|article|story|now|on|via|with|facebook|twitter|x|whatsapp|email|link|print|comments?|save|tweet|share|copy|\d+|\W)){0,8})\W*",
    r"(?:read(?: more| also| next)?|also read|related(?: news)?|you may also like|see also|more|watch|listen|tags?|topics|filed under|source|photo|image|picture|credit|file photo|graphic|video)\s*[:|]\s*.{0,140}",
    r"[\d.,]+\s?[km]?\s+(?:views?|reads?|shares?|comments?|likes?|retweets?|min(?:ute)?s?(?: of)? read(?:ing)?)\b.{0,60}",
    r"(?:reading time|est\. reading).{0,40}",
    r"(?:we use|this (?:site|website) uses) cookies.*|.*\baccept (?:all )?cookies\b.*|.*\bnewsletter\b.{0,60}\b(?:sign up|subscribe)\b.*|(?:sign up|subscribe) (?:to|for)\b.{0,120}",
    r"by\s+(?-i:[A-Z][\w'’.-]*\s*){2,4}(?:(?:,| and| in| for|\||-|–|—).{0,80})?",
    r"(?:©|\(c\)|copyright).{0,120}|all rights reserved.{0,60}",
    r"(?:\w+\s*[>»›/|]\s*){1,6}\w[\w ]{0,40}",
    r"\W*add to my\s?\w{2,8}|\w+ things to know\b.{0,60}|list of \d+ items|list \d+ of \d+\b.*|end of list|click here to share\b.{0,60}",
    r"\((?:photo|image|picture|file|credit)s?\b[^)]{0,120}\)|.{0,80}(?:/(?:reuters|afp|ap|getty(?: images)?|epa|shutterstock))\W*",
    r"(?:page|part) \d+ of \d+|(?:analysis|comment|editorial|opinion|obituary|letters|sport)\s*[:,]?\s*pages? \d+\W*",
    r"comments?\s*\([\d,]+\).*|(?:(?:share|save|tweet|print|e-?mail)\b[\s|·]*)+[\d.,]+\s?[km]?(?:\s(?:comments?|shares?|views?))?",
    r".{0,30}(?:\s{2,}|\|\s*)[\d.,]+\s?[km]? (?:shares|comments|views)\b.{0,40}",
    r".{2,80}\s[|·]\s[\d.,]+\s?[km]? (?:shares|comments|views)\b.{0,40}|(?:\w[\w .'’]{1,30}\s[-–>·]\s){3,8}\w[\w ]{0,30}",
    r"(?:were you forwarded this|support (?:local|our) journalism|get our .{0,40}newsletter|more like this|reach (?:the reporter|(?-i:[A-Z])[\w .'’-]{2,40}) at)\b.*|.*\bwas this (?:article|page|story) helpful\b.*",
    r"share this \w+: .{0,40}|this article is more than .{0,40}|.{0,60}\byes\s+[\d.]+%\s+no\s+[\d.]+%",
    r"(?:support|subscriber)\b[^.]{0,60}\b(?:donate|subscribe|exclusive)\b.{0,80}",
    r"(?-i:[A-Z]{2,5})\s.{0,40}\s{2,}[$£€]?[\d.,]+\s{2,}[-+−]?[\d.]+%|1 (?:day|week|month|year)\s+.{0,40}\bmax",
    r"(?:tel|telephone|phone|fax)\s*[.:]\s*[+\d].{0,40}",
    r"\((?:adds|updates|recasts|refiles|rewrites|corrects|edits|this version)\b[^)]{0,160}\)|(?-i:[A-Z][A-Z&/' -]+)\(update \d.{0,40}\)",
    r"[^|.!?]{2,60}(?:\s\|\s[^|]{2,60}){2,5}|[^|.!?]{2,40}\s\|\s[^|.!?]{2,40}",
    r".{0,120}\b(?:contributed (?:reporting|to this (?:report|article|story))|with (?:assistance|inputs) from)\b.{0,80}",
    r"(?:our|want more)\b.{0,120}\b(?:email us|complimentary trial|like this\?|free trial)\b.{0,80}",
    r"\[(?:related|read more|also read|see also|watch)\].{0,160}",
    r"[\w'’. -]{3,60} reported from [\w'’., -]{3,80}\.?",
    r".{0,120}\bcontributed(?: to)?(?: (?:this|the))?(?: (?:report|reporting|story|article))?\W*",
    r"add .{2,40} as (?:your|a) preferred source.*|story continues (?:below|after).*|view image in full\s?screen|hide caption",
    r"(?:\[[\w ]{2,20}\]\s*){2,}|view comments|\d+ of \d+\W*|\d+ min(?:ute)?s?(?:\s+read(?:ing)?(?: time)?)?|leer en español|reprints|about the authors?|get in touch",
    r"(?:free )?(?:daily|weekly|morning) newsletter|after newsletter promotion|enter your email.{0,40}|privacy notice:.*",
    r"(?:receive|get)\b.{2,80}(?:every (?:day|morning|week)|in(?:to)? your inbox|by email)\b.{0,80}|explore more on (?:this|these) topics?",
    r"the content you requested does not exist.*|.{2,40} is not responsible for the content of external.*|our standards: .{0,80}",
    r"(?-i:[A-Z][A-Z-]{2,})(?:\s{2,}(?-i:[A-Z][A-Z-]{2,})){2,}.*|\w[\w'’&.-]*(?: [\w'’&.-]+){0,3}(?:\s{2,}[A-Za-z][\w'’&.-]*(?: [\w'’&.-]+){0,3}){2,}|share\s{2,}.{0,60}",
    r"\(\(.*\)\)|[a-z]{2,5}(?:-[a-z]{2,4})?(?:/[a-z]{2,4}(?:-[a-z]{2,4})?){1,4}|.{2,170}[»›]|twitter mailto|_{2,}",
    r"(?:local|news|national|world|politics|business|sports?|opinion|culture|health|education|crime|courts?)|(?:the|an?|your|serving|proudly|reporting|established) [^\d:]{2,60} since \d{4}\.?",
    r"(?-i:[A-Z])[\w.'’ -]{2,40} (?:covers|writes about|reports on)\b.{2,80}\b(?:for (?-i:The|[A-Z])|reach (?:her|him|them) at|(?:he|she) is based in)\b.*",
    r"\W*(?:with )?(?:additional )?(?:reporting|editing|writing|compiled|edited|reported) (?:and \w+ )?by\b.{0,160}",
]
_ORDERS = re.compile(
    r"\b(?:ignore|disregard|forget)\s+(?:all\s+|any\s+|your\s+|the\s+|these\s+|every\s+)*(?:previous\s+|prior\s+|above\s+|earlier\s+)*"
    r"(?:instructions|prompts|rules)\b|^\W*(?:system|assistant|user)\s*:|<\|?(?:im_start|system|/?s)\b",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_CAPTION = re.compile(
    r"\[\d+/\d+\]\s|photo \d+ of \d+:|\[(?:[a-z]{2,7} )?(?:photo|image|picture|graphic|video)s?\b[^\]]*\]?$|(?:custody|file) (?:picture|photo|image)\b|"
    r"image (?:caption|source)\s?[,:]|file\s?[-–—]\s.*\([^()]*\)\s*$|.*\[[A-Z][\w .'’-]{2,40}/[\w .'’/-]{2,40}\]\s*$|"
    r".*\((?:[\w-]+ ){0,2}(?:photo|image|picture)s?(?:/| by | courtesy)[^()]{0,60}\)\s*$|"
    r".*(?:\((?:ap|afp|reuters|getty|epa|pa|photo|file|pti|ntb|courtesy|supplied|handout)\b[^()]{0,60}\)|\b(?:photographs?|photo|picture|image|credit): [^.]{2,80}|"
    r"©\s?[^.]{2,50}/\s?\w+|\b(?:reuters|afp|getty images|epa)/[^.]{2,80})\s*$",
    re.IGNORECASE,
)
"""What stands under a picture, with whose picture it is."""
_CREDIT = re.compile(
    r"(?:PA(?: Media| Wire)?|AFP|EPA|AP|Reuters|Getty(?: Images)?|Shutterstock|Alamy|AFP via Getty Images|Supplied|Handout|"
    r"Family (?:photo|handout)|Google(?: Maps)?|LDRS)(?:/[\w .]{2,30})?"
)
"""Whose picture it is, on a line of its own between what it shows and what stands under it."""
_ENDED = '.!?:;”"'
LONGEST_CAPTION = 500
_LIST_HEAD = re.compile(
    r"\W*(?:recommended stories|related(?: topics| stories| articles| links)?|read more|more on this story|read next|most (?:read|popular|viewed|shared)|trending|see also|"
    r"more from .{0,40})\W*",
    re.IGNORECASE,
)
_FURNITURE = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS), re.IGNORECASE)
_DATED = re.compile(rf"(?P<before>.*?)(?:{_WEEKDAY},?\s+)?{_DATE}(?P<after>(?:\W.{{0,40}})?)", re.IGNORECASE)
_TIMED = re.compile(r"[\s,|·–—-]*\d{1,2}[.:]\d\d(?!\d)")
MENDING = frozenset({"correction", "corrections", "clarification"})
"""What a line begins with that says what the page got wrong."""
_MENDED = re.compile(
    r"\b(?:[Ee]arlier|[Pp]revious) (?:\w+ ){0,2}(?:version|post|article|headline|caption|edition)\b|^\(?(?:This story )?[Cc]orrects\b"
    r"|\bcorrected (?:to|figure|version)\b|\b[Tt]he correct figure\b"
)
"""Where a page tells what it said before, or says now instead."""
_IN_MASTHEADS = frozenset("of and the by in for with at from".split())
LONGEST = 180
LONGEST_LINK = 110
HEAD_LINES = 12
"""How many lines, blank ones aside, may stand before the prose."""


_CORRECTS = re.compile(r"\W*(?:Corrections?|CORRECTIONS?|Clarification|CLARIFICATION)\s*[:—–-]")


def is_a_correction(sentence: str) -> bool:
    """Whether the page speaks of itself: "Correction: …", after the time on a live page, "an earlier version said …"."""
    opens = not MENDING.isdisjoint(sentence.lower().replace(":", " ").split()[:2])
    return opens or _MENDED.search(sentence) is not None


@noted
def furniture_lines(text: str) -> tuple[Span, ...]:
    """The lines of `text` that are page furniture, blank lines left out; offsets in code points.

    Orders to a language model are furniture too, to the end of their line, and so is what stands in a page comment:
    neither is reporting.
    """
    comments = [Span(match.start(), match.end()) for match in _COMMENT.finditer(text)]
    spans, listing, number = [], False, 0
    under_pictures = set(_under_pictures(text))
    for match in _LINE.finditer(text):
        line, at = match.group().strip(), Span(match.start(), match.end())
        if not line:
            continue
        number += 1
        listing = bool(_LIST_HEAD.fullmatch(line)) or (listing and len(line) <= LONGEST_LINK and line[-1] not in ".”")
        if (
            listing
            or _CORRECTS.match(line)
            or at in under_pictures
            or (len(line) <= LONGEST and (is_furniture(line) or (1 < number <= HEAD_LINES and _is_stamp(line))))
            or any(at.overlaps(comment) for comment in comments)
        ):
            spans.append(at)
        elif order := _ORDERS.search(match.group()):
            sentence = max(match.group().rfind(stop, 0, order.start()) for stop in (". ", "! ", "? ")) + 1
            spans.append(Span(match.start() + sentence, match.end()))
    return tuple(spans)


def _under_pictures(text: str) -> Iterator[Span]:
    """The lines that only tell what a picture shows and whose it is."""
    lines = [
        (Span(match.start(), match.end()), line) for match in _LINE.finditer(text) if (line := match.group().strip())
    ]
    for number, (at, line) in enumerate(lines):
        if is_caption(line):
            yield at
        if number > 1 and _CREDIT.fullmatch(line):
            beside = lines[number - 1 : number + 2]
            yield from (near for near, words in beside if len(words) <= LONGEST and words[-1] not in _ENDED)


def is_caption(line: str) -> bool:
    """Whether a line, stripped, tells what a picture shows and whose it is; such a line may be of another day."""
    return len(line) <= LONGEST_CAPTION and _CAPTION.match(line) is not None


def is_furniture(line: str) -> bool:
    """Whether a line, stripped, is page furniture and no sentence or headline."""
    return _FURNITURE.fullmatch(line) is not None


def _is_stamp(line: str) -> bool:
    """Whether a line tells who publishes and when: "Arn Courier, Wed 4 Feb 2026", "NAIROBI, 5 August 2025"."""
    dated = _DATED.fullmatch(line)
    if dated is None or line[-1] in '.?!”"':
        return False
    if _TIMED.match(dated["after"]):
        return True
    names = re.findall(r"[^\W\d_]+", re.sub(r"\([^)]*\)", "", dated["before"]))
    return all(name[0].isupper() or name in _IN_MASTHEADS for name in names)
