"""Who or what an act is told of: the subject of its verb, in words that name it."""

import re
from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.clauses import document_issued, is_owner, name_of, party_of
from summarizer.reading.events.acts import has_relative_subject
from summarizer.reading.events.phrases import noun_phrase, spelt, tells_which
from summarizer.reading.mentions import NamedParty, Span
from summarizer.reading.names.nouns import names_a_person
from summarizer.reading.names.vocabulary import ORG_NOUNS
from summarizer.reading.parse import sentence_of, span_of, tokens_over
from summarizer.reading.reading import Reading
from summarizer.reading.references import COMPANIES, is_a_multiple, speaker_meant
from summarizer.reading.times import tells_time

if TYPE_CHECKING:
    from summarizer.reading.tree import Span as Words
    from summarizer.reading.tree import Token

_TIMES_OF_AN_ACT = frozenset({"stage", "point", "moment", "time"})
_FURTHEST_JOINT = 4
"""Tokens from an "and" to the verb that it joins."""
MODIFYING = {"relcl", "acl"}
_FIGURES = frozenset({"number", "figure", "total", "proportion", "rate", "rest", "latter", "former"})
"""What says nothing where it is not told of what: "the number is expected to double"."""
_BARE = 2
_ENDING_A_NAME = r"(?:[,.;:)]|\s(?:said|says|told|has|have|had|is|was|were|are|will|would|could|and|to|in|of|for|on|at|that|which)\b)"
"""After a name that tells nothing else: "the Zipwell plant" is not called the Zipwell."""
_COUNTING = frozenset("one two three four both another others pair".split())
_ORDERING = frozenset({"next", "last", "latest", "previous", "first", "second", "third", "other"})
_PLACES_IN_A_TABLE = (["bottom"], ["top"], ["second"], ["third"])
"""What is told of whoever is named after it: "Bottom of the table, they tore into Newcastle"."""
_BODIES = cues.BODIES | cues.PUBLIC_BODIES | ORG_NOUNS | COMPANIES
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_SORTING = frozenset({"compound", "amod", "nmod"})
_SEVERAL = frozenset({"NNS", "NNPS"})
_SHARE_WORDS = frozenset({"%", "percent", "cent"})
_THINGS = {"it": {"organisation", "country"}, "they": {"group", "organisation"}}
_OWNING = {
    "his": {"person"},
    "her": {"person"},
    "its": {"organisation", "country", "group"},
    "their": {"group", "organisation"},
}


def subject_of(verb: "Token") -> "Token | None":
    """The head noun of whoever or whatever `verb` tells of, a subject shared with another verb among them."""
    for _ in range(3):
        if verb.dep_ == "acl":
            return None if verb.head.lower_ in _TIMES_OF_AN_ACT else document_issued(verb) or verb.head
        helping = [child for child in verb.children if child.dep_ == "auxpass"]
        subjects = [child for each in (verb, *helping) for child in each.children if child.dep_ in _SUBJECTS]
        subjects = [child for child in subjects if not is_owner(child)] or subjects
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
    if noun.dep_ == "pobj" and _is_of_several(verb) == (whose.tag_ in _SEVERAL) != (noun.tag_ in _SEVERAL):
        return whose
    if relative.lower_ != "who" or noun.dep_ != "pobj" or of.lower_ not in {"of", "at", "from"}:
        return noun
    body = noun.tag_ == "NNP" and (noun.lower_ in cues.BODIES or any(each.lower_ == "the" for each in noun.children))
    return whose if body and (whose.tag_ == "NNP" or names_a_person(whose.lower_)) else noun


def _is_of_several(verb: "Token") -> bool | None:
    """Whether a verb is told of several: "have" of "shares in the firm, which have fallen"; None where it does not show."""
    finite = next((child for child in verb.children if child.dep_ in {"aux", "auxpass"}), verb)
    if finite.lower_ in {"was", "were"}:
        return finite.lower_ == "were"
    return {"VBP": True, "VBZ": False}.get(finite.tag_)


