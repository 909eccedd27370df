"""An act as one short line in the article's own words: subject, verb, and what it is done to."""

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.attitude_words import NAMING
from summarizer.reading.clauses import is_negated, party_of, subtree
from summarizer.reading.events.acts import has_relative_subject, is_passive, is_turned_to_suppose
from summarizer.reading.events.phrases import comma_after, noun_phrase, spelt, without_asides
from summarizer.reading.events.subjects import MODIFYING, owner_named, subject_of, subject_words, with_its_article
from summarizer.reading.events.verb_phrases import (
    CONDITIONS,
    LEADING_ON,
    LONGEST_CLAUSE,
    shared_auxiliaries,
    verb_phrase,
)
from summarizer.reading.marks import marks_over
from summarizer.reading.mentions import NamedParty, Span
from summarizer.reading.names.nouns import meaning_of, names_a_person
from summarizer.reading.number_words import ONES, TENS
from summarizer.reading.parse import span_of
from summarizer.reading.quotations.spans import FINITE
from summarizer.reading.reading import Reading
from summarizer.reading.references import referent
from summarizer.reading.words import has_phrase

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

_FEWEST_WORDS = 3
_SHORT = 6
"""Words of a verb phrase that wants its circumstance told too."""
_LONGEST_CONDITION = 45
_JOINT = 3
"""Tokens to the verb that another leads to: "struck, or pushed"."""
_PLACING = frozenset({"prep", "prt", "advmod", "advcl", "xcomp", "ccomp"})
"""What says where something is put."""
_WITH_AN_OBJECT = frozenset(
    {"take", "put", "make", "get", "give", "bring", "ask", "order", "urge", "warn", "tell", "want"}
)
_OWNED = re.compile(r"['’]s?\s")
_SHOUTED = frozenset(("the", "a", "an", "police", "two", "three", *ONES, *TENS))
"""First words that some papers print in capitals."""
_BESIDE = (
    cues.ALL | NAMING | {"include", "range", "follow", "accord", "bring", "depend", "raise", "become", "reach", "mark"}
)
"""What is only said of an act, or of its size, in a clause after it."""
_OPENING_MARKS = frozenset({'"', "“", "``"})
_WHEN = frozenset({"when", "after", "as"})
_BROKEN_OFF = re.compile(r"\s[-–—]\s|:\s")
_TICKER = re.compile(r"\s\([A-Z0-9]{2,6}\.[A-Z]{1,3}\)")
_LEFT_OPEN = re.compile(r"(?:[\s,;]+(?:and|or|but)(?:\s(?:one|two|three|some|others))?|,\s+not)$")
_BENT = {"have": "has", "'ve": "has", "’ve": "has", "are": "is", "'re": "is", "am": "is", "were": "was"}
"""The verbs of "we" and "I" as they are of one other."""
_DANGLING = frozenset("during into onto among without between against towards upon despite via".split())
"""Prepositions that a clause is left with where what follows was cut."""


