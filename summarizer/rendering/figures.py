"""Numbers as the article has them: those of one sentence together, with as much of it as tells what they are about."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, takewhile

from summarizer.acts import points_back
from summarizer.brief import Number
from summarizer.rendering.lines import quantity, speakers
from summarizer.rendering.measures import COUNTED
from summarizer.rendering.notes import standing_alone
from summarizer.stops import CUT_SHORT, sentence_before

_WHOLE = 50
"""Words of a sentence that is told whole: what is cut away may be what turns the meaning."""
_FEW = 10
"""Words up to which all of one side of a number is told."""
_MOST = 16
"""Words of one side looked through for the end of a clause, and told where there is none."""
_LEAST = 3
"""Words without which a part of a clause tells nothing."""
_APART = 16
"""Words between two numbers from which they stand in passages of their own."""
_STOP = re.compile(r"[.;:!?][”\"’']?$|^[-–—]$|—$")
_COMMA = re.compile(r",[”\"’']?$|[)\]]$")
_LEADING = re.compile(
    r"(?i)(?:a|an|the|of|in|on|at|to|by|for|from|with|and|or|but|that|which|who|whose|as|than|its|his|her|their|is|was|"
    r"are|were|be|been|has|have|had|it|some|about|nearly|between|until|if|when|while|because|into|after|before)"
)
_JOINING = frozenset(
    "and but or while which who whose where when as after although though because so he she it they".split()
)
"""Words that begin another clause after a comma, which a name or a noun of a list does not."""
_RELATIVE = frozenset({"who", "which", "that", "whose", "whom"})
_OPENING = '“"(['
_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"))
_DASHES = frozenset("-–")
_MOST_THINGS = 5
_AROUND = ",;:.!?”\"’'()[]"
_BARE = ",;:-–—*• "

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers that stand near each other, and the article's words with all of them."""

    numbers: tuple[Number, ...]
    joints: tuple[str, ...]
    """By number: what parts it from the one before, a dash where the article has no more: "2-2"."""
    things: tuple[str, ...]
    """By number: what it counts, where that comes right after it: " of workers", " military brigades", else empty."""
    words: str

    @property
    def quantities(self) -> str:
        """Each number with its hedge and its things: "at least 40 men; three days"."""
        told = "".join(
            f"{joint}{quantity(each)}{things}"
            for joint, each, things in zip(self.joints, self.numbers, self.things, strict=True)
        )
        return told.removeprefix("; ")

    @property
    def points_back(self) -> bool:
        """Whether the words begin with what stands for something told before, and nobody is named who says them."""
        return points_back(self.words) and not any(number.said_by for number in self.numbers)

    @property
    def speakers(self) -> str:
        """Who says so; of several each with the numbers that are theirs: "the article (40%); the bank (4%)"."""
        theirs: dict[str, list[str]] = {}
        for number in self.numbers:
            theirs.setdefault(speakers(number.said_by) or "the article", []).append(number.text)
        if len(theirs) == 1:
            return next(iter(theirs))
        return "; ".join(f"{speaker} ({', '.join(texts)})" for speaker, texts in theirs.items())


def together(numbers: Iterable[Number], text: str) -> Iterator[Figures]:
    """The numbers of an article with `text` in their order, those that stand together at once.

    The words are the article's but for white space, "…" where a clause is cut, and the lone half of a pair of marks;
    they are empty where the article has nothing but the number. The sentence before comes first where the words point
    back to it and it has not just been told.
    """
    told = 0
    for _, near in groupby(numbers, key=lambda number: (number.evidence, number.as_of)):
        for figures in _of_sentence(tuple(near)):
            start = figures.numbers[0].evidence[0].start
            known = told >= len(text[:start].rstrip())
            before = sentence_before(text, start) if figures.points_back and not known else None
            yield replace(figures, words=f"{_on_one_line(text[slice(*before)])} {figures.words}") if before else figures
            told = figures.numbers[0].evidence[0].end


def _on_one_line(words: str) -> str:
    return " ".join(words.split())


def _of_sentence(numbers: Sequence[Number]) -> Iterator[Figures]:
    """The numbers of one sentence, apart where it is long and many words stand between them."""
    sentence = _on_one_line(numbers[0].evidence[0].quote)
    short = len(sentence.split()) <= _WHOLE
    places: list[Place] = []
    since = 0
    for at, number in enumerate(numbers):
        place = _place(sentence, number.text, places[-1][1] if places else 0)
        if places and not short and len(sentence[places[-1][1] : place[0]].split()) > _APART:
            yield _figures(sentence, numbers[since:at], places)
            places, since = [], at
        places.append(place)
    yield _figures(sentence, numbers[since:], places)