def _nearest_subject(subjects: "list[Token]", verb: "Token") -> "Token":
    """The subject that stands alone between a comma and the verb, whatever else the parse took for it; else the first.

    "After five hours, 88 speakers and a brawl, the council voted": it was the council that voted.
    """
    first = subjects[0]
    if (name := _name_right_after(subjects)) is not None:
        return name
    nouns = [first, *first.conjuncts]
    beside = [child for noun in nouns for child in noun.children if child.dep_ == "appos" and child.i < verb.i]
    opening = any(child.dep_ == "prep" and child.i < first.i for child in verb.children)
    named = [each for each in beside if opening and each.left_edge.lower_ == "the"]
    rivals = [*(each for each in subjects[1:] if each.i < verb.i), *named]
    return next((each for each in reversed(rivals) if _stands_alone(each, verb)), first)


def _name_right_after(subjects: "list[Token]") -> "Token | None":
    """The name of a thing that the parse took for a second subject: "the ferry *Dona Paz* sank"."""
    if len(subjects) < 2:
        return None
    thing, name = subjects[:2]
    return name if thing.pos_ == "NOUN" and name.pos_ == "PROPN" and name.left_edge.i == thing.i + 1 else None


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


def subject_words(reading: Reading, subject: "Token", verb: "Token") -> str | None:
    if subject.lower_ == "there":
        return "There"
    if subject.lower_ in {"i", "we"}:
        speakers = reading.speakers_at(span_of(subject))
        return speakers[0] if speakers else None
    if subject.pos_ == "PRON" or subject.tag_ in {"DT", "WP$"}:
        meant = _meant(reading, subject)
        return with_its_article(reading, meant) if meant is not None else None
    if (subject.lower_ in _ORDERING and subject.pos_ == "ADJ") or _only_counts(subject):
        return None
    end = verb.left_edge.i if verb.dep_ in MODIFYING else verb.i
    words = [token for token in _whole_name(reading, subject, noun_phrase(subject)) if token.i < end]
    if (subject.lower_ in _FIGURES and len(words) <= _BARE) or [each.lower_ for each in words] in _PLACES_IN_A_TABLE:
        return None
    while words and words[-1].pos_ == "CCONJ":
        words.pop()
    if words and words[0].lower_ == "that" and words[0].nbor(-1).lemma_ in cues.ALL:
        del words[0]  # "announced that assembly will end", whose "that" the parse joined to the noun
    if is_a_multiple(subject) or any(_leads_elsewhere(token) or _is_half_a_score(token) for token in words):
        return None
    if (told := _owned(reading, [*words, *_of_which(subject, verb)])) is None:
        return None
    if any(token.lower_ in {"them", "these", "those"} and token.dep_ == "pobj" for token in words):
        return None  # "1,214 of them"
    return f"{told}, {name}," if (name := _name_beside(reading, subject)) and told.split()[-1] not in name else told


def _only_counts(subject: "Token") -> bool:
    """Whether a subject tells how many, and of whom only the sentence before: "The two fought", "One took its load"."""
    opens = all(each.lower_ in {"the", "but", "and"} for each in subject.doc[sentence_of(subject).start : subject.i])
    telling = (child for child in subject.children if child.dep_ not in {"det", "punct", "cc", "conj"})
    return subject.lower_ in _COUNTING and opens and not any(telling)


def with_its_article(reading: Reading, name: str) -> str:
    """ "the United States" where the article never tells it otherwise; a name that begins with one as it is."""
    party = reading.party_named(name)
    if party is None or party.kind in {"person", "group"}:
        return name
    proper = all(word[:1].isupper() for word in name.split()[1:])
    words = name if proper else f"{name[:1].lower()}{name[1:]}"
    told = re.search(rf"\b[Tt]he {re.escape(words)}{_ENDING_A_NAME}", reading.text)
    return f"the {words}" if told else name


