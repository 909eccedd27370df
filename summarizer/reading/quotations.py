"""Finds what is said, by which word, by whom, and through whom it came.

A cue either governs its content ("Police said that …"), or comments on it ("…, police said", "…," wrote the critic).
The parse tells the first kind; it often breaks on the second, so there punctuation decides.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.contents import quoted_from
from summarizer.reading.index import Index
from summarizer.reading.marks import marks_in, marks_over
from summarizer.reading.mentions import Quotation, QuotationStyle, Span
from summarizer.reading.names import speaker_phrase
from summarizer.reading.parse import parse, sentence_of, sentences_of, text_of, tokens_over
from summarizer.reading.references import referent

if TYPE_CHECKING:
    from summarizer.reading.tree import Doc, Token

_BEFORE_A_COMMENT = frozenset({",", "—", "–", "-", '"', "”", "'", "’", "?", "!", "''", "”,", "…", "..."})
_ENDS_A_COMMENT = frozenset({",", ";", ":", "—", "–", '"', "“", "''", "``", ".", ")"})
_OBJECTS = {"dobj", "xcomp", "prep", "oprd", "ccomp", "attr", "pobj"}
_TAKES_OBJECTS = cues.DENYING | cues.CLAIMING | cues.VOWING | {"describe", "call", "warn", "report"}
_FORECASTS = frozenset("forecast estimate outlook projection target guidance toll figure price count tally".split())
_VIEWS = frozenset(
    "reckoning estimate count view words opinion calculation calculations estimates tally telling".split()
)
_MODALS = frozenset({"will", "would", "could", "should", "may", "might", "must", "'ll", "'d"})
_CLAIMS = frozenset("allegation claim accusation report suggestion warning assertion charge complaint case".split())
_NEXT_TO = 3
"""Code points between a closing mark and a sentence that comments on the words in the marks."""
_SPEAKING = frozenset({"he", "she", "they"})
_OTHER_CUES = {"according", "show"} | _VIEWS | _CLAIMS
_NEW_CLAUSE = re.compile(r",?\s*(?:and|but|or|while|though|which|most|some|many)\b")
_SAID_SO = {
    "say",
    "tell",
    "add",
    "write",
    "announce",
    "reply",
    "explain",
    "warn",
    "insist",
    "note",
    "state",
    "declare",
    "shout",
}


def find_quotations(text: str) -> list[Quotation]:
    """What is said in `text`, in the order of the content; offsets in code points.

    The content of a direct quotation is the words in the marks without the marks, of an indirect one the clause
    without "that", of a mixed one the clause with the marks in it.
    """
    return list(quotations_in(text))


@lru_cache(maxsize=8)
def quotations_in(text: str) -> tuple[Quotation, ...]:
    """`find_quotations`, kept for the texts read last."""
    marks = marks_in(text)
    return tuple(
        replace(each, style=_style(each.content, marks)) for each in quoted_from(parse(text), attributed_in(text))
    )


@lru_cache(maxsize=8)
def attributed_in(text: str) -> tuple[Quotation, ...]:
    """All that a cue reaches, bare figures and marks included, for asking who says a thing."""
    doc = parse(text)
    marks = marks_in(text)
    found: list[Quotation] = []
    recent: str | None = None
    for sent in sentences_of(doc):
        near = tuple(marks_over(text, Span(sent.start_char - _NEXT_TO, sent.end_char)))
        for token in sent:
            here = list(_told(doc, token, near, recent))
            found += here
            if here and here[-1].chain and token.dep_ != "relcl":
                recent = here[-1].chain[0]
    found += _whole_marks(doc, marks, found)
    return tuple(sorted(found, key=lambda each: (each.content.start, each.content.end)))


def speakers_at(text: str, start: int, end: int) -> tuple[str, ...]:
    """Who says `text[start:end]`, from the speaker outwards; empty where the article itself does.

    The innermost quotation around the span speaks first; those around it relay.
    """
    around = sorted(_spoken(text).around(Span(start, end)), key=lambda each: each.content.end - each.content.start)
    return tuple(dict.fromkeys(name for quotation in around for name in quotation.chain))


@lru_cache(maxsize=8)
def _spoken(text: str) -> Index[Quotation]:
    return Index((each.content, each) for each in attributed_in(text) if each.chain)


def _told(doc: "Doc", cue: "Token", marks: tuple[Span, ...], recent: str | None) -> Iterator[Quotation]:
    if not _may_be_cue(cue) or any(_span(cue) in mark for mark in marks):
        return
    if cue.lower_ == "according":
        yield from _according(doc, cue, marks, recent)
    elif cue.lower_ in _VIEWS and cue.dep_ == "pobj" and cue.head.lower_ in {"by", "in", "on"}:
        yield from _in_the_view_of(doc, cue, marks, recent)
    elif cue.lower_ in _CLAIMS and cue.pos_ == "NOUN":
        yield from _claim_of(doc, cue, marks, recent)
    elif cue.lower_ == "show" and cue.pos_ == "NOUN":
        yield from _shown(doc, cue, marks)
    elif cue.pos_ in {"VERB", "AUX"} and _is_cue(cue):
        speaker = _speaker(cue, marks)
        chain = _chain(doc, cue, speaker, recent) if speaker is not None else ()
        if speaker is not None and (chain or speaker.pos_ == "PRON"):
            for content in _contents(cue, speaker, marks):
                yield Quotation(content, _span(cue), _phrase(speaker), _style(content, marks), chain)


def _may_be_cue(token: "Token") -> bool:
    return token.pos_ in {"VERB", "AUX"} or token.lower_ in _OTHER_CUES


def _is_cue(cue: "Token") -> bool:
    only = any(each.lower_ == "only" for each in cue.doc[max(0, cue.i - 1) : cue.i + 2])
    if not only and any(child.dep_ == "aux" and child.lower_ in _MODALS for child in cue.children):
        return False
    if cue.lemma_ in cues.VOWING and not any(child.dep_ == "ccomp" for child in cue.children):
        return False
    if cue.lemma_ == "quote":
        return not any(child.lower_ == "as" for child in cue.children)
    if (
        cue.lemma_ == "report"
        and cue.tag_ == "VBZ"
        and any(each.lower_ in {"citing", "quoting"} for each in cue.doc[cue.i + 1 : cue.i + 4])
    ):
        return False
    if cue.lemma_ in {"raise", "lower", "cut", "revise"}:
        return any(child.dep_ == "dobj" and child.lemma_ in _FORECASTS | {"it"} for child in cue.children)
    if cue.lemma_ == "go":
        return (
            cue.nbor(1).lower_ == "on" and cue.nbor(2).lower_ in {",", "to", ":", "."}
            if cue.i + 2 < len(cue.doc)
            else False
        )
    if cue.lemma_ in {"put", "measure", "count"}:
        return _gives_a_figure(cue)
    if cue.lemma_ == "make":
        return cue.i + 2 < len(cue.doc) and cue.nbor().lower_ == "it" and cue.nbor(2).like_num
    if cue.lemma_ == "have":
        figures = any(child.dep_ == "dobj" and child.lemma_ in _FORECASTS | {"number"} for child in cue.children)
        return figures and _gives_a_figure(cue)
    return cue.lemma_ in cues.ALL


def _gives_a_figure(cue: "Token") -> bool:
    """Whether "at", "ahead" or "behind" and a number follow: "put the toll at eight", but not "put at risk"."""
    for part in (cue, *cue.children):
        for child in part.children:
            if child.lower_ in {"at", "ahead", "behind"} and child.i > cue.i and child.nbor().lower_ != "risk":
                return True
    return False


def _speaker(cue: "Token", marks: tuple[Span, ...]) -> "Token | None":
    if cue.lemma_ == "say" and cue.head.lower_ == "as" and cue.head.head.lemma_ == "quote":
        quoting = cue.head.head
        return next((child for child in quoting.children if child.dep_ in {"dobj", "nsubjpass"}), None)
    if any(child.dep_ == "nsubjpass" for child in cue.children):
        agents = [each for by in cue.children if by.dep_ == "agent" for each in by.children if each.dep_ == "pobj"]
        return agents[0] if agents else None
    verb = cue
    for _ in range(4):
        subjects = [child for child in verb.children if child.dep_ == "nsubj"]
        outside = [each for each in subjects if not any(_span(each) in mark for mark in marks)]
        if outside:
            subject = outside[-1] if verb is cue and outside[-1].i > cue.i else outside[0]
            return _antecedent(subject)
        if verb is cue and (inverted := _inverted(cue, marks)) is not None:
            return inverted
        if verb.dep_ not in {"xcomp", "conj", "advcl", "ccomp", "parataxis", "dep"} or verb.head is verb:
            break
        if verb.dep_ in {"ccomp", "parataxis"} and verb.tag_ != "VBG":
            break
        verb = verb.head
    if cue.dep_ == "ROOT" and (lost := _lost_subject(cue, marks)) is not None:
        return lost
    return _after_the_mark(cue, marks) if cue.lemma_ in _SAID_SO else None


def _after_the_mark(cue: "Token", marks: tuple[Span, ...]) -> "Token | None":
    """The speaker between a quotation and its cue: '"…," Danika Vesely, a student, shouted'."""
    ended = [mark for mark in marks if sentence_of(cue).start_char <= mark.end <= cue.idx]
    if not ended:
        return None
    between = [token for token in cue.doc[sentence_of(cue).start : cue.i] if token.idx >= ended[-1].end]
    named = next((token for token in between if token.pos_ in {"PROPN", "NOUN", "PRON"} and not _leads_on(token)), None)
    return named if named is not None and len(between) < 24 else None


def _leads_on(token: "Token") -> bool:
    """Whether a name or noun goes on with the next word."""
    return token.nbor().pos_ in {"PROPN", "NOUN"}


def _lost_subject(cue: "Token", marks: tuple[Span, ...]) -> "Token | None":
    """The subject at the head of the sentence that the parse gave to another verb, a relative clause being between."""
    for token in sentence_of(cue):
        if token.i >= cue.i:
            return None
        if token.dep_ in {"nsubj", "nsubjpass"}:
            begins = token.left_edge.i == sentence_of(cue).start and token.pos_ in {"NOUN", "PROPN"}
            return token if begins and not any(_span(token) in mark for mark in marks) else None
    return None


def _inverted(cue: "Token", marks: tuple[Span, ...]) -> "Token | None":
    """The subject that follows its cue where the parse has lost it: '"…," wrote the critic Basil Thornquist'."""
    before = cue.nbor(-1) if cue.i else cue
    if before.text not in _BEFORE_A_COMMENT or cue.lemma_ not in _SAID_SO:
        return None
    for token in cue.doc[cue.i + 1 : cue.i + 9]:
        if token.is_punct or token.pos_ in {"VERB", "ADP", "SCONJ"} or any(_span(token) in mark for mark in marks):
            return None
        if token.pos_ in {"PROPN", "NOUN", "PRON"} and token.head.i not in range(token.i + 1, token.i + 6):
            return token
    return None


def _antecedent(subject: "Token") -> "Token":
    if subject.tag_ in {"WDT", "WP"} and subject.head.dep_ == "relcl":
        return subject.head.head
    return subject


def _contents(cue: "Token", speaker: "Token", marks: tuple[Span, ...]) -> list[Span]:
    sentence = _stretch(cue, marks)
    before = [mark for mark in marks if mark.end <= sentence.start]
    first = text_of(cue.doc)[sentence_of(cue).start_char]
    if before and cue.dep_ == "ROOT" and first.islower() and not _goes_on(cue, speaker, marks):
        return [before[-1]]
    if cue.dep_ not in {"relcl", "acl"} and _is_comment(cue, speaker, marks):
        return _around_comment(cue, speaker, sentence)
    end = _end_of_content(cue, sentence, marks)
    told = [child for child in cue.children if child.dep_ in {"ccomp", "parataxis"} and child.i > cue.i]
    if not told and cue.lemma_ in _SAID_SO:
        told = [
            each for each in cue.doc[cue.i + 1 : sentence_of(cue).end] if each.lower_ == "that" and each.dep_ == "mark"
        ]
    opened = any(sentence.start <= mark.start < sentence.end and mark.start > cue.idx for mark in marks)
    start = max(cue.idx + len(cue), speaker.right_edge.idx + len(speaker.right_edge) if speaker.i > cue.i else 0)
    tells = cue.lemma_ not in cues.FIGURING or any(token.like_num for token in cue.subtree if token.i > cue.i)
    if (told and tells) or cue.head.lower_ == "as" or (opened and cue.lemma_ not in cues.FIGURING):
        return _sized(start, end)
    inner = [child for child in cue.children if child.dep_ in _OBJECTS and child.i > cue.i and child is not speaker]
    figures = cue.lemma_ in cues.FIGURING | {"have", "make"} and any(
        token.like_num for token in cue.subtree if token.i > cue.i
    )
    if inner and (cue.lemma_ in _TAKES_OBJECTS or figures):
        last = max(_subtree(child).end for child in inner)
        return _sized(min(_subtree(child).start for child in inner), max(last, min(_conjuncts_end(cue), end)))
    return []


def _conjuncts_end(cue: "Token") -> int:
    """Where a second object that the parse hung on the verb ends: "put its magnitude at 7.1 and its depth at 18 km"."""
    edges = [child.right_edge for child in cue.children if child.dep_ == "conj" and child.pos_ in {"NOUN", "NUM"}]
    return max((edge.idx + len(edge) for edge in edges), default=0)


def _stretch(cue: "Token", marks: tuple[Span, ...]) -> Span:
    """The sentence of the cue, between the semicolons that part it."""
    start, end, text = sentence_of(cue).start_char, sentence_of(cue).end_char, text_of(cue.doc)
    cuts = [
        at for at in range(start, end) if (text[at] == ";") and not any(mark.start <= at < mark.end for mark in marks)
    ]
    left = max((at + 1 for at in cuts if at < cue.idx), default=start)
    right = min((at for at in cuts if at > cue.idx), default=end)
    return Span(left, right)


def _is_comment(cue: "Token", speaker: "Token", marks: tuple[Span, ...]) -> bool:
    """Whether nothing that is told follows the cue, and something stands before its clause."""
    first = min(cue.i, speaker.left_edge.i if sentence_of(speaker) == sentence_of(cue) else cue.i)
    if cue.head.lower_ == "as" and cue.head.head.lemma_ == "quote":
        parts = [child for child in cue.head.head.children if child.dep_ in {"nsubj", "nsubjpass", "dobj"}]
        first = min(cue.head.head.i, *(child.left_edge.i for child in parts))
    while first > sentence_of(cue).start and cue.doc[first - 1].pos_ in {"AUX", "ADV", "CCONJ"}:
        first -= 1
    if first <= sentence_of(cue).start:
        return False
    before = cue.doc[first - 1]
    if before.text not in _BEFORE_A_COMMENT and not before.is_punct:
        return False
    return not _goes_on(cue, speaker, marks)


def _goes_on(cue: "Token", speaker: "Token", marks: tuple[Span, ...]) -> bool:
    """Whether what is told follows the cue: a clause, an opening quotation mark or a colon before any other stop."""
    if any(child.lower_ == "that" and child.i == cue.i + 1 for child in sentence_of(cue)):
        return True
    takes_object = cue.lemma_ in _TAKES_OBJECTS | cues.FIGURING
    if takes_object and any(child.dep_ == "dobj" and child.i > cue.i for child in cue.children):
        return True
    told = [child for child in cue.children if child.dep_ in {"ccomp", "xcomp"} and child.i > cue.i]
    if told and not any(token.text in {",", ";"} for token in cue.doc[cue.i + 1 : told[0].left_edge.i]):
        return True
    for token in cue.doc[max(cue.i, speaker.i if speaker.i < cue.i + 12 else 0) + 1 : sentence_of(cue).end]:
        if any(mark.start == token.idx for mark in marks) or token.text == ":":
            return True
        if token.text in _ENDS_A_COMMENT:
            return False
    return False


def _around_comment(cue: "Token", speaker: "Token", sentence: Span) -> list[Span]:
    """What stands before the commenting clause, and what stands after it."""
    first = min(
        cue.idx, speaker.left_edge.idx if speaker.i < cue.i and sentence_of(speaker) == sentence_of(cue) else cue.idx
    )
    last = speaker.right_edge if speaker.i > cue.i else cue
    end = sentence.end
    for token in cue.doc[last.i + 1 : sentence_of(cue).end]:
        if token.text in _ENDS_A_COMMENT:
            end = token.idx + 1
            break
    return [*_sized(sentence.start, first), *_sized(end, sentence.end)]


def _end_of_content(cue: "Token", sentence: Span, marks: tuple[Span, ...]) -> int:
    """Where the content of a governing cue ends: with its clause, or where another subject takes over."""
    if cue.dep_ in {"relcl", "acl", "advcl"}:
        end = _subtree(cue).end
    else:
        end = sentence.end
        for verb in (*cue.children, *(each for each in cue.head.children if cue.dep_ in {"ccomp", "conj"})):
            if verb.dep_ != "conj" or verb.i <= cue.i or verb.pos_ not in {"VERB", "AUX"}:
                continue
            subjects = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
            if subjects and subjects[0].i > cue.i and subjects[0].pos_ != "PRON" and verb.lemma_ in cues.ALL:
                end = min(end, subjects[0].left_edge.idx)
    drawn = [mark.end for mark in marks if mark.start < end < mark.end and mark.end <= sentence.end]
    return max([end, *drawn])


def _sized(start: int, end: int) -> list[Span]:
    return [Span(start, end)] if end - start >= 3 else []


def _subtree(token: "Token") -> Span:
    edge = token.right_edge
    return Span(token.left_edge.idx, edge.idx + len(edge))


def _span(token: "Token") -> Span:
    return Span(token.idx, token.idx + len(token))


def _phrase(token: "Token") -> Span:
    return speaker_phrase(token) if token.pos_ == "NOUN" else _span(token)


def _style(content: Span, marks: tuple[Span, ...]) -> QuotationStyle:
    inside = [mark for mark in marks if mark.overlaps(content)]
    if not inside:
        return "indirect"
    quoted = sum(min(mark.end, content.end) - max(mark.start, content.start) for mark in inside)
    return "direct" if quoted >= 0.8 * (content.end - content.start) else "mixed"


def _chain(doc: "Doc", cue: "Token", speaker: "Token", recent: str | None) -> tuple[str, ...]:
    name = recent if speaker.lower_ == "one" else referent(doc, speaker, recent)
    if name is None:
        return ()
    chain = [_short_medium(name)]
    if cue.head.lower_ == "as" and cue.head.head.lemma_ == "quote":
        relay = next((child for child in cue.head.head.children if child.dep_ == "nsubj"), None)
        if relay is not None and (relayed := referent(doc, relay)):
            chain.append(_short_medium(relayed))
    return tuple(dict.fromkeys(chain))


def _short_medium(name: str) -> str:
    """ "TASS" of "Russia's TASS news agency"."""
    known = [word for word in name.replace("'", " ").split() if word.lower() in cues.MEDIA]
    return known[0] if known else name


def _according(doc: "Doc", cue: "Token", marks: tuple[Span, ...], recent: str | None) -> Iterator[Quotation]:
    to = next((child for child in cue.children if child.lower_ == "to"), None)
    speaker = to and next((child for child in to.children if child.dep_ == "pobj"), None)
    if to is None or speaker is None:
        return
    medium = next((each.text for each in speaker.subtree if each.lower_ in cues.MEDIA), None)
    name = medium or referent(doc, speaker, recent)
    if name is None:
        return
    end, sentence = _subtree(cue), Span(sentence_of(cue).start_char, sentence_of(cue).end_char)
    before = Span(sentence.start, end.start)
    verb = cue.head
    if not any(letter.isalnum() for letter in before.of(text_of(doc))):
        contents = _sized(end.end, sentence.end)
    elif verb.pos_ in {"VERB", "AUX"} and verb.i > cue.i and not _NEW_CLAUSE.match(text_of(doc), end.end):
        contents = _sized(end.end, _subtree(verb).end)
    else:
        contents = _sized(before.start, before.end)
    for content in contents:
        yield Quotation(content, _span(cue), _phrase(speaker), _style(content, marks), (name,))


def _in_the_view_of(doc: "Doc", cue: "Token", marks: tuple[Span, ...], recent: str | None) -> Iterator[Quotation]:
    """ "54% by the Commission's reckoning", "a pay cut", in Ms Keane's words."""
    owner = next((child for child in cue.children if child.dep_ == "poss"), None)
    if owner is not None and owner.tag_ == "WP$":
        clause = next((each for each in cue.ancestors if each.dep_ == "relcl"), None)
        owner = clause.head if clause is not None else None
    name = owner and referent(doc, owner, recent)
    if owner is None or not name:
        return
    text, sentence, at = text_of(doc), _stretch(cue, marks), cue.head.idx
    touching = [mark for mark in marks if sentence.start <= mark.end <= at and at - mark.end <= 3]
    before = text[sentence.start : at].rstrip(" ,")
    starts = [before.rfind(stop) + len(stop) for stop in (", ", "; ", "(", " and ") if stop in before]
    start = touching[0].start if touching else sentence.start + max(starts, default=0)
    spans = _sized(start, at) or _sized(cue.idx + len(cue), sentence.end)
    for content in spans:
        yield Quotation(content, _span(cue), _phrase(owner), _style(content, marks), (name,))


