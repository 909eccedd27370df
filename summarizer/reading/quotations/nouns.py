"""What a noun of saying tells: somebody's claim, a view, "official data show"."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.mentions import Quotation, Span
from summarizer.reading.names import full_phrase
from summarizer.reading.names.nouns import meaning_of
from summarizer.reading.parse import sentence_of, span_of, text_of
from summarizer.reading.quotations.cue import is_number
from summarizer.reading.quotations.spans import SHORTEST, phrase_of, sized, stretch_of, style_of, subtree_of
from summarizer.reading.quotations.speakers import is_own_voice
from summarizer.reading.references import referent

if TYPE_CHECKING:
    from summarizer.reading.tree import Doc, Token

VIEWS = frozenset(
    "reckoning estimate count view words opinion calculation calculations estimates tally telling account phrase watch arithmetic measure figures ledger numbers projections".split()
)
FIGURES = frozenset(
    "count figure estimate tally version contention reckoning calculation forecast projection number reply answer".split()
)
"""What somebody says that something is: "the government's last count was 31,500"."""
_IN_WORDS = frozenset({"words", "view", "opinion", "phrase"})
_OF_SOMEBODY = _IN_WORDS | {"count", "tally", "reckoning", "estimate", "calculation"}
_SHARE = re.compile(r"\d\s?%|\bper\s?cent\b")
_JOINING = frozenset({"which", "who", "that", "and", "but", "while", "though", "although", "as"})
"""What a clause begins with, before the one in whose view it holds: "which by their tally had 57 per cent"."""
POLLS = frozenset({"poll", "survey"})
FORESEEN = frozenset("expected seen forecast predicted projected estimated pencilled penciled".split())
_RETORTS = frozenset("retort reply answer riposte rejoinder response verdict".split())
_LONGEST_LABEL = 6
_GIVING = frozenset("make issue repeat give voice express offer deliver level lodge raise renew sound air".split())
_TO_COMMA = re.compile(r"\w+(?: of [^,;:\"“]{1,60})?,")
_GOES_ON = re.compile(r"\s*, and (?!not\b)")
"""What a document goes on to show: "…, papers show, and three quarters need new roofs"."""
_FURTHEST = 14
"""Tokens between a noun of saying and its "that", with its author between."""


def in_the_view_of(doc: "Doc", cue: "Token", marks: tuple[Span, ...], recent: str | None) -> Iterator[Quotation]:
    """ "54% by the Commission's reckoning", "a pay cut", in Ms Keane's words."""
    owner = _holder(cue)
    name = owner and referent(doc, owner, recent)
    if owner is None or not name or is_own_voice(owner):
        return
    for content in _viewed(cue, marks):
        yield Quotation(content, span_of(cue), phrase_of(owner), style_of(content, marks), (name,))


def seen_by(doc: "Doc", cue: "Token", marks: tuple[Span, ...], recent: str | None) -> Iterator[Quotation]:
    """ "For Shantel Batiste, the verdict was 'half a sandwich'": what something is in the eyes of a person."""
    sentence = sentence_of(cue)
    holder = next((child for child in cue.children if child.dep_ == "pobj"), None)
    if holder is None or cue.i > sentence.start + 1 or cue.head.lemma_ != "be" or not _is_person(holder):
        return
    content = Span(subtree_of(cue).end, stretch_of(cue, marks).end)
    name = referent(doc, holder, recent)
    if name and content.end - content.start > SHORTEST:
        yield Quotation(content, span_of(cue), phrase_of(holder), style_of(content, marks), (name,))


def figure_of(doc: "Doc", cue: "Token", marks: tuple[Span, ...], recent: str | None) -> Iterator[Quotation]:
    """ "The government's last count was 31,500", "his contention is that 118 forms were altered"."""
    owner = next((child for child in cue.children if child.dep_ == "poss"), None)
    own = any(child.lower_ == "own" for child in cue.children)
    name = owner and (own or cue.lemma_ != "number") and referent(doc, owner, recent)
    if owner is None or not name:
        return
    content = Span(cue.head.idx + len(cue.head), stretch_of(cue, marks).end)
    yield Quotation(content, span_of(cue), phrase_of(owner), style_of(content, marks), (name,))