def _name_beside(reading: Reading, subject: "Token") -> str | None:
    """The name that stands in commas after what somebody is: "the opposition leader, Corina Balan, said"."""
    for child in subject.children:
        party = party_of(reading, child) if child.dep_ == "appos" and child.pos_ == "PROPN" else None
        if party is not None and subject.pos_ == "NOUN" and child.left_edge.nbor(-1).text == ",":
            return party.name if child.right_edge.nbor().text == "," else None
    return None


def _whole_name(reading: Reading, subject: "Token", words: "list[Token]") -> "list[Token]":
    """The words with the rest of the name that they end in: "the charity Dementia *Now*"."""
    party, last = party_of(reading, subject), max(words, key=lambda each: each.i)
    whole = next((each for each in party.mentions if span_of(last) in each), None) if party is not None else None
    rest: list[Token] = list(tokens_over(reading.doc, whole.start, whole.end)) if whole is not None else []
    return [*words, *(each for each in rest if each.i > last.i)]


def _leads_elsewhere(token: "Token") -> bool:
    """Whether a relative belongs to a clause that the subject does not need: not "people who walked every day"."""
    if token.tag_ not in {"WDT", "WP", "WP$"}:
        return False
    clauses = [each for each in (token.head, *token.head.ancestors) if each.dep_ == "relcl"]
    return not any(tells_which(clause.head, clause) for clause in clauses)


def _is_half_a_score(token: "Token") -> bool:
    """Whether it is the 0 of "2-0", which the parse may give to whoever is named next."""
    dash = token.nbor(-1)
    joined = dash.text in {"-", "–"} and not dash.whitespace_ and dash.nbor(-1).text.isdigit()
    return (token.text.isdigit() and joined) or (token.text[:1] in {"-", "–"} and token.text[1:].isdigit())


def _of_which(subject: "Token", verb: "Token") -> "list[Token]":
    """What a bare number is a part of where the sentence opens with it: "Of the 70 quarries, 66 are full"."""
    if subject.pos_ != "NUM" and subject.lower_ not in _SHARE_WORDS:
        return []
    opening = [
        child for child in verb.children if child.dep_ == "prep" and child.lower_ == "of" and child.i < subject.i
    ]
    return [each for child in opening for each in child.subtree]


def _owned(reading: Reading, words: "list[Token]") -> str | None:
    """The words of a subject, with whose it is by name: "Rehn's lawyer" of "his lawyer", "my client"."""
    at = next((at for at, token in enumerate(words) if token.tag_ == "PRP$"), None)
    if at is None:
        return spelt(words) or None
    before, owner, words = words[:at], words[at], words[at:]
    if any(token.pos_ == "PROPN" for token in before) or (before and words[-1].text[0].isdigit()):
        return spelt([*before, *words])  # "Rheinwerk and its rival", "a woman in her 70s"
    told = _with_owner(reading, owner, words) if not before else _with_the_speaker(reading, owner, words)
    return f"{spelt(before)} {told}".strip() if told else None


def _with_the_speaker(reading: Reading, owner: "Token", words: "list[Token]") -> str:
    """ "92% of the union's members" of what the union says of "its members"; of others none is sure to own them."""
    rest = spelt([token for token in words[1:] if token.lower_ != "own"])
    speakers = reading.speakers_at(span_of(owner))
    party = reading.party_named(speakers[0]) if speakers else None
    if not speakers or (party is not None and party.kind not in _OWNING.get(owner.lower_, {party.kind})):
        return f"the {rest}"
    return f"{owner_named(reading, with_its_article(reading, speakers[0]))} {rest}"


def owner_named(reading: Reading, name: str) -> str:
    """The name as whose something is, with the mark that the article prints."""
    mark = "’" if "’" in reading.text else "'"
    owns = name.endswith(("'s", "’s"))
    return name if owns else f"{name}{mark}{'' if name.endswith('s') else 's'}"