def _shown(doc: "Doc", cue: "Token", marks: tuple[Span, ...]) -> Iterator[Quotation]:
    """ "…, official data show", whose verb the parse takes for a noun."""
    document = cue.nbor(-1) if cue.i > sentence_of(cue).start else cue
    first = min(
        (each for each in cue.subtree if each.dep_ in {"amod", "compound"}), key=lambda each: each.i, default=cue
    )
    if document.lower_ in cues.DOCUMENTS and cue.doc[max(first.i - 1, 0)].text == ",":
        content = Span(sentence_of(cue).start_char, first.idx)
        name = text_of(cue.doc)[first.idx : document.idx + len(document)]
        yield Quotation(content, _span(cue), _span(document), _style(content, marks), (name,))


def _claim_of(doc: "Doc", cue: "Token", marks: tuple[Span, ...], recent: str | None) -> Iterator[Quotation]:
    """ "an allegation by Greywacke that …", "the plaintiffs' case that …"."""
    told = [child for child in cue.children if child.dep_ in {"acl", "ccomp", "relcl"}]
    told += [child for child in cue.head.children if child.dep_ in {"acl", "ccomp"} and child.i > cue.i]
    told = [each for each in told if any(mark.lower_ == "that" and mark.dep_ == "mark" for mark in each.children)]
    owners = [child for child in cue.children if child.dep_ == "poss"]
    owners += [
        each for by in cue.children if by.lower_ in {"by", "from"} for each in by.children if each.dep_ == "pobj"
    ]
    name = referent(doc, owners[0], recent) if owners else None
    if told and name:
        content = _subtree(told[0])
        yield Quotation(content, _span(cue), _phrase(owners[0]), _style(content, marks), (name,))


