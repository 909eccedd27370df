"""What a verb of saying tells: the clause that it governs, or the words that it comments on.

A cue either governs its content ("Police said that …"), or comments on it ("…, police said", "…," wrote the critic).
The parse tells the first kind; it often breaks on the second, so there punctuation decides.
"""

import re
from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.mentions import Span
from summarizer.reading.parse import sentence_of, text_of
from summarizer.reading.quotations.cue import ARRIVING, ASKING_FOR, SAID_SO, TAKES_OBJECTS, is_number, only_numbers
from summarizer.reading.quotations.relays import quoting_verb
from summarizer.reading.quotations.spans import BEFORE_A_COMMENT, SET_AGAINST, sized, stretch_of, subtree_of
from summarizer.reading.quotations.speakers import comment_subject, subject_of_a_lost_verb
from summarizer.reading.quotations.takeover import CONTRASTING, taken_over_at

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

_ENDS_A_COMMENT = frozenset({",", ";", ":", "—", "–", '"', "“", "''", "``", ".", ")"})
_PROMISE = re.compile(
    r"\s*to \w+(?:[^,;]|,(?=\d))*?(?=,(?!\d)|;|\.?$|\s(?:after|before|while|when|as|if|despite|because|following)\b)"
)
"""An infinitive, without what is told about the time or ground of the promise: "vowed to fight after losing"."""
_OWNING_UP = frozenset({"admit", "acknowledge", "concede", "recall", "report", "describe"})
_NAMING = frozenset({"call", "describe"})
"""Verbs that tell in "what it called a drone" nothing but the name."""
_RELATIVES = frozenset({"which", "who", "whom", "where", "that"})
_TELLS_WHEN = frozenset({"when", "where", "while", "because", "since", "if"})
_NAMES_AGAIN = frozenset({"a", "an", "the", "which", "whose", "something"})
"""What a remark on the whole of what was told begins with: "…, police said, a figure that …"."""
_WITH_FIGURES = cues.FIGURING | cues.NUMBERING - ASKING_FOR | {"have", "make", "announce", "see"}
_WITH_AN_OBJECT = TAKES_OBJECTS | cues.FIGURING
_OBJECTS = {"dobj", "xcomp", "prep", "oprd", "ccomp", "attr", "pobj", "npadvmod"}


def told_by(cue: "Token", speaker: "Token", marks: tuple[Span, ...]) -> list[Span]:
    """What `cue` tells when `speaker` is its subject: one span, two around a comment, or none."""
    spans = [*_before_a_colon(cue, speaker), *_reached(cue, speaker, marks)]
    if cue.lemma_ in cues.VOWING and spans:
        return [_promised(cue, spans[0]), *spans[1:]]
    return spans


def _before_a_colon(cue: "Token", speaker: "Token") -> list[Span]:
    """The clause that words in marks only go on from: "The other four were old, he said: "…"."""
    first, sentence = cue.doc[_start_of_comment(cue, speaker)], sentence_of(cue)
    after = max(cue.i, speaker.i) + 1
    if after >= sentence.end or cue.doc[after].text != ":" or first.i <= sentence.start or first.nbor(-1).text != ",":
        return []
    return sized(sentence.start_char, first.idx) if any(_is_clause(each, first) for each in cue.children) else []


def _is_clause(told: "Token", first: "Token") -> bool:
    return told.dep_ in {"ccomp", "parataxis"} and told.i < first.i


def _promised(cue: "Token", span: Span) -> Span:
    promise = _PROMISE.match(text_of(cue.doc), span.start, span.end)
    return Span(span.start, promise.end()) if promise else span


