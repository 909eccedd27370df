"""An act as one short line in the article's own words: subject, verb, and what it is done to."""

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.clauses import is_negated, name_of, party_of, subtree
from summarizer.reading.events.acts import has_relative_subject
from summarizer.reading.mentions import NamedParty, Span
from summarizer.reading.names.nouns import names_a_person
from summarizer.reading.parse import sentence_of, span_of, tokens_over
from summarizer.reading.quotations.spans import FINITE
from summarizer.reading.reading import Reading
from summarizer.reading.references import speaker_meant
from summarizer.reading.times import tells_time

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

_DROPPED = {"relcl", "appos", "parataxis", "cc", "conj", "mark", "meta", "dep", "intj", "preconj"}
_APART = _DROPPED - {"cc", "conj"} | {"punct"}
_NOT_OF_THE_ACT = _DROPPED | {"nsubj", "nsubjpass", "expl", "punct"}
_ASIDES = {"however", "meanwhile", "also", "separately", "still", "then", "now", "later", "too", "already"}
_LOOSE = re.compile(r"\s+([,.;:])")
_LONGEST_DATE = 40
_FEWEST_WORDS = 3
_SHORT = 4
"""Words of a verb phrase that wants its circumstance told too."""
_HARMING = frozenset({"kill", "injure", "wound", "leave", "destroy", "damage"})
_WHEN = frozenset({"when", "after", "as"})
_PARTICIPLES = ("ven", "ken", "zen", "sen", "ten", "den", "len", "wn", "orn", "gone", "done")
"""Endings of participles that are no past tense, whatever the tagger says: driven, taken, grown."""
_OF_A_CHANGE = {"from", "to"}
_BOUNDING = frozenset("before after until till since by from between through within".split())
"""Prepositions by which a date bounds an act."""
_COMPARING = frozenset({"earlier", "before", "previous", "previously"})
"""Words of a date that something is only compared with: "from a year earlier"."""
_QUANTIFYING = frozenset({"each", "every", "any", "those", "no"})
"""Words after which a noun is not whole without what tells which are meant."""
_EMPTY = frozenset("moment way point day time reason extent manner idea fact".split())
"""Nouns that say nothing without the clause they lead to."""
_MARKS = frozenset({",", "-", "–", "—", "(", ":", ";"})
_FURTHEST_JOINT = 4
"""Tokens from an "and" to the verb that it joins."""
_MODIFYING = {"relcl", "acl"}
_THINGS = {"it": {"organisation", "country"}, "they": {"group", "organisation"}}
_OWNING = {
    "his": {"person"},
    "her": {"person"},
    "its": {"organisation", "country", "group"},
    "their": {"group", "organisation"},
}
_BROKEN_OFF = re.compile(r"\s[-–—]\s|:\s")
_LEFT_OPEN = re.compile(r"(?:[\s,;]+(?:and|or|but)|,\s+not)$")
_BENT = {"have": "has", "'ve": "has", "’ve": "has", "are": "is", "'re": "is", "am": "is", "were": "was"}
"""The verbs of "we" and "I" as they are of one other."""
_LEADING_ON = frozenset(
    "of to in on at by for with from than that which who and or but as the a an its his her be".split()
)
"""Words that a whole clause does not end with."""


