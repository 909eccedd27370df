"""The part of speech and the base form of words, as spaCy's attribute ruler and lemmatizer have them.

Both try all they have on each word of a text anew. Nearly all of it depends on nothing but the word, its tag and its
relation to its head: what comes out is kept for the next time. Importing this takes as long as importing spaCy.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, cast

from spacy.matcher import Matcher
from spacy.tokens import Doc

from summarizer.reading.tree import Word

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler, Lemmatizer
    from spacy.tokens import Token

MOST_KEPT = 30_000
"""Words kept; all are let go when there are more."""
_LOOKED_AT = frozenset({"LOWER", "TAG", "DEP", "IS_SPACE"})
_FLAGS = ("IS_SPACE", "IS_PUNCT", "IS_ALPHA", "IS_STOP", "LIKE_NUM")
_DOUBLES = re.compile(r"[^aeiou]+[aeiou][bdfgklmnprstv]")

Key = tuple[int, int, int, tuple[int, ...]]
"""A word, its tag, its relation, and the rules it comes under that are not for it alone."""


class Forms:
    """The words of texts that `nlp` has parsed without its attribute ruler and lemmatizer, as these would leave them.

    Not for several threads at a time.
    """

    def __init__(self, nlp: "Language") -> None:
        self._lemmatizer = _with_sets(cast("Lemmatizer", nlp.get_pipe("lemmatizer")))
        self._rules = cast("list[dict[str, Any]]", cast("AttributeRuler", nlp.get_pipe("attribute_ruler")).patterns)
        self._alone, self._others, self._first = Matcher(nlp.vocab), Matcher(nlp.vocab), Matcher(nlp.vocab)
        self._named: set[str] = set()
        for number, rule in enumerate(self._rules):
            for pattern in rule["patterns"]:
                named = _named_alone(pattern)
                (self._others if named is None else self._alone).add(str(number), [pattern])
                self._named |= named or set()
                if named is None:
                    self._first.add(str(number), [pattern[:1]])
        self._longest = max(len(pattern) for rule in self._rules for pattern in rule["patterns"])
        self._kept: dict[Key, Word] = {}
        self._kept_first: dict[tuple[int, int, int], bool] = {}
        self._kept_rules: dict[tuple[str, int, int, bool], list[int]] = {}

    def of(self, doc: Doc) -> list[Word]:
        """The words of `doc`, in order."""
        if len(self._kept) > MOST_KEPT:
            self._kept.clear()
            self._kept_first.clear()
        told: list[tuple[int, int, int]] = [tuple(each) for each in doc.to_array(["ORTH", "TAG", "DEP"]).tolist()]
        others = self._rules_together(doc, told)
        keys: list[Key] = [(*each, tuple(others.get(i, ()))) for i, each in enumerate(told)]
        new = list(dict.fromkeys(key for key in keys if key not in self._kept))
        self._kept.update(zip(new, self._words(doc, new), strict=True))
        return [self._kept[key] for key in keys]

    def _rules_together(self, doc: Doc, told: Sequence[tuple[int, int, int]]) -> dict[int, list[int]]:
        """By word, the rules that it comes under together with its neighbours; looked for where one may begin."""
        others: dict[int, list[int]] = defaultdict(list)
        for i, each in enumerate(told):
            if each not in self._kept_first:
                self._kept_first[each] = bool(self._first(doc[i : i + 1], allow_missing=True))
            if self._kept_first[each]:
                for name, start, end in self._others(doc[i : i + self._longest], allow_missing=True):
                    number = int(doc.vocab.strings[name])
                    if start == 0:
                        others[range(i, i + end)[self._rules[number]["index"]]].append(number)
        return others

    def _words(self, doc: Doc, keys: Sequence[Key]) -> Iterator[Word]:
        listed = Doc(doc.vocab, words=[doc.vocab.strings[orth] for orth, *_ in keys])
        for token, (_, tag, dep, others) in zip(listed, keys, strict=True):
            token.tag, token.dep = tag, dep
            self._apply(sorted({*self._rules_of(token), *others}), token)
        flags = self._lemmatizer(listed).to_array(list(_FLAGS)).astype(bool).tolist()
        for token, marks in zip(listed, flags, strict=True):
            lemma = f"{token.lemma_}e" if _has_lost_its_e(token.lemma_, token.lower_) else token.lemma_
            yield Word(token.text, token.lower_, lemma, token.pos_, token.tag_, token.dep_, *marks)

    def _rules_of(self, token: "Token") -> list[int]:
        """The rules that the word comes under alone: those of any other, if no rule names it."""
        key = (token.lower_ if token.lower_ in self._named else "", token.tag, token.dep, token.is_space)
        if key not in self._kept_rules:
            found = self._alone(token.doc[token.i : token.i + 1], allow_missing=True)
            self._kept_rules[key] = [int(token.vocab.strings[name]) for name, *_ in found]
        return self._kept_rules[key]

    def _apply(self, rules: Sequence[int], token: "Token") -> None:
        """What the ruler does: of two rules, the later has it."""
        made: dict[str, str] = {}
        for number in rules:
            made |= self._rules[number]["attrs"]
        token.set_morph(made.get("MORPH"))  # type: ignore[attr-defined] # left out of spaCy's stubs
        token.pos_, token.lemma_ = made.get("POS", ""), made.get("LEMMA", "")
        token.tag_, token.dep_ = made.get("TAG", token.tag_), made.get("DEP", token.dep_)


def _named_alone(pattern: Sequence[dict[str, Any]]) -> set[str] | None:
    """The words a pattern names, if it is for one word, and for these, its tag and its relation alone; else None."""
    condition = pattern[0]
    lower = condition.get("LOWER", {"IN": []})
    if len(pattern) > 1 or not condition.keys() <= _LOOKED_AT:
        return None
    if isinstance(lower, str):
        return {lower}
    return set(lower["IN"]) if lower.keys() == {"IN"} else None


def _with_sets(lemmatizer: "Lemmatizer") -> "Lemmatizer":
    """`lemmatizer`, which asks of every form whether it is in lists of many thousands of words."""
    index = lemmatizer.lookups.get_table("lemma_index")
    for part, words in index.items():
        index.set(part, frozenset(words))
    return lemmatizer


def _has_lost_its_e(lemma: str, word: str) -> bool:
    """Whether spaCy takes "hoped" for the past of "hop": a short verb doubles its last letter, as in "hopped"."""
    return word in {f"{lemma}ed", f"{lemma}ing"} and _DOUBLES.fullmatch(lemma) is not None