def _reached(cue: "Token", speaker: "Token", marks: tuple[Span, ...]) -> list[Span]:
    sentence = stretch_of(cue, marks)
    before = [mark for mark in marks if mark.end <= sentence.start]
    first = text_of(cue.doc)[sentence_of(cue).start_char]
    if before and cue.dep_ == "ROOT" and first.islower() and not _goes_on(cue, speaker, marks):
        return [before[-1]]
    if (cue.dep_ not in {"relcl", "acl"} or comment_subject(cue) is not None) and _is_comment(cue, speaker, marks):
        return _around_comment(cue, speaker, sentence, marks)
    end = _end_of_content(cue, sentence, marks)
    if subject_of_a_lost_verb(cue) is not None:
        return sized(cue.idx + len(cue), sentence.end)
    told = [child for child in cue.children if child.dep_ in {"ccomp", "parataxis"} and child.i > cue.i]
    if not told and cue.lemma_ in SAID_SO:
        told = [
            each for each in cue.doc[cue.i + 1 : sentence_of(cue).end] if each.lower_ == "that" and each.dep_ == "mark"
        ]
    if not told and cue.lemma_ == "tell":
        told = _told_to_the(cue)
    opened = any(cue.idx < mark.start < end and not _is_broken(cue, mark) for mark in marks)
    start = max(cue.idx + len(cue), speaker.right_edge.idx + len(speaker.right_edge) if speaker.i > cue.i else 0)
    if cue.lemma_ in _NAMING and any(child.lower_ == "what" and child.i < cue.i for child in cue.children):
        told, opened = [], False
    tells = cue.lemma_ not in cues.FIGURING or any(
        _is_figure_or_that(token) for token in cue.subtree if token.i > cue.i
    )
    if (told and tells) or quoting_verb(cue) is not None or (opened and cue.lemma_ not in cues.FIGURING):
        return sized(start, end)
    admits = cue.lemma_ in _OWNING_UP and any(child.dep_ == "xcomp" and child.tag_ == "VBG" for child in cue.children)
    inner = [child for child in cue.children if child.dep_ in _OBJECTS and child.i > cue.i and child is not speaker]
    counts = (
        cue.lemma_ in _WITH_FIGURES
        or (cue.lemma_ == "say" and is_number(cue.nbor()))
        or (cue.lemma_ in ASKING_FOR and only_numbers(cue))
        or cue.lemma_ in ARRIVING
    )
    figures = counts and any(is_number(token) for token in cue.subtree if token.i > cue.i)
    if inner and (cue.lemma_ in TAKES_OBJECTS or figures or admits):
        begin = max(cue.idx + len(cue), min(subtree_of(child).start for child in inner))
        last = max(subtree_of(child).end for child in inner)
        if figures and (more := SET_AGAINST.match(text_of(cue.doc), last, end)):
            last = more.end()
        last = min(max(last, _conjuncts_end(cue)), taken_over_at(cue, max(last, end), marks))
        return [Span(begin, last)] if figures else sized(begin, last)
    return []


def _told_to_the(cue: "Token") -> "list[Token]":
    """The clause that the parse hung on the addressee: "told the court she had been ill"."""
    clauses = [
        each for child in cue.children if child.dep_ == "dobj" for each in child.children if each.dep_ == "relcl"
    ]
    return [
        each
        for each in clauses
        if (each.left_edge.tag_ not in {"WDT", "WP", "WP$", "IN"} or each.left_edge.lower_ == "that")
        and any(child.dep_ in {"nsubj", "nsubjpass"} and child.lower_ != "that" for child in each.children)
    ]


def _is_broken(cue: "Token", mark: Span) -> bool:
    """Whether another cue with a subject of its own stands between a cue and a mark."""
    between = (each for each in cue.doc[cue.i + 1 : sentence_of(cue).end] if each.idx < mark.start)
    return any(_tells_too(each, cue) for each in between)


def _is_figure_or_that(token: "Token") -> bool:
    return is_number(token) or (token.lower_ == "that" and token.dep_ == "mark")


def _conjuncts_end(cue: "Token") -> int:
    """Where a second object that the parse hung on the verb ends: "put its magnitude at 7.1 and its depth at 18 km"."""
    edges = [child.right_edge for child in cue.children if child.dep_ == "conj" and child.pos_ in {"NOUN", "NUM"}]
    return max((edge.idx + len(edge) for edge in edges), default=0)


def _is_comment(cue: "Token", speaker: "Token", marks: tuple[Span, ...]) -> bool:
    """Whether nothing that is told follows the cue, and something stands before its clause."""
    if only_numbers(cue) or (cue.tag_ == "VBG" and cue.dep_ == "advcl" and quoting_verb(cue) is None):
        return False
    first = _start_of_comment(cue, speaker)
    while first > sentence_of(cue).start and cue.doc[first - 1].pos_ in {"AUX", "ADV", "CCONJ"}:
        first -= 1
        if cue.doc[first].lower_ in CONTRASTING and cue.doc[first - 1].text == ",":
            return False
    if first <= sentence_of(cue).start:
        return False
    if any(_ends_speech(text_of(cue.doc), mark, cue.doc[first].idx) for mark in marks):
        return True
    before = cue.doc[first - 1]
    if before.text not in BEFORE_A_COMMENT and not before.is_punct:
        return False
    return not _goes_on(cue, speaker, marks)


def _ends_speech(text: str, mark: Span, at: int) -> bool:
    """Whether a comment follows the words in marks: '"…," said', '"…?" he asked', '‘…’, she wrote'."""
    if not 0 <= at - mark.end <= 2:
        return False
    return text[mark.start + 1 : mark.end].rstrip("\"”'’")[-1:] in {",", "?", "!", "—", "…"} or text[mark.end] == ","


