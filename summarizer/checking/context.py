"""What the words around a number or a name say it is: the nearer in the parse, the more they count."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from summarizer.checking.source import Source, stems_of
from summarizer.reading.notes import once
from summarizer.reading.parse import sentence_of
from summarizer.reading.references import referent

if TYPE_CHECKING:
    from summarizer.reading.tree import Doc, Token

Context = dict[str, float]
"""How near each content word stands to what it is about: 1 beside it, less with every step of the parse."""
STEP = 4.0
"""Steps of the parse within which a word loses half of its nearness."""
CLAUSE = 2.0
"""Steps from one clause into another: what holds of one need not hold of the other."""
PREPOSITION = 0.7
"""What it counts that both are governed by the same preposition: "to 40%", not "by 40%"."""
BEFORE = 0.15
"""The nearness of the words of the sentence before."""
_JOINED = frozenset({"conj", "advcl", "relcl", "ccomp", "parataxis", "acl", "dep"})
_CONTRASTING = frozenset({"than", "against", "versus", "unlike"})
_TELLING = frozenset("to from by at than within over under between against after before".split())
_FAR = 1e9


def context(inside: "list[Token]") -> Context:
    """The words of the sentence of `inside`, each with its nearness to it; `inside` itself left out."""
    if not inside:
        return {}
    found: Context = {}
    taken = {each.i for each in inside}
    for index, steps in _distances(inside).items():
        if index not in taken:
            near = 1 / (1 + (steps - 1) / STEP)
            for stem in _meant(inside[0].doc.tokens[index]):
                found[stem] = max(found.get(stem, 0.0), near)
    if preposition := _preposition(inside):
        found[preposition] = PREPOSITION
    return found


def _meant(token: "Token") -> frozenset[str]:
    """The content words of a token, those of the name it stands for where it is a pronoun."""
    return stems_of((token.pos_ == "PRON" and referent(token.doc, token)) or token.text)


def reach(words: Context, source: Source) -> list[float]:
    """For each sentence the most that any context in it can share with `words`."""
    always = sum(near for key, near in words.items() if key.endswith(":"))
    weights = {key: near * source.weight(key) for key, near in words.items()}
    own = [sum(weights[key] for key in weights.keys() & keys) for keys in source.meant]
    lent = [sum(weights[key] for key in weights.keys() & keys) for keys in source.stems]
    return [always + here + BEFORE * before for here, before in zip(own, [0.0, *lent], strict=False)]


def likeness(first: Context, second: Context, weight: Callable[[str], float]) -> float:
    """How much two contexts share: each common word by its weight, and by how near it is to both."""
    small, large = (first, second) if len(first) < len(second) else (second, first)
    shared = ((key, near * large[key]) for key, near in small.items() if key in large)
    return sum(near * (1.0 if key.endswith(":") else weight(key)) for key, near in shared)


def contrast(words: Context, own: Context, rival: Context, weight: Callable[[str], float]) -> tuple[float, float]:
    """What speaks for `own` and what for `rival` as the place of `words`: what each shares with them more closely."""
    for_own = for_rival = 0.0
    for key, near in words.items():
        more = near * (own.get(key, 0.0) - rival.get(key, 0.0)) * (1.0 if key.endswith(":") else weight(key))
        for_own, for_rival = for_own + max(more, 0.0), for_rival + max(-more, 0.0)
    return for_own, for_rival


def _preposition(inside: "list[Token]") -> str | None:
    """The key of the preposition that governs `inside`, told from words by its colon."""
    head = next((each for each in inside if each.head not in inside), inside[0])
    while head.dep_ in {"nummod", "quantmod", "compound", "amod"} and head.head.i != head.i:
        head = head.head
    return f"{head.head.lower_}:" if head.dep_ == "pobj" and head.head.lower_ in _TELLING else None


def _distances(inside: "list[Token]") -> dict[int, float]:
    """Steps over the parse tree from `inside` to every other token of its sentence."""
    sentence = sentence_of(inside[0])
    beside = _beside(inside[0].doc, sentence.start, sentence.end)
    found = {each.i: 0.0 for each in inside}
    edge = list(found)
    while edge:
        fresh = []
        for here in edge:
            for there, cost in beside.get(here, ()):
                if found[here] + cost < found.get(there, _FAR):
                    found[there] = found[here] + cost
                    fresh.append(there)
        edge = fresh
    return found


@once
def _beside(doc: "Doc", start: int, end: int) -> dict[int, list[tuple[int, float]]]:
    """For each token of a sentence those that the parse joins it to, and the steps to each."""
    beside: dict[int, list[tuple[int, float]]] = {}
    for each in doc.tokens[start:end]:
        if each.head.i != each.i:
            joined = each.dep_ in _JOINED and each.pos_ in {"VERB", "AUX"}
            cost = CLAUSE if joined or each.lower_ in _CONTRASTING else 1.0
            beside.setdefault(each.i, []).append((each.head.i, cost))
            beside.setdefault(each.head.i, []).append((each.i, cost))
    return beside