def _who_gives_it(colon: "Token") -> "Token | None":
    """Who gives the figure that follows: the coordinator of "the coordinator read out a new figure: 14 dead"."""
    figure = colon.nbor(-1) if colon.i > sentence_of(colon).start else colon
    number = colon.nbor() if colon.i + 1 < sentence_of(colon).end else colon
    if figure.lemma_ not in FIGURES or figure.dep_ not in {"dobj", "pobj"} or not number.like_num:
        return None
    verb = next((each for each in figure.ancestors if each.pos_ in {"VERB", "AUX"}), None)
    return next((child for child in verb.children if child.dep_ == "nsubj"), None) if verb is not None else None


def labelled(doc: "Doc", cue: "Token", marks: tuple[Span, ...], recent: str | None) -> Iterator[Quotation]:
    """ "Police: 22,000.", "Sithebe's retort: the union has 300 members."."""
    sentence = sentence_of(cue)
    if (teller := _who_gives_it(cue)) is not None and (named := referent(doc, teller, recent)):
        content = Span(cue.idx + 1, stretch_of(cue, marks).end)
        yield Quotation(content, span_of(cue), phrase_of(teller), style_of(content, marks), (named,))
        return
    label = [token for token in doc[sentence.start : cue.i] if not token.is_punct and not token.is_space]
    if not label or len(label) > _LONGEST_LABEL or any(token.pos_ in {"VERB", "AUX", "ADP"} for token in label):
        return
    last = label[-1]
    owner = next((child for child in last.children if child.dep_ == "poss"), None)
    speaker = owner if last.lower_ in _RETORTS else last
    if speaker is None or not (last.lower_ in _RETORTS or last.lower_ in cues.PEOPLE_NOUNS or meaning_of(last)):
        return
    name = referent(doc, speaker, recent)
    content = Span(cue.idx + 1, sentence.end_char)
    if name and content.end - content.start > SHORTEST:
        yield Quotation(content, span_of(cue), phrase_of(speaker), style_of(content, marks), (name,))


def _is_person(noun: "Token") -> bool:
    titled = any(child.dep_ in {"compound", "amod"} and child.lower_ in cues.PEOPLE_NOUNS for child in noun.children)
    first_name = any(child.pos_ == "PROPN" and child.dep_ == "compound" for child in noun.children)
    return noun.pos_ == "PROPN" and (titled or first_name)


def _holder(cue: "Token") -> "Token | None":
    """Whose view it is: "in her view", "in the words of the coroner", "by whose count"."""
    parts = {"poss", "nsubj"} if cue.dep_ == "pcomp" else {"poss"}
    owner = next((child for child in cue.children if child.dep_ in parts and child.i < cue.i), None)
    if owner is not None and owner.tag_ == "WP$":
        clause = next((each for each in cue.ancestors if each.dep_ == "relcl"), None)
        return clause.head if clause is not None else _before_the_comma(cue.head)
    if owner is None and cue.lower_ in _OF_SOMEBODY:
        of = next((child for child in cue.children if child.lower_ == "of"), None)
        named = of and next((each for each in of.children if each.dep_ == "pobj"), None)
        known = named is not None and (cue.lower_ in _IN_WORDS or meaning_of(named) or named.pos_ == "PROPN")
        return named if known else None
    if owner is None and cue.lower_ in cues.DOCUMENTS:
        return next(
            (child for child in cue.children if child.dep_ == "compound" and child.lower_ in cues.PEOPLE_NOUNS), None
        )
    return owner


def _before_the_comma(preposition: "Token") -> "Token | None":
    """The name that "by whose count" goes on from, where the parse hangs the two on different words."""
    if preposition.i < sentence_of(preposition).start + 2 or preposition.nbor(-1).text != ",":
        return None
    return preposition.nbor(-2) if preposition.nbor(-2).pos_ in {"PROPN", "NOUN"} else None


