"""A parsed text as plain Python: what the rules ask of each word many times is looked up in spaCy once.

Names and meanings of all members are spaCy's own (https://spacy.io/api/token, /span, /doc), so that its
documentation holds; only what the rules use is there. A word is one object: `is` tells words apart.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, overload

from summarizer.reading.notes import Notes

if TYPE_CHECKING:
    from spacy.tokens import Doc as Parse


class Word(NamedTuple):
    """What is the same of a word wherever it has the same tag and the same relation to its head."""

    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    is_space: bool = False
    is_punct: bool = False
    is_alpha: bool = False
    is_stop: bool = False
    like_num: bool = False


_NO_WORD = Word("", "", "", "", "", "")


class Token:
    """One word, mark or run of white space."""

    __slots__ = (
        "_subtree",
        "children",
        "dep_",
        "doc",
        "head",
        "i",
        "idx",
        "is_alpha",
        "is_punct",
        "is_sent_start",
        "is_space",
        "is_stop",
        "lemma_",
        "like_num",
        "lower_",
        "pos_",
        "tag_",
        "text",
        "whitespace_",
    )
    head: "Token"
    children: "list[Token]"

    def __init__(self, doc: "Doc", i: int, idx: int, word: Word, whitespace: str = "") -> None:
        self.doc, self.i, self.idx, self.whitespace_ = doc, i, idx, whitespace
        self.text, self.lower_, self.lemma_, self.pos_, self.tag_, self.dep_ = word[:6]
        self.is_space, self.is_punct, self.is_alpha, self.is_stop, self.like_num = word[6:]
        self.is_sent_start = False
        self.head, self.children = self, []
        self._subtree: list[Token] | None = None

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def text_with_ws(self) -> str:
        """The word and the space after it, if any."""
        return self.text + self.whitespace_

    def nbor(self, i: int = 1) -> "Token":
        """The word `i` places on; beyond the text an empty one, where spaCy raises IndexError."""
        inside = 0 <= self.i + i < len(self.doc.tokens)
        return self.doc.tokens[self.i + i] if inside else Token(self.doc, self.i + i, -1, _NO_WORD)

    @property
    def subtree(self) -> "list[Token]":
        """The word with all that hangs on it, in the order of the tree."""
        if self._subtree is None:
            self._subtree = list(_in_order(self)) if self.children else [self]
        return self._subtree

    @property
    def left_edge(self) -> "Token":
        """The first word of the subtree."""
        return self.doc.tokens[self.doc.left_edges[self.i]]

    @property
    def right_edge(self) -> "Token":
        """The last word of the subtree."""
        return self.doc.tokens[self.doc.right_edges[self.i]]

    @property
    def ancestors(self) -> "Iterator[Token]":
        """The head, its head, and so on to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def conjuncts(self) -> "tuple[Token, ...]":
        """The words joined to this one by "and", itself left out."""
        first = self
        while first.head is not first and first.dep_ == "conj":
            first = first.head
        found = [first]
        for word in found:
            found += [child for child in word.children if child.i > word.i and child.dep_ == "conj"]
        return tuple(word for word in found if word is not self)


def _in_order(token: Token) -> Iterator[Token]:
    waiting: list[tuple[Token, bool]] = [(token, False)]
    while waiting:
        word, opened = waiting.pop()
        if opened or not word.children:
            yield word
        else:
            after = [(child, False) for child in word.children if child.i > word.i]
            before = [(child, False) for child in word.children if child.i < word.i]
            waiting += [*reversed(after), (word, True), *reversed(before)]


class Span:
    """Words that follow each other, from the index `start` to before `end`."""

    __slots__ = ("doc", "end", "start")

    def __init__(self, doc: "Doc", start: int, end: int) -> None:
        self.doc, self.start, self.end = doc, start, end

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    def __getitem__(self, at: int) -> Token:
        return self.doc.tokens[range(self.start, self.end)[at]]

    def __reversed__(self) -> Iterator[Token]:
        return reversed(self.doc.tokens[self.start : self.end])

    def __len__(self) -> int:
        return self.end - self.start

    @property
    def start_char(self) -> int:
        """The offset of the first word."""
        return self.doc.tokens[self.start].idx

    @property
    def end_char(self) -> int:
        """The offset after the last word."""
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """The words as they stand."""
        return self.doc.text[self.start_char : self.end_char] if self.end > self.start else ""

    @property
    def root(self) -> Token:
        """The word nearest to the root of its sentence, loose marks and white space last."""
        words = self.doc.tokens[self.start : self.end]
        outward = [word for word in words if word.head is word or not self.start <= word.head.i < self.end]
        return min(outward, key=_steps_to_root, default=words[0]) if len(outward) != 1 else outward[0]


