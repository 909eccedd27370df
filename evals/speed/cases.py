"""The cases of the grounding benchmark, made from the fixtures' sentences; the same ones in every run."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from evals.gold import FIXTURES
from evals.speed.altered import ALTERATIONS, names_in
from evals.speed.faithful import CHANGES, IN_THE_TEXT
from evals.wording import Sentences

SEED = 20_261_124
SHORTEST = 5
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Case:
    """A quote, the text it is asked of, and where it stands there: None for an altered one."""

    kind: str
    quote: str
    text: str
    place: tuple[int, int] | None


@dataclass(frozen=True)
class Source:
    """An article, and the offsets of its sentences of five words or more."""

    text: str
    spans: tuple[tuple[int, int], ...]

    @property
    def sentences(self) -> list[str]:
        """The sentences' words."""
        return [self.text[start:end] for start, end in self.spans]


def sources(fixtures: Sequence[str]) -> list[Source]:
    """The articles of `fixtures`, in their order."""
    texts = [(FIXTURES / name / "article.txt").read_text(encoding="utf-8") for name in fixtures]
    return [Source(text, tuple(_spans(text))) for text in texts]


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for start, end in Sentences(text).spans():
        if len(text[start:end].split()) >= SHORTEST:
            yield start, end


def altered_cases(articles: Sequence[Source]) -> list[Case]:
    """Every kind of change of meaning that each sentence allows, less those that the article happens to say too."""
    chance = Random(SEED)
    cases = []
    for number, article in enumerate(articles):
        names, said = names_in(article.text), _said(article.text)
        foreign = [line for other in (*articles[:number], *articles[number + 1 :]) for line in other.sentences]
        for sentence in article.sentences:
            made = {kind: alter(sentence, chance, names) for kind, alter in ALTERATIONS.items()}
            made["from another article"] = chance.choice(foreign) if foreign else None
            cases += [
                Case(kind, quote, article.text, None)
                for kind, quote in made.items()
                if quote and _said(quote) not in said
            ]
    return cases


def _said(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def faithful_cases(articles: Sequence[Source]) -> list[Case]:
    """Every sentence as it stands, and with each change of typography that changes it, in the quote and in the text."""
    chance = Random(SEED)
    cases = []
    for article in articles:
        cases += [Case("verbatim", article.text[start:end], article.text, (start, end)) for start, end in article.spans]
        for kind, change in CHANGES.items():
            made = ((change(article.text[start:end], chance), (start, end)) for start, end in article.spans)
            cases += [
                Case(kind, quote, article.text, place) for quote, place in made if quote != article.text[slice(*place)]
            ]
        for kind in IN_THE_TEXT:
            cases += _changed_text(article, kind, chance)
    return cases


def shuffled_cases(articles: Sequence[Source]) -> list[list[Case]]:
    """The sentences of each article verbatim, in another order."""
    chance = Random(SEED)
    lists = [
        [Case("verbatim, shuffled", a.text[start:end], a.text, (start, end)) for start, end in a.spans]
        for a in articles
    ]
    for each in lists:
        chance.shuffle(each)
    return lists


def _changed_text(article: Source, kind: str, chance: Random) -> list[Case]:
    text, places, at = "", [], 0
    for start, end in article.spans:
        text += article.text[at:start]
        changed = CHANGES[kind](article.text[start:end], chance)
        places.append((len(text), len(text) + len(changed)))
        text, at = text + changed, end
    text += article.text[at:]
    pairs = zip(article.sentences, places, strict=True)
    return [Case(f"{kind}, in text", quote, text, place) for quote, place in pairs if quote != text[slice(*place)]]


def is_right(case: Case, found: tuple[int, int]) -> bool:
    """Whether `found` has the words of the case's place or those of the quote itself, marks at its edges left aside."""
    assert case.place is not None
    return _core(case.text[slice(*found)]) in {_core(case.text[slice(*case.place)]), _core(case.quote)}


def _core(words: str) -> str:
    return words.strip(" \t\r\n\u00a0\u200b\u200e\ufeff\"'“”‘’.,:;…-–—")
