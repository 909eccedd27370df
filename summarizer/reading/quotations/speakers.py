"""Who speaks, given the verb of saying: its subject, wherever the sentence or the parse has put it."""

from itertools import takewhile
from typing import TYPE_CHECKING

from summarizer.reading import cues
from summarizer.reading.countries import DEMONYMS
from summarizer.reading.furniture import MENDING
from summarizer.reading.mentions import Span
from summarizer.reading.names import ROLES
from summarizer.reading.names.vocabulary import ANYBODY
from summarizer.reading.parse import sentence_of, span_of
from summarizer.reading.quotations.cue import SAID_SO
from summarizer.reading.quotations.relays import quoted_one, quoting_verb, relay_of, source_cited
from summarizer.reading.quotations.spans import BEFORE_A_COMMENT
from summarizer.reading.quotations.takeover import is_followed_by_a_stop, speaker_beside
from summarizer.reading.references import named_by, referent

if TYPE_CHECKING:
    from summarizer.reading.tree import Doc, Token

_SPEAKERS = ROLES | cues.PEOPLE_NOUNS | cues.BODIES
_OURSELVES = frozenset(
    "newspaper paper website newsletter magazine reporter reporters correspondent correspondents".split()
)
_VERSIONS = frozenset({"article", "story", "post", "version", "page"})
_IN_NAMES = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"})
_NO_NAME = frozenset({"VERB", "AUX", "SCONJ", "PUNCT", "PRON"})
"""What no name of a speaker holds, if it is all that stands between a comma and the verb."""


def speaker_of(cue: "Token", marks: tuple[Span, ...]) -> "Token | None":
    if (quoting := quoting_verb(cue)) is not None:
        return quoted_one(quoting)
    if (subject := comment_subject(cue) or subject_of_a_lost_verb(cue)) is not None:
        return subject
    if any(child.dep_ == "nsubjpass" for child in cue.children):
        agents = [each for by in cue.children if by.dep_ == "agent" for each in by.children if each.dep_ == "pobj"]
        return agents[0] if agents else None
    if (beside := speaker_beside(cue)) is not None:
        return beside
    if (apposed := _apposed_before(cue, marks) or _before_an_aside(cue, marks)) is not None:
        return apposed
    verb = cue
    for _ in range(4):
        subjects = [child for child in verb.children if child.dep_ == "nsubj" and not _is_addressee(child, verb)]
        outside = [each for each in subjects if not any(span_of(each) in mark for mark in marks)]
        if outside:
            return _beside_a_number(_antecedent(_nearest(outside, cue) if verb is cue else outside[0]))
        if verb is cue and (inverted := _inverted(cue, marks)) is not None:
            return inverted
        if verb.dep_ not in {"xcomp", "conj", "advcl", "ccomp", "parataxis", "dep"} or verb.head is verb:
            break
        if verb.dep_ in {"ccomp", "parataxis"} and verb.tag_ != "VBG":
            break
        verb = verb.head
    if (named := _named_before(cue, marks)) is not None:
        return named
    if (commenting := _after_the_comma(cue, marks)) is not None:
        return commenting
    if cue.dep_ in {"ROOT", "ccomp", "parataxis"} and (lost := _lost_subject(cue, marks)) is not None:
        return lost
    if cue.lemma_ in SAID_SO and (shouting := _after_the_mark(cue, marks)) is not None:
        return shouting
    return _at_the_head(cue, marks)


def can_vow(cue: "Token", speaker: "Token") -> bool:
    """False where a thing or an adjective would make a promise: "the ruling Lok Morcha had promised" misread."""
    if cue.lemma_ not in cues.VOWING:
        return True
    return speaker.pos_ in {"PROPN", "PRON"} or speaker.lower_ in _SPEAKERS