def told_line(reading: Reading, verb: "Token") -> str | None:
    """The clause of `verb` cut down to what it tells; None if it has no subject to be told of, or tells too little."""
    subject = subject_of(verb)
    if subject is None or _next_of(verb) is not None or _is_alternative(verb) or _is_said_by_another(verb, subject):
        return None
    head = subject_words(reading, subject, verb)
    if head is None:
        return None
    dates = [Span(date.start, date.end) for date in reading.dates_in(subtree(verb))]
    named = set() if verb.dep_ in MODIFYING else {each.i for each in subject.subtree}
    kept = [*shared_auxiliaries(verb), *_led_to(verb), *verb_phrase(verb, dates), *_or_else(verb, dates)]
    kept = [token for token in kept if token.i not in named]
    if _disagrees(subject, verb):
        return None
    if 0 < len(kept) <= _SHORT and verb.pos_ == "VERB":
        kept += _told_with(verb, dates) or _told_of_a_thing(kept, dates) or _by_which(verb, dates)
    if (
        not kept
        or _is_broken(verb, kept)
        or any(map(_points, kept))
        or _is_unfinished(verb, kept)
        or (verb.dep_ == "acl" and _says_nothing(head, kept))
    ):
        return None
    if (told_of := _with_whom(reading, head, verb, kept)) is None:
        return None
    told = _unshortened(told_of, kept[0], verb)
    if verb.dep_ == "acl":
        told = _finite(subject, verb, told)
    if kept[0].tag_ == "VB" and not told.startswith("to "):
        return None
    if subject.lower_ == "we" and not _speaks_as_one(reading, head):
        return _in_own_words(reading, subject, told)
    if subject.lower_ in {"i", "we"}:
        told = _of_another(told, kept[0])
    closes = "," if subject.i < verb.i and _closes(subject, verb, head) and not head.endswith(",") else ""
    told = _of_whose(reading, subject, kept, f"{head} {told}")[len(head) + 1 :]
    line = _LEFT_OPEN.sub("", _BROKEN_OFF.split(_TICKER.sub("", f"{head}{closes} {told}"))[0])
    words = line.split()
    if words[-1].lower() in _DANGLING:
        line, words = line.rpartition(" ")[0], words[:-1]
    elif words[-1].lower() in LEADING_ON and ", " in told:
        line = line.rpartition(", ")[0]
        words = line.split()
    if len(words) < _FEWEST_WORDS or words[-1].lower() in LEADING_ON:
        return None
    first, _, rest = line.partition(" ")
    if first.isupper() and first.lower() in _SHOUTED:
        line = f"{first.capitalize()} {rest}"
    told_whole = _with_conditions(verb, line)
    return told_whole and told_whole[:1].upper() + told_whole[1:]


def _disagrees(subject: "Token", verb: "Token") -> bool:
    """Whether "was" is told of several, as the parse lost the subject: "Claims … after a letter *was leaked* were false"."""
    was = any(child.lower_ == "was" and child.dep_ in {"aux", "auxpass"} for child in verb.children)
    several = subject.tag_ == "NNS" and subject.pos_ == "NOUN" and subject.lemma_ != subject.lower_
    return was and several and "’" not in subject.text and "'" not in subject.text and subject.head is verb


def _is_said_by_another(verb: "Token", subject: "Token") -> bool:
    """Whether who speaks, and no thing, names another: "the firm said the batches were safe and *called* it false"."""
    told = verb.head
    joined = verb.dep_ == "conj" and told.dep_ == "ccomp" and told.head.lemma_ in cues.ALL and subject.head is told
    names = verb.lemma_ in NAMING | cues.ALL and verb.lemma_ not in cues.FIGURING
    return joined and names and subject.pos_ == "NOUN" and meaning_of(subject) is None


def _with_whom(reading: Reading, head: str, verb: "Token", kept: "list[Token]") -> str | None:
    """The words with the name of whoever "him" or "her" is, where the line has not told it; None if nobody can tell."""
    words = spelt(kept)
    for pronoun in (each for each in kept if each.lower_ in {"him", "her"} and each.tag_ == "PRP"):
        name = referent(reading.doc, pronoun)
        if marks_over(reading.text, span_of(pronoun)) or words.lower().split().count(pronoun.lower_) != 1:
            continue
        if name is None or not name[:1].isupper() or (name == head and pronoun.head is verb):
            return None
        if name != head:
            words = re.sub(rf"\b{pronoun.text}\b", name, words, count=1)
    return words


def _of_whose(reading: Reading, subject: "Token", kept: "list[Token]", line: str) -> str:
    """The line with the name of whose something is, where that is nobody of whom the line tells: "gunmen killed 23 members
    of Iran's security forces" of "its security forces".
    """
    for owner in kept:
        plain = owner.tag_ == "PRP$" and not owner.nbor().like_num and line.lower().split().count(owner.lower_) == 1
        if not plain or _may_own(subject, owner) or marks_over(reading.text, span_of(owner)):
            continue
        party = reading.party_named(referent(reading.doc, owner) or _speaker_at(reading, owner))
        if (
            party is None
            or not party.name[:1].isupper()
            or _OWNED.search(party.name)
            or _is_told_of(party, reading, subject, line)
        ):
            continue
        line = re.sub(rf"(?<=\s){owner.text}(?=\s)", owner_named(reading, with_its_article(reading, party.name)), line)
    return line