def told_line(reading: Reading, verb: "Token") -> str | None:
    """The clause of `verb` cut down to what it tells; None if it has no subject to be told of, or tells too little."""
    subject = subject_of(verb)
    if subject is None:
        return None
    head = _subject_words(reading, subject, verb)
    if head is None:
        return None
    dates = [Span(date.start, date.end) for date in reading.dates_in(subtree(verb))]
    named = set() if verb.dep_ in _MODIFYING else {each.i for each in subject.subtree}
    kept = [token for token in [*_shared_auxiliaries(verb), *_kept(verb, dates)] if token.i not in named]
    if len(kept) <= _SHORT and verb.pos_ == "VERB":
        kept += _told_with(verb, dates)
    if not kept or _is_broken(verb, kept) or (verb.dep_ == "acl" and _says_nothing(head, kept)):
        return None
    told = _spelt(kept)
    if verb.dep_ == "acl":
        told = _finite(subject, verb, told)
    if kept[0].tag_ == "VB" and not told.startswith("to "):
        return None
    if subject.lower_ == "we" and not _speaks_as_one(reading, head):
        return _in_own_words(reading, subject, told)
    if subject.lower_ in {"i", "we"}:
        told = _of_another(told, kept[0])
    closes = "," if "," in head and subject.i < verb.i and _closes(subject, verb) else ""
    line = _LEFT_OPEN.sub("", _BROKEN_OFF.split(f"{head}{closes} {told}")[0])
    words = line.split()
    if len(words) < _FEWEST_WORDS or words[-1].lower() in _LEADING_ON:
        return None
    return line[:1].upper() + line[1:]


def _closes(subject: "Token", verb: "Token") -> bool:
    """Whether a comma closes what stands beside the noun of a subject: "the prints, each 15 cm wide, were found"."""
    beside = [child for child in subject.children if child.i > subject.i and child.left_edge.nbor(-1).text == ","]
    commas = [mark for child in beside if child.dep_ not in {"conj", "cc"} for mark in _comma_after(child)]
    return any(mark.nbor() is verb or mark.nbor().head is verb for mark in commas)


def _told_with(verb: "Token", dates: list[Span]) -> "list[Token]":
    """Under what circumstance a short act was: "Fourteen died *when an avalanche swept a minibus off the road*"."""
    for clause in verb.children:
        first = clause.left_edge
        if clause.dep_ != "advcl" or clause.i < verb.i or first.lower_ not in _WHEN or first.nbor(-1).text == ",":
            continue
        subjects = [child for child in clause.children if child.dep_ in {"nsubj", "nsubjpass"}]
        named = [token for subject in subjects for token in _noun(subject)]
        told = _kept(clause, dates)
        finite = {clause.tag_, *(child.tag_ for child in clause.children if child.dep_ in {"aux", "auxpass"})} & FINITE
        if finite and named and told[-1].i > clause.i and all(subject.pos_ != "PRON" for subject in subjects):
            return [first, *named, *told]
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


def _says_nothing(head: str, kept: "list[Token]") -> bool:
    """Whether a participle only marks a thing that is not told apart: "the pace recorded", not "a truce signed in Doha"."""
    words = head.split()
    return (
        len(kept) == 1
        and len(words) <= _FEWEST_WORDS
        and not any(word[:1].isupper() or word[:1].isdigit() for word in words[1:])
    )


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


def _of_another(told: str, first: "Token") -> str:
    """What "we" or "I" tell, told of the speaker by name; empty where the verb would have to be bent."""
    if first.lower_ in _BENT:
        return _BENT[first.lower_] + told[len(first) :]
    return told if first.tag_ in {"VBD", "MD"} else ""


def _shared_auxiliaries(verb: "Token") -> "list[Token]":
    """Those of the verb that `verb` is joined to: "was arrested and released", "must redesign the page or pay"."""
    if verb.dep_ != "conj" or any(
        child.dep_ in {"aux", "auxpass"} and child.lower_ != "been" for child in verb.children
    ):
        return []
    past = verb.tag_ == "VBD" and verb.lower_.endswith(_PARTICIPLES)
    if not past and verb.tag_ not in {"VB", "VBN"}:
        return []
    if ("VBN" if past else verb.tag_) != verb.head.tag_:
        return []
    own = [child for child in verb.head.children if child.dep_ in {"aux", "auxpass"} and child.lower_ != "to"]
    return own or _shared_auxiliaries(verb.head)