def _goes_on(cue: "Token", speaker: "Token", marks: tuple[Span, ...]) -> bool:
    """Whether what is told follows the cue: a clause, an opening quotation mark or a colon before any other stop."""
    if any(child.lower_ == "that" and child.i == cue.i + 1 for child in sentence_of(cue)):
        return True
    if cue.lemma_ == "say" and is_number(cue.nbor()):
        return True
    takes_object = cue.lemma_ in _WITH_AN_OBJECT
    if takes_object and any(child.dep_ == "dobj" and child.i > cue.i and child != speaker for child in cue.children):
        return True
    told = [child for child in cue.children if child.dep_ in {"ccomp", "xcomp"} and child.i > cue.i]
    if told and not any(
        token.text in {",", ";", "-", "–", "—"} for token in cue.doc[cue.i + 1 : told[0].left_edge.i + 1]
    ):
        return True
    for token in cue.doc[max(cue.i, speaker.i if speaker.i < cue.i + 12 else 0) + 1 : sentence_of(cue).end]:
        if any(mark.start == token.idx for mark in marks) or token.text == ":":
            return True
        if token.text in _ENDS_A_COMMENT:
            return False
    return False


def _around_comment(cue: "Token", speaker: "Token", sentence: Span, marks: tuple[Span, ...]) -> list[Span]:
    """What stands before the commenting clause, and what stands after it."""
    first = cue.doc[_start_of_comment(cue, speaker)].idx
    last = _last_of_name(speaker) if speaker.i > cue.i else cue
    end = sentence.end
    for token in cue.doc[last.i + 1 : sentence_of(cue).end]:
        if token.text in _ENDS_A_COMMENT:
            end = token.idx + 1
            break
    before = text_of(cue.doc)[sentence.start : first].rstrip(" ,").rpartition(" ")[2]
    if before in _RELATIVES:
        return sized(end, sentence.end)
    if any(0 <= first - mark.end <= 2 and mark.start <= sentence.start + 2 for mark in marks):
        goes_on = any(end <= mark.start <= end + 2 for mark in marks)
        return [*sized(sentence.start, first), *(sized(end, sentence.end) if goes_on else [])]
    return [*sized(sentence.start, first), *([] if _is_aside(cue, end) else sized(end, sentence.end))]


def _last_of_name(speaker: "Token") -> "Token":
    """The last word of who comments, without the clause after them that tells when it was: "says Ada Lund, when …"."""
    clauses = (each.left_edge for each in speaker.children if each.dep_ == "relcl")
    when = next((each for each in clauses if each.lower_ in _TELLS_WHEN and each.nbor(-1).text == ","), None)
    last = when.nbor(-1) if when is not None else speaker.right_edge
    while last.is_punct and last.i > speaker.i:
        last = last.nbor(-1)
    return last


def _start_of_comment(cue: "Token", speaker: "Token") -> int:
    if (quoting := quoting_verb(cue)) is not None:
        parts = [child for child in quoting.children if child.dep_ in {"nsubj", "nsubjpass", "dobj"}]
        return min([quoting.i, *(child.left_edge.i for child in parts)])
    return min(cue.i, speaker.left_edge.i) if sentence_of(speaker) == sentence_of(cue) else cue.i


def _is_aside(cue: "Token", start: int) -> bool:
    """Whether what follows the comment is told of the speaker: "…, it said, blaming the weather", "…, while others"."""
    first = next((token for token in cue.doc[cue.i + 1 : sentence_of(cue).end] if token.idx >= start), None)
    if first is None:
        return False
    if first.tag_ == "VBG" or first.lower_ in CONTRASTING - {"and", "but"}:
        return True
    if first.lower_ == "but" and any(_tells_too(each, cue) for each in cue.doc[first.i : sentence_of(cue).end]):
        return True
    head = sentence_of(cue)[0]
    if (noun := first.head).dep_ in {"attr", "dobj"} and noun.head.i < cue.i:
        return False
    whole = head.dep_ not in {"mark", "advmod", "prep"} and any(
        token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in cue.doc[head.i : cue.i]
    )
    return whole and first.lower_ in _NAMES_AGAIN


def _tells_too(verb: "Token", cue: "Token") -> bool:
    """Whether a verb after a cue is another one, with a subject of its own."""
    subjects = (child for child in verb.children if child.dep_ == "nsubj" and child.i > cue.i)
    return verb.pos_ == "VERB" and verb.lemma_ in cues.ALL and any(subjects)


def _end_of_content(cue: "Token", sentence: Span, marks: tuple[Span, ...]) -> int:
    """Where the content of a governing cue ends: with its clause, or where another subject takes over."""
    if cue.dep_ in {"relcl", "acl", "advcl"}:
        end = subtree_of(cue).end
    else:
        end = taken_over_at(cue, sentence.end, marks)
        for verb in (*cue.children, *(each for each in cue.head.children if cue.dep_ in {"ccomp", "conj"})):
            if verb.dep_ != "conj" or verb.i <= cue.i or verb.pos_ not in {"VERB", "AUX"}:
                continue
            subjects = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
            if subjects and subjects[0].i > cue.i and subjects[0].pos_ != "PRON" and verb.lemma_ in cues.ALL:
                end = min(end, subjects[0].left_edge.idx)
    drawn = [mark.end for mark in marks if mark.start < end < mark.end and mark.end <= sentence.end]
    return max([end, *drawn])