def _nearest(subjects: "list[Token]", cue: "Token") -> "Token":
    """The subject after the cue, the one that a comma parts from the rest, or the name after what somebody is.

    "The offer, analysts wrote, is low", "The charity Lifeline Orsk says".
    """
    last = subjects[-1]
    parted = last.left_edge.i > sentence_of(cue).start and last.left_edge.nbor(-1).text == ","
    apposed = len(subjects) > 1 and last.pos_ == "PROPN" and last.left_edge.i == subjects[-2].i + 1
    return last if last.i > cue.i or parted or apposed else subjects[0]


def _apposed_before(cue: "Token", marks: tuple[Span, ...]) -> "Token | None":
    """The person named between commas before a cue without a subject: "after the host, Jorge Salas, told them"."""
    if any(child.dep_ in {"nsubj", "nsubjpass"} for child in cue.children) or cue.i < sentence_of(cue).start + 4:
        return None
    comma, name = cue.nbor(-1), cue.nbor(-2)
    if comma.text != "," or name.pos_ != "PROPN" or any(span_of(name) in mark for mark in marks):
        return None
    before = next((each for each in reversed(cue.doc[max(0, cue.i - 7) : name.i]) if each.pos_ != "PROPN"), None)
    return name if before is not None and before.text == "," and before.i >= sentence_of(cue).start else None


def _before_an_aside(cue: "Token", marks: tuple[Span, ...]) -> "Token | None":
    """Whom the parse has joined to the verb before: "Paris urged calm, and an official, on condition of anonymity, said"."""
    comma = cue.nbor(-1) if cue.i else cue
    if comma.text != "," or any(child.dep_ in {"nsubj", "nsubjpass"} for child in cue.children):
        return None
    joined = [each for each in cue.children if each.dep_ in {"ccomp", "parataxis"} and each.i < cue.i]
    people = [
        each for verb in (*joined, cue.head) for each in verb.children if each.dep_ == "conj" and each.i < comma.i
    ]
    fitting = [each for each in people if each.lower_ in _SPEAKERS or each.pos_ == "PROPN"]
    fitting = [each for each in fitting if each.nbor().text == "," and not any(span_of(each) in mark for mark in marks)]
    return fitting[-1] if fitting else None


def comment_subject(cue: "Token") -> "Token | None":
    """The subject of a comment whose verb the parse took for a participle: "…, the minister announced on Friday."."""
    if cue.tag_ != "VBN" or cue.dep_ not in {"acl", "relcl"} or cue.lemma_ not in SAID_SO or cue.head.i != cue.i - 1:
        return None
    start = cue.head.left_edge
    after_stop = start.i > sentence_of(cue).start and start.nbor(-1).text in BEFORE_A_COMMENT
    return cue.head if after_stop and is_followed_by_a_stop(cue) else None


def subject_of_a_lost_verb(cue: "Token") -> "Token | None":
    """The subject of a verb that the parse took for a participle: "The FA confirmed last night it had opened …"."""
    head = cue.head
    if cue.tag_ != "VBN" or cue.dep_ != "acl" or head.i != cue.i - 1 or head.dep_ != "nsubj":
        return None
    again = any(child.dep_ in {"nsubj", "nsubjpass"} and child.i > cue.i for child in head.head.children)
    return head if again else None


def _is_addressee(noun: "Token", verb: "Token") -> bool:
    """Whether the parse took whom somebody is "telling" for who tells."""
    return verb.lower_ == "telling" and noun.i > verb.i


def _after_the_mark(cue: "Token", marks: tuple[Span, ...]) -> "Token | None":
    """The speaker between a quotation and its cue: '"…," Danika Vesely, a student, shouted'."""
    ended = [mark for mark in marks if sentence_of(cue).start_char <= mark.end <= cue.idx]
    if not ended:
        return None
    between = [token for token in cue.doc[sentence_of(cue).start : cue.i] if token.idx >= ended[-1].end]
    named = next((token for token in between if token.pos_ in {"PROPN", "NOUN", "PRON"} and not _leads_on(token)), None)
    return named if named is not None and len(between) < 24 else None