def _with_owner(reading: Reading, owner: "Token", words: "list[Token]") -> str | None:
    mine = owner.lower_ in {"my", "our"}
    speakers = reading.speakers_at(span_of(owner)) if mine else ()
    name = next(iter(speakers), None) if mine else owner_before(reading, owner)
    rest = [token for token in words[1:] if token.lower_ != "own"]
    if name is None:
        return None if mine else f"the {spelt(rest)}"
    return f"{owner_named(reading, name)} {spelt(rest)}"


def owner_before(reading: Reading, owner: "Token") -> str | None:
    """The only party that "its" or "her" can stand for in its sentence, else in the one before; None if in doubt."""
    here = sentence_of(owner)
    before = sentence_of(reading.doc[here.start - 1]) if here.start else here
    for start, end in ((here.start_char, owner.idx), (before.start_char, here.start_char)):
        near = reading.parties_in(Span(start, end)) if end > start else []
        fitting = [party for party in near if party.kind in _OWNING.get(owner.lower_, ()) and _fits(owner, party)]
        if fitting:
            return _likeliest(reading, fitting, before if start == before.start_char else here, owner)
    return None


def _fits(owner: "Token", party: NamedParty) -> bool:
    return owner.lower_ != "its" or party.kind != "group" or not _is_several(party)