def subject_of(verb: "Token") -> "Token | None":
    """The head noun of whoever or whatever `verb` tells of, a subject shared with another verb among them."""
    for _ in range(3):
        if verb.dep_ == "acl":
            return verb.head
        subjects = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass", "expl"}]
        if subjects:
            relative = verb.dep_ == "relcl" and has_relative_subject(verb)
            return _antecedent(verb, subjects[0]) if relative else _nearest_subject(subjects, verb)
        if verb.dep_ not in {"conj", "xcomp"} or (verb.dep_ == "conj" and not _is_joined(verb)):
            return None
        verb = verb.head
    return None


def _antecedent(verb: "Token", relative: "Token") -> "Token":
    """The noun of a relative clause: "who" is the person and not their body in "Kruk of the Institute, who led it"."""
    noun, of = verb.head, verb.head.head
    whose = of.head
    if relative.lower_ != "who" or noun.dep_ != "pobj" or of.lower_ not in {"of", "at", "from"}:
        return noun
    body = noun.tag_ == "NNP" and (noun.lower_ in cues.BODIES or any(each.lower_ == "the" for each in noun.children))
    return whose if body and (whose.tag_ == "NNP" or names_a_person(whose.lower_)) else noun


def _nearest_subject(subjects: "list[Token]", verb: "Token") -> "Token":
    """The subject that stands alone between a comma and the verb, whatever else the parse took for it; else the first.

    "After five hours, 88 speakers and a brawl, the council voted": it was the council that voted.
    """
    first = subjects[0]
    nouns = [first, *first.conjuncts]
    beside = [child for noun in nouns for child in noun.children if child.dep_ == "appos" and child.i < verb.i]
    opening = any(child.dep_ == "prep" and child.i < first.i for child in verb.children)
    named = [each for each in beside if opening and each.left_edge.lower_ == "the"]
    rivals = [*(each for each in subjects[1:] if each.i < verb.i), *named]
    return next((each for each in reversed(rivals) if _stands_alone(each, verb)), first)


def _stands_alone(noun: "Token", verb: "Token") -> bool:
    after = noun.right_edge.nbor()
    closed = after is verb or (after.head is verb and after.pos_ == "AUX")
    return closed and noun.left_edge.nbor(-1).text == ","


def _is_joined(verb: "Token") -> bool:
    """Whether an "and" or a comma with nothing else stands before a second verb; else its subject was lost."""
    before = verb.doc[max(sentence_of(verb).start, verb.i - _FURTHEST_JOINT) : verb.i]
    rest = [each for each in before if each.pos_ not in {"ADV", "AUX", "PART"} and each.dep_ != "npadvmod"]
    return not rest or rest[-1].dep_ == "cc" or rest[-1].pos_ == "CCONJ" or _lists(verb)


def _lists(verb: "Token") -> bool:
    """Whether a third verb is still to come: "searched the house, seized a car and arrested two men"."""
    return verb.nbor(-1).text == "," and any(child.dep_ == "conj" for child in verb.children)


def _subject_words(reading: Reading, subject: "Token", verb: "Token") -> str | None:
    if subject.lower_ == "there":
        return "There"
    if subject.lower_ in {"i", "we"}:
        speakers = reading.speakers_at(span_of(subject))
        return speakers[0] if speakers else None
    if subject.pos_ == "PRON" or subject.tag_ in {"DT", "WP$"}:
        return _meant(reading, subject)
    end = verb.left_edge.i if verb.dep_ in _MODIFYING else verb.i
    words = [token for token in _noun(subject) if token.i < end]
    while words and words[-1].pos_ == "CCONJ":
        words.pop()
    if words and words[0].lower_ == "that" and words[0].nbor(-1).lemma_ in cues.ALL:
        del words[0]  # "announced that assembly will end", whose "that" the parse joined to the noun
    if any(token.tag_ in {"WDT", "WP", "WP$"} for token in words):
        return None
    return _owned(reading, [*words, *_of_which(subject, verb)])