def _named_before(cue: "Token", marks: tuple[Span, ...]) -> "Token | None":
    """The name before a cue that the parse gave no subject: "Ledgerly confirmed", "whose leader, Anna Aale, said"."""
    start = sentence_of(cue).start
    words = [token for token in cue.doc[start : cue.i] if token.pos_ not in {"AUX", "ADV"} or token.i == start]
    if not words or any(span_of(words[-1]) in mark for mark in marks):
        return None
    last = words[-1]
    if last.i == start:
        return last if last.text[:1].isupper() and last.tag_ in {"RB", "NNP", "NN", "NNS", "JJ"} else None
    if last.text == "," and (head := _before_the_first_comma(words)) is not None:
        return head
    if last.text == "," and len(words) > 2 and words[-2].pos_ == "PROPN":
        run = [token for token in cue.doc[start : last.i] if token.text == ","]
        return words[-2] if run and last.i - run[-1].i <= 5 else None
    return None


def _after_the_comma(cue: "Token", marks: tuple[Span, ...]) -> "Token | None":
    """The speaker of a comment whom the parse hung elsewhere: "…, a coalition of builders and fuel dealers said."."""
    if cue.lemma_ not in SAID_SO or cue.tag_ not in {"VBD", "VBZ", "VBP"} or not is_followed_by_a_stop(cue):
        return None
    words = list(takewhile(lambda token: token.text != ",", reversed(cue.doc[sentence_of(cue).start : cue.i])))[::-1]
    if not words or words[0].i == sentence_of(cue).start or any(token.pos_ in _NO_NAME for token in words):
        return None
    named = [token for token in takewhile(lambda token: token.pos_ != "ADP", words) if token.pos_ in {"NOUN", "PROPN"}]
    return named[-1] if named and not any(span_of(named[-1]) in mark for mark in marks) else None


def _at_the_head(cue: "Token", marks: tuple[Span, ...]) -> "Token | None":
    """Who the sentence begins with, where the parse has lost it: "Records seen by the Examiner show that …"."""
    sentence = sentence_of(cue)
    if cue.tag_ not in {"VBD", "VBZ", "VBP"} or not _brings_in_a_clause(cue):
        return None
    start = sentence.start + (sentence[0].pos_ in {"CCONJ", "ADV", "PUNCT"})
    opening = list(takewhile(lambda token: token.pos_ in _IN_NAMES, cue.doc[start : cue.i]))
    between = cue.doc[start + len(opening) : cue.i]
    if not opening or any(span_of(opening[-1]) in mark for mark in marks):
        return None
    if any(token.tag_ in {"VBZ", "VBP", "MD"} or _is_past(token) for token in between if token != cue):
        return None
    last = opening[-1]
    return last if last.pos_ == "PROPN" or last.lower_ in _SPEAKERS | cues.DOCUMENTS else None


def _brings_in_a_clause(cue: "Token") -> bool:
    after = cue.doc[cue.i + 1 : cue.i + 7]
    return any(child.dep_ == "ccomp" and child.i > cue.i for child in cue.children) or any(
        token.lower_ == "that" and token.dep_ == "mark" for token in after
    )


def _is_past(token: "Token") -> bool:
    """Whether a verb is of the past and no participle: not *seen* or *reviewed* of "records reviewed by"."""
    return token.tag_ == "VBD" and token.i + 1 < len(token.doc) and token.nbor().lower_ != "by"


def _before_the_first_comma(words: "list[Token]") -> "Token | None":
    """The name or person at the head of a sentence that goes on with commas: "One witness, a baker, recalled"."""
    opening = list(takewhile(lambda token: token.text != ",", words))
    if len(opening) == len(words) - 1 or any(
        token.pos_ in {"VERB", "AUX", "SCONJ", "PUNCT", "CCONJ"} for token in opening
    ):
        return None
    nouns = list(takewhile(lambda token: token.pos_ != "ADP", opening))
    last = nouns[-1] if nouns else None
    return last if last is not None and (last.pos_ == "PROPN" or last.lower_ in cues.PEOPLE_NOUNS) else None


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
            return token if begins and not any(span_of(token) in mark for mark in marks) else None
    return None