def _viewed(cue: "Token", marks: tuple[Span, ...]) -> list[Span]:
    text, sentence, at = text_of(cue.doc), stretch_of(cue, marks), cue.head.idx
    end = subtree_of(cue).end
    touching = [mark for mark in marks if sentence.start <= mark.end <= at and at - mark.end <= 3]
    before = text[sentence.start : at].rstrip(" ,")
    if touching:
        return [touching[-1]]
    if text[sentence.start : at].rstrip().endswith(",") and _TO_COMMA.match(text, cue.idx, sentence.end):
        return [sentence]
    whose = any(child.tag_ == "WP$" for child in cue.children)
    if whose or before.endswith(":") or before.rpartition(" ")[2] in _JOINING:
        return sized(end, sentence.end)
    opened = [mark for mark in marks if 0 <= mark.start - end <= 3]
    if opened:
        return opened[:1]
    starts = [before.rfind(stop) + len(stop) for stop in (", ", "; ", "(", " and ") if stop in before]
    start = sentence.start + max(starts, default=0)
    return sized(start, at) or sized(end, sentence.end)


def shown(doc: "Doc", cue: "Token", marks: tuple[Span, ...]) -> Iterator[Quotation]:
    """ "…, official data show", whose verb the parse takes for a noun."""
    document = first = cue.nbor(-1) if cue.i > sentence_of(cue).start else cue
    while first.nbor(-1).dep_ in {"amod", "compound", "poss", "case"} and first.nbor(-1).text != ",":
        first = first.nbor(-1)
    if document.lower_ not in cues.DOCUMENTS:
        yield from _shown_by_a_long_name(cue, marks)
    elif cue.doc[max(first.i - 1, 0)].text == ",":
        name = _giver(doc, document) or text_of(cue.doc)[first.idx : document.idx + len(document)]
        after = Span(cue.idx + len(cue), stretch_of(cue, marks).end)
        goes_on = sized(after.start, after.end) if _GOES_ON.match(text_of(doc), after.start) else []
        contents = [Span(sentence_of(cue).start_char, first.idx), *goes_on]
        for content in contents:
            yield Quotation(content, span_of(cue), span_of(document), style_of(content, marks), (name,))


def _giver(doc: "Doc", document: "Token") -> str | None:
    """The named body before its data: "Export Promotion Bureau data show"."""
    before = document.nbor(-1)
    return referent(doc, before) if before.pos_ == "PROPN" and document.lower_ in {"data", "figures"} else None


def _shown_by_a_long_name(cue: "Token", marks: tuple[Span, ...]) -> Iterator[Quotation]:
    """ "Log files recovered by the probe show that …", "…, figures on the bank's website show."."""
    sentence, stretch = sentence_of(cue), stretch_of(cue, marks)
    comma = next((each.i for each in reversed(cue.doc[sentence.start : cue.i]) if each.text == ","), sentence.start - 1)
    document = next((each for each in cue.doc[comma + 1 : cue.i] if each.lower_ in cues.DOCUMENTS), None)
    after = Span(cue.idx + len(cue), stretch.end)
    tells = cue.i + 1 < sentence.end and (cue.nbor().lower_ == "that" or cue.nbor().pos_ in {"NUM", "DET", "SYM"})
    if document is None or not (tells or (comma >= sentence.start and cue.nbor().is_punct)):
        return
    content = after if tells else Span(sentence.start_char, cue.doc[comma].idx)
    name = _issuer(document, cue) or full_phrase(document)
    yield Quotation(content, span_of(cue), span_of(document), style_of(content, marks), (name,))


def _issuer(document: "Token", cue: "Token") -> str | None:
    """Whose figures they are: the health board of "figures from the health board show"."""
    source = document.nbor()
    if source.lower_ != "from" or document.lower_ not in {"data", "figures", "statistics", "records", "estimates"}:
        return None
    words = [each for each in cue.doc[source.i + 1 : cue.i] if each.dep_ != "det"]
    return text_of(cue.doc)[words[0].idx : cue.idx].strip() if words else None


