"""Walks the dependency parse: who acts in a clause, what it is about, whether it is negated."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.mentions import NamedParty, Span
from summarizer.reading.parse import span_of, text_of
from summarizer.reading.reading import Reading
from summarizer.reading.references import party_at, referent

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

_LOOSE = " \t\r\n,;:-–—"
CLAUSES = {"ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "parataxis"}


def actors(verb: "Token") -> "list[Token]":
    """The head nouns of those who do what `verb` says: its subject, its passive agent, or a subject it shares."""
    agents = [noun for by in verb.children if by.dep_ == "agent" for noun in by.children if noun.dep_ == "pobj"]
    if agents:
        return with_conjuncts(agents)
    passive = any(child.dep_ == "nsubjpass" for child in verb.children)
    subjects = [child for child in verb.children if child.dep_ == "nsubj" and not is_owner(child)]
    if subjects:
        return with_conjuncts([antecedent(subject) for subject in subjects])
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.head.pos_ in {"NOUN", "PROPN"}:
        return with_conjuncts([verb.head])
    if passive or verb.dep_ not in {"xcomp", "conj", "advcl", "acl", "acomp"} or verb.head is verb:
        return []
    return actors(verb.head) if verb.head.pos_ in {"VERB", "AUX", "ADJ"} else []


def is_owner(noun: "Token") -> bool:
    """Whether a plural only owns who comes next, whatever the parse makes of the mark: "the patients’ group Heartline"."""
    mark = noun.nbor()
    return (
        noun.tag_ in {"NNS", "NNPS"} and not noun.whitespace_ and mark.text in {"’", "'"} and mark.nbor().pos_ == "NOUN"
    )


def is_put_off(clause: "Token") -> bool:
    """Whether a doing is what was ruled out or put off, whatever the parse has: "ruled out *calling in the navy*"."""
    return clause.tag_ == "VBG" and clause.left_edge == clause and clause.nbor(-1).dep_ == "prt"


def antecedent(token: "Token") -> "Token":
    """The noun a relative pronoun stands for; any other token itself."""
    if token.tag_ in {"WDT", "WP"} and token.head.dep_ == "relcl":
        return token.head.head
    return token


def with_conjuncts(tokens: "list[Token]") -> "list[Token]":
    """The tokens and the nouns joined to them by "and"."""
    return list(dict.fromkeys(each for token in tokens for each in (token, *token.conjuncts)))


def is_negated(verb: "Token") -> bool:
    """Whether "not", "never" or "no longer" belongs to `verb`."""
    return any(child.dep_ == "neg" or child.lower_ in {"never", "neither"} for child in verb.children)


def is_infinitive(verb: "Token") -> bool:
    """Whether "to" stands before it."""
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def document_issued(verb: "Token") -> "Token | None":
    """The study, and not the adults, of "a study of 3,120 adults published on Monday"."""
    noun, of = verb.head, verb.head.head
    issued = verb.dep_ == "acl" and verb.lemma_ in cues.ISSUING and noun.dep_ == "pobj" and of.lower_ == "of"
    return of.head if issued and of.head.lower_ in cues.DOCUMENTS | cues.ISSUED else None


def phrase(token: "Token", *, without: str = "") -> Span:
    """The noun phrase of `token` without relative clauses, appositions, joined nouns, and what `without` leads to."""
    kept = [token]
    for child in token.children:
        if child.lower_ == without:
            continue
        if child.dep_ in {"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "prep", "case"}:
            kept += list(child.subtree)
    kept = [each for each in kept if not each.is_space]
    start = min(each.idx for each in kept)
    end = max(each.idx + len(each.text) for each in kept)
    return trimmed(Span(start, end), text_of(token.doc))


def subtree(token: "Token", *, without: "set[str] | None" = None) -> Span:
    """The text that hangs on `token`, children with a dependency in `without` left out at the edges."""
    first, last = token.left_edge, token.right_edge
    if without:
        kept = [child.i for child in token.children if child.dep_ not in without]
        first = token.doc[min([token.i, *map(token.doc.left_edges.__getitem__, kept)])]
        last = token.doc[max([token.i, *map(token.doc.right_edges.__getitem__, kept)])]
    return trimmed(Span(first.idx, last.idx + len(last.text)), text_of(token.doc))


def trimmed(span: Span, text: str) -> Span:
    """`span` without white space, loose punctuation and unbalanced quotation marks at its edges."""
    words = span.of(text).lstrip(_LOOSE)
    start = span.end - len(words)
    words = words.rstrip(_LOOSE + ".")
    end = start + len(words)
    if words.count('"') == 1:
        closes = text[end : end + 1] == '"' and not words.startswith('"')
        start += words.startswith('"')
        end += closes - words.endswith('"')
    if words.count("“") != words.count("”"):
        start += words.startswith("“")
        end -= words.endswith("”")
    return Span(start, end)


def verbs(reading: Reading, span: Span) -> "Iterator[Token]":
    """The verbs of the parse inside `span`."""
    tokens = reading.doc.char_span(span.start, span.end, alignment_mode="contract")
    return (token for token in tokens or () if token.pos_ in {"VERB", "AUX"})


def party_of(reading: Reading, token: "Token") -> NamedParty | None:
    """The party that `token` is the head of or part of, possessors not counted."""
    return party_at(reading.text, span_of(token))


def name_of(reading: Reading, token: "Token") -> str | None:
    """Whom the actor at `token` is: a party's name, also where a pronoun stands for it, or the words used; else None."""
    return referent(reading.doc, token)