def _inverted(cue: "Token", marks: tuple[Span, ...]) -> "Token | None":
    """The subject that follows its cue where the parse has lost it: '"…," wrote the critic Basil Thornquist'."""
    before = cue.nbor(-1) if cue.i else cue
    if before.text not in BEFORE_A_COMMENT or cue.lemma_ not in SAID_SO or cue.tag_ == "VBG":
        return None
    for token in cue.doc[cue.i + 1 : cue.i + 9]:
        if token.is_punct or token.pos_ in {"VERB", "ADP", "SCONJ"} or any(span_of(token) in mark for mark in marks):
            return None
        if token.pos_ in {"PROPN", "NOUN", "PRON"} and token.head.i not in range(token.i + 1, token.i + 6):
            return token
    return None


def _antecedent(subject: "Token") -> "Token":
    if subject.tag_ in {"WDT", "WP"} and subject.head.dep_ == "relcl":
        return subject.head.head
    return subject


def _beside_a_number(subject: "Token") -> "Token":
    """Who is parted from a number by a comma, where the parse took both for one: "$21,000, a coalition said"."""
    if subject.pos_ != "NUM":
        return subject
    return next((child for child in subject.children if child.dep_ == "appos" and child.i > subject.i), subject)


def chain_of(doc: "Doc", cue: "Token", speaker: "Token", recent: str | None) -> tuple[str, ...]:
    if is_own_voice(speaker):
        return ()
    again = _is_one_alone(speaker) or _is_by_origin(speaker)
    name = recent if again else referent(doc, speaker, recent)
    if name is None or not _is_somebody(speaker, name):
        return ()
    names = [name]
    if (quoting := quoting_verb(cue)) is not None:
        relay = relay_of(quoting)
        names += [relayed for relayed in [relay and referent(doc, relay)] if relayed]
    elif (source := source_cited(cue)) is not None and source != speaker:
        names = [cited for cited in [referent(doc, source)] if cited] + names
    return tuple(dict.fromkeys(map(_short_medium, names)))


def _is_somebody(speaker: "Token", name: str) -> bool:
    """Whether a name is of one who can speak: not "15.8%", a bare "eleven", "everyone" or "two of whom"."""
    bare = speaker.pos_ == "NUM" and name.lower() == speaker.lower_
    return any(map(str.isalpha, name)) and not bare and speaker.lower_ not in ANYBODY and " whom" not in name


def _is_one_alone(speaker: "Token") -> bool:
    """ "said one", who spoke before; not "one of the people"."""
    of = any(child.lower_ == "of" for child in speaker.children)
    return speaker.lower_ == "one" and named_by(speaker) == speaker and not of


def _is_by_origin(speaker: "Token") -> bool:
    """ "said the Portuguese": whoever spoke last, told by where they are from."""
    bare = [child.lower_ for child in speaker.children if child.i < speaker.i] == ["the"]
    return speaker.text in DEMONYMS and bare and speaker.head.tag_ == "VBD" and speaker.i > speaker.head.i


def is_own_voice(speaker: "Token") -> bool:
    """Whether the article speaks of itself: "a count by this newspaper", "figures released to our reporters",
    "Correction: an earlier version said".
    """
    if speaker.lower_ in MENDING or (speaker.lower_ in _VERSIONS and _is_this(speaker)):
        return True
    to = (each for child in speaker.children if child.dep_ == "acl" for each in child.children if each.lower_ == "to")
    by = (each for child in (*speaker.children, *to) if child.lower_ in {"by", "to"} for each in child.children)
    own = (child for child in speaker.children if child.dep_ == "poss")
    return any(
        each.lower_ in _OURSELVES and any(child.lower_ in {"this", "our"} for child in each.children)
        for each in (speaker, *by, *own)
    )


def _is_this(version: "Token") -> bool:
    return any(child.lower_ in {"this", "our", "earlier", "previous"} for child in version.children)


def _short_medium(name: str) -> str:
    """ "TASS" of "Russia's TASS news agency"."""
    known = [word for word in name.replace("'", " ").split() if word.lower() in cues.MEDIA]
    return known[0] if known else name
