"""Short phrases of the article's own words: a noun with its modifiers, and who does or suffers what."""

import re
from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.clauses import antecedent, name_of, party_of
from summarizer.reading.parse import sentence_of
from summarizer.reading.reading import Reading
from summarizer.reading.units import PERSONS

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

MOST_WORDS = 8
_ACRONYM = 4
_LEFT = {"amod", "compound", "nmod", "poss"}
_RIGHT = {
    "of",
    "in",
    "on",
    "for",
    "to",
    "from",
    "at",
    "against",
    "between",
    "with",
    "without",
    "into",
    "under",
    "by",
} | {"below", "above"}
_NONE = {"no", "neither"}
_TIME_WORDS = re.compile(
    r"^(?:last|this|next|every|each|early|late|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|\d+)$",
    re.IGNORECASE,
)
_TIMES_OF_DAY = frozenset(
    "second minute hour day week month year decade century morning night evening afternoon weekend today yesterday "
    "tomorrow tonight midnight noon dawn dusk spring summer autumn winter quarter season time".split()
)
_QUOTES = frozenset("\"“”‘’'`")
_MARKS = re.compile(r"[\"“”‘()]|(?<!\w)'|(?<!s)'(?!\w)")
_CLITIC = re.compile(r"\s(?=n['’]t\b|['’](?:ve|ll|re|d|m|s)\b)")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_DROPPED = {"such", "other", "further", "more", "many", "additional", "estimated", "total", "last", "higher", "lower"}
_LONG_PLACE = 5
_PREFIX = 5
"""Letters that a prefix has fewer than: "co-", "ex-", "vice-"."""
_LONG_NAME = 3


def subject_of(verb: "Token") -> "Token | None":
    """Who does or suffers what `verb` says, also where it shares the subject of the verb over it."""
    seen = verb
    while True:
        found = [child for child in seen.children if child.dep_ in {"nsubj", "nsubjpass"}]
        if found:
            return antecedent(found[0])
        if seen.dep_ in {"acl", "relcl"} and seen.head.pos_ in {"NOUN", "PROPN"}:
            return _main_subject(seen) or seen.head
        if (noun := _beside(seen)) is not None:
            return noun
        if seen.dep_ not in {"conj", "xcomp", "advcl", "acomp", "ccomp", "pcomp", "prep"} or seen.head == seen:
            return None
        if seen.dep_ == "ccomp" and seen.head.lemma_ in cues.ALL and seen.i < seen.head.i:
            return None  # "A jet overshot, killing two, officials said": it was not they
        seen = seen.head


def _beside(verb: "Token") -> "Token | None":
    """The noun before the comma of a bare participle: "crossing" of "the crossing, closed for 14 months"."""
    bare = verb.dep_ == "advcl" and verb.tag_ == "VBN" and verb.i > 1 and verb.doc[verb.i - 1].text == ","
    noun = verb.doc[verb.i - 2] if bare else verb
    return noun if bare and noun.pos_ in {"NOUN", "PROPN"} else None


def _main_subject(verb: "Token") -> "Token | None":
    """The noun that the parse took for the whole sentence, where `verb` stands alone after a comma: "Shares, …, fell"."""
    root = sentence_of(verb).root
    bare = verb.dep_ == "acl" and verb.tag_ in {"VBN", "VBD"} and verb.doc[max(0, verb.i - 1)].text == ","
    return root if bare and root.pos_ in {"NOUN", "PROPN"} and root.i < verb.head.i else None


def object_of(verb: "Token") -> "Token | None":
    """The direct object of `verb`."""
    return next((child for child in verb.children if child.dep_ == "dobj"), None)