def _of_which(subject: "Token", verb: "Token") -> "list[Token]":
    """What a bare number is a part of where the sentence opens with it: "Of the 70 quarries, 66 are full"."""
    if subject.pos_ != "NUM":
        return []
    opening = [
        child for child in verb.children if child.dep_ == "prep" and child.lower_ == "of" and child.i < subject.i
    ]
    return [each for child in opening for each in child.subtree]


def _owned(reading: Reading, words: "list[Token]") -> str | None:
    """The words of a subject, with whose it is by name: "Rehn's lawyer" of "his lawyer", "my client"."""
    if not words or words[0].tag_ != "PRP$":
        return _spelt(words) or None
    owner, mine = words[0], words[0].lower_ in {"my", "our"}
    speakers = reading.speakers_at(span_of(owner)) if mine else ()
    name = next(iter(speakers), None) if mine else _owner_before(reading, owner)
    if name is None:
        return None if mine else _spelt(words)
    mark = "’" if "’" in reading.text else "'"
    return f"{name}{mark}{'' if name.endswith('s') else 's'} {_spelt(words[1:])}"


def _owner_before(reading: Reading, owner: "Token") -> str | None:
    """The only party that "its" or "her" can stand for in its sentence, else in the one before; None if in doubt."""
    here = sentence_of(owner)
    before = sentence_of(reading.doc[here.start - 1]) if here.start else here
    for start, end in ((here.start_char, owner.idx), (before.start_char, here.start_char)):
        near = reading.parties_in(Span(start, end)) if end > start else []
        fitting = [party for party in near if party.kind in _OWNING[owner.lower_]]
        if fitting:
            return fitting[0].name if len(fitting) == 1 else None
    return None


def _meant(reading: Reading, pronoun: "Token") -> str | None:
    """Whom "he" or "she" means; "it" and "they" where they mean the speaker, or there is only one they could mean."""
    if pronoun.lower_ in {"he", "she"}:
        return name_of(reading, pronoun)
    if pronoun.lower_ not in _THINGS or any(tells_time(child) for child in pronoun.head.children):
        return None
    meant = speaker_meant(reading.doc, pronoun)
    party = reading.party_named(meant) if meant else None
    if party is not None and pronoun.lower_ == "they" and not _is_several(party):
        return None
    fits = party is not None and (pronoun.lower_ == "they" or party.kind != "person")
    return meant if fits else _only_one(reading, pronoun)


def _is_several(party: NamedParty) -> bool:
    """Whether "they" fits: in "the government says they will rise" it need not mean the government."""
    return party.kind == "group" or party.name.lower().endswith(("s", "police"))


def _only_one(reading: Reading, pronoun: "Token") -> str | None:
    """The only party of a fitting kind named before `pronoun` in its sentence and the one before it."""
    here = sentence_of(pronoun)
    before = sentence_of(reading.doc[here.start - 1]) if here.start else here
    near = Span(before.start_char, pronoun.idx)
    fitting = [party for party in reading.parties_in(near) if party.kind in _THINGS[pronoun.lower_]]
    return fitting[0].name if len(fitting) == 1 and not _only_tells_whence(reading, fitting[0], near) else None


def _only_tells_whence(reading: Reading, party: NamedParty, near: Span) -> bool:
    """Whether a body is named in `near` only as where a person is from: "Anna Berg of the Institute"."""
    heads = [tokens_over(reading.doc, each.start, each.end).root for each in party.mentions if each in near]
    return all(
        head.dep_ == "pobj" and head.head.lower_ in {"of", "at", "from"} and _is_a_person(reading, head.head.head)
        for head in heads
    )


def _is_a_person(reading: Reading, noun: "Token") -> bool:
    party = party_of(reading, noun)
    return names_a_person(noun.lower_) or (party is not None and party.kind == "person")