def _speaker_at(reading: Reading, owner: "Token") -> str:
    """Who says "its members" of nobody else; nobody of "his"."""
    speakers = reading.speakers_at(span_of(owner))
    return speakers[0] if speakers and owner.lower_ == "its" else ""


def _may_own(subject: "Token", owner: "Token") -> bool:
    """Whether it may be the subject's: "soldiers" own no "its", "inspectors" no "his"."""
    several = subject.tag_ in {"NNS", "NNPS"} or any(child.dep_ == "conj" for child in subject.children)
    if owner.lower_ == "their":
        return several or subject.tag_ not in {"NN", "NNP"}
    person = subject.pos_ == "PROPN" or meaning_of(subject) == "person"
    return not several and (owner.lower_ not in {"his", "her"} or person)


def _is_told_of(party: NamedParty, reading: Reading, subject: "Token", line: str) -> bool:
    """Whether a line tells of a party already, by any of its names or as its subject."""
    named = any(has_phrase(name, line) for name in (party.name, *party.aliases))
    return named or party_of(reading, subject) is party


def _led_to(verb: "Token") -> "list[Token]":
    """The verbs before, which share what `verb` is done to: "shot and" of "shot and killed a man"."""
    before = verb.head if verb.dep_ == "conj" else None
    if before is None or _next_of(before) is not verb:
        return []
    return [*_led_to(before), *verb.doc[before.i : verb.left_edge.i]]


def _next_of(verb: "Token") -> "Token | None":
    """The verb that follows with no more than "and", "or" or a comma between, and with what both are done to.

    The act is told there: "shot" of "shot and killed a man" alone says less.
    """
    joined = next((child for child in verb.children if child.dep_ == "conj" and child.i > verb.i), None)
    if joined is None or joined.tag_ != verb.tag_ or joined.left_edge.i - verb.i > _JOINT:
        return None
    between = verb.doc[verb.i + 1 : joined.i]
    alone = all(each.dep_ == "cc" or each.pos_ == "CCONJ" or each.text == "," for each in between)
    done = _next_of(joined) is not None or any(child.dep_ == "dobj" for child in joined.children)
    return joined if alone and done else None


def _or_else(verb: "Token", dates: list[Span]) -> "list[Token]":
    """What is told as the other possibility: "had died *or been admitted to hospital*"."""
    found: list[Token] = []
    for other in () if verb.dep_ == "acl" else verb.children:
        if other.dep_ == "conj" and _is_alternative(other):
            helping = [child for child in other.children if child.dep_ in {"aux", "auxpass", "neg"}]
            found += [other.left_edge.nbor(-1), *helping, *verb_phrase(other, dates)]
    return found


def _is_alternative(verb: "Token") -> bool:
    """Whether an "or" right before joins a verb without a subject of its own to another, of which one alone says too much."""
    own = any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)
    joined = verb.dep_ == "conj" and not own and verb.left_edge.nbor(-1).lower_ == "or"
    return joined and _next_of(verb.head) is not verb


def conditions_of(verb: "Token") -> "list[Token]":
    """What an act depends on, without which it would be told as settled: "if it accepted", "should the talks fail"."""
    waiting = [verb]
    found: list[Token] = []
    for each in waiting:
        waiting += [child for child in each.children if child.i > each.i and _is_of_the_same(child)]
        found += [child for child in each.children if _is_condition(child, each)]
    return found


def _is_of_the_same(clause: "Token") -> bool:
    """Whether a clause tells what the verb before it is to do: "allowed *to return*", "summoned *to testify*"."""
    return clause.dep_ == "xcomp" or (clause.dep_ == "advcl" and clause.left_edge.lower_ == "to")


def _is_condition(clause: "Token", verb: "Token") -> bool:
    first = clause.left_edge
    if first.lower_ == "only":
        first = first.nbor()
    if clause.dep_ == "advcl" and first.lower_ == "until" and is_negated(verb) and clause.i > verb.i:
        return True
    if clause.dep_ in {"advcl", "prep", "dep"} and first.lower_ in CONDITIONS:
        return first.head in {clause, verb}
    return is_turned_to_suppose(clause)


