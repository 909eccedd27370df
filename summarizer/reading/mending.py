"""What the parse of a sentence is known to get wrong, put right before anybody asks it."""

from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.names.nouns import meaning_of

if TYPE_CHECKING:
    from summarizer.reading.tree import Doc, Token

_COMMENTING = cues.SOUNDING | frozenset(
    (
        "say argue complain retort quip joke lament muse marvel fume insist reply respond add note observe remark counter "
        "warn explain concede admit"
    ).split()
)
"""Verbs by which words are given to somebody, whom the parse takes for an object after them: "…, argued the lobby."."""
_TOLD = frozenset("say announce report confirm state add note estimate warn tell".split())
"""Verbs that follow who speaks: "…, residents and a local official said"."""
_GIVEN_OUT = frozenset({"say", "announce", "confirm", "state", "add"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BEFORE = frozenset({",", '"', "”", "''", "’", "?", "!"})
_AFTER = frozenset({",", ".", ";", ":", '"', "“", "``", "—", "–"})


def mended(doc: "Doc") -> "Doc":
    """`doc`, with who speaks as the subject of the verb that says so, where the parse has taken them for something else.

    "…, grumbled the landowners' lobby", "…, residents and a local official said", "…, the coalition announced on
    Monday", "…, said the operator, Skyways SA; the line …".
    """
    for word in doc.tokens:
        if word.lower_ == "vice" and word.nbor().text == "-" and word.nbor(2).pos_ in {"NOUN", "PROPN"}:
            _join(doc, word, word.nbor(2))
        elif word.text == "Police" and word.dep_ == "compound" and word.nbor(-1).lower_ == "of":
            _name_after_the_rank(doc, word)
    for verb in doc.tokens:
        if verb.tag_ == "VBD" and verb.lemma_ in _COMMENTING and verb.i and verb.nbor(-1).text in _BEFORE:
            for noun in verb.children:
                if noun.dep_ == "dobj" and _is_all_that_follows(verb, noun):
                    noun.dep_ = "nsubj"
            if (speaker := _of_the_next_clause(verb)) is not None:
                doc.hang(speaker, verb, "nsubj")
        elif verb.lemma_ in _TOLD and verb.tag_ in {"VBD", "VBN", "VBZ"} and verb.i > 1:
            _with_who_stands_before(doc, verb)
    return doc


def _join(doc: "Doc", first: "Token", last: "Token") -> None:
    """Hang all of the first half of a word on the second: "its vice-president"."""
    if first.head is first or first in last.children or last in first.subtree:
        return
    for child in [*first.children]:
        doc.hang(child, last, child.dep_ if child.text != "-" else "punct")
    doc.hang(first, last, "compound")


def _name_after_the_rank(doc: "Doc", police: "Token") -> None:
    """Make the officer the head of "Superintendent of Police Ada Lund", where the parse has the rank of it."""
    of, officer = police.nbor(-1), police.head
    while officer.dep_ == "compound":
        officer = officer.head
    rank = of.head
    if officer.head is of and rank.head is not rank and rank.i < of.i:
        doc.hang(officer, rank.head, rank.dep_)
        doc.hang(rank, officer, "nmod")
        doc.hang(police, of, "pobj")


def _of_the_next_clause(verb: "Token") -> "Token | None":
    """Who speaks, where the parse makes them the subject of the clause after a semicolon, which has one of its own."""
    if any(child.dep_ in _SUBJECTS for child in verb.children):
        return None
    for other in verb.children:
        subjects = [child for child in other.children if child.dep_ in _SUBJECTS]
        if len(subjects) > 1 and subjects[0].left_edge.i == verb.i + 1 and subjects[1].left_edge.nbor(-1).text == ";":
            return subjects[0]
    return None


def _with_who_stands_before(doc: "Doc", verb: "Token") -> None:
    """Give a verb of saying the people right before it, parted by a comma from the words that the parse joins them to."""
    if any(child.dep_ in _SUBJECTS for child in verb.children):
        return
    speaker = last = verb.nbor(-1)
    if meaning_of(last) is None:
        return
    while speaker.dep_ == "conj" and speaker.head.pos_ in {"NOUN", "PROPN"} and not _follows_a_comma(speaker):
        speaker = speaker.head
    if speaker.head is speaker or not _follows_a_comma(speaker) or speaker.i > last.i:
        return
    if verb.dep_ == "acl" and verb.head is last and verb.lemma_ in _GIVEN_OUT and speaker.dep_ != "appos":
        doc.hang(verb, speaker.head, "parataxis")
        doc.hang(speaker, verb, "nsubj")
    elif speaker.dep_ == "conj" and speaker.head.pos_ != "VERB" and verb not in speaker.subtree:
        doc.hang(speaker, verb, "nsubj")


def _follows_a_comma(noun: "Token") -> bool:
    return noun.left_edge.i > 0 and noun.left_edge.nbor(-1).text == ","


def _is_all_that_follows(verb: "Token", noun: "Token") -> bool:
    """Whether a verb has no subject, and between it and the next stop there is only the noun with what hangs on it."""
    if any(_is_subject(child, verb) or (child.dep_ == "ccomp" and child.i > verb.i) for child in verb.children):
        return False
    last = next((each for each in noun.subtree if each.text in _AFTER), noun.right_edge.nbor())
    return noun.pos_ in {"NOUN", "PROPN"} and noun.left_edge.i == verb.i + 1 and last.text in _AFTER


def _is_subject(child: "Token", verb: "Token") -> bool:
    """Whether a child is the verb's own subject, and not that of the words that it comments on.

    From its own subject a verb is parted by an aside with two commas: "the clerk, in her minutes, added the children".
    """
    commas = sum(each.text == "," for each in verb.doc[child.i : verb.i])
    return child.dep_ in _SUBJECTS and commas != 1