def _noun(token: "Token") -> "list[Token]":
    """The noun phrase without relative clauses, appositions and what stands between commas."""
    kept = [token]
    doing = min(
        (child.i for child in token.children if child.dep_ == "acl" and child.i > token.i), default=len(token.doc)
    )
    for child in token.children:
        if child.i > doing and child.dep_ in {"cc", "conj"}:
            continue  # "crews using ropes and a digger": it may be joined to the ropes
        if _is_left_out(token, child):
            continue
        if child.dep_ == "prep" and child.i > 0 and (child.nbor(-1).text == "," or _cut_short(child)):
            continue
        kept += _noun(child) if child.dep_ in {"pobj", "conj", "dobj", "poss", "nmod"} else _without_asides(child)
    return sorted(set(kept), key=lambda each: each.i)


def _without_asides(phrase: "Token") -> "list[Token]":
    """A phrase without what a comma sets apart in it: "of Polish prints, published in 2010"."""
    apart = {
        each.i
        for word in phrase.subtree
        if word.dep_ in {"acl", "relcl", "appos"} and word.left_edge.nbor(-1).text == "," and word.pos_ != "NUM"
        for each in (*word.subtree, word.left_edge.nbor(-1), *_comma_after(word))
    }
    return [each for each in phrase.subtree if each.i not in apart]


def _comma_after(word: "Token") -> "list[Token]":
    return [mark] if (mark := word.right_edge.nbor()).text == "," else []


def _is_left_out(noun: "Token", child: "Token") -> bool:
    """Whether what hangs on a noun is a side remark: not "the satellite *Parvaz-3*", "each day *missed*", "a plan *to sell*"."""
    close = child.i > noun.i and child.left_edge.nbor(-1).text not in _MARKS
    if close and child.dep_ == "appos":
        return child.pos_ != "PROPN"
    if close and child.dep_ in {"acl", "relcl"}:
        defining = noun.lower_ in _EMPTY or any(each.lower_ in _QUANTIFYING for each in noun.children)
        return not defining and child.left_edge.lower_ != "to" and not _is_there(noun)
    if child.dep_ == "acl" and child.i > noun.i:
        return True
    return child.dep_ in _APART


def _is_there(noun: "Token") -> bool:
    """ "There are 15,000 people working abroad": what is there is not told without what it does."""
    return noun.dep_ == "attr" and any(each.dep_ == "expl" for each in noun.head.children)


def _kept(verb: "Token", dates: list[Span]) -> "list[Token]":
    """The tokens of the verb phrase that tell the act; of two changes "from 5% to 4%", the first."""
    kept = [verb]
    seen: list[str] = []
    for child in verb.children:
        if child.dep_ in _NOT_OF_THE_ACT or child.lower_ in _ASIDES:
            continue
        if child.tag_ in {"WDT", "WP"} or (child.dep_ in {"dobj", "attr", "ccomp"} and _is_clause_apart(child)):
            continue
        if (
            child.i < verb.i
            and child.dep_ in {"prep", "advcl", "npadvmod", "advmod", "ccomp", "dep"}
            and child.dep_ != "aux"
        ) and not (child.dep_ == "advmod" and child.i == verb.i - 1):
            continue
        if child.dep_ == "advcl" and child.i > verb.i and not _purpose(child) and not _toll(child):
            continue
        if child.dep_ == "ccomp" and ((verb.lemma_ in cues.ALL and verb.lemma_ != "rule") or child.i < verb.i):
            continue
        if child.dep_ == "prep" and (child.lower_ == "according" or _cut_short(child)):
            continue
        if child.i > verb.i and child.dep_ in {"prep", "npadvmod", "advmod"} and _dated(child, dates):
            continue
        again = child.lower_ in seen and not (child.lower_ == "to" and seen[-1] == "from")
        if child.i > verb.i and child.dep_ == "prep" and (child.nbor(-1).text == "," or again):
            continue
        if child.dep_ == "prep" and child.lower_ in _OF_A_CHANGE:
            seen.append(child.lower_)
        if child.dep_ in {"dobj", "attr", "dative"}:
            kept += _noun(child)
        elif child.dep_ in {"xcomp", "advcl", "ccomp"}:
            kept += _clause(child, dates)
            kept += [child.nbor(-1)] if _toll(child) and child.nbor(-1).text == "," else []
        elif child.dep_ in {"prep", "agent"}:
            kept += [
                child,
                *(
                    token
                    for noun in child.children
                    for token in (_clause(noun, dates) if noun.pos_ == "VERB" and not _is_free(noun) else _noun(noun))
                ),
            ]
        else:
            kept += list(child.subtree)
    return sorted(set(kept), key=lambda each: each.i)