def _with_conditions(verb: "Token", line: str) -> str | None:
    """The line with what the act depends on, where the text has it; None if that would take a long clause."""
    for clause in conditions_of(verb):
        words = spelt(list(clause.subtree))
        if len(words.split()) > _LONGEST_CONDITION:
            return None
        line = f"{words}, {line}" if clause.i < verb.i else f"{line} {words[:1].lower()}{words[1:]}"
    return line


def _closes(subject: "Token", verb: "Token", head: str) -> bool:
    """Whether a comma closes what stands beside the noun of a subject: "the prints, each 15 cm wide, were found"."""
    beside = [child for child in subject.children if child.i > subject.i and child.left_edge.nbor(-1).text == ","]
    beside = [child for child in beside if f", {child.left_edge.text}" in head or _is_named_after(subject)]
    commas = [mark for child in beside if child.dep_ not in {"conj", "cc"} for mark in comma_after(child)]
    return any(mark.nbor() is verb or mark.nbor().head is verb for mark in commas)


def _is_named_after(subject: "Token") -> bool:
    """ "The deceased, Morsheda Begum, …": a comma stands before the name that it closes."""
    return any(child.text == "," and child.i < subject.i for child in subject.children)


def _told_with(verb: "Token", dates: list[Span]) -> "list[Token]":
    """Under what circumstance a short act was: "Fourteen died *when an avalanche swept a minibus off the road*"."""
    for clause in verb.children:
        first = clause.left_edge
        if clause.dep_ != "advcl" or clause.i < verb.i or first.lower_ not in _WHEN or first.nbor(-1).text == ",":
            continue
        subjects = [child for child in clause.children if child.dep_ in {"nsubj", "nsubjpass"}]
        named = [token for subject in subjects for token in noun_phrase(subject)]
        told = verb_phrase(clause, dates)
        finite = {clause.tag_, *(child.tag_ for child in clause.children if child.dep_ in {"aux", "auxpass"})} & FINITE
        if (
            finite
            and named
            and (told[-1].i > clause.i or is_passive(clause))
            and all(subject.pos_ != "PRON" for subject in subjects)
        ):
            return [first, *named, *told]
    return []


def _by_which(verb: "Token", dates: list[Span]) -> "list[Token]":
    """What a short act did at once: "brought in the policy, *telling staff to take their break in lay-bys*"."""
    for clause in () if verb.lemma_ in {"spend", "put"} else verb.children:
        comma, told = clause.nbor(-1), verb_phrase(clause, dates)
        at_once = clause.dep_ == "advcl" and clause.tag_ == "VBG" and clause.i > verb.i
        if not at_once or comma.text != ",":
            continue
        words = [each for each in told if not each.is_punct]
        if clause.lemma_ not in _BESIDE and _FEWEST_WORDS <= len(words) <= LONGEST_CLAUSE and told[0] is clause:
            return [comma, *told]
    return []


def _told_of_a_thing(kept: "list[Token]", dates: list[Span]) -> "list[Token]":
    """What tells which thing a short act is done to: "threw out a bill *that would have raised the retirement age*".

    Of a long clause only what it does: "dropped a rule *that stopped crews from returning to base* after they had …".
    """
    last = max(kept, key=lambda each: each.i)
    for clause in last.children:
        first = clause.left_edge
        before = first.nbor(-1)
        if clause.dep_ in {"acl", "relcl"} and (
            before is last or (before.text in _OPENING_MARKS and first.nbor(-2) is last)
        ):
            told = without_asides(clause)
            if len(told) > LONGEST_CLAUSE and clause.dep_ == "relcl" and has_relative_subject(clause):
                told = [first, *verb_phrase(clause, dates)]
            return told if _FEWEST_WORDS <= len(told) <= LONGEST_CLAUSE else []
    return []