def noun_words(reading: Reading, noun: "Token", *, place: bool = True, skip: "Token | None" = None) -> str:
    """The noun with its modifiers and, if `place`, its first short prepositional phrase; numbers and articles left out.

    Words that hang on `skip` are left out as well.
    """
    if noun.pos_ == "PRON":
        return _meant(reading, noun)
    if (
        noun.lower_ in {"one", "ones"}
        or not any(letter.isalpha() for letter in noun.text)
        or (noun.text.isupper() and len(noun) > _ACRONYM)
    ):
        return ""
    kept = [*_before(noun, skip), noun]
    words = [_named(reading, each) for each in kept]
    words[-1] += _joined_to(noun)
    if place:
        words += [each.text for each in _after(noun, skip)]
    return _joined(words)


def _joined_to(noun: "Token") -> str:
    """ "-defendants" of "co-defendants", which the parse may cut in two."""
    hyphen = noun.nbor()
    whole = hyphen.text == "-" and not noun.whitespace_ and not hyphen.whitespace_ and len(noun) < _PREFIX
    return f"-{hyphen.nbor().text}" if whole else ""


def _meant(reading: Reading, pronoun: "Token") -> str:
    """What a pronoun stands for: a name, or for "it" the subject of the sentence before."""
    if thing := _thing_before(reading, pronoun):
        return thing
    name = name_of(reading, pronoun)
    party = reading.party_named(name) if name else None
    if name and not (pronoun.lower_ == "it" and party is not None and party.kind == "person"):
        return name
    before = _subject_before(pronoun) if pronoun.lower_ == "it" else None
    return noun_words(reading, before, place=False) if before is not None and before.pos_ in {"NOUN", "PROPN"} else ""


def _subject_before(pronoun: "Token") -> "Token | None":
    first = sentence_of(pronoun).start
    return subject_of(sentence_of(pronoun.doc[first - 1]).root) if first else None


def _thing_before(reading: Reading, pronoun: "Token") -> str:
    """What "they" begin a sentence by, where the one before tells of things: "Futures were up. They had fallen since June"."""
    before = _subject_before(pronoun) if pronoun.lower_ == "they" and pronoun.is_sent_start else None
    thing = before is not None and before.tag_ == "NNS" and before.lower_ not in PERSONS | cues.PEOPLE_NOUNS
    return noun_words(reading, before, place=False) if before is not None and thing else ""


def actor_words(reading: Reading, subject: "Token | None") -> str:
    """Who the subject is, in a few words: a name, also where a pronoun stands for it."""
    if subject is None:
        return ""
    if subject.pos_ == "PRON" or subject.tag_ == "PRP$":
        return _meant(reading, subject)
    if subject.like_num and (whole := _whole_of(subject)) is not None:
        subject = whole
    return noun_words(reading, subject, place=False)


def _whole_of(number: "Token") -> "Token | None":
    """ "troops" of "1,000 of the troops", who are told of by what befell some of them."""
    of = next((child for child in number.children if child.lower_ == "of"), None)
    return next((each for each in of.children if each.dep_ == "pobj"), None) if of is not None else None


def owned_by(reading: Reading, subject: "Token | None") -> str:
    """Whose: " of Mapleton", or nothing where that is unclear."""
    words = actor_words(reading, subject)
    return f" of {words}" if words and words.lower() not in {"who", "which", "that"} else ""


def attached(reading: Reading, verb: "Token", words: "set[str] | None" = None, *, after: int = -1) -> str:
    """The first short prepositional phrase of `verb` past token `after`, dates left out."""
    for child in verb.children:
        if child.dep_ != "prep" or child.i <= max(after, verb.i) or child.lower_ not in (words or _RIGHT):
            continue
        inner = [each for each in child.children if each.dep_ == "pobj"]
        if inner and not _tells_time(inner[0]) and not inner[0].like_num and inner[0].pos_ in {"NOUN", "PROPN"}:
            told = noun_words(reading, inner[0], place=False)
            if told and len(told.split()) < _LONG_PLACE:
                return f"{child.text} {told}"
    return ""