def _clause(verb: "Token", dates: list[Span]) -> "list[Token]":
    """A clause within the clause, with its own subject and the word that leads to it: "why the road had been left open"."""
    kept = _kept(verb, dates)
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass"}:
            kept += _noun(child)
        elif child.dep_ == "mark" or (child.tag_ == "WRB" and child.i < verb.i):
            kept.append(child)
    return kept


def _is_free(verb: "Token") -> bool:
    """Whether a clause stands for a thing: "in what it called the maiden flight"."""
    return any(child.tag_ == "WP" for child in verb.children)


def _is_clause_apart(word: "Token") -> bool:
    """A clause that the parse took for an object, or "what …" that it took for what is done."""
    if word.dep_ == "ccomp":
        return any(child.dep_ == "dobj" and child.tag_ == "WP" for child in word.children)
    return word.tag_ in {"VBD", "VBZ", "VBP"} and any(child.dep_ in {"nsubj", "nsubjpass"} for child in word.children)


def _cut_short(preposition: "Token") -> bool:
    """ "after the parliament, by 121 votes, agreed": a clause that the parse took for a phrase."""
    last = preposition.right_edge
    if preposition.lower_ not in {"after", "before", "since", "as"} or last.i + 1 >= len(last.doc):
        return False
    return last.nbor().text == "," or last.nbor().tag_ in {"VBZ", "VBP", "VBD", "MD"}


def _purpose(clause: "Token") -> bool:
    first = clause.left_edge
    return first.lower_ == "to" and first.nbor(-1).text != ","


def _toll(clause: "Token") -> bool:
    """What an act did to people or things: "…, killing at least nine"."""
    plain = not any(child.dep_ in {"xcomp", "ccomp"} for child in clause.children)
    return clause.tag_ == "VBG" and clause.lemma_ in _HARMING and clause.left_edge == clause and plain


def _dated(child: "Token", dates: list[Span]) -> bool:
    """Whether a phrase only says when; "before 2029" and "since Monday" say more, and "nobody will go" less without them."""
    span = subtree(child)
    compared = not _COMPARING.isdisjoint(each.lower_ for each in child.subtree if each is not child)
    if (child.lower_ in _BOUNDING and not compared) or any(each.lower_ == "only" for each in child.subtree):
        return False
    if child.lower_ == "to" and any(each.lower_ == "from" for each in child.head.children):
        return False
    over = [date for date in dates if date.overlaps(span) and not (child.lower_ == "to" and date in span)]
    return bool(over) and span.end - span.start < _LONGEST_DATE


def _spelt(tokens: "list[Token]") -> str:
    """The tokens with the spaces of the text where they stand together, single spaces elsewhere."""
    if not tokens:
        return ""
    doc, kept = tokens[0].doc, {token.i for token in tokens}
    kept |= {i + 1 for i in kept if i + 2 in kept and doc[i + 1].is_punct}
    words = ""
    for token in (doc[i] for i in sorted(kept)):
        if not token.is_space:
            words += token.text + (token.whitespace_ if token.i + 1 in kept else " ")
    words = _LOOSE.sub(r"\1", " ".join(words.split()))
    if words.count('"') % 2:
        words = words.replace('"', "")
    if words.count("“") != words.count("”"):
        words = words.replace("“", "").replace("”", "")
    return words.strip(" ,;:-–—")
