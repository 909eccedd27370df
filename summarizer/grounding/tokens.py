"""A text as folded tokens with offsets: what typography may change is gone, what carries meaning is kept.

Every distinct token of a text stands for one character of `Tokens.encoded`, so that looking for a run of whole
tokens is one `str.find`: it cuts no word or number in two, and it is linear even for texts of one repeated word
(two-way search, Crochemore and Perrin 1991, in CPython since 3.10).
"""

import html
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate

from summarizer.reading.mentions import Span

ELLIPSIS = "..."
QUOTATION_MARK = "'"
_LAST_CODE = 0x10FFFF
_QUOTATION_MARKS = "'\"“”„‟«»″〝〞＂‘’‚‛′‹›`´＇ʼ"
_DASHES = "-‐‑‒–—―−﹣－"
_LETTER = "[^\\W_ʼ]|[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]"
_RUN = f"(?:{_LETTER})+"
_TOKEN = re.compile(
    r"([A-Za-z]+(?=[\s,.;:!?\"”)-])"
    r"|['\"“”‘’,;:!?()]|…|\.{3,}|\.\s\.\s\.|[-‑–—−]{2,3}"
    # A sign, a currency and a leading point belong to the number: "-5" must not be found as "5".
    r"|(?:(?<![\w%)\]'\"’”.,])[-−–‑](?=[$£€¥₹]?\.?\d))?(?:[$£€¥₹](?=\.?\d))?(?:(?<![\w.])\.(?=\d))?"
    rf"{_RUN}(?:(?<=\d)[.,:/‑–-](?=\d){_RUN})*"
    rf"(?:(?<=[nN])['’‘`´′ʼ][tT](?!{_LETTER})|(?<=\d)\s?[%‰€])?"
    r"|\S)"
)
_INVISIBLE = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_ENTITY = re.compile(r"(&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|\w{2,31});)")
_WIDE = re.compile("[！-～]")
_NARROWED = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SAME = {
    **dict.fromkeys(_QUOTATION_MARKS, QUOTATION_MARK),
    **dict.fromkeys(_DASHES, "-"),
    "…": ELLIPSIS,
}
_FORGIVEN = frozenset("<compat> <noBreak> <wide> <narrow> <initial> <medial> <final> <isolated>".split())


@dataclass(frozen=True)
class Tokens:
    """The tokens of a text in order. `starts` and `ends` are code-point offsets into the text as given."""

    raw: Sequence[str]
    plain: dict[str, str]
    """Each distinct raw token as typography is folded; letter case stays."""
    starts: Sequence[int]
    ends: Sequence[int]

    def words(self, first: int, last: int) -> tuple[str, ...]:
        """The folded tokens from the index `first` to before `last`."""
        return tuple(map(self.plain.__getitem__, self.raw[first:last]))

    def caseless(self, first: int, last: int) -> tuple[str, ...]:
        """`words` without letter case."""
        return tuple(map(str.casefold, self.words(first, last)))

    def span(self, first: int, last: int) -> Span:
        """The span in the text of the tokens from the index `first` to before `last`."""
        return Span(self.starts[first], self.ends[last - 1])

    @cached_property
    def codes(self) -> dict[str, str]:
        """The character that stands for each folded token; the last code is shared by all beyond a million."""
        return {word: chr(min(index, _LAST_CODE)) for index, word in enumerate(dict.fromkeys(self.plain.values()))}

    @cached_property
    def encoded(self) -> str:
        """The text with one character for each token."""
        codes = {raw: self.codes[word] for raw, word in self.plain.items()}
        return "".join(map(codes.__getitem__, self.raw))

    @cached_property
    def reversed(self) -> str:
        """`encoded` from its end: `str.rfind` is not linear, `str.find` is."""
        return self.encoded[::-1]

    @cached_property
    def frequencies(self) -> Counter[str]:
        """How often each code stands in `encoded`."""
        return Counter(self.encoded)

    @cached_property
    def variants(self) -> dict[str, list[str]]:
        """For each token without letter case the codes of its forms."""
        variants: dict[str, list[str]] = defaultdict(list)
        for word, code in self.codes.items():
            variants[word.casefold()].append(code)
        return dict(variants)

    def encode(self, words: tuple[str, ...]) -> str | None:
        """`words` in this text's characters; None if one of them is not in the text."""
        try:
            encoded = "".join(map(self.codes.__getitem__, words))
        except KeyError:
            return None
        return None if chr(_LAST_CODE) in encoded else encoded

    def places(self, code: str, most: int) -> Iterator[int]:
        """The first `most` indices at which `code` stands."""
        at = -1
        for _ in range(most):
            at = self.encoded.find(code, at + 1)
            if at < 0:
                return
            yield at


