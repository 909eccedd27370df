"""An article as summaries are checked against it: read once, its sentences weighed by the words they share."""

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from summarizer.article import Article
from summarizer.checking.meaning import shared_meaning
from summarizer.errors import SourceError
from summarizer.reading.dates import find_dates
from summarizer.reading.mentions import DateMention, Sentence
from summarizer.reading.notes import Notes, once
from summarizer.reading.reading import Reading
from summarizer.reading.references import referent
from summarizer.reading.words import content_words

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

MOST_CHARACTERS = 1_000_000
"""The parser's own limit."""
HEAD = 1_500
"""Code points in which a page says when it was published."""
_TITLE = 0.5
"""What a headline counts for as the nearest passage: the sentence that says as much is the better proof."""
NEIGHBOUR = 0.35
"""What a word of the sentence before counts against one of the sentence itself."""
_WORD = re.compile(r"[^\W_]+")
_FULL_DATE = re.compile(r"\d{4}-\d\d-\d\d")


class Source:
    """One article, ready for any number of summaries."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.text
        self.published = reading.article.published or _published(reading)
        self.notes = Notes()
        self._scores: dict[frozenset[str], list[float]] = {}

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Headline and prose; all there is where everything looks like page furniture."""
        content = [each for each in self.reading.sentences if each.kind != "furniture"]
        return content or self.reading.sentences

    @cached_property
    def _starts(self) -> list[int]:
        return [each.start for each in self.sentences]

    @cached_property
    def stems(self) -> list[frozenset[str]]:
        """The content words of each sentence."""
        return [stems_of(each.text) for each in self.sentences]

    @cached_property
    def meant(self) -> list[frozenset[str]]:
        """The content words of each sentence, and those of the names that its pronouns stand for."""
        doc = self.reading.doc
        pronouns = [
            [each for each in self.tokens(index) if each.pos_ == "PRON"] for index in range(len(self.sentences))
        ]
        return [
            stems.union(*(stems_of(referent(doc, each) or "") for each in here))
            for stems, here in zip(self.stems, pronouns, strict=True)
        ]

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of the article, furniture included, casefolded."""
        return frozenset(_WORD.findall(self.text.casefold()))

    @cached_property
    def _weights(self) -> dict[str, float]:
        counts = Counter(stem for stems in self.stems for stem in stems)
        total = len(self.stems) + 1
        return {stem: math.log(total / count) + 0.1 for stem, count in counts.items()}

    @cached_property
    def dates(self) -> list[DateMention]:
        """The article's dates, those of its furniture included, resolved against its day of publication."""
        return find_dates(self.text, self.published, include_furniture=True)

    def weight(self, stem: str) -> float:
        """How telling a word is: its inverse frequency over the article's sentences (Spärck Jones 1972)."""
        return self._weights.get(stem, 0.0)

    def scores(self, stems: Iterable[str]) -> list[float]:
        """How much of `stems` each sentence says, the sentence before counted in part."""
        wanted = frozenset(stems)
        if wanted not in self._scores:
            self._scores[wanted] = self._scored(wanted)
        return self._scores[wanted]

    def _scored(self, wanted: frozenset[str]) -> list[float]:
        own = [sum(self.weight(stem) for stem in wanted & have) for have in self.stems]
        lent = [
            sum(self.weight(stem) for stem in (wanted & before) - have)
            for before, have in zip([set(), *self.stems], self.stems, strict=False)
        ]
        return [score + NEIGHBOUR * extra for score, extra in zip(own, lent, strict=True)]

    def nearest(self, stems: Iterable[str]) -> Sentence | None:
        """The sentence that says most of `stems`; None if none says any."""
        scores = [
            score * (1 if each.kind == "prose" else _TITLE)
            for score, each in zip(self.scores(stems), self.sentences, strict=True)
        ]
        best = max(range(len(scores)), key=scores.__getitem__, default=None)
        return self.sentences[best] if best is not None and scores[best] > 0 else None

    def passage(self, stems: Iterable[str]) -> str | None:
        """The words of `nearest`."""
        sentence = self.nearest(stems)
        return sentence.text if sentence else None

    def index_at(self, offset: int) -> int | None:
        """The number of the sentence that holds `offset`, None in furniture."""
        index = bisect_right(self._starts, offset) - 1
        return index if index >= 0 and offset < self.sentences[index].end else None

    def tokens(self, index: int) -> "list[Token]":
        """The tokens of a sentence."""
        sentence = self.sentences[index]
        return list(self.reading.doc.char_span(sentence.start, sentence.end, alignment_mode="expand") or ())

    def supporting(self, stems: Iterable[str], share: float, least: float = 0.0) -> list[int]:
        """The sentences that say at least `share` of what the best one says, best first; none below `least`."""
        scores = [
            score * (1 if each.kind == "prose" else _TITLE)
            for score, each in zip(self.scores(stems), self.sentences, strict=True)
        ]
        best = max(scores, default=0.0)
        kept = [i for i, score in enumerate(scores) if score > 0 and score >= share * best and best >= least]
        return sorted(kept, key=lambda i: -scores[i])


@lru_cache(maxsize=2048)
def stems_of(text: str) -> frozenset[str]:
    """The content words of `text`, words of one meaning told as one; kept, as the same words stand near many others."""
    return frozenset([shared_meaning(stem) for stem in content_words(text)])


def source_of(article: "str | Article | Reading") -> Source:
    """`article`, read; kept for the articles checked against last. SourceError if it is longer than can be parsed."""
    if isinstance(article, Reading):
        return _of_reading(article)
    return _kept(article.text, article.published) if isinstance(article, Article) else _kept(article, None)


@once
def _of_reading(reading: Reading) -> Source:
    require_length(reading.text, "article")
    return Source(reading)


@lru_cache(maxsize=8)
def _kept(text: str, published: str | None) -> Source:
    return _of_reading(Reading(Article(text=text or " ", published=published)))


def require_length(text: str, what: str) -> None:
    """SourceError if `text` is longer than the parser takes."""
    if len(text) > MOST_CHARACTERS:
        raise SourceError(f"the {what} is too long to check: {len(text):,} characters, at most {MOST_CHARACTERS:,}")


def _published(reading: Reading) -> str | None:
    """The first full date near the top of the page."""
    near = (date.value for date in reading.dates_of_page if date.end <= HEAD)
    return next((value for value in near if value and _FULL_DATE.fullmatch(value)), None)
