"""What the parse of a sentence is known to get wrong, put right before anybody asks it."""

from typing import TYPE_CHECKING

from summarizer.reading import cues

if TYPE_CHECKING:
    from summarizer.reading.tree import Doc, Token

_COMMENTING = cues.SOUNDING | frozenset(
    (
        "say argue complain retort quip joke lament muse marvel fume insist reply respond add note observe remark counter "
        "warn explain concede admit"
    ).split()
)
"""Verbs by which words are given to somebody, whom the parse takes for an object after them: "…, argued the lobby."."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BEFORE = frozenset({",", '"', "”", "''", "’", "?", "!"})
_AFTER = frozenset({",", ".", ";", ":", '"', "“", "``", "—", "–"})


def mended(doc: "Doc") -> "Doc":
    """`doc`, with who speaks as the subject where the verb stands first: "…, grumbled the landowners' lobby"."""
    for verb in doc.tokens:
        if verb.tag_ == "VBD" and verb.lemma_ in _COMMENTING and verb.i and verb.nbor(-1).text in _BEFORE:
            for noun in verb.children:
                if noun.dep_ == "dobj" and _is_all_that_follows(verb, noun):
                    noun.dep_ = "nsubj"
    return doc


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
