"""What `find_numbers` and `find_dates` find of annotations made by others, read from a JSON-lines file.

A line is an article: `text`; `values`, spans of type MONEY, PERCENT or QUANTITY, with a `value` where the corpus has
one; `timex`, TIMEX3 spans with `type` and `value` (those of no words are passed over), that of `functionInDocument`
CREATION_TIME being the publication. Spans are `start` and `end` in code points of `text`.

Counted:

- **numbers**: a span is found if a number mention overlaps it; its value is right if the mention's is equal.
- **dates asked**: DATE and TIME with a value of the calendar, the creation time aside, since it is given. Found if a
  date mention overlaps; right if the mention's value is the one the table gives. Where one mention of ours spans two
  annotations, either end of its interval is right ("March to May"), and so is what it makes precise ("October of next
  year").
- **not asked**: durations, sets, clock times and vague references, which are no dates of the contract, and pronouns (a
  TIMEX3 without a digit or a word of time: "which", "its date"); only how many are marked.
- **precision**: mentions that overlap any TIMEX3, creation time included, of all mentions up to the last annotation
  of the article (corpora such as MEANTIME annotate its first sentences only). Furniture is included.

| TIMEX3 | ours |
|---|---|
| `2008-03-27`, `2008-03`, `2008` | the same |
| `2008-03-27TMO` and other parts of a day | the day |
| `2008-03-27T10:00Z` | not asked: clock times are no dates of the contract |
| `2008-Q3`, `2008-H1` | `2008-07/2008-09`, `2008-01/2008-06` |
| `2008-W12`, `2008-W12-WE` | Monday to Sunday, Saturday and Sunday |
| `FY2008` | `2008`: fiscal years begin where a company likes |
| `199`, `19` | `1990/1999`, `1900/1999` |
| `2008-SP` and other seasons | a month or more of that year within it; or none, since seasons have no fixed months |
| `PAST_REF`, `PRESENT_REF`, `FUTURE_REF`, `P5Y`, and any with `X` | not asked |
"""

import calendar
import datetime
import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from summarizer.reading import find_dates, find_numbers

CREATION = "CREATION_TIME"
_SEASONS = {"SP": range(3, 7), "SU": range(6, 10), "FA": range(9, 13), "WI": (12, 1, 2, 3)}
_NOT_ASKED = re.compile(r"P[\dXT].*|.*_REF|.*X.*|.*T\d\d.*")
_TIME_WORD = re.compile(
    r"\d|(?:minute|hour|day|night|morning|noon|evening|week|fortnight|month|quarter|year|decade|centur|today|tomorrow|"
    r"spring|summer|autumn|fall|winter|" + "|".join(name.lower() for name in calendar.month_name[1:]) + ")",
    re.IGNORECASE,
)


@dataclass
class Counts:
    """How many of what, by kind; `mistakes` are lines of text for the reader of the report."""

    asked: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    valued: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    mistakes: list[str] = field(default_factory=list)


def report(path: Path, *, errors: bool = False) -> str:
    """The counts over the file as lines of text, with every mistake about a date if `errors`."""
    counts = Counts()
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            _count_numbers(article, counts)
            _count_dates(article, counts)
    rows = [f"{'':26}{'found':>14}{'value right':>18}"]
    rows += [_row(kind, counts) for kind in counts.asked]
    return "\n".join([*rows, *(counts.mistakes if errors else ())])


def _row(kind: str, counts: Counts) -> str:
    return f"{kind:26}{_share(counts.found[kind], counts.asked[kind])}{_share(counts.right[kind], counts.valued[kind])}"


def _share(part: int, whole: int) -> str:
    return f"{part:6} of {whole:3} {part / whole:6.1%}" if whole else f"{'':18}"


def _count_numbers(article: dict[str, Any], counts: Counts) -> None:
    mentions = find_numbers(article["text"])
    for gold in article["values"]:
        kind = gold["type"].lower()
        hits = [each for each in mentions if _overlap(each.start, each.end, gold)]
        counts.asked[kind] += 1
        counts.found[kind] += bool(hits)
        if gold.get("value") is not None:
            counts.valued[kind] += 1
            counts.right[kind] += any(each.value == float(gold["value"]) for each in hits)