def is_word(token: str) -> bool:
    """Whether a token is a word or a number, not a mark."""
    return any(character.isalnum() for character in token)


def has_entity(text: str) -> bool:
    """Whether `text` has an HTML entity."""
    return "&" in text and bool(_ENTITY.search(text))


def tokens_of(text: str) -> Tokens:
    """The tokens of `text`: words, numbers with their sign, currency and per cent, and single marks."""
    resolved, starts, ends = _resolved(text)
    cleaned, starts, ends = _visible(
        resolved.translate(_NARROWED) if _WIDE.search(resolved) else resolved, starts, ends
    )
    pieces = _TOKEN.split(cleaned)
    offsets = list(accumulate(map(len, pieces)))
    raw, firsts, lasts = pieces[1::2], offsets[0:-1:2], offsets[1::2]
    plain = {each: _folded(each) for each in dict.fromkeys(raw)}
    if starts is None or ends is None:
        return Tokens(raw, plain, firsts, lasts)
    return Tokens(raw, plain, [starts[each] for each in firsts], [ends[each - 1] for each in lasts])


@lru_cache(maxsize=16)
def tokens_of_text(text: str) -> Tokens:
    """`tokens_of`, kept for the texts asked for last: one article answers many quotations."""
    return tokens_of(text)


@lru_cache(maxsize=256)
def tokens_of_quote(quote: str) -> Tokens:
    """`tokens_of`, kept for the quotations asked for last: one sentence carries many items."""
    return tokens_of(quote)


Offsets = Sequence[int] | None
"""For each character its start, or its end, in the text as given; None where nothing moved."""


def _resolved(text: str) -> tuple[str, Offsets, Offsets]:
    """`text` with its HTML entities resolved."""
    pieces = _ENTITY.split(text) if "&" in text else [text]
    if len(pieces) == 1:
        return text, None, None
    plain = {raw: html.unescape(raw) for raw in dict.fromkeys(pieces[1::2])}
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for index, piece in enumerate(pieces):
        end = at + len(piece)
        resolved = plain[piece] if index % 2 else piece
        if index % 2 and resolved != piece:
            starts += [at] * len(resolved)
            ends += [end] * len(resolved)
        else:
            starts += range(at, end)
            ends += range(at + 1, end + 1)
        at = end
    pieces[1::2] = map(plain.__getitem__, pieces[1::2])
    return "".join(pieces), starts, ends


def _visible(text: str, starts: Offsets, ends: Offsets) -> tuple[str, Offsets, Offsets]:
    """`text` without its invisible characters."""
    if text.isascii() or not _INVISIBLE.search(text):
        return text, starts, ends
    dropped = frozenset(_INVISIBLE.findall(text))
    kept = [index for index, character in enumerate(text) if character not in dropped]
    if starts is None or ends is None:
        return _INVISIBLE.sub("", text), kept, [index + 1 for index in kept]
    return _INVISIBLE.sub("", text), [starts[index] for index in kept], [ends[index] for index in kept]


def _folded(token: str) -> str:
    if token.isalnum() and token.isascii():
        return token
    if token in _SAME:
        return _SAME[token]
    if set(token) <= set(_DASHES):
        return "-"
    if token[0] == "." and len(token) > 1 and not token[-1].isalnum():
        return ELLIPSIS
    return token if token.isascii() and " " not in token else plain_form(token)


@lru_cache(maxsize=4096)
def plain_form(token: str) -> str:
    """`token` without what typography adds: composed, ligatures and width forms as plain letters."""
    composed = unicodedata.normalize("NFC", "".join(token.split()))
    return "".join(_SAME.get(each) or _letter(each) for each in composed)


def _letter(character: str) -> str:
    """Ligatures and width forms as plain letters; a superscript or a fraction is another number and stays."""
    tag = unicodedata.decomposition(character).partition(" ")[0]
    plain = unicodedata.normalize("NFKC", character) if tag in _FORGIVEN else character
    made_up = tag != "<wide>" and any(each.isdigit() for each in plain)
    return character if made_up or not plain.strip() else plain