def _steps_to_root(word: Token) -> int:
    if word.head is not word and (word.is_space or word.is_punct) and not word.children:
        return len(word.doc) - 1
    return sum(1 for _ in word.ancestors)


class Doc:
    """A whole text, with `words` as the words of its `parse`; `token.idx` is an offset of `text` in code points."""

    def __init__(self, parse: "Parse", words: Sequence[Word], text: str) -> None:
        self.text = text
        self.notes = Notes()
        self.tokens: list[Token] = []
        steps, spaces = parse.to_array(["HEAD", "SPACY"]).astype("int64").T.tolist()
        at = 0
        for i, (word, spaced) in enumerate(zip(words, spaces, strict=True)):
            self.tokens.append(Token(self, i, at, word, " " if spaced else ""))
            at += len(word.text) + spaced
        for token, step in zip(self.tokens, steps, strict=True):
            if step:
                token.head = self.tokens[token.i + step]
                token.head.children.append(token)
        self.sentences = [Span(self, each.start, each.end) for each in parse.sents]
        self.starts = [sentence.start for sentence in self.sentences]
        for start in self.starts:
            self.tokens[start].is_sent_start = True

    def hang(self, moves: "Sequence[tuple[Token, Token, str]]") -> None:
        """Make each word, with all that hangs on it, a dependent of another, or the root of its sentence where it is to
        hang on itself; a move that closed a circle is left out.
        """
        for word, head, dep in moves:
            if word is not head and (word in head.ancestors or (word.head is word and dep != "acl")):
                continue
            if word.head is not word:
                word.head.children.remove(word)
            word.head, word.dep_ = head, dep
            if word is not head:
                head.children.append(word)
                head.children.sort(key=lambda child: child.i)
        if moves:
            self.__dict__.pop("left_edges", None)
            self.__dict__.pop("right_edges", None)
            for each in self.tokens:
                each._subtree = None

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        if isinstance(at, int):
            return self.tokens[at]
        start, end, _ = at.indices(len(self.tokens))
        return Span(self, start, max(start, end))

    @cached_property
    def _offsets(self) -> Sequence[int]:
        return [token.idx for token in self.tokens]

    @cached_property
    def _end(self) -> int:
        """Where the last word and the space after it end; each other word ends where the next begins."""
        return self.tokens[-1].idx + len(self.tokens[-1].text_with_ws)

    @cached_property
    def left_edges(self) -> Sequence[int]:
        """For each word the index of the first word of its subtree."""
        edges = list(range(len(self.tokens)))
        for token in self.tokens:
            for above in token.ancestors:
                if edges[above.i] <= token.i:
                    break
                edges[above.i] = token.i
        return edges

    @cached_property
    def right_edges(self) -> Sequence[int]:
        """For each word the index of the last word of its subtree."""
        edges = list(range(len(self.tokens)))
        for token in reversed(self.tokens):
            for above in token.ancestors:
                if edges[above.i] >= token.i:
                    break
                edges[above.i] = token.i
        return edges

    def char_span(self, start: int, end: int, *, alignment_mode: str) -> Span | None:
        """The words wholly ("contract") or partly ("expand") inside `text[start:end]`; None if there are none."""
        first, last = self._at(start), self._at(end - 1)
        if first is None or last is None:
            return None
        opening, closing = self.tokens[first], self.tokens[last]
        if alignment_mode == "expand":
            first += start == opening.idx + len(opening.text)
        else:
            first += opening.idx < start
            last -= end < closing.idx + len(closing.text)
            if last < first:
                return None
        return Span(self, first, max(first, last + 1))

    def _at(self, offset: int) -> int | None:
        """The index of the word that holds `offset`, or is followed by the space there."""
        index = bisect_right(self._offsets, offset) - 1
        return index if index >= 0 and offset < self._end else None