def _before(noun: "Token", skip: "Token | None") -> "list[Token]":
    kept: list[Token] = []
    for child in noun.children:
        if child.i < noun.i and child.dep_ in _LEFT and child != skip and not _counts(child):
            kept += [each for each in child.subtree if each.dep_ not in {"det", "punct"} or each.text == "-"]
        elif child.i < noun.i and child.lower_ in _NONE:
            kept.append(child)
    return [each for each in kept if each.text not in _QUOTES and each.lower_ not in _DROPPED]


def _counts(token: "Token") -> bool:
    return token.like_num or any(child.like_num for child in token.subtree) or token.pos_ == "NUM"


def _named(reading: Reading, token: "Token") -> str:
    """A possessive pronoun by the name it stands for, or left out; any other token as it is."""
    if token.tag_ == "WP$" or (token.lower_ == "own" and token.pos_ == "ADJ"):
        return ""
    if token.tag_ != "PRP$":
        return token.text_with_ws.lower() if _capital_by_place(reading, token) else token.text_with_ws
    name = _owner(reading, token)
    return f"{name}{'’' if name.endswith('s') else '’s'} " if name and len(name.split()) < _LONG_NAME else ""


def _owner(reading: Reading, possessive: "Token") -> str | None:
    """Whose, where that is sure: of the named subject over it, or where it is in the subject itself, of who was named."""
    if possessive.lower_ == "their":
        return None
    subject = next((each for each in map(own_subject, possessive.ancestors) if each is not None), None)
    if subject is None or subject.left_edge.i <= possessive.i <= subject.right_edge.i:
        return name_of(reading, possessive)
    if subject.pos_ == "PRON":
        return name_of(reading, subject)
    party = party_of(reading, subject)
    person = possessive.lower_ in {"his", "her"}
    return party.name if party is not None and (party.kind == "person") == person else None


def own_subject(verb: "Token") -> "Token | None":
    """The subject that stands at `verb` itself, a relative pronoun by what it stands for."""
    return next((antecedent(child) for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}), None)


def _capital_by_place(reading: Reading, token: "Token") -> bool:
    """Whether the word has its capital only because it begins the sentence."""
    common = token.is_sent_start and token.pos_ in {"NOUN", "ADJ", "VERB"} and token.text[1:].islower()
    party = party_of(reading, token) if common and token.tag_ == "NN" else None
    own = party is not None and party.kind == "organisation" and token.lower_ not in cues.PEOPLE_NOUNS
    return bool(common) and not own and not re.search(rf"(?<=[a-z,] ){re.escape(token.text)}\b", reading.text)


def _after(noun: "Token", skip: "Token | None") -> "list[Token]":
    for child in noun.children:
        if child.i <= noun.i or child == skip or child.dep_ != "prep" or child.lower_ not in _RIGHT:
            continue
        inner = [each for each in child.subtree if not each.is_space]
        cut = next(
            (n for n, each in enumerate(inner) if n and (each.text in ",;:()—–" or each.dep_ in {"relcl", "cc"})),
            len(inner),
        )
        inner = inner[:cut]
        if len(inner) < 2 or any(each.like_num for each in inner) or _tells_time(inner[-1]):
            continue
        if len(inner) > _LONG_PLACE + 1:
            head = next((each for each in child.children if each.dep_ == "pobj"), None)
            inner = [each for each in inner if head is None or each.i <= head.i]
        return [each for each in inner if each.dep_ != "punct"] if len(inner) <= _LONG_PLACE + 2 else []
    return []


def _tells_time(token: "Token") -> bool:
    return bool(_TIME_WORDS.match(token.text)) or token.lower_.removesuffix("s") in _TIMES_OF_DAY


def _joined(words: list[str]) -> str:
    text = ""
    for word in words:
        glued = not text or text.endswith((" ", "-")) or word.startswith(("'", "’", "-", "%"))
        text += word if glued else f" {word}"
    return tidy(text)


def tidy(words: str) -> str:
    """The phrase without quotation marks, doubled spaces and a leading article."""
    words = " ".join(_MARKS.sub("", _CLITIC.sub("", words)).split()).strip(" ,;:.-–—")
    return _ARTICLE.sub("", words)
