"""What the parse of a sentence is known to get wrong, put right before anybody asks it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from summarizer.reading import cues
from summarizer.reading.names.nouns import meaning_of

if TYPE_CHECKING:
    from summarizer.reading.tree import Doc, Span, Token

Move: TypeAlias = "tuple[Token, Token, str]"
"""A word, what it is to hang on, and as what."""
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
_CALLS = frozenset("calls demands claims reports warnings estimates pleas charges".split())
"""Nouns that are verbs too."""
_SAYS = frozenset("estimates reports claims".split())
"""What the parse takes for nouns at the end of "…, the refugee agency estimates."."""
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_LEAST = 6
"""Words of a sentence that ends with a comment."""
_NEAR = 1_000
"""Words before and after a name among which it is looked for again."""
_CLAIMS = frozenset("accusation allegation assertion charge claim suggestion".split())
_SPEAKING = frozenset(
    "accuse add appeal blame call condemn criticise criticize demand deny describe dismiss insist pledge promise refuse "
    "reject threaten urge vow warn".split()
)
_VERDICTS = frozenset("guilty liable innocent negligent unfit".split())
_HELPING = frozenset({"aux", "auxpass"})
_PARTING = frozenset({",", ";", ":", "-", "–", "—"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_IN_PLACE_OF_A_SUBJECT = _SUBJECTS | {"csubj", "expl", "attr"}
_BEFORE = frozenset({",", '"', "”", "''", "’", "?", "!"})
_AFTER = frozenset({",", ".", ";", ":", '"', "“", "``", "—", "–"})


def mended(doc: "Doc") -> "Doc":
    """`doc`, with who speaks as the subject of the verb that says so, where the parse has taken them for something else.

    "…, grumbled the landowners' lobby", "…, residents and a local official said", "…, the coalition announced on
    Monday", "…, said the operator, Skyways SA; the line …".
    """
    for mending in (_comment_at_the_end, _opening):
        doc.hang([move for sentence in doc.sentences for move in mending(sentence)])
    doc.hang([move for word in doc.tokens for move in _moves(word)])
    return doc


def _comment_at_the_end(sentence: "Span") -> "Iterator[Move]":
    """Make a verb of the last word of "…, the United Nations refugee agency *estimates*.", and say who says so."""
    words = [each for each in sentence if not each.is_space]
    if len(words) < _LEAST or words[-1].text != ".":
        return
    verb, speaker = words[-2], words[-3]
    if verb.tag_ != "NNS" or verb.lower_ not in _SAYS or speaker.head is not verb or meaning_of(speaker) is None:
        return
    comma = next((each for each in reversed(words) if each.text == ","), None)
    if comma is None or not (comma.nbor().lower_ == "the" or comma.nbor().pos_ == "PROPN"):
        return
    if not any(each.tag_ in _FINITE | {"MD"} for each in verb.doc[sentence.start : comma.i]):
        return
    verb.tag_, verb.pos_ = "VBZ", "VERB"
    if verb.head is not verb:
        yield verb, sentence.root, "parataxis"
    for child in verb.children:
        if comma.i < child.i < speaker.i:
            yield child, speaker, child.dep_
    yield speaker, verb, "nsubj"


def _moves(word: "Token") -> "Iterator[Move]":
    if (word.tag_ == "VBN" and word.head is word) or (word.tag_ == "VBD" and word.lemma_ not in cues.ALL):
        yield from _told_of_the_described(word)
    if word.lemma_ in _TOLD and word.tag_ == "VBD" and word.i and word.nbor(-1).text == ",":
        yield from _with_who_is_described(word)
    if word.lower_ in _VERDICTS and word.dep_ == "ccomp" and word.head.lemma_ == "find":
        yield from _found_so(word)
    if word.tag_ == "VBD" and word.dep_ == "conj" and word.lemma_ in _SPEAKING:
        yield from _with_who_speaks(word)
    if word.lower_ in {"if", "unless"} and word.dep_ == "mark":
        yield from _told_on_a_condition(word)
    if word.tag_ in {"VBZ", "VBD"} and word.lower_ in _CALLS:
        yield from _of_the_calls(word)
    if word.lower_ in _CLAIMS and word.dep_ == "compound" and word.head.head.lemma_ in cues.DENYING:
        yield from _of_the_claim(word)
    if word.lower_ == "provided" and word.dep_ == "prep":
        yield from _led_by_provided(word)
    if word.lower_ == "vice" and word.nbor().text == "-" and word.nbor(2).pos_ in {"NOUN", "PROPN"}:
        yield from _joined(word, word.nbor(2))
    elif word.text == "Police" and word.dep_ == "compound" and word.nbor(-1).lower_ == "of":
        yield from _named_after_the_rank(word)
    elif word.tag_ == "VBD" and word.lemma_ in _COMMENTING and word.i and word.nbor(-1).text in _BEFORE:
        for noun in word.children:
            if noun.dep_ == "dobj" and _is_all_that_follows(word, noun):
                yield noun, word, "nsubj"
        if (speaker := _of_the_next_clause(word)) is not None:
            yield speaker, word, "nsubj"
    elif word.lemma_ in _TOLD and word.tag_ in {"VBD", "VBN", "VBZ"} and word.i > 1:
        yield from _with_who_stands_before(word)
    elif word.lower_ == "who" and word.head.dep_ == "relcl" and (person := _of_the_body(word.head.head)) is not None:
        yield word.head, person, "relcl"


def _opening(sentence: "Span") -> "Iterator[Move]":
    """Give a verb without a subject who stands right before it, where the parse has them in the phrase that opens the
    sentence: "Outside the building *police* estimated", "In a video on Facebook *Langille* said".
    """
    first, verb = sentence[0], sentence[0].head
    if first.dep_ != "prep" or verb.head is not verb or verb.tag_ not in _FINITE:
        return
    if first.right_edge is not verb.nbor(-1) or any(child.dep_ in _IN_PLACE_OF_A_SUBJECT for child in verb.children):
        return
    last = verb.nbor(-1)
    described = next((each for each in (last, *last.ancestors) if _is_described(each, verb)), None)
    if described is not None:
        yield described, verb, "nsubj"
        if _follows_a_comma(described):
            yield described.left_edge.nbor(-1), verb, "punct"
    elif last.dep_ == "pobj" and verb.lemma_ in cues.ALL and (apart := last.nbor(-1)).dep_ == "compound":
        people = last.pos_ == "NOUN" and meaning_of(last) is not None
        if apart.head is last and (people or _is_named_alone(last)):
            for child in last.children:
                yield child, apart, child.dep_
            yield apart, last.head, "pobj"
            yield last, verb, "nsubj"


def _is_described(noun: "Token", verb: "Token") -> bool:
    """Whether a noun that ends right before a verb stands apart from the phrase in which it is: by a comma, or as the
    second noun of its preposition.
    """
    if noun.right_edge is not verb.nbor(-1) or noun.pos_ not in {"NOUN", "PROPN", "PRON", "NUM"}:
        return False
    apart = noun.dep_ == "appos" and _follows_a_comma(noun)
    beside = (each for each in noun.head.children if each.dep_ == "pobj" and each.i < noun.i)
    return apart or (noun.dep_ == "pobj" and any(beside))


def _is_named_alone(name: "Token") -> bool:
    """Whether a name stands elsewhere, not far off, right after another than the one before it here."""
    near = name.doc[max(0, name.i - _NEAR) : name.i + _NEAR]
    before = (each.nbor(-1) for each in near if each.text == name.text and each is not name)
    return any(each.text != name.nbor(-1).text and each.pos_ == "PROPN" for each in before)


def _told_of_the_described(participle: "Token") -> "Iterator[Move]":
    """Make the finite verb the main one, and not what describes its subject: "A shelf *regarded* as stable *is* melting".

    "1,906 voters *struck off* in a test *would be* put back", "Samples *taken* in May, and analysed since, *found* it".
    """
    subject = next((child for child in participle.children if child.dep_ in _SUBJECTS and child.i < participle.i), None)
    if subject is None or subject.pos_ not in {"NOUN", "PROPN"} or participle.nbor(-1).text in _PARTING:
        return
    if any(child.dep_ in _HELPING for child in participle.children):
        return
    verb = _finite_after(participle)
    if verb is not None and not any(child.dep_ in _SUBJECTS for child in verb.children):
        passive = any(child.dep_ == "auxpass" for child in verb.children)
        if participle.head is participle:
            yield verb, verb, "ROOT"
        else:
            yield verb, participle.head, participle.dep_
        yield subject, verb, "nsubjpass" if passive else "nsubj"
        yield participle, subject, "acl"


def _finite_after(participle: "Token") -> "Token | None":
    """The verb that tells what a described subject does: with an auxiliary right after it, or finite after a comma."""
    beside = participle.head.children if participle.dep_ == "ccomp" else []
    joints = {"conj", "ccomp"} if participle.tag_ == "VBN" else {"conj"}
    following = [each for each in participle.children if each.dep_ in joints and each.i > participle.i]
    following += [each for each in beside if each.dep_ == "ccomp" and each.i > participle.i]
    for verb in following:
        between = participle.doc[participle.i : verb.left_edge.i]
        helped = any(child.dep_ in _HELPING for child in verb.children)
        finite = helped or (verb.tag_ in _FINITE and participle.tag_ == "VBN")
        if finite and not any(each.text in _PARTING or each.dep_ == "cc" for each in between):
            return verb
    last = following[-1] if following else participle
    described = participle.tag_ == "VBN" and participle.head is participle and last.tag_ in _FINITE
    return last if described and len(following) > 1 and last.nbor(-1).text == "," else None


def _told_on_a_condition(mark: "Token") -> "Iterator[Move]":
    """Hang a condition on what depends on it and not on who says so: "it would step aside if they agreed, he told us"."""
    clause, saying = mark.head, mark.head.head
    if clause.dep_ != "advcl" or saying.lemma_ not in cues.ALL or clause.i > saying.i:
        return
    told = next((each for each in saying.children if each.dep_ == "ccomp" and each.i < mark.i), None)
    while told is not None and (joined := [each for each in told.children if each.dep_ == "conj" and each.i < mark.i]):
        told = joined[-1]
    if told is not None:
        yield clause, told, "advcl"


def _of_the_calls(calls: "Token") -> "Iterator[Move]":
    """Let nobody speak in ", *resisting government calls* for relief"."""
    for noun in calls.children:
        first = noun.left_edge
        if noun.dep_ == "nsubj" and first.tag_ == "VBG" and first.head is noun and first.nbor(-1).text == ",":
            yield noun, calls, "compound"


def _with_who_speaks(verb: "Token") -> "Iterator[Move]":
    """Let who speaks go on in "He said it had taken off from a base, *and called* that a crime", not what they speak of."""
    told, saying = verb.head, verb.head.head
    before = verb.doc[told.i : verb.i]
    helped = any(child.dep_ in _HELPING for child in told.children)
    subjects = any(child.dep_ in _SUBJECTS for child in verb.children)
    speaking = told.dep_ == "ccomp" and saying.tag_ == "VBD" and saying.lemma_ in cues.ALL
    if speaking and helped and not subjects and any(each.text == "," for each in before):
        yield verb, saying, "conj"


def _found_so(verdict: "Token") -> "Iterator[Move]":
    """Have the court find somebody, and find them so: "found *a trader guilty* of fraud"."""
    for child in verdict.children:
        if child.dep_ in _SUBJECTS:
            yield child, verdict.head, "dobj"
    yield verdict, verdict.head, "oprd"


def _of_the_claim(claim: "Token") -> "Iterator[Move]":
    """Let the police deny an allegation in ", an *allegation police* have denied"."""
    denier, denying = claim.head, claim.head.head
    first = denier.left_edge
    if denier.dep_ == "nsubj" and first.lower_ in {"a", "an"} and first.i and first.nbor(-1).text == ",":
        yield first, claim, "det"
        yield claim, denying.head if denying.head is not denying else denier, "npadvmod"
        yield denying, claim, "relcl"


def _led_by_provided(preposition: "Token") -> "Iterator[Move]":
    """Make a condition of "would pay *provided they left*", where the parse joins the second verb to the first."""
    verb = preposition.head
    clause = next((each for each in verb.children if each.dep_ in {"conj", "ccomp"} and each.i > preposition.i), None)
    if clause is not None and clause.left_edge.nbor(-1) is preposition and not preposition.children:
        yield clause, verb, "advcl"
        yield preposition, clause, "mark"


def _joined(first: "Token", last: "Token") -> "Iterator[Move]":
    """Hang all of the first half of a word on the second: "its vice-president"."""
    if first.head is not first and first.head is not last and last.head is not first:
        for child in first.children:
            yield child, last, child.dep_ if child.text != "-" else "punct"
        yield first, last, "compound"


def _named_after_the_rank(police: "Token") -> "Iterator[Move]":
    """Make the officer the head of "Superintendent of Police Ada Lund", where the parse has the rank of it."""
    of, officer = police.nbor(-1), police.head
    while officer.dep_ == "compound":
        officer = officer.head
    rank = of.head
    if officer.head is of and rank.head is not rank and rank.i < of.i:
        yield officer, rank.head, rank.dep_
        yield rank, officer, "nmod"
        yield police, of, "pobj"


def _of_the_next_clause(verb: "Token") -> "Token | None":
    """Who speaks, where the parse makes them the subject of the clause after a semicolon, which has one of its own."""
    if any(child.dep_ in _SUBJECTS for child in verb.children):
        return None
    for other in verb.children:
        subjects = [child for child in other.children if child.dep_ in _SUBJECTS]
        if len(subjects) > 1 and subjects[0].left_edge.i == verb.i + 1 and subjects[1].left_edge.nbor(-1).text == ";":
            return subjects[0]
    return None


def _with_who_stands_before(verb: "Token") -> "Iterator[Move]":
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
        yield verb, speaker.head, "parataxis"
        yield speaker, verb, "nsubj"
    elif speaker.dep_ == "conj" and speaker.head.pos_ != "VERB":
        yield speaker, verb, "nsubj"


def _with_who_is_described(verb: "Token") -> "Iterator[Move]":
    """Give a verb of saying who is described between commas: "Ada Lund, identified as a nurse, said …"."""
    if any(child.dep_ in _SUBJECTS for child in verb.children):
        return
    for described in verb.children:
        people = [child for child in described.children if child.dep_ in _SUBJECTS and child.i < described.i]
        if described.tag_ == "VBN" and described.i < verb.i and people and described.nbor(-1).text == ",":
            yield people[0], verb, "nsubj"
            yield described, people[0], "acl"


def _of_the_body(body: "Token") -> "Token | None":
    """The person on whose body or place the parse hung what is told of them: "Ada Lund of Lehn Bank, who expects"."""
    of = body.head
    belongs = of.dep_ == "prep" and of.lower_ in {"of", "at", "from", "with"} and body.pos_ == "PROPN"
    whose = of.head.head if of.head.dep_ == "appos" and meaning_of(of.head) == "person" else of.head
    return whose if belongs and whose.pos_ == "PROPN" else None


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