def _whole_marks(doc: "Doc", marks: tuple[Span, ...], found: list[Quotation]) -> Iterator[Quotation]:
    """Quotation marks that no cue reached wholly: the speaker is whoever speaks, or acts, beside them."""
    text = text_of(doc)
    previous: Quotation | None = None
    last: Span | None = None
    in_marks = Index((each.content, each) for each in found if each.style != "indirect")
    for mark in marks:
        touching = in_marks.touching(mark)
        if touching:
            inner = min(touching, key=lambda each: each.content.end - each.content.start)
            previous = inner
            if mark not in inner.content:
                yield Quotation(mark, inner.cue, inner.speaker, "direct", inner.chain)
        elif previous is not None and last is not None and _goes_on_from(text, last, mark):
            yield Quotation(mark, None, previous.speaker, "direct", previous.chain)
        elif _is_utterance(text, mark) and (speaker := _actor_beside(doc, mark)) is not None:
            chain = tuple(name for name in [referent(doc, speaker)] if name)
            yield Quotation(mark, None, _phrase(speaker), "direct", chain)
        else:
            continue
        last = mark


def _actor_beside(doc: "Doc", mark: Span) -> "Token | None":
    """Who acts in the sentence around marked words, or in the one before where they are a sentence of their own."""
    first = next((token for token in tokens_over(doc, mark.start, mark.end) if token.is_alpha), None)
    if first is None:
        return None
    sentence = sentence_of(first)
    if sentence.root.idx in range(mark.start, mark.end):
        line_start = text_of(doc).rfind("\n", 0, mark.start) + 1
        if sentence.start == 0 or sentence.start_char <= line_start:
            return None
        sentence = sentence_of(doc[sentence.start - 1])
    subjects = [child for child in sentence.root.children if child.dep_ == "nsubj"]
    people = [each for each in subjects if each.pos_ == "PROPN" or each.lower_ in _SPEAKING | cues.PEOPLE_NOUNS]
    return people[0] if people and sentence.root.pos_ == "VERB" else None


def _is_utterance(text: str, mark: Span) -> bool:
    """Whether marked words are speech, not a term: four words or more, or a stop before the closing mark."""
    words = mark.of(text)
    return len(words.split()) > 3 or words.rstrip("\"”'’»")[-1:] in {".", "!", "?"}


def _goes_on_from(text: str, last: Span, mark: Span) -> bool:
    """Whether `mark` carries on the speech of `last`: in the same paragraph, or as a paragraph of its own next to it."""
    between = text[last.end : mark.start]
    line_end = text.find("\n", mark.end)
    rest = text[mark.end : line_end if line_end >= 0 else len(text)]
    if "\n" not in between:
        return len(between) < 400 and _is_utterance(text, mark)
    return between.count("\n") <= 3 and not between.strip() and not any(letter.isalnum() for letter in rest)