def polled(doc: "Doc", cue: "Token", marks: tuple[Span, ...]) -> Iterator[Quotation]:
    """ "In a survey by the broadcaster TVJ this month, 61% of respondents favoured …"."""
    stretch = stretch_of(cue, marks)
    if cue.head.lower_ != "in" or cue.dep_ != "pobj" or text_of(doc)[stretch.start : cue.head.idx].strip():
        return
    name = referent(doc, cue)
    after = Span(cue.idx + len(cue), stretch.end)
    if name and _SHARE.search(after.of(text_of(doc))):
        yield Quotation(after, span_of(cue), phrase_of(cue), style_of(after, marks), (name,))


def foreseen(doc: "Doc", cue: "Token", marks: tuple[Span, ...], recent: str | None) -> Iterator[Quotation]:
    """ "against 790 million expected by analysts in a poll": a figure with those who gave it before."""
    by = next((child for child in cue.children if child.dep_ == "agent"), None)
    who = by and next((child for child in by.children if child.dep_ == "pobj"), None)
    name = who and referent(doc, who, recent)
    if who is not None and name and is_number(cue.head):
        content = Span(subtree_of(cue.head).start, cue.idx)
        yield Quotation(content, span_of(cue), phrase_of(who), style_of(content, marks), (name,))


def claim_of(doc: "Doc", cue: "Token", marks: tuple[Span, ...], recent: str | None) -> Iterator[Quotation]:
    """ "an allegation by Greywacke that …", "the plaintiffs' case that …"."""
    clause, author = clause_after(cue), author_of(cue)
    name = author and referent(doc, author, recent)
    if clause is not None and author is not None and name:
        yield Quotation(clause, span_of(cue), phrase_of(author), style_of(clause, marks), (name,))


def clause_after(claim: "Token") -> Span | None:
    """The clause that a noun of saying brings in with "that", at most the author standing between the two."""
    for that in claim.doc[claim.i + 1 : min(claim.i + _FURTHEST, sentence_of(claim).end)]:
        if that.pos_ in {"VERB", "AUX"} and that.dep_ != "acl":
            return None
        if that.lower_ == "that" and that.dep_ == "mark" and that.head.i > that.i:
            return Span(that.idx + len(that), _end_of_clause(that.head))
    return None


def _end_of_clause(verb: "Token") -> int:
    """The end of the clause of `verb`, without what it says by the way at the end: "…, where 43 have died"."""
    trailing = [
        each.left_edge.idx
        for each in verb.subtree
        if each.dep_ == "relcl"
        and each != verb
        and each.right_edge == verb.right_edge
        and each.left_edge.nbor(-1).text == ","
    ]
    return min(trailing, default=subtree_of(verb).end)


def author_of(claim: "Token") -> "Token | None":
    """Who makes a claim: "Greywacke's claim", "the claim by Greywacke", "a claim, made by Greywacke,"."""
    owner = next((child for child in claim.children if child.dep_ == "poss"), None)
    if owner is not None:
        return owner
    doc, end = claim.doc, sentence_of(claim).end
    that = next((each.i for each in doc[claim.i : end] if each.lower_ == "that"), claim.i)
    by = [each for each in doc[claim.i + 1 : that] if each.lower_ in {"by", "from"}]
    named = next((each for preposition in by for each in preposition.children if each.dep_ == "pobj"), None)
    return named if named is not None else _giver_of(claim)


def _giver_of(claim: "Token") -> "Token | None":
    """Who puts a claim forward: *mayor* of "the mayor issued a warning that …", "the mayor left with a warning that"."""
    verb = claim.head
    if claim.dep_ == "pobj" and verb.lower_ == "with":
        verb = verb.head
    elif claim.dep_ != "dobj" or verb.lemma_ not in _GIVING:
        return None
    return next((each for each in verb.children if each.dep_ == "nsubj"), None)