def _figures(sentence: str, numbers: Sequence[Number], places: Sequence[Place]) -> Figures:
    things = (_things(each, sentence[end:]) for each, (_, end) in zip(numbers, places, strict=True))
    between = (sentence[end:start] for (_, end), (start, _) in pairwise(places))
    joints = ("; ", *(each if each in _DASHES else "; " for each in between))
    return Figures(tuple(numbers), joints, tuple(things), _words(sentence, places))


def _things(number: Number, after: str) -> str:
    """The words of what is counted as far as they follow the number: " of workers", " military brigades"."""
    by = " of" if after.startswith(" of ") else ""
    if not after.startswith(" ") or (number.unit and number.unit not in COUNTED):
        return ""
    counted, following = number.counts.split()[:_MOST_THINGS], after.removeprefix(by).split(maxsplit=_MOST_THINGS)
    pairs = list(takewhile(lambda pair: pair[0] == pair[1].strip(_AROUND), zip(counted, following, strict=False)))
    closed = next((at for at, (word, other) in enumerate(pairs, 1) if not other.endswith(word)), len(pairs))
    kept = list(takewhile(lambda word: word not in _RELATIVE, (word for word, _ in pairs[:closed])))
    after_them = following[len(kept) :][:1]
    if len(kept) > 1 and (after_them == ["off"] or (kept[-1].endswith("ed") and after_them == ["by"])):
        del kept[-1]
    if kept and following[len(kept) - 1].endswith(",") and {"in", "at", "from"} & set(kept):
        kept = list(takewhile(lambda word: word not in {"in", "at", "from"}, kept))
    while kept and _LEADING.fullmatch(kept[-1]):
        kept.pop()
    return " ".join([by, *kept]) if kept else ""


def _place(sentence: str, text: str, after: int) -> Place:
    """Where the number stands, after the one before if it can be; part of a longer word or figure is no place."""
    told = " ".join(text.split())
    pattern = standing_alone(told)
    found = pattern.search(sentence, after) or pattern.search(sentence)
    start = found.start() if found else max(0, sentence.find(told))
    return start, start + len(told)


def _words(sentence: str, places: Sequence[Place]) -> str:
    first = sentence.count(" ", 0, min(start for start, _ in places))
    last = sentence.count(" ", 0, max(end for _, end in places))
    words = sentence.split(" ")
    before, numbers, after = words[:first], words[first : last + 1], words[last + 1 :]
    whole = len(words) <= _WHOLE
    leading = before if whole else _last(before)
    following = after if whole else _first(after)
    if len([*leading, *numbers, *following]) <= len(places):
        return ""
    head = "…" if len(leading) < len(before) and not _stops(before[-len(leading) - 1]) else ""
    told = _paired(" ".join([*leading, *numbers, *following]).strip(_BARE).rstrip("."))
    tail = "…" if len(following) < len(after) and not _ends([*numbers, *following][-1]) else ""
    return head + told + tail


def _stops(word: str) -> bool:
    return _STOP.search(word) is not None and not CUT_SHORT.fullmatch(word)


def _ends(word: str) -> bool:
    return _stops(word) or bool(_COMMA.search(word))


def _joins(words: list[str], at: int) -> bool:
    """Whether another clause begins at a word, after a comma."""
    return _COMMA.search(words[at - 1]) is not None and words[at].lower() in _JOINING


def _last(words: list[str]) -> list[str]:
    """The end of `words` from where a clause begins."""
    if len(words) <= _FEW:
        return words
    near = range(len(words) - _LEAST, max(0, len(words) - _MOST), -1)
    stops = [at for at in near if _stops(words[at - 1])]
    clauses = [at for at in near if _joins(words, at) or (_COMMA.search(words[at - 1]) and words[at][0] in _OPENING)]
    return words[next(iter(stops + clauses[-1:]), len(words) - _FEW if len(words) > _MOST else 0) :]


def _first(words: list[str]) -> list[str]:
    """The beginning of `words` up to where a clause ends, or as far as it can be cut."""
    near = range(_LEAST, min(_MOST, len(words)))
    ends = [at for at in near if _stops(words[at - 1]) or words[at][0] in "([" or _joins(words, at)]
    if len(words) <= (_FEW if ends else _MOST):
        return words
    if ends:
        return words[: ends[0]]
    kept = words[:_FEW]
    while kept and _LEADING.fullmatch(kept[-1]):
        kept.pop()
    return kept


def _paired(told: str) -> str:
    """Without the half of a pair of marks whose fellow was cut away."""
    for opening, closing in _PAIRS:
        while told.count(opening) > told.count(closing):
            at = told.rindex(opening)
            told = told[:at] + told[at + 1 :]
        while told.count(closing) > told.count(opening):
            at = told.index(closing)
            told = told[:at] + told[at + 1 :]
    at = told.find('"') if told.count('"') % 2 else -1
    return told if at < 0 else told[:at] + told[at + 1 :]