def _likeliest(reading: Reading, fitting: list[NamedParty], near: "Words", owner: "Token") -> str | None:
    """The only one, or of several the one that the sentence before is about; None if in doubt."""
    if len(fitting) == 1:
        return fitting[0].name
    root = near.root
    subject = next((child for child in root.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    about = party_of(reading, subject) if subject is not None and root.i < owner.i and owner.i >= near.end else None
    return about.name if about is not None and about in fitting else None


def _meant(reading: Reading, pronoun: "Token") -> str | None:
    """Whom "he" or "she" means; "it" and "they" where they mean the speaker, or there is only one they could mean."""
    if pronoun.lower_ in {"he", "she"}:
        return name_of(reading, pronoun)
    if pronoun.lower_ not in _THINGS or any(tells_time(child) for child in pronoun.head.children):
        return None
    if pronoun.lower_ == "it" and _may_mean_the_object(pronoun):
        return None
    if (thing := _object_before(pronoun)) is not None:
        return _as_known(noun_phrase(thing)) if pronoun.dep_ == "nsubjpass" else None
    if pronoun.lower_ == "it" and _is_called_a_thing(pronoun):
        return _thing_before(reading, pronoun)
    meant = speaker_meant(reading.doc, pronoun)
    party = reading.party_named(meant) if meant else None
    if party is not None and pronoun.lower_ == "they" and not (_is_several(party) or _are_themselves(party, pronoun)):
        return None
    fits = party is not None and (pronoun.lower_ == "they" or party.kind in _THINGS["it"])
    return meant if fits else _thing_before(reading, pronoun) or _only_one(reading, pronoun)


def _may_mean_the_object(pronoun: "Token") -> bool:
    """ "Seoul called the test illegal, saying it was a breach": it may be the test that was."""
    saying = pronoun.head.head
    judged = [child for child in saying.head.children if child.dep_ in {"dobj", "nsubj"} and child.i > saying.head.i]
    judged += [child for child in saying.head.children if child.dep_ == "dobj"]
    return saying.tag_ == "VBG" and saying.dep_ == "advcl" and any(each.pos_ == "NOUN" for each in judged)


def _is_called_a_thing(pronoun: "Token") -> bool:
    """Whether no party is meant: "it was the deadliest accident since 2006"."""
    called = (child for child in pronoun.head.children if child.dep_ == "attr" and child.pos_ == "NOUN")
    return pronoun.head.lemma_ == "be" and any(each.lower_ not in _BODIES for each in called)


def _thing_before(reading: Reading, pronoun: "Token") -> str | None:
    """The thing that the sentence before tells of, where "it" begins the next: "The deal was … It was backed by …"."""
    here = sentence_of(pronoun)
    if (
        pronoun.lower_ != "it"
        or not here.start
        or any(each.pos_ != "CCONJ" for each in reading.doc[here.start : pronoun.i])
    ):
        return None
    root = sentence_of(reading.doc[here.start - 1]).root
    thing = next((child for child in root.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if (
        thing is None
        or thing.tag_ != "NN"
        or party_of(reading, thing)
        or thing.lower_ in cues.BODIES | cues.PEOPLE_NOUNS
    ):
        return None
    if _is_done_by_a_body(reading, pronoun, before=Span(thing.idx + len(thing), pronoun.idx)):
        return None
    return _as_known([token for token in noun_phrase(thing) if token.i < root.i])


def _as_known(words: "list[Token]") -> str | None:
    """A thing as it is told again: "the deal" of "a deal"; None where no article opens its words."""
    opened = bool(words) and words[0].lower_ in {"a", "an", "the"}
    return f"the {spelt(words[1:])}" if opened else None


def _is_done_by_a_body(reading: Reading, pronoun: "Token", before: Span) -> bool:
    """Whether "it" does something that a body told of just before may rather have done than a thing."""
    deed = pronoun.dep_ == "nsubj" and any(child.dep_ == "dobj" for child in pronoun.head.children)
    return deed and any(party.kind in _THINGS["it"] for party in reading.parties_in(before))


def _object_before(pronoun: "Token") -> "Token | None":
    """What was done something to in the clause that goes on with "it": "issued a warning, but it was lifted"."""
    verb = pronoun.head
    if pronoun.lower_ != "it" or verb.dep_ != "conj" or pronoun.i > verb.i:
        return None
    objects = (child for child in verb.head.children if child.dep_ == "dobj" and child.tag_ in {"NN", "VBG"})
    return next((each for each in objects if each.i < pronoun.i), None)


def _are_themselves(party: NamedParty, pronoun: "Token") -> bool:
    """Whether a body is "they" of what it says, as no others are named: "Palermitana announced that they had sued"."""
    said = sentence_of(pronoun)
    before = pronoun.doc[said.start : pronoun.i]
    others = any(each.tag_ in _SEVERAL and (each.lower_ in cues.PEOPLE_NOUNS or each.tag_ == "NNPS") for each in before)
    return party.kind == "organisation" and not others and not any(each.lower_ in _BODIES for each in before)


def _is_several(party: NamedParty) -> bool:
    """Whether "they" fits: in "the government says they will rise" it need not mean the government."""
    return party.kind == "group" or party.name.lower().endswith(("s", "police"))


def _only_one(reading: Reading, pronoun: "Token") -> str | None:
    """The only party of a fitting kind named before `pronoun` in its sentence and the one before it."""
    here = sentence_of(pronoun)
    before = sentence_of(reading.doc[here.start - 1]) if here.start else here
    near = Span(before.start_char, pronoun.idx)
    fitting = [party for party in reading.parties_in(near) if party.kind in _THINGS[pronoun.lower_]]
    told = len(fitting) == 1 and not _only_tells_whence(reading, fitting[0], near)
    return fitting[0].name if told and not _is_set_against(pronoun) else None


def _is_set_against(pronoun: "Token") -> bool:
    """Whether "it" does something to a body told apart from it: "It set a deadline for the company to pay"."""
    bodies = (each for each in pronoun.head.subtree if each.lower_ in _BODIES and each.i > pronoun.head.i)
    return any(child.lower_ == "the" for each in bodies for child in each.children)


def _only_tells_whence(reading: Reading, party: NamedParty, near: Span) -> bool:
    """Whether a body is named in `near` only as where somebody is from, or what sort a thing is.

    "Anna Berg of the Institute", "UK takeover rules".
    """
    heads = [tokens_over(reading.doc, each.start, each.end).root for each in party.mentions if each in near]
    return all(
        head.dep_ in _SORTING
        or (head.dep_ == "pobj" and head.head.lower_ in {"of", "at", "from"} and _is_a_person(reading, head.head.head))
        for head in heads
    )


def _is_a_person(reading: Reading, noun: "Token") -> bool:
    party = party_of(reading, noun)
    return names_a_person(noun.lower_) or (party is not None and party.kind == "person")