def _is_broken(verb: "Token", kept: "list[Token]") -> bool:
    """Whether what is left cannot stand alone: "and will fall", "heard that could not be", "has ever reached them"."""
    if kept[0].dep_ == "cc" or kept[0].pos_ == "CCONJ":
        return True
    lost = any(
        one.lower_ == "that" and one.dep_ == "mark" and two.pos_ in {"AUX", "VERB"} for one, two in pairwise(kept)
    )
    return lost or (
        not is_negated(verb) and any(child.lower_ == "ever" and child.dep_ == "advmod" for child in verb.children)
    )


def _points(token: "Token") -> bool:
    """Whether a word points to what the line does not tell: "sold *there*", "saw *none*", "testify about *that*"."""
    if token.dep_ == "advmod":
        return token.lower_ in {"there", "here"}
    if token.dep_ == "pobj" and token.tag_ == "DT":
        return token.lower_ in {"that", "this"}
    return token.dep_ == "dobj" and token.lower_ in {"none", "some", "one", "many"} and not token.children


def _is_unfinished(verb: "Token", kept: "list[Token]") -> bool:
    """Whether what is left is no sentence, or next to none: "members trooping out", "puts the gain", "a ballot closed"."""
    placed = verb.lemma_ != "put" or any(each.head is verb and each.dep_ in _PLACING for each in kept)
    if verb.dep_ == "relcl" and all(each is verb or each.dep_ in {"aux", "auxpass", "prt"} for each in kept):
        return True
    unbent = kept[0].tag_ in {"VBG", "TO"} and verb.dep_ in {"acl", "relcl", "ccomp", "pcomp", "advcl"}
    bare = verb.lemma_ in _WITH_AN_OBJECT and all(
        each is verb or each.head is not verb or each.i < verb.i for each in kept
    )
    return unbent or not placed or bare


def _says_nothing(head: str, kept: "list[Token]") -> bool:
    """Whether a participle only marks a thing that is not told apart: "the pace recorded", not "a truce signed in Doha"."""
    words = head.split()
    if sum(each.pos_ != "ADV" for each in kept) > 1:
        return False
    named = any(word[:1].isupper() or word[:1].isdigit() for word in words[1:])
    return len(kept) > 1 or (len(words) <= _FEWEST_WORDS and not named)


def _finite(subject: "Token", verb: "Token", told: str) -> str:
    """What a participle tells, as a clause: "a truce signed in Doha" is "A truce was signed in Doha"."""
    if verb.tag_ != "VBN" or not told.startswith(verb.text):
        return told
    return f"{'were' if subject.tag_ in {'NNS', 'NNPS'} else 'was'} {told}"


def _speaks_as_one(reading: Reading, speaker: str) -> bool:
    """Whether "we" are the speaker: a body, and not one person who speaks for more than themselves."""
    party = reading.party_named(speaker)
    return party.kind != "person" if party else not names_a_person(speaker.split()[-1].lower())


def _in_own_words(reading: Reading, subject: "Token", told: str) -> str | None:
    """What one person says of "us", as a quotation: whom they speak for is not theirs alone; None where it was cut."""
    said = f"{subject.text} {told}"
    if len(said.split()) < _FEWEST_WORDS or not reading.text.startswith(said, subject.idx):
        return None
    opens, closes = "“”" if "“" in reading.text else '""'
    return f"{opens}{said[:1].upper()}{said[1:]}{closes}"


def _unshortened(told: str, first: "Token", verb: "Token") -> str:
    """What begins with a shortened verb, which only a pronoun carries: "has laid off" of "he's laid off"."""
    done = any(child.dep_ == "dobj" for child in verb.children)
    over = verb.tag_ == "VBN" and (done or not is_passive(verb))
    whole = {"s": "has" if over else "is", "d": "had" if over else "would", "ll": "will"}.get(first.text.lstrip("'’"))
    return told if whole is None or first.text[0] not in "'’" else f"{whole}{told[len(first) :]}"


def _of_another(told: str, first: "Token") -> str:
    """What "we" or "I" tell, told of the speaker by name; empty where the verb would have to be bent."""
    if first.lower_ in _BENT:
        return _BENT[first.lower_] + told[len(first) :]
    return told if first.tag_ in {"VBD", "MD"} else ""