def _count_dates(article: dict[str, Any], counts: Counts) -> None:
    published = next((each["value"] for each in article["timex"] if each["functionInDocument"] == CREATION), None)
    mentions = find_dates(article["text"], published, include_furniture=True)
    for gold in article["timex"]:
        if gold["functionInDocument"] == CREATION or gold["start"] is None:
            continue
        asked = _is_asked(gold)
        kind = "dates" if asked else "not asked"
        hits = [each for each in mentions if _overlap(each.start, each.end, gold)]
        counts.asked[kind] += 1
        counts.found[kind] += bool(hits)
        if asked:
            right = any(is_right(each.value, gold["value"], split=_spans_two(each, article)) for each in hits)
            counts.valued[kind] += 1
            counts.right[kind] += right
            if not right:
                counts.mistakes.append(_mistake(article, published, gold, [(each.text, each.value) for each in hits]))
    known = [each for each in (*article["timex"], *article["values"], *article.get("entities", ())) if "end" in each]
    last = max((each["end"] for each in known if each["end"] is not None), default=0)
    for each in (each for each in mentions if each.start < last):
        counts.asked["date mentions (precision)"] += 1
        right = any(_overlap(each.start, each.end, gold) for gold in article["timex"] if gold["start"] is not None)
        counts.found["date mentions (precision)"] += right
        if not right:
            counts.mistakes.append(f"{article['id'][:30]}: not annotated: {each.text!r} {each.value}")


def _is_asked(gold: dict[str, Any]) -> bool:
    known = gold["type"] in {"DATE", "TIME"} and not _NOT_ASKED.fullmatch(gold["value"])
    return bool(known and _TIME_WORD.search(gold["text"]))


def _spans_two(mention: Any, article: dict[str, Any]) -> bool:
    inside = [each for each in article["timex"] if each["start"] is not None]
    return sum(_overlap(mention.start, mention.end, each) for each in inside) > 1


def _mistake(article: dict[str, Any], published: str | None, gold: dict[str, Any], ours: Iterable[Any]) -> str:
    around = article["text"][max(0, gold["start"] - 60) : gold["end"] + 40].replace("\n", " ")
    return f"{article['id'][:30]} ({published}): {gold['text']!r} is {gold['value']}, not {list(ours)}: …{around}…"


def _overlap(start: int, end: int, gold: dict[str, Any]) -> bool:
    return bool(start < gold["end"] and gold["start"] < end)


def is_right(ours: str | None, timex: str, *, split: bool = False) -> bool:
    """Whether our value is the TIMEX3 value under the table above; `split` if it is one of two that we mark as one."""
    if season := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", timex):
        return ours is None or _within_season(ours, int(season[1]), season[2])
    wanted = iso_of(timex)
    if ours is None or ours == wanted:
        return ours is not None
    return split and (wanted in ours.split("/") or ours.startswith(f"{wanted}-"))


def iso_of(timex: str) -> str:
    """The contract's form of a TIMEX3 value of the calendar; any other comes back as it is."""
    if day := re.match(r"(\d{4}-\d\d-\d\d)T", timex):
        return day[1]
    if part := re.fullmatch(r"(\d{4})-([QH])(\d)", timex):
        length = 3 if part[2] == "Q" else 6
        return f"{part[1]}-{int(part[3]) * length - length + 1:02d}/{part[1]}-{int(part[3]) * length:02d}"
    if week := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", timex):
        first, last = (
            datetime.date.fromisocalendar(int(week[1]), int(week[2]), each) for each in (6 if week[3] else 1, 7)
        )
        return f"{first}/{last}"
    if re.fullmatch(r"\d{2,3}", timex):
        return f"{timex.ljust(4, '0')}/{timex.ljust(4, '9')}"
    return timex.removeprefix("FY")


def _within_season(ours: str, year: int, season: str) -> bool:
    points = [(point + "-01")[:7] for point in ours.split("/")]
    years = {int(point[:4]) for point in points}
    months = {int(point[5:7]) for point in points}
    return years <= {year, year + (season == "WI")} and months <= set(_SEASONS[season])
